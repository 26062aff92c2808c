//! Forward, in training and in inference.

use super::sums::block;
use super::{AffineSlices, Float, Line, Rows, RunningSlices, Scratch, fits, load, store};
use crate::batch_norm::{check_epsilon, check_variance};
use crate::error::Error;
use std::array::from_fn;
use std::iter::zip;

/// Where the results of training go.
#[derive(Debug)]
pub struct TrainingSlices<'a, T> {
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
    x: Rows<T>,
    affine: AffineSlices<T>,
    epsilon: f64,
    scratch: &mut Scratch<T>,
    to: TrainingSlices<T>,
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
    let Scratch { sums, line } = scratch;
    sums.of(x.values, x.features);
    line.resize(x.features);
    tiles!(x.features, [4], |column, W| {
        let (mean, from, left) = sums.mean::<T, W>(column);
        let variance = sums.variance::<W>(column);
        let (gamma, beta) = (
            load::<W>(affine.gamma, column),
            load::<W>(affine.beta, column),
        );
        let scale: [f64; W] = from_fn(|lane| gamma[lane] / (variance[lane] + epsilon).sqrt());
        let shift = from_fn::<_, W, _>(|lane| beta[lane] - left[lane] * scale[lane]);
        store(to.mean, column, mean);
        store(to.variance, column, variance);
        store(&mut line.from, column, from);
        store(&mut line.scale, column, scale);
        store(&mut line.shift, column, shift);
    });
    sweep(x, &line.from, &line.scale, &line.shift, to.y);
    Ok(())
}

/// The same with statistics that were kept. A batch without rows gives none.
///
/// # Errors
/// [`Error::EmptyInput`] without features, [`Error::ShapeMismatch`] if something does not fit the batch,
/// [`Error::BadParameter`] if ε or a running variance is negative.
pub fn infer<T: Float>(
    x: Rows<T>,
    affine: AffineSlices<T>,
    epsilon: f64,
    running: RunningSlices<T>,
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
    let Line { scale, .. } = &mut scratch.line;
    scale.resize(x.features, T::ZERO);
    tiles!(x.features, [4], |column, W| {
        let gamma = load::<W>(affine.gamma, column);
        let variance = load::<W>(running.variance, column);
        let values: [f64; W] = from_fn(|lane| gamma[lane] / (variance[lane] + epsilon).sqrt());
        store(scale, column, values);
    });
    sweep(x, running.mean, scale, affine.beta, y);
    Ok(())
}

/// `y = (x − from) · scale + shift`, block by block.
fn sweep<T: Float>(x: Rows<T>, from: &[T], scale: &[T], shift: &[T], y: &mut [T]) {
    let features = x.features;
    let size = block::<T>(features);
    for (x, y) in zip(x.values.chunks(size), y.chunks_mut(size)) {
        // Three numbers for every feature: as many features as stay in registers.
        if size_of::<T>() == 4 {
            tiles!(features, [16, 4], |column, W| {
                sweep_tile::<T, W>(x, features, column, [from, scale, shift], y);
            });
        } else {
            tiles!(features, [8, 4], |column, W| {
                sweep_tile::<T, W>(x, features, column, [from, scale, shift], y);
            });
        }
    }
}

fn sweep_tile<T: Float, const W: usize>(
    x: &[T],
    features: usize,
    column: usize,
    line: [&[T]; 3],
    y: &mut [T],
) {
    let [from, scale, shift] = line.map(|list| {
        let list = &list[column..column + W];
        from_fn::<T, W, _>(|lane| list[lane])
    });
    for (x, y) in zip(x.chunks_exact(features), y.chunks_exact_mut(features)) {
        let (x, y) = (&x[column..column + W], &mut y[column..column + W]);
        for lane in 0..W {
            y[lane] = (x[lane] - from[lane]) * scale[lane] + shift[lane];
        }
    }
}
