//! From a request to its walk, beyond the forward pass.

use super::request::{affine, matrix};
use super::wire::walks as wire;
use crate::axes::{Layout, Norm};
use crate::batch_norm::Running;
use crate::error::Error;
use crate::fold::Frozen;
use crate::walk::linear::{Kind, Linear};
use crate::walk::{
    Walk, axes, backward, bowl, fold, fold_next, order, outside, scale, shards, slip,
};
use js_sys::Uint32Array;
use ndarray::Array1;

pub fn backward(asked: wire::Backward, x: &[f64]) -> Result<Walk, Error> {
    let features = asked.names.len();
    let values = || matrix(&asked.values, features);
    let upstream = match asked.upstream {
        wire::Upstream::Typed => backward::Upstream::Typed(values()?),
        wire::Upstream::One => backward::Upstream::One { row: asked.row },
        wire::Upstream::HalfSquare => backward::Upstream::HalfSquare(values()?),
        wire::Upstream::MeanSquare => backward::Upstream::MeanSquare(values()?),
    };
    let settings = backward::Settings {
        affine: affine(asked.gamma, asked.beta),
        epsilon: asked.epsilon,
        divisor: asked.divisor.into(),
        upstream,
        constants: asked.constants,
    };
    backward::walk(&matrix(x, features)?, &asked.names, &settings)
}

pub fn axes(asked: wire::Axes, x: &[f64]) -> Result<Walk, Error> {
    let settings = axes::Settings {
        layout: layout(asked.layout),
        norm: norm(asked.norm, asked.groups),
        shape: asked.shape,
        affine: affine(asked.gamma, asked.beta),
        epsilon: asked.epsilon,
    };
    axes::walk(x, &settings)
}

pub fn axes_map(asked: &wire::Axes) -> Result<wire::AxesMap, Error> {
    let map = axes::map(
        &asked.shape,
        layout(asked.layout),
        norm(asked.norm, asked.groups),
    )?;
    Ok(wire::AxesMap {
        statistic_of: positions(&map.statistic_of),
        member_of: positions(&map.member_of),
        channel_of: positions(&map.channel_of),
        statistics: map.statistics,
        count: map.members,
        learned: map.learned,
        tracked: map.tracked,
    })
}

pub fn order(asked: wire::Order, x: &[f64]) -> Result<Walk, Error> {
    let affine = affine(asked.gamma, asked.beta);
    let x = matrix(x, asked.names.len())?;
    order::walk(
        &x,
        &asked.names,
        &affine,
        asked.epsilon,
        asked.divisor.into(),
    )
}

pub fn fold(asked: wire::Fold, u: &[f64]) -> Result<Walk, Error> {
    let u = matrix(u, asked.inputs.len())?;
    let layer = linear(&asked)?;
    let (inputs, outputs) = (asked.inputs.clone(), asked.outputs.clone());
    fold::walk(&u, &inputs, &outputs, &layer, &frozen(asked))
}

pub fn fold_next(asked: wire::Fold, x: &[f64]) -> Result<Walk, Error> {
    let x = matrix(x, asked.inputs.len())?;
    let layer = linear(&asked)?;
    let (inputs, outputs) = (asked.inputs.clone(), asked.outputs.clone());
    fold_next::walk(&x, &inputs, &outputs, &layer, &frozen(asked))
}

pub fn shards(asked: &wire::Shards, x: &[f64]) -> Result<Walk, Error> {
    shards::walk(&matrix(x, asked.names.len())?, &asked.names, &asked.sizes)
}

pub fn scale(asked: wire::Scale, u: &[f64]) -> Result<Walk, Error> {
    let features = asked.names.len();
    let settings = scale::Settings {
        weight: matrix(&asked.weight, features)?,
        bias: Array1::from(asked.bias),
        factor: asked.factor,
        offset: asked.offset,
        affine: affine(asked.gamma, asked.beta),
        epsilon: asked.epsilon,
        divisor: asked.divisor.into(),
        dy: matrix(&asked.dy, features)?,
    };
    scale::walk(
        &matrix(u, asked.inputs.len())?,
        &asked.inputs,
        &asked.names,
        &settings,
    )
}

pub fn bowl(asked: &wire::Bowl, x: &[f64]) -> Result<Walk, Error> {
    let settings = bowl::Settings {
        inputs: match asked.inputs {
            wire::Inputs::Raw => bowl::Inputs::Raw,
            wire::Inputs::Normalized => bowl::Inputs::Normalized,
        },
        rate: asked.rate,
        steps: asked.steps,
    };
    bowl::walk(&matrix(x, asked.names.len())?, &asked.names, &settings)
}

pub fn slip(asked: wire::Slip, x: &[f64]) -> Result<Walk, Error> {
    let slip = match asked.slip {
        wire::SlipKind::EpsilonOutside => slip::Slip::EpsilonOutside,
        wire::SlipKind::NoRoot => slip::Slip::NoRoot,
    };
    let affine = affine(asked.gamma, asked.beta);
    let x = matrix(x, asked.names.len())?;
    slip::walk(
        &x,
        &asked.names,
        &affine,
        asked.epsilon,
        asked.divisor.into(),
        slip,
    )
}

pub fn outside(asked: wire::Outside, u: &[f64]) -> Result<Walk, Error> {
    let settings = outside::Settings {
        rate: asked.rate,
        target: asked.target,
        steps: asked.steps,
    };
    outside::walk(u, &settings)
}

fn layout(layout: wire::Layout) -> Layout {
    match layout {
        wire::Layout::Dense => Layout::Dense,
        wire::Layout::ChannelsFirst => Layout::ChannelsFirst,
        wire::Layout::ChannelsLast => Layout::ChannelsLast,
    }
}

fn norm(norm: wire::Norm, groups: usize) -> Norm {
    match norm {
        wire::Norm::Batch => Norm::Batch,
        wire::Norm::Layer => Norm::Layer,
        wire::Norm::Instance => Norm::Instance,
        wire::Norm::Group => Norm::Group { groups },
    }
}

fn linear(asked: &wire::Fold) -> Result<Linear, Error> {
    Ok(Linear {
        kind: match asked.layer {
            wire::LayerKind::Dense => Kind::Dense,
            wire::LayerKind::Convolution => Kind::Convolution,
        },
        weight: matrix(&asked.weight, asked.outputs.len())?,
        bias: Array1::from(asked.bias.clone()),
    })
}

fn frozen(asked: wire::Fold) -> Frozen {
    Frozen {
        affine: affine(asked.gamma, asked.beta),
        epsilon: asked.epsilon,
        running: Running {
            mean: Array1::from(asked.running_mean),
            variance: Array1::from(asked.running_variance),
        },
    }
}

fn positions(positions: &[usize]) -> Uint32Array {
    let positions: Vec<u32> = positions.iter().map(|position| *position as u32).collect();
    Uint32Array::from(positions.as_slice())
}
