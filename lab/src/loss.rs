//! What a network is asked to make small, and how small it became on the way.

use ndarray::{Array2, ArrayView2};
use serde::Serialize;

/// How far the outputs are from the labels, averaged over the batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loss {
    /// −log softmax(o)\[label\]: one output for each class.
    #[default]
    CrossEntropy,
    /// (o − t)² with t = 1 at the label and 0 elsewhere, averaged over the outputs as well.
    SquaredError,
    /// −log σ(o) for label 1, −log(1 − σ(o)) for label 0: one output.
    Logistic,
}

impl Loss {
    /// The loss that suits so many outputs: logistic for one, which tells two classes apart, else cross-entropy.
    #[must_use]
    pub fn suiting(outputs: usize) -> Self {
        if outputs == 1 {
            Self::Logistic
        } else {
            Self::CrossEntropy
        }
    }

    /// The mean loss of the `outputs` (batch, outputs); writes its gradient with respect to them.
    pub fn value_and_gradient(
        self,
        outputs: ArrayView2<f64>,
        labels: &[usize],
        gradient: &mut Array2<f64>,
    ) -> f64 {
        let batch = labels.len() as f64;
        let mut total = 0.0;
        for ((row, mut gradient), &label) in outputs
            .rows()
            .into_iter()
            .zip(gradient.rows_mut())
            .zip(labels)
        {
            gradient.assign(&row);
            total += match self {
                Self::CrossEntropy => softmax(gradient.view_mut(), label),
                Self::SquaredError => squares(gradient.view_mut(), label),
                Self::Logistic => logistic(gradient.view_mut(), label),
            };
            gradient.mapv_inplace(|value| value / batch);
        }
        total / batch
    }

    /// The mean loss of the `outputs` (batch, outputs).
    #[must_use]
    pub fn value(self, outputs: ArrayView2<f64>, labels: &[usize]) -> f64 {
        self.value_and_gradient(outputs, labels, &mut outputs.to_owned())
    }
}

type Row<'a> = ndarray::ArrayViewMut1<'a, f64>;

/// Turns one row of outputs into the gradient softmax(o) − t and returns the loss; the largest output is taken off
/// first, so that no exponential overflows.
fn softmax(mut row: Row, label: usize) -> f64 {
    let largest = row.fold(f64::NEG_INFINITY, |largest, &value| largest.max(value));
    row -= largest;
    let at_label = row[label];
    row.mapv_inplace(f64::exp);
    let sum = row.sum();
    row /= sum;
    row[label] -= 1.0;
    sum.ln() - at_label
}

fn squares(mut row: Row, label: usize) -> f64 {
    let outputs = row.len() as f64;
    row[label] -= 1.0;
    let loss = row.dot(&row) / outputs;
    row *= 2.0 / outputs;
    loss
}

/// log(1 + eᵒ) − t·o, arranged so that the exponential never overflows.
fn logistic(mut row: Row, label: usize) -> f64 {
    let (output, target) = (row[0], label as f64);
    row[0] = 1.0 / (1.0 + (-output).exp()) - target;
    output.max(0.0) - target * output + (-output.abs()).exp().ln_1p()
}

/// The loss on the way, measured twice.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Losses {
    /// Loss of each step's mini-batch before the step, with the noise of the batch; infinite after a divergence.
    pub mini_batch: Vec<f64>,
    /// How many steps had been taken when the whole set was measured.
    #[serde(rename = "wholeSetSteps")]
    pub steps: Vec<usize>,
    /// Loss of the whole training set as one batch, without dropout and noise, at these steps.
    pub whole_set: Vec<f64>,
}

impl Losses {
    /// Takes down the loss of the whole set after `step` steps.
    pub(crate) fn measured(&mut self, step: usize, loss: f64) {
        self.steps.push(step);
        self.whole_set.push(loss);
    }

    /// Loss of the whole training set at the end.
    #[must_use]
    pub fn last_whole_set(&self) -> f64 {
        self.whole_set.last().copied().unwrap_or(f64::NAN)
    }

    /// Mean of the last 20 mini-batch losses.
    #[must_use]
    pub fn last_mini_batches(&self) -> f64 {
        let last = &self.mini_batch[self.mini_batch.len().saturating_sub(20)..];
        last.iter().sum::<f64>() / last.len() as f64
    }

    /// Whether the loss stopped being finite.
    #[must_use]
    pub fn diverged(&self) -> bool {
        self.mini_batch.iter().any(|loss| loss.is_infinite())
    }
}
