//! Batch normalization before or after the activation (figure `order`).

use super::data_set::Source;
use super::evaluate::test;
use super::loss::Losses;
use super::setting::Setting;
use super::stage::Statistics;
use super::{Evaluation, Normalization};
use batch_norm_explained::error::Error;
use batch_norm_explained::random::stream;
use serde::Serialize;

/// The learning rates of the reference table.
pub const RATES: [f64; 4] = [0.03, 0.1, 0.3, 1.0];

/// What the last layer gets from the hidden ones, over a batch.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OrderInputs {
    /// Mean of all numbers.
    pub mean: f64,
    /// Standard deviation of a unit over the batch, averaged over the units.
    pub deviation: f64,
    /// Mean square of all numbers.
    pub mean_square: f64,
    /// Share of zeros.
    pub zeros: f64,
}

/// What became of one network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OrderOutcome {
    /// The inputs of the last layer at the start, over 512 training samples.
    #[serde(rename = "input")]
    pub inputs: OrderInputs,
    /// Loss on the way.
    #[serde(flatten)]
    pub losses: Losses,
    /// Loss and accuracy on the test set, with the statistics of the training set.
    pub test: Evaluation,
}

/// Trains one network; `setting.normalization` says where it normalises. Default: [`Setting::digits`].
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(setting: &Setting) -> Result<OrderOutcome, Error> {
    let data = setting.source.train(setting.seed);
    let (trainer, losses) = setting.trained(&data)?;
    let test = test(
        &trainer.network,
        &data,
        &setting.source.test(setting.seed),
        setting.normalization,
    )?;
    Ok(OrderOutcome {
        inputs: inputs(setting)?,
        losses,
        test,
    })
}

/// The inputs of the last layer of a network with random weights.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn inputs(setting: &Setting) -> Result<OrderInputs, Error> {
    let Setting { source, seed, .. } = *setting;
    let network = setting.network()?;
    let inputs = source
        .draw(512, Source::noise(source), seed, stream::TRAIN_DATA)
        .inputs;
    let pass = network.run(&inputs, Statistics::Batch)?;
    let before_last = pass
        .traces
        .len()
        .checked_sub(2)
        .map_or(&pass.input, |index| &pass.traces[index].output);
    let count = before_last.len() as f64;
    Ok(OrderInputs {
        mean: before_last.sum() / count,
        deviation: before_last.std_axis(ndarray::Axis(0), 0.0).sum() / before_last.ncols() as f64,
        mean_square: before_last.fold(0.0, |sum, u| sum + u * u) / count,
        zeros: before_last.iter().filter(|&&u| u == 0.0).count() as f64 / count,
    })
}

/// The three places of the reference table.
pub const PLACES: [Normalization; 3] = [
    Normalization::None,
    Normalization::Before,
    Normalization::After,
];
