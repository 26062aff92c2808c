//! Training, step by step: Algorithm 1 of Ioffe & Szegedy 2015.

use super::{Step, Table, Walk, notes_on};
use crate::batch_norm::{Affine, train};
use crate::error::Error;
use crate::formula::{
    Formula, Leaf, Quantity, bound, cell, column, scalar, sqrt, square, sum_rows,
};
use crate::stats::Divisor;
use ndarray::Array2;

/// Mean; deviations; squares; variance; variance plus epsilon and its root; x̂; y.
///
/// `x` is (batch, features), `names` has one name per feature. The tables are those of
/// [`train`], bit for bit.
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
    let trained = train(x.view(), affine, epsilon, divisor)?;
    let notes = notes_on(x, &trained.variance, &trained.root, names);
    let inputs = vec![
        Table::samples(Quantity::X, x.clone(), names),
        Table::scalar(Quantity::Count, x.nrows() as f64),
        Table::scalar(Quantity::Epsilon, epsilon),
        Table::statistic(Quantity::Gamma, affine.gamma.clone(), names),
        Table::statistic(Quantity::Beta, affine.beta.clone(), names),
    ];
    let steps = vec![
        Step::new(
            mean(),
            Table::statistic(Quantity::Mean, trained.mean, names),
        ),
        Step::new(
            deviation(),
            Table::samples(Quantity::Deviation, trained.deviation, names),
        ),
        Step::new(
            squared(),
            Table::samples(Quantity::Square, trained.square, names),
        ),
        Step::new(
            variance(divisor),
            Table::statistic(Quantity::Variance, trained.variance, names),
        ),
        Step::new(
            root(),
            Table::statistic(Quantity::Root, trained.root, names),
        ),
        Step::new(
            x_hat(),
            Table::samples(Quantity::XHat, trained.x_hat, names),
        ),
        Step::new(y(), Table::samples(Quantity::Y, trained.y, names)),
    ];
    Ok(Walk {
        inputs,
        steps,
        notes,
    })
}

/// μ = 1/m Σ xᵢ
pub fn mean() -> Formula {
    let right = sum_rows("i", Quantity::X, bound(Quantity::X)) / scalar(Quantity::Count);
    Formula::new(Leaf::column(Quantity::Mean), right)
}

/// dᵢ = xᵢ − μ
pub fn deviation() -> Formula {
    Formula::new(
        Leaf::cell(Quantity::Deviation),
        cell(Quantity::X) - column(Quantity::Mean),
    )
}

/// dᵢ² = dᵢ · dᵢ
pub fn squared() -> Formula {
    let also = square(cell(Quantity::X) - column(Quantity::Mean));
    Formula::new(
        Leaf::cell(Quantity::Square),
        cell(Quantity::Deviation) * cell(Quantity::Deviation),
    )
    .also(also)
}

/// σ² = 1/m Σ dᵢ², or with m − 1
pub fn variance(divisor: Divisor) -> Formula {
    let squares = sum_rows("i", Quantity::X, bound(Quantity::Square));
    let textbook = sum_rows(
        "i",
        Quantity::X,
        square(bound(Quantity::X) - column(Quantity::Mean)),
    );
    let count = || match divisor {
        Divisor::N => scalar(Quantity::Count),
        Divisor::NMinusOne => scalar(Quantity::Count) - 1.0.into(),
    };
    Formula::new(Leaf::column(Quantity::Variance), squares / count()).also(textbook / count())
}

/// s = √(σ² + ε)
pub fn root() -> Formula {
    let right = sqrt(column(Quantity::Variance) + scalar(Quantity::Epsilon));
    Formula::new(Leaf::column(Quantity::Root), right)
}

/// x̂ᵢ = (xᵢ − μ) / √(σ² + ε) = dᵢ / s
pub fn x_hat() -> Formula {
    let also = (cell(Quantity::X) - column(Quantity::Mean))
        / sqrt(column(Quantity::Variance) + scalar(Quantity::Epsilon));
    Formula::new(
        Leaf::cell(Quantity::XHat),
        cell(Quantity::Deviation) / column(Quantity::Root),
    )
    .also(also)
}

/// yᵢ = γ · x̂ᵢ + β
pub fn y() -> Formula {
    let right = column(Quantity::Gamma) * cell(Quantity::XHat) + column(Quantity::Beta);
    Formula::new(Leaf::cell(Quantity::Y), right)
}
