//! Batch normalization of large batches of `f64` or `f32`: the numbers of `batch_norm`, into memory that the caller has.
//!
//! `batch_norm` keeps what an explanation shows; here nothing is kept and nothing is allocated once a [`Scratch`] has
//! seen as many features. A batch is read twice and written once. All sums are taken in `f64`, measured from a number close
//! to the mean: so they are exact to the last digits of an `f32` for any order of the rows and any distance from 0, and
//! squares of numbers near 1e20 do not overflow.
//!
//! The variance has the divisor N, as in every framework. What has no ordinary answer (one row, a flat feature, NaN,
//! ε = 0) ends as the table in `batch_norm` says.

/// Runs `$body` for tiles of neighbouring features, the widest first; `$width` is a constant in it.
macro_rules! tiles {
    ($features:expr, [$($widths:literal),+], |$column:ident, $width:ident| $body:block) => {{
        let (features, mut $column) = ($features, 0);
        $(
            while $column + $widths <= features {
                const $width: usize = $widths;
                $body
                $column += $widths;
            }
        )+
        while $column < features {
            const $width: usize = 1;
            $body
            $column += 1;
        }
    }};
}

mod backward;
mod float;
mod forward;
mod sums;

pub use backward::{GradientSlices, backward};
pub use float::Float;
pub use forward::{TrainingSlices, infer, train};

use crate::error::Error;

/// A batch, (rows, features), row-major.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a, T> {
    /// Its numbers.
    pub values: &'a [T],
    /// How many features a row has.
    pub features: usize,
}

/// γ and β, (features) each.
#[derive(Debug, Clone, Copy)]
pub struct AffineSlices<'a, T> {
    /// Scale γ.
    pub gamma: &'a [T],
    /// Shift β.
    pub beta: &'a [T],
}

/// Mean and variance for inference, (features) each.
#[derive(Debug, Clone, Copy)]
pub struct RunningSlices<'a, T> {
    /// Running mean.
    pub mean: &'a [T],
    /// Running variance.
    pub variance: &'a [T],
}

/// Room for what is computed per feature. One serves any number of calls, of any shape.
#[derive(Debug, Clone, Default)]
pub struct Scratch<T> {
    sums: sums::Sums,
    line: Line<T>,
}

/// The last pass over a batch: `y = (x − from) · scale + shift`, (features) each.
#[derive(Debug, Clone, Default)]
struct Line<T> {
    from: Vec<T>,
    scale: Vec<T>,
    shift: Vec<T>,
    /// What backward multiplies `x − from` by.
    slope: Vec<T>,
}

impl<T: Float> Rows<'_, T> {
    fn count(&self) -> usize {
        self.values.len() / self.features
    }

    /// Refuses a batch without features, and one whose last row is not whole.
    fn check(&self) -> Result<(), Error> {
        if self.features == 0 {
            return Err(Error::EmptyInput);
        }
        fits("x", self.count() * self.features, self.values.len())
    }
}

impl<T: Float> AffineSlices<'_, T> {
    fn check(&self, features: usize) -> Result<(), Error> {
        fits("gamma", features, self.gamma.len())?;
        fits("beta", features, self.beta.len())
    }
}

impl<T: Float> Line<T> {
    fn resize(&mut self, features: usize) {
        for list in [
            &mut self.from,
            &mut self.scale,
            &mut self.shift,
            &mut self.slope,
        ] {
            list.resize(features, T::ZERO);
        }
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

/// `W` neighbouring entries of a list.
fn load<const W: usize>(list: &[impl Copy + Into<f64>], column: usize) -> [f64; W] {
    let list = &list[column..column + W];
    std::array::from_fn(|lane| list[lane].into())
}

/// Puts `W` neighbouring entries into a list.
fn store<T: Float, const W: usize>(list: &mut [T], column: usize, values: [f64; W]) {
    let list = &mut list[column..column + W];
    for lane in 0..W {
        list[lane] = T::of(values[lane]);
    }
}
