//! The forward pass in five short steps over any set of quantities, for walks that normalize twice.

use super::{Table, Walk};
use crate::batch_norm::Training;
use crate::formula::{
    Expr, Formula, Leaf, Quantity, bound, cell, column, scalar, sqrt, square, sum_rows,
};
use crate::stats::Divisor;

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
    /// The layer in its usual letters.
    pub const PLAIN: Layer = Layer {
        x: Quantity::X,
        mean: Quantity::Mean,
        variance: Quantity::Variance,
        root: Quantity::Root,
        x_hat: Quantity::XHat,
        y: Quantity::Y,
    };

    /// Adds mean, variance, root, x̂ and y of a trained layer.
    pub fn steps(&self, walk: &mut Walk, trained: Training, names: &[String]) {
        let statistic = |quantity, values| Table::statistic(quantity, values, names);
        let sample = |quantity, values| Table::samples(quantity, values, names);
        let divisor = trained.divisor;
        walk.add(self.mean_is(), statistic(self.mean, trained.mean));
        walk.add(
            self.variance_is(divisor),
            statistic(self.variance, trained.variance),
        );
        walk.add(self.root_is(), statistic(self.root, trained.root));
        walk.add(self.x_hat_is(), sample(self.x_hat, trained.x_hat));
        walk.add(self.y_is(), sample(self.y, trained.y));
    }

    fn mean_is(&self) -> Formula {
        let right = samples(bound(self.x)) / scalar(Quantity::Count);
        Formula::new(Leaf::column(self.mean), right)
    }

    fn variance_is(&self, divisor: Divisor) -> Formula {
        let squares = samples(square(bound(self.x) - column(self.mean)));
        Formula::new(Leaf::column(self.variance), squares / count(divisor))
    }

    fn root_is(&self) -> Formula {
        let right = sqrt(column(self.variance) + scalar(Quantity::Epsilon));
        Formula::new(Leaf::column(self.root), right)
    }

    fn x_hat_is(&self) -> Formula {
        let right = (cell(self.x) - column(self.mean)) / column(self.root);
        Formula::new(Leaf::cell(self.x_hat), right)
    }

    fn y_is(&self) -> Formula {
        let right = column(Quantity::Gamma) * cell(self.x_hat) + column(Quantity::Beta);
        Formula::new(Leaf::cell(self.y), right)
    }
}

/// Σ over the samples.
pub(super) fn samples(body: Expr) -> Expr {
    sum_rows("i", Quantity::X, body)
}

/// The divisor of the variance.
pub(super) fn count(divisor: Divisor) -> Expr {
    match divisor {
        Divisor::N => scalar(Quantity::Count),
        Divisor::NMinusOne => scalar(Quantity::Count) - 1.0.into(),
    }
}
