//! Backward, step by step: the chain rule of Ioffe & Szegedy 2015, section 3, the same in one formula, and what it keeps.

use super::normalize::{self, Layer, count, samples};
use super::{Table, Walk, hand, notes_on};
use crate::batch_norm::{Affine, Training, backward, backward_compact, backward_constants, train};
use crate::error::Error;
use crate::formula::{Expr, Formula, Quantity, bound, cell, column, power, scalar, square};
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
    let mut walk = Walk::given(self::given(x, names, settings, &training));
    walk.notes = notes_on(x, &training.variance, &training.root, names);
    upstream.steps(&mut walk, dy, names);
    walk.add_samples(dx_hat(), chain.dx_hat, names);
    walk.add_statistic(dvariance(), chain.dvariance, names);
    walk.add_statistic(dmean(divisor), chain.dmean, names);
    walk.add_samples(dx_chain(divisor), chain.dx, names);
    walk.add_statistic(dgamma(), chain.dgamma, names);
    walk.add_statistic(dbeta(), chain.dbeta, names);
    walk.compute_like(gradient_mean(), Quantity::Mean);
    walk.compute_like(gradient_slope(divisor), Quantity::Mean);
    walk.add_samples(dx(divisor), compact, names);
    // Two sums that vanish, and the length of ∂ℓ/∂x.
    for formula in [
        total(Quantity::DXSum, bound(Quantity::DX)),
        total(
            Quantity::DXAlong,
            bound(Quantity::XHat) * bound(Quantity::DX),
        ),
        total(Quantity::DYNorm, square(bound(Quantity::DY))),
        norm_identity(divisor),
        total(Quantity::DXNorm, square(bound(Quantity::DX))),
    ] {
        walk.compute_like(formula, Quantity::Mean);
    }
    if *constants {
        walk.add_samples(dx_constants(), wrong, names);
        let sum = total(Quantity::ConstantsSum, bound(Quantity::DXConstants));
        walk.compute_like(sum, Quantity::Mean);
        let difference = cell(Quantity::DXConstants) - cell(Quantity::DX);
        walk.compute_like(Formula::cell(Quantity::Difference, difference), Quantity::X);
    }
    Ok(walk)
}

/// Feature A, γ = 2; sample 1 sends 1.
pub(super) fn example() -> Result<Walk, Error> {
    let upstream = hand::upstream(Upstream::One { row: 0 });
    walk(&hand::feature_a(), &hand::names_of_a(), &upstream)
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
        let missed = |target: &Array2<f64>| y - target;
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
        let error = || cell(Quantity::Y) - cell(Quantity::Target);
        let squares = || samples(square(bound(Quantity::Y) - bound(Quantity::Target)));
        let entries = || scalar(Quantity::Entries);
        let (target, loss, gradient) = match self {
            Upstream::Typed(_) | Upstream::One { .. } => {
                walk.inputs.push(Table::samples(Quantity::DY, dy, names));
                return;
            }
            // ℓ = ½ Σ (yᵢ − tᵢ)², ∂ℓ/∂yᵢ = yᵢ − tᵢ
            Upstream::HalfSquare(target) => (target, half() * squares(), error()),
            // ℓ = 1/N Σ (yᵢ − tᵢ)², ∂ℓ/∂yᵢ = 2 (yᵢ − tᵢ) / N; N counts samples and features.
            Upstream::MeanSquare(target) => {
                let count = Table::scalar(Quantity::Entries, dy.len() as f64);
                walk.inputs.push(count);
                (target, squares() / entries(), 2.0 * error() / entries())
            }
        };
        let target = Table::samples(Quantity::Target, target.clone(), names);
        walk.inputs.push(target);
        walk.compute_like(Formula::column(Quantity::Loss, loss), Quantity::Mean);
        walk.add_samples(Formula::cell(Quantity::DY, gradient), dy, names);
    }
}

/// What the forward pass left behind.
fn given(
    x: &Array2<f64>,
    names: &[String],
    settings: &Settings,
    training: &Training,
) -> Vec<Table> {
    let mut tables = normalize::given(x, &settings.affine, settings.epsilon, names);
    let sample = |quantity, values: &Array2<f64>| Table::samples(quantity, values.clone(), names);
    let statistic =
        |quantity, values: &Array1<f64>| Table::statistic(quantity, values.clone(), names);
    tables.extend([
        statistic(Quantity::Mean, &training.mean),
        sample(Quantity::Deviation, &training.deviation),
        statistic(Quantity::Variance, &training.variance),
        statistic(Quantity::Root, &training.root),
        sample(Quantity::XHat, &training.x_hat),
        sample(Quantity::Y, &training.y),
    ]);
    tables
}

/// A sum over the samples.
fn total(left: Quantity, body: Expr) -> Formula {
    Formula::column(left, samples(body))
}

fn number(number: f64) -> Expr {
    number.into()
}

fn half() -> Expr {
    number(1.0) / 2.0
}

/// xᵢ − μ under Σ_i
fn bound_deviation() -> Expr {
    bound(Quantity::X) - column(Quantity::Mean)
}

/// √(σ² + ε)
fn root() -> Expr {
    Layer::TRAINING.spread()
}

