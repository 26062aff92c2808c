//! Round numbers along an axis, and how they are written.

use super::pen::LABEL;
use super::scale::{Scale, Spacing};

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

/// Room that a label takes, in CSS pixels.
pub fn width(label: &str) -> f64 {
    label
        .chars()
        .map(|c| {
            if c == '.' || "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(c) {
                0.6
            } else {
                1.0
            }
        })
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

/// Ticks on whole numbers only, for counts and indices.
pub fn whole(ticks: Vec<Tick>) -> Vec<Tick> {
    ticks
        .into_iter()
        .filter(|tick| tick.value.fract() == 0.0)
        .collect()
}

/// The multiple `count · 10^exponent`, rounded once, so that 3 · 0.1 is written and placed as 0.3.
pub fn decimal(count: i64, exponent: i32) -> f64 {
    if exponent < 0 {
        // 10^-exponent is exact up to 10^22; below, there is nothing exact to keep.
        count as f64 / 10f64.powi(-exponent)
    } else {
        count as f64 * 10f64.powi(exponent)
    }
}

/// The largest step 1, 2 or 5 · 10^exponent that is at most `size`, as digit and exponent.
pub fn round_step(size: f64) -> (i64, i32) {
    let exponent = size.log10().floor() as i32;
    let head = size / 10f64.powi(exponent) * (1.0 + 1e-12);
    let digit = [5, 2, 1]
        .into_iter()
        .find(|&digit| head >= digit as f64)
        .unwrap_or(1);
    (digit, exponent)
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
    (first as i64..=last as i64)
        .map(|index| {
            let value = decimal(index * digit, exponent);
            let label = write(
                index * digit,
                exponent,
                scale.low.abs().max(scale.high.abs()),
            );
            Tick { value, label }
        })
        .collect()
}

/// The smallest step 1, 2 or 5 · 10^exponent that is at least `size`.
fn next_step(size: f64) -> (i64, i32) {
    let (digit, exponent) = round_step(size);
    if decimal(digit, exponent) >= size * (1.0 - 1e-9) {
        return (digit, exponent);
    }
    match digit {
        1 => (2, exponent),
        2 => (5, exponent),
        _ => (1, exponent + 1),
    }
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

/// Writes `count · 10^exponent` on an axis that reaches `reach`.
fn write(count: i64, exponent: i32, reach: f64) -> String {
    if exponent < -6 && reach < 1e-4 || reach >= 1e7 && exponent >= 3 {
        scientific(count, exponent)
    } else {
        fixed(count, exponent)
    }
}

fn fixed(count: i64, exponent: i32) -> String {
    let decimals = usize::try_from(-exponent).unwrap_or(0);
    format!("{:.decimals$}", decimal(count, exponent)).replace('-', "\u{2212}")
}

fn scientific(count: i64, exponent: i32) -> String {
    if count == 0 {
        return "0".into();
    }
    let digits = count.unsigned_abs().to_string();
    let (head, tail) = digits.split_at(1);
    let tail = tail.trim_end_matches('0');
    let sign = if count < 0 { "\u{2212}" } else { "" };
    let point = if tail.is_empty() { "" } else { "." };
    let exponent = exponent + digits.len() as i32 - 1;
    format!("{sign}{head}{point}{tail}×10{}", superscript(exponent))
}

fn power(digit: i64, exponent: i32) -> String {
    match (digit, exponent) {
        (_, 0) => digit.to_string(),
        (1, _) => format!("10{}", superscript(exponent)),
        _ => format!("{digit}×10{}", superscript(exponent)),
    }
}

fn superscript(exponent: i32) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = exponent.unsigned_abs().to_string();
    let raised = digits
        .bytes()
        .map(|digit| RAISED[usize::from(digit - b'0')]);
    (exponent < 0)
        .then_some('⁻')
        .into_iter()
        .chain(raised)
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
