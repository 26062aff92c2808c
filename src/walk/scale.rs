//! The layer before multiplied by c and moved by b₀: the output does not move, the gradient is divided by c.

use super::linear::{Kind, Linear};
use super::short::{Layer, count, samples};
use super::{Labels, Step, Table, Walk, notes_on};
use crate::batch_norm::{Affine, Training, backward_compact, train};
use crate::error::Error;
use crate::formula::{Expr, Formula, Index, Leaf, Quantity, bound, cell, column, scalar, sum_rows};
use crate::stats::{Divisor, column_sums};
use ndarray::{Array1, Array2};

/// The settings of the walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Weight of the layer before, (inputs, features).
    pub weight: Array2<f64>,
    /// Bias of the layer before, (features).
    pub bias: Array1<f64>,
    /// c, by which the weight is multiplied.
    pub factor: f64,
    /// b₀, which is added to the bias.
    pub offset: f64,
    /// Scale and shift.
    pub affine: Affine,
    /// Added to the variance, at least 0. Only for 0 the output does not move at all.
    pub epsilon: f64,
    /// What the variance is divided by.
    pub divisor: Divisor,
    /// Gradient of the output, (batch, features).
    pub dy: Array2<f64>,
}

const SCALED: Layer = Layer {
    x: Quantity::ScaledX,
    mean: Quantity::ScaledMean,
    variance: Quantity::ScaledVariance,
    root: Quantity::ScaledRoot,
    x_hat: Quantity::ScaledXHat,
    y: Quantity::ScaledY,
};

/// One path through the layer before, the normalization, and back.
struct Path {
    x: Array2<f64>,
    training: Training,
    dx: Array2<f64>,
    dweight: Array2<f64>,
}

/// y and ∂ℓ/∂w of a dense layer with batch normalization, the same with c·W and b + b₀, and their differences.
///
/// `u` is (batch, inputs). See Ioffe & Szegedy 2015, sections 3.2 and 3.3.
///
/// # Errors
/// Those of [`Linear::apply`], [`train`] and [`backward_compact`].
pub fn walk(
    u: &Array2<f64>,
    inputs: &[String],
    names: &[String],
    settings: &Settings,
) -> Result<Walk, Error> {
    let Settings {
        weight,
        bias,
        factor,
        offset,
        ..
    } = settings;
    let plain = settings.path(u, layer(weight.clone(), bias.clone()))?;
    let scaled = settings.path(u, layer(weight * *factor, bias + *offset))?;
    let notes = notes_on(&plain.x, &plain.training.variance, names);
    let sample =
        |formula, quantity, values| Step::new(formula, Table::samples(quantity, values, names));
    let weights = |formula, quantity, values| {
        Step::new(formula, weight_table(quantity, values, inputs, names))
    };
    let difference = &scaled.training.y - &plain.training.y;
    let gradient_difference = &scaled.dweight * *factor - &plain.dweight;
    let dbias = column_sums(plain.dx.view());
    let divisor = settings.divisor;
    let mut steps = vec![sample(x(), Quantity::X, plain.x)];
    steps.extend(Layer::PLAIN.steps(plain.training, names));
    steps.push(sample(scaled_x(), Quantity::ScaledX, scaled.x));
    steps.extend(SCALED.steps(scaled.training, names));
    let (here, there) = (Layer::PLAIN, SCALED);
    steps.extend([
        sample(self::difference(), Quantity::Difference, difference),
        sample(dx(Quantity::DX, here, divisor), Quantity::DX, plain.dx),
        weights(
            dweight(Quantity::DWeight, Quantity::DX),
            Quantity::DWeight,
            plain.dweight,
        ),
        Step::new(
            self::dbias(),
            Table::statistic(Quantity::DBias, dbias, names),
        ),
        sample(
            dx(Quantity::ScaledDX, there, divisor),
            Quantity::ScaledDX,
            scaled.dx,
        ),
        weights(
            dweight(Quantity::ScaledDWeight, Quantity::ScaledDX),
            Quantity::ScaledDWeight,
            scaled.dweight,
        ),
        weights(
            self::gradient_difference(),
            Quantity::GradientDifference,
            gradient_difference,
        ),
    ]);
    Ok(Walk {
        inputs: settings.given(u, inputs, names),
        steps,
        notes,
    })
}

fn layer(weight: Array2<f64>, bias: Array1<f64>) -> Linear {
    Linear {
        kind: Kind::Dense,
        weight,
        bias,
    }
}

