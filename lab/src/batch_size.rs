//! What the size of a mini-batch does to its statistics, and to a network that learns from them (figure `batch-size`).

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

use super::architecture::Normalization;
use super::evaluate::{Evaluation, evaluate, evaluate_in_batches, population_over};
use super::loss::Losses;
use super::setting::Setting;
use super::stage::Statistics;
use super::summary::{deviation, mean};
use batch_norm_explained::batch_norm::{self, Affine};
use batch_norm_explained::error::Error;
use batch_norm_explained::random::{Generator, stream};
use batch_norm_explained::running;
use batch_norm_explained::stats::Divisor;

/// Batches of normal numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct NoiseConfig {
    /// Values in a batch, 2 to 1024.
    #[serde(rename = "batch")]
    pub batch_size: usize,
    /// Batches, 1 to 10 000.
    pub batches: usize,
    /// Seed of the values.
    pub seed: u64,
}

impl Default for NoiseConfig {
    fn default() -> Self {
        Self {
            batch_size: 32,
            batches: 4000,
            seed: 1,
        }
    }
}

/// A number found and the number that theory gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// Over all the batches.
    pub measured: f64,
    /// In theory.
    pub expected: f64,
}

/// How much the statistics of a batch of B standard normal values scatter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Noise {
    /// Standard deviation of the batch mean: 1/√B.
    pub mean: Compared,
    /// Mean of the batch variance (divisor N): (B−1)/B.
    pub variance: Compared,
    /// Mean of the batch standard deviation: c = √(2/B)·Γ(B/2)/Γ((B−1)/2).
    pub deviation: Compared,
    /// Standard deviation of the batch standard deviation: √((B−1)/B − c²).
    pub deviation_scatter: Compared,
    /// Largest |x̂|, and its bound √(B−1), reached when all other values are equal.
    pub largest: Compared,
    /// Mean of 1/√(variance + 1e-5), by which the batch is stretched. In theory infinite for B = 2 and ε = 0.
    pub stretch: f64,
}

/// Measures the statistics of many batches.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn noise(config: &NoiseConfig) -> Result<Noise, Error> {
    let NoiseConfig {
        batch_size,
        batches,
        seed,
    } = *config;
    within!(batch_size, 2, 1024)?;
    within!(batches, 1, 10000)?;
    let values = Generator::new(seed, stream::BATCH_NOISE).normals(batches * batch_size);
    let x = super::stage::matrix(&values, batch_size); // (batches, batch_size)
    let result = normalize(x)?;
    let size = batch_size as f64;
    let deviations = result.variance.mapv(f64::sqrt).to_vec();
    let c = expected_deviation(batch_size);
    let of = |measured, expected| Compared { measured, expected };
    Ok(Noise {
        mean: of(deviation(&result.mean.to_vec()), 1.0 / size.sqrt()),
        variance: of(mean(&result.variance.to_vec()), (size - 1.0) / size),
        deviation: of(mean(&deviations), c),
        deviation_scatter: of(
            deviation(&deviations),
            ((size - 1.0) / size - c * c).max(0.0).sqrt(),
        ),
        largest: of(
            result
                .x_hat
                .fold(0.0, |largest: f64, x| largest.max(x.abs())),
            (size - 1.0).sqrt(),
        ),
        stretch: result
            .variance
            .mapv(|variance| 1.0 / (variance + 1e-5).sqrt())
            .sum()
            / batches as f64,
    })
}

/// Every batch is a feature of its own.
fn normalize(x: ArrayView2<f64>) -> Result<batch_norm::Training, Error> {
    batch_norm::train(x.t(), &Affine::identity(x.nrows()), 0.0, Divisor::N)
}

/// √(2/B)·Γ(B/2)/Γ((B−1)/2).
fn expected_deviation(batch_size: usize) -> f64 {
    let half = batch_size as f64 / 2.0;
    half.sqrt().recip() * (libm::lgamma(half) - libm::lgamma(half - 0.5)).exp()
}

/// How the learning rate follows the batch size, from the one for 32.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum RateRule {
    /// As √(B/32).
    #[default]
    Root,
    /// As B/32 (Goyal et al. 2017).
    Linear,
}

/// A network that sees a fixed number of samples.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct BatchSizeConfig {
    /// Network and training; `steps` follows from `samples`, and `learning_rate` is that for batches of 32.
    #[serde(flatten)]
    pub setting: Setting,
    /// Samples seen in training, counted again each time.
    pub samples: usize,
    /// How the learning rate follows the batch size.
    pub rule: RateRule,
}

impl Default for BatchSizeConfig {
    /// 2-16×3-3 on spirals, 9600 samples.
    fn default() -> Self {
        Self {
            setting: Setting {
                depth: 3,
                ..Setting::spirals()
            },
            samples: 9600,
            rule: RateRule::Root,
        }
    }
}

impl BatchSizeConfig {
    /// The setting with the steps and the learning rate that belong to its batch size.
    fn scaled(&self) -> Setting {
        let Self {
            setting,
            samples,
            rule,
        } = *self;
        let batch_size = setting.batch_size.max(1);
        let growth = batch_size as f64 / 32.0;
        let factor = if rule == RateRule::Root {
            growth.sqrt()
        } else {
            growth
        };
        let learning_rate = setting.learning_rate * factor;
        let steps = samples / batch_size;
        let record_every = setting.record_every.min(steps / 10).max(1);
        Setting {
            learning_rate,
            steps,
            batch_size,
            record_every,
            ..setting
        }
    }
}

/// What became of one network. Where there is no batch normalization, `train_mode`, `inference`, `population` and
/// `running` measure the same network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct BatchSizeOutcome {
    /// On the training set in batches of B with their own statistics, as training sees it.
    pub train_mode: Evaluation,
    /// On the training set with the statistics of the population.
    pub inference: Evaluation,
    /// On the test set with the statistics of the population.
    pub population: Evaluation,
    /// On the test set with the running statistics (ρ = 0.9).
    pub running: Evaluation,
    /// On the test set in batches of B with their own statistics.
    pub batch: Evaluation,
    /// Loss on the way.
    #[serde(flatten)]
    pub losses: Losses,
    /// The learning rate used.
    #[serde(rename = "rate")]
    pub learning_rate: f64,
}

/// Trains one network with one batch size, 2 or more.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range, [`Error::TooFew`] for batches of one with batch
/// normalization.
pub fn network(config: &BatchSizeConfig) -> Result<BatchSizeOutcome, Error> {
    let setting = config.scaled();
    let Setting {
        batch_size: size,
        learning_rate,
        ..
    } = setting;
    let (data, test) = setting.sets();
    let (trainer, losses) = setting.trained(&data)?;
    let network = &trainer.network;
    let order = Generator::new(setting.seed, stream::EVALUATION).permutation(data.len());
    let statistics = match setting.normalization {
        Normalization::Before | Normalization::After => {
            population_over(network, &data, order.chunks_exact(size), running::paper)?
        }
        Normalization::None | Normalization::Group => vec![],
    };
    let population = Statistics::Given(&statistics);
    let in_order: Vec<usize> = (0..test.len()).collect();
    Ok(BatchSizeOutcome {
        train_mode: evaluate_in_batches(network, &data, Statistics::Batch, &order, size)?,
        inference: evaluate(network, &data, population)?,
        population: evaluate(network, &test, population)?,
        running: evaluate(network, &test, Statistics::Given(&trainer.running))?,
        batch: evaluate_in_batches(network, &test, Statistics::Batch, &in_order, size)?,
        losses,
        learning_rate,
    })
}
