//! Three averages of a sequence: over the last few, over all, and with weights that fade.

use crate::error::Error;
use crate::stats::{mean_and_deviation, same_length};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, Slice};
use std::iter::zip;

/// How a sequence θ₁, θ₂, … is averaged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Average {
    /// The plain mean of the last `window` values (fewer at the start).
    Simple {
        /// How many values.
        window: usize,
    },
    /// `V_t = ρ·V_{t−1} + (1 − ρ)·θ_t`. Starting at V₀, it is still `ρᵗ·V₀` on its way.
    Exponential {
        /// Weight ρ of the old value, from 0 to below 1 (Keras's momentum; 1 minus PyTorch's).
        rho: f64,
    },
    /// The same with the start taken out again: `(V_t − ρᵗ·V₀) / (1 − ρᵗ)` (Kingma & Ba 2014, section 3, for V₀ = 0).
    /// The BN layers of Keras and PyTorch do not do this.
    Corrected {
        /// Weight ρ of the old value, from 0 to below 1.
        rho: f64,
    },
    /// The plain mean of all values so far.
    Cumulative,
}

/// The average after each step of `theta`, (steps, features). `start` is V₀, (features); only the exponential average
/// uses it.
///
/// # Errors
/// [`Error::EmptyInput`] without steps, [`Error::BadParameter`] if ρ is not from 0 to below 1 or the window is 0,
/// [`Error::ShapeMismatch`] if `start` has another number of features.
pub fn average(
    theta: ArrayView2<f64>,
    kind: Average,
    start: ArrayView1<f64>,
) -> Result<Array2<f64>, Error> {
    kind.check()?;
    same_length("start", theta.ncols(), start)?;
    if theta.nrows() == 0 {
        return Err(Error::EmptyInput);
    }
    match kind {
        Average::Simple { window } => simple(theta, window),
        Average::Exponential { rho } => Ok(exponential(theta, rho, start)),
        Average::Corrected { rho } => Ok(corrected(theta, rho, start)),
        Average::Cumulative => Ok(cumulative(theta)),
    }
}

fn simple(theta: ArrayView2<f64>, window: usize) -> Result<Array2<f64>, Error> {
    let mut averages = Array2::zeros(theta.raw_dim());
    for step in 0..theta.nrows() {
        // A sum that is carried along would be faster, but would keep the rounding of every value it has dropped.
        let first = (step + 1).saturating_sub(window);
        let (mean, _) = mean_and_deviation(theta.slice_axis(Axis(0), Slice::from(first..=step)))?;
        averages.row_mut(step).assign(&mean);
    }
    Ok(averages)
}

/// Goes through the steps, each with its number from 0, the old average and the new value; (steps, features).
fn carried(
    theta: ArrayView2<f64>,
    start: ArrayView1<f64>,
    next: &dyn Fn(usize, f64, f64) -> f64,
) -> Array2<f64> {
    let mut averages = theta.to_owned();
    let mut old = start.to_vec();
    for (step, mut row) in averages.rows_mut().into_iter().enumerate() {
        for (old, cell) in zip(&mut old, row.iter_mut()) {
            *cell = next(step, *old, *cell);
            *old = *cell;
        }
    }
    averages
}

/// `average = rho · old + (1 − rho) · new`, (steps, features).
fn exponential(theta: ArrayView2<f64>, rho: f64, start: ArrayView1<f64>) -> Array2<f64> {
    carried(theta, start, &|_, old, new| rho * old + (1.0 - rho) * new)
}

/// What is left of the start, ρᵗ, is taken out again.
fn corrected(theta: ArrayView2<f64>, rho: f64, start: ArrayView1<f64>) -> Array2<f64> {
    let mut averages = exponential(theta, rho, start);
    let mut left = 1.0;
    for mut row in averages.rows_mut() {
        left *= rho;
        for (average, start) in zip(row.iter_mut(), start) {
            *average = (*average - left * start) / (1.0 - left);
        }
    }
    averages
}

fn cumulative(theta: ArrayView2<f64>) -> Array2<f64> {
    let start = Array1::zeros(theta.ncols());
    carried(theta, start.view(), &|step, old, new| {
        old + (new - old) / (step + 1) as f64
    })
}

impl Average {
    pub(super) fn check(self) -> Result<(), Error> {
        match self {
            Self::Simple { window: 0 } => Err(Error::BadParameter {
                name: "window",
                value: 0.0,
                must: "at least 1",
            }),
            Self::Exponential { rho } | Self::Corrected { rho } => check_rho(rho),
            _ => Ok(()),
        }
    }
}

pub(super) fn check_rho(rho: f64) -> Result<(), Error> {
    if (0.0..1.0).contains(&rho) {
        return Ok(());
    }
    Err(Error::BadParameter {
        name: "rho",
        value: rho,
        must: "at least 0 and below 1",
    })
}
