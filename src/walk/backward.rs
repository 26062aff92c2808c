//! Backward, step by step: the chain rule of Ioffe & Szegedy 2015, section 3, the same in one formula, and what it keeps.

pub mod formulas;

use super::{Table, Walk, notes_on};
use crate::batch_norm::{Affine, Training, backward, backward_compact, backward_constants, train};
use crate::each::{DIFFERENCE, cells};
use crate::error::Error;
use crate::formula::Quantity;
use crate::stats::Divisor;
use ndarray::{Array1, Array2};

/// Where the gradient of the output comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Upstream {
    /// It is given, (batch, features).
    Typed(Array2<f64>),
    /// One sample sends 1 in every feature, the others 0.
    One {
        /// Row of that sample, from 0.
        row: usize,
    },
    /// The loss is ½ Σ (y − target)², target (batch, features).
    HalfSquare(Array2<f64>),
    /// The loss is the mean of (y − target)² over all samples and features, target (batch, features).
    MeanSquare(Array2<f64>),
}

/// The settings of the walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Scale and shift.
    pub affine: Affine,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
    /// What the variance is divided by.
    pub divisor: Divisor,
    /// Where the gradient of the output comes from.
    pub upstream: Upstream,
    /// Whether the wrong gradient, with mean and variance taken for constants, is set beside the right one.
    pub constants: bool,
}

/// ∂x̂, ∂σ², ∂μ and ∂x along the chain; ∂γ and ∂β; ∂x in one formula; its two vanishing sums; its length.
///
/// `x` is (batch, features), `names` has one name per feature. The tables are those of [`backward`],
/// [`backward_compact`] and [`backward_constants`], bit for bit.
///
/// # Errors
/// As [`train`] and [`backward`]; [`Error::TooFew`] if there is no sample to send the gradient.
pub fn walk(x: &Array2<f64>, names: &[String], settings: &Settings) -> Result<Walk, Error> {
    let Settings {
        affine,
        epsilon,
        divisor,
        upstream,
        constants,
    } = settings;
    let (gamma, divisor) = (affine.gamma.view(), *divisor);
    let training = train(x.view(), affine, *epsilon, divisor)?;
    let dy = upstream.gradient(&training.y)?;
    let chain = backward(&training, gamma, dy.view())?;
    let compact = backward_compact(training.normalized(), gamma, dy.view())?.dx;
    let wrong = backward_constants(training.normalized(), gamma, dy.view())?.dx;
    let mut walk = Walk::given(given(x, names, settings, &training));
    walk.notes = notes_on(x, &training.variance, &training.root, names);
    upstream.steps(&mut walk, dy, names);
    let sample = |quantity, values| Table::samples(quantity, values, names);
    let statistic = |quantity, values| Table::statistic(quantity, values, names);
    walk.add(formulas::dx_hat(), sample(Quantity::DXHat, chain.dx_hat));
    walk.add(
        formulas::dvariance(),
        statistic(Quantity::DVariance, chain.dvariance),
    );
    walk.add(
        formulas::dmean(divisor),
        statistic(Quantity::DMean, chain.dmean),
    );
    walk.add(
        formulas::dx_chain(divisor),
        sample(Quantity::DXChain, chain.dx),
    );
    walk.add(
        formulas::dgamma(),
        statistic(Quantity::DGamma, chain.dgamma),
    );
    walk.add(formulas::dbeta(), statistic(Quantity::DBeta, chain.dbeta));
    walk.compute_like(formulas::gradient_mean(), Quantity::Mean);
    walk.compute_like(formulas::gradient_slope(divisor), Quantity::Mean);
    walk.add(formulas::dx(divisor), sample(Quantity::DX, compact));
    let sums = [
        formulas::dx_sum(),
        formulas::dx_along(),
        formulas::dy_norm(),
        formulas::norm_identity(divisor),
        formulas::dx_norm(),
    ];
    for formula in sums {
        walk.compute_like(formula, Quantity::Mean);
    }
    if *constants {
        walk.add(
            formulas::dx_constants(),
            sample(Quantity::DXConstants, wrong),
        );
        walk.compute_like(formulas::constants_sum(), Quantity::Mean);
        walk.compute_like(formulas::constants_difference(), Quantity::X);
    }
    Ok(walk)
}

impl Upstream {
    /// `∂ℓ/∂y`, (batch, features).
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if it does not fit `y`, [`Error::TooFew`] if there is no such row.
    pub fn gradient(&self, y: &Array2<f64>) -> Result<Array2<f64>, Error> {
        let fits = |given: &Array2<f64>, what| {
            if given.dim() == y.dim() {
                return Ok(());
            }
            Err(Error::ShapeMismatch {
                what,
                expected: y.shape().to_vec(),
                found: given.shape().to_vec(),
            })
        };
        let missed = |target: &Array2<f64>| cells(y.clone(), target.view(), DIFFERENCE);
        match self {
            Upstream::Typed(dy) => fits(dy, "dy").map(|()| dy.clone()),
            Upstream::One { row } if *row < y.nrows() => {
                Ok(Array2::from_shape_fn(y.dim(), |(at, _)| {
                    f64::from(at == *row)
                }))
            }
            Upstream::One { row } => Err(Error::TooFew {
                what: "rows",
                needed: row + 1,
                found: y.nrows(),
            }),
            Upstream::HalfSquare(target) => fits(target, "target").map(|()| missed(target)),
            Upstream::MeanSquare(target) => {
                let entries = y.len() as f64;
                fits(target, "target").map(|()| missed(target) * 2.0 / entries)
            }
        }
    }

    /// Adds the loss and its gradient as steps, or the gradient as an input.
    fn steps(&self, walk: &mut Walk, dy: Array2<f64>, names: &[String]) {
        let (target, loss, gradient) = match self {
            Upstream::Typed(_) | Upstream::One { .. } => {
                walk.inputs.push(Table::samples(Quantity::DY, dy, names));
                return;
            }
            Upstream::HalfSquare(target) => (
                target,
                formulas::half_square(),
                formulas::half_square_gradient(),
            ),
            Upstream::MeanSquare(target) => {
                let entries = Table::scalar(Quantity::Entries, dy.len() as f64);
                walk.inputs.push(entries);
                let (loss, gradient) = (formulas::mean_square(), formulas::mean_square_gradient());
                (target, loss, gradient)
            }
        };
        let target = Table::samples(Quantity::Target, target.clone(), names);
        walk.inputs.push(target);
        walk.compute_like(loss, Quantity::Mean);
        walk.add(gradient, Table::samples(Quantity::DY, dy, names));
    }
}

/// What the forward pass left behind.
fn given(
    x: &Array2<f64>,
    names: &[String],
    settings: &Settings,
    training: &Training,
) -> Vec<Table> {
    let sample = |quantity, values: &Array2<f64>| Table::samples(quantity, values.clone(), names);
    let statistic =
        |quantity, values: &Array1<f64>| Table::statistic(quantity, values.clone(), names);
    vec![
        sample(Quantity::X, x),
        Table::scalar(Quantity::Count, x.nrows() as f64),
        Table::scalar(Quantity::Epsilon, settings.epsilon),
        statistic(Quantity::Gamma, &settings.affine.gamma),
        statistic(Quantity::Beta, &settings.affine.beta),
        statistic(Quantity::Mean, &training.mean),
        sample(Quantity::Deviation, &training.deviation),
        statistic(Quantity::Variance, &training.variance),
        statistic(Quantity::Root, &training.root),
        sample(Quantity::XHat, &training.x_hat),
        sample(Quantity::Y, &training.y),
    ]
}