impl Settings {
    fn path(&self, u: &Array2<f64>, layer: Linear) -> Result<Path, Error> {
        let x = layer.apply(u.view())?;
        let training = train(x.view(), &self.affine, self.epsilon, self.divisor)?;
        let gamma = self.affine.gamma.view();
        let dx = backward_compact(training.normalized(), gamma, self.dy.view())?.dx;
        let dweight = u.t().dot(&dx);
        Ok(Path {
            x,
            training,
            dx,
            dweight,
        })
    }

    fn given(&self, u: &Array2<f64>, inputs: &[String], names: &[String]) -> Vec<Table> {
        let statistic =
            |quantity, values: &Array1<f64>| Table::statistic(quantity, values.clone(), names);
        vec![
            Table::samples(Quantity::U, u.clone(), inputs),
            weight_table(Quantity::LayerWeight, self.weight.clone(), inputs, names),
            statistic(Quantity::LayerBias, &self.bias),
            Table::scalar(Quantity::Factor, self.factor),
            Table::scalar(Quantity::Offset, self.offset),
            Table::scalar(Quantity::Count, u.nrows() as f64),
            Table::scalar(Quantity::Epsilon, self.epsilon),
            statistic(Quantity::Gamma, &self.affine.gamma),
            statistic(Quantity::Beta, &self.affine.beta),
            Table::samples(Quantity::DY, self.dy.clone(), names),
        ]
    }
}

fn weight_table(
    quantity: Quantity,
    values: Array2<f64>,
    inputs: &[String],
    names: &[String],
) -> Table {
    Table {
        quantity,
        rows: Labels::Named {
            key: "input",
            names: inputs.to_vec(),
        },
        cols: Labels::features(names),
        values,
    }
}

/// Σ u_{i,j} · w_j
fn product() -> Expr {
    // The kind decides the product, not the numbers.
    layer(Array2::zeros((0, 0)), Array1::zeros(0)).product(Quantity::U, Quantity::LayerWeight)
}

/// xᵢ = Σ u_{i,j} · w_j + b
pub fn x() -> Formula {
    Formula::new(
        Leaf::cell(Quantity::X),
        product() + column(Quantity::LayerBias),
    )
}

/// x′ᵢ = c · Σ u_{i,j} · w_j + b + b₀
pub fn scaled_x() -> Formula {
    let right = scalar(Quantity::Factor) * product()
        + column(Quantity::LayerBias)
        + scalar(Quantity::Offset);
    Formula::new(Leaf::cell(Quantity::ScaledX), right)
}

/// Δᵢ = y′ᵢ − yᵢ
pub fn difference() -> Formula {
    let right = cell(Quantity::ScaledY) - cell(Quantity::Y);
    Formula::new(Leaf::cell(Quantity::Difference), right)
}

/// ∂ℓ/∂xᵢ = γ/s · (∂ℓ/∂yᵢ − 1/m Σ ∂ℓ/∂yⱼ − x̂ᵢ · 1/m Σ ∂ℓ/∂yⱼ · x̂ⱼ)
fn dx(left: Quantity, layer: Layer, divisor: Divisor) -> Formula {
    let others = |body| sum_rows("j", Quantity::X, body);
    let mean = others(bound(Quantity::DY)) / scalar(Quantity::Count);
    let along = others(bound(Quantity::DY) * bound(layer.x_hat)) / count(divisor);
    let rest = cell(Quantity::DY) - mean - cell(layer.x_hat) * along;
    Formula::new(
        Leaf::cell(left),
        column(Quantity::Gamma) / column(layer.root) * rest,
    )
}

/// ∂ℓ/∂w_j = Σ ∂ℓ/∂xᵢ · u_{i,j}
fn dweight(left: Quantity, dx: Quantity) -> Formula {
    let u = Expr::Leaf(Leaf {
        quantity: Quantity::U,
        row: Index::Bound,
        col: Index::Row,
    });
    Formula::new(Leaf::cell(left), samples(bound(dx) * u)).over("j")
}

/// ∂ℓ/∂b = Σ ∂ℓ/∂xᵢ, which is 0: a bias before batch normalization learns nothing.
pub fn dbias() -> Formula {
    Formula::new(Leaf::column(Quantity::DBias), samples(bound(Quantity::DX)))
}

/// Δ_w = c · ∂ℓ/∂w′_j − ∂ℓ/∂w_j
pub fn gradient_difference() -> Formula {
    let right = scalar(Quantity::Factor) * cell(Quantity::ScaledDWeight) - cell(Quantity::DWeight);
    Formula::new(Leaf::cell(Quantity::GradientDifference), right).over("j")
}
