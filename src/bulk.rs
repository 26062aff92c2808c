//! Batch normalization of large batches of `f64` or `f32`: the numbers of `batch_norm`, into memory that the caller has.
//!
//! `batch_norm` keeps what an explanation shows; here nothing is kept and nothing is allocated once a [`Scratch`] has
//! seen as many features. A batch is read twice and written once. Statistics are taken in two passes over stretches of
//! rows that stay in the first-level cache, and put together in `f64` by the law of total variance: fast and exact at
//! once, where one pass over E\[x²\] − E\[x\]² returns garbage for values far from 0.
//!
//! The variance has the divisor N, as in every framework. What has no ordinary answer (one row, a flat feature, NaN,
//! ε = 0) ends as the table in `batch_norm` says.

mod backward;
mod blocks;
mod float;
mod forward;

pub use backward::{Gradients, backward};
pub use float::Float;
pub use forward::{Training, infer, train};

use crate::error::Error;

/// A batch, (rows, features), row-major.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a, T> {
    /// Its numbers.
    pub values: &'a [T],
    /// How many features a row has.
    pub features: usize,
}

/// γ and β, (features) each.
#[derive(Debug, Clone, Copy)]
pub struct Affine<'a, T> {
    /// Scale γ.
    pub gamma: &'a [T],
    /// Shift β.
    pub beta: &'a [T],
}

/// Mean and variance for inference, (features) each.
#[derive(Debug, Clone, Copy)]
pub struct Running<'a, T> {
    /// Running mean.
    pub mean: &'a [T],
    /// Running variance.
    pub variance: &'a [T],
}

/// Room for what is computed per feature. One serves any number of calls, of any shape.
#[derive(Debug, Clone, Default)]
pub struct Scratch<T> {
    /// What is taken off every value before it is summed: the first row, (features).
    first: Vec<T>,
    /// Sums over the blocks so far, (features) each.
    sums: blocks::Sums,
    /// Factors of the last sweep, (features) each.
    factors: [Vec<T>; 3],
}

impl<T: Float> Batch<'_, T> {
    fn rows(&self) -> usize {
        self.values.len() / self.features
    }

    /// Refuses a batch without features, and one whose last row is not whole.
    fn check(&self) -> Result<(), Error> {
        if self.features == 0 {
            return Err(Error::EmptyInput);
        }
        let rows = self.rows();
        fits("x", rows * self.features, self.values.len())
    }
}

impl<T: Float> Affine<'_, T> {
    fn check(&self, features: usize) -> Result<(), Error> {
        fits("gamma", features, self.gamma.len())?;
        fits("beta", features, self.beta.len())
    }
}

impl<T: Float> Scratch<T> {
    /// Takes the first row as what everything is measured from. An infinite value would make every difference NaN,
    /// and the mean with it.
    fn start(&mut self, x: Batch<T>) {
        let first = x.values[..x.features].iter();
        let finite = |value: &T| if value.is_finite() { *value } else { T::ZERO };
        self.first.clear();
        self.first.extend(first.map(finite));
        self.sums.clear(x.features);
    }
}

/// [`Error::ShapeMismatch`] unless there are as many numbers as expected.
fn fits(what: &'static str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what,
        expected: vec![expected],
        found: vec![found],
    })
}
