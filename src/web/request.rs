//! From a request to its walk.

use super::walks;
use super::wire::{self, StreamRequest, StreamRows, WalkRequest};
use crate::batch_norm::{Affine, Running};
use crate::data::CELLS;
use crate::error::Error;
use crate::stats::Moments;
use crate::stream;
use crate::walk::running::{Averaging, Start, Statistic};
use crate::walk::serve::Serving;
use crate::walk::{Walk, forward, inference, running, serve};
use js_sys::Float64Array;
use ndarray::{Array1, Array2};

/// Builds the walk that was asked for.
pub fn walk(request: WalkRequest, x: &[f64]) -> Result<Walk, Error> {
    if x.len() > CELLS {
        return Err(Error::TooMuch {
            what: "cells",
            limit: CELLS,
            found: x.len(),
        });
    }
    match request {
        WalkRequest::Axes(asked) => walks::axes(asked, x),
        WalkRequest::Backward(asked) => walks::backward(asked, x),
        WalkRequest::Bowl(asked) => walks::bowl(&asked, x),
        WalkRequest::Fold(asked) => walks::fold(asked, x),
        WalkRequest::FoldNext(asked) => walks::fold_next(asked, x),
        WalkRequest::Forward(asked) => {
            let affine = affine(asked.gamma, asked.beta);
            let x = matrix(x, asked.names.len())?;
            forward::walk(
                &x,
                &asked.names,
                &affine,
                asked.epsilon,
                asked.divisor.into(),
            )
        }
        WalkRequest::Inference(asked) => {
            let affine = affine(asked.gamma, asked.beta);
            let running = Running {
                mean: Array1::from(asked.running_mean),
                variance: Array1::from(asked.running_variance),
            };
            let x = matrix(x, asked.names.len())?;
            inference::walk(&x, &asked.names, &affine, asked.epsilon, &running)
        }
        WalkRequest::Order(asked) => walks::order(asked, x),
        WalkRequest::Outside(asked) => walks::outside(asked, x),
        WalkRequest::Running(asked) => {
            let batches = batches(x, &asked.names, &asked.sizes)?;
            let averaging = averages(asked.averaging, asked.statistic, asked.stored);
            running::walk(&batches, &asked.names, &averaging)
        }
        WalkRequest::Scale(asked) => walks::scale(asked, x),
        WalkRequest::Shards(asked) => walks::shards(&asked, x),
        WalkRequest::Slip(asked) => walks::slip(asked, x),
        WalkRequest::Serve(asked) => {
            let batches = batches(x, &asked.names, &asked.sizes)?;
            let serving = Serving {
                sample: Array1::from(asked.sample),
                averaging: averages(asked.averaging, asked.statistic, asked.stored),
                stored: asked.stored.into(),
                affine: affine(asked.gamma, asked.beta),
                epsilon: asked.epsilon,
            };
            serve::walk(&batches, &asked.names, &serving)
        }
    }
}

fn batches(x: &[f64], names: &[String], sizes: &[usize]) -> Result<Vec<Moments>, Error> {
    stream::statistics(matrix(x, names.len())?.view(), sizes)
}

/// The settings of the averages.
pub fn averages(
    averaging: wire::Averaging,
    statistic: wire::Statistic,
    stored: wire::Divisor,
) -> Averaging {
    Averaging {
        statistic: match statistic {
            wire::Statistic::Mean => Statistic::Mean,
            wire::Statistic::Variance => Statistic::Variance(stored.into()),
        },
        rho: averaging.rho,
        window: averaging.window,
        start: match averaging.start {
            wire::Start::Zero => Start::Zero,
            wire::Start::One => Start::One,
            wire::Start::First => Start::FirstBatch,
        },
    }
}

/// Builds the stream that was asked for.
pub fn stream(request: &StreamRequest) -> Result<StreamRows, Error> {
    let stream = stream::Stream {
        batches: request.batches,
        batch: request.batch,
        mean: request.mean,
        deviation: request.deviation,
        drift: request.drift,
        jump_at: request.jump_at,
        jump: request.jump,
        settle: request.settle,
        seed: request.seed,
    };
    let rows: Vec<f64> = stream.rows()?.into_iter().collect();
    let steps = 1..=stream.batches;
    let means: Vec<f64> = steps.map(|t| stream.population_mean(t)).collect();
    let variances = vec![stream.deviation * stream.deviation; stream.batches];
    let noise = stream.variance_noise(request.stored.into());
    Ok(StreamRows {
        rows: Float64Array::from(rows.as_slice()),
        sizes: vec![stream.batch; stream.batches],
        mean: truth(&means, stream.mean_noise()),
        variance: truth(&variances, noise),
    })
}

fn truth(values: &[f64], noise: f64) -> wire::Truth {
    let moved = |by: f64| {
        let edge: Vec<f64> = values.iter().map(|value| value + by).collect();
        Float64Array::from(edge.as_slice())
    };
    wire::Truth {
        value: moved(0.0),
        low: moved(-noise),
        high: moved(noise),
    }
}

/// Scale and shift.
pub fn affine(gamma: Vec<f64>, beta: Vec<f64>) -> Affine {
    Affine {
        gamma: Array1::from(gamma),
        beta: Array1::from(beta),
    }
}

/// The numbers as (rows, columns).
pub fn matrix(x: &[f64], columns: usize) -> Result<Array2<f64>, Error> {
    if columns == 0 {
        return Err(Error::EmptyInput);
    }
    let rows = x.len() / columns;
    let shape = Error::ShapeMismatch {
        what: "x",
        expected: vec![rows, columns],
        found: vec![x.len()],
    };
    Array2::from_shape_vec((rows, columns), x.to_vec()).map_err(|_| shape)
}
