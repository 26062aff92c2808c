//! Numbers to text and back: the only place where a number is rounded for a reader.
//!
//! A page that shows arithmetic must not lie with `=`: [`Written::exact`] tells whether the text is the whole number,
//! so that the page writes `=` or `≈`. Texts use a real minus (U+2212) and `1.5×10⁻⁷` outside 10⁻⁶ … 10¹⁵.
//! To align a column on the decimal point, split a text at its (only) `.`.

mod decimal;
mod limbs;
mod read;

use decimal::{Decimal, exponent, shortest};
pub(crate) use read::short;
pub use read::{Misread, Readings, read, readings};

/// A real minus sign, as wide as a plus; a hyphen is not one.
pub const MINUS: char = '\u{2212}';

/// The most digits a double can need.
const MOST_DIGITS: usize = 17;
/// A double carries this many decimal digits whatever its value; what stands further right may be noise of binary arithmetic.
const SURE_DIGITS: usize = 15;
/// A decimal this short that agrees with a double in all its sure digits is what the arithmetic meant (0.1 + 0.2 meant 0.3).
const SHORT_DIGITS: usize = 12;

/// A number as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The number in decimal, for example `−0.3333`.
    pub text: String,
    /// True when the text is the whole number: reading it gives the same double back.
    pub exact: bool,
}

/// Writes `value` with so many significant digits (1 to 17, others are brought into that range).
///
/// - A number whose shortest exact form fits is written so, without trailing zeros, and is exact: `2`, `0.5`.
/// - Any other is rounded correctly (from its binary value, ties to even) and keeps all its digits: `0.3333`, `0.5000`.
/// - Noise of binary arithmetic is not dressed up as digits: 0.1 + 0.2 is `0.3`, and not exact.
/// - Digits before the decimal point are never rounded away: 12345.678 with 3 digits is `12346`.
/// - There is no minus zero, −0.0 is `0`. NaN is `NaN`, infinity `∞`; both are exact.
pub fn write(value: f64, significant_digits: usize) -> Written {
    let digits = significant_digits.clamp(1, MOST_DIGITS);
    if !value.is_finite() || value == 0.0 {
        return Written {
            text: special(value),
            exact: true,
        };
    }
    let negative = value < 0.0;
    let exact = Decimal::of(value);
    let exponent = exponent(value, &exact);
    let whole = usize::try_from(exponent + 1).unwrap_or(0);
    let room = if is_plain(exponent) {
        digits.max(whole)
    } else {
        digits
    };
    if let Some(shortest) = shortest(value, &exact, room) {
        return Written {
            text: text(&shortest, negative),
            exact: true,
        };
    }
    let meant = exact.rounded(SURE_DIGITS).trimmed();
    let shown = if meant.digits.len() <= room.min(SHORT_DIGITS) {
        meant
    } else {
        exact.rounded(room)
    };
    Written {
        text: text(&shown, negative),
        exact: false,
    }
}

/// Writes the whole number: the shortest decimal that reads back as the same double.
pub fn full(value: f64) -> String {
    write(value, MOST_DIGITS).text
}

/// Writes the whole number for a machine (a CSV file, a program): ASCII, `-0.5`, `1.5e-7`, `NaN`, `inf`.
pub fn plain(value: f64) -> String {
    let sign = if value.is_sign_negative() && !value.is_nan() {
        "-"
    } else {
        ""
    };
    let size = if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        "inf".to_owned()
    } else if value == 0.0 {
        "0".to_owned()
    } else {
        machine(value)
    };
    [sign, &size].concat()
}

/// The size of a finite number, with an exponent where [`plain`] has one.
fn machine(value: f64) -> String {
    let exact = Decimal::of(value);
    let shortest = shortest(value, &exact, MOST_DIGITS).unwrap_or(exact);
    if (-4..16).contains(&shortest.exponent) {
        return fixed(&shortest);
    }
    let mut text = pointed(&shortest, 1);
    text.push('e');
    text.push_str(&shortest.exponent.to_string());
    text
}

fn special(value: f64) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value == 0.0 {
        "0".to_owned()
    } else if value > 0.0 {
        "∞".to_owned()
    } else {
        format!("{MINUS}∞")
    }
}

/// Whether a number is written without an exponent.
fn is_plain(exponent: i32) -> bool {
    (-6..15).contains(&exponent)
}

fn text(decimal: &Decimal, negative: bool) -> String {
    let mut text = String::new();
    if negative {
        text.push(MINUS);
    }
    if is_plain(decimal.exponent) {
        text.push_str(&fixed(decimal));
    } else {
        text.push_str(&pointed(decimal, 1));
        text.push_str("×10");
        text.extend(decimal.exponent.to_string().chars().map(superscript));
    }
    text
}

/// Without an exponent.
fn fixed(decimal: &Decimal) -> String {
    match usize::try_from(decimal.exponent) {
        Ok(exponent) => pointed(decimal, exponent + 1),
        Err(_) => {
            let zeros = (decimal.exponent.unsigned_abs() - 1) as usize;
            let mut text = String::from("0.");
            text.extend(std::iter::repeat_n('0', zeros));
            text.extend(decimal.digits.iter().map(letter));
            text
        }
    }
}

/// The digits with a point after the first `whole` of them, filled up with zeros where there are fewer.
fn pointed(decimal: &Decimal, whole: usize) -> String {
    let (before, after) = decimal.digits.split_at(whole.min(decimal.digits.len()));
    let mut text: String = before.iter().map(letter).collect();
    text.extend(std::iter::repeat_n('0', whole - before.len()));
    if !after.is_empty() {
        text.push('.');
        text.extend(after.iter().map(letter));
    }
    text
}

/// The text before a byte and the text from it; all and nothing where no character begins there.
///
/// Slicing would panic then, in a message that needs a table of all characters.
pub(crate) fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn letter(digit: &u8) -> char {
    char::from(b'0' + digit)
}

fn superscript(character: char) -> char {
    match character {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => digit
            .to_digit(10)
            .and_then(|d| char::from_u32('⁰' as u32 + d))
            .unwrap_or(digit),
    }
}
