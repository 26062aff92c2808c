//! Numbers that sum up many runs or many units.

use batch_norm_explained::error::Error;
use serde::Serialize;
/// Mean of the values; NaN without any.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Sum of the squared distances from the mean.
fn squares(values: &[f64]) -> f64 {
    let mean = mean(values);
    values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum()
}

/// Standard deviation of the values, divided by N.
#[must_use]
pub fn deviation(values: &[f64]) -> f64 {
    (squares(values) / values.len() as f64).sqrt()
}

/// Standard deviation of the values as a sample of more, divided by N − 1: what a spread over seeds is. NaN for one.
#[must_use]
pub fn sample_deviation(values: &[f64]) -> f64 {
    (squares(values) / (values.len() as f64 - 1.0)).sqrt()
}

/// The value in the middle; the mean of the middle two for an even count; NaN without any.
#[must_use]
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => sorted[middle],
        _ => 0.5 * (sorted[middle - 1] + sorted[middle]),
    }
}

/// √(Σ v²).
#[must_use]
pub fn norm(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

/// Differences between pairs of runs that share a seed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Paired {
    /// Mean of the differences.
    pub mean: f64,
    /// Its standard error: deviation of the differences (divided by N−1) over √N.
    pub standard_error: f64,
    /// Mean over standard error; beyond ±2 it is hardly chance.
    pub t: f64,
}

/// Sums up `second − first`, seed by seed.
///
/// # Errors
/// [`Error::TooFew`] for fewer than two seeds, [`Error::ShapeMismatch`] if the two have not the same number of them.
pub fn paired(first: &[f64], second: &[f64]) -> Result<Paired, Error> {
    if second.len() != first.len() {
        return Err(Error::ShapeMismatch {
            what: "second",
            expected: vec![first.len()],
            found: vec![second.len()],
        });
    }
    if first.len() < 2 {
        return Err(Error::TooFew {
            what: "seeds",
            needed: 2,
            found: first.len(),
        });
    }
    let differences: Vec<f64> = first
        .iter()
        .zip(second)
        .map(|(first, second)| second - first)
        .collect();
    let mean = mean(&differences);
    let standard_error = sample_deviation(&differences) / (differences.len() as f64).sqrt();
    Ok(Paired {
        mean,
        standard_error,
        t: mean / standard_error,
    })
}

/// Each of several numbers over the seeds of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SeedSpread {
    /// Mean of each number.
    pub mean: Vec<f64>,
    /// The one in the middle.
    pub median: Vec<f64>,
    /// Standard deviation, divided by N − 1.
    pub deviation: Vec<f64>,
    /// The smallest.
    pub lowest: Vec<f64>,
    /// The largest.
    pub highest: Vec<f64>,
}

/// Sums up the runs of several seeds: `values` holds one row of numbers per seed.
///
/// # Errors
/// [`Error::EmptyInput`] without seeds or with fewer values than seeds.
pub fn spread(values: &[f64], seeds: usize) -> Result<SeedSpread, Error> {
    if seeds == 0 || values.len() < seeds {
        return Err(Error::EmptyInput);
    }
    let width = values.len() / seeds;
    let over = |measure: fn(&[f64]) -> f64| {
        let column = |place| {
            values
                .chunks_exact(width)
                .map(|row| row[place])
                .collect::<Vec<_>>()
        };
        (0..width).map(|place| measure(&column(place))).collect()
    };
    Ok(SeedSpread {
        mean: over(mean),
        median: over(median),
        deviation: over(sample_deviation),
        lowest: over(|values| values.iter().copied().fold(f64::INFINITY, f64::min)),
        highest: over(|values| values.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
    })
}

/// How many values fall into each of equally wide bins.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Histogram {
    /// Left edge of the first bin.
    pub low: f64,
    /// Right edge of the last bin.
    pub high: f64,
    /// Values in each bin.
    pub counts: Vec<u32>,
    /// Values below the first bin.
    pub below: u32,
    /// Values above the last bin, and those that are not numbers.
    pub above: u32,
}

impl Histogram {
    /// Sorts `values` into `bins` bins from `low` to `high`; `high` itself belongs to the last bin. Without bins every value is
    /// outside.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>, low: f64, high: f64, bins: usize) -> Self {
        let mut histogram = Self {
            low,
            high,
            counts: vec![0; bins],
            below: 0,
            above: 0,
        };
        for value in values {
            if value < low {
                histogram.below += 1;
            } else if value <= high && bins > 0 {
                let bin = ((value - low) / (high - low) * bins as f64) as usize;
                histogram.counts[bin.min(bins - 1)] += 1;
            } else {
                histogram.above += 1;
            }
        }
        histogram
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_counted_once() {
        let histogram = Histogram::of([-2.0, -1.0, 0.0, 0.5, 1.0, 3.0, f64::NAN], -1.0, 1.0, 4);
        assert_eq!(
            (histogram.counts, histogram.below, histogram.above),
            (vec![1, 0, 1, 2], 1, 2)
        );
    }

    #[test]
    fn a_spread_is_taken_number_by_number_over_the_seeds() {
        // Three seeds, two numbers each.
        let spread = spread(&[1.0, 10.0, 2.0, 10.0, 6.0, 40.0], 3).expect("three seeds");
        assert_eq!(spread.mean, [3.0, 20.0]);
        assert_eq!(spread.median, [2.0, 10.0]);
        // Squares of the distances 2, 1, 3 add up to 14, and half of it is the variance of a sample.
        assert_eq!(spread.deviation, [7f64.sqrt(), 300f64.sqrt()]);
        assert_eq!(
            (spread.lowest, spread.highest),
            (vec![1.0, 10.0], vec![6.0, 40.0])
        );
        assert_eq!(super::spread(&[], 3), Err(Error::EmptyInput));
        assert_eq!(paired(&[1.0], &[2.0]).unwrap_err().key(), "too-few");
        assert_eq!(
            paired(&[1.0, 2.0], &[2.0]).unwrap_err().key(),
            "shape-mismatch"
        );
    }

    #[test]
    fn summaries_of_a_few_numbers() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(deviation(&[2.0, 4.0, 5.0, 6.0, 8.0]), 2.0);
        assert_eq!(sample_deviation(&[1.0, 3.0]), 2f64.sqrt());
        assert!(sample_deviation(&[1.0]).is_nan());
        let Paired {
            mean,
            standard_error,
            t,
        } = paired(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]).expect("three seeds");
        assert_eq!(mean, 2.0);
        assert!(
            (standard_error - 1.0 / 3.0f64.sqrt()).abs() < 1e-15
                && (t - 12f64.sqrt()).abs() < 1e-14
        );
    }
}
