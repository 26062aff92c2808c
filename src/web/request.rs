//! From a request to its walk.

use super::wire::{self, StreamRequest, StreamRows, WalkRequest};
use crate::batch_norm::{Affine, Running};
use crate::error::Error;
use crate::stream;
use crate::walk::running::{Averaging, Start, Statistic};
use crate::walk::serve::Serving;
use crate::walk::{Walk, forward, inference, running, serve};
use js_sys::Float64Array;
use ndarray::{Array1, Array2};

/// Builds the walk that was asked for.
pub fn walk(request: WalkRequest, x: &[f64]) -> Result<Walk, Error> {
    match request {
        WalkRequest::Forward {
            names,
            gamma,
            beta,
            epsilon,
            divisor,
        } => {
            let affine = affine(gamma, beta);
            forward::walk(
                &matrix(x, names.len())?,
                &names,
                &affine,
                epsilon,
                divisor.into(),
            )
        }
        WalkRequest::Inference {
            names,
            gamma,
            beta,
            epsilon,
            running_mean,
            running_variance,
        } => {
            let affine = affine(gamma, beta);
            let running = Running {
                mean: Array1::from(running_mean),
                variance: Array1::from(running_variance),
            };
            inference::walk(&matrix(x, names.len())?, &names, &affine, epsilon, &running)
        }
        WalkRequest::Running {
            names,
            sizes,
            statistic,
            stored,
            averaging,
        } => {
            let batches = stream::statistics(matrix(x, names.len())?.view(), &sizes)?;
            running::walk(&batches, &names, &averages(averaging, statistic, stored))
        }
        WalkRequest::Serve {
            names,
            sizes,
            stored,
            averaging,
            sample,
            gamma,
            beta,
            epsilon,
        } => {
            let batches = stream::statistics(matrix(x, names.len())?.view(), &sizes)?;
            let serving = Serving {
                sample: Array1::from(sample),
                averaging: averages(averaging, wire::Statistic::Mean, stored),
                stored: stored.into(),
                affine: affine(gamma, beta),
                epsilon,
            };
            serve::walk(&batches, &names, &serving)
        }
    }
}

fn averages(
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
    let means: Vec<f64> = (1..=stream.batches)
        .map(|t| stream.population_mean(t))
        .collect();
    Ok(StreamRows {
        rows: Float64Array::from(rows.as_slice()),
        sizes: vec![stream.batch; stream.batches],
        population_mean: Float64Array::from(means.as_slice()),
        population_variance: stream.deviation * stream.deviation,
    })
}

fn affine(gamma: Vec<f64>, beta: Vec<f64>) -> Affine {
    Affine {
        gamma: Array1::from(gamma),
        beta: Array1::from(beta),
    }
}

/// The numbers as (rows, columns).
fn matrix(x: &[f64], columns: usize) -> Result<Array2<f64>, Error> {
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
