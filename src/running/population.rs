//! Statistics of the population from batches that one frozen network has seen.

use super::{History, statistics};
use crate::batch_norm::Running;
use crate::error::Error;
use crate::stats::{Divisor, Moments, column_sums, merge};
use ndarray::Array2;

/// Algorithm 2 of Ioffe & Szegedy 2015: `E[x] = mean of μ_B` and `Var[x] = mean of m/(m−1)·σ²_B`.
///
/// Every batch counts the same, whatever its size. What lies between the batch means is not in the variance: the
/// factor m/(m−1) stands in for it, right on average for batches drawn at random.
///
/// # Errors
/// [`Error::EmptyInput`] without batches, [`Error::TooFew`] for a batch of one row.
pub fn paper(batches: &[Moments]) -> Result<Running, Error> {
    let (mean, variance) = statistics(batches, Divisor::NMinusOne)?;
    let average = |table: Array2<f64>| column_sums(table.view()) / batches.len() as f64; // (features)
    Ok(Running {
        mean: average(mean),
        variance: average(variance),
    })
}

/// PreciseBN (Wu & Johnson 2021): mean and variance (divisor N) of all the rows of all the batches, by the law of total
/// variance `E[μ_B² + σ²_B] − E[μ_B]²` with every batch weighing as much as its rows. Exact for any split.
///
/// # Errors
/// [`Error::EmptyInput`] without batches.
pub fn precise(batches: &[Moments]) -> Result<Running, Error> {
    let Moments { mean, variance, .. } = merge(batches)?;
    Ok(Running { mean, variance })
}

/// [`precise`] after each batch.
///
/// # Errors
/// As [`precise`].
pub fn precise_history(batches: &[Moments]) -> Result<History, Error> {
    let (mut mean, mut variance) = statistics(batches, Divisor::N)?;
    let mut so_far = merge(&batches[..1])?;
    for (step, batch) in batches.iter().enumerate().skip(1) {
        so_far = merge(&[so_far, batch.clone()])?;
        mean.row_mut(step).assign(&so_far.mean);
        variance.row_mut(step).assign(&so_far.variance);
    }
    Ok(History { mean, variance })
}
