//! Backward, step by step: the chain rule of Ioffe & Szegedy 2015, section 3, the same in one formula, and what it keeps.

pub mod formulas;

use super::{Step, Table, Walk, notes_on};
use crate::batch_norm::{
    Affine, Backward, Training, backward, backward_compact, backward_constants, train,
};
use crate::error::Error;
use crate::formula::Quantity;
use crate::stats::{Divisor, column_sums};
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

/// The numbers behind the walk.
struct Numbers {
    training: Training,
    dy: Array2<f64>,
    chain: Backward,
    /// `∂ℓ/∂x` by the compact formula, (batch, features).
    dx: Array2<f64>,
    /// The divisor as a number.
    count: f64,
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
    let training = train(x.view(), affine, *epsilon, *divisor)?;
    let dy = upstream.gradient(&training.y)?;
    let chain = backward(&training, affine.gamma.view(), dy.view())?;
    let dx = backward_compact(training.normalized(), affine.gamma.view(), dy.view())?.dx;
    let count = divisor.of(x.nrows())?;
    let numbers = Numbers {
        training,
        dy,
        chain,
        dx,
        count,
    };
    let mut inputs = given(x, names, settings, &numbers);
    let mut steps = upstream.steps(names, &numbers, &mut inputs);
    steps.extend(chain_steps(names, *divisor, &numbers));
    steps.extend(compact_steps(names, settings, &numbers));
    if *constants {
        steps.extend(constants_steps(names, affine, &numbers)?);
    }
    Ok(Walk {
        inputs,
        steps,
        notes: notes_on(x, &numbers.training.variance, names),
    })
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
            Upstream::HalfSquare(target) => fits(target, "target").map(|()| y - target),
            Upstream::MeanSquare(target) => {
                let entries = y.len() as f64;
                fits(target, "target").map(|()| (y - target) * 2.0 / entries)
            }
        }
    }

    /// The loss and its gradient as steps, or the gradient as an input.
    fn steps(&self, names: &[String], numbers: &Numbers, inputs: &mut Vec<Table>) -> Vec<Step> {
        let dy = Table::samples(Quantity::DY, numbers.dy.clone(), names);
        let y = &numbers.training.y;
        let (target, loss, gradient, share) = match self {
            Upstream::Typed(_) | Upstream::One { .. } => {
                inputs.push(dy);
                return Vec::new();
            }
            Upstream::HalfSquare(target) => (
                target,
                formulas::half_square(),
                formulas::half_square_gradient(),
                0.5,
            ),
            Upstream::MeanSquare(target) => {
                let entries = y.len() as f64;
                inputs.push(Table::scalar(Quantity::Entries, entries));
                let (loss, gradient) = (formulas::mean_square(), formulas::mean_square_gradient());
                (target, loss, gradient, 1.0 / entries)
            }
        };
        inputs.push(Table::samples(Quantity::Target, target.clone(), names));
        let squares = (y - target).mapv(|error| error * error);
        let losses = column_sums(squares.view()) * share;
        vec![
            Step::new(loss, Table::statistic(Quantity::Loss, losses, names)),
            Step::new(gradient, dy),
        ]
    }
}

/// What the forward pass left behind.
fn given(x: &Array2<f64>, names: &[String], settings: &Settings, numbers: &Numbers) -> Vec<Table> {
    let training = &numbers.training;
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

fn chain_steps(names: &[String], divisor: Divisor, numbers: &Numbers) -> Vec<Step> {
    let chain = numbers.chain.clone();
    let sample = |quantity, values| Table::samples(quantity, values, names);
    let statistic = |quantity, values| Table::statistic(quantity, values, names);
    vec![
        Step::new(formulas::dx_hat(), sample(Quantity::DXHat, chain.dx_hat)),
        Step::new(
            formulas::dvariance(),
            statistic(Quantity::DVariance, chain.dvariance),
        ),
        Step::new(
            formulas::dmean(divisor),
            statistic(Quantity::DMean, chain.dmean),
        ),
        Step::new(
            formulas::dx_chain(divisor),
            sample(Quantity::DXChain, chain.dx),
        ),
        Step::new(
            formulas::dgamma(),
            statistic(Quantity::DGamma, chain.dgamma),
        ),
        Step::new(formulas::dbeta(), statistic(Quantity::DBeta, chain.dbeta)),
    ]
}

fn compact_steps(names: &[String], settings: &Settings, numbers: &Numbers) -> Vec<Step> {
    let Numbers {
        training,
        dy,
        chain,
        dx,
        count,
    } = numbers;
    let m = dy.nrows() as f64;
    let squared = |values: &Array2<f64>| column_sums(values.mapv(|value| value * value).view());
    let statistic =
        |formula, quantity, values| Step::new(formula, Table::statistic(quantity, values, names));
    let scale = &settings.affine.gamma / &training.root;
    let dy_norm = squared(dy);
    let rest = &dy_norm - &chain.dbeta * &chain.dbeta / m - &chain.dgamma * &chain.dgamma / *count;
    let along = column_sums((&chain.dx_hat * &training.x_hat).view()) / *count;
    let mean = column_sums(chain.dx_hat.view()) / m;
    let dx_along = column_sums((&training.x_hat * dx).view());
    let divisor = settings.divisor;
    vec![
        statistic(formulas::gradient_mean(), Quantity::GradientMean, mean),
        statistic(
            formulas::gradient_slope(divisor),
            Quantity::GradientSlope,
            along,
        ),
        Step::new(
            formulas::dx(divisor),
            Table::samples(Quantity::DX, dx.clone(), names),
        ),
        statistic(formulas::dx_sum(), Quantity::DXSum, column_sums(dx.view())),
        statistic(formulas::dx_along(), Quantity::DXAlong, dx_along),
        statistic(formulas::dy_norm(), Quantity::DYNorm, dy_norm),
        statistic(
            formulas::norm_identity(divisor),
            Quantity::NormIdentity,
            &scale * &scale * rest,
        ),
        statistic(formulas::dx_norm(), Quantity::DXNorm, squared(dx)),
    ]
}

fn constants_steps(
    names: &[String],
    affine: &Affine,
    numbers: &Numbers,
) -> Result<Vec<Step>, Error> {
    let (forward, gamma) = (numbers.training.normalized(), affine.gamma.view());
    let wrong = backward_constants(forward, gamma, numbers.dy.view())?.dx;
    let sum = Table::statistic(Quantity::ConstantsSum, column_sums(wrong.view()), names);
    let difference = Table::samples(Quantity::Difference, &wrong - &numbers.dx, names);
    let wrong = Table::samples(Quantity::DXConstants, wrong, names);
    Ok(vec![
        Step::new(formulas::dx_constants(), wrong),
        Step::new(formulas::constants_sum(), sum),
        Step::new(formulas::constants_difference(), difference),
    ])
}
