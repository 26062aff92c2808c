//! Inference, step by step: the same layer with statistics that were kept, and the line that it is.

use super::normalize::Layer;
use super::{Table, Walk, hand};
use crate::batch_norm::{Affine, Running, infer};
use crate::error::Error;
use crate::fold::Frozen;
use crate::formula::{Expr, Formula, Quantity, cell, column};
use ndarray::{Array2, array};

/// Deviations from the running mean; root; x̂; y; and the one-line form `scale · x + shift`.
///
/// `x` is (batch, features) and may be one row. The tables are those of [`infer`], bit for bit; the last one is the
/// line evaluated, which agrees with y to rounding.
///
/// # Errors
/// As [`infer`].
pub fn walk(
    x: &Array2<f64>,
    names: &[String],
    affine: &Affine,
    epsilon: f64,
    running: &Running,
) -> Result<Walk, Error> {
    let inferred = infer(x.view(), affine, epsilon, running)?;
    let line = x * &inferred.scale + &inferred.shift;
    let frozen = Frozen {
        affine: affine.clone(),
        epsilon,
        running: running.clone(),
    };
    let mut walk = Walk::given(vec![Table::samples(Quantity::X, x.clone(), names)]);
    walk.inputs.extend(Table::frozen(&frozen, names));
    let layer = Layer::INFERENCE;
    walk.add_samples(layer.deviation(), inferred.deviation, names);
    walk.add_statistic(layer.root(), inferred.root, names);
    walk.add_samples(layer.x_hat_of_deviation(), inferred.x_hat, names);
    walk.add_samples(layer.y(), inferred.y, names);
    walk.add_statistic(scale(), inferred.scale, names);
    walk.add_statistic(shift(), inferred.shift, names);
    walk.add_samples(Formula::cell(Quantity::Line, self::line()), line, names);
    Ok(walk)
}

/// The sample 9.
pub(super) fn example() -> Result<Walk, Error> {
    let (affine, running) = (hand::affine(2.0, 1.0), hand::frozen().running);
    walk(&array![[9.0]], &hand::names_of_a(), &affine, 0.0, &running)
}

/// a = γ / s_run
pub(super) fn scale() -> Formula {
    let right = column(Quantity::Gamma) / column(Quantity::RunningRoot);
    Formula::column(Quantity::Scale, right)
}

/// c = β − a · μ_run
pub(super) fn shift() -> Formula {
    let right = column(Quantity::Beta) - column(Quantity::Scale) * column(Quantity::RunningMean);
    Formula::column(Quantity::Shift, right)
}

/// a · xᵢ + c
pub(super) fn line() -> Expr {
    column(Quantity::Scale) * cell(Quantity::X) + column(Quantity::Shift)
}
