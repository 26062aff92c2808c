//! What a program computes, with everything it needs for that.

use super::running;
use crate::axes::{Axes, Layout, Norm};
use crate::batch_norm::{self, Affine, Running};
use crate::error::Error;
use crate::fold::{Frozen, WeightLayout, fold};
use crate::running::Average;
use crate::stats::{Divisor, Moments, merge};
use ndarray::{Array2, ArrayView1, ArrayView2};

/// What a program computes.
#[derive(Clone, Copy, Debug)]
pub enum Program<'a> {
    /// [`batch_norm::train`]; prints `mean`, `variance` and `y`.
    Training(Trained<'a>),
    /// [`batch_norm::infer`]; prints `y`.
    Inference(Inferred<'a>),
    /// [`batch_norm::backward`]; prints `dx`, `dgamma` and `dbeta`.
    Backward {
        /// The forward pass.
        forward: Trained<'a>,
        /// ∂ℓ/∂y, (batch, features).
        dy: ArrayView2<'a, f64>,
    },
    /// The functions of [`crate::running`]; prints `running_mean` and `running_variance` after each batch.
    Running(Averaged<'a>),
    /// [`batch_norm::train_axes`]; prints `y`, where formulas are written out also `mean` and `variance`.
    Axes(Tensor<'a>),
    /// [`fold`]; prints `folded_weight`, `folded_bias`, and the output of both ways: `y` and `y_folded`.
    Fold(Layers<'a>),
    /// [`merge`] of the statistics of the parts of a batch, each (its rows, features); prints the merged `mean` and
    /// `variance`, and the `mean_of_variances`, which is not the variance.
    Shards(&'a [Array2<f64>]),
}

/// A forward pass in training.
#[derive(Clone, Copy, Debug)]
pub struct Trained<'a> {
    /// The batch, (batch, features).
    pub x: ArrayView2<'a, f64>,
    /// γ and β.
    pub affine: &'a Affine,
    /// ε, added to the variance.
    pub epsilon: f64,
    /// What the sum of squares is divided by.
    pub divisor: Divisor,
}

/// A forward pass in inference.
#[derive(Clone, Copy, Debug)]
pub struct Inferred<'a> {
    /// The samples, (batch, features).
    pub x: ArrayView2<'a, f64>,
    /// γ and β.
    pub affine: &'a Affine,
    /// ε, added to the variance.
    pub epsilon: f64,
    /// The running statistics.
    pub running: &'a Running,
}

/// Running statistics.
#[derive(Clone, Copy, Debug)]
pub struct Averaged<'a> {
    /// The batches, or their statistics.
    pub stream: Stream<'a>,
    /// How they are averaged.
    pub rule: Rule,
    /// Which variance of a batch is averaged. [`Rule::Precise`] always takes N.
    pub stored: Divisor,
    /// Where an exponential average starts.
    pub start: &'a Running,
}

/// What running statistics are made of.
#[derive(Clone, Copy, Debug)]
pub enum Stream<'a> {
    /// Batches, each (batch, features).
    Batches(&'a [Array2<f64>]),
    /// Their statistics.
    Statistics(&'a [Moments]),
}

/// How the statistics of batches are averaged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// One of the averages over a sequence. Algorithm 2 of the paper is [`Average::Cumulative`] with N−1.
    Average(Average),
    /// Mean and variance of all the rows so far, by the law of total variance.
    Precise,
}

impl Rule {
    /// The rule of one of [`crate::walk::serve::SOURCES`], with the settings that it needs.
    ///
    /// # Errors
    /// [`Error::UnknownName`] if there is none.
    pub fn of_source(id: &str, rho: f64, window: usize) -> Result<Self, Error> {
        Ok(match id {
            "last-batch" => Self::Average(Average::Simple { window: 1 }),
            "window" => Self::Average(Average::Simple { window }),
            "average" => Self::Average(Average::Exponential { rho }),
            "corrected" => Self::Average(Average::Corrected { rho }),
            "cumulative" => Self::Average(Average::Cumulative),
            "population" => Self::Precise,
            _ => {
                return Err(Error::UnknownName {
                    what: "average",
                    name: id.to_owned(),
                });
            }
        })
    }
}

/// A tensor that is normalized over some of its axes.
#[derive(Clone, Copy, Debug)]
pub struct Tensor<'a> {
    /// The numbers, flat and row-major.
    pub x: &'a [f64],
    /// The shape, the batch first.
    pub shape: &'a [usize],
    /// Where the channels are.
    pub layout: Layout,
    /// Which cells share a statistic.
    pub norm: Norm,
    /// γ and β of each channel.
    pub affine: &'a Affine,
    /// ε, added to the variance.
    pub epsilon: f64,
}

/// A dense layer and the batch normalization after it, in inference.
#[derive(Clone, Copy, Debug)]
pub struct Layers<'a> {
    /// The input, (batch, inputs).
    pub u: ArrayView2<'a, f64>,
    /// The weight, (outputs, inputs).
    pub weight: ArrayView2<'a, f64>,
    /// The bias, (outputs).
    pub bias: ArrayView1<'a, f64>,
    /// The batch normalization.
    pub frozen: &'a Frozen,
}

impl Program<'_> {
    /// Computes what the program will compute, only to see that it can be computed.
    pub(super) fn check(&self) -> Result<(), Error> {
        match *self {
            Self::Training(forward) => forward.check().map(drop),
            Self::Inference(Inferred {
                x,
                affine,
                epsilon,
                running,
            }) => batch_norm::infer(x, affine, epsilon, running).map(drop),
            Self::Backward { forward, dy } => {
                let training = forward.check()?;
                batch_norm::backward(&training, forward.affine.gamma.view(), dy).map(drop)
            }
            Self::Running(averaged) => running::check(&averaged),
            Self::Axes(tensor) => {
                let axes = Axes::new(tensor.shape, tensor.layout, tensor.norm)?;
                batch_norm::train_axes(tensor.x, &axes, tensor.affine, tensor.epsilon).map(drop)
            }
            Self::Fold(layers) => layers.check(),
            Self::Shards(shards) => {
                let moments = shards.iter().map(|shard| Moments::of(shard.view()));
                merge(&moments.collect::<Result<Vec<_>, _>>()?).map(drop)
            }
        }
    }
}

impl Trained<'_> {
    fn check(&self) -> Result<batch_norm::Training, Error> {
        batch_norm::train(self.x, self.affine, self.epsilon, self.divisor)
    }
}

impl Layers<'_> {
    fn check(&self) -> Result<(), Error> {
        if self.u.ncols() != self.weight.ncols() {
            let expected = vec![self.u.nrows(), self.weight.ncols()];
            return Err(Error::ShapeMismatch {
                what: "u",
                expected,
                found: self.u.shape().to_vec(),
            });
        }
        let weight = self.weight.into_dyn();
        fold(
            weight,
            Some(self.bias),
            WeightLayout::OutputsFirst,
            self.frozen,
        )
        .map(drop)
    }
}
