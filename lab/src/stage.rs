//! One step on the way through a network: its forward and its backward function.

mod kind;
mod linear;

pub use kind::{Kind, StatisticsGradient};

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView2};

use super::group_norm;
use super::noise::{self, Randomness};
use batch_norm_explained::batch_norm::{self, Affine, Running};
use batch_norm_explained::bulk::{
    self, AffineSlices, GradientSlices, Rows, RunningSlices, Scratch, TrainingSlices,
};
use batch_norm_explained::error::Error;
use batch_norm_explained::stats::Moments;

/// A stage of a network, with the place of its parameters in the network's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What it does.
    pub kind: Kind,
    /// Features that go in.
    pub inputs: usize,
    /// Features that come out.
    pub outputs: usize,
    /// Where its parameters are.
    pub parameters: Range<usize>,
}

/// Which statistics batch normalization uses.
#[derive(Clone, Copy, Debug)]
pub enum Statistics<'a> {
    /// Those of the batch, as in training.
    Batch,
    /// These, one for each hidden layer, as in inference.
    Given(&'a [Running]),
}

/// How a network is run.
#[derive(Debug)]
pub struct Mode<'a> {
    /// The statistics of batch normalization.
    pub statistics: Statistics<'a>,
    /// Where dropout and noise draw from; without it both are off.
    pub random: Option<&'a mut Randomness>,
}

/// What a stage leaves behind on the way forward and backward.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// What came out, (batch, outputs).
    pub output: Array2<f64>,
    /// ∂L/∂output, (batch, outputs); filled by the backward pass.
    pub gradient: Array2<f64>,
    /// The statistics of the batch that batch normalization used, in training.
    pub moments: Option<Moments>,
    /// Room for batch normalization.
    scratch: Scratch<f64>,
    /// What group normalization computed, as (members of a group, batch · groups).
    grouped: Option<batch_norm::Training>,
    /// ∂output/∂input of dropout and noise, number by number; empty while they are off.
    slope: Vec<f64>,
    /// Matrices turned over for the products of a linear stage.
    turned: Vec<f64>,
}

impl Stage {
    /// Computes `trace.output` from `input` (batch, inputs).
    pub(crate) fn forward(
        &self,
        parameters: &[f64],
        input: &Array2<f64>,
        mode: &mut Mode,
        trace: &mut Trace,
    ) -> Result<(), Error> {
        let own = &parameters[self.parameters.clone()];
        resize(&mut trace.output, (input.nrows(), self.outputs));
        match self.kind {
            Kind::Linear => self.linear(own, input, trace),
            Kind::BatchNorm { layer, epsilon, .. } => {
                let statistics = match mode.statistics {
                    Statistics::Batch => None,
                    Statistics::Given(statistics) => Some(&statistics[layer]),
                };
                self.batch_norm(own, epsilon, input, statistics, trace)?;
            }
            Kind::GroupNorm { groups, epsilon } => {
                let result =
                    group_norm::forward(input, &affine(own), epsilon, groups, &mut trace.output)?;
                trace.grouped = Some(result);
            }
            Kind::Activation(function) => {
                function.forward(numbers(input), numbers_mut(&mut trace.output))
            }
            Kind::Dropout { .. } | Kind::Noise { .. } => self.disturb(input, mode, trace),
        }
        Ok(())
    }

    /// Adds up the gradient of its own parameters and, where asked for, of its input, from `trace.gradient`.
    pub(crate) fn backward(
        &self,
        parameters: &[f64],
        input: &Array2<f64>,
        trace: &mut Trace,
        gradient: &mut [f64],
        input_gradient: Option<&mut Array2<f64>>,
    ) -> Result<(), Error> {
        let own = &parameters[self.parameters.clone()];
        let gradient = &mut gradient[self.parameters.clone()];
        if self.kind == Kind::Linear {
            self.linear_backward(own, input, trace, gradient, input_gradient);
            return Ok(());
        }
        let Some(dx) = input_gradient else {
            return Ok(());
        };
        resize(dx, input.dim());
        match (&self.kind, &trace.grouped) {
            (
                Kind::BatchNorm {
                    epsilon,
                    statistics,
                    ..
                },
                _,
            ) => {
                let (dgamma, dbeta) = gradient.split_at_mut(self.outputs);
                let gamma = &own[..self.outputs];
                let dy = numbers(&trace.gradient);
                let to = GradientSlices {
                    dx: numbers_mut(dx),
                    dgamma,
                    dbeta,
                };
                bulk::backward(
                    self.rows(input),
                    gamma,
                    *epsilon,
                    dy,
                    &mut trace.scratch,
                    to,
                )?;
                if *statistics == StatisticsGradient::Constant {
                    dx.assign(&self.constant_gradient(gamma, *epsilon, trace));
                }
            }
            (Kind::GroupNorm { groups, .. }, Some(forward)) => {
                let (dgamma, dbeta) =
                    group_norm::backward(forward, &affine(own), *groups, &trace.gradient, dx)?;
                for (place, value) in gradient.iter_mut().zip(dgamma.iter().chain(&dbeta)) {
                    *place = *value;
                }
            }
            (Kind::Activation(function), _) => {
                let (output, dy) = (numbers(&trace.output), numbers(&trace.gradient));
                function.backward(output, dy, numbers_mut(dx));
            }
            _ if trace.slope.is_empty() => dx.assign(&trace.gradient),
            _ => {
                let slopes = trace.gradient.iter().zip(&trace.slope);
                dx.iter_mut()
                    .zip(slopes)
                    .for_each(|(dx, (dy, slope))| *dx = dy * slope);
            }
        }
        Ok(())
    }

