//! Round numbers along an axis, and how they are written.

mod write;

use super::pen::LABEL;
use super::round::{decimal, next_step};
use super::scale::{Scale, Spacing};
use write::{fixed, power, write};

/// A mark on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The number.
    pub value: f64,
    /// How it is written; empty for a mark between labels.
    pub label: String,
}

/// Width of a digit as a share of the height of the text. Nothing is measured; system fonts have 0.50 to 0.58.
const DIGIT: f64 = 0.6;

/// Decades that are written out; beyond, powers of ten.
const PLAIN: std::ops::RangeInclusive<i32> = -3..=4;

/// Characters that take less room than a digit.
const NARROW: [char; 12] = ['.', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁻'];

/// Room that a label takes, in CSS pixels.
pub fn width(label: &str) -> f64 {
    label
        .chars()
        .map(|c| if NARROW.contains(&c) { 0.6 } else { 1.0 })
        .sum::<f64>()
        * DIGIT
        * LABEL
}

/// Ticks with labels side by side: as many as leave clear space between them.
pub fn across(scale: &Scale) -> Vec<Tick> {
    let fits = |ticks: &[Tick]| {
        let labelled: Vec<_> = ticks.iter().filter(|tick| !tick.label.is_empty()).collect();
        labelled.windows(2).all(|pair| {
            let gap = (scale.pixel(pair[1].value) - scale.pixel(pair[0].value)).abs();
            gap >= (width(&pair[0].label) + width(&pair[1].label)) / 2.0 + 12.0
        })
    };
    densest(
        scale,
        (scale.length() / 44.0).clamp(2.0, 9.0) as usize,
        fits,
    )
}

/// Ticks with labels one above the other.
pub fn upright(scale: &Scale) -> Vec<Tick> {
    densest(
        scale,
        (scale.length() / 30.0).clamp(2.0, 7.0) as usize,
        |_| true,
    )
}

/// Ticks on whole numbers only, written without a fraction: for counts and indices.
pub fn whole(ticks: Vec<Tick>) -> Vec<Tick> {
    let plain = |label: String| match label.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|digit| digit == b'0') => whole.into(),
        _ => label,
    };
    ticks
        .into_iter()
        .filter(|tick| tick.value.fract() == 0.0)
        .map(|Tick { value, label }| Tick {
            value,
            label: plain(label),
        })
        .collect()
}

fn densest(scale: &Scale, most: usize, fits: impl Fn(&[Tick]) -> bool) -> Vec<Tick> {
    let candidates = (1..=most).rev().map(|count| match scale.spacing {
        Spacing::Linear => linear(scale, count),
        Spacing::Log => log(scale, count),
    });
    let mut last = Vec::new();
    for ticks in candidates {
        if fits(&ticks) {
            return ticks;
        }
        last = ticks;
    }
    last.truncate(1);
    last
}

/// Multiples of 1, 2 or 5 · 10^k in the range, at most `count` + 1 of them.
fn linear(scale: &Scale, count: usize) -> Vec<Tick> {
    let least = (scale.high / 2.0 - scale.low / 2.0) / count as f64 * 2.0;
    if !least.is_finite() {
        return vec![];
    }
    let (digit, exponent) = next_step(least);
    let step = decimal(digit, exponent);
    let (first, last) = ((scale.low / step).ceil(), (scale.high / step).floor());
    // Beyond 2^53 steps from zero neighbouring multiples are one number; then the ends say enough.
    if !(first.abs() < 9e15 && last.abs() < 9e15) {
        return vec![];
    }
    let reach = scale.low.abs().max(scale.high.abs());
    let mut ticks: Vec<Tick> = (first as i64..=last as i64)
        .map(|index| Tick {
            value: decimal(index * digit, exponent),
            label: write(index * digit, exponent, reach),
        })
        // Where neighbouring doubles are further apart than ticks, rounding moves some off the axis or onto each other.
        .filter(|tick| scale.holds(tick.value))
        .collect();
    ticks.dedup_by(|a, b| a.value == b.value);
    ticks
}

