//! Synchronized batch normalization: one batch spread over several devices.
//!
//! Each device sends only counts, means and variances forward, and two sums per feature backward.

use super::{Affine, check_epsilon, check_gradient, root};
use crate::error::Error;
use crate::stats::{Divisor, Moments, column_products, column_sums, merge};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

/// Forward over the shards of a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct Shards {
    /// Count, mean and variance of each shard by itself.
    pub moments: Vec<Moments>,
    /// Those of the whole batch, merged.
    pub merged: Moments,
    /// `sqrt(merged variance + epsilon)`, (features).
    pub root: Array1<f64>,
    /// Normalized values of each shard, (its rows, features).
    pub x_hat: Vec<Array2<f64>>,
    /// Output of each shard, (its rows, features).
    pub y: Vec<Array2<f64>>,
}

/// Backward over the shards of a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct ShardGradients {
    /// `Σ dy · x_hat` of each shard by itself, (shards, features).
    pub dgamma_parts: Array2<f64>,
    /// `Σ dy` of each shard by itself, (shards, features).
    pub dbeta_parts: Array2<f64>,
    /// Their sum over the shards, (features).
    pub dgamma: Array1<f64>,
    /// Their sum over the shards, (features).
    pub dbeta: Array1<f64>,
    /// `∂ℓ/∂x` of each shard, (its rows, features).
    pub dx: Vec<Array2<f64>>,
}

/// Batch normalization in training over a batch in shards, each (its rows, features): as if they were one.
///
/// # Errors
/// Those of [`super::train`] and [`merge`]; every shard needs a row.
pub fn train_shards(
    shards: &[ArrayView2<f64>],
    affine: &Affine,
    epsilon: f64,
) -> Result<Shards, Error> {
    check_epsilon(epsilon)?;
    let moments = shards
        .iter()
        .map(|shard| Moments::of(*shard))
        .collect::<Result<Vec<_>, _>>()?;
    let merged = merge(&moments)?;
    affine.check(merged.mean.len())?;
    let root = root(&merged.variance, epsilon); // (features)
    let x_hat: Vec<_> = shards
        .iter()
        .map(|shard| (shard - &merged.mean) / &root) // (rows of the shard, features)
        .collect();
    let y = x_hat
        .iter()
        .map(|x_hat| &affine.gamma * x_hat + &affine.beta) // (rows of the shard, features)
        .collect();
    Ok(Shards {
        moments,
        merged,
        root,
        x_hat,
        y,
    })
}

/// The gradients of it, given those of the outputs, one `dy` a shard.
///
/// # Errors
/// [`Error::ShapeMismatch`] if `gamma` or `dy` do not fit the shards.
pub fn backward_shards(
    forward: &Shards,
    gamma: ArrayView1<f64>,
    dy: &[ArrayView2<f64>],
) -> Result<ShardGradients, Error> {
    if dy.len() != forward.x_hat.len() {
        let (expected, found) = (vec![forward.x_hat.len()], vec![dy.len()]);
        return Err(Error::ShapeMismatch {
            what: "dy",
            expected,
            found,
        });
    }
    let mut dgamma_parts = Array2::zeros((dy.len(), gamma.len())); // (shards, features)
    let mut dbeta_parts = Array2::zeros((dy.len(), gamma.len())); // (shards, features)
    for (shard, (dy, x_hat)) in std::iter::zip(dy, &forward.x_hat).enumerate() {
        check_gradient(x_hat.view(), gamma, *dy)?;
        dgamma_parts
            .row_mut(shard)
            .assign(&column_products(*dy, x_hat.view()));
        dbeta_parts.row_mut(shard).assign(&column_sums(*dy));
    }
    let (dgamma, dbeta) = (
        column_sums(dgamma_parts.view()),
        column_sums(dbeta_parts.view()),
    );
    let count = Divisor::N.of(forward.merged.count)?;
    let (mean, slope, scale) = (&dbeta / count, &dgamma / count, &gamma / &forward.root);
    let dx = std::iter::zip(dy, &forward.x_hat);
    let dx = dx
        .map(|(dy, x_hat)| (dy - &mean - x_hat * &slope) * &scale)
        .collect();
    Ok(ShardGradients {
        dgamma_parts,
        dbeta_parts,
        dgamma,
        dbeta,
        dx,
    })
}
