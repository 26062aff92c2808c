//! The words of an axis: plain digits, or powers of ten.

use crate::digits::{cut, superscript};

/// Writes `count · 10^exponent` on an axis that reaches `reach`.
pub(super) fn write(count: i64, exponent: i32, reach: f64) -> String {
    if exponent < -6 && reach < 1e-4 || reach >= 1e7 && exponent >= 3 {
        scientific(count, exponent)
    } else {
        fixed(count, exponent)
    }
}

/// All digits, as many decimals as the step has.
pub(super) fn fixed(count: i64, exponent: i32) -> String {
    let sign = if count < 0 { "\u{2212}" } else { "" };
    let decimals = usize::try_from(-exponent).unwrap_or(0);
    let zeros = usize::try_from(exponent).unwrap_or(0);
    let mut digits = format!("{:01$}", count.unsigned_abs(), decimals + 1);
    if count != 0 {
        digits.extend(std::iter::repeat_n('0', zeros));
    }
    let (whole, fraction) = cut(&digits, digits.len() - decimals);
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

fn scientific(count: i64, exponent: i32) -> String {
    if count == 0 {
        return "0".into();
    }
    let digits = count.unsigned_abs().to_string();
    let (head, tail) = cut(&digits, 1);
    let tail = tail.trim_end_matches('0');
    let sign = if count < 0 { "\u{2212}" } else { "" };
    let point = if tail.is_empty() { "" } else { "." };
    let exponent = exponent + digits.len() as i32 - 1;
    format!("{sign}{head}{point}{tail}×10{}", superscript(exponent))
}

/// A digit times a power of ten.
pub(super) fn power(digit: i64, exponent: i32) -> String {
    match (digit, exponent) {
        (_, 0) => digit.to_string(),
        (1, _) => format!("10{}", superscript(exponent)),
        _ => format!("{digit}×10{}", superscript(exponent)),
    }
}
