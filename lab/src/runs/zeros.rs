//! Zeros behind a rectifier.

use crate::{History, Settings};
use batch_norm_explained::error::Error;
use batch_norm_explained::experiment::relu::{self, Shape, ShapeConfig, TrainedConfig};

const SHAPES: [(&str, Shape); 6] = [
    ("normal", Shape::Normal),
    ("uniform", Shape::Uniform),
    ("exponential", Shape::Exponential),
    ("rectified", Shape::Rectified),
    ("lognormal", Shape::Lognormal),
    ("spikes", Shape::Spikes),
];

/// The share of zeros for given γ and β: measured, exact, and by the normal formula.
pub fn zeros(settings: &Settings) -> Result<History, Error> {
    let default = ShapeConfig::default();
    let zeros = relu::zeros(&ShapeConfig {
        gamma: settings.number("gamma", default.gamma)?,
        beta: settings.number("beta", default.beta)?,
        shape: settings.choice("shape", default.shape, &SHAPES)?,
        samples: settings.count("samples", default.samples)?,
        bins: settings.count("bins", default.bins)?,
        seed: settings.count("seed", default.seed as usize)? as u64,
    })?;
    Ok(History::default()
        .number("measured", zeros.measured)
        .number("exact", zeros.exact)
        .number("gaussian", zeros.gaussian)
        .number("low", zeros.histogram.low)
        .number("high", zeros.histogram.high)
        .series(
            "histogram",
            zeros.histogram.counts.into_iter().map(f64::from),
        ))
}

/// What γ and β become in training, and the zeros that they leave.
pub fn trained(settings: &Settings) -> Result<History, Error> {
    let default = TrainedConfig::default();
    let learned = relu::trained(&TrainedConfig {
        setting: settings.network(default.setting)?,
        initial_beta: settings.number("beta", default.initial_beta)?,
    })?;
    let over = |measure: fn(&relu::LearnedLayer) -> f64| learned.layers.iter().map(measure);
    Ok(History::default()
        .evaluation("test", learned.test)
        .series("meanBeta", over(|layer| layer.mean_beta))
        .series("deviationBeta", over(|layer| layer.deviation_beta))
        .series("meanGamma", over(|layer| layer.mean_gamma))
        .series("zeros", over(|layer| layer.zeros))
        .series("predicted", over(|layer| layer.predicted))
        .series("dead", over(|layer| layer.dead))
        .losses(learned.losses))
}
