//! The kinds of stages.

use crate::activation::Activation;

/// What a stage does.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// z = u Wᵀ + b. Parameters: W (outputs, inputs) row-major, then b where there is one.
    Linear,
    /// Batch normalization. Parameters: γ, then β.
    BatchNorm {
        /// The hidden layer it belongs to, from 0: which of the given statistics it uses in inference.
        layer: usize,
        /// Added to the variance.
        epsilon: f64,
        /// What the backward pass takes the statistics for.
        statistics: StatisticsGradient,
    },
    /// Group normalization: each sample by itself. Parameters: γ, then β.
    GroupNorm {
        /// Number of groups of features.
        groups: usize,
        /// Added to the variance.
        epsilon: f64,
    },
    /// The nonlinearity.
    Activation(Activation),
    /// Zeroes a share `rate` of the numbers while training and divides the others by 1 − rate.
    Dropout {
        /// The share removed.
        rate: f64,
    },
    /// Random scales and shifts while training.
    Noise {
        /// 1 is the noise of the reference experiment.
        strength: f64,
    },
}

impl Kind {
    /// Whether it is a normalisation.
    #[must_use]
    pub fn normalizes(&self) -> bool {
        matches!(self, Self::BatchNorm { .. } | Self::GroupNorm { .. })
    }
}

/// How the backward pass of batch normalization treats the statistics of the batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatisticsGradient {
    /// As functions of the batch, which they are.
    #[default]
    Through,
    /// As constants: the mistake that section 2 of Ioffe & Szegedy (2015) warns of.
    Constant,
}
