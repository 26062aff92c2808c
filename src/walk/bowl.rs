//! Gradient descent in the bowl of a linear model with two weights: how steep it is, how flat, and how fast that goes.

use super::{Labels, Step, Table, Walk, forward};
use crate::error::Error;
use crate::formula::{
    Expr, Formula, Index, Leaf, Quantity, previous, scalar, sqrt, square, sum_rows,
};
use crate::stats::Divisor;
use ndarray::{Array1, Array2, Axis};

/// Steps are shown one by one; nobody reads more.
const MOST_STEPS: usize = 10_000;

/// What the weights are multiplied with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    let identity = crate::batch_norm::Affine::identity(2);
    let mut walk = forward::walk(x, names, &identity, 0.0, Divisor::N)?;
    let values = match settings.inputs {
        Inputs::Raw => Quantity::Deviation,
        Inputs::Normalized => Quantity::XHat,
    };
    let last = walk
        .steps
        .iter()
        .position(|step| step.table.quantity == values);
    walk.steps.truncate(last.map_or(0, |last| last + 1));
    walk.inputs
        .retain(|table| !matches!(table.quantity, Quantity::Gamma | Quantity::Beta));
    walk.inputs
        .push(Table::scalar(Quantity::Rate, settings.rate));
    let features = || Labels::features(names);
    walk.compute(curvature(values), features(), features());
    for formula in [
        steepest(),
        flattest(),
        condition(),
        rate_limit(),
        steep_factor(),
        flat_factor(),
    ] {
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

/// Adds the distances after every step, beginning with 1.
fn descend(walk: &mut Walk, path: Quantity, factor: Quantity, steps: usize) {
    let by = walk
        .values(factor)
        .iter()
        .copied()
        .next()
        .unwrap_or(f64::NAN);
    let left = std::iter::successors(Some(1.0), |left| Some(by * left));
    let values: Array1<f64> = left.take(steps + 1).collect();
    let table = Table {
        quantity: path,
        rows: Labels::Counted {
            key: "step",
            first: 0,
            count: steps + 1,
        },
        cols: Labels::Single,
        values: values.insert_axis(Axis(1)),
    };
    walk.steps.push(Step {
        given_rows: 1,
        ..Step::new(descent(path, factor), table)
    });
}

/// h_{j,k} = 1/m Σ d_{i,j} · d_{i,k}, over deviations or over normalized values.
pub fn curvature(values: Quantity) -> Formula {
    let at = |col| {
        Expr::Leaf(Leaf {
            quantity: values,
            row: Index::Bound,
            col,
        })
    };
    let right =
        sum_rows("i", Quantity::X, at(Index::Row) * at(Index::Col)) / scalar(Quantity::Count);
    Formula::new(Leaf::cell(Quantity::Curvature), right)
        .over("j")
        .across("k")
}

fn entry(row: usize, col: usize) -> Expr {
    Expr::Leaf(Leaf {
        quantity: Quantity::Curvature,
        row: Index::Nth(row),
        col: Index::Nth(col),
    })
}

/// (h_{1,1} + h_{2,2}) / 2
fn middle() -> Expr {
    (entry(0, 0) + entry(1, 1)) / 2.0.into()
}

/// √(((h_{1,1} − h_{2,2}) / 2)² + h_{1,2}²)
fn spread() -> Expr {
    sqrt(square((entry(0, 0) - entry(1, 1)) / 2.0.into()) + square(entry(0, 1)))
}

/// λ_max, the larger eigenvalue of the curvature.
pub fn steepest() -> Formula {
    Formula::new(Leaf::scalar(Quantity::Steepest), middle() + spread())
}

/// λ_min, the smaller one.
pub fn flattest() -> Formula {
    Formula::new(Leaf::scalar(Quantity::Flattest), middle() - spread())
}

/// κ = λ_max / λ_min
pub fn condition() -> Formula {
    let right = scalar(Quantity::Steepest) / scalar(Quantity::Flattest);
    Formula::new(Leaf::scalar(Quantity::Condition), right)
}

/// α_max = 2 / λ_max
pub fn rate_limit() -> Formula {
    let right = Expr::from(2.0) / scalar(Quantity::Steepest);
    Formula::new(Leaf::scalar(Quantity::RateLimit), right)
}

/// 1 − α · λ
fn factor(curvature: Quantity) -> Expr {
    Expr::from(1.0) - scalar(Quantity::Rate) * scalar(curvature)
}

/// f_max = 1 − α · λ_max
pub fn steep_factor() -> Formula {
    Formula::new(
        Leaf::scalar(Quantity::SteepFactor),
        factor(Quantity::Steepest),
    )
}

/// f_min = 1 − α · λ_min
pub fn flat_factor() -> Formula {
    Formula::new(
        Leaf::scalar(Quantity::FlatFactor),
        factor(Quantity::Flattest),
    )
}

/// e_t = f · e_{t−1}
fn descent(path: Quantity, factor: Quantity) -> Formula {
    let right = scalar(factor) * previous(path);
    Formula::new(Leaf::row(path), right).over("t")
}
