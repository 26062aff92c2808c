//! Averages of batch statistics: of a stream whose mean is known, and in a network that is tested with each of them
//! (figure `averages`).

use ndarray::{Array1, Array2};

use super::data_set::DataSet;
use super::evaluate::{Evaluation, evaluate, population};
use super::require;
use super::setting::{Losses, Setting};
use super::stage::Statistics;
use crate::batch_norm::Running;
use crate::error::Error;
use crate::random::{Generator, stream};
use crate::running::{Average, average, history};
use crate::stats::{Divisor, Moments};

/// How the mean of a stream moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Path {
    /// By the same amount at every step.
    Linear {
        /// Change per step; 0 stands still.
        per_step: f64,
    },
    /// Towards an end, as in training: `by · (1 − e^(−t/within))`.
    Settling {
        /// Whole change.
        by: f64,
        /// Steps after which 63 % of it are done.
        within: f64,
    },
}

/// A stream of batch means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StreamConfig {
    /// Mean of a value at the start.
    pub mean: f64,
    /// Standard deviation of a value.
    pub deviation: f64,
    /// Values in a batch.
    pub batch_size: usize,
    /// How the mean moves.
    pub path: Path,
    /// Batches, 1 to 5000.
    pub steps: usize,
    /// Independent streams, 1 to 1000.
    pub repetitions: usize,
    /// Seed of the streams.
    pub seed: u64,
}

impl Default for StreamConfig {
    fn default() -> Self {
        let path = Path::Linear { per_step: 0.0 };
        Self {
            mean: 2.0,
            deviation: 3.0,
            batch_size: 32,
            path,
            steps: 600,
            repetitions: 1,
            seed: 1,
        }
    }
}

/// Batch means and what they are means of.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// The true mean at each step, (steps).
    pub target: Array1<f64>,
    /// The batch means, (steps, repetitions): every repetition is a feature for [`average`].
    pub means: Array2<f64>,
}

/// Draws streams. The mean of a batch is normal with standard deviation `deviation / √batch_size`.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn stream(config: &StreamConfig) -> Result<Stream, Error> {
    let StreamConfig {
        mean,
        deviation,
        batch_size,
        steps,
        repetitions,
        ..
    } = *config;
    require(deviation >= 0.0, "deviation", deviation, "at least 0")?;
    require(
        batch_size >= 1,
        "batch_size",
        batch_size as f64,
        "at least 1",
    )?;
    require(
        (1..=5000).contains(&steps),
        "steps",
        steps as f64,
        "from 1 to 5000",
    )?;
    require(
        (1..=1000).contains(&repetitions),
        "repetitions",
        repetitions as f64,
        "from 1 to 1000",
    )?;
    let target = Array1::from_shape_fn(steps, |index| {
        let step = (index + 1) as f64;
        mean + match config.path {
            Path::Linear { per_step } => per_step * step,
            Path::Settling { by, within } => by * (1.0 - (-step / within).exp()),
        }
    });
    let noise = Generator::new(config.seed, stream::BATCH_MEANS).normals(steps * repetitions);
    let scale = deviation / (batch_size as f64).sqrt();
    let means = Array2::from_shape_fn((steps, repetitions), |(step, run)| {
        target[step] + scale * noise[run * steps + step]
    });
    Ok(Stream { target, means })
}

/// How far averages are from the true mean, over the repetitions, at each step.
#[derive(Clone, Debug, PartialEq)]
pub struct Misses {
    /// Mean of the misses: the lag.
    pub bias: Vec<f64>,
    /// Their standard deviation: the noise.
    pub deviation: Vec<f64>,
    /// √(bias² + deviation²).
    pub rmse: Vec<f64>,
}

/// Averages a stream from `start` on and compares with the true mean.
///
/// # Errors
/// Those of [`average`].
pub fn misses(stream: &Stream, kind: Average, start: f64) -> Result<Misses, Error> {
    let start = Array1::from_elem(stream.means.ncols(), start);
    let estimates = average(stream.means.view(), kind, start.view())?;
    let mut misses = Misses {
        bias: vec![],
        deviation: vec![],
        rmse: vec![],
    };
    for (row, target) in estimates.rows().into_iter().zip(&stream.target) {
        let row: Vec<f64> = row.iter().map(|estimate| estimate - target).collect();
        let (bias, deviation) = (super::summary::mean(&row), super::summary::deviation(&row));
        misses.bias.push(bias);
        misses.deviation.push(deviation);
        misses.rmse.push(bias.hypot(deviation));
    }
    Ok(misses)
}

