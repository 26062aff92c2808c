//! Where folding backwards fails: batch normalization after the activation, folded into the layer after it instead.

use super::forward::y;
use super::inference::{root, scale, shift};
use super::linear::{Kind, Linear};
use super::order::rectifier;
use super::{Labels, Table, Walk};
use crate::batch_norm::infer;
use crate::error::Error;
use crate::fold::Frozen;
use crate::formula::{Expr, Formula, Index, Leaf, Quantity, Range, cell, column, relu, sum};
use ndarray::{Array1, Array2};

/// ReLU, then batch normalization in inference: y. Folded backwards all the same, which is wrong; folded forwards into
/// the layer after, which is right if that is dense. If it is a convolution, its zero padding differs at the ends:
/// the last step says what the padding would have to be.
///
/// `x` is (samples, channels), or for a convolution (positions, 1). Folded into a dense layer, weight and bias are those
/// of [`crate::fold::fold_into_next`].
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
    let mut walk = Walk::given(given(x, channels, outputs, next, frozen));
    walk.compute_like(rectifier(Quantity::Activated, Quantity::X), Quantity::X);
    let activated = walk.values(Quantity::Activated);
    let slow = infer(
        activated.view(),
        &frozen.affine,
        frozen.epsilon,
        &frozen.running,
    )?;
    let sample = |quantity, values| next.table(quantity, values, Labels::features(channels));
    let statistic = |quantity, values| Table::statistic(quantity, values, channels);
    walk.add(root(), statistic(Quantity::RunningRoot, slow.root));
    walk.add(x_hat(), sample(Quantity::XHat, slow.x_hat));
    walk.add(y(), sample(Quantity::Y, slow.y));
    walk.add(scale(), statistic(Quantity::Scale, slow.scale));
    walk.add(shift(), statistic(Quantity::Shift, slow.shift));
    walk.compute_like(misfolded(), Quantity::X);
    walk.compute_like(difference(), Quantity::X);
    let rows = next.positions(x.nrows());
    walk.compute(self::next(next), rows, Labels::features(outputs));
    walk.compute_like(next_weight(next.kind), Quantity::NextWeight);
    walk.compute_like(next_bias(next.kind), Quantity::NextBias);
    walk.compute_like(folded_next(next), Quantity::Next);
    walk.compute_like(next_difference(), Quantity::Next);
    if next.kind == Kind::Convolution {
        walk.compute_like(padding(), Quantity::Shift);
    }
    Ok(walk)
}

fn given(
    x: &Array2<f64>,
    channels: &[String],
    outputs: &[String],
    next: &Linear,
    frozen: &Frozen,
) -> Vec<Table> {
    let statistic =
        |quantity, values: &Array1<f64>| Table::statistic(quantity, values.clone(), channels);
    vec![
        next.table(Quantity::X, x.clone(), Labels::features(channels)),
        statistic(Quantity::RunningMean, &frozen.running.mean),
        statistic(Quantity::RunningVariance, &frozen.running.variance),
        Table::scalar(Quantity::Epsilon, frozen.epsilon),
        statistic(Quantity::Gamma, &frozen.affine.gamma),
        statistic(Quantity::Beta, &frozen.affine.beta),
        next.weight_table(Quantity::NextWeight, channels, outputs),
        Table::statistic(Quantity::NextBias, next.bias.clone(), outputs),
    ]
}

/// x̂ᵢ = (rᵢ − μ_run) / s_run
pub fn x_hat() -> Formula {
    let centred = cell(Quantity::Activated) - column(Quantity::RunningMean);
    Formula::new(
        Leaf::cell(Quantity::XHat),
        centred / column(Quantity::RunningRoot),
    )
}

/// The wrong order: max(0, a · xᵢ + c)
pub fn misfolded() -> Formula {
    let line = column(Quantity::Scale) * cell(Quantity::X) + column(Quantity::Shift);
    Formula::new(Leaf::cell(Quantity::Misfolded), relu(line))
}

/// Δᵢ: wrong less right
pub fn difference() -> Formula {
    let right = cell(Quantity::Misfolded) - cell(Quantity::Y);
    Formula::new(Leaf::cell(Quantity::Difference), right)
}

/// oᵢ = Σ y_{i,j} · v_j + b_v
pub fn next(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::Y, Quantity::NextWeight);
    Formula::new(
        Leaf::cell(Quantity::Next),
        product + column(Quantity::NextBias),
    )
}

/// Scale or shift of the channel that weight j reads.
fn of_channel(quantity: Quantity, kind: Kind, channel: Index) -> Expr {
    Expr::Leaf(Leaf {
        quantity,
        row: Index::At(0),
        col: match kind {
            Kind::Dense => channel,
            Kind::Convolution => Index::At(0),
        },
    })
}

/// v′_j = v_j · a_j
pub fn next_weight(kind: Kind) -> Formula {
    let right = cell(Quantity::NextWeight) * of_channel(Quantity::Scale, kind, Index::Row);
    Formula::new(Leaf::cell(Quantity::FoldedNextWeight), right).over("j")
}

/// b_v′ = b_v + Σ v_j · c_j
pub fn next_bias(kind: Kind) -> Formula {
    let body = Expr::Leaf(Leaf::bound(Quantity::NextWeight))
        * of_channel(Quantity::Shift, kind, Index::Bound);
    let moved = sum("j", Range::Rows(Quantity::NextWeight), body);
    Formula::new(
        Leaf::column(Quantity::FoldedNextBias),
        column(Quantity::NextBias) + moved,
    )
}

/// o′ᵢ = Σ r_{i,j} · v′_j + b_v′
pub fn folded_next(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::Activated, Quantity::FoldedNextWeight);
    Formula::new(
        Leaf::cell(Quantity::FoldedNext),
        product + column(Quantity::FoldedNextBias),
    )
}

/// Δ_o = o′ᵢ − oᵢ
pub fn next_difference() -> Formula {
    let right = cell(Quantity::FoldedNext) - cell(Quantity::Next);
    Formula::new(Leaf::cell(Quantity::NextDifference), right)
}

/// r_pad = −c / a, for which a · r + c is 0
pub fn padding() -> Formula {
    let right = -column(Quantity::Shift) / column(Quantity::Scale);
    Formula::new(Leaf::column(Quantity::Padding), right)
}
