//! One step on the way through a network: its forward and its backward function.

mod kind;
mod linear;

pub use kind::{Kind, StatisticsGradient};

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView2};

use super::group_norm;
use super::noise::{self, Randomness};
use crate::batch_norm::{self, Affine, Running};
use crate::error::Error;
use crate::stats::Divisor;

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
    /// What batch normalization computed, in training; its y is the output above.
    pub normalized: Option<batch_norm::Forward>,
    /// What group normalization computed, as (members of a group, batch · groups).
    grouped: Option<batch_norm::Forward>,
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
                let affine = affine(own);
                if let Statistics::Given(statistics) = mode.statistics {
                    let y =
                        batch_norm::infer(input.view(), &affine, epsilon, &statistics[layer])?.y;
                    trace.output.assign(&y);
                } else {
                    let Trace {
                        normalized, output, ..
                    } = trace;
                    let result = normalized.get_or_insert_with(batch_norm::Forward::empty);
                    // The output of the last batch is this one's room, and y becomes the output: nothing is copied.
                    std::mem::swap(&mut result.y, output);
                    let done = batch_norm::forward_into(
                        input.view(),
                        &affine,
                        epsilon,
                        Divisor::N,
                        result,
                    );
                    std::mem::swap(&mut result.y, output);
                    done?;
                }
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
        let forward = trace.normalized.as_ref().or(trace.grouped.as_ref());
        match (&self.kind, forward) {
            (_, Some(forward)) => {
                self.norm_backward(own, forward, &trace.gradient, gradient, dx)?
            }
            (Kind::Activation(function), None) => {
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

    fn norm_backward(
        &self,
        own: &[f64],
        forward: &batch_norm::Forward,
        dy: &Array2<f64>,
        gradient: &mut [f64],
        dx: &mut Array2<f64>,
    ) -> Result<(), Error> {
        let affine = affine(own);
        let (dgamma, dbeta) = match self.kind {
            Kind::GroupNorm { groups, .. } => {
                group_norm::backward(forward, &affine, groups, dy, dx)?
            }
            Kind::BatchNorm {
                statistics: StatisticsGradient::Constant,
                ..
            } => {
                let result = batch_norm::backward_constants(
                    forward.normalized(),
                    affine.gamma.view(),
                    dy.view(),
                )?;
                dx.assign(&result.dx);
                (result.dgamma, result.dbeta)
            }
            _ => {
                batch_norm::backward_into(forward.normalized(), affine.gamma.view(), dy.view(), dx)?
            }
        };
        write_affine(gradient, &dgamma, &dbeta);
        Ok(())
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

fn write_affine(gradient: &mut [f64], dgamma: &Array1<f64>, dbeta: &Array1<f64>) {
    for (place, value) in gradient.iter_mut().zip(dgamma.iter().chain(dbeta)) {
        *place = *value;
    }
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
