//! What one cell of a table holds: nothing, a number, a number with its unit, or words.

use crate::digits::{Readings, readings};

/// The longest text that can be a number; longer ones are not even tried.
const LONGEST: usize = 400;

/// Marks for a missing value, in small letters.
const MISSING: [&str; 23] = [
    "", "\"\"", "na", "n/a", "n.a.", "<na>", "nan", "-nan", "null", "none", "nil", "?", "-", "--",
    "–", "—", ".", "..", "...", "…", "#n/a n/a", "1.#qnan", "-1.#ind",
];

/// What stands for an infinite value, in small letters and without a sign.
const INFINITE: [&str; 4] = ["inf", "infinity", "∞", "1.#inf"];

/// Units that may stand behind a number. Which words count is a choice: `3pm` and `12x` are no numbers with a unit.
const UNITS: &[&str] = &[
    "kg", "g", "mg", "µg", "μg", "ug", "t", "lb", "lbs", "oz", "km", "m", "dm", "cm", "mm", "µm",
    "μm", "um", "nm", "in", "ft", "yd", "mi", "h", "hr", "hrs", "min", "s", "sec", "ms", "µs",
    "μs", "us", "ns", "days", "years", "yrs", "ha", "m2", "m²", "m3", "m³", "cm2", "cm²", "cm3",
    "cm³", "km2", "km²", "l", "L", "dl", "dL", "cl", "cL", "ml", "mL", "µl", "µL", "K", "°", "°C",
    "°F", "℃", "℉", "C", "F", "V", "mV", "kV", "A", "mA", "W", "mW", "kW", "MW", "kWh", "MWh", "J",
    "kJ", "MJ", "cal", "kcal", "N", "kN", "Pa", "hPa", "kPa", "MPa", "bar", "mbar", "psi", "Hz",
    "kHz", "MHz", "GHz", "dB", "mol", "mmol", "M", "mM", "µM", "ppm", "ppb", "rpm", "bpm", "mph",
    "m/s", "km/h", "kg/m3", "kg/m³", "mg/L", "mg/l", "g/L", "g/l", "mg/dL", "mg/dl", "mmol/L",
    "mmol/l", "kg/m2", "kg/m²", "B", "kB", "KB", "MB", "GB", "TB", "px", "pt", "%", "‰", "pp",
    "USD", "EUR", "GBP", "KRW", "JPY", "CHF", "CNY", "kr", "zł", "원", "명", "개", "회", "세",
    "살", "점", "년", "월", "일", "시간", "분", "초", "대", "건", "円", "元", "人", "歳", "年",
];

/// Signs of currencies, before or behind a number.
const CURRENCIES: &[&str] = &[
    "$", "€", "£", "¥", "￥", "₩", "￦", "₹", "₽", "₺", "₫", "฿", "₴", "₦", "₱", "₪", "¢",
];

/// Words that may stand before a number.
const BEFORE: &[&str] = &[
    "US$", "A$", "C$", "R$", "USD", "EUR", "GBP", "KRW", "JPY", "CHF", "CNY",
];

/// Whether a cell holds nothing, or a mark that says so (`NA`, `..`, `#DIV/0!`), or an infinite value, with which nobody can compute.
pub(super) fn is_missing(text: &str) -> bool {
    // No mark is longer, and most cells begin with a digit.
    if text.len() > 16 || text.starts_with(|c: char| ('2'..='9').contains(&c)) {
        return false;
    }
    let small = text.to_lowercase();
    let unsigned = small.trim_start_matches(['+', '-', '−']);
    MISSING.contains(&small.as_str()) || INFINITE.contains(&unsigned) || is_sheet_error(text)
}

/// `#DIV/0!`, `#N/A`, `#NAME?`, `####` and what else spreadsheets write in place of a number.
pub(super) fn is_sheet_error(text: &str) -> bool {
    let Some(name) = text.strip_prefix('#') else {
        return false;
    };
    let known =
        matches!(name, "N/A" | "NA" | "NV") || name.ends_with(['!', '?']) || name.starts_with("##");
    known
        && name.chars().all(|c| {
            c.is_uppercase()
                || c.is_numeric()
                || c.is_alphabetic() && !c.is_ascii()
                || "/!?_#".contains(c)
        })
}

/// The number in a cell, under either convention for points and commas.
pub(super) fn number(text: &str) -> Option<Readings> {
    if text.len() > LONGEST {
        None
    } else {
        readings(text)
    }
}

/// A number and the unit or currency beside it, `65kg` or `₩1,200`.
pub(super) fn with_unit(text: &str) -> Option<(Readings, &'static str)> {
    let behind = UNITS.iter().chain(CURRENCIES).find_map(|&unit| {
        let size = text.strip_suffix(unit)?.trim_end();
        Some((number(size)?, unit))
    });
    behind.or_else(|| {
        let size = text.strip_prefix(['+', '-', '−']).unwrap_or(text);
        let sign = &text[..text.len() - size.len()];
        CURRENCIES.iter().chain(BEFORE).find_map(|&unit| {
            let size = size.strip_prefix(unit)?.trim_start();
            // A number without a sign of its own where there is one before the currency.
            if !sign.is_empty() && size.starts_with(['+', '-', '−']) {
                return None;
            }
            Some((number(&[sign, size].concat())?, unit))
        })
    })
}
