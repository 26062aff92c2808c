//! A multilayer perceptron as a list of stages over one list of parameters.

mod pass;

pub use pass::Pass;

use std::ops::Range;

use ndarray::{Array2, ArrayView2};

use super::architecture::{Architecture, Initial};
use super::loss::Loss;
use super::noise::Randomness;
use super::stage::{Mode, Stage, Statistics, Trace, matrix, resize};
use batch_norm_explained::error::Error;
use batch_norm_explained::random::{Generator, stream};

/// A network: what it does to a batch, and with which numbers.
///
/// All parameters are one list, so a step of training, a distance between gradients or a copy is one loop.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// From the input to the output.
    pub stages: Vec<Stage>,
    /// Weights, biases, γ and β of all stages, in the order of the stages.
    pub parameters: Vec<f64>,
    /// Where the stages of each hidden layer are.
    pub hidden: Vec<Hidden>,
}

/// The positions of a hidden layer's stages in [`Network::stages`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The linear stage.
    pub linear: usize,
    /// The normalisation, if there is one.
    pub normalization: Option<usize>,
    /// The activation; its input is the pre-activation.
    pub activation: usize,
}

/// The four kinds of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// W (outputs, inputs), row-major.
    Weights,
    /// b.
    Bias,
    /// γ.
    Gamma,
    /// β.
    Beta,
}

impl Network {
    /// A network with random weights W ~ N(0, gain²/inputs), biases 0, and γ, β as `initial` says.
    ///
    /// The gain is `initial.gain` times the one that suits the activation; the output layer always has gain 1.
    /// Weights are drawn layer by layer, row-major.
    ///
    /// # Errors
    /// [`Error::BadParameter`] where the architecture is impossible.
    pub fn new(architecture: &Architecture, initial: &Initial) -> Result<Self, Error> {
        architecture.check()?;
        let (stages, hidden) = architecture.stages();
        let parameters = vec![0.0; stages.last().map_or(0, |stage| stage.parameters.end)];
        let mut network = Self {
            stages,
            parameters,
            hidden,
        };
        let mut random = Generator::new(initial.seed, stream::WEIGHTS);
        for layer in 0..=network.hidden.len() {
            let last = layer == network.hidden.len();
            let gain = if last {
                1.0
            } else {
                initial.gain * architecture.activation.gain()
            };
            let deviation = gain / (architecture.sizes[layer] as f64).sqrt();
            let normals = random.normals(network.range(Part::Weights, layer).len());
            for (weight, normal) in network
                .part_mut(Part::Weights, layer)
                .iter_mut()
                .zip(normals)
            {
                *weight = normal * deviation;
            }
            network.part_mut(Part::Gamma, layer).fill(initial.gamma);
            network.part_mut(Part::Beta, layer).fill(initial.beta);
        }
        Ok(network)
    }

    /// Where a layer's parameters of one kind are in the list; empty where it has none.
    /// Layers count from 0; the output layer is the last.
    #[must_use]
    pub fn range(&self, part: Part, layer: usize) -> Range<usize> {
        let hidden = self.hidden.get(layer);
        let linear = &self.stages[hidden.map_or(self.stages.len() - 1, |hidden| hidden.linear)];
        let weights = linear.inputs * linear.outputs;
        let Range { start, end } = linear.parameters.clone();
        let affine = hidden
            .and_then(|hidden| hidden.normalization)
            .map_or(end..end, |norm| self.stages[norm].parameters.clone());
        let middle = affine.start + affine.len() / 2;
        match part {
            Part::Weights => start..start + weights,
            Part::Bias => start + weights..end,
            Part::Gamma => affine.start..middle,
            Part::Beta => middle..affine.end,
        }
    }

    /// A layer's parameters of one kind.
    #[must_use]
    pub fn part(&self, part: Part, layer: usize) -> &[f64] {
        &self.parameters[self.range(part, layer)]
    }

    /// A layer's parameters of one kind, to change.
    pub fn part_mut(&mut self, part: Part, layer: usize) -> &mut [f64] {
        let range = self.range(part, layer);
        &mut self.parameters[range]
    }

    /// W of a layer, (outputs, inputs).
    #[must_use]
    pub fn weights(&self, layer: usize) -> ArrayView2<'_, f64> {
        let linear = self
            .hidden
            .get(layer)
            .map_or(self.stages.len() - 1, |hidden| hidden.linear);
        matrix(self.part(Part::Weights, layer), self.stages[linear].inputs)
    }

    /// Runs `pass.input` through all stages.
    ///
    /// # Errors
    /// Those of batch normalization, such as [`Error::EmptyInput`].
    pub fn forward(&self, mut mode: Mode, pass: &mut Pass) -> Result<(), Error> {
        pass.traces.resize_with(self.stages.len(), Trace::default);
        for (index, stage) in self.stages.iter().enumerate() {
            let (before, after) = pass.traces.split_at_mut(index);
            let input = before.last().map_or(&pass.input, |trace| &trace.output);
            stage.forward(&self.parameters, input, &mut mode, &mut after[0])?;
        }
        Ok(())
    }

    /// Runs `inputs` (batch, features) with these statistics, without dropout and noise.
    ///
    /// # Errors
    /// As [`Network::forward`].
    pub fn run(&self, inputs: &Array2<f64>, statistics: Statistics) -> Result<Pass, Error> {
        let mut pass = Pass {
            input: inputs.clone(),
            traces: vec![],
        };
        self.forward(
            Mode {
                statistics,
                random: None,
            },
            &mut pass,
        )?;
        Ok(pass)
    }

    /// Runs `pass.input` with its own statistics forward and backward. Returns the loss and fills `gradient`, ordered like
    /// the parameters; where the loss is not finite it returns infinity and leaves the gradient as it was.
    ///
    /// # Errors
    /// As [`Network::forward`].
    pub fn loss_and_gradient(
        &self,
        random: Option<&mut Randomness>,
        pass: &mut Pass,
        (loss, labels): (Loss, &[usize]),
        gradient: &mut [f64],
    ) -> Result<f64, Error> {
        let mode = Mode {
            statistics: Statistics::Batch,
            random,
        };
        self.forward(mode, pass)?;
        let Some(last) = pass.traces.last_mut() else {
            return Err(Error::EmptyInput);
        };
        resize(&mut last.gradient, last.output.dim());
        let value = loss.value_and_gradient(last.output.view(), labels, &mut last.gradient);
        if !value.is_finite() {
            return Ok(f64::INFINITY);
        }
        self.backward(pass, gradient)?;
        Ok(value)
    }

    /// Fills `gradient`, ordered like the parameters, from ∂L/∂output in the last trace of a pass that was run with
    /// the statistics of the batch. Afterwards every trace holds the gradient of its own output.
    ///
    /// # Errors
    /// None after a forward pass of the same network.
    pub fn backward(&self, pass: &mut Pass, gradient: &mut [f64]) -> Result<(), Error> {
        for (index, stage) in self.stages.iter().enumerate().rev() {
            let (before, after) = pass.traces.split_at_mut(index);
            let trace = &mut after[0];
            match before.split_last_mut() {
                Some((previous, _)) => {
                    let Trace {
                        output,
                        gradient: previous,
                        ..
                    } = previous;
                    stage.backward(&self.parameters, output, trace, gradient, Some(previous))?;
                }
                None => stage.backward(&self.parameters, &pass.input, trace, gradient, None)?,
            }
        }
        Ok(())
    }
}
