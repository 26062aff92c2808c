//! Before or after the activation: BN → ReLU and ReLU → BN on the same input, with the share of zeros each leaves.

use super::short::{Layer, samples};
use super::{Table, Walk, notes_on};
use crate::batch_norm::{Affine, train};
use crate::error::Error;
use crate::formula::{Formula, Leaf, Quantity, bound, cell, is_zero, relu, scalar};
use crate::stats::Divisor;
use ndarray::Array2;

/// The second layer, which comes after the rectifier.
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
    let mut walk = Walk::given(vec![
        Table::samples(Quantity::X, x.clone(), names),
        Table::scalar(Quantity::Count, x.nrows() as f64),
        Table::scalar(Quantity::Epsilon, epsilon),
        Table::statistic(Quantity::Gamma, affine.gamma.clone(), names),
        Table::statistic(Quantity::Beta, affine.beta.clone(), names),
    ]);
    walk.notes = notes_on(x, &before.variance, &before.root, names);
    Layer::PLAIN.steps(&mut walk, before, names);
    walk.compute_like(rectifier(Quantity::Z, Quantity::Y), Quantity::X);
    let share = zero_share(Quantity::ZeroShare, Quantity::Z);
    walk.compute_like(share, Quantity::Mean);
    walk.compute_like(rectifier(Quantity::Activated, Quantity::X), Quantity::X);
    let share = zero_share(Quantity::ActivatedZeroShare, Quantity::Activated);
    walk.compute_like(share, Quantity::Mean);
    let activated = walk.values(Quantity::Activated);
    let after = train(activated.view(), affine, epsilon, divisor)?;
    ACTIVATED.steps(&mut walk, after, names);
    let share = zero_share(Quantity::ActivatedYZeroShare, Quantity::ActivatedY);
    walk.compute_like(share, Quantity::Mean);
    Ok(walk)
}

/// rᵢ = max(0, xᵢ)
pub(super) fn rectifier(left: Quantity, of: Quantity) -> Formula {
    Formula::new(Leaf::cell(left), relu(cell(of)))
}

/// f = 1/m Σ [zᵢ = 0]
fn zero_share(left: Quantity, of: Quantity) -> Formula {
    let right = samples(is_zero(bound(of))) / scalar(Quantity::Count);
    Formula::new(Leaf::column(left), right)
}
