//! Backward: the gradients of a loss ℓ, given `dy = ∂ℓ/∂y` (Ioffe & Szegedy 2015, section 3).

use super::{Training, check_gradient};
use crate::error::Error;
use crate::stats::{Divisor, column_products, column_sums};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

/// The gradients along the chain, in the order in which they are computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Backward {
    /// `∂ℓ/∂x̂ = dy · gamma`, (batch, features).
    pub dx_hat: Array2<f64>,
    /// `∂ℓ/∂σ² = Σ dx_hat · deviation · (−½) / root³`, (features).
    pub dvariance: Array1<f64>,
    /// `∂ℓ/∂μ = −Σ dx_hat / root + dvariance · Σ (−2 · deviation) / divisor`, (features).
    pub dmean: Array1<f64>,
    /// `∂ℓ/∂x = dx_hat / root + dvariance · 2 · deviation / divisor + dmean / m`, (batch, features).
    pub dx: Array2<f64>,
    /// `∂ℓ/∂γ = Σ dy · x_hat`, (features).
    pub dgamma: Array1<f64>,
    /// `∂ℓ/∂β = Σ dy`, (features).
    pub dbeta: Array1<f64>,
}

/// The gradients alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradients {
    /// `∂ℓ/∂x`, (batch, features).
    pub dx: Array2<f64>,
    /// `∂ℓ/∂γ`, (features).
    pub dgamma: Array1<f64>,
    /// `∂ℓ/∂β`, (features).
    pub dbeta: Array1<f64>,
}

/// What the backward pass needs of the forward pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Normalized<'a> {
    /// Normalized values, (batch, features).
    pub x_hat: ArrayView2<'a, f64>,
    /// `sqrt(variance + epsilon)`, (features).
    pub root: ArrayView1<'a, f64>,
    /// What the variance was divided by.
    pub divisor: Divisor,
}

/// The chain rule, link by link. `dy` is (batch, features).
///
/// # Errors
/// [`Error::ShapeMismatch`] if `gamma` or `dy` do not fit the batch.
pub fn backward(
    training: &Training,
    gamma: ArrayView1<f64>,
    dy: ArrayView2<f64>,
) -> Result<Backward, Error> {
    let Training {
        deviation,
        root,
        x_hat,
        ..
    } = training;
    check_gradient(x_hat.view(), gamma, dy)?;
    let m = x_hat.nrows() as f64;
    let divisor = training.divisor.of(x_hat.nrows())?;

    let dx_hat = &dy * &gamma; // (batch, features)
    // Three divisions: the cube of a root above 1e102 is not a float.
    let dvariance = column_products(dx_hat.view(), deviation.view()) * -0.5 / root / root / root; // (features)
    // The deviations sum to zero but for rounding; the term is kept because the chain has it.
    let through_variance = column_sums(deviation.view()) * -2.0 / divisor; // (features)
    let dmean = -column_sums(dx_hat.view()) / root + &dvariance * &through_variance; // (features)
    let dx = &dx_hat / root + deviation * 2.0 / divisor * &dvariance + &dmean / m; // (batch, features)
    let (dgamma, dbeta) = affine_gradients(x_hat.view(), dy); // (features), (features)
    Ok(Backward {
        dx_hat,
        dvariance,
        dmean,
        dx,
        dgamma,
        dbeta,
    })
}

/// The same gradients in one formula:
/// `dx = gamma / root · (dy − Σ dy / m − x_hat · Σ dy·x_hat / divisor)`.
///
/// It takes from `dy` its part along (1, 1, …) and its part along x̂: the loss cannot change by moving or stretching
/// the batch, since the layer undoes both.
///
/// # Errors
/// [`Error::ShapeMismatch`] if `gamma` or `dy` do not fit the batch.
pub fn backward_compact(
    forward: Normalized,
    gamma: ArrayView1<f64>,
    dy: ArrayView2<f64>,
) -> Result<Gradients, Error> {
    let Normalized {
        x_hat,
        root,
        divisor,
    } = forward;
    check_gradient(x_hat, gamma, dy)?;
    let m = x_hat.nrows() as f64;
    let divisor = divisor.of(x_hat.nrows())?;

    let (dgamma, dbeta) = affine_gradients(x_hat, dy); // (features), (features)
    let scale = &gamma / &root; // (features)
    let inner = &dy - &(&dbeta / m) - &x_hat * &(&dgamma / divisor); // (batch, features)
    let dx = inner * &scale; // (batch, features)
    Ok(Gradients { dx, dgamma, dbeta })
}

/// The gradients with mean and variance taken for constants: `dx = gamma / root · dy`.
///
/// Right in inference, where they are constants. In training it is the classical mistake: the gradient then pushes on
/// a bias that the layer takes away again, for ever (Ioffe & Szegedy 2015, section 2).
///
/// # Errors
/// [`Error::ShapeMismatch`] if `gamma` or `dy` do not fit the batch.
pub fn backward_constants(
    forward: Normalized,
    gamma: ArrayView1<f64>,
    dy: ArrayView2<f64>,
) -> Result<Gradients, Error> {
    check_gradient(forward.x_hat, gamma, dy)?;
    let (dgamma, dbeta) = affine_gradients(forward.x_hat, dy);
    let dx = &dy * &(&gamma / &forward.root); // (batch, features)
    Ok(Gradients { dx, dgamma, dbeta })
}

/// `dgamma = Σ dy · x_hat` and `dbeta = Σ dy`, (features) each.
fn affine_gradients(x_hat: ArrayView2<f64>, dy: ArrayView2<f64>) -> (Array1<f64>, Array1<f64>) {
    (column_products(dy, x_hat), column_sums(dy))
}
