//! Numbers to text and back: the only place where a number is rounded for a reader.
//!
//! A page that shows arithmetic must not lie with `=`: [`Written::exact`] tells whether the text is the whole number,
//! so that the page writes `=` or `≈`. Texts use a real minus (U+2212) and `1.5×10⁻⁷` outside 10⁻⁶ … 10¹⁵.
//! To align a column on the decimal point, split a text at its (only) `.`.

mod read;

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
    let meant = Decimal::rounded(value, SURE_DIGITS).trimmed();
    // 9.999999999999998×10⁻⁷ rounds up to 10⁻⁶ here, and the smallest doubles have fewer digits than the sure ones.
    let is_doubtful = meant.digits == "1" || !value.is_normal();
    let shortest = is_doubtful.then(|| Decimal::shortest(value));
    let exponent = shortest.as_ref().map_or(meant.exponent, |it| it.exponent);
    let whole = usize::try_from(exponent + 1).unwrap_or(0);
    let room = if is_plain(exponent) {
        digits.max(whole)
    } else {
        digits
    };
    // Finding the shortest form takes longer than rounding. Where the sure digits are more than there is room for, it
    // has more digits too.
    let may_fit = is_doubtful || meant.digits.len() <= room || room > SURE_DIGITS;
    if may_fit {
        let shortest = shortest.unwrap_or_else(|| Decimal::shortest(value));
        if shortest.digits.len() <= room {
            return Written {
                text: text(&shortest, negative),
                exact: true,
            };
        }
    }
    let shown = if meant.digits.len() <= room.min(SHORT_DIGITS) {
        meant
    } else {
        Decimal::rounded(value, room)
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
    let shortest = Decimal::shortest(value);
    if (-4..16).contains(&shortest.exponent) {
        return fixed(&shortest);
    }
    format!("{}e{}", pointed(&shortest, 1), shortest.exponent)
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
        text.push_str(&superscript(decimal.exponent));
    }
    text
}

/// Without an exponent.
fn fixed(decimal: &Decimal) -> String {
    match usize::try_from(decimal.exponent) {
        Ok(exponent) => pointed(decimal, exponent + 1),
        Err(_) => {
            let zeros = "0".repeat((decimal.exponent.unsigned_abs() - 1) as usize);
            format!("0.{zeros}{}", decimal.digits)
        }
    }
}

/// The digits with a point after the first `whole` of them, filled up with zeros where there are fewer.
fn pointed(decimal: &Decimal, whole: usize) -> String {
    let (before, after) = cut(&decimal.digits, whole.min(decimal.digits.len()));
    let point = if after.is_empty() { "" } else { "." };
    format!("{before:0<whole$}{point}{after}")
}

/// The text before a byte and the text from it; all and nothing where no character begins there: slicing would panic.
pub(crate) fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The figures of an exponent, from 0 to 9.
pub(crate) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A whole number as an exponent: −12 is `⁻¹²`.
pub(crate) fn superscript(exponent: i32) -> String {
    let raise = |character: char| match character.to_digit(10) {
        Some(digit) => RAISED[digit as usize],
        None => '⁻',
    };
    exponent.to_string().chars().map(raise).collect()
}

/// A positive number d.ddd × 10^exponent.
struct Decimal {
    /// At least one digit, without a point.
    digits: String,
    exponent: i32,
}

impl Decimal {
    /// The fewest digits that read back as the same double, for a finite double other than zero, whatever its sign.
    fn shortest(value: f64) -> Self {
        Self::of(&format!("{:e}", value.abs()))
    }

    /// Rounded correctly to so many digits.
    fn rounded(value: f64, count: usize) -> Self {
        Self::of(&format!("{:.*e}", count - 1, value.abs()))
    }

    /// From the standard library's notation, `1.25e-7`.
    fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        Self {
            digits: mantissa.replace('.', ""),
            exponent: exponent.parse().unwrap_or(0),
        }
    }

    /// Without the zeros at its end.
    fn trimmed(mut self) -> Self {
        let bare = self.digits.trim_end_matches('0').len();
        self.digits.truncate(bare.max(1));
        self
    }
}
