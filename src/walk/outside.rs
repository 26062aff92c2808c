//! The mean left outside the gradient: a bias that is pushed for ever, while the loss stays where it is.

use super::{Labels, Step, Table, Walk};
use crate::each::{SUM, with};
use crate::error::Error;
use crate::formula::{
    Expr, Formula, Index, Leaf, Quantity, Range, cell, per_row, previous, scalar, square, sum,
};
use crate::stats::mean_and_deviation;
use ndarray::{Array1, ArrayView1, Axis};

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
    if u.is_empty() {
        return Err(Error::EmptyInput);
    }
    let samples = Array1::from(u.to_vec());
    let columns = || Labels::counted("sample", u.len());
    let rows = || Labels::Counted {
        key: "step",
        first: 0,
        count: settings.steps + 1,
    };
    let bias = Table {
        quantity: Quantity::LayerBias,
        rows: rows(),
        cols: Labels::Single,
        values: descend(samples.view(), settings)?.insert_axis(Axis(1)),
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

/// The bias after every step, (steps + 1).
fn descend(u: ArrayView1<f64>, settings: &Settings) -> Result<Array1<f64>, Error> {
    let mut history = Array1::zeros(settings.steps + 1);
    for step in 1..=settings.steps {
        let b: f64 = history[step - 1];
        let x = with(u.to_owned(), b, SUM);
        let (_, deviation) = mean_and_deviation(x.view().insert_axis(Axis(1)))?;
        let errors = deviation
            .iter()
            .map(|deviation| deviation - settings.target);
        let gradient = errors.sum::<f64>() / u.len() as f64;
        history[step] = b - settings.rate * gradient;
    }
    Ok(history)
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

/// The gradient with the mean inside: 1/m Σ (d_{t,j} − target) · (1 − 1/m Σ_k 1). When b grows by 1, every value grows
/// by 1, and so does their mean, to which each of the m samples adds 1/m; no deviation changes.
pub fn true_dbias() -> Formula {
    let mean_grows = sum("k", Range::Cols(Quantity::X), 1.0.into()) / scalar(Quantity::Count);
    let deviation_grows = Expr::from(1.0) - mean_grows;
    let right = across_samples(error() * deviation_grows) / scalar(Quantity::Count);
    Formula::new(Leaf::row(Quantity::TrueDBias), right).over("t")
}
