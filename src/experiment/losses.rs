//! The loss on the way of a training, measured twice.

/// The loss on the way, measured twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Losses {
    /// Loss of each step's mini-batch before the step, with the noise of the batch; infinite after a divergence.
    pub mini_batch: Vec<f64>,
    /// How many steps had been taken when the whole set was measured.
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
