//! Gradient descent in the bowl of a linear model with two weights: how steep it is, how flat, and how fast that goes.

use super::normalize::samples;
use super::{Labels, Step, Table, Walk, forward, hand};
use crate::batch_norm::Affine;
use crate::error::Error;
use crate::formula::{Formula, Index, Quantity, at, previous, scalar, sqrt, square};
use crate::stats::Divisor;
use ndarray::Array2;
use serde::Deserialize;

/// The page shows steps one by one, so more would help nobody.
const MOST_STEPS: usize = 10_000;

/// What the weights are multiplied with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Inputs {
    /// The features as they are; only their means are taken away, which the model's bias would do.
    Raw,
    /// The features with variance 1 as well.
    Normalized,
}

/// The settings of the walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// What the weights are multiplied with.
    pub inputs: Inputs,
    /// Learning rate α.
    pub rate: f64,
    /// How many steps are taken.
    pub steps: usize,
}

/// The loss ½ · mean of squared errors has the covariance of the inputs as its curvature. Along each of its two axes,
/// gradient descent multiplies the distance to the bottom by `1 − α λ`; both distances start at 1.
///
/// `x` is (batch, 2).
///
/// # Errors
/// [`Error::ShapeMismatch`] unless there are two features, [`Error::TooMuch`] for more than 10,000 steps, and those of
/// [`forward::walk`].
pub fn walk(x: &Array2<f64>, names: &[String], settings: &Settings) -> Result<Walk, Error> {
    if settings.steps > MOST_STEPS {
        return Err(Error::TooMuch {
            what: "steps",
            limit: MOST_STEPS,
            found: settings.steps,
        });
    }
    if x.ncols() != 2 {
        return Err(Error::ShapeMismatch {
            what: "x",
            expected: vec![x.nrows(), 2],
            found: vec![x.nrows(), x.ncols()],
        });
    }
    let mut walk = forward::walk(x, names, &Affine::identity(2), 0.0, Divisor::N)?;
    let (values, next) = match settings.inputs {
        Inputs::Raw => (Quantity::Deviation, Quantity::Square),
        Inputs::Normalized => (Quantity::XHat, Quantity::Y),
    };
    walk.truncate_before(next);
    walk.inputs
        .retain(|table| !matches!(table.quantity, Quantity::Gamma | Quantity::Beta));
    if settings.inputs == Inputs::Raw {
        // Nothing is divided by the root.
        walk.notes.retain(|note| note.key != "zero-root");
    }
    let rate = Table::scalar(Quantity::Rate, settings.rate);
    walk.inputs.push(rate);
    let features = || Labels::features(names);
    walk.compute(curvature(values), features(), features());
    for formula in eigenvalues().into_iter().chain(factors()) {
        walk.compute(formula, Labels::Single, Labels::Single);
    }
    for (path, factor) in [
        (Quantity::SteepPath, Quantity::SteepFactor),
        (Quantity::FlatPath, Quantity::FlatFactor),
    ] {
        descend(&mut walk, path, factor, settings.steps);
    }
    Ok(walk)
}

/// Features A and B as they are.
pub(super) fn example() -> Result<Walk, Error> {
    let names = ["A".to_string(), "B".to_string()];
    walk(&hand::features_a_and_b(), &names, &hand::raw())
}

/// Adds the distances after every step, beginning with 1.
fn descend(walk: &mut Walk, path: Quantity, factor: Quantity, steps: usize) {
    let by = walk.values(factor).sum();
    let left = std::iter::successors(Some(1.0), |left| Some(by * left));
    let mut table = Table::per_row(path, left.take(steps + 1).collect(), "step");
    table.rows = Labels::from_zero("step", steps + 1);
    // e_t = f · e_{t−1}
    let formula = Formula::row(path, scalar(factor) * previous(path)).over("t");
    walk.steps.push(Step {
        given_rows: 1,
        ..Step::new(formula, table)
    });
}

/// h_{j,k} = 1/m Σ d_{i,j} · d_{i,k}, over deviations or over normalized values.
pub fn curvature(values: Quantity) -> Formula {
    let of_feature = |col| at(values, Index::Bound, col);
    let right = samples(of_feature(Index::Row) * of_feature(Index::Col)) / scalar(Quantity::Count);
    let formula = Formula::cell(Quantity::Curvature, right);
    formula.over("j").across("k")
}

/// The eigenvalues of the curvature, λ_max and λ_min: (h_{1,1} + h_{2,2}) / 2 ± √(((h_{1,1} − h_{2,2}) / 2)² + h_{1,2}²)
fn eigenvalues() -> [Formula; 2] {
    let entry = |row, col| {
        let position = |at| Index::Numbered { at, number: at + 1 };
        at(Quantity::Curvature, position(row), position(col))
    };
    let middle = || (entry(0, 0) + entry(1, 1)) / 2.0;
    let spread = || sqrt(square((entry(0, 0) - entry(1, 1)) / 2.0) + square(entry(0, 1)));
    [
        Formula::scalar(Quantity::Steepest, middle() + spread()),
        Formula::scalar(Quantity::Flattest, middle() - spread()),
    ]
}

/// κ = λ_max / λ_min; α_max = 2 / λ_max; f = 1 − α · λ for both.
fn factors() -> [Formula; 4] {
    let steepest = || scalar(Quantity::Steepest);
    let factor = |curvature| 1.0 - scalar(Quantity::Rate) * scalar(curvature);
    [
        Formula::scalar(Quantity::Condition, steepest() / scalar(Quantity::Flattest)),
        Formula::scalar(Quantity::RateLimit, 2.0 / steepest()),
        Formula::scalar(Quantity::SteepFactor, factor(Quantity::Steepest)),
        Formula::scalar(Quantity::FlatFactor, factor(Quantity::Flattest)),
    ]
}
