//! The mean and the variance of each feature of a batch, and the merging of those of its shards.

use crate::error::Error;
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, CowArray, Ix2};
use serde::{Deserialize, Serialize};
use std::iter::zip;

/// What a sum of squared deviations is divided by to give a variance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub enum Divisor {
    /// The number of values N: the variance of exactly these numbers ("biased", "population").
    #[serde(rename = "n")]
    N,
    /// N − 1 (Bessel's correction): an unbiased guess at the variance of where the numbers came from.
    #[serde(rename = "n-1")]
    NMinusOne,
}

impl Divisor {
    /// The divisor as a number, for `count` values.
    ///
    /// # Errors
    /// [`Error::TooFew`] where the divisor would be zero or less: no value, or one value with N − 1.
    pub fn of(self, count: usize) -> Result<f64, Error> {
        let taken = match self {
            Self::N => 0,
            Self::NMinusOne => 1,
        };
        if count <= taken {
            return Err(Error::TooFew {
                what: "rows",
                needed: taken + 1,
                found: count,
            });
        }
        Ok((count - taken) as f64)
    }
}

/// Count, mean and variance (divisor N) of each feature over one batch or one shard of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    /// How many values each mean was taken over: rows in a dense layer, N·H·W in a convolution.
    pub count: usize,
    /// Mean of each feature, (features).
    pub mean: Array1<f64>,
    /// Variance of each feature with the divisor N, (features).
    pub variance: Array1<f64>,
}

impl Moments {
    /// The moments of `x`, (batch, features).
    ///
    /// # Errors
    /// [`Error::EmptyInput`] without rows.
    pub fn of(x: ArrayView2<f64>) -> Result<Self, Error> {
        // The sums of `mean_and_deviation` and `variance`, in their order, without a table of deviations.
        let x = x.as_standard_layout();
        let first = finite_first(x.view())?;
        let count = x.nrows() as f64;
        let of_column = |(column, first): (usize, &f64)| {
            let rest = sum_down(&x, column, |cell| cell - first) / count;
            let square = |cell| {
                let deviation: f64 = cell - first - rest;
                deviation * deviation
            };
            (first + rest, sum_down(&x, column, square) / count)
        };
        let (mean, variance): (Vec<f64>, Vec<f64>) =
            first.iter().enumerate().map(of_column).unzip();
        Ok(Self {
            count: x.nrows(),
            mean: mean.into(),
            variance: variance.into(),
        })
    }

    /// The variance with the divisor asked for: `variance · N / divisor`, (features).
    ///
    /// # Errors
    /// [`Error::TooFew`] for one value with N − 1.
    pub fn variance_with(&self, divisor: Divisor) -> Result<Array1<f64>, Error> {
        let correction = self.count as f64 / divisor.of(self.count)?;
        Ok(&self.variance * correction)
    }
}

/// The mean of each feature, (features), and every value's deviation from it, (batch, features).
///
/// The first row is subtracted before anything is summed, and the deviations are taken from the mean of what is
/// left. So values near 1e8 keep all their digits even where the mean itself is not a float: `x - mean` with the
/// rounded mean would be off by 1e-8. NaN and infinities stay in their own feature.
///
/// # Errors
/// [`Error::EmptyInput`] without rows.
pub fn mean_and_deviation(x: ArrayView2<f64>) -> Result<(Array1<f64>, Array2<f64>), Error> {
    let first = Array1::from(finite_first(x)?); // (features)
    let from_first = &x - &first; // (batch, features)
    let rest = column_sums(from_first.view()) / x.nrows() as f64; // (features)
    Ok((first + &rest, from_first - &rest))
}

/// The first row, which is subtracted before anything is summed. An infinite value in it would make every difference
/// NaN, and the mean with it, which is infinite: 0 stands for it.
fn finite_first(x: ArrayView2<f64>) -> Result<Vec<f64>, Error> {
    if x.nrows() == 0 {
        return Err(Error::EmptyInput);
    }
    let finite = |value: &f64| if value.is_finite() { *value } else { 0.0 };
    Ok(x.row(0).iter().map(finite).collect())
}

