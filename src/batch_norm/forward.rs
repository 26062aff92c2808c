//! Forward in training: Algorithm 1 of Ioffe & Szegedy 2015.

use super::{Affine, Normalized, check_epsilon, root};
use crate::error::Error;
use crate::stats::{Divisor, centre, mean_and_deviation, rows_mut, variance};
use ndarray::{Array1, Array2, ArrayView2};
use std::iter::zip;

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

/// The same without the tables that only an explanation needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Forward {
    /// Mean of the batch, (features).
    pub mean: Array1<f64>,
    /// Variance of the batch, (features).
    pub variance: Array1<f64>,
    /// `sqrt(variance + epsilon)`, (features).
    pub root: Array1<f64>,
    /// Normalized values, (batch, features).
    pub x_hat: Array2<f64>,
    /// Output, (batch, features).
    pub y: Array2<f64>,
    /// What the variance was divided by.
    pub divisor: Divisor,
}

impl Forward {
    /// No tables yet.
    pub(crate) fn empty() -> Self {
        let (list, table) = (|| Array1::zeros(0), || Array2::zeros((0, 0)));
        Self {
            mean: list(),
            variance: list(),
            root: list(),
            x_hat: table(),
            y: table(),
            divisor: Divisor::N,
        }
    }

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
    let (mean, deviation) = mean_and_deviation(x)?;
    let square = deviation.mapv(|deviation| deviation * deviation);
    let variance = variance(&deviation, divisor)?;
    let root = root(&variance, epsilon);
    let x_hat = &deviation / &root;
    let y = &x_hat * &affine.gamma + &affine.beta;
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

/// [`train`] for a training loop: the same numbers to the last bit, in fewer tables.
///
/// # Errors
/// As [`train`].
pub fn forward(
    x: ArrayView2<f64>,
    affine: &Affine,
    epsilon: f64,
    divisor: Divisor,
) -> Result<Forward, Error> {
    let mut result = Forward::empty();
    forward_into(x, affine, epsilon, divisor, &mut result)?;
    Ok(result)
}

/// [`forward`] into the tables of an earlier batch: making new ones takes a loop longer than filling them.
///
/// # Errors
/// As [`train`].
pub fn forward_into(
    x: ArrayView2<f64>,
    affine: &Affine,
    epsilon: f64,
    divisor: Divisor,
    into: &mut Forward,
) -> Result<(), Error> {
    affine.check(x.ncols())?;
    check_epsilon(epsilon)?;
    let Forward { x_hat, y, .. } = into;
    for table in [&mut *x_hat, &mut *y] {
        if table.dim() != x.dim() || !table.is_standard_layout() {
            *table = Array2::zeros(x.dim());
        }
    }
    x_hat.assign(&x);
    into.mean = centre(x_hat)?;
    into.variance = variance(x_hat, divisor)?;
    into.root = root(&into.variance, epsilon);
    into.divisor = divisor;
    let list = |list: &Array1<f64>| list.to_vec();
    let (root, gamma, beta) = (list(&into.root), list(&affine.gamma), list(&affine.beta));
    for (x_hat, y) in zip(rows_mut(x_hat), rows_mut(y)) {
        let lists = zip(&root, zip(&gamma, &beta));
        for ((x_hat, y), (root, (gamma, beta))) in zip(zip(x_hat, y), lists) {
            *x_hat /= root;
            *y = *x_hat * gamma + beta;
        }
    }
    Ok(())
}