    /// The rows of a batch as the bulk functions take them.
    fn rows<'a>(&self, x: &'a Array2<f64>) -> Rows<'a, f64> {
        Rows {
            values: numbers(x),
            features: self.outputs,
        }
    }

    /// Batch normalization with the statistics of the batch, which become `trace.moments`, or with given ones.
    fn batch_norm(
        &self,
        own: &[f64],
        epsilon: f64,
        input: &Array2<f64>,
        given: Option<&Running>,
        trace: &mut Trace,
    ) -> Result<(), Error> {
        let (gamma, beta) = own.split_at(self.outputs);
        let affine = AffineSlices { gamma, beta };
        let y = numbers_mut(&mut trace.output);
        if let Some(running) = given {
            let running = RunningSlices {
                mean: entries(&running.mean),
                variance: entries(&running.variance),
            };
            return bulk::infer(
                self.rows(input),
                affine,
                epsilon,
                running,
                &mut trace.scratch,
                y,
            );
        }
        let moments = trace.moments.get_or_insert_with(|| Moments {
            count: 0,
            mean: Array1::zeros(self.outputs),
            variance: Array1::zeros(self.outputs),
        });
        moments.count = input.nrows();
        let to = TrainingSlices {
            y,
            mean: entries_mut(&mut moments.mean),
            variance: entries_mut(&mut moments.variance),
        };
        bulk::train(self.rows(input), affine, epsilon, &mut trace.scratch, to)
    }

    /// ∂L/∂x with the statistics taken for constants: `dy · gamma / sqrt(variance + epsilon)`, (batch, features).
    fn constant_gradient(&self, gamma: &[f64], epsilon: f64, trace: &Trace) -> Array2<f64> {
        let variance = trace.moments.as_ref().map(|moments| &moments.variance);
        let scale = Array1::from_shape_fn(self.outputs, |unit| {
            gamma[unit] / (variance.map_or(0.0, |variance| variance[unit]) + epsilon).sqrt()
        });
        &trace.gradient * &scale
    }

    /// Dropout and noise: output = slope · input (+ shift), or the input itself while they are off.
    fn disturb(&self, input: &Array2<f64>, mode: &mut Mode, trace: &mut Trace) {
        trace.output.assign(input);
        trace.slope.clear();
        let Some(random) = &mut mode.random else {
            return;
        };
        let values = numbers_mut(&mut trace.output);
        match self.kind {
            Kind::Dropout { rate } => {
                noise::drop_out(values, rate, &mut random.dropout, &mut trace.slope)
            }
            Kind::Noise { strength } => {
                noise::inject(
                    values,
                    self.outputs,
                    strength,
                    &mut random.noise,
                    &mut trace.slope,
                );
            }
            _ => {}
        }
    }
}

/// γ and β as batch normalization takes them.
fn affine(own: &[f64]) -> Affine {
    let (gamma, beta) = own.split_at(own.len() / 2);
    Affine {
        gamma: gamma.iter().copied().collect(),
        beta: beta.iter().copied().collect(),
    }
}

/// The entries of a list: those made by ndarray itself lie side by side.
fn entries(list: &Array1<f64>) -> &[f64] {
    list.as_slice().expect("lists are dense")
}

fn entries_mut(list: &mut Array1<f64>) -> &mut [f64] {
    list.as_slice_mut().expect("lists are dense")
}

/// Gives `array` the shape asked for, reusing its memory while the shape stays.
pub(crate) fn resize(array: &mut Array2<f64>, shape: (usize, usize)) {
    if array.dim() != shape {
        *array = Array2::zeros(shape);
    }
}

/// The numbers of a buffer, row by row. Buffers are made by [`resize`] or by copying rows, never by slicing.
pub(crate) fn numbers(array: &Array2<f64>) -> &[f64] {
    array.as_slice().expect("buffers are row-major")
}

fn numbers_mut(array: &mut Array2<f64>) -> &mut [f64] {
    array.as_slice_mut().expect("buffers are row-major")
}

/// The parameters `range` of a list as a matrix of `columns` columns.
pub(crate) fn matrix(list: &[f64], columns: usize) -> ArrayView2<'_, f64> {
    ArrayView2::from_shape((list.len() / columns, columns), list).expect("a whole number of rows")
}
