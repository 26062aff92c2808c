//! What a network is asked to make small.

use ndarray::{Array2, ArrayView2};

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
