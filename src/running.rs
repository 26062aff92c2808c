//! Averages over the batches seen so far: what inference gets to know about the training data.
//!
//! [`average`] works on any sequence θ, (steps, features); [`history`] and [`follow`] apply it to the mean and the
//! variance of batches. Averages over standard deviations have no place here: variances average, their roots do not.

mod average;
mod fading;
mod population;

pub use average::{Average, average};
pub use fading::{Weights, equal_noise_window, half_life, memory, progress, steps_until, weights};
pub use population::{paper, precise, precise_history};

use crate::batch_norm::Running;
use crate::convention::Update;
use crate::error::Error;
use crate::stats::{Divisor, Moments, same_length};
use ndarray::{Array1, Array2, ArrayView1};

/// The running statistics after each batch.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// Running mean, (steps, features).
    pub mean: Array2<f64>,
    /// Running variance, (steps, features).
    pub variance: Array2<f64>,
}

/// The running statistics after each batch under an average that starts at mean 0 and variance 1.
///
/// `stored` says which variance of a batch is averaged. NaN and infinities in a batch stay in their own feature,
/// and in an exponential or cumulative average they stay for ever.
///
/// # Errors
/// Those of [`average`]; [`Error::TooFew`] for a batch of one row with N−1.
pub fn history(batches: &[Moments], kind: Average, stored: Divisor) -> Result<History, Error> {
    let (mean, variance) = statistics(batches, stored)?;
    let features = mean.ncols();
    Ok(History {
        mean: average(mean.view(), kind, Array1::zeros(features).view())?,
        variance: average(variance.view(), kind, Array1::ones(features).view())?,
    })
}

/// The running statistics after each batch as a framework's layer keeps them, from `start`.
///
/// # Errors
/// [`Error::EmptyInput`] without batches, [`Error::TooFew`] for a batch of one row with N−1,
/// [`Error::BadParameter`] for a momentum outside 0 to 1, [`Error::ShapeMismatch`] if the numbers of features differ.
pub fn follow(batches: &[Moments], update: Update, start: &Running) -> Result<History, Error> {
    let (mean, variance) = statistics(batches, update.stored)?;
    start.check(mean.ncols())?;
    let keep = |new: Array2<f64>, start: ArrayView1<f64>| {
        let mut kept = new;
        let mut old = start.to_owned();
        for (step, mut row) in kept.rows_mut().into_iter().enumerate() {
            let (weight_of_old, weight_of_new) = update.weights(step + 1)?;
            row.zip_mut_with(&old, |new, old| {
                *new = weight_of_old * old + weight_of_new * *new
            });
            old.assign(&row);
        }
        Ok(kept)
    };
    Ok(History {
        mean: keep(mean, start.mean.view())?,
        variance: keep(variance, start.variance.view())?,
    })
}

/// The means and the variances of a sequence of batches, (steps, features) each.
///
/// # Errors
/// [`Error::EmptyInput`] without batches, [`Error::TooFew`] for a batch of one row with N−1,
/// [`Error::ShapeMismatch`] if the numbers of features differ.
pub fn statistics(
    batches: &[Moments],
    divisor: Divisor,
) -> Result<(Array2<f64>, Array2<f64>), Error> {
    let features = batches.first().ok_or(Error::EmptyInput)?.mean.len();
    let mut mean = Array2::zeros((batches.len(), features));
    let mut variance = Array2::zeros((batches.len(), features));
    for (step, batch) in batches.iter().enumerate() {
        same_length("batch", features, batch.mean.view())?;
        same_length("batch", features, batch.variance.view())?;
        mean.row_mut(step).assign(&batch.mean);
        variance
            .row_mut(step)
            .assign(&batch.variance_with(divisor)?);
    }
    Ok((mean, variance))
}
