//! Batch normalization folded into a dense, convolution or transposed convolution layer, tried both ways.

use crate::case::{Answers, Case, channels};
use crate::convolution::{Moves, convolve};
use batch_norm_explained::batch_norm::{Running, infer};
use batch_norm_explained::fold::{Frozen, WeightLayout, fold};
use ndarray::{Array1, ArrayD, Ix2};
use std::error::Error;

/// `fold`.
pub fn fold_into_layer(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let (x, weight) = (case.tensor("x")?, case.tensor("weight")?);
    let bias = if case.has("bias") {
        Some(case.vector("bias")?)
    } else {
        None
    };
    let kind = case.param("layer").as_str().ok_or("no layer")?;
    let moves = moves(case, kind, x.ndim() - 2)?;
    let layout = match kind.contains("transpose") {
        true => WeightLayout::Transposed {
            groups: moves.groups,
        },
        false => WeightLayout::OutputsFirst,
    };
    let running = Running {
        mean: case.vector("running_mean")?,
        variance: case.vector("running_var")?,
    };
    let frozen = Frozen {
        affine: case.affine()?,
        epsilon: case.number("eps")?,
        running,
    };

    let folded = fold(
        weight.view(),
        bias.as_ref().map(|bias| bias.view()),
        layout,
        &frozen,
    )?;
    let between = apply(kind, &x, &weight, bias.as_ref(), &moves)?;
    let (axes, table) = channels(&between, 1)?;
    let apart = infer(
        table.view(),
        &frozen.affine,
        frozen.epsilon,
        &frozen.running,
    )?;

    let mut answers = Answers::default();
    answers.array("folded_weight", &folded.weight);
    answers.array("folded_bias", &folded.bias);
    answers.flat("y", between.shape(), axes.scatter(apart.y.view())?)?;
    answers.array(
        "y",
        &apply(kind, &x, &folded.weight, Some(&folded.bias), &moves)?,
    );
    Ok(answers)
}

fn apply(
    kind: &str,
    x: &ArrayD<f64>,
    weight: &ArrayD<f64>,
    bias: Option<&Array1<f64>>,
    moves: &Moves,
) -> Result<ArrayD<f64>, Box<dyn Error>> {
    if kind != "linear" {
        return Ok(convolve(x, weight, bias, moves));
    }
    let x = x.view().into_dimensionality::<Ix2>()?;
    let y = x.dot(&weight.view().into_dimensionality::<Ix2>()?.t());
    Ok(bias.map_or(y.clone(), |bias| y + bias).into_dyn())
}

/// The movements of a convolution: each parameter is one number for all axes, or a list of one per axis.
fn moves(case: &Case, kind: &str, spatial: usize) -> Result<Moves, Box<dyn Error>> {
    if kind != "linear" && !kind.starts_with("conv") {
        return Err(format!("unknown layer {kind}").into());
    }
    let per_axis = |key: &str, default: u64| -> Vec<usize> {
        let value = case.param(key);
        let entry =
            |axis: usize| value.get(axis).unwrap_or(value).as_u64().unwrap_or(default) as usize;
        (0..spatial).map(entry).collect()
    };
    Ok(Moves {
        stride: per_axis("stride", 1),
        padding: per_axis("padding", 0),
        dilation: per_axis("dilation", 1),
        groups: case.param("groups").as_u64().unwrap_or(1) as usize,
        transposed: kind.contains("transpose"),
    })
}
