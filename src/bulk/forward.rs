//! Forward, in training and in inference.

use super::{Affine, Batch, Float, Running, Scratch, fits};
use crate::batch_norm::{check_epsilon, check_variance};
use crate::error::Error;
use std::iter::zip;

/// Where the results of training go.
#[derive(Debug)]
pub struct Training<'a, T> {
    /// Output, (rows, features).
    pub y: &'a mut [T],
    /// Mean of the batch, (features).
    pub mean: &'a mut [T],
    /// Variance of the batch with the divisor N, (features).
    pub variance: &'a mut [T],
}

/// `y = gamma · (x − mean) / sqrt(variance + epsilon) + beta` with the batch's own statistics.
///
/// # Errors
/// [`Error::EmptyInput`] without rows or features, [`Error::ShapeMismatch`] if something does not fit the batch,
/// [`Error::BadParameter`] if ε is negative or not a number.
pub fn train<T: Float>(
    x: Batch<T>,
    affine: Affine<T>,
    epsilon: f64,
    scratch: &mut Scratch<T>,
    to: Training<T>,
) -> Result<(), Error> {
    x.check()?;
    affine.check(x.features)?;
    check_epsilon(epsilon)?;
    fits("y", x.values.len(), to.y.len())?;
    fits("mean", x.features, to.mean.len())?;
    fits("variance", x.features, to.variance.len())?;
    if x.values.is_empty() {
        return Err(Error::EmptyInput);
    }
    scratch.start(x);
    let Scratch {
        first,
        sums,
        factors: [scales, shifts, _],
    } = scratch;
    sums.add(x.values, first);
    scales.clear();
    shifts.clear();
    for (feature, first) in first.iter().enumerate() {
        let (mean, variance) = (sums.mean(feature), sums.variance(feature));
        to.mean[feature] = T::of(first.exact() + mean);
        to.variance[feature] = T::of(variance);
        let scale = affine.gamma[feature].exact() / (variance + epsilon).sqrt();
        scales.push(T::of(scale));
        shifts.push(T::of(affine.beta[feature].exact() - mean * scale));
    }
    sweep(x, first, scales, shifts, to.y);
    Ok(())
}

/// The same with statistics that were kept. A batch without rows gives none.
///
/// # Errors
/// [`Error::EmptyInput`] without features, [`Error::ShapeMismatch`] if something does not fit the batch,
/// [`Error::BadParameter`] if ε or a running variance is negative.
pub fn infer<T: Float>(
    x: Batch<T>,
    affine: Affine<T>,
    epsilon: f64,
    running: Running<T>,
    scratch: &mut Scratch<T>,
    y: &mut [T],
) -> Result<(), Error> {
    x.check()?;
    affine.check(x.features)?;
    check_epsilon(epsilon)?;
    fits("running_mean", x.features, running.mean.len())?;
    fits("running_variance", x.features, running.variance.len())?;
    check_variance(running.variance.iter().map(|variance| variance.exact()))?;
    fits("y", x.values.len(), y.len())?;
    let [scales, ..] = &mut scratch.factors;
    scales.clear();
    scales.extend(
        zip(affine.gamma, running.variance)
            .map(|(gamma, variance)| T::of(gamma.exact() / (variance.exact() + epsilon).sqrt())),
    );
    sweep(x, running.mean, scales, affine.beta, y);
    Ok(())
}

/// `y = (x − from) · scale + shift`, row by row.
fn sweep<T: Float>(x: Batch<T>, from: &[T], scale: &[T], shift: &[T], y: &mut [T]) {
    let features = x.features;
    let (from, scale, shift) = (&from[..features], &scale[..features], &shift[..features]);
    for (x, y) in zip(
        x.values.chunks_exact(features),
        y.chunks_exact_mut(features),
    ) {
        for feature in 0..features {
            y[feature] = (x[feature] - from[feature]) * scale[feature] + shift[feature];
        }
    }
}