/// Powers of ten, every so many that at most `count` are labelled; with 2 and 5 between when few decades are in sight.
fn log(scale: &Scale, count: usize) -> Vec<Tick> {
    let decades = (scale.high / scale.low).log10();
    if decades < 1.0 {
        return linear(
            &Scale {
                spacing: Spacing::Linear,
                ..*scale
            },
            count,
        );
    }
    let stride = (decades / count as f64).ceil().max(1.0) as i32;
    let digits: &[i64] = match stride {
        1 if decades * 3.0 <= count as f64 => &[1, 2, 5],
        _ => &[1],
    };
    let (first, last) = (
        scale.low.log10().floor() as i32,
        scale.high.log10().ceil() as i32,
    );
    let plain = PLAIN.contains(&first.max(scale.low.log10().ceil() as i32))
        && PLAIN.contains(&(scale.high.log10().floor() as i32));
    (first..=last)
        .flat_map(|exponent| digits.iter().map(move |&digit| (digit, exponent)))
        .map(|(digit, exponent)| Tick {
            value: decimal(digit, exponent),
            label: match (exponent.rem_euclid(stride), plain) {
                (0, true) => fixed(digit, exponent),
                (0, false) => power(digit, exponent),
                _ => String::new(),
            },
        })
        .filter(|tick| scale.holds(tick.value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn linear_ticks_are_round_and_written_as_they_are() {
        let scale = Scale::linear([-0.42, 1.13], [0.0, 300.0]);
        let ticks = across(&scale);
        assert_eq!(labels(&ticks), ["0.0", "0.5", "1.0"]);
        let ticks = across(&Scale::linear([-0.42, 0.71], [0.0, 300.0]));
        assert_eq!(labels(&ticks), ["−0.4", "−0.2", "0.0", "0.2", "0.4", "0.6"]);
        // 2 · 0.2 is 0.4 here and not 0.4000000000000001.
        assert_eq!(ticks[4].value, 0.4);
        let wide = across(&Scale::linear([1e8, 1e8 + 1.0], [0.0, 300.0]));
        assert_eq!(labels(&wide), ["100000000.0", "100000000.5", "100000001.0"]);
    }

    #[test]
    fn log_ticks_are_decades_and_thin_out() {
        let ticks = upright(&Scale::log([1e-14, 1e5], [180.0, 0.0]));
        let labelled: Vec<_> = ticks.iter().filter(|tick| !tick.label.is_empty()).collect();
        assert_eq!(labelled[0].label, "10⁻¹²");
        assert!(labelled.len() <= 7);
        let few = across(&Scale::log([0.003, 4.0], [0.0, 300.0]));
        assert_eq!(labels(&few), ["0.01", "0.1", "1"]);
    }

    #[test]
    fn no_two_labels_of_an_axis_touch_at_any_range() {
        for power in -12..=12 {
            for (low, high) in [
                (0.0, 1.0),
                (-3.0, 7.0),
                (-0.017, 0.0003),
                (12345.0, 12346.0),
                (1e6, 3e6),
            ] {
                let unit = 10f64.powi(power);
                let scale = Scale::linear([low * unit, high * unit], [40.0, 290.0]);
                let ticks = across(&scale);
                assert!(!ticks.is_empty(), "{scale:?}");
                for pair in ticks.windows(2) {
                    let gap = scale.pixel(pair[1].value) - scale.pixel(pair[0].value);
                    assert!(
                        gap > (width(&pair[0].label) + width(&pair[1].label)) / 2.0,
                        "{pair:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_tick_lies_on_the_axis_and_its_label_reads_back() {
        for (low, high) in [(-7.3e-9, 2e-8), (0.1, 0.7), (-250.0, 99.0), (3e9, 5e12)] {
            let scale = Scale::linear([low, high], [0.0, 250.0]);
            for tick in upright(&scale) {
                assert!(scale.holds(tick.value));
                let plain = tick.label.replace('\u{2212}', "-");
                if let Ok(read) = plain.parse::<f64>() {
                    assert_eq!(read, tick.value, "{}", tick.label);
                }
            }
        }
    }
}
