//! Numbers to text and back: the only place where a number is rounded for a reader.
//!
//! A page that shows arithmetic must not lie with `=`: [`Written::exact`] tells whether the text is the whole number,
//! so that the page writes `=` or `≈`. Texts use a real minus (U+2212) and `1.5×10⁻⁷` outside 10⁻⁶ … 10¹⁵.
//! To align a column on the decimal point, split a text at its (only) `.`.

mod read;

pub use read::{Comma, Misread, read, read_as};
pub(crate) use read::{comma, short};

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
    let shortest = Decimal::shortest(value);
    let whole = usize::try_from(shortest.exponent + 1).unwrap_or(0);
    let room = if shortest.is_plain() {
        digits.max(whole)
    } else {
        digits
    };
    if shortest.digits.len() <= room {
        return Written {
            text: shortest.text(value < 0.0),
            exact: true,
        };
    }
    let meant = Decimal::rounded(value, SURE_DIGITS).trimmed();
    let shown = if meant.digits.len() <= room.min(SHORT_DIGITS) {
        meant
    } else {
        Decimal::rounded(value, room)
    };
    Written {
        text: shown.text(value < 0.0),
        exact: false,
    }
}

/// Writes the whole number: the shortest decimal that reads back as the same double.
pub fn full(value: f64) -> String {
    write(value, MOST_DIGITS).text
}

/// Writes the whole number for a machine (a CSV file, a program): ASCII, `-0.5`, `1.5e-7`, `NaN`, `inf`.
pub fn plain(value: f64) -> String {
    let text = format!("{value:?}");
    match text.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => text,
    }
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

/// A positive number d.ddd × 10^exponent; `digits` has no point.
struct Decimal {
    digits: String,
    exponent: i32,
}

impl Decimal {
    fn shortest(value: f64) -> Self {
        Self::split(&format!("{:e}", value.abs()))
    }

    fn rounded(value: f64, digits: usize) -> Self {
        Self::split(&format!("{:.*e}", digits - 1, value.abs()))
    }

    /// Takes apart what the standard library writes, `1.25e-7`: its decimal rounding is correct, ours need not be.
    fn split(scientific: &str) -> Self {
        let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
        Self {
            digits: mantissa.replace('.', ""),
            exponent: exponent.parse().unwrap_or(0),
        }
    }

    fn trimmed(mut self) -> Self {
        let length = self.digits.trim_end_matches('0').len().max(1);
        self.digits.truncate(length);
        self
    }

    /// Whether it is written without an exponent.
    fn is_plain(&self) -> bool {
        (-6..15).contains(&self.exponent)
    }

    fn text(&self, negative: bool) -> String {
        let mut text = String::new();
        if negative {
            text.push(MINUS);
        }
        match usize::try_from(self.exponent) {
            _ if !self.is_plain() => {
                self.push_pointed(1, &mut text);
                text.push_str("×10");
                text.extend(self.exponent.to_string().chars().map(superscript));
            }
            Ok(exponent) => self.push_pointed(exponent + 1, &mut text),
            Err(_) => {
                text.push_str("0.");
                text.extend((1..-self.exponent).map(|_| '0'));
                text.push_str(&self.digits);
            }
        }
        text
    }

    /// The digits with a point after the first `whole` of them, filled up with zeros where there are fewer.
    fn push_pointed(&self, whole: usize, text: &mut String) {
        let (before, after) = self.digits.split_at(whole.min(self.digits.len()));
        text.push_str(before);
        text.extend((before.len()..whole).map(|_| '0'));
        if !after.is_empty() {
            text.push('.');
            text.push_str(after);
        }
    }
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