/// ∂ℓ/∂x̂ᵢ = ∂ℓ/∂yᵢ · γ
fn dx_hat() -> Formula {
    let right = cell(Quantity::DY) * column(Quantity::Gamma);
    Formula::cell(Quantity::DXHat, right)
}

/// ∂ℓ/∂σ² = Σ ∂ℓ/∂x̂ᵢ · (xᵢ − μ) · (−½) · (σ² + ε)^(−3/2) = −½ Σ ∂ℓ/∂x̂ᵢ · dᵢ / s³
fn dvariance() -> Formula {
    let sum = samples(bound(Quantity::DXHat) * bound(Quantity::Deviation));
    let right = -0.5 * sum / power(column(Quantity::Root), 3.0);
    let inside = column(Quantity::Variance) + scalar(Quantity::Epsilon);
    let through_root = power(inside, -(number(3.0) / 2.0));
    let also = bound(Quantity::DXHat) * bound_deviation() * -half() * through_root;
    Formula::column(Quantity::DVariance, right).also(samples(also))
}

/// ∂ℓ/∂μ = Σ ∂ℓ/∂x̂ᵢ · (−1) / √(σ² + ε) + ∂ℓ/∂σ² · Σ −2 (xᵢ − μ) / m
fn dmean(divisor: Divisor) -> Formula {
    let through_variance = -2.0 * samples(bound(Quantity::Deviation)) / count(divisor);
    let right = -samples(bound(Quantity::DXHat)) / column(Quantity::Root)
        + column(Quantity::DVariance) * through_variance;
    let direct = samples(bound(Quantity::DXHat) * (-1.0 / root()));
    let through_variance = samples(-2.0 * bound_deviation()) / count(divisor);
    let also = direct + column(Quantity::DVariance) * through_variance;
    Formula::column(Quantity::DMean, right).also(also)
}

/// ∂ℓ/∂xᵢ = ∂ℓ/∂x̂ᵢ · 1/√(σ² + ε) + ∂ℓ/∂σ² · 2 (xᵢ − μ)/m + ∂ℓ/∂μ · 1/m
fn dx_chain(divisor: Divisor) -> Formula {
    // The division comes last: it is the one operation that rounds in the examples worked by hand.
    let through_variance = 2.0 * column(Quantity::DVariance) * cell(Quantity::Deviation);
    let right = cell(Quantity::DXHat) / column(Quantity::Root)
        + through_variance / count(divisor)
        + column(Quantity::DMean) / scalar(Quantity::Count);
    let through_variance = 2.0 * Layer::TRAINING.centred() / count(divisor);
    let also = cell(Quantity::DXHat) * (1.0 / root())
        + column(Quantity::DVariance) * through_variance
        + column(Quantity::DMean) * (1.0 / scalar(Quantity::Count));
    Formula::cell(Quantity::DXChain, right).also(also)
}

/// ∂ℓ/∂γ = Σ ∂ℓ/∂yᵢ · x̂ᵢ
fn dgamma() -> Formula {
    total(
        Quantity::DGamma,
        bound(Quantity::DY) * bound(Quantity::XHat),
    )
}

/// ∂ℓ/∂β = Σ ∂ℓ/∂yᵢ
fn dbeta() -> Formula {
    total(Quantity::DBeta, bound(Quantity::DY))
}

/// ḡ = 1/m Σ ∂ℓ/∂x̂ᵢ
fn gradient_mean() -> Formula {
    let right = samples(bound(Quantity::DXHat)) / scalar(Quantity::Count);
    Formula::column(Quantity::GradientMean, right)
}

/// p = 1/m Σ ∂ℓ/∂x̂ᵢ · x̂ᵢ
fn gradient_slope(divisor: Divisor) -> Formula {
    let right = samples(bound(Quantity::DXHat) * bound(Quantity::XHat)) / count(divisor);
    Formula::column(Quantity::GradientSlope, right)
}

/// ∂ℓ/∂xᵢ = (∂ℓ/∂x̂ᵢ − ḡ − x̂ᵢ · p) / s, and as [`Layer::dx`] says
fn dx(divisor: Divisor) -> Formula {
    let along = cell(Quantity::XHat) * column(Quantity::GradientSlope);
    let rest = cell(Quantity::DXHat) - column(Quantity::GradientMean) - along;
    let also = Layer::TRAINING.dx(root(), divisor);
    Formula::cell(Quantity::DX, rest / column(Quantity::Root)).also(also)
}

/// γ²/s² · (Σ (∂ℓ/∂yᵢ)² − (∂ℓ/∂β)²/m − (∂ℓ/∂γ)²/m), the squared length of ∂ℓ/∂x for ε = 0
fn norm_identity(divisor: Divisor) -> Formula {
    let rest = column(Quantity::DYNorm)
        - square(column(Quantity::DBeta)) / scalar(Quantity::Count)
        - square(column(Quantity::DGamma)) / count(divisor);
    let scale = square(column(Quantity::Gamma)) / square(column(Quantity::Root));
    Formula::column(Quantity::NormIdentity, scale * rest)
}

/// The wrong one: γ/√(σ² + ε) · ∂ℓ/∂yᵢ
fn dx_constants() -> Formula {
    let with = |root| column(Quantity::Gamma) / root * cell(Quantity::DY);
    Formula::cell(Quantity::DXConstants, with(column(Quantity::Root))).also(with(root()))
}
