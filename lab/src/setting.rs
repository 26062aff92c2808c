//! The settings that all trained networks share, and their training with both losses recorded.

use super::activation::Activation;
use super::architecture::{Architecture, Dropout, Initial, Normalization};
use super::data_set::{DataSet, Source};
use super::evaluate::evaluate;
use super::loss::Losses;
use super::mlp::Network;
use super::require;
use super::stage::Statistics;
use super::train::{Descent, Trainer};
use batch_norm_explained::error::Error;
use serde::{Deserialize, Serialize};

/// A network, its task and its training.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// The task.
    pub source: Source,
    /// Number of hidden layers, 0 to 40.
    pub depth: usize,
    /// Units of each hidden layer, 1 to 256.
    pub width: usize,
    /// The nonlinearity.
    pub activation: Activation,
    /// The normalisation of the hidden layers.
    #[serde(rename = "norm")]
    pub normalization: Normalization,
    /// Groups of units in group normalization; their number divides the width.
    pub groups: usize,
    /// Factor on the initial weights of the hidden layers, 0.01 to 100; 1 is the one that suits the activation.
    pub gain: f64,
    /// Dropout of hidden units.
    #[serde(flatten)]
    pub dropout: Dropout,
    /// Step along the gradient, 0 to 100.
    #[serde(rename = "rate")]
    pub learning_rate: f64,
    /// Samples in a mini-batch, 1 to the number of training samples.
    #[serde(rename = "batch")]
    pub batch_size: usize,
    /// Number of mini-batches, 1 to 20 000.
    pub steps: usize,
    /// Share of every parameter added to its gradient, 0 to 1.
    #[serde(rename = "decay")]
    pub weight_decay: f64,
    /// The whole training set is measured at the start, after every so many steps, and at the end.
    #[serde(rename = "record")]
    pub record_every: usize,
    /// Seed of data, weights and mini-batches, 0 to 2⁵³ (what JavaScript counts exactly).
    pub seed: u64,
}

impl Setting {
    /// 2-16×6-3 on spirals, ReLU, batch normalization before it, 200 steps at 0.1.
    #[must_use]
    pub fn spirals() -> Self {
        Self {
            source: Source::Spirals,
            depth: 6,
            width: 16,
            activation: Activation::Relu,
            normalization: Normalization::Before,
            groups: 4,
            gain: 1.0,
            dropout: Dropout::default(),
            learning_rate: 0.1,
            batch_size: 32,
            steps: 200,
            weight_decay: 0.0,
            record_every: 20,
            seed: 1,
        }
    }

    /// 64-48×3-10 on digits, ReLU, batch normalization before it, 600 steps at 0.3.
    #[must_use]
    pub fn digits() -> Self {
        let digits = Self {
            source: Source::Digits,
            depth: 3,
            width: 48,
            ..Self::spirals()
        };
        Self {
            learning_rate: 0.3,
            steps: 600,
            record_every: 50,
            ..digits
        }
    }

    /// The training set and the test set.
    #[must_use]
    pub fn sets(&self) -> (DataSet, DataSet) {
        (self.source.train(self.seed), self.source.test(self.seed))
    }

    /// The architecture that the setting describes.
    #[must_use]
    pub fn architecture(&self) -> Architecture {
        let sizes = self.source.sizes(self.width, self.depth);
        Architecture {
            dropout: self.dropout,
            groups: self.groups,
            ..Architecture::new(sizes, self.activation, self.normalization)
        }
    }

    /// The network at its start.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a setting outside its range.
    pub fn network(&self) -> Result<Network, Error> {
        self.check()?;
        Network::new(&self.architecture(), &self.initial())
    }

    /// How the network starts.
    #[must_use]
    pub fn initial(&self) -> Initial {
        Initial {
            gain: self.gain,
            ..Initial::new(self.seed)
        }
    }

    /// The settings of the descent.
    #[must_use]
    pub fn descent(&self) -> Descent {
        let Self {
            batch_size,
            weight_decay,
            ..
        } = *self;
        Descent {
            batch_size,
            weight_decay,
            ..Descent::new(self.learning_rate, self.seed)
        }
    }

    /// A trainer at step 0 on these samples.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a setting outside its range.
    pub fn trainer<'a>(&self, data: &'a DataSet) -> Result<Trainer<'a>, Error> {
        Trainer::new(self.network()?, data, self.descent())
    }

    /// The network at its end and the losses on the way.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a setting outside its range.
    pub fn trained<'a>(&self, data: &'a DataSet) -> Result<(Trainer<'a>, Losses), Error> {
        let mut trainer = self.trainer(data)?;
        let losses = self.train(&mut trainer, data, |_, _| Ok(()))?;
        Ok((trainer, losses))
    }

    /// Refuses a setting outside its range.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let Self {
            depth,
            width,
            gain,
            learning_rate,
            steps,
            weight_decay,
            record_every,
            ..
        } = *self;
        within!(depth, 0, 40)?;
        within!(width, 1, 256)?;
        within!(gain, 0.01, 100)?;
        within!(learning_rate, 0, 100)?;
        within!(steps, 1, 20000)?;
        within!(weight_decay, 0, 1)?;
        require(
            record_every >= 1,
            "record_every",
            record_every as f64,
            "at least 1",
        )?;
        require(
            self.seed <= 1 << 53,
            "seed",
            self.seed as f64,
            "from 0 to 9007199254740992",
        )
    }

    /// Trains to the end, recording both losses. `look` sees the trainer whenever the whole set is measured.
    ///
    /// # Errors
    /// Those of [`Trainer::step`] and of `look`.
    pub fn train(
        &self,
        trainer: &mut Trainer,
        data: &DataSet,
        mut look: impl FnMut(usize, &Trainer) -> Result<(), Error>,
    ) -> Result<Losses, Error> {
        let mut losses = Losses {
            mini_batch: vec![f64::INFINITY; self.steps],
            ..Losses::default()
        };
        let mut measure = |step, trainer: &Trainer, losses: &mut Losses| {
            let whole_set = evaluate(&trainer.network, data, Statistics::Batch)?;
            losses.measured(step, whole_set.loss);
            look(step, trainer)
        };
        measure(0, trainer, &mut losses)?;
        for step in 0..self.steps {
            let loss = trainer.step()?;
            losses.mini_batch[step] = loss;
            let done = step + 1;
            if loss.is_infinite() {
                losses.measured(done, f64::INFINITY);
                break;
            }
            if done % self.record_every == 0 || done == self.steps {
                measure(done, trainer, &mut losses)?;
            }
        }
        Ok(losses)
    }
}
