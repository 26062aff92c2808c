//! What normalisation does to training.

use crate::{History, Settings};
use batch_norm_explained::error::Error;
use batch_norm_explained::experiment::batch_size::RateRule;
use batch_norm_explained::experiment::setting::Setting;
use batch_norm_explained::experiment::stage::StatisticsGradient;
use batch_norm_explained::experiment::{
    batch_size, inside_gradient, learning_rate, order, overfitting, scale, why,
};

/// One rate of the sweep.
pub fn learning_rate(settings: &Settings) -> Result<History, Error> {
    let cell = learning_rate::cell(&settings.network(learning_rate::default_setting())?)?;
    Ok(History::default()
        .number("wholeSetLoss", cell.whole_set_loss)
        .number("chanceLoss", cell.chance_loss)
        .number("works", f64::from(u8::from(cell.works)))
        .evaluation("test", cell.test)
        .losses(cell.losses))
}

/// Movement of the layers and the landscape around the path.
pub fn why(settings: &Settings) -> Result<History, Error> {
    let default = why::Config::default();
    let run = why::network(&why::Config {
        setting: settings.network(default.setting)?,
        noise: settings.number("noise", default.noise)?,
        probe_every: settings.count("probeEvery", default.probe_every)?,
        probe: settings.count("probe", default.probe)?,
        reaches: default.reaches,
    })?;
    let over = |measure: fn(&why::Landscape) -> f64| run.landscape.iter().map(measure);
    Ok(History::default()
        .number("movement", run.medians.movement)
        .number("lossRange", run.medians.loss_range)
        .number("gradientChange", run.medians.gradient_change)
        .number("relativeChange", run.medians.relative_change)
        .number("smoothness", run.medians.smoothness)
        .number("shift", run.medians.shift)
        .number("shiftCosine", run.medians.shift_cosine)
        .evaluation("test", run.test)
        .series("probedAt", over(|at| at.step as f64))
        .series("lowest", over(|at| at.lowest))
        .series("highest", over(|at| at.highest))
        .series("changes", over(|at| at.relative_change))
        .series("movements", run.movement)
        .losses(run.losses))
}

/// One network with normalisation before, after or without, and what the next layer gets.
pub fn order(settings: &Settings) -> Result<History, Error> {
    let run = order::network(&settings.network(Setting::digits())?)?;
    Ok(History::default()
        .number("inputMean", run.inputs.mean)
        .number("inputDeviation", run.inputs.deviation)
        .number("inputMeanSquare", run.inputs.mean_square)
        .number("inputZeros", run.inputs.zeros)
        .evaluation("test", run.test)
        .losses(run.losses))
}

/// Training against test.
pub fn overfitting(settings: &Settings) -> Result<History, Error> {
    let default = overfitting::Config::default();
    let run = overfitting::network(&overfitting::Config {
        setting: settings.network(default.setting)?,
        samples: settings.count("samples", default.samples)?,
        noise: settings.number("noise", default.noise)?,
        flips: settings.number("flips", default.flips)?,
    })?;
    Ok(History::default()
        .evaluation("train", run.train)
        .evaluation("test", run.test)
        .number("gap", run.gap)
        .losses(run.losses))
}

/// How noisy the statistics of a batch are, measured and expected.
pub fn batch_noise(settings: &Settings) -> Result<History, Error> {
    let default = batch_size::NoiseConfig::default();
    let noise = batch_size::noise(&batch_size::NoiseConfig {
        batch_size: settings.count("batch", default.batch_size)?,
        batches: settings.count("batches", default.batches)?,
        seed: settings.count("seed", default.seed as usize)? as u64,
    })?;
    Ok(History::default()
        .number("mean", noise.mean.measured)
        .number("meanExpected", noise.mean.expected)
        .number("variance", noise.variance.measured)
        .number("varianceExpected", noise.variance.expected)
        .number("deviation", noise.deviation.measured)
        .number("deviationExpected", noise.deviation.expected)
        .number("largest", noise.largest.measured)
        .number("largestExpected", noise.largest.expected)
        .number("stretch", noise.stretch))
}

/// One network trained with one batch size, measured in both modes.
pub fn batch_size(settings: &Settings) -> Result<History, Error> {
    let default = batch_size::Config::default();
    let run = batch_size::network(&batch_size::Config {
        setting: settings.network(default.setting)?,
        samples: settings.count("samples", default.samples)?,
        rule: settings.choice(
            "rule",
            default.rule,
            &[("root", RateRule::Root), ("linear", RateRule::Linear)],
        )?,
    })?;
    Ok(History::default()
        .evaluation("trainMode", run.train_mode)
        .evaluation("inference", run.inference)
        .evaluation("population", run.population)
        .evaluation("running", run.running)
        .evaluation("batch", run.batch)
        .number("rate", run.learning_rate)
        .losses(run.losses))
}

/// The first layer's weights times a factor.
pub fn scale(settings: &Settings) -> Result<History, Error> {
    let default = scale::Config::default();
    let found = scale::rescale(&scale::Config {
        setting: settings.network(default.setting)?,
        factor: settings.number("factor", default.factor)?,
        epsilon: settings.number("epsilon", default.epsilon)?,
        samples: settings.count("samples", default.samples)?,
    })?;
    Ok(History::default()
        .number("outputChange", found.output_change)
        .number("lossBefore", found.loss_before)
        .number("lossAfter", found.loss_after)
        .number("cosine", found.cosine)
        .series("gradientRatios", found.gradient_ratios))
}

/// A run from rescaled weights.
pub fn scale_run(settings: &Settings) -> Result<History, Error> {
    let default = scale::RunConfig::default();
    let run = scale::run(&scale::RunConfig {
        setting: settings.network(default.setting)?,
        factor: settings.number("factor", default.factor)?,
        rate_factor: settings.number("rateFactor", default.rate_factor)?,
    })?;
    Ok(History::default()
        .number("wholeSetLoss", run.whole_set_loss)
        .series("miniBatch", run.mini_batch)
        .series("squaredNorm", run.squared_norm)
        .series("pythagoras", run.pythagoras))
}

const GRADIENTS: [(&str, StatisticsGradient); 2] = [
    ("through", StatisticsGradient::Through),
    ("constant", StatisticsGradient::Constant),
];

/// The bias that grows when the mean is taken for a constant.
pub fn bias(settings: &Settings) -> Result<History, Error> {
    let default = inside_gradient::BiasConfig::default();
    let run = inside_gradient::bias(&inside_gradient::BiasConfig {
        gradient: settings.choice("gradient", default.gradient, &GRADIENTS)?,
        learning_rate: settings.number("rate", default.learning_rate)?,
        steps: settings.count("steps", default.steps)?,
    })?;
    Ok(History::default()
        .series("bias", run.bias)
        .series("loss", run.loss)
        .series("gradient", run.gradient))
}

/// A whole network whose backward pass takes the statistics for constants.
pub fn constants(settings: &Settings) -> Result<History, Error> {
    let default = inside_gradient::Config::default();
    let run = inside_gradient::network(&inside_gradient::Config {
        setting: settings.network(default.setting)?,
        gradient: settings.choice("gradient", default.gradient, &GRADIENTS)?,
    })?;
    Ok(History::default()
        .series("growth", run.growth)
        .losses(run.losses))
}
