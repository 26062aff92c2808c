//! Samples with their classes, and where they come from.

use ndarray::{Array2, Axis};
use serde::{Deserialize, Serialize};

use super::{digits, spirals};
use batch_norm_explained::random::{Generator, stream};

/// Samples with their classes.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    /// (samples, features).
    pub inputs: Array2<f64>,
    /// The class of each sample, 0 to `classes` − 1.
    pub labels: Vec<usize>,
    /// Number of classes.
    pub classes: usize,
}

impl DataSet {
    /// Number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there is no sample.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// These samples, in this order.
    ///
    /// # Panics
    /// Where a row is not below [`DataSet::len`].
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        Self {
            inputs: self.inputs.select(Axis(0), rows),
            labels: rows.iter().map(|&row| self.labels[row]).collect(),
            classes: self.classes,
        }
    }

    /// The same samples with every input multiplied by `scale` and moved by `shift`.
    #[must_use]
    pub fn affine(&self, scale: f64, shift: f64) -> Self {
        Self {
            inputs: self.inputs.mapv(|x| x * scale + shift),
            ..self.clone()
        }
    }
}

/// The two tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// Pictures of digits: 64 features, 10 classes.
    Digits,
    /// Spirals in the plane: 2 features, 3 classes.
    #[default]
    Spirals,
}

impl Source {
    /// `count` samples of the sequence `seed`, `stream`, with this much noise.
    #[must_use]
    pub fn draw(self, count: usize, noise: f64, seed: u64, stream: u64) -> DataSet {
        let mut random = Generator::new(seed, stream);
        match self {
            Self::Digits => digits::digits(count, noise, &mut random),
            Self::Spirals => spirals::spirals(count, noise, &mut random),
        }
    }

    /// The training set of the reference experiments: 1024 pictures or 510 points.
    #[must_use]
    pub fn train(self, seed: u64) -> DataSet {
        let count = if self == Self::Digits { 1024 } else { 510 };
        self.draw(count, self.noise(), seed, stream::TRAIN_DATA)
    }

    /// The test set of the reference experiments: 512 pictures or 510 points.
    #[must_use]
    pub fn test(self, seed: u64) -> DataSet {
        let count = if self == Self::Digits { 512 } else { 510 };
        self.draw(count, self.noise(), seed, stream::TEST_DATA)
    }

    /// Standard deviation of the noise of the reference experiments.
    #[must_use]
    pub fn noise(self) -> f64 {
        match self {
            Self::Digits => digits::NOISE,
            Self::Spirals => spirals::NOISE,
        }
    }

    /// Number of classes.
    #[must_use]
    pub fn classes(self) -> usize {
        match self {
            Self::Digits => digits::CLASSES,
            Self::Spirals => spirals::ARMS,
        }
    }

    /// The cross-entropy of guessing: the logarithm of the number of classes.
    #[must_use]
    pub fn chance_loss(self) -> f64 {
        (self.classes() as f64).ln()
    }

    /// The sizes of a network for this task with `depth` hidden layers of `width` units.
    #[must_use]
    pub fn sizes(self, width: usize, depth: usize) -> Vec<usize> {
        let inputs = if self == Self::Digits {
            digits::PIXELS
        } else {
            2
        };
        let mut sizes = vec![width; depth + 2];
        sizes[0] = inputs;
        sizes[depth + 1] = self.classes();
        sizes
    }
}
