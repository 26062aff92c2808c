//! What each framework means by momentum, epsilon and variance.
//!
//! All of them normalize a training batch with the divisor N. They differ in the running statistics:
//!
//! | | momentum | it weighs | epsilon | running variance |
//! |---|---|---|---|---|
//! | PyTorch | 0.1 | the new batch | 1e-5 | N−1 |
//! | Keras 3 | 0.99 | the old value | 1e-3 | N |
//! | Keras 2, fused 4-D kernel | 0.99 | the old value | 1e-3 | N−1 |
//! | Flax | 0.99 | the old value | 1e-5 | N |
//! | ONNX | 0.9 | the old value | 1e-5 | N |
//! | Ioffe & Szegedy 2015, Algorithm 2 | none: the plain mean of many batches | | not given | N−1 |
//!
//! So PyTorch's 0.1 and Keras's 0.9 are the same setting. Every row but the last was taken from the framework itself
//! (`tests/oracles`, operation `conventions`).

use crate::error::Error;
use crate::stats::Divisor;

/// Whose habits to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// Ioffe & Szegedy 2015, Algorithm 2: the plain mean over many batches, after training.
    Paper,
    /// `torch.nn.BatchNorm1d` and its siblings.
    PyTorch,
    /// `keras.layers.BatchNormalization`, Keras 3, and Keras 2 on dense input.
    Keras,
    /// The same layer of Keras 2 on 4-D input, where a fused kernel keeps another variance.
    KerasFused,
    /// `flax.linen.BatchNorm` and `flax.nnx.BatchNorm`.
    Flax,
    /// The operator `BatchNormalization` from opset 14 on, with `training_mode = 1`.
    Onnx,
}

/// Which side of the running average the number called momentum multiplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MomentumWeighs {
    /// `running = momentum · running + (1 − momentum) · batch`.
    Old,
    /// `running = (1 − momentum) · running + momentum · batch`.
    New,
}

/// How running statistics take in one more batch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Update {
    /// The number called momentum, from 0 to 1; without one, every batch so far weighs the same.
    pub momentum: Option<f64>,
    /// What it multiplies.
    pub weighs: MomentumWeighs,
    /// Which variance of the batch goes into the running variance.
    pub stored: Divisor,
}

impl Convention {
    /// All of them, in the order of a table.
    pub const ALL: [Self; 6] = [
        Self::Paper,
        Self::PyTorch,
        Self::Keras,
        Self::KerasFused,
        Self::Flax,
        Self::Onnx,
    ];

    /// The name in a link or a setting.
    pub fn id(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::PyTorch => "pytorch",
            Self::Keras => "keras",
            Self::KerasFused => "keras-fused",
            Self::Flax => "flax",
            Self::Onnx => "onnx",
        }
    }

    /// The convention of this [`Convention::id`].
    ///
    /// # Errors
    /// [`Error::UnknownName`] if there is none.
    pub fn from_id(id: &str) -> Result<Self, Error> {
        let found = Self::ALL
            .into_iter()
            .find(|convention| convention.id() == id);
        found.ok_or_else(|| Error::UnknownName {
            what: "convention",
            name: id.to_string(),
        })
    }

    /// The ε that a layer has if none is asked for; the paper names none.
    pub fn epsilon(self) -> Option<f64> {
        match self {
            Self::Paper => None,
            Self::PyTorch | Self::Flax | Self::Onnx => Some(1e-5),
            Self::Keras | Self::KerasFused => Some(1e-3),
        }
    }

    /// How a layer keeps its running statistics if nothing else is asked for.
    pub fn update(self) -> Update {
        let (momentum, weighs, stored) = match self {
            Self::Paper => (None, MomentumWeighs::New, Divisor::NMinusOne),
            Self::PyTorch => (Some(0.1), MomentumWeighs::New, Divisor::NMinusOne),
            Self::Keras | Self::Flax => (Some(0.99), MomentumWeighs::Old, Divisor::N),
            Self::KerasFused => (Some(0.99), MomentumWeighs::Old, Divisor::NMinusOne),
            Self::Onnx => (Some(0.9), MomentumWeighs::Old, Divisor::N),
        };
        Update {
            momentum,
            weighs,
            stored,
        }
    }

    /// Whether its layer agrees to train on `count` values per feature with this ε.
    ///
    /// PyTorch's layers refuse one value per feature, and ε = 0; the others return what the arithmetic gives.
    ///
    /// # Errors
    /// The reason for which it refuses.
    pub fn trains_on(self, count: usize, epsilon: f64) -> Result<(), Error> {
        if self != Self::PyTorch {
            return Ok(());
        }
        if count == 1 {
            return Err(Error::TooFew {
                what: "rows",
                needed: 2,
                found: 1,
            });
        }
        if epsilon <= 0.0 {
            return Err(Error::BadParameter {
                name: "epsilon",
                value: epsilon,
                must: "more than 0",
            });
        }
        Ok(())
    }
}

impl Update {
    /// The same with another momentum, written as this framework writes it.
    pub fn with_momentum(self, momentum: Option<f64>) -> Self {
        Self { momentum, ..self }
    }

    /// The momentum under which this framework keeps the weight `rho` of the old value, as it writes it: 0.1 for 0.9
    /// where it weighs the new batch, and not 0.09999999999999998.
    pub fn momentum_for(self, rho: f64) -> f64 {
        match self.weighs {
            MomentumWeighs::Old => rho,
            MomentumWeighs::New => one_minus(rho),
        }
    }

    /// The weights of the old value and of the new batch at step `step`, from 1. They sum to 1.
    ///
    /// # Errors
    /// [`Error::BadParameter`] if the momentum is not from 0 to 1.
    pub fn weights(&self, step: usize) -> Result<(f64, f64), Error> {
        let Some(momentum) = self.momentum else {
            let new = 1.0 / step.max(1) as f64;
            return Ok((1.0 - new, new));
        };
        if !(0.0..=1.0).contains(&momentum) {
            return Err(Error::BadParameter {
                name: "momentum",
                value: momentum,
                must: "from 0 to 1",
            });
        }
        Ok(match self.weighs {
            MomentumWeighs::Old => (momentum, 1.0 - momentum),
            MomentumWeighs::New => (1.0 - momentum, momentum),
        })
    }
}

/// `1 − ρ` without the noise of the subtraction.
pub(crate) fn one_minus(rho: f64) -> f64 {
    const GRID: f64 = 1e15;
    ((1.0 - rho) * GRID).round() / GRID
}
