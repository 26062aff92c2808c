//! Backward: the gradients, from the batch itself and the gradient of the output.

use super::{Batch, Float, Scratch, fits};
use crate::batch_norm::check_epsilon;
use crate::error::Error;
use std::iter::zip;

/// Where the gradients go.
#[derive(Debug)]
pub struct Gradients<'a, T> {
    /// `∂ℓ/∂x`, (rows, features).
    pub dx: &'a mut [T],
    /// `∂ℓ/∂γ`, (features).
    pub dgamma: &'a mut [T],
    /// `∂ℓ/∂β`, (features).
    pub dbeta: &'a mut [T],
}

/// `dx = gamma / root · (dy − Σ dy / m − x_hat · Σ dy·x_hat / m)`, with the statistics taken from `x` once more:
/// reading a batch again costs less than keeping x̂.
///
/// # Errors
/// [`Error::EmptyInput`] without rows or features, [`Error::ShapeMismatch`] if something does not fit the batch,
/// [`Error::BadParameter`] if ε is negative or not a number.
pub fn backward<T: Float>(
    x: Batch<T>,
    gamma: &[T],
    epsilon: f64,
    dy: &[T],
    scratch: &mut Scratch<T>,
    to: Gradients<T>,
) -> Result<(), Error> {
    x.check()?;
    check_epsilon(epsilon)?;
    fits("gamma", x.features, gamma.len())?;
    fits("dy", x.values.len(), dy.len())?;
    fits("dx", x.values.len(), to.dx.len())?;
    fits("dgamma", x.features, to.dgamma.len())?;
    fits("dbeta", x.features, to.dbeta.len())?;
    if x.values.is_empty() {
        return Err(Error::EmptyInput);
    }
    scratch.start(x);
    let Scratch {
        first,
        sums,
        factors: [scales, shifts, slopes],
    } = scratch;
    sums.add_with_gradient(x.values, dy, first);
    for factor in [&mut *scales, &mut *shifts, &mut *slopes] {
        factor.clear();
    }
    // A division costs as much as many sums.
    let share = 1.0 / x.rows() as f64;
    for (feature, gamma) in gamma.iter().enumerate() {
        let inverse_root = 1.0 / (sums.variance(feature) + epsilon).sqrt();
        let (dgamma, dbeta) = (
            sums.products(feature) * inverse_root,
            sums.gradient(feature),
        );
        to.dgamma[feature] = T::of(dgamma);
        to.dbeta[feature] = T::of(dbeta);
        let slope = dgamma * share * inverse_root;
        let scale = gamma.exact() * inverse_root;
        scales.push(T::of(scale));
        shifts.push(T::of(scale * (dbeta * share - slope * sums.mean(feature))));
        slopes.push(T::of(scale * slope));
    }
    let features = x.features;
    let (first, scales) = (&first[..features], &scales[..features]);
    let (shifts, slopes) = (&shifts[..features], &slopes[..features]);
    let rows = zip(x.values.chunks_exact(features), dy.chunks_exact(features));
    for ((x, dy), dx) in zip(rows, to.dx.chunks_exact_mut(features)) {
        for feature in 0..features {
            let along = (x[feature] - first[feature]) * slopes[feature];
            dx[feature] = scales[feature] * dy[feature] - shifts[feature] - along;
        }
    }
    Ok(())
}