/// Where the statistics for inference come from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Estimator {
    /// An average over the batches of training, from mean 0 and variance 1.
    Average(Average),
    /// The whole training set, run again with the final weights (`PreciseBN`).
    Population,
}

/// A network tested on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Network and training; `steps` is not used.
    pub setting: Setting,
    /// Every input is multiplied by this, then `shift` is added; training sees the same network either way.
    pub scale: f64,
    /// Added to every input.
    pub shift: f64,
    /// Steps after which the network is tested, each 1 to 20 000.
    pub checkpoints: Vec<usize>,
    /// What it is tested with.
    pub estimators: Vec<Estimator>,
}

impl Default for Config {
    /// Uncentred spirals, tested with ρ = 0.9, 0.99, 0.99 corrected, the whole set, and all batches.
    fn default() -> Self {
        Self {
            setting: Setting::spirals(),
            scale: 1.0,
            shift: 3.0,
            checkpoints: vec![10, 20, 50, 100, 200, 500],
            estimators: vec![
                Estimator::Average(Average::Exponential { rho: 0.9 }),
                Estimator::Average(Average::Exponential { rho: 0.99 }),
                Estimator::Average(Average::Corrected { rho: 0.99 }),
                Estimator::Population,
                Estimator::Average(Average::Cumulative),
            ],
        }
    }
}

/// One test on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// Steps taken.
    pub step: usize,
    /// Loss and accuracy on the test set with each estimator, in their order.
    pub tests: Vec<Evaluation>,
    /// The same with the statistics of the test set itself, as in training.
    pub batch: Evaluation,
}

/// Tests on the way of one network.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// One for each checkpoint that training reached.
    pub checkpoints: Vec<Checkpoint>,
    /// Loss on the way; the whole set is measured at the checkpoints.
    pub losses: Losses,
}

/// Trains one network, keeps the statistics of every batch, and tests it at each checkpoint with every estimator.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(config: &Config) -> Result<History, Error> {
    let setting = &config.setting;
    let set = |set: DataSet| set.affine(config.scale, config.shift);
    let (data, test) = (
        set(setting.source.train(setting.seed)),
        set(setting.source.test(setting.seed)),
    );
    let mut trainer = setting.trainer(&data)?;
    let end = config.checkpoints.iter().copied().max().unwrap_or(0);
    require(
        (1..=20_000).contains(&end),
        "checkpoints",
        end as f64,
        "from 1 to 20000",
    )?;
    let mut layers: Vec<Vec<Moments>> = vec![vec![]; trainer.running.len()];
    let mut history = History {
        checkpoints: vec![],
        losses: Losses::default(),
    };
    for step in 1..=end {
        let loss = trainer.step()?;
        history.losses.mini_batch.push(loss);
        if loss.is_infinite() {
            break;
        }
        layers
            .iter_mut()
            .zip(trainer.moments())
            .for_each(|(layer, moments)| layer.push(moments));
        if !config.checkpoints.contains(&step) {
            continue;
        }
        let network = &trainer.network;
        let tests = config.estimators.iter().map(|&estimator| {
            let statistics = match estimator {
                Estimator::Average(kind) => layers.iter().map(|layer| last(layer, kind)).collect(),
                Estimator::Population => population(network, &data),
            }?;
            evaluate(network, &test, Statistics::Given(&statistics))
        });
        let tests = tests.collect::<Result<_, _>>()?;
        history.checkpoints.push(Checkpoint {
            step,
            tests,
            batch: evaluate(network, &test, Statistics::Batch)?,
        });
        history.losses.steps.push(step);
        history
            .losses
            .whole_set
            .push(evaluate(network, &data, Statistics::Batch)?.loss);
    }
    Ok(history)
}

/// The running statistics after the last of these batches.
fn last(batches: &[Moments], kind: Average) -> Result<Running, Error> {
    let history = history(batches, kind, Divisor::N)?;
    let row = batches.len() - 1;
    Ok(Running {
        mean: history.mean.row(row).to_owned(),
        variance: history.variance.row(row).to_owned(),
    })
}
