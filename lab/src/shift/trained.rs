//! A finished network as plain numbers.

use crate::evaluate::test_statistics;
use crate::loss::Losses;
use crate::mlp::Network;
use crate::setting::Setting;
use crate::stage::Kind;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::error::Error;
use serde::Serialize;

/// A finished network as plain numbers, so that it can be tested again and again without being trained again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Trained {
    /// Its parameters, in the order of [`Network::parameters`].
    pub parameters: Vec<f64>,
    /// The statistics of its training set: mean, then variance (divisor N−1), layer after layer.
    pub statistics: Vec<f64>,
    /// Loss on the way.
    #[serde(flatten)]
    pub losses: Losses,
}

/// Trains the network of a setting on digits; [`Setting::digits`] is the reference, with a learning rate of 0.1 where
/// there is no normalisation.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn train(setting: &Setting) -> Result<Trained, Error> {
    let data = setting.source.train(setting.seed);
    let (trainer, losses) = setting.trained(&data)?;
    let statistics = test_statistics(&trainer.network, &data, setting.normalization)?;
    let statistics = statistics
        .iter()
        .flat_map(|layer| layer.mean.iter().chain(&layer.variance))
        .copied()
        .collect();
    Ok(Trained {
        parameters: trainer.network.parameters,
        statistics,
        losses,
    })
}

impl Trained {
    /// The network again, with its statistics.
    pub(super) fn restore(&self, setting: &Setting) -> Result<(Network, Vec<Running>), Error> {
        let mut network = setting.network()?;
        let features: Vec<usize> = network
            .stages
            .iter()
            .filter(|stage| matches!(stage.kind, Kind::BatchNorm { .. }))
            .map(|stage| stage.outputs)
            .collect();
        fits(
            "parameters",
            network.parameters.len(),
            self.parameters.len(),
        )?;
        fits(
            "statistics",
            2 * features.iter().sum::<usize>(),
            self.statistics.len(),
        )?;
        network.parameters.copy_from_slice(&self.parameters);
        let mut rest = self.statistics.iter().copied();
        let statistics = features.iter().map(|&features| Running {
            mean: rest.by_ref().take(features).collect(),
            variance: rest.by_ref().take(features).collect(),
        });
        let statistics = statistics.collect();
        Ok((network, statistics))
    }
}

fn fits(what: &'static str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what,
        expected: vec![expected],
        found: vec![found],
    })
}
