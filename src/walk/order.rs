//! Before or after the activation: BN → ReLU and ReLU → BN on the same input, with the share of zeros each leaves.

use super::normalize::{Layer, given, samples};
use super::{Walk, hand, notes_on};
use crate::batch_norm::{Affine, train};
use crate::error::Error;
use crate::formula::{Formula, Quantity, bound, cell, is_zero, relu, scalar};
use crate::stats::Divisor;
use ndarray::Array2;

/// The second layer, which comes after ReLU.
const ACTIVATED: Layer = Layer {
    x: Quantity::Activated,
    mean: Quantity::ActivatedMean,
    variance: Quantity::ActivatedVariance,
    root: Quantity::ActivatedRoot,
    x_hat: Quantity::ActivatedXHat,
    y: Quantity::ActivatedY,
};

/// BN, then ReLU: z. ReLU, then BN: y_r. Both on `x`, the output of a dense or convolution layer, (batch, features).
///
/// # Errors
/// As [`train`].
pub fn walk(
    x: &Array2<f64>,
    names: &[String],
    affine: &Affine,
    epsilon: f64,
    divisor: Divisor,
) -> Result<Walk, Error> {
    let before = train(x.view(), affine, epsilon, divisor)?;
    let (z, activated) = (before.y.mapv(relu_of), x.mapv(relu_of));
    let after = train(activated.view(), affine, epsilon, divisor)?;
    let mut walk = Walk::given(given(x, affine, epsilon, names));
    walk.notes = notes_on(x, &before.variance, &before.root, names);
    Layer::TRAINING.add(&mut walk, before, names);
    walk.add_samples(rectified(Quantity::Z, Quantity::Y), z, names);
    walk.compute_like(zeros(Quantity::ZeroShare, Quantity::Z), Quantity::Mean);
    let rectified = rectified(Quantity::Activated, Quantity::X);
    walk.add_samples(rectified, activated, names);
    let share = zeros(Quantity::ActivatedZeroShare, Quantity::Activated);
    walk.compute_like(share, Quantity::Mean);
    ACTIVATED.add(&mut walk, after, names);
    let share = zeros(Quantity::ActivatedYZeroShare, Quantity::ActivatedY);
    walk.compute_like(share, Quantity::Mean);
    Ok(walk)
}

/// Feature A.
pub(super) fn example() -> Result<Walk, Error> {
    let plain = Affine::identity(1);
    walk(
        &hand::feature_a(),
        &hand::names_of_a(),
        &plain,
        0.0,
        Divisor::N,
    )
}

/// max(0, x). NaN stays NaN, which [`f64::max`] would turn into 0.
pub(super) fn relu_of(x: f64) -> f64 {
    if x < 0.0 { 0.0 } else { x }
}

/// rᵢ = max(0, xᵢ)
pub(super) fn rectified(left: Quantity, of: Quantity) -> Formula {
    Formula::cell(left, relu(cell(of)))
}

/// f = 1/m Σ [zᵢ = 0]
fn zeros(left: Quantity, of: Quantity) -> Formula {
    let right = samples(is_zero(bound(of))) / scalar(Quantity::Count);
    Formula::column(left, right)
}
