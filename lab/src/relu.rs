//! How much of a normalised feature ReLU turns into zeros (figure `relu`).

use serde::{Deserialize, Serialize};
mod shape;

pub use shape::{Distribution, gaussian_zeros, normal_below};

use ndarray::{Array2, Axis};

use super::architecture::{Initial, Normalization};
use super::evaluate::test_statistics;
use super::loss::Losses;
use super::mlp::{Network, Part, Pass};
use super::require;
use super::setting::Setting;
use super::stage::Statistics;
use super::summary::{Histogram, deviation, mean};
use super::train::Trainer;
use super::{Evaluation, evaluate};
use batch_norm_explained::batch_norm::{self, Affine};
use batch_norm_explained::error::Error;
use batch_norm_explained::random::{Generator, stream};
use batch_norm_explained::stats::Divisor;

/// A feature, its scale and its shift.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ZerosConfig {
    /// γ, −10 to 10.
    pub gamma: f64,
    /// β, −10 to 10.
    pub beta: f64,
    /// Distribution of the feature.
    pub shape: Distribution,
    /// Samples drawn, 2 to 100 000.
    pub samples: usize,
    /// Bins of the histogram, from −5 to 5.
    pub bins: usize,
    /// Seed of the samples.
    pub seed: u64,
}

impl Default for ZerosConfig {
    fn default() -> Self {
        Self {
            gamma: 1.0,
            beta: 0.0,
            shape: Distribution::Normal,
            samples: 20_000,
            bins: 100,
            seed: 1,
        }
    }
}

/// Zeros counted and predicted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Zeros {
    /// Share of samples with γ·x̂ + β ≤ 0.
    pub measured: f64,
    /// The same for the whole distribution of this shape.
    pub exact: f64,
    /// The same if it were normal: Φ(−β/|γ|).
    pub gaussian: f64,
    /// γ·x̂ + β of the samples.
    #[serde(flatten)]
    pub histogram: Histogram,
}

/// Normalises samples of a feature and counts what ReLU turns into zeros.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn zeros(config: &ZerosConfig) -> Result<Zeros, Error> {
    let ZerosConfig {
        gamma,
        beta,
        shape,
        samples,
        bins,
        seed,
    } = *config;
    within!(gamma, -10, 10)?;
    within!(beta, -10, 10)?;
    within!(samples, 2, 100000)?;
    within!(bins, 1, 1000)?;
    let x = shape.draw(samples, &mut Generator::new(seed, stream::SHAPES));
    let x = Array2::from_shape_fn((samples, 1), |(row, _)| x[row]); // (samples, 1)
    let affine = Affine {
        gamma: [gamma].into_iter().collect(),
        beta: [beta].into_iter().collect(),
    };
    let y = batch_norm::train(x.view(), &affine, 1e-5, Divisor::N)?.y;
    Ok(Zeros {
        measured: y.iter().filter(|&&y| y <= 0.0).count() as f64 / samples as f64,
        exact: shape.zeros(gamma, beta),
        gaussian: gaussian_zeros(gamma, beta),
        histogram: Histogram::of(y.iter().copied(), -5.0, 5.0, bins),
    })
}

/// A network that learns its γ and β.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ZerosTrainedConfig {
    /// Network and training.
    #[serde(flatten)]
    pub setting: Setting,
    /// β of every unit at the start.
    #[serde(rename = "beta")]
    pub initial_beta: f64,
}

impl Default for ZerosTrainedConfig {
    /// 64-48×5-10 on digits, 600 steps at 0.3.
    fn default() -> Self {
        Self {
            setting: Setting {
                depth: 5,
                ..Setting::digits()
            },
            initial_beta: 0.0,
        }
    }
}

/// What one hidden layer has learned. γ and β are NaN where there is no normalisation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LearnedLayer {
    /// Mean of β over the units.
    pub mean_beta: f64,
    /// Its standard deviation over the units.
    pub deviation_beta: f64,
    /// Mean of |γ| over the units.
    pub mean_gamma: f64,
    /// Share of outputs where the activation is flat (zeros for ReLU), on the test set.
    pub zeros: f64,
    /// Mean over the units of Φ(−β/|γ|).
    pub predicted: f64,
    /// Share of units that are flat for every test sample.
    pub dead: f64,
}

/// Layers and losses of a trained network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Learned {
    /// The hidden layers, from the input on.
    pub layers: Vec<LearnedLayer>,
    /// Loss on the way.
    #[serde(flatten)]
    pub losses: Losses,
    /// Loss and accuracy on the test set.
    pub test: Evaluation,
}

/// Trains a network and counts its zeros on the test set, with the statistics of the training set.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn trained(config: &ZerosTrainedConfig) -> Result<Learned, Error> {
    let setting = &config.setting;
    setting.check()?;
    require(
        config.initial_beta.is_finite(),
        "initial_beta",
        config.initial_beta,
        "finite",
    )?;
    let (data, test) = setting.sets();
    let initial = Initial {
        beta: config.initial_beta,
        ..setting.initial()
    };
    let network = Network::new(&setting.architecture(), &initial)?;
    let mut trainer = Trainer::new(network, &data, setting.descent())?;
    let losses = setting.train(&mut trainer, &data, |_, _| Ok(()))?;
    let network = &trainer.network;
    let statistics = test_statistics(network, &data, setting.normalization)?;
    let statistics = Statistics::Given(&statistics);
    let pass = network.run(&test.inputs, statistics)?;
    let layers = (0..network.hidden.len())
        .map(|layer| learned(setting, network, &pass, layer))
        .collect();
    Ok(Learned {
        layers,
        losses,
        test: evaluate(network, &test, statistics)?,
    })
}

fn learned(setting: &Setting, network: &Network, pass: &Pass, layer: usize) -> LearnedLayer {
    let output = &pass.traces[network.hidden[layer].activation].output;
    let flat = output.mapv(|a| f64::from(u8::from(setting.activation.is_flat(a))));
    let dead = flat
        .axis_iter(Axis(1))
        .filter(|unit| unit.iter().all(|&flat| flat == 1.0))
        .count();
    let (gamma, beta) = match setting.normalization {
        Normalization::None => (&[][..], &[][..]),
        _ => (
            network.part(Part::Gamma, layer),
            network.part(Part::Beta, layer),
        ),
    };
    let sizes: Vec<f64> = gamma.iter().map(|gamma| gamma.abs()).collect();
    let predicted: Vec<f64> = gamma
        .iter()
        .zip(beta)
        .map(|(&gamma, &beta)| gaussian_zeros(gamma, beta))
        .collect();
    LearnedLayer {
        mean_beta: mean(beta),
        deviation_beta: deviation(beta),
        mean_gamma: mean(&sizes),
        zeros: flat.sum() / flat.len() as f64,
        predicted: mean(&predicted),
        dead: dead as f64 / flat.ncols() as f64,
    }
}
