//! Batch normalization folded into the layer before it, step by step, with the outputs of both paths.

use super::forward::y;
use super::inference::{deviation, root, scale, x_hat};
use super::linear::Linear;
use super::{Labels, Step, Table, Walk};
use crate::batch_norm::infer;
use crate::error::Error;
use crate::fold::{Frozen, WeightLayout, fold};
use crate::formula::{Expr, Formula, Leaf, Quantity, cell, column};
use ndarray::{Array1, Array2, Ix2};

/// x = W u + b; batch normalization in inference; then the same as one layer, `y′ = W′ u + b′`, and the difference.
///
/// `u` is (samples, inputs), or for a convolution (positions, 1). Folded weight and bias are those of
/// [`crate::fold::fold`], bit for bit.
///
/// # Errors
/// Those of [`Linear::apply`], [`infer`] and [`crate::fold::fold`].
pub fn walk(
    u: &Array2<f64>,
    inputs: &[String],
    outputs: &[String],
    layer: &Linear,
    frozen: &Frozen,
) -> Result<Walk, Error> {
    let x = layer.apply(u.view())?;
    let (scales, _) = frozen.line()?;
    let slow = infer(x.view(), &frozen.affine, frozen.epsilon, &frozen.running)?;
    let folded = folded(layer, frozen)?;
    let y_folded = folded.apply(u.view())?;
    let difference = &y_folded - &slow.y;
    let features = || Labels::features(outputs);
    let sample =
        |formula, quantity, values| Step::new(formula, layer.table(quantity, values, features()));
    let statistic = |formula, quantity, values: Array1<f64>| {
        Step::new(formula, Table::statistic(quantity, values, outputs))
    };
    let weight = Table {
        quantity: Quantity::FoldedWeight,
        rows: layer.rows(inputs),
        cols: features(),
        values: folded.weight,
    };
    let steps = vec![
        sample(self::x(layer), Quantity::X, x),
        sample(deviation(), Quantity::Deviation, slow.deviation),
        statistic(root(), Quantity::RunningRoot, slow.root),
        sample(x_hat(), Quantity::XHat, slow.x_hat),
        sample(y(), Quantity::Y, slow.y),
        statistic(scale(), Quantity::Scale, scales),
        Step::new(folded_weight(), weight),
        statistic(folded_bias(), Quantity::FoldedBias, folded.bias),
        sample(folded_y(layer), Quantity::FoldedY, y_folded),
        sample(self::difference(), Quantity::Difference, difference),
    ];
    Ok(Walk {
        inputs: given(u, inputs, outputs, layer, frozen),
        steps,
        notes: Vec::new(),
    })
}

/// The layer that has swallowed the normalization.
fn folded(layer: &Linear, frozen: &Frozen) -> Result<Linear, Error> {
    let weight = layer.weight.view().into_dyn();
    let folded = fold(
        weight,
        Some(layer.bias.view()),
        WeightLayout::OutputsLast,
        frozen,
    )?;
    let two_dimensional = |_| Error::ShapeMismatch {
        what: "weight",
        expected: layer.weight.shape().to_vec(),
        found: Vec::new(),
    };
    Ok(Linear {
        kind: layer.kind,
        weight: folded
            .weight
            .into_dimensionality::<Ix2>()
            .map_err(two_dimensional)?,
        bias: folded.bias,
    })
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
    let weight = Table {
        quantity: Quantity::LayerWeight,
        rows: layer.rows(inputs),
        cols: Labels::features(outputs),
        values: layer.weight.clone(),
    };
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
