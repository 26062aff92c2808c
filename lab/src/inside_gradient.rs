//! Why the statistics must be inside the gradient (section 2 of Ioffe & Szegedy 2015).

use super::architecture::Architecture;
use super::loss::Losses;
use super::mlp::{Network, Part};
use super::setting::Setting;
use super::stage::StatisticsGradient;
use super::summary::norm;
use super::train::Trainer;
use batch_norm_explained::error::Error;

/// A network with batch normalization whose backward pass may be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConstantsConfig {
    /// Network and training.
    pub setting: Setting,
    /// What the gradient takes the statistics for.
    pub gradient: StatisticsGradient,
}

impl Default for ConstantsConfig {
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
pub struct ConstantsOutcome {
    /// Loss on the way.
    pub losses: Losses,
    /// ‖W‖ at the end over ‖W‖ at the start, of each layer.
    pub growth: Vec<f64>,
}

/// Trains one network.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(config: &ConstantsConfig) -> Result<ConstantsOutcome, Error> {
    let ConstantsConfig { setting, gradient } = *config;
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
    Ok(ConstantsOutcome { losses, growth })
}
