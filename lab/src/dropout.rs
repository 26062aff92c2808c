//! Dropout before batch normalization: the variance that inference meets is not the one seen in training
//! (figure `dropout`; Li et al. 2018).

use super::architecture::{Dropout, DropoutLayers, DropoutPlace};
use super::evaluate::{Evaluation, evaluate, population};
use super::loss::Losses;
use super::mlp::{Network, Pass};
use super::noise::{Randomness, drop_out};
use super::require;
use super::setting::Setting;
use super::stage::{Kind, Mode, Statistics};
use super::summary::deviation;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::dropout::variance_shift;
use batch_norm_explained::error::Error;
use batch_norm_explained::random::{Generator, stream};
use serde::{Deserialize, Serialize};
use std::f64::consts::PI;

/// What goes into dropout.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum DropoutInput {
    /// Normal with variance 1.
    Normal,
    /// max(z, 0) of a standard normal z: what ReLU gives.
    Rectified,
}

/// A value behind dropout.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct VarianceShiftConfig {
    /// What goes in.
    pub input: DropoutInput,
    /// Mean of a normal input.
    pub mean: f64,
    /// Share removed, 0 to below 1.
    pub rate: f64,
    /// Samples drawn, 2 to 200 000.
    pub samples: usize,
    /// Seed of the samples.
    pub seed: u64,
}

impl Default for VarianceShiftConfig {
    fn default() -> Self {
        Self {
            input: DropoutInput::Rectified,
            mean: 0.0,
            rate: 0.5,
            samples: 40_000,
            seed: 1,
        }
    }
}

/// Variance in inference over variance in training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct VarianceShift {
    /// In theory: v / ((c² + v)/(1 − rate) − c²).
    pub expected: f64,
    /// Of the samples.
    pub measured: f64,
    /// Standard deviation of the output of the normalisation in inference: √expected.
    pub output_deviation: f64,
}

/// Measures the shift on samples.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn shift(config: &VarianceShiftConfig) -> Result<VarianceShift, Error> {
    let VarianceShiftConfig {
        input,
        rate,
        samples,
        seed,
        ..
    } = *config;
    require(
        (0.0..1.0).contains(&rate),
        "rate",
        rate,
        "at least 0 and below 1",
    )?;
    within!(samples, 2, 200000)?;
    let mut random = Generator::new(seed, stream::DROPOUT_SAMPLES);
    let mut values = random.normals(samples);
    let (mean, variance) = match input {
        DropoutInput::Normal => (config.mean, 1.0),
        DropoutInput::Rectified => (1.0 / (2.0 * PI).sqrt(), 0.5 - 0.5 / PI),
    };
    for value in &mut values {
        *value = if input == DropoutInput::Rectified {
            value.max(0.0)
        } else {
            *value + mean
        };
    }
    let whole = deviation(&values);
    drop_out(&mut values, rate, &mut random, &mut vec![]);
    let expected = variance_shift(mean, variance, 1.0 - rate)?;
    Ok(VarianceShift {
        expected,
        measured: (whole / deviation(&values)).powi(2),
        output_deviation: expected.sqrt(),
    })
}

/// The network of the reference: 64-48×3-10 on digits, 1000 steps at 0.3, dropout of 0.5 after every activation.
#[must_use]
pub fn default_setting() -> Setting {
    let dropout = Dropout {
        rate: 0.5,
        place: DropoutPlace::AfterActivation,
        layers: DropoutLayers::Every,
    };
    Setting {
        steps: 1000,
        dropout,
        ..Setting::digits()
    }
}

/// What became of one network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DropoutOutcome {
    /// Variance without over variance with dropout on the training set, mean over the units of each normalised layer.
    pub ratios: Vec<f64>,
    /// On the test set with the running statistics, which have seen dropout.
    pub running: Evaluation,
    /// On the test set with statistics estimated again without dropout.
    pub population: Evaluation,
    /// Loss on the way; the whole set without dropout.
    #[serde(flatten)]
    pub losses: Losses,
}

/// Trains one network with `setting.dropout` and tests it with both kinds of statistics.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(setting: &Setting) -> Result<DropoutOutcome, Error> {
    let (data, test) = setting.sets();
    let (trainer, losses) = setting.trained(&data)?;
    let network = &trainer.network;
    let normalized = network
        .stages
        .iter()
        .any(|stage| matches!(stage.kind, Kind::BatchNorm { .. }));
    let without = if normalized {
        population(network, &data)?
    } else {
        vec![]
    };
    let mut random = Randomness {
        dropout: Generator::new(setting.seed, stream::DROPOUT_EVALUATION),
        ..Randomness::new(setting.seed)
    };
    let mut pass = Pass {
        input: data.inputs.clone(),
        traces: vec![],
    };
    network.forward(
        Mode {
            statistics: Statistics::Batch,
            random: Some(&mut random),
        },
        &mut pass,
    )?;
    Ok(DropoutOutcome {
        ratios: ratios(network, &without, &pass),
        running: evaluate(network, &test, Statistics::Given(&trainer.running))?,
        population: evaluate(network, &test, Statistics::Given(&without))?,
        losses,
    })
}

fn ratios(network: &Network, without: &[Running], with: &Pass) -> Vec<f64> {
    let layers = network.hidden.iter().zip(without);
    let ratios = layers.filter_map(|(hidden, without)| {
        let with = &with.traces[hidden.normalization?]
            .moments
            .as_ref()?
            .variance;
        Some((&without.variance / &(with + 1e-12)).sum() / with.len() as f64)
    });
    ratios.collect()
}
