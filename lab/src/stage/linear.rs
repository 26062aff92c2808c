//! The linear stage: z = u Wᵀ + b.

use super::{Stage, Trace, numbers, numbers_mut, resize};
use crate::matrix::{product, transpose};
use ndarray::Array2;

impl Stage {
    pub(super) fn linear(&self, own: &[f64], input: &Array2<f64>, trace: &mut Trace) {
        let (weights, bias) = own.split_at(self.inputs * self.outputs);
        transpose(weights, self.inputs, &mut trace.turned); // (inputs, outputs)
        product(
            numbers(input),
            &trace.turned,
            self.inputs,
            numbers_mut(&mut trace.output),
        );
        if !bias.is_empty() {
            for row in numbers_mut(&mut trace.output).chunks_exact_mut(self.outputs) {
                row.iter_mut().zip(bias).for_each(|(z, b)| *z += b);
            }
        }
    }

    /// ∂L/∂W = dzᵀ u, ∂L/∂b = Σ dz over the batch, ∂L/∂u = dz W.
    pub(super) fn linear_backward(
        &self,
        own: &[f64],
        input: &Array2<f64>,
        trace: &mut Trace,
        gradient: &mut [f64],
        input_gradient: Option<&mut Array2<f64>>,
    ) {
        let (weights, _) = own.split_at(self.inputs * self.outputs);
        let (dweights, dbias) = gradient.split_at_mut(weights.len());
        let dz = numbers(&trace.gradient);
        transpose(dz, self.outputs, &mut trace.turned); // (outputs, batch)
        product(&trace.turned, numbers(input), input.nrows(), dweights);
        if !dbias.is_empty() {
            dbias.fill(0.0);
            for row in dz.chunks_exact(self.outputs) {
                dbias.iter_mut().zip(row).for_each(|(sum, dz)| *sum += dz);
            }
        }
        if let Some(dx) = input_gradient {
            resize(dx, input.dim());
            product(dz, weights, self.outputs, numbers_mut(dx));
        }
    }
}
