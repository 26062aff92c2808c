//! What a person types or pastes, to a number.

use super::MINUS;
use std::borrow::Cow;
use std::fmt;

/// A text in an error message is cut to so many characters.
const QUOTED: usize = 30;

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// There is nothing but spaces.
    Empty,
    /// It is no number.
    NotANumber,
    /// It is beyond what a double holds (about 1.8×10³⁰⁸), like 1e400.
    TooLarge,
    /// One comma and three digits, like 1,234: a thousand or so in English and Korean, a little more than one in German.
    Ambiguous,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is no number",
            Self::NotANumber => "this is not a number",
            Self::TooLarge => "this number is too large",
            Self::Ambiguous => {
                "write the number without a comma: it could mark thousands or decimals"
            }
        })
    }
}

impl std::error::Error for Misread {}

/// A text short enough for a sentence.
pub(crate) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The number that a text is under each of the two conventions for points and commas. A number too large for a double is infinite.
///
/// `1.5` is a number under the first only, `1,5` under the second only; `15` is the same under both, and `1,500` is a different one under each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readings {
    /// A point before the decimals, commas between groups of three digits.
    pub point: Option<f64>,
    /// A comma before the decimals, points between groups of three digits.
    pub comma: Option<f64>,
}

/// Reads one number as a person writes it.
///
/// Understood: spaces around it, `+`, a hyphen or a real minus, a decimal comma (`1,5`), groups of three (`1,234.5`, `1 234`),
/// exponents (`1e-7` and our own `1.5×10⁻⁷`), `NaN`, `inf`, `∞`. Reading what [`super::full`] wrote gives the same double.
///
/// # Errors
/// See [`Misread`].
pub fn read(text: &str) -> Result<f64, Misread> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Misread::Empty);
    }
    let sign = text
        .starts_with(['+', '-', MINUS])
        .then(|| text.chars().next());
    let sign = sign.flatten().map_or("", |sign| &text[..sign.len_utf8()]);
    // In a field of its own a plain space between digits can only group them; in a table it may separate cells.
    let size = text[sign.len()..].trim_start().replace(' ', "\u{2009}");
    if let Some(value) = special(&size) {
        return Ok(if matches!(sign, "" | "+") {
            value
        } else {
            -value
        });
    }
    let Some(Readings { point, comma }) = readings(&[sign, &size].concat()) else {
        return Err(Misread::NotANumber);
    };
    let value = match (point, comma) {
        (Some(point), Some(comma)) if point != comma && size.contains([',', '，']) => {
            return Err(Misread::Ambiguous);
        }
        (Some(value), _) | (None, Some(value)) => value,
        (None, None) => return Err(Misread::NotANumber),
    };
    if value.is_finite() {
        Ok(value)
    } else {
        Err(Misread::TooLarge)
    }
}

/// The words for what is no finite number.
fn special(size: &str) -> Option<f64> {
    match size.to_ascii_lowercase().as_str() {
        "nan" => Some(f64::NAN),
        "∞" | "inf" | "infinity" => Some(f64::INFINITY),
        _ => None,
    }
}

/// The number in a cell of a table; nothing when it is none under either convention.
///
/// Understood: a sign (hyphen, U+2212, `+`), `.5`, `5.`, `1e-7`, our own `1.5×10⁻⁷`, full-width digits, and between groups of three
/// digits a point or comma, a no-break or thin space, or an apostrophe. Everything else (`5×100`, `12:30`, `1.2.3`, `0x10`, `5 mm`) is no number.
pub fn readings(text: &str) -> Option<Readings> {
    simple(text).or_else(|| any(text))
}

/// Nearly every cell of a large table needs no care: digits with at most one point, which no group of three follows.
fn simple(text: &str) -> Option<Readings> {
    let size = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let mut point = None;
    for (at, byte) in size.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {}
            b'.' if point.is_none() => point = Some(at),
            _ => return None,
        }
    }
    if point.is_some_and(|at| size.len() - at == 4) {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    let value = if value == 0.0 { 0.0 } else { value };
    Some(Readings {
        point: Some(value),
        comma: point.is_none().then_some(value),
    })
}

fn any(text: &str) -> Option<Readings> {
    let text = normalized(text);
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let signed = |size: f64| {
        if text.starts_with('-') && size != 0.0 {
            -size
        } else {
            size
        }
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    if let Some(exponent) = exponent {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if digits.is_empty() || !is_digits(digits) {
            return None;
        }
    }
    // Nearly every cell of a large table has no mark but a point, which needs no care with groups.
    if is_digits(mantissa) && !mantissa.is_empty() {
        let value = unsigned.parse().ok().map(signed);
        return value.map(|value| Readings {
            point: Some(value),
            comma: Some(value),
        });
    }
    let point = value(unsigned, mantissa, exponent, '.', ',').map(signed);
    let comma = value(unsigned, mantissa, exponent, ',', '.').map(signed);
    (point.is_some() || comma.is_some()).then_some(Readings { point, comma })
}

/// Brings the signs, spaces and digits that people and spreadsheets write to the ones a parser knows; what groups digits becomes an apostrophe.
fn normalized(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let (mantissa, exponent) = match text.split_once("×10") {
        Some((mantissa, exponent)) if !exponent.is_empty() => (
            mantissa,
            exponent
                .chars()
                .map(superscript)
                .collect::<Option<String>>(),
        ),
        _ => (text, None),
    };
    let Some(exponent) = exponent else {
        return text.chars().map(plain).collect();
    };
    let mantissa: String = mantissa.chars().map(plain).collect();
    Cow::Owned([&mantissa, "e", &exponent].concat())
}

fn plain(character: char) -> char {
    match character {
        MINUS | '－' => '-',
        '＋' => '+',
        '．' => '.',
        '，' => ',',
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '’' => '\'',
        '０'..='９' => char::from_digit(character as u32 - '０' as u32, 10).unwrap_or(character),
        _ => character,
    }
}

fn superscript(character: char) -> Option<char> {
    match character {
        '⁻' => Some('-'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        _ => (character as u32)
            .checked_sub('⁰' as u32)
            .and_then(|digit| char::from_digit(digit, 10)),
    }
}

/// The size of a number, given whole and cut at its exponent, whose decimals follow `decimal` and whose groups of three are
/// separated by `group` or an apostrophe.
fn value(
    unsigned: &str,
    mantissa: &str,
    exponent: Option<&str>,
    decimal: char,
    group: char,
) -> Option<f64> {
    let (whole, fraction) = mantissa.split_once(decimal).unwrap_or((mantissa, ""));
    // `5.` is a form that programs write; `5,` is the end of something else.
    let ends = fraction.is_empty() && mantissa.ends_with(',');
    if !is_digits(fraction) || whole.len() + fraction.len() == 0 || ends {
        return None;
    }
    if is_digits(whole) {
        let exponent = exponent.unwrap_or("0");
        return match decimal {
            '.' => unsigned.parse().ok(),
            _ => format!("{whole}.{fraction}e{exponent}").parse().ok(),
        };
    }
    let mark = if whole.contains(group) { group } else { '\'' };
    let grouped = exponent.is_none() && is_grouped(whole, mark);
    grouped.then(|| {
        format!("{}.{fraction}", whole.replace(mark, ""))
            .parse()
            .ok()
    })?
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is digits in groups of three: 1 to 3 digits, not starting with a zero, then threes.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len())
        && is_digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_digits(group))
}
