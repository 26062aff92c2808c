//! The mean left outside the gradient: a bias that is pushed for ever, while the loss stays where it is.

use super::{Labels, Step, Table, Walk};
use crate::error::Error;
use crate::formula::{
    Expr, Formula, Index, Leaf, Quantity, Range, cell, per_row, previous, scalar, square, sum,
};
use crate::stats::mean_and_deviation;
use ndarray::{Array1, Array2, Axis};

/// Steps are counted and shown one by one; nobody reads more.
const MOST_STEPS: usize = 10_000;

/// The settings of the walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Learning rate α.
    pub rate: f64,
    /// What every centred value should be, under ½ of the mean squared error.
    pub target: f64,
    /// How many steps are taken.
    pub steps: usize,
}

/// Gradient descent on a bias b whose effect the mean takes away: `d = (u + b) − mean(u + b)`, with the mean taken for
/// a constant in the gradient. Ioffe & Szegedy 2015, section 2, first example.
///
/// `u` are the samples of one feature. The tables have one row per step, beginning with step 0.
///
/// # Errors
/// [`Error::EmptyInput`] without samples, [`Error::TooMuch`] for more than 10,000 steps.
pub fn walk(u: &[f64], settings: &Settings) -> Result<Walk, Error> {
    if settings.steps > MOST_STEPS {
        return Err(Error::TooMuch {
            what: "steps",
            limit: MOST_STEPS,
            found: settings.steps,
        });
    }
    let samples = Array1::from(u.to_vec());
    let history = descend(&samples, settings)?;
    let columns = Labels::counted("sample", u.len());
    let per_sample = |quantity, values| by_step(quantity, values, columns.clone());
    let per_step = |quantity, values: Array1<f64>| {
        by_step(quantity, values.insert_axis(Axis(1)), Labels::Single)
    };
    let nothing = Array1::zeros(settings.steps + 1);
    let inputs = vec![
        Table {
            quantity: Quantity::U,
            rows: Labels::Single,
            cols: columns.clone(),
            values: samples.insert_axis(Axis(0)),
        },
        Table::scalar(Quantity::Count, u.len() as f64),
        Table::scalar(Quantity::Target, settings.target),
        Table::scalar(Quantity::Rate, settings.rate),
    ];
    let steps = vec![
        Step {
            given_rows: 1,
            ..Step::new(bias(), per_step(Quantity::LayerBias, history.bias))
        },
        Step::new(x(), per_sample(Quantity::X, history.x)),
        Step::new(mean(), per_step(Quantity::Mean, history.mean)),
        Step::new(
            deviation(),
            per_sample(Quantity::Deviation, history.deviation),
        ),
        Step::new(loss(), per_step(Quantity::Loss, history.loss)),
        Step::new(dbias(), per_step(Quantity::DBias, history.dbias)),
        Step::new(true_dbias(), per_step(Quantity::TrueDBias, nothing)),
    ];
    Ok(Walk {
        inputs,
        steps,
        notes: Vec::new(),
    })
}

/// Every table, one row per step.
struct History {
    bias: Array1<f64>,
    x: Array2<f64>,
    mean: Array1<f64>,
    deviation: Array2<f64>,
    loss: Array1<f64>,
    dbias: Array1<f64>,
}

fn descend(u: &Array1<f64>, settings: &Settings) -> Result<History, Error> {
    let (rows, m) = (settings.steps + 1, u.len() as f64);
    let mut history = History {
        bias: Array1::zeros(rows),
        x: Array2::zeros((rows, u.len())),
        mean: Array1::zeros(rows),
        deviation: Array2::zeros((rows, u.len())),
        loss: Array1::zeros(rows),
        dbias: Array1::zeros(rows),
    };
    let mut b = 0.0;
    for step in 0..rows {
        let x = u + b;
        let (mean, deviation) = mean_and_deviation(x.view().insert_axis(Axis(1)))?;
        let deviation = deviation.remove_axis(Axis(1));
        let error = deviation.mapv(|value| value - settings.target);
        history.bias[step] = b;
        history.mean[step] = mean[0];
        history.loss[step] = 0.5 * error.mapv(|error| error * error).sum() / m;
        history.dbias[step] = error.sum() / m;
        history.x.row_mut(step).assign(&x);
        history.deviation.row_mut(step).assign(&deviation);
        b -= settings.rate * history.dbias[step];
    }
    Ok(history)
}

fn by_step(quantity: Quantity, values: Array2<f64>, cols: Labels) -> Table {
    let rows = Labels::Counted {
        key: "step",
        first: 0,
        count: values.nrows(),
    };
    Table {
        quantity,
        rows,
        cols,
        values,
    }
}

fn across_samples(body: Expr) -> Expr {
    sum("j", Range::Cols(Quantity::X), body)
}

/// A value of the computed step under Σ_j.
fn of_step(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf::across(quantity))
}

/// b_t = b_{t−1} − α · ∂ℓ/∂b_{t−1}
pub fn bias() -> Formula {
    let right = previous(Quantity::LayerBias) - scalar(Quantity::Rate) * previous(Quantity::DBias);
    Formula::new(Leaf::row(Quantity::LayerBias), right).over("t")
}

/// x_{t,j} = u_j + b_t
pub fn x() -> Formula {
    let u = Expr::Leaf(Leaf {
        quantity: Quantity::U,
        row: Index::At(0),
        col: Index::Col,
    });
    Formula::new(Leaf::cell(Quantity::X), u + per_row(Quantity::LayerBias))
        .over("t")
        .across("j")
}

/// μ_t = 1/m Σ x_{t,j}
pub fn mean() -> Formula {
    let right = across_samples(of_step(Quantity::X)) / scalar(Quantity::Count);
    Formula::new(Leaf::row(Quantity::Mean), right).over("t")
}

/// d_{t,j} = x_{t,j} − μ_t
pub fn deviation() -> Formula {
    let right = cell(Quantity::X) - per_row(Quantity::Mean);
    Formula::new(Leaf::cell(Quantity::Deviation), right)
        .over("t")
        .across("j")
}

/// d_{t,j} − target, under Σ_j
fn error() -> Expr {
    of_step(Quantity::Deviation) - scalar(Quantity::Target)
}

/// ℓ_t = ½ · 1/m Σ (d_{t,j} − target)²
pub fn loss() -> Formula {
    let half = Expr::from(1.0) / 2.0.into();
    let right = half * (across_samples(square(error())) / scalar(Quantity::Count));
    Formula::new(Leaf::row(Quantity::Loss), right).over("t")
}

/// The mean taken for a constant: ∂ℓ/∂b = 1/m Σ (d_{t,j} − target)
pub fn dbias() -> Formula {
    let right = across_samples(error()) / scalar(Quantity::Count);
    Formula::new(Leaf::row(Quantity::DBias), right).over("t")
}

/// The mean inside: every d loses through the mean what it gains, 1/m Σ (d_{t,j} − target) · (1 − 1) = 0
pub fn true_dbias() -> Formula {
    let both_ways = Expr::from(1.0) - 1.0.into();
    let right = across_samples(error() * both_ways) / scalar(Quantity::Count);
    Formula::new(Leaf::row(Quantity::TrueDBias), right).over("t")
}
