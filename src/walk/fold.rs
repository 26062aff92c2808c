//! Batch normalization folded into the layer before it, step by step, with the outputs of both paths.

use super::forward::y;
use super::inference::{deviation, root, scale, x_hat};
use super::linear::Linear;
use super::{Labels, Table, Walk};
use crate::batch_norm::infer;
use crate::error::Error;
use crate::fold::Frozen;
use crate::formula::{Expr, Formula, Leaf, Quantity, cell, column};
use ndarray::{Array1, Array2};

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
    walk.compute(x(layer), layer.positions(u.nrows()), features());
    let x = walk.values(Quantity::X);
    let slow = infer(x.view(), &frozen.affine, frozen.epsilon, &frozen.running)?;
    let sample = |quantity, values| layer.table(quantity, values, features());
    let statistic = |quantity, values| Table::statistic(quantity, values, outputs);
    walk.add(deviation(), sample(Quantity::Deviation, slow.deviation));
    walk.add(root(), statistic(Quantity::RunningRoot, slow.root));
    walk.add(x_hat(), sample(Quantity::XHat, slow.x_hat));
    walk.add(y(), sample(Quantity::Y, slow.y));
    walk.add(scale(), statistic(Quantity::Scale, slow.scale));
    walk.compute_like(folded_weight(), Quantity::LayerWeight);
    walk.compute_like(folded_bias(), Quantity::LayerBias);
    walk.compute_like(folded_y(layer), Quantity::Y);
    walk.compute_like(difference(), Quantity::Y);
    Ok(walk)
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
    let weight = layer.weight_table(Quantity::LayerWeight, inputs, outputs);
    let statistic =
        |quantity, values: &Array1<f64>| Table::statistic(quantity, values.clone(), outputs);
    vec![
        layer.table(Quantity::U, u.clone(), input_columns),
        weight,
        statistic(Quantity::LayerBias, &layer.bias),
        statistic(Quantity::RunningMean, &frozen.running.mean),
        statistic(Quantity::RunningVariance, &frozen.running.variance),
        Table::scalar(Quantity::Epsilon, frozen.epsilon),
        statistic(Quantity::Gamma, &frozen.affine.gamma),
        statistic(Quantity::Beta, &frozen.affine.beta),
    ]
}

/// xᵢ = Σ u_{i,j} · w_j + b
pub fn x(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::U, Quantity::LayerWeight);
    Formula::new(
        Leaf::cell(Quantity::X),
        product + column(Quantity::LayerBias),
    )
}

/// w′_j = w_j · a
pub fn folded_weight() -> Formula {
    let right = cell(Quantity::LayerWeight) * column(Quantity::Scale);
    Formula::new(Leaf::cell(Quantity::FoldedWeight), right).over("j")
}

/// b′ = (b − μ_run) · a + β
pub fn folded_bias() -> Formula {
    let centred: Expr = column(Quantity::LayerBias) - column(Quantity::RunningMean);
    let right = centred * column(Quantity::Scale) + column(Quantity::Beta);
    Formula::new(Leaf::column(Quantity::FoldedBias), right)
}

/// y′ᵢ = Σ u_{i,j} · w′_j + b′
pub fn folded_y(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::U, Quantity::FoldedWeight);
    Formula::new(
        Leaf::cell(Quantity::FoldedY),
        product + column(Quantity::FoldedBias),
    )
}

/// Δᵢ = y′ᵢ − yᵢ
pub fn difference() -> Formula {
    let right = cell(Quantity::FoldedY) - cell(Quantity::Y);
    Formula::new(Leaf::cell(Quantity::Difference), right)
}
