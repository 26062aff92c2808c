//! The mean left outside the gradient: a bias that is pushed for ever, while the loss stays where it is.

use super::{Labels, Step, Table, Walk, hand};
use crate::error::Error;
use crate::formula::{
    Expr, Formula, Quantity, Range, across, cell, column, per_row, previous, scalar, square, sum,
};
use crate::stats::mean_and_deviation;
use ndarray::{Array1, Axis};
use serde::Deserialize;

/// The page shows steps one by one, so more would help nobody.
const MOST_STEPS: usize = 10_000;

/// The settings of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Outside {
    /// Learning rate α.
    pub rate: f64,
    /// What every centred value should be, under ½ of the mean squared error.
    pub target: f64,
    /// How many steps are taken.
    pub steps: usize,
}

/// Gradient descent on a bias b that cannot change the output, because the mean is subtracted after it:
/// `d = (u + b) − mean(u + b)`. The gradient takes the mean for a constant, which is the mistake that is shown. Ioffe & Szegedy 2015, section 2, first example.
///
/// `u` are the samples of one feature. The tables have one row per step, beginning with step 0.
///
/// # Errors
/// [`Error::EmptyInput`] without samples, [`Error::TooMuch`] for more than 10,000 steps.
pub fn walk(u: &[f64], settings: &Outside) -> Result<Walk, Error> {
    if settings.steps > MOST_STEPS {
        return Err(Error::TooMuch {
            what: "steps",
            limit: MOST_STEPS,
            found: settings.steps,
        });
    }
    if u.is_empty() {
        return Err(Error::EmptyInput);
    }
    let samples = Array1::from(u.to_vec());
    let columns = || Labels::counted("sample", u.len());
    let rows = || Labels::from_zero("step", settings.steps + 1);
    let bias = Table {
        rows: rows(),
        ..Table::per_row(Quantity::LayerBias, descend(&samples, settings)?, "step")
    };
    let mut walk = Walk::given(vec![
        Table {
            quantity: Quantity::U,
            rows: Labels::Single,
            cols: columns(),
            values: samples.insert_axis(Axis(0)),
        },
        Table::scalar(Quantity::Count, u.len() as f64),
        Table::scalar(Quantity::Target, settings.target),
        Table::scalar(Quantity::Rate, settings.rate),
    ]);
    walk.steps.push(Step {
        given_rows: 1,
        ..Step::new(self::bias(), bias)
    });
    walk.compute(x(), rows(), columns());
    walk.compute(mean(), rows(), Labels::Single);
    walk.compute(deviation(), rows(), columns());
    for formula in [loss(), dbias(), true_dbias()] {
        walk.compute(formula, rows(), Labels::Single);
    }
    Ok(walk)
}

/// A hundred steps towards 1.
pub(super) fn example() -> Result<Walk, Error> {
    walk(&[1.0, 2.0, 3.0, 6.0], &hand::descent())
}

/// The bias after every step, (steps + 1).
fn descend(u: &Array1<f64>, settings: &Outside) -> Result<Array1<f64>, Error> {
    let mut history = Array1::zeros(settings.steps + 1);
    for step in 1..=settings.steps {
        let b: f64 = history[step - 1];
        let x = (u + b).insert_axis(Axis(1)); // (samples, 1)
        let (_, deviation) = mean_and_deviation(x.view())?; // (samples, 1)
        let gradient = (deviation - settings.target).sum() / u.len() as f64;
        history[step] = b - settings.rate * gradient;
    }
    Ok(history)
}

/// Σ over the samples of the computed step.
fn across_samples(body: Expr) -> Expr {
    sum("j", Range::Cols(Quantity::X), body)
}

/// b_t = b_{t−1} − α · ∂ℓ/∂b_{t−1}
fn bias() -> Formula {
    let right = previous(Quantity::LayerBias) - scalar(Quantity::Rate) * previous(Quantity::DBias);
    Formula::row(Quantity::LayerBias, right).over("t")
}

/// x_{t,j} = u_j + b_t
pub fn x() -> Formula {
    let right = column(Quantity::U) + per_row(Quantity::LayerBias);
    Formula::cell(Quantity::X, right).over("t").across("j")
}

/// μ_t = 1/m Σ x_{t,j}
pub fn mean() -> Formula {
    let right = across_samples(across(Quantity::X)) / scalar(Quantity::Count);
    Formula::row(Quantity::Mean, right).over("t")
}

/// d_{t,j} = x_{t,j} − μ_t
fn deviation() -> Formula {
    let right = cell(Quantity::X) - per_row(Quantity::Mean);
    let formula = Formula::cell(Quantity::Deviation, right);
    formula.over("t").across("j")
}

/// d_{t,j} − target, under Σ_j
fn error() -> Expr {
    across(Quantity::Deviation) - scalar(Quantity::Target)
}

/// ℓ_t = ½ · 1/m Σ (d_{t,j} − target)²
fn loss() -> Formula {
    let half: Expr = 1.0.into();
    let right = half / 2.0 * (across_samples(square(error())) / scalar(Quantity::Count));
    Formula::row(Quantity::Loss, right).over("t")
}

/// The mean taken for a constant: ∂ℓ/∂b = 1/m Σ (d_{t,j} − target)
fn dbias() -> Formula {
    let right = across_samples(error()) / scalar(Quantity::Count);
    Formula::row(Quantity::DBias, right).over("t")
}

/// The gradient with the mean inside: 1/m Σ (d_{t,j} − target) · (1 − 1/m Σ_k 1). When b grows by 1, every value grows
/// by 1, and so does their mean, to which each of the m samples adds 1/m; no deviation changes.
fn true_dbias() -> Formula {
    let mean_grows = sum("k", Range::Cols(Quantity::X), 1.0) / scalar(Quantity::Count);
    let right = across_samples(error() * (1.0 - mean_grows)) / scalar(Quantity::Count);
    Formula::row(Quantity::TrueDBias, right).over("t")
}
