//! Forward in inference: every row by itself, with statistics that were kept.

use super::{Affine, Running, check_epsilon, root};
use crate::error::Error;
use ndarray::{Array1, Array2, ArrayView2};

/// Every intermediate value of batch normalization in inference.
#[derive(Debug, Clone, PartialEq)]
pub struct Inference {
    /// `deviation = x − running mean`, (batch, features).
    pub deviation: Array2<f64>,
    /// `root = sqrt(running variance + epsilon)`, (features).
    pub root: Array1<f64>,
    /// `x_hat = deviation / root`, (batch, features).
    pub x_hat: Array2<f64>,
    /// `y = gamma · x_hat + beta`, (batch, features).
    pub y: Array2<f64>,
    /// `scale = gamma / root`, (features): the whole layer is `y = scale · x + shift`.
    pub scale: Array1<f64>,
    /// `shift = beta − scale · running mean`, (features).
    pub shift: Array1<f64>,
}

/// Batch normalization in inference. `x` is (batch, features) and may be a single row, or none.
///
/// # Errors
/// [`Error::ShapeMismatch`] if the parameters or statistics have another number of features,
/// [`Error::BadParameter`] if ε or a running variance is negative.
pub fn infer(
    x: ArrayView2<f64>,
    affine: &Affine,
    epsilon: f64,
    running: &Running,
) -> Result<Inference, Error> {
    affine.check(x.ncols())?;
    running.check(x.ncols())?;
    check_epsilon(epsilon)?;
    let deviation = &x - &running.mean; // (batch, features)
    let root = root(&running.variance, epsilon); // (features)
    let x_hat = &deviation / &root; // (batch, features)
    let y = &affine.gamma * &x_hat + &affine.beta; // (batch, features)
    let (scale, shift) = scale_and_shift(affine, epsilon, running);
    Ok(Inference {
        deviation,
        root,
        x_hat,
        y,
        scale,
        shift,
    })
}

/// The line that the layer is in inference: `scale = gamma / root`, `shift = beta − scale · running mean`.
pub(crate) fn scale_and_shift(
    affine: &Affine,
    epsilon: f64,
    running: &Running,
) -> (Array1<f64>, Array1<f64>) {
    let root = root(&running.variance, epsilon); // (features)
    let scale = &affine.gamma / &root; // (features)
    let shift = &affine.beta - &scale * &running.mean; // (features)
    (scale, shift)
}
