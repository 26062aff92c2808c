//! Dropout in front of batch normalization: why the variance seen in training is not the one met at inference
//! (Li, Chen, Hu & Yang 2018).
//!
//! With inverted dropout a value x becomes x/p with the probability p of being kept, else 0. Its mean c stays, but its
//! variance v grows by `(1/p − 1)·(c² + v)`: training adds the noise of the mask, inference does not, and the running
//! variance remembers training.

use crate::error::Error;
use ndarray::{Array2, ArrayView2};

/// Inverted dropout: `x · mask / keep`, where the mask is 1 for a value that is kept and 0 for one that is not;
/// (batch, features) all.
///
/// # Errors
/// [`Error::ShapeMismatch`] if the mask has another shape, [`Error::BadParameter`] if the probability of keeping is not
/// above 0 and at most 1.
pub fn apply(x: ArrayView2<f64>, mask: ArrayView2<f64>, keep: f64) -> Result<Array2<f64>, Error> {
    check_keep(keep)?;
    if mask.dim() != x.dim() {
        let (expected, found) = (x.shape().to_vec(), mask.shape().to_vec());
        return Err(Error::ShapeMismatch {
            what: "mask",
            expected,
            found,
        });
    }
    Ok(&x * &mask / keep)
}

/// Variance of a value of mean `mean` and variance `variance` behind inverted dropout:
/// `v + (1/p − 1)·(c² + v)`, which is `(c² + v)/p − c²` without its cancellation.
///
/// # Errors
/// [`Error::BadParameter`] if the probability of keeping is not above 0 and at most 1, or the variance is negative.
pub fn variance_in_training(mean: f64, variance: f64, keep: f64) -> Result<f64, Error> {
    check_keep(keep)?;
    if variance < 0.0 {
        return Err(Error::BadParameter {
            name: "variance",
            value: variance,
            must: "at least 0",
        });
    }
    Ok(variance + (1.0 / keep - 1.0) * (mean * mean + variance))
}

/// The variance at inference over that in training: 1 without dropout, `p` for a mean of 0, less otherwise.
/// NaN where nothing varies in either.
///
/// # Errors
/// As [`variance_in_training`].
pub fn variance_shift(mean: f64, variance: f64, keep: f64) -> Result<f64, Error> {
    Ok(variance / variance_in_training(mean, variance, keep)?)
}

/// What dropout adds in training to the variance of `Σ weights · inputs`: `(1/p − 1)·Σ w²·E[a²]`, where
/// `second_moments` are the `E[a²]` of the inputs. The wider the layer, the less it is beside the variance itself.
///
/// # Errors
/// As [`variance_in_training`]; [`Error::ShapeMismatch`] if there are not as many weights as inputs.
pub fn added_behind_weights(
    weights: &[f64],
    second_moments: &[f64],
    keep: f64,
) -> Result<f64, Error> {
    if weights.len() != second_moments.len() {
        let (expected, found) = (vec![second_moments.len()], vec![weights.len()]);
        return Err(Error::ShapeMismatch {
            what: "weights",
            expected,
            found,
        });
    }
    let noise = variance_in_training(1.0, 0.0, keep)?;
    Ok(noise
        * std::iter::zip(weights, second_moments)
            .map(|(weight, moment)| weight * weight * moment)
            .sum::<f64>())
}

fn check_keep(keep: f64) -> Result<(), Error> {
    if keep > 0.0 && keep <= 1.0 {
        return Ok(());
    }
    Err(Error::BadParameter {
        name: "keep",
        value: keep,
        must: "above 0 and at most 1",
    })
}
