//! The double nearest to a decimal.

use super::decimal::{BITS, LEAST};
use super::limbs::Limbs;
use std::cmp::Ordering;

/// Digits that can matter; what comes behind them only tells that there is more.
const MOST_READ: usize = 770;

/// Reads ASCII digits with at most one point and an exponent, `12.5e-3`; nothing for any other text. Infinite beyond the
/// largest double.
pub(super) fn parse(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Vec<u8> = whole
        .bytes()
        .chain(fraction.bytes())
        .map(|byte| byte.wrapping_sub(b'0'))
        .collect();
    if digits.is_empty() || digits.iter().any(|digit| *digit > 9) {
        return None;
    }
    let point = (whole.len() as i32).saturating_add(power(exponent)?);
    Some(nearest(&digits, point))
}

/// A whole number with its sign, cut where it is far beyond every double.
fn power(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let add = |sum: i32, byte: u8| {
        sum.saturating_mul(10)
            .saturating_add(i32::from(byte - b'0'))
    };
    let size = digits.bytes().fold(0, add);
    Some(if text.starts_with('-') { -size } else { size })
}

/// The double nearest to `0.d₁d₂d₃… × 10^point`, ties to even.
fn nearest(digits: &[u8], point: i32) -> f64 {
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let (digits, point) = (&digits[zeros..], point.saturating_sub(zeros as i32));
    if digits.is_empty() || point < -330 {
        return 0.0;
    }
    if point > 310 {
        return f64::INFINITY;
    }
    small(digits, point).unwrap_or_else(|| long(digits, point))
}

/// The quick way where number and power of ten are both exact doubles, so that one operation rounds once.
fn small(digits: &[u8], point: i32) -> Option<f64> {
    let power = point - digits.len() as i32;
    if digits.len() > super::SURE_DIGITS || power.abs() > 22 {
        return None;
    }
    let number = digits
        .iter()
        .fold(0.0, |number, digit| 10.0 * number + f64::from(*digit));
    let ten = (0..power.abs()).fold(1.0, |ten, _| 10.0 * ten);
    Some(if power < 0 {
        number / ten
    } else {
        number * ten
    })
}

/// Moves the number by powers of two until its whole part has the bits of a mantissa.
fn long(digits: &[u8], point: i32) -> f64 {
    let mut kept = digits[..digits.len().min(MOST_READ)].to_vec();
    if digits.len() > MOST_READ {
        kept.push(1);
    }
    let mut number = Limbs::from_digits(&kept, point);
    let mut power = 0;
    while number.floor() >> (BITS + 1) > 0 {
        number.scale(-9);
        power += 9;
    }
    while number.floor() >> BITS == 0 && power > LEAST {
        let far = number.floor() >> (BITS - 29) == 0;
        let step = if far { 29.min(power - LEAST) } else { 1 };
        number.scale(step);
        power -= step;
    }
    rounded(&number, power)
}

/// Rounds to a whole mantissa. Its hidden bit adds one to the exponent, and a carry another one.
fn rounded(number: &Limbs, power: i32) -> f64 {
    let mantissa = number.floor();
    let up = match number.beside_half() {
        Ordering::Less => 0,
        Ordering::Equal => mantissa % 2,
        Ordering::Greater => 1,
    };
    let bits = (((power - LEAST) as u64) << BITS) + mantissa + up;
    f64::from_bits(bits.min(f64::INFINITY.to_bits()))
}
