//! What a program computes, with everything it needs for that.

use super::running;
use crate::batch_norm::{self, Affine, Running};
use crate::error::Error;
use crate::running::Average;
use crate::stats::Divisor;
use ndarray::{Array2, ArrayView2};

/// What a program computes.
#[derive(Clone, Copy, Debug)]
pub enum Program<'a> {
    /// [`batch_norm::train`]; prints `mean`, `variance` and `y`.
    Training(Trained<'a>),
    /// [`batch_norm::infer`]; prints `y`.
    Inference(Inferred<'a>),
    /// The functions of [`crate::running`]; prints `running_mean` and `running_variance` after each batch.
    Running(Averaged<'a>),
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
    /// The batches, each (batch, features).
    pub batches: &'a [Array2<f64>],
    /// How they are averaged.
    pub rule: Rule,
    /// Which variance of a batch is averaged. [`Rule::Precise`] always takes N.
    pub stored: Divisor,
    /// Where an exponential average starts.
    pub start: &'a Running,
}

/// How the statistics of batches are averaged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// One of the averages over a sequence. Algorithm 2 of the paper is [`Average::Cumulative`] with N−1.
    Average(Average),
    /// Mean and variance of all the rows so far, by the law of total variance.
    Precise,
}

impl Program<'_> {
    /// Computes what the program will compute, only to see that it can be computed.
    pub(super) fn check(&self) -> Result<(), Error> {
        match *self {
            Self::Training(Trained {
                x,
                affine,
                epsilon,
                divisor,
            }) => batch_norm::train(x, affine, epsilon, divisor).map(drop),
            Self::Inference(Inferred {
                x,
                affine,
                epsilon,
                running,
            }) => batch_norm::infer(x, affine, epsilon, running).map(drop),
            Self::Running(averaged) => running::check(&averaged),
        }
    }
}
