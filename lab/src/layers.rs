//! The distribution in every layer: at the start, and while the network learns (figure `layers`).

use serde::{Deserialize, Serialize};
mod units;

use units::{Measured, Units};

use super::activation::Activation;
use super::data_set::{DataSet, Source};
use super::evaluate::test;
use super::loss::Losses;
use super::mlp::{Network, Pass};
use super::setting::Setting;
use super::summary::Histogram;
use super::{Evaluation, require};
use batch_norm_explained::error::Error;
use batch_norm_explained::random::stream;

/// Settings of both views.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LayersConfig {
    /// Network and training. The layers are looked at whenever the whole set is measured.
    #[serde(flatten)]
    pub setting: Setting,
    /// Samples in the batch that is looked at, 2 to 2048.
    pub probe: usize,
    /// Bins of each histogram, 1 to 200.
    pub bins: usize,
    /// The histograms reach from −limit to limit.
    pub limit: f64,
}

impl LayersConfig {
    /// The start of 10 × 48 units on 256 digits.
    #[must_use]
    pub fn start() -> Self {
        let setting = Setting {
            depth: 10,
            ..Setting::digits()
        };
        Self {
            setting,
            probe: 256,
            bins: 60,
            limit: 4.0,
        }
    }

    /// The training of 6 × 16 units on spirals.
    #[must_use]
    pub fn training() -> Self {
        Self {
            setting: Setting {
                record_every: 10,
                ..Setting::spirals()
            },
            probe: 510,
            bins: 60,
            limit: 4.0,
        }
    }

    fn check(&self) -> Result<(), Error> {
        let Self { probe, bins, .. } = *self;
        within!(probe, 2, 2048)?;
        within!(bins, 1, 200)?;
        require(
            self.limit > 0.0 && self.limit.is_finite(),
            "limit",
            self.limit,
            "above 0",
        )
    }

    /// One batch that no step trains on.
    fn probe_of(&self, stream: u64) -> DataSet {
        let Setting { source, seed, .. } = self.setting;
        source.draw(self.probe, source.noise(), seed, stream)
    }
}

/// What one hidden layer does to the probe. A unit's mean μ and standard deviation are taken over the probe,
/// then averaged over the units.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Layer {
    /// Mean of |μ| of the pre-activation.
    pub mean: f64,
    /// Mean standard deviation of the pre-activation.
    pub deviation: f64,
    /// Share of outputs where the activation is flat: zero for ReLU, saturated for tanh and sigmoid.
    pub flat: f64,
    /// Mean standard deviation of the output of the activation.
    pub output_deviation: f64,
    /// Mean of |μ − μ at the start| over the standard deviation at the start. Explodes where that is nearly 0.
    pub drift: f64,
    /// The same for Wx itself, before any normalisation.
    pub raw_drift: f64,
    /// The pre-activations of all units.
    pub histogram: Histogram,
}

/// All layers at one moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Steps taken.
    pub step: usize,
    /// The hidden layers, from the input on.
    pub layers: Vec<Layer>,
}

/// Layers and losses on the way.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LayersHistory {
    /// The layers at the start, after every `record_every` steps, and at the end.
    pub snapshots: Vec<Snapshot>,
    /// Loss on the way.
    #[serde(flatten)]
    pub losses: Losses,
    /// Loss and accuracy on the test set at the end.
    pub test: Evaluation,
}

/// The layers of a network with random weights.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn start(config: &LayersConfig) -> Result<Snapshot, Error> {
    config.check()?;
    let network = config.setting.network()?;
    let probe = config.probe_of(stream::TRAIN_DATA);
    let units = Units::of_all(&network, &probe)?;
    Ok(snapshot(config, 0, &network, &units.1, &units))
}

/// The layers while the network learns, on a probe that it does not learn from.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn train(config: &LayersConfig) -> Result<LayersHistory, Error> {
    config.check()?;
    let setting = &config.setting;
    let data = setting.source.train(setting.seed);
    let probe = config.probe_of(match setting.source {
        Source::Digits => stream::PROBE_DATA,
        Source::Spirals => stream::TEST_DATA,
    });
    let mut trainer = setting.trainer(&data)?;
    let first = Units::of_all(&trainer.network, &probe)?.1;
    let mut snapshots = vec![];
    let losses = setting.train(&mut trainer, &data, |step, trainer| {
        let now = Units::of_all(&trainer.network, &probe)?;
        snapshots.push(snapshot(config, step, &trainer.network, &first, &now));
        Ok(())
    })?;
    let test = test(
        &trainer.network,
        &data,
        &setting.source.test(setting.seed),
        setting.normalization,
    )?;
    Ok(LayersHistory {
        snapshots,
        losses,
        test,
    })
}

fn snapshot(
    config: &LayersConfig,
    step: usize,
    network: &Network,
    first: &[Measured],
    (pass, now): &(Pass, Vec<Measured>),
) -> Snapshot {
    let average =
        |values: &[f64]| values.iter().map(|value| value.abs()).sum::<f64>() / values.len() as f64;
    let activation: Activation = config.setting.activation;
    let layers = network
        .hidden
        .iter()
        .zip(first.iter().zip(now))
        .map(|(&hidden, (first, now))| {
            let output = pass.traces[hidden.activation].output.view();
            let flat = output.iter().filter(|&&a| activation.is_flat(a)).count();
            let z = pass.pre_activation(hidden);
            Layer {
                mean: average(&now.pre_activation.mean),
                deviation: average(&now.pre_activation.deviation),
                flat: flat as f64 / output.len() as f64,
                output_deviation: average(&Units::of(output).deviation),
                drift: now.pre_activation.drift(&first.pre_activation),
                raw_drift: now.raw.drift(&first.raw),
                histogram: Histogram::of(
                    z.iter().copied(),
                    -config.limit,
                    config.limit,
                    config.bins,
                ),
            }
        });
    Snapshot {
        step,
        layers: layers.collect(),
    }
}
