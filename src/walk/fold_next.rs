//! Where folding backwards fails: batch normalization after the activation, folded into the layer after it instead.

use super::inference::{line, scale, shift};
use super::linear::{LayerKind, Linear};
use super::normalize::Layer;
use super::order::{rectified, relu_of};
use super::{Labels, Table, Walk, hand};
use crate::batch_norm::infer;
use crate::error::Error;
use crate::fold::Frozen;
use crate::formula::{Expr, Formula, Index, Quantity, Range, at, bound, cell, column, relu, sum};
use ndarray::Array2;

/// ReLU, then batch normalization in inference: y. The walk folds it backwards, which is wrong, and forwards into the
/// layer after it, which is right if that layer is dense. A convolution pads its input with zeros, so the folded one
/// differs at the ends; the last step says what it would have to pad with instead.
///
/// `x` is (samples, channels), or for a convolution (positions, 1).
///
/// # Errors
/// Those of [`Linear::check`] and [`infer`].
pub fn walk(
    x: &Array2<f64>,
    channels: &[String],
    outputs: &[String],
    next: &Linear,
    frozen: &Frozen,
) -> Result<Walk, Error> {
    next.check(x)?;
    let activated = x.mapv(relu_of);
    let slow = infer(
        activated.view(),
        &frozen.affine,
        frozen.epsilon,
        &frozen.running,
    )?;
    let mut walk = Walk::given(given(x, channels, outputs, next, frozen));
    let samples = |quantity, values| next.table(quantity, values, Labels::features(channels));
    let activated = samples(Quantity::Activated, activated);
    walk.add(rectified(Quantity::Activated, Quantity::X), activated);
    walk.add_statistic(AFTER.root(), slow.root, channels);
    walk.add(AFTER.x_hat(), samples(Quantity::XHat, slow.x_hat));
    walk.add(AFTER.y(), samples(Quantity::Y, slow.y));
    walk.add_statistic(scale(), slow.scale, channels);
    walk.add_statistic(shift(), slow.shift, channels);
    // The wrong order.
    let misfolded = Formula::cell(Quantity::Misfolded, relu(line()));
    walk.compute_like(misfolded, Quantity::X);
    let difference = cell(Quantity::Misfolded) - cell(Quantity::Y);
    walk.compute_like(Formula::cell(Quantity::Difference, difference), Quantity::X);
    let rows = next.positions(x.nrows());
    walk.compute(self::next(next), rows, Labels::features(outputs));
    walk.compute_like(next_weight(next.kind), Quantity::NextWeight);
    walk.compute_like(next_bias(next.kind), Quantity::NextBias);
    walk.compute_like(folded_next(next), Quantity::Next);
    let difference = cell(Quantity::FoldedNext) - cell(Quantity::Next);
    let difference = Formula::cell(Quantity::NextDifference, difference);
    walk.compute_like(difference, Quantity::Next);
    if next.kind == LayerKind::Convolution {
        walk.compute_like(padding(), Quantity::Shift);
    }
    Ok(walk)
}

/// Feature A.
pub(super) fn example() -> Result<Walk, Error> {
    let (layer, frozen) = (hand::layer(), hand::frozen());
    let outputs = ["o".to_string()];
    walk(
        &hand::feature_a(),
        &hand::names_of_a(),
        &outputs,
        &layer,
        &frozen,
    )
}

/// The normalization after ReLU.
const AFTER: Layer = Layer {
    x: Quantity::Activated,
    ..Layer::INFERENCE
};

fn given(
    x: &Array2<f64>,
    channels: &[String],
    outputs: &[String],
    next: &Linear,
    frozen: &Frozen,
) -> Vec<Table> {
    let mut tables = vec![next.table(Quantity::X, x.clone(), Labels::features(channels))];
    tables.extend(Table::frozen(frozen, channels));
    tables.push(next.weight_table(Quantity::NextWeight, channels, outputs));
    let bias = Table::statistic(Quantity::NextBias, next.bias.clone(), outputs);
    tables.push(bias);
    tables
}

/// oᵢ = Σ y_{i,j} · v_j + b_v
fn next(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::Y, Quantity::NextWeight);
    Formula::cell(Quantity::Next, product + column(Quantity::NextBias))
}

/// Scale or shift of the channel that weight j reads.
fn of_channel(quantity: Quantity, kind: LayerKind, channel: Index) -> Expr {
    let channel = match kind {
        LayerKind::Dense => channel,
        LayerKind::Convolution => Index::At(0),
    };
    at(quantity, Index::At(0), channel)
}

/// v′_j = v_j · a_j
fn next_weight(kind: LayerKind) -> Formula {
    let right = cell(Quantity::NextWeight) * of_channel(Quantity::Scale, kind, Index::Row);
    Formula::cell(Quantity::FoldedNextWeight, right).over("j")
}

/// b_v′ = b_v + Σ v_j · c_j
fn next_bias(kind: LayerKind) -> Formula {
    let shift = of_channel(Quantity::Shift, kind, Index::Bound);
    let all = Range::Rows(Quantity::NextWeight);
    let moved = sum("j", all, bound(Quantity::NextWeight) * shift);
    Formula::column(Quantity::FoldedNextBias, column(Quantity::NextBias) + moved)
}

/// o′ᵢ = Σ r_{i,j} · v′_j + b_v′
fn folded_next(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::Activated, Quantity::FoldedNextWeight);
    let right = product + column(Quantity::FoldedNextBias);
    Formula::cell(Quantity::FoldedNext, right)
}

/// r_pad = −c / a, for which a · r + c is 0
fn padding() -> Formula {
    let right = -column(Quantity::Shift) / column(Quantity::Scale);
    Formula::column(Quantity::Padding, right)
}
