//! The formulas of a normalization over any set of quantities: training and inference, and every walk that normalizes
//! twice, take theirs from here.

use super::{Table, Walk};
use crate::batch_norm::{Affine, Training};
use crate::formula::{
    Expr, Formula, Quantity, Range, bound, cell, column, scalar, sqrt, square, sum,
};
use crate::stats::Divisor;
use ndarray::Array2;

/// What the tables of one normalization are called.
#[derive(Clone, Copy)]
pub(super) struct Layer {
    pub x: Quantity,
    pub mean: Quantity,
    pub variance: Quantity,
    pub root: Quantity,
    pub x_hat: Quantity,
    pub y: Quantity,
}

impl Layer {
    /// With the statistics of the batch.
    pub const TRAINING: Layer = Layer {
        x: Quantity::X,
        mean: Quantity::Mean,
        variance: Quantity::Variance,
        root: Quantity::Root,
        x_hat: Quantity::XHat,
        y: Quantity::Y,
    };

    /// With running statistics.
    pub const INFERENCE: Layer = Layer {
        mean: Quantity::RunningMean,
        variance: Quantity::RunningVariance,
        root: Quantity::RunningRoot,
        ..Layer::TRAINING
    };

    /// Adds mean, variance, root, x̂ and y of a trained layer.
    pub fn add(&self, walk: &mut Walk, trained: Training, names: &[String]) {
        walk.add_statistic(self.mean(), trained.mean, names);
        let variance = self.variance(trained.divisor);
        walk.add_statistic(variance, trained.variance, names);
        walk.add_statistic(self.root(), trained.root, names);
        walk.add_samples(self.x_hat(), trained.x_hat, names);
        walk.add_samples(self.y(), trained.y, names);
    }

    /// μ = 1/m Σ xᵢ
    pub fn mean(&self) -> Formula {
        let right = samples(bound(self.x)) / scalar(Quantity::Count);
        Formula::column(self.mean, right)
    }

    /// dᵢ = xᵢ − μ
    pub fn deviation(&self) -> Formula {
        Formula::cell(Quantity::Deviation, self.centred())
    }

    /// dᵢ² = (xᵢ − μ)² = dᵢ · dᵢ
    pub fn square(&self) -> Formula {
        let right = cell(Quantity::Deviation) * cell(Quantity::Deviation);
        Formula::cell(Quantity::Square, right).also(square(self.centred()))
    }

    /// σ² = 1/m Σ (xᵢ − μ)², or with m − 1
    pub fn variance(&self, divisor: Divisor) -> Formula {
        let squares = samples(square(bound(self.x) - column(self.mean)));
        Formula::column(self.variance, squares / count(divisor))
    }

    /// The same from the table of squares: σ² = 1/m Σ (xᵢ − μ)² = 1/m Σ dᵢ²
    pub fn variance_of_squares(&self, divisor: Divisor) -> Formula {
        let right = samples(bound(Quantity::Square)) / count(divisor);
        Formula::column(self.variance, right).also(self.variance(divisor).right)
    }

    /// s = √(σ² + ε)
    pub fn root(&self) -> Formula {
        Formula::column(self.root, self.spread())
    }

    /// x̂ᵢ = (xᵢ − μ) / s
    pub fn x_hat(&self) -> Formula {
        Formula::cell(self.x_hat, self.centred() / column(self.root))
    }

    /// The same from the table of deviations: x̂ᵢ = (xᵢ − μ) / √(σ² + ε) = dᵢ / s
    pub fn x_hat_of_deviation(&self) -> Formula {
        let right = cell(Quantity::Deviation) / column(self.root);
        Formula::cell(self.x_hat, right).also(self.centred() / self.spread())
    }

    /// yᵢ = γ · x̂ᵢ + β
    pub fn y(&self) -> Formula {
        let right = column(Quantity::Gamma) * cell(self.x_hat) + column(Quantity::Beta);
        Formula::cell(self.y, right)
    }

    /// ∂ℓ/∂xᵢ = γ/s · (∂ℓ/∂yᵢ − 1/m Σ ∂ℓ/∂yⱼ − x̂ᵢ · 1/m Σ ∂ℓ/∂yⱼ · x̂ⱼ), with `root` for s
    pub fn dx(&self, root: Expr, divisor: Divisor) -> Expr {
        // i is taken by the computed row.
        let others = |body| sum("j", SAMPLES, body);
        let mean = others(bound(Quantity::DY)) / scalar(Quantity::Count);
        let along = others(bound(Quantity::DY) * bound(self.x_hat)) / count(divisor);
        let rest = cell(Quantity::DY) - mean - cell(self.x_hat) * along;
        column(Quantity::Gamma) / root * rest
    }

    /// xᵢ − μ
    pub fn centred(&self) -> Expr {
        cell(self.x) - column(self.mean)
    }

    /// √(σ² + ε)
    pub fn spread(&self) -> Expr {
        sqrt(column(self.variance) + scalar(Quantity::Epsilon))
    }
}

/// The batch and the settings of a forward pass.
pub(super) fn given(
    x: &Array2<f64>,
    affine: &Affine,
    epsilon: f64,
    names: &[String],
) -> Vec<Table> {
    let mut tables = vec![
        Table::samples(Quantity::X, x.clone(), names),
        Table::scalar(Quantity::Count, x.nrows() as f64),
    ];
    tables.extend(Table::parameters(affine, epsilon, names));
    tables
}

/// The rows of the batch, shown as 1 … m.
const SAMPLES: Range = Range::Counted(Quantity::X, Quantity::Count);

/// Σ over the samples.
pub(super) fn samples(body: impl Into<Expr>) -> Expr {
    sum("i", SAMPLES, body)
}

/// What the variance is divided by.
pub(super) fn count(divisor: Divisor) -> Expr {
    match divisor {
        Divisor::N => scalar(Quantity::Count),
        Divisor::NMinusOne => scalar(Quantity::Count) - 1.0,
    }
}
