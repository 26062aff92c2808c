//! How good a finished network is, and which statistics it needs for that.

use super::architecture::Normalization;
use super::data_set::DataSet;
use super::loss::Loss;
use super::mlp::{Network, Pass};
use super::stage::{Mode, Statistics};
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::error::Error;
use batch_norm_explained::running;
use batch_norm_explained::stats::Moments;
use serde::Serialize;

/// Loss and accuracy on a set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// Mean cross-entropy (for one output the logistic loss); infinite where it cannot be computed any more.
    pub loss: f64,
    /// Share of samples whose largest output is at their label (for one output: positive for label 1, else 0).
    pub accuracy: f64,
}

/// Runs the whole set through the network at once, without dropout or noise.
/// With [`Statistics::Batch`] the set itself is the batch.
///
/// # Errors
/// [`Error::EmptyInput`] without samples, [`Error::ShapeMismatch`] if the network has not one output for each class (one
/// output serves two classes).
pub fn evaluate(
    network: &Network,
    set: &DataSet,
    statistics: Statistics,
) -> Result<Evaluation, Error> {
    let rows: Vec<usize> = (0..set.len()).collect();
    evaluate_in_batches(network, set, statistics, &rows, rows.len())
}

/// The same in batches of `batch` samples, in the order of `rows`; an incomplete last batch is left out.
///
/// # Errors
/// [`Error::EmptyInput`] where there is no complete batch, [`Error::ShapeMismatch`] as [`evaluate`].
pub fn evaluate_in_batches(
    network: &Network,
    set: &DataSet,
    statistics: Statistics,
    rows: &[usize],
    batch: usize,
) -> Result<Evaluation, Error> {
    let outputs = network.stages.last().map_or(0, |stage| stage.outputs);
    check_outputs(outputs, set.classes)?;
    let mut pass = Pass::default();
    let (mut batches, mut loss, mut right) = (0, 0.0, 0);
    for rows in rows.chunks_exact(batch.max(1)) {
        pass.load(&set.inputs, rows);
        network.forward(
            Mode {
                statistics,
                random: None,
            },
            &mut pass,
        )?;
        let labels: Vec<usize> = rows.iter().map(|&row| set.labels[row]).collect();
        loss += Loss::suiting(outputs).value(pass.outputs(), &labels);
        right += correct(&pass, &labels);
        batches += 1;
    }
    if batches == 0 {
        return Err(Error::EmptyInput);
    }
    let loss = loss / f64::from(batches);
    let accuracy = right as f64 / (f64::from(batches) * batch as f64);
    Ok(Evaluation {
        loss: if loss.is_finite() {
            loss
        } else {
            f64::INFINITY
        },
        accuracy,
    })
}

/// One output tells two classes apart; more outputs, as many classes.
pub(crate) fn check_outputs(outputs: usize, classes: usize) -> Result<(), Error> {
    let expected = if outputs == 1 && classes == 2 {
        1
    } else {
        classes
    };
    if outputs == expected {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what: "outputs",
        expected: vec![expected],
        found: vec![outputs],
    })
}

/// How many rows of a pass have their largest output at their label; one output alone says 1 where it is positive.
pub(crate) fn correct(pass: &Pass, labels: &[usize]) -> usize {
    let largest = |row: ndarray::ArrayView1<f64>| {
        if row.len() == 1 {
            return usize::from(row[0] > 0.0);
        }
        row.iter().enumerate().fold(
            0,
            |best, (index, value)| if *value > row[best] { index } else { best },
        )
    };
    pass.outputs()
        .rows()
        .into_iter()
        .zip(labels)
        .filter(|(row, label)| largest(*row) == **label)
        .count()
}

/// The statistics of every normalised layer of a pass that was run with [`Statistics::Batch`].
#[must_use]
pub fn moments(pass: &Pass) -> Vec<Moments> {
    pass.traces
        .iter()
        .filter_map(|trace| trace.moments.clone())
        .collect()
}

/// How statistics of many batches become those of the population: [`running::paper`] or [`running::precise`].
pub type Estimator = fn(&[Moments]) -> Result<Running, Error>;

/// The statistics for inference, estimated again with the weights fixed: these batches of samples run in training mode
/// without dropout, and every layer's statistics are put together by `estimator`.
///
/// # Errors
/// [`Error::EmptyInput`] for a batch without samples, [`Error::TooFew`] where the estimator needs more than one.
pub fn population_over<'a>(
    network: &Network,
    set: &DataSet,
    batches: impl IntoIterator<Item = &'a [usize]>,
    estimator: Estimator,
) -> Result<Vec<Running>, Error> {
    let mut pass = Pass::default();
    let mut layers: Vec<Vec<Moments>> = vec![];
    for rows in batches {
        pass.load(&set.inputs, rows);
        network.forward(
            Mode {
                statistics: Statistics::Batch,
                random: None,
            },
            &mut pass,
        )?;
        let moments = moments(&pass);
        layers.resize_with(moments.len(), Vec::new);
        layers
            .iter_mut()
            .zip(moments)
            .for_each(|(layer, moments)| layer.push(moments));
    }
    layers.iter().map(|layer| estimator(layer)).collect()
}

/// The statistics of the whole set as one batch, with the variance of Algorithm 2 (divisor N−1).
///
/// # Errors
/// As [`population_over`].
pub fn population(network: &Network, set: &DataSet) -> Result<Vec<Running>, Error> {
    let rows: Vec<usize> = (0..set.len()).collect();
    population_over(network, set, [rows.as_slice()], running::paper)
}

/// The statistics with which a finished network is tested: those of its training data for batch normalization, none
/// for the others.
///
/// # Errors
/// As [`population`].
pub fn test_statistics(
    network: &Network,
    data: &DataSet,
    normalization: Normalization,
) -> Result<Vec<Running>, Error> {
    match normalization {
        Normalization::Before | Normalization::After => population(network, data),
        Normalization::None | Normalization::Group => Ok(vec![]),
    }
}

/// Loss and accuracy on `test` with the statistics of the training `data`.
///
/// # Errors
/// As [`population`].
pub fn test(
    network: &Network,
    data: &DataSet,
    test: &DataSet,
    normalization: Normalization,
) -> Result<Evaluation, Error> {
    let statistics = test_statistics(network, data, normalization)?;
    evaluate(network, test, Statistics::Given(&statistics))
}
