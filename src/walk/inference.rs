//! Inference, step by step: the same layer with statistics that were kept, and the line that it is.

use super::forward::y;
use super::{Step, Table, Walk};
use crate::batch_norm::{Affine, Running, infer};
use crate::error::Error;
use crate::formula::{Formula, Leaf, Quantity, cell, column, scalar, sqrt};
use ndarray::Array2;

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
    let inputs = vec![
        Table::samples(Quantity::X, x.clone(), names),
        Table::statistic(Quantity::RunningMean, running.mean.clone(), names),
        Table::statistic(Quantity::RunningVariance, running.variance.clone(), names),
        Table::scalar(Quantity::Epsilon, epsilon),
        Table::statistic(Quantity::Gamma, affine.gamma.clone(), names),
        Table::statistic(Quantity::Beta, affine.beta.clone(), names),
    ];
    let steps = vec![
        Step::new(
            deviation(),
            Table::samples(Quantity::Deviation, inferred.deviation, names),
        ),
        Step::new(
            root(),
            Table::statistic(Quantity::RunningRoot, inferred.root, names),
        ),
        Step::new(
            x_hat(),
            Table::samples(Quantity::XHat, inferred.x_hat, names),
        ),
        Step::new(y(), Table::samples(Quantity::Y, inferred.y, names)),
        Step::new(
            scale(),
            Table::statistic(Quantity::Scale, inferred.scale, names),
        ),
        Step::new(
            shift(),
            Table::statistic(Quantity::Shift, inferred.shift, names),
        ),
        Step::new(self::line(), Table::samples(Quantity::Line, line, names)),
    ];
    Ok(Walk {
        inputs,
        steps,
        notes: Vec::new(),
    })
}

/// dᵢ = xᵢ − μ_run
pub fn deviation() -> Formula {
    Formula::new(
        Leaf::cell(Quantity::Deviation),
        cell(Quantity::X) - column(Quantity::RunningMean),
    )
}

/// s_run = √(σ²_run + ε)
pub fn root() -> Formula {
    let right = sqrt(column(Quantity::RunningVariance) + scalar(Quantity::Epsilon));
    Formula::new(Leaf::column(Quantity::RunningRoot), right)
}

/// x̂ᵢ = (xᵢ − μ_run) / √(σ²_run + ε) = dᵢ / s_run
pub fn x_hat() -> Formula {
    let also = (cell(Quantity::X) - column(Quantity::RunningMean))
        / sqrt(column(Quantity::RunningVariance) + scalar(Quantity::Epsilon));
    Formula::new(
        Leaf::cell(Quantity::XHat),
        cell(Quantity::Deviation) / column(Quantity::RunningRoot),
    )
    .also(also)
}

/// a = γ / s_run
pub fn scale() -> Formula {
    let right = column(Quantity::Gamma) / column(Quantity::RunningRoot);
    Formula::new(Leaf::column(Quantity::Scale), right)
}

/// c = β − a · μ_run
pub fn shift() -> Formula {
    let right = column(Quantity::Beta) - column(Quantity::Scale) * column(Quantity::RunningMean);
    Formula::new(Leaf::column(Quantity::Shift), right)
}

/// yᵢ = a · xᵢ + c
pub fn line() -> Formula {
    let right = column(Quantity::Scale) * cell(Quantity::X) + column(Quantity::Shift);
    Formula::new(Leaf::cell(Quantity::Line), right)
}
