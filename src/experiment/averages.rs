//! Averages of batch statistics: of a stream whose mean is known, and in a network that is tested with each of them
//! (figure `averages`).

mod means;

pub use means::{Misses, Path, Stream, StreamConfig, misses, stream};

use super::data_set::DataSet;
use super::evaluate::{Evaluation, evaluate, population};
use super::losses::Losses;
use super::mlp::Network;
use super::setting::Setting;
use super::stage::Statistics;
use crate::batch_norm::Running;
use crate::error::Error;
use crate::running::{Average, history};
use crate::stats::{Divisor, Moments};

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
    /// Loss on the way; the whole set is measured at the start and at the checkpoints.
    pub losses: Losses,
}

/// Trains one network, keeps the statistics of every batch, and tests it at each checkpoint with every estimator.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(config: &Config) -> Result<History, Error> {
    let setting = &config.setting;
    let (data, test) = setting.sets();
    let data = data.affine(config.scale, config.shift);
    let test = test.affine(config.scale, config.shift);
    let mut trainer = setting.trainer(&data)?;
    let checkpoints = config.checkpoints.iter().copied().max().unwrap_or(0);
    within!(checkpoints, 1, 20_000)?;
    let mut layers: Vec<Vec<Moments>> = vec![vec![]; trainer.running.len()];
    let mut history = History {
        checkpoints: vec![],
        losses: Losses::default(),
    };
    let whole_set =
        |network: &Network| Ok::<_, Error>(evaluate(network, &data, Statistics::Batch)?.loss);
    history.losses.measured(0, whole_set(&trainer.network)?);
    for step in 1..=checkpoints {
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
            let statistics = estimator.statistics(network, &data, &layers)?;
            evaluate(network, &test, Statistics::Given(&statistics))
        });
        let tests = tests.collect::<Result<_, _>>()?;
        history.checkpoints.push(Checkpoint {
            step,
            tests,
            batch: evaluate(network, &test, Statistics::Batch)?,
        });
        history.losses.measured(step, whole_set(network)?);
    }
    Ok(history)
}

impl Estimator {
    /// The statistics of each layer, from those of all batches so far or from the training set.
    fn statistics(
        self,
        network: &Network,
        data: &DataSet,
        layers: &[Vec<Moments>],
    ) -> Result<Vec<Running>, Error> {
        match self {
            Self::Average(kind) => layers.iter().map(|layer| last(layer, kind)).collect(),
            Self::Population => population(network, data),
        }
    }
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
