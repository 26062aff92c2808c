//! Averages of batch statistics in a network that is tested with each of them (figure `averages`).

use super::evaluate::{Evaluation, evaluate, population};
use super::loss::Losses;
use super::mlp::Network;
use super::setting::Setting;
use super::stage::Statistics;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::error::Error;
use batch_norm_explained::running::{Average, history};
use batch_norm_explained::stats::{Divisor, Moments};
use serde::{Deserialize, Serialize};

/// A network tested on the way.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AveragesConfig {
    /// Network and training; `steps` is not used.
    #[serde(flatten)]
    pub setting: Setting,
    /// Every input is multiplied by this, then `shift` is added; training sees the same network either way.
    pub scale: f64,
    /// Added to every input.
    pub shift: f64,
    /// Steps after which the network is tested, each 1 to 20 000.
    pub checkpoints: Vec<usize>,
    /// Weight ρ of the old value in the slow averages.
    pub rho: f64,
}

impl Default for AveragesConfig {
    /// Uncentred spirals, ρ = 0.99.
    fn default() -> Self {
        Self {
            setting: Setting::spirals(),
            scale: 1.0,
            shift: 3.0,
            checkpoints: vec![10, 20, 50, 100, 200, 500],
            rho: 0.99,
        }
    }
}

impl AveragesConfig {
    /// The same with the checkpoints that come before the last step, and that step.
    #[must_use]
    pub fn to_the_end(mut self) -> Self {
        let steps = self.setting.steps;
        self.checkpoints.retain(|step| *step < steps);
        self.checkpoints.push(steps);
        self
    }
}

/// Tests of a network at one step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    /// Steps taken.
    pub step: usize,
    /// On the test set with the exponential average of ρ = 0.9.
    pub short: Evaluation,
    /// With the exponential average of the setting's ρ.
    pub exponential: Evaluation,
    /// With the same, its start taken out.
    pub corrected: Evaluation,
    /// With the mean over all batches of training.
    pub cumulative: Evaluation,
    /// With the whole training set, run again with the weights as they are (`PreciseBN`).
    pub population: Evaluation,
    /// With the statistics of the test set itself, as in training.
    pub batch: Evaluation,
}

/// Tests on the way of one network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AveragesHistory {
    /// One for each checkpoint that training reached.
    pub checkpoints: Vec<Checkpoint>,
    /// Loss on the way; the whole set is measured at the start and at the checkpoints.
    #[serde(flatten)]
    pub losses: Losses,
}

/// Trains one network, keeps the statistics of every batch, and tests it at each checkpoint with every average.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(config: &AveragesConfig) -> Result<AveragesHistory, Error> {
    let AveragesConfig { setting, rho, .. } = config;
    let rho = *rho;
    let (data, test) = setting.sets();
    let data = data.affine(config.scale, config.shift);
    let test = test.affine(config.scale, config.shift);
    let mut trainer = setting.trainer(&data)?;
    let checkpoints = config.checkpoints.iter().copied().max().unwrap_or(0);
    within!(checkpoints, 1, 20_000)?;
    let mut layers: Vec<Vec<Moments>> = vec![vec![]; trainer.running.len()];
    let mut history = AveragesHistory {
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
        let tested =
            |statistics: &[Running]| evaluate(network, &test, Statistics::Given(statistics));
        let averaged = |kind| {
            let layers = layers.iter().map(|layer| last(layer, kind));
            tested(&layers.collect::<Result<Vec<_>, _>>()?)
        };
        history.checkpoints.push(Checkpoint {
            step,
            short: averaged(Average::Exponential { rho: 0.9 })?,
            exponential: averaged(Average::Exponential { rho })?,
            corrected: averaged(Average::Corrected { rho })?,
            cumulative: averaged(Average::Cumulative)?,
            population: tested(&population(network, &data)?)?,
            batch: evaluate(network, &test, Statistics::Batch)?,
        });
        history.losses.measured(step, whole_set(network)?);
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
