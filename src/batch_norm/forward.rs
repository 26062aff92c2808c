//! Forward in training: Algorithm 1 of Ioffe & Szegedy 2015.

use super::{Affine, Normalized, check_epsilon, root};
use crate::error::Error;
use crate::stats::{Divisor, mean_and_deviation, variance};
use ndarray::{Array1, Array2, ArrayView2};

/// Every intermediate value of batch normalization in training, in the order of its formulas.
#[derive(Debug, Clone, PartialEq)]
pub struct Training {
    /// `mean = Σ x / m`, (features).
    pub mean: Array1<f64>,
    /// `deviation = x − mean`, (batch, features).
    pub deviation: Array2<f64>,
    /// `square = deviation²`, (batch, features).
    pub square: Array2<f64>,
    /// `variance = Σ square / divisor`, (features).
    pub variance: Array1<f64>,
    /// `root = sqrt(variance + epsilon)`, (features).
    pub root: Array1<f64>,
    /// `x_hat = deviation / root`, (batch, features).
    pub x_hat: Array2<f64>,
    /// `y = gamma · x_hat + beta`, (batch, features).
    pub y: Array2<f64>,
    /// What the variance was divided by; the backward pass depends on it.
    pub divisor: Divisor,
}

impl Training {
    /// What the backward pass needs of it.
    pub fn normalized(&self) -> Normalized<'_> {
        Normalized {
            x_hat: self.x_hat.view(),
            root: self.root.view(),
            divisor: self.divisor,
        }
    }
}

/// Batch normalization in training, with all its intermediate values. `x` is (batch, features).
///
/// # Errors
/// [`Error::EmptyInput`] without rows, [`Error::TooFew`] for one row with N−1, [`Error::ShapeMismatch`] if γ or β
/// have another number of features, [`Error::BadParameter`] if ε is negative or not a number.
pub fn train(
    x: ArrayView2<f64>,
    affine: &Affine,
    epsilon: f64,
    divisor: Divisor,
) -> Result<Training, Error> {
    affine.check(x.ncols())?;
    check_epsilon(epsilon)?;
    let (mean, deviation) = mean_and_deviation(x)?; // (features), (batch, features)
    let square = &deviation * &deviation; // (batch, features)
    let variance = variance(&deviation, divisor)?; // (features)
    let root = root(&variance, epsilon); // (features)
    let x_hat = &deviation / &root; // (batch, features)
    let y = &affine.gamma * &x_hat + &affine.beta; // (batch, features)
    Ok(Training {
        mean,
        deviation,
        square,
        variance,
        root,
        x_hat,
        y,
        divisor,
    })
}
