//! Batch normalization folded into the layer before it, step by step, with the outputs of both paths.

use super::inference::scale;
use super::linear::{self, Linear};
use super::normalize::Layer;
use super::{Labels, Table, Walk, hand};
use crate::batch_norm::infer;
use crate::error::Error;
use crate::fold::Frozen;
use crate::formula::{Formula, Quantity, cell, column};
use ndarray::{Array2, array};

/// x = W u + b; batch normalization in inference; then the same as one layer, `y′ = W′ u + b′`, and the difference.
///
/// `u` is (samples, inputs), or for a convolution (positions, 1). Folded weight and bias are those of
/// [`crate::fold::fold`], bit for bit.
///
/// # Errors
/// Those of [`Linear::check`] and [`infer`].
pub fn walk(
    u: &Array2<f64>,
    inputs: &[String],
    outputs: &[String],
    layer: &Linear,
    frozen: &Frozen,
) -> Result<Walk, Error> {
    layer.check(u)?;
    let mut walk = Walk::given(given(u, inputs, outputs, layer, frozen));
    let features = || Labels::features(outputs);
    walk.compute(linear::x(layer), layer.positions(u.nrows()), features());
    let x = walk.values(Quantity::X);
    let slow = infer(x.view(), &frozen.affine, frozen.epsilon, &frozen.running)?;
    let samples = |quantity, values| layer.table(quantity, values, features());
    let bn = Layer::INFERENCE;
    let deviation = samples(Quantity::Deviation, slow.deviation);
    walk.add(bn.deviation(), deviation);
    walk.add_statistic(bn.root(), slow.root, outputs);
    let x_hat = samples(Quantity::XHat, slow.x_hat);
    walk.add(bn.x_hat_of_deviation(), x_hat);
    walk.add(bn.y(), samples(Quantity::Y, slow.y));
    walk.add_statistic(scale(), slow.scale, outputs);
    walk.compute_like(folded_weight(), Quantity::LayerWeight);
    walk.compute_like(folded_bias(), Quantity::LayerBias);
    walk.compute_like(folded_y(layer), Quantity::Y);
    let difference = cell(Quantity::FoldedY) - cell(Quantity::Y);
    walk.compute_like(Formula::cell(Quantity::Difference, difference), Quantity::Y);
    Ok(walk)
}

/// u = 2 through w = 3, b = 1.
pub(super) fn example() -> Result<Walk, Error> {
    let (layer, frozen) = (hand::layer(), hand::frozen());
    let (u, inputs) = (array![[2.0]], ["u".to_string()]);
    walk(&u, &inputs, &hand::names_of_a(), &layer, &frozen)
}

fn given(
    u: &Array2<f64>,
    inputs: &[String],
    outputs: &[String],
    layer: &Linear,
    frozen: &Frozen,
) -> Vec<Table> {
    let input_columns = Labels::Named {
        key: "input",
        names: inputs.to_vec(),
    };
    let mut tables = vec![
        layer.table(Quantity::U, u.clone(), input_columns),
        layer.weight_table(Quantity::LayerWeight, inputs, outputs),
        Table::statistic(Quantity::LayerBias, layer.bias.clone(), outputs),
    ];
    tables.extend(Table::frozen(frozen, outputs));
    tables
}

/// w′_j = w_j · a
fn folded_weight() -> Formula {
    let right = cell(Quantity::LayerWeight) * column(Quantity::Scale);
    Formula::cell(Quantity::FoldedWeight, right).over("j")
}

/// b′ = (b − μ_run) · a + β
fn folded_bias() -> Formula {
    let centred = column(Quantity::LayerBias) - column(Quantity::RunningMean);
    let right = centred * column(Quantity::Scale) + column(Quantity::Beta);
    Formula::column(Quantity::FoldedBias, right)
}

/// y′ᵢ = Σ u_{i,j} · w′_j + b′
fn folded_y(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::U, Quantity::FoldedWeight);
    Formula::cell(Quantity::FoldedY, product + column(Quantity::FoldedBias))
}
