//! Why the statistics must be inside the gradient (section 2 of Ioffe & Szegedy 2015).

use super::architecture::Architecture;
use super::losses::Losses;
use super::mlp::{Network, Part};
use super::setting::Setting;
use super::stage::StatisticsGradient;
use super::summary::norm;
use super::train::Trainer;
use crate::error::Error;

/// A bias before a layer that only takes off the mean: x̂ = (u + b) − mean(u + b), u = (1, 2, 3, 6), with the loss
/// ½·mean (x̂ − 1)².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BiasConfig {
    /// What the gradient takes the mean for.
    pub gradient: StatisticsGradient,
    /// Step along the gradient.
    pub learning_rate: f64,
    /// Number of steps, 1 to 10 000.
    pub steps: usize,
}

impl Default for BiasConfig {
    fn default() -> Self {
        Self {
            gradient: StatisticsGradient::Constant,
            learning_rate: 0.1,
            steps: 100,
        }
    }
}

/// The bias on its way; entry t is the state after t steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BiasHistory {
    /// The bias b.
    pub bias: Vec<f64>,
    /// The loss, which b does not change.
    pub loss: Vec<f64>,
    /// The gradient of b that descent believes in.
    pub gradient: Vec<f64>,
}

/// Descends on the bias.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn bias(config: &BiasConfig) -> Result<BiasHistory, Error> {
    const INPUTS: [f64; 4] = [1.0, 2.0, 3.0, 6.0];
    let BiasConfig {
        gradient,
        learning_rate,
        steps,
    } = *config;
    within!(learning_rate, 0, 10)?;
    within!(steps, 1, 10000)?;
    let count = INPUTS.len() as f64;
    let (mut bias, mut history) = (0.0, BiasHistory::default());
    for _ in 0..=steps {
        let x = INPUTS.map(|u| u + bias);
        let mean = x.iter().sum::<f64>() / count;
        let miss = x.map(|x| x - mean - 1.0);
        let outer = miss.map(|miss| miss / count);
        let of_mean = match gradient {
            StatisticsGradient::Through => outer.iter().sum::<f64>() / count,
            StatisticsGradient::Constant => 0.0,
        };
        let slope: f64 = outer.iter().map(|outer| outer - of_mean).sum();
        history.bias.push(bias);
        history
            .loss
            .push(0.5 * miss.iter().map(|miss| miss * miss).sum::<f64>() / count);
        history.gradient.push(slope);
        bias -= learning_rate * slope;
    }
    Ok(history)
}

/// A network with batch normalization whose backward pass may be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Config {
    /// Network and training.
    pub setting: Setting,
    /// What the gradient takes the statistics for.
    pub gradient: StatisticsGradient,
}

impl Default for Config {
    /// 64-48×3-10 on digits, 300 steps at 0.1.
    fn default() -> Self {
        let setting = Setting {
            learning_rate: 0.1,
            steps: 300,
            ..Setting::digits()
        };
        Self {
            setting,
            gradient: StatisticsGradient::Constant,
        }
    }
}

/// What became of one network.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Loss on the way.
    pub losses: Losses,
    /// ‖W‖ at the end over ‖W‖ at the start, of each layer.
    pub growth: Vec<f64>,
}

/// Trains one network.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(config: &Config) -> Result<Outcome, Error> {
    let Config { setting, gradient } = *config;
    setting.check()?;
    let data = setting.source.train(setting.seed);
    let architecture = Architecture {
        statistics_gradient: gradient,
        ..setting.architecture()
    };
    let network = Network::new(&architecture, &setting.initial())?;
    let norms = |network: &Network| -> Vec<f64> {
        (0..=network.hidden.len())
            .map(|layer| norm(network.part(Part::Weights, layer)))
            .collect()
    };
    let start = norms(&network);
    let mut trainer = Trainer::new(network, &data, setting.descent())?;
    let losses = setting.train(&mut trainer, &data, |_, _| Ok(()))?;
    let growth = norms(&trainer.network)
        .iter()
        .zip(start)
        .map(|(end, start)| end / start)
        .collect();
    Ok(Outcome { losses, growth })
}
