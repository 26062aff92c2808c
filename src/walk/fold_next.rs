//! Where folding backwards fails: batch normalization after the activation, folded into the layer after it instead.

use super::forward::y;
use super::inference::{root, scale, shift};
use super::linear::{Kind, Linear};
use super::order::{rectified, rectifier};
use super::{Labels, Step, Table, Walk};
use crate::batch_norm::{Affine, Running, infer};
use crate::error::Error;
use crate::fold::{Frozen, fold_into_next};
use crate::formula::{Expr, Formula, Index, Leaf, Quantity, Range, cell, column, relu, sum};
use ndarray::{Array1, Array2};

/// ReLU, then batch normalization in inference: y. Folded backwards all the same, which is wrong; folded forwards into
/// the layer after, which is right if that is dense. If it is a convolution, its zero padding differs at the ends:
/// the last step says what the padding would have to be.
///
/// `x` is (samples, channels), or for a convolution (positions, 1).
///
/// # Errors
/// Those of [`Linear::apply`], [`infer`] and [`fold_into_next`]; [`Error::ShapeMismatch`] if a convolution gets more
/// than one channel.
pub fn walk(
    x: &Array2<f64>,
    channels: &[String],
    outputs: &[String],
    next: &Linear,
    frozen: &Frozen,
) -> Result<Walk, Error> {
    let activated = rectified(x);
    let (scales, shifts) = frozen.line()?;
    let slow = infer(
        activated.view(),
        &frozen.affine,
        frozen.epsilon,
        &frozen.running,
    )?;
    let wrong = rectified(&(x * &scales + &shifts));
    let difference = &wrong - &slow.y;
    let folded = folded(next, frozen)?;
    let (right, shortcut) = (next.apply(slow.y.view())?, folded.apply(activated.view())?);
    let gap = &shortcut - &right;
    let sample = |formula, quantity, values| {
        Step::new(
            formula,
            next.table(quantity, values, Labels::features(channels)),
        )
    };
    let output = |formula, quantity, values| {
        Step::new(
            formula,
            next.table(quantity, values, Labels::features(outputs)),
        )
    };
    let statistic = |formula, quantity, values| {
        Step::new(formula, Table::statistic(quantity, values, channels))
    };
    let weight = weight_table(Quantity::FoldedNextWeight, &folded, channels, outputs);
    let bias = Table::statistic(Quantity::FoldedNextBias, folded.bias, outputs);
    let padding = -&shifts / &scales;
    let mut steps = vec![
        sample(
            rectifier(Quantity::Activated, Quantity::X),
            Quantity::Activated,
            activated,
        ),
        statistic(root(), Quantity::RunningRoot, slow.root),
        sample(x_hat(), Quantity::XHat, slow.x_hat),
        sample(y(), Quantity::Y, slow.y),
        statistic(scale(), Quantity::Scale, scales),
        statistic(shift(), Quantity::Shift, shifts),
        sample(misfolded(), Quantity::Misfolded, wrong),
        sample(self::difference(), Quantity::Difference, difference),
        output(self::next(next), Quantity::Next, right),
        Step::new(next_weight(next.kind), weight),
        Step::new(next_bias(next.kind), bias),
        output(folded_next(next), Quantity::FoldedNext, shortcut),
        output(next_difference(), Quantity::NextDifference, gap),
    ];
    if next.kind == Kind::Convolution {
        steps.push(statistic(self::padding(), Quantity::Padding, padding));
    }
    Ok(Walk {
        inputs: given(x, channels, outputs, next, frozen),
        steps,
        notes: Vec::new(),
    })
}

/// The layer after, with the normalization folded in. Every tap of a kernel reads the same channel.
fn folded(next: &Linear, frozen: &Frozen) -> Result<Linear, Error> {
    let taps = next.weight.nrows();
    let repeated = |values: &Array1<f64>| match next.kind {
        Kind::Dense => values.clone(),
        Kind::Convolution => values.iter().cycle().take(taps).copied().collect(),
    };
    let frozen = Frozen {
        affine: Affine {
            gamma: repeated(&frozen.affine.gamma),
            beta: repeated(&frozen.affine.beta),
        },
        epsilon: frozen.epsilon,
        running: Running {
            mean: repeated(&frozen.running.mean),
            variance: repeated(&frozen.running.variance),
        },
    };
    let (weight, bias) = fold_into_next(next.weight.t(), next.bias.view(), &frozen)?;
    Ok(Linear {
        kind: next.kind,
        weight: weight.reversed_axes(),
        bias,
    })
}

fn weight_table(
    quantity: Quantity,
    layer: &Linear,
    channels: &[String],
    outputs: &[String],
) -> Table {
    Table {
        quantity,
        rows: layer.rows(channels),
        cols: Labels::features(outputs),
        values: layer.weight.clone(),
    }
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
        weight_table(Quantity::NextWeight, next, channels, outputs),
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
