//! The layer before multiplied by c and moved by b₀: the output does not move, the gradient is divided by c.

use super::linear::{Kind, Linear};
use super::short::{Layer, count, samples};
use super::{Labels, Table, Walk, notes_on};
use crate::batch_norm::{Affine, backward_compact, train};
use crate::error::Error;
use crate::formula::{Expr, Formula, Index, Leaf, Quantity, bound, cell, column, scalar, sum_rows};
use crate::stats::Divisor;
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

/// y and ∂ℓ/∂w of a dense layer with batch normalization, the same with c·W and b + b₀, and their differences.
///
/// `u` is (batch, inputs). See Ioffe & Szegedy 2015, sections 3.2 and 3.3.
///
/// # Errors
/// Those of [`Linear::check`], [`train`] and [`backward_compact`].
pub fn walk(
    u: &Array2<f64>,
    inputs: &[String],
    names: &[String],
    settings: &Settings,
) -> Result<Walk, Error> {
    let layer = settings.layer();
    layer.check(u)?;
    let mut walk = Walk::given(settings.given(u, inputs, names));
    let samples = || Labels::counted("sample", u.nrows());
    let divisor = settings.divisor;
    walk.compute(x(&layer), samples(), Labels::features(names));
    let dx_here = settings.forward(&mut walk, Layer::PLAIN, names)?;
    walk.compute_like(scaled_x(&layer), Quantity::X);
    let dx_there = settings.forward(&mut walk, SCALED, names)?;
    walk.compute_like(difference(), Quantity::Y);
    let here = Table::samples(Quantity::DX, dx_here, names);
    walk.add(dx(Quantity::DX, Layer::PLAIN, divisor), here);
    let gradient = dweight(Quantity::DWeight, Quantity::DX);
    walk.compute_like(gradient, Quantity::LayerWeight);
    walk.compute_like(dbias(), Quantity::LayerBias);
    let there = Table::samples(Quantity::ScaledDX, dx_there, names);
    walk.add(dx(Quantity::ScaledDX, SCALED, divisor), there);
    let gradient = dweight(Quantity::ScaledDWeight, Quantity::ScaledDX);
    walk.compute_like(gradient, Quantity::LayerWeight);
    walk.compute_like(gradient_difference(), Quantity::LayerWeight);
    Ok(walk)
}

impl Settings {
    fn layer(&self) -> Linear {
        Linear {
            kind: Kind::Dense,
            weight: self.weight.clone(),
            bias: self.bias.clone(),
        }
    }

    /// Adds the forward pass over the layer's x; gives its ∂ℓ/∂x.
    fn forward(
        &self,
        walk: &mut Walk,
        layer: Layer,
        names: &[String],
    ) -> Result<Array2<f64>, Error> {
        let x = walk.values(layer.x);
        let trained = train(x.view(), &self.affine, self.epsilon, self.divisor)?;
        let gamma = self.affine.gamma.view();
        let dx = backward_compact(trained.normalized(), gamma, self.dy.view())?.dx;
        if layer.x == Quantity::X {
            walk.notes = notes_on(&x, &trained.variance, &trained.root, names);
        }
        layer.steps(walk, trained, names);
        Ok(dx)
    }

    fn given(&self, u: &Array2<f64>, inputs: &[String], names: &[String]) -> Vec<Table> {
        let statistic =
            |quantity, values: &Array1<f64>| Table::statistic(quantity, values.clone(), names);
        vec![
            Table::samples(Quantity::U, u.clone(), inputs),
            self.layer()
                .weight_table(Quantity::LayerWeight, inputs, names),
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

/// xᵢ = Σ u_{i,j} · w_j + b
pub fn x(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::U, Quantity::LayerWeight);
    Formula::new(
        Leaf::cell(Quantity::X),
        product + column(Quantity::LayerBias),
    )
}

/// x′ᵢ = c · Σ u_{i,j} · w_j + b + b₀
pub fn scaled_x(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::U, Quantity::LayerWeight);
    let bias = column(Quantity::LayerBias) + scalar(Quantity::Offset);
    Formula::new(
        Leaf::cell(Quantity::ScaledX),
        scalar(Quantity::Factor) * product + bias,
    )
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
