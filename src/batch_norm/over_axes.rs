//! Normalization of a tensor over any [`Axes`]: batch (also convolutional), layer, instance and group.

use super::{Affine, Normalized, backward_compact, check_epsilon, train};
use crate::axes::Axes;
use crate::error::Error;
use crate::stats::{Divisor, same_length};
use ndarray::{Array1, Array2, ArrayView1};

/// Forward in training over the axes.
#[derive(Debug, Clone, PartialEq)]
pub struct AxesTraining {
    /// Mean of each set of cells, (statistics).
    pub mean: Array1<f64>,
    /// Variance of each set of cells with the divisor N, (statistics).
    pub variance: Array1<f64>,
    /// `sqrt(variance + epsilon)`, (statistics).
    pub root: Array1<f64>,
    /// Normalized values, (members, statistics): [`Axes::scatter`] puts them back in place.
    pub x_hat: Array2<f64>,
    /// Output, flat and row-major in the shape of the input.
    pub y: Vec<f64>,
}

/// Backward over the axes.
#[derive(Debug, Clone, PartialEq)]
pub struct AxesGradients {
    /// `∂ℓ/∂x`, flat and row-major in the shape of the input.
    pub dx: Vec<f64>,
    /// `∂ℓ/∂γ`, (parameters).
    pub dgamma: Array1<f64>,
    /// `∂ℓ/∂β`, (parameters).
    pub dbeta: Array1<f64>,
}

/// Normalizes a tensor, flat and row-major, over its axes; γ and β belong to the parameters of the axes.
///
/// # Errors
/// [`Error::EmptyInput`] without cells, [`Error::ShapeMismatch`] if tensor, γ or β do not fit the axes,
/// [`Error::BadParameter`] if ε is negative.
pub fn train_axes(
    x: &[f64],
    axes: &Axes,
    affine: &Affine,
    epsilon: f64,
) -> Result<AxesTraining, Error> {
    affine.check(axes.parameters)?;
    check_epsilon(epsilon)?;
    let plain = Affine::identity(axes.statistics);
    let table = train(axes.gather(x)?.view(), &plain, epsilon, Divisor::N)?; // (members, statistics)
    let mut y = axes.scatter(table.x_hat.view())?;
    for (cell, y) in y.iter_mut().enumerate() {
        let parameter = axes.parameter_of(cell);
        *y = *y * affine.gamma[parameter] + affine.beta[parameter];
    }
    Ok(AxesTraining {
        mean: table.mean,
        variance: table.variance,
        root: table.root,
        x_hat: table.x_hat,
        y,
    })
}

/// The gradients of it, given `dy`, flat and row-major.
///
/// # Errors
/// [`Error::ShapeMismatch`] if `gamma` or `dy` do not fit the axes.
pub fn backward_axes(
    training: &AxesTraining,
    axes: &Axes,
    gamma: ArrayView1<f64>,
    dy: &[f64],
) -> Result<AxesGradients, Error> {
    axes.check(dy.len())?;
    same_length("gamma", axes.parameters, gamma)?;
    let x_hat = axes.scatter(training.x_hat.view())?;
    let (mut dgamma, mut dbeta) = (
        Array1::zeros(axes.parameters),
        Array1::zeros(axes.parameters),
    );
    let mut dx_hat = dy.to_vec();
    for (cell, dx_hat) in dx_hat.iter_mut().enumerate() {
        let parameter = axes.parameter_of(cell);
        dgamma[parameter] += dy[cell] * x_hat[cell];
        dbeta[parameter] += dy[cell];
        *dx_hat *= gamma[parameter];
    }
    let ones = Array1::ones(axes.statistics);
    let normalized = Normalized {
        x_hat: training.x_hat.view(),
        root: training.root.view(),
        divisor: Divisor::N,
    };
    let table = backward_compact(normalized, ones.view(), axes.gather(&dx_hat)?.view())?;
    Ok(AxesGradients {
        dx: axes.scatter(table.dx.view())?,
        dgamma,
        dbeta,
    })
}
