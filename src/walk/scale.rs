//! The layer before multiplied by c and moved by b₀: the output does not move, the gradient is divided by c.

use super::linear::{self, LayerKind, Linear};
use super::normalize::{Layer, samples};
use super::{Labels, Table, Walk, hand, notes_on};
use crate::batch_norm::{Affine, Training, backward_compact, train};
use crate::error::Error;
use crate::formula::{Formula, Index, Quantity, at, bound, cell, column, scalar};
use crate::stats::Divisor;
use ndarray::{Array1, Array2, array};

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
    let layer = Linear {
        kind: LayerKind::Dense,
        weight: settings.weight.clone(),
        bias: settings.bias.clone(),
    };
    layer.check(u)?;
    let mut walk = Walk::given(settings.given(u, &layer, inputs, names));
    let rows = || Labels::counted("sample", u.nrows());
    let features = || Labels::features(names);
    walk.compute(linear::x(&layer), rows(), features());
    let x = walk.values(Quantity::X);
    let (trained, dx) = settings.run(&x)?;
    walk.notes = notes_on(&x, &trained.variance, &trained.root, names);
    Layer::TRAINING.add(&mut walk, trained, names);
    walk.compute(scaled_x(&layer), rows(), features());
    let (trained, scaled_dx) = settings.run(&walk.values(Quantity::ScaledX))?;
    SCALED.add(&mut walk, trained, names);
    let difference = cell(Quantity::ScaledY) - cell(Quantity::Y);
    walk.compute_like(Formula::cell(Quantity::Difference, difference), Quantity::Y);
    let dx_is =
        |of, layer: Layer| Formula::cell(of, layer.dx(column(layer.root), settings.divisor));
    walk.add_samples(dx_is(Quantity::DX, Layer::TRAINING), dx, names);
    let gradient = dweight(Quantity::DWeight, Quantity::DX);
    walk.compute_like(gradient, Quantity::LayerWeight);
    // It is 0: a bias before batch normalization learns nothing.
    let dbias = Formula::column(Quantity::DBias, samples(bound(Quantity::DX)));
    walk.compute_like(dbias, Quantity::LayerBias);
    walk.add_samples(dx_is(Quantity::ScaledDX, SCALED), scaled_dx, names);
    let gradient = dweight(Quantity::ScaledDWeight, Quantity::ScaledDX);
    walk.compute_like(gradient, Quantity::LayerWeight);
    walk.compute_like(gradient_difference(), Quantity::LayerWeight);
    Ok(walk)
}

/// Feature A through w = 3, b = 1; the weight times 10, the bias plus 7; sample 1 sends 1.
pub(super) fn example() -> Result<Walk, Error> {
    let tenfold = Settings {
        weight: array![[3.0]],
        bias: array![1.0],
        factor: 10.0,
        offset: 7.0,
        affine: hand::affine(2.0, 0.0),
        epsilon: 0.0,
        divisor: Divisor::N,
        dy: array![[1.0], [0.0], [0.0], [0.0], [0.0]],
    };
    let inputs = ["u".to_string()];
    walk(&hand::feature_a(), &inputs, &hand::names_of_a(), &tenfold)
}

impl Settings {
    /// The forward pass on x, and ∂ℓ/∂x.
    fn run(&self, x: &Array2<f64>) -> Result<(Training, Array2<f64>), Error> {
        let trained = train(x.view(), &self.affine, self.epsilon, self.divisor)?;
        let gamma = self.affine.gamma.view();
        let dx = backward_compact(trained.normalized(), gamma, self.dy.view())?.dx;
        Ok((trained, dx))
    }

    fn given(
        &self,
        u: &Array2<f64>,
        layer: &Linear,
        inputs: &[String],
        names: &[String],
    ) -> Vec<Table> {
        let mut tables = vec![
            Table::samples(Quantity::U, u.clone(), inputs),
            layer.weight_table(Quantity::LayerWeight, inputs, names),
            Table::statistic(Quantity::LayerBias, self.bias.clone(), names),
            Table::scalar(Quantity::Factor, self.factor),
            Table::scalar(Quantity::Offset, self.offset),
            Table::scalar(Quantity::Count, u.nrows() as f64),
        ];
        tables.extend(Table::parameters(&self.affine, self.epsilon, names));
        tables.push(Table::samples(Quantity::DY, self.dy.clone(), names));
        tables
    }
}

/// x′ᵢ = c · Σ u_{i,j} · w_j + (b + b₀)
fn scaled_x(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::U, Quantity::LayerWeight);
    let bias = column(Quantity::LayerBias) + scalar(Quantity::Offset);
    Formula::cell(Quantity::ScaledX, scalar(Quantity::Factor) * product + bias)
}

/// ∂ℓ/∂w_j = Σ ∂ℓ/∂xᵢ · u_{i,j}
fn dweight(left: Quantity, dx: Quantity) -> Formula {
    let u = at(Quantity::U, Index::Bound, Index::Row);
    Formula::cell(left, samples(bound(dx) * u)).over("j")
}

/// Δ_w = c · ∂ℓ/∂w′_j − ∂ℓ/∂w_j
fn gradient_difference() -> Formula {
    let right = scalar(Quantity::Factor) * cell(Quantity::ScaledDWeight) - cell(Quantity::DWeight);
    Formula::cell(Quantity::GradientDifference, right).over("j")
}
