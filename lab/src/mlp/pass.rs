//! What a batch leaves behind on its way through a network.

use super::Hidden;
use crate::stage::{Trace, resize};
use ndarray::{Array2, ArrayView2};

/// One run of a batch through a network, forward and backward, with everything in between.
/// It is used again for the next batch, so that a training step allocates little.
#[derive(Clone, Debug, Default)]
pub struct Pass {
    /// (batch, features).
    pub input: Array2<f64>,
    /// What each stage left behind.
    pub traces: Vec<Trace>,
}

impl Pass {
    /// Copies these rows of `inputs` (samples, features) in.
    pub fn load(&mut self, inputs: &Array2<f64>, rows: &[usize]) {
        resize(&mut self.input, (rows.len(), inputs.ncols()));
        for (mut place, &row) in self.input.rows_mut().into_iter().zip(rows) {
            place.assign(&inputs.row(row));
        }
    }

    /// What the last stage put out, (batch, outputs).
    #[must_use]
    pub fn outputs(&self) -> ArrayView2<'_, f64> {
        self.traces
            .last()
            .map_or(self.input.view(), |trace| trace.output.view())
    }

    /// What went into the activation of a hidden layer, (batch, units).
    #[must_use]
    pub fn pre_activation(&self, hidden: Hidden) -> ArrayView2<'_, f64> {
        self.traces[hidden.activation - 1].output.view()
    }
}
