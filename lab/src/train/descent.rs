//! The settings of gradient descent.

use crate::{Loss, require};
use batch_norm_explained::convention::{Convention, Update};
use batch_norm_explained::error::Error;

/// The settings of a descent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Descent {
    /// Step along the gradient.
    pub learning_rate: f64,
    /// Samples in a mini-batch.
    pub batch_size: usize,
    /// Weight of the old velocity: `v = momentum·v + g`, `w −= rate·v`. 0 is plain descent.
    pub momentum: f64,
    /// Share of every parameter added to its gradient, γ and β and biases included.
    pub weight_decay: f64,
    /// What is made small.
    pub loss: Loss,
    /// How the running statistics take in a batch.
    pub update: Update,
    /// Seed of the order of the batches, of dropout and of noise.
    pub seed: u64,
}

impl Descent {
    /// Plain descent on the cross-entropy in batches of 32; running statistics with weight 0.9 on the old value and
    /// the variance divided by N.
    #[must_use]
    pub fn new(learning_rate: f64, seed: u64) -> Self {
        Self {
            learning_rate,
            batch_size: 32,
            momentum: 0.0,
            weight_decay: 0.0,
            loss: Loss::CrossEntropy,
            update: Convention::Onnx.update(),
            seed,
        }
    }

    /// Refuses a setting outside its range, for a set of so many samples.
    pub(super) fn check(&self, samples: usize) -> Result<(), Error> {
        let Self {
            learning_rate,
            batch_size,
            momentum,
            weight_decay,
            ..
        } = *self;
        let fits = (1..=samples).contains(&batch_size);
        require(
            learning_rate >= 0.0,
            "learning_rate",
            learning_rate,
            "at least 0",
        )?;
        require(
            fits,
            "batch_size",
            batch_size as f64,
            "from 1 to the number of samples",
        )?;
        let fades = (0.0..1.0).contains(&momentum);
        require(fades, "momentum", momentum, "at least 0 and below 1")?;
        require(
            weight_decay >= 0.0,
            "weight_decay",
            weight_decay,
            "at least 0",
        )
    }
}