/// The variance of each feature from its deviations: `Σ deviation² / divisor`, (features).
///
/// # Errors
/// [`Error::TooFew`] without rows, or for one row with N − 1.
pub fn variance(deviation: &Array2<f64>, divisor: Divisor) -> Result<Array1<f64>, Error> {
    let divisor = divisor.of(deviation.nrows())?;
    Ok(column_products(deviation.view(), deviation.view()) / divisor)
}

/// The sum of each column, row after row, (features).
pub fn column_sums(x: ArrayView2<f64>) -> Array1<f64> {
    let mut sums = vec![0.0; x.ncols()];
    for row in rows(&x.as_standard_layout()) {
        for (sum, value) in zip(&mut sums, row) {
            *sum += value;
        }
    }
    sums.into()
}

/// The sum of the products of two tables of one shape in each column, row after row, (features).
pub(crate) fn column_products(a: ArrayView2<f64>, b: ArrayView2<f64>) -> Array1<f64> {
    debug_assert_eq!(a.dim(), b.dim());
    let mut sums = vec![0.0; a.ncols()];
    for (a, b) in zip(rows(&a.as_standard_layout()), rows(&b.as_standard_layout())) {
        for (sum, (a, b)) in zip(&mut sums, zip(a, b)) {
            *sum += a * b;
        }
    }
    sums.into()
}

/// The sum of a function of every cell of a column, row after row. Inlined, so that a plot with a million numbers makes
/// no call for each of them.
#[inline(always)]
fn sum_down(x: &CowArray<f64, Ix2>, column: usize, value: impl Fn(f64) -> f64) -> f64 {
    let (cells, width) = (
        x.as_slice().expect("a row-major table is one slice"),
        x.ncols(),
    );
    let (mut sum, mut at) = (0.0, column);
    while at < cells.len() {
        sum += value(cells[at]);
        at += width;
    }
    sum
}

/// The rows of a row-major table as slices: in a training loop ndarray's own iterators cost more than the arithmetic.
fn rows<'a>(table: &'a CowArray<f64, Ix2>) -> impl Iterator<Item = &'a [f64]> {
    let cells = table.as_slice().expect("a row-major table is one slice");
    cells.chunks_exact(table.ncols().max(1))
}

/// The moments of a whole from those of its parts, exact for any split.
///
/// `mean = Σ count_k·mean_k / count` and `variance = Σ count_k·(variance_k + (mean_k − mean)²) / count`, the law of
/// total variance. The mean of the parts' variances would miss what lies between the parts.
/// Parts without rows are allowed and add nothing.
///
/// # Errors
/// [`Error::EmptyInput`] if there is no part with rows, [`Error::ShapeMismatch`] if the numbers of features differ.
pub fn merge(parts: &[Moments]) -> Result<Moments, Error> {
    let parts: Vec<&Moments> = parts.iter().filter(|part| part.count > 0).collect();
    let first = &parts.first().ok_or(Error::EmptyInput)?.mean;
    for part in &parts {
        same_length("shard", first.len(), part.mean.view())?;
        same_length("shard", first.len(), part.variance.view())?;
    }
    let count: usize = parts.iter().map(|part| part.count).sum();
    let share = |part: &Moments| part.count as f64 / count as f64;
    // As in `mean_and_deviation`: what is averaged is small, so far-off means keep their digits.
    let mut rest = Array1::<f64>::zeros(first.len());
    for part in &parts {
        rest += &((&part.mean - first) * share(part));
    }
    let mut variance = Array1::<f64>::zeros(first.len());
    for part in &parts {
        let between = &part.mean - first - &rest;
        variance += &((&part.variance + &(&between * &between)) * share(part));
    }
    Ok(Moments {
        count,
        mean: first + &rest,
        variance,
    })
}

/// How many rows batches of these sizes have; sizes that no memory holds stay more than any batch has.
pub(crate) fn total(sizes: &[usize]) -> usize {
    sizes.iter().fold(0, |sum, size| sum.saturating_add(*size))
}

/// Checks that a per-feature array has `features` entries.
pub(crate) fn same_length(
    what: &'static str,
    features: usize,
    found: ArrayView1<f64>,
) -> Result<(), Error> {
    if found.len() == features {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what,
        expected: vec![features],
        found: vec![found.len()],
    })
}
