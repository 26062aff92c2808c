//! Batch normalization undoes the scale of the weights before it, and so their scale sets the learning rate.

use super::architecture::Architecture;
use super::mlp::{Network, Part};
use super::setting::Setting;
use super::summary::norm;
use super::train::{Descent, Trainer};
use batch_norm_explained::error::Error;
use batch_norm_explained::random::stream;

/// A network whose first weights are multiplied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleConfig {
    /// Network; its training is not used. Default: [`Setting::digits`].
    pub setting: Setting,
    /// Factor c on the weights of the first layer, 1e-6 to 1e6.
    pub factor: f64,
    /// ε of the normalisation.
    pub epsilon: f64,
    /// Samples in the batch.
    pub samples: usize,
}

impl Default for ScaleConfig {
    fn default() -> Self {
        Self {
            setting: Setting::digits(),
            factor: 10.0,
            epsilon: 1e-5,
            samples: 64,
        }
    }
}

/// What multiplying W₁ by c changes in one batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescaled {
    /// Largest change of an output.
    pub output_change: f64,
    /// Loss before.
    pub loss_before: f64,
    /// Loss after.
    pub loss_after: f64,
    /// ‖∂L/∂W‖ after over before, for every layer: 1/c for the first if the scale is undone, 1 for the others.
    pub gradient_ratios: Vec<f64>,
    /// Cosine between W₁ and its gradient: 0 if the scale is undone, since then moving along W₁ changes nothing.
    pub cosine: f64,
}

/// Multiplies the first weights and compares.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn rescale(config: &ScaleConfig) -> Result<Rescaled, Error> {
    let ScaleConfig {
        setting,
        factor,
        epsilon,
        samples,
    } = *config;
    setting.check()?;
    within!(factor, 0.000001, 1000000)?;
    within!(samples, 2, 4096)?;
    let Setting { source, seed, .. } = setting;
    let data = source.draw(samples, source.noise(), seed, stream::TRAIN_DATA);
    let rows: Vec<usize> = (0..samples).collect();
    let descent = Descent {
        batch_size: samples,
        ..setting.descent()
    };
    let mut before = Trainer::new(build(&setting, epsilon)?, &data, descent)?;
    let mut after = before.clone();
    after
        .network
        .part_mut(Part::Weights, 0)
        .iter_mut()
        .for_each(|weight| *weight *= factor);
    let (loss_before, loss_after) = (before.gradient_on(&rows)?, after.gradient_on(&rows)?);
    let size = |trainer: &Trainer, layer| {
        norm(&trainer.gradient[trainer.network.range(Part::Weights, layer)])
    };
    let layers = 0..=before.network.hidden.len();
    let first = after.network.range(Part::Weights, 0);
    let change = &after.pass.outputs() - &before.pass.outputs();
    Ok(Rescaled {
        output_change: change.fold(0.0, |largest: f64, change| largest.max(change.abs())),
        loss_before,
        loss_after,
        gradient_ratios: layers
            .map(|layer| size(&after, layer) / size(&before, layer))
            .collect(),
        cosine: cosine(after.network.part(Part::Weights, 0), &after.gradient[first]),
    })
}

fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
    dot / (norm(a) * norm(b))
}

fn build(setting: &Setting, epsilon: f64) -> Result<Network, Error> {
    let architecture = Architecture {
        epsilon,
        ..setting.architecture()
    };
    Network::new(&architecture, &setting.initial())
}

/// Training from multiplied weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleRunConfig {
    /// Network and training. Default: [`Setting::digits`] with 200 steps.
    pub setting: Setting,
    /// Factor c on the weights of all hidden layers, 1e-6 to 1e6.
    pub factor: f64,
    /// Factor on the learning rate of these weights; c² gives the same run as c = 1.
    pub rate_factor: f64,
}

impl Default for ScaleRunConfig {
    fn default() -> Self {
        Self {
            setting: Setting {
                steps: 200,
                ..Setting::digits()
            },
            factor: 10.0,
            rate_factor: 1.0,
        }
    }
}

/// A run step by step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaleRun {
    /// Loss of each mini-batch.
    pub mini_batch: Vec<f64>,
    /// ‖W₁‖² before each step, and after the last.
    pub squared_norm: Vec<f64>,
    /// What it would be if every gradient stood at a right angle on W₁: `‖W₁‖² + rate²·Σ ‖g‖²`.
    pub pythagoras: Vec<f64>,
    /// Loss of the whole training set at the end.
    pub whole_set_loss: f64,
}

/// Trains a network, with ε = 1e-12 so that the scale is undone at every size.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn run(config: &ScaleRunConfig) -> Result<ScaleRun, Error> {
    let ScaleRunConfig {
        setting,
        factor,
        rate_factor,
    } = *config;
    setting.check()?;
    within!(factor, 0.000001, 1000000)?;
    within!(rate_factor, 0.000001, 1000000)?;
    let data = setting.source.train(setting.seed);
    let mut network = build(&setting, 1e-12)?;
    let hidden: Vec<usize> = (0..network.hidden.len())
        .flat_map(|layer| network.range(Part::Weights, layer))
        .collect();
    hidden
        .iter()
        .for_each(|&index| network.parameters[index] *= factor);
    let first = network.range(Part::Weights, 0);
    let mut trainer = Trainer::new(network, &data, setting.descent())?;
    let square = |trainer: &Trainer| norm(trainer.network.part(Part::Weights, 0)).powi(2);
    let mut run = ScaleRun {
        squared_norm: vec![square(&trainer)],
        pythagoras: vec![square(&trainer)],
        ..ScaleRun::default()
    };
    for _ in 0..setting.steps {
        let rows = trainer.next_batch();
        let loss = trainer.gradient_on(&rows)?;
        run.mini_batch.push(loss);
        if loss.is_infinite() {
            break;
        }
        hidden
            .iter()
            .for_each(|&index| trainer.gradient[index] *= rate_factor);
        let step = setting.learning_rate * norm(&trainer.gradient[first.clone()]);
        run.pythagoras
            .push(run.pythagoras[run.pythagoras.len() - 1] + step * step);
        trainer.descend();
        run.squared_norm.push(square(&trainer));
    }
    run.whole_set_loss =
        super::evaluate(&trainer.network, &data, super::stage::Statistics::Batch)?.loss;
    Ok(run)
}
