//! Looks at the landscape around a network without disturbing its training.

use super::{Landscape, WhyConfig};
use crate::data_set::DataSet;
use crate::mlp::{Hidden, Network, Part, Pass};
use crate::stage::{Mode, Statistics};
use crate::summary::norm;
use crate::train::Trainer;
use crate::{Loss, evaluate};
use batch_norm_explained::error::Error;
use ndarray::{Array1, Axis};

/// The probe, a copy of the network without noise, and memory for their passes.
pub(super) struct Prober<'a> {
    config: &'a WhyConfig,
    probe: DataSet,
    pub(super) clean: Network,
    pass: Pass,
    noisy: Pass,
    gradient: Vec<f64>,
    /// Mean and standard deviation of the middle layer's units at the step before.
    before: Option<(Array1<f64>, Array1<f64>)>,
}

impl<'a> Prober<'a> {
    pub(super) fn new(config: &'a WhyConfig, probe: DataSet) -> Result<Self, Error> {
        let clean = config.setting.network()?;
        let gradient = vec![0.0; clean.parameters.len()];
        Ok(Self {
            config,
            probe,
            clean,
            pass: Pass::default(),
            noisy: Pass::default(),
            gradient,
            before: None,
        })
    }

    /// Takes over the parameters of the network in training.
    pub(super) fn follow(&mut self, network: &Network) {
        self.clean.parameters.copy_from_slice(&network.parameters);
    }

    /// Loss of the whole training set without noise.
    pub(super) fn whole_set(&self, data: &DataSet) -> Result<f64, Error> {
        Ok(evaluate(&self.clean, data, Statistics::Batch)?.loss)
    }

    /// Loss of the probe at the present parameters; fills the gradient.
    fn loss(&mut self) -> Result<f64, Error> {
        self.pass.input.clone_from(&self.probe.inputs);
        let goal = (Loss::CrossEntropy, self.probe.labels.as_slice());
        self.clean
            .loss_and_gradient(None, &mut self.pass, goal, &mut self.gradient)
    }

    /// Loss of the probe after a step of `distance` against `g` from `here`.
    fn loss_beyond(&mut self, here: &[f64], g: &[f64], distance: f64) -> Result<f64, Error> {
        for (parameter, (here, g)) in self.clean.parameters.iter_mut().zip(here.iter().zip(g)) {
            *parameter = here - distance * g;
        }
        self.loss()
    }

    pub(super) fn landscape(&mut self, step: usize) -> Result<Landscape, Error> {
        let rate = self.config.setting.learning_rate;
        let here = self.clean.parameters.clone();
        let loss = self.loss()?;
        let g = self.gradient.clone();
        let size = norm(&g);
        let mut look = Landscape {
            step,
            lowest: loss,
            highest: loss,
            gradient_change: 0.0,
            smoothness: 0.0,
            relative_change: 0.0,
            gradient: size,
            shift: 0.0,
            shift_cosine: 0.0,
        };
        let reaches = &self.config.reaches;
        let one = reaches
            .iter()
            .position(|&reach| reach == 1.0)
            .unwrap_or(reaches.len() / 2);
        for (index, reach) in reaches.iter().enumerate() {
            let loss = self.loss_beyond(&here, &g, reach * rate)?;
            let change = distance(&self.gradient, &g);
            look.lowest = look.lowest.min(loss);
            look.highest = look.highest.max(loss);
            look.gradient_change = look.gradient_change.max(change);
            look.smoothness = look.smoothness.max(change / (reach * rate * size + 1e-30));
            if index == one {
                look.relative_change = change / size;
            }
        }
        (look.shift, look.shift_cosine) = self.shift(&here, &g)?;
        self.clean.parameters.copy_from_slice(&here);
        Ok(look)
    }

    /// Definition 2.1 of Santurkar et al.: the gradient of the middle layer's weights, before and after the weights of
    /// the layers before it have taken a full step.
    fn shift(&mut self, here: &[f64], g: &[f64]) -> Result<(f64, f64), Error> {
        let middle = middle(&self.clean);
        self.clean.parameters.copy_from_slice(here);
        for layer in 0..middle {
            for index in self.clean.range(Part::Weights, layer) {
                self.clean.parameters[index] -= self.config.setting.learning_rate * g[index];
            }
        }
        self.loss()?;
        let range = self.clean.range(Part::Weights, middle);
        let (a, b) = (&g[range.clone()], &self.gradient[range]);
        let dot: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
        Ok((distance(a, b), dot / (norm(a) * norm(b) + 1e-30)))
    }

    /// How far the means of the middle layer's units moved since the step before, noise included; none at first.
    pub(super) fn movement(&mut self, trainer: &mut Trainer) -> Result<Option<f64>, Error> {
        self.noisy.input.clone_from(&self.probe.inputs);
        let mode = Mode {
            statistics: Statistics::Batch,
            random: Some(&mut trainer.random),
        };
        trainer.network.forward(mode, &mut self.noisy)?;
        let hidden: Hidden =
            trainer.network.hidden[middle(&trainer.network).min(trainer.network.hidden.len() - 1)];
        let z = self.noisy.pre_activation(hidden);
        let mean = z.mean_axis(Axis(0)).ok_or(Error::EmptyInput)?;
        let deviation = z.std_axis(Axis(0), 0.0).mapv(|deviation| deviation + 1e-12);
        let moved = self
            .before
            .as_ref()
            .map(|(old, scale)| ((&mean - old).mapv(f64::abs) / scale).sum());
        let units = mean.len() as f64;
        self.before = Some((mean, deviation));
        Ok(moved.map(|moved| moved / units))
    }
}

/// The layer whose weights, and whose pre-activations, are watched.
fn middle(network: &Network) -> usize {
    network.hidden.len().div_ceil(2)
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b) * (a - b))
        .sum::<f64>()
        .sqrt()
}
