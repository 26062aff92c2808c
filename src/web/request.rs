//! From a request to its walk.

use super::wire::WalkRequest;
use crate::batch_norm::{Affine, Running};
use crate::error::Error;
use crate::walk::{Walk, forward, inference};
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
    }
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
