//! Where the bins of a histogram begin and end.

use crate::plot::round::{decimal, near_step};
use crate::plot::scale::between;

/// Fewest bins that are aimed at, and the most that are drawn.
const FEWEST: f64 = 5.0;
pub(super) const MOST: usize = 100;

/// Cells of the coarse pass that finds the quartiles.
const CELLS: usize = 1024;

/// So many numbers are enough for quartiles: of longer lists every second, third … one is taken.
const ENOUGH: usize = 1 << 14;

/// Round edges that enclose `low` and `high`.
pub(super) fn edges(values: &[f64], low: f64, high: f64) -> Vec<f64> {
    let length = high - low;
    if length.is_infinite() {
        return vec![low, low / 2.0 + high / 2.0, high];
    }
    let (spread, held) = middle_half(values, low, high);
    let wanted = 2.0 * spread / libm::pow(held, 1.0 / 3.0);
    let width = between(wanted, length / MOST as f64, length / FEWEST);
    let (mut digit, mut exponent) = near_step(width);
    loop {
        let step = decimal(digit, exponent);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        if !(first.abs() < 9e15 && last.abs() < 9e15) {
            // The numbers are so close that no round number lies between them.
            return vec![low, high];
        }
        let round = |index: i64| decimal(index * digit, exponent);
        let (mut first, mut last) = (first as i64, last as i64);
        // 0.3 / 0.05 is a little below 6: the quotient only says about where the edge is.
        first += i64::from(round(first + 1) <= low) - i64::from(round(first) > low);
        last += i64::from(round(last) < high) - i64::from(round(last - 1) >= high);
        let centred = values
            .iter()
            .all(|&value| !value.is_finite() || is_multiple(value, digit, exponent));
        // A number on the last edge would share a bin with those below it, so a further edge follows.
        let more = i64::from(centred || round(last) == high);
        if last - first + more <= MOST as i64 {
            let edge = |index: i64| match centred {
                // Half a step further left: (2·index − 1) · step / 2.
                true => decimal((2 * index - 1) * digit * 5, exponent - 1),
                false => round(index),
            };
            return (first..=last + more).map(edge).collect();
        }
        (digit, exponent) = match digit {
            1 => (2, exponent),
            2 => (5, exponent),
            _ => (1, exponent + 1),
        };
    }
}

/// Whether a number is written as a multiple of `digit · 10^exponent`.
fn is_multiple(value: f64, digit: i64, exponent: i32) -> bool {
    let index = (value / decimal(digit, exponent)).round();
    decimal(index as i64 * digit, exponent) == value
}

/// The distance between the quartiles, to within one cell, and how many finite numbers there are, about.
fn middle_half(values: &[f64], low: f64, high: f64) -> (f64, f64) {
    let cell = (high - low) / CELLS as f64;
    let per_cell = 1.0 / cell;
    let mut counts = vec![0u32; CELLS];
    let mut held = 0u32;
    let stride = values.len().div_ceil(ENOUGH).max(1);
    for value in values.iter().step_by(stride) {
        if value.is_finite() {
            counts[(((value - low) * per_cell) as usize).min(CELLS - 1)] += 1;
            held += 1;
        }
    }
    let quartile = |share: f64| {
        let mut below = 0;
        let reached = |count: &u32| {
            below += count;
            f64::from(below) >= share * f64::from(held)
        };
        counts.iter().position(reached).unwrap_or(0) as f64
    };
    let finite = f64::from(held) * stride as f64;
    ((quartile(0.75) - quartile(0.25)) * cell, finite)
}

/// One bin with a lone number in its middle.
pub(super) fn around(value: f64) -> Vec<f64> {
    let half = if value == 0.0 {
        0.5
    } else {
        (value / 20.0).abs()
    };
    vec![value - half, value + half]
}
