//! Group normalization (Wu & He 2018) of (batch, features): batch normalization of a batch laid out differently.
//!
//! A sample's features fall into groups of neighbours, and each group of each sample has its own mean and variance.
//! With one column for every group of every sample, that is what `batch_norm` does; γ and β stay with the features.

use ndarray::{Array1, Array2, ArrayView2, Axis};

use batch_norm_explained::batch_norm::{self, Affine};
use batch_norm_explained::error::Error;
use batch_norm_explained::stats::Divisor;

/// Normalises `x` (batch, features) into `y` (batch, features).
/// Returns the statistics and x̂ as (members of a group, batch · groups).
pub(crate) fn forward(
    x: &Array2<f64>,
    affine: &Affine,
    epsilon: f64,
    groups: usize,
    y: &mut Array2<f64>,
) -> Result<batch_norm::Training, Error> {
    let unit = Affine::identity(x.nrows() * groups);
    let result = batch_norm::train(by_group(x, groups).t(), &unit, epsilon, Divisor::N)?;
    y.assign(&by_sample(&result.x_hat, x.dim()));
    *y *= &affine.gamma;
    *y += &affine.beta;
    Ok(result)
}

/// Writes ∂L/∂x and returns ∂L/∂γ and ∂L/∂β, from `dy` (batch, features).
pub(crate) fn backward(
    forward: &batch_norm::Training,
    affine: &Affine,
    groups: usize,
    dy: &Array2<f64>,
    dx: &mut Array2<f64>,
) -> Result<(Array1<f64>, Array1<f64>), Error> {
    let x_hat = by_sample(&forward.x_hat, dy.dim());
    let (dgamma, dbeta) = ((dy * &x_hat).sum_axis(Axis(0)), dy.sum_axis(Axis(0)));
    let dx_hat = dy * &affine.gamma;
    let unit = Array1::ones(dy.nrows() * groups);
    let columns = by_group(&dx_hat, groups);
    let result = batch_norm::backward_compact(forward.normalized(), unit.view(), columns.t())?;
    dx.assign(&by_sample(&result.dx, dy.dim()));
    Ok((dgamma, dbeta))
}

/// (batch, features) seen as (batch · groups, members).
fn by_group(x: &Array2<f64>, groups: usize) -> ArrayView2<'_, f64> {
    let members = x.ncols() / groups;
    x.view()
        .into_shape_with_order((x.nrows() * groups, members))
        .expect("whole groups, row-major")
}

/// (members, batch · groups) back to (batch, features).
fn by_sample(columns: &Array2<f64>, shape: (usize, usize)) -> Array2<f64> {
    let turned = columns.t().as_standard_layout().into_owned();
    turned
        .into_shape_with_order(shape)
        .expect("the same numbers")
}
