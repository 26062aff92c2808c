//! A double's digits: all of them, a rounded few, or the fewest that read back as the same double.

use super::limbs::Limbs;
use super::{MOST_DIGITS, SURE_DIGITS};
use std::cmp::Ordering;

/// Bits of a mantissa.
pub(super) const BITS: u32 = 52;
/// The power of two of the last bit of the smallest double.
pub(super) const LEAST: i32 = -1074;

/// A positive number d.ddd × 10^exponent; `digits` are values from 0 to 9, without a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub digits: Vec<u8>,
    pub exponent: i32,
}

/// `mantissa · 2^power` of a positive double.
fn parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits() & (u64::MAX >> 1);
    let (exponent, fraction) = ((bits >> BITS) as i32, bits & ((1 << BITS) - 1));
    match exponent {
        0 => (fraction, LEAST),
        _ => (fraction | 1 << BITS, exponent - 1 + LEAST),
    }
}

impl Decimal {
    /// All digits of `mantissa · 2^power`.
    fn exact(mantissa: u64, power: i32) -> Self {
        let mut limbs = Limbs::whole(mantissa);
        limbs.scale(power);
        let (digits, exponent) = limbs.digits();
        Self { digits, exponent }
    }

    /// All digits of a finite double other than zero, whatever its sign.
    pub(super) fn of(value: f64) -> Self {
        let (mantissa, power) = parts(value);
        Self::exact(mantissa, power)
    }

    /// A digit by its place from the left; zeros follow the last.
    fn digit(&self, index: usize) -> u8 {
        self.digits.get(index).copied().unwrap_or(0)
    }

    /// As many digits, what follows left away.
    fn cut(&self, count: usize) -> Self {
        Self {
            digits: (0..count).map(|index| self.digit(index)).collect(),
            exponent: self.exponent,
        }
    }

    /// The next larger number of as many digits.
    fn next(mut self) -> Self {
        let count = self.digits.len();
        let nines = self
            .digits
            .iter()
            .rev()
            .take_while(|digit| **digit == 9)
            .count();
        self.digits.truncate(count - nines);
        match self.digits.last_mut() {
            Some(last) => *last += 1,
            None => {
                self.digits.push(1);
                self.exponent += 1;
            }
        }
        self.digits.resize(count, 0);
        self
    }

    /// What follows the first `count` digits, beside half a unit of the last of them.
    fn rest_beside_half(&self, count: usize) -> Ordering {
        let rest = self.digits.get(count..).unwrap_or(&[]);
        let (first, more) = rest.split_first().unwrap_or((&0, &[]));
        first
            .cmp(&5)
            .then(more.iter().any(|digit| *digit > 0).cmp(&false))
    }

    /// Rounded to so many digits, ties to even.
    pub(super) fn rounded(&self, count: usize) -> Self {
        let below = self.cut(count);
        let odd = below.digits.last().is_some_and(|last| last % 2 == 1);
        match self.rest_beside_half(count) {
            Ordering::Greater => below.next(),
            Ordering::Equal if odd => below.next(),
            _ => below,
        }
    }

    /// Without the zeros at its end.
    pub(super) fn trimmed(mut self) -> Self {
        let zeros = self
            .digits
            .iter()
            .rev()
            .take_while(|digit| **digit == 0)
            .count();
        self.digits.truncate((self.digits.len() - zeros).max(1));
        self
    }

    fn beside(&self, other: &Self) -> Ordering {
        let bare = |digits: &[u8]| {
            digits
                .iter()
                .rposition(|digit| *digit > 0)
                .map_or(0, |last| last + 1)
        };
        let (mine, others) = (
            &self.digits[..bare(&self.digits)],
            &other.digits[..bare(&other.digits)],
        );
        self.exponent
            .cmp(&other.exponent)
            .then_with(|| mine.cmp(others))
    }
}

/// The decimals that read back as the same double.
struct Reach {
    low: Decimal,
    high: Decimal,
    /// Whether the ends belong to it: they are ties, which go to the even mantissa.
    closed: bool,
}

impl Reach {
    fn of(value: f64) -> Self {
        let (mantissa, power) = parts(value);
        // Below a power of two, doubles lie twice as densely.
        let edge = mantissa == 1 << BITS && power > LEAST;
        let low = match edge {
            true => Decimal::exact(4 * mantissa - 1, power - 2),
            false => Decimal::exact(2 * mantissa - 1, power - 1),
        };
        Self {
            low,
            high: Decimal::exact(2 * mantissa + 1, power - 1),
            closed: mantissa % 2 == 0,
        }
    }

    fn has(&self, decimal: &Decimal) -> bool {
        let inside =
            |order: Ordering, wanted| order == wanted || self.closed && order == Ordering::Equal;
        inside(decimal.beside(&self.low), Ordering::Greater)
            && inside(decimal.beside(&self.high), Ordering::Less)
    }

    /// The decimal of so many digits nearest to `exact` that reads back as its double.
    fn of_length(&self, exact: &Decimal, count: usize) -> Option<Decimal> {
        let below = exact.cut(count);
        let above = below.clone().next();
        let (near, far) = match exact.rest_beside_half(count) {
            Ordering::Less => (below, above),
            _ => (above, below),
        };
        [near, far].into_iter().find(|decimal| self.has(decimal))
    }
}

/// The shortest decimal that reads back as `value`, nearest to it, if it has at most `most` digits.
pub(super) fn shortest(value: f64, exact: &Decimal, most: usize) -> Option<Decimal> {
    let dense = value.is_normal();
    let mut counts = (1..=most).filter(|count| !dense || may_be_all(exact, *count));
    let first = counts.next()?;
    let reach = Reach::of(value);
    let mut counts = std::iter::once(first).chain(counts);
    counts.find_map(|count| reach.of_length(exact, count))
}

/// Whether so many digits can be enough: whether those behind them, as far as a double is sure of its digits, are all
/// zeros or all nines. Those of most numbers are not, and nothing more need be tried.
fn may_be_all(exact: &Decimal, count: usize) -> bool {
    let mut behind = (count..SURE_DIGITS).map(|index| exact.digit(index));
    let first = behind.next().unwrap_or(0);
    (first == 0 || first == 9) && behind.all(|digit| digit == first)
}

/// The power of ten of the first digit of the shortest decimal: not always that of the first digit of the double, for
/// the double of 10⁻⁶ lies below it.
pub(super) fn exponent(value: f64, exact: &Decimal) -> i32 {
    let may_differ = !value.is_normal() || (0..SURE_DIGITS).all(|index| exact.digit(index) == 9);
    let shortest = may_differ.then(|| shortest(value, exact, MOST_DIGITS));
    shortest
        .flatten()
        .map_or(exact.exponent, |short| short.exponent)
}
