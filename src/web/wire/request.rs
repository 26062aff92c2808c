//! Which walk, with its settings.

use super::walks;
use crate::formula;
use crate::web::read::{record, variants, words};
use tsify::Tsify;

/// The letters for scale and shift.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Notation {
    /// γ scales, β shifts.
    Paper,
    /// The reverse.
    Post,
}

impl From<Notation> for formula::Notation {
    fn from(notation: Notation) -> Self {
        match notation {
            Notation::Paper => formula::Notation::Paper,
            Notation::Post => formula::Notation::Post,
        }
    }
}

/// What the variance is divided by.
#[derive(Clone, Copy, Debug, Tsify)]
pub enum Divisor {
    /// The number of values.
    #[serde(rename = "n")]
    N,
    /// One less.
    #[serde(rename = "n-1")]
    NMinusOne,
}

impl From<Divisor> for crate::stats::Divisor {
    fn from(divisor: Divisor) -> Self {
        match divisor {
            Divisor::N => Self::N,
            Divisor::NMinusOne => Self::NMinusOne,
        }
    }
}

/// Which walk, with its settings; its data come beside it as one run of numbers, row by row.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum WalkRequest {
    /// Any normalization of a tensor.
    Axes(walks::Axes),
    /// The backward pass.
    Backward(walks::Backward),
    /// Folded into the layer before.
    Fold(walks::Fold),
    /// After the activation: folded into the layer after.
    FoldNext(walks::Fold),
    /// Batch normalization in training.
    Forward(Forward),
    /// Batch normalization in inference.
    Inference(Inference),
    /// The bowl of a linear model with two weights.
    Bowl(walks::Bowl),
    /// Before or after the activation.
    Order(walks::Order),
    /// The mean left outside the gradient.
    Outside(walks::Outside),
    /// Averages of batch statistics, batch by batch.
    Running(Running),
    /// The layer before multiplied and moved.
    Scale(walks::Scale),
    /// One sample under the statistics that each average arrived at.
    Serve(Serve),
    /// A batch split over devices.
    Shards(walks::Shards),
    /// The forward pass with a slip in it.
    Slip(walks::Slip),
}

/// Batch normalization in training.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Forward {
    /// One name per feature.
    pub names: Vec<String>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
    /// What the variance is divided by.
    pub divisor: Divisor,
}

/// Batch normalization in inference.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Inference {
    /// One name per feature.
    pub names: Vec<String>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
    /// Running mean per feature.
    pub running_mean: Vec<f64>,
    /// Running variance per feature.
    pub running_variance: Vec<f64>,
}

/// Averages of batch statistics, batch by batch.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Running {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows of each batch, in order.
    pub sizes: Vec<usize>,
    /// Which statistic is averaged.
    pub statistic: Statistic,
    /// Which variance of a batch is kept.
    pub stored: Divisor,
    /// ρ, the window and the start.
    pub averaging: Averaging,
}

/// One sample under the statistics that each average arrived at.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Serve {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows of each batch, in order.
    pub sizes: Vec<usize>,
    /// The statistic whose start was chosen.
    pub statistic: Statistic,
    /// Which variance of a batch is kept.
    pub stored: Divisor,
    /// ρ, the window and the start.
    pub averaging: Averaging,
    /// The sample, one value per feature.
    pub sample: Vec<f64>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
}

/// Which statistic of a batch.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Statistic {
    /// The mean.
    Mean,
    /// The variance.
    Variance,
}

/// Where an exponential average starts.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// At 0.
    Zero,
    /// At 1.
    One,
    /// At the first batch's own value.
    First,
}

/// The settings of the averages.
#[derive(Clone, Copy, Debug, Tsify)]
pub struct Averaging {
    /// Weight ρ of the old value, from 0 to below 1.
    pub rho: f64,
    /// Batches in the simple average, at least 1.
    pub window: usize,
    /// Where the exponential average starts.
    pub start: Start,
}

words!(Notation { "paper" => Paper, "post" => Post });
words!(Divisor { "n" => N, "n-1" => NMinusOne });
variants!(WalkRequest {
    "axes" => Axes, "backward" => Backward, "bowl" => Bowl, "fold" => Fold, "fold-next" => FoldNext, "forward" => Forward,
    "inference" => Inference, "order" => Order, "outside" => Outside, "running" => Running, "scale" => Scale,
    "serve" => Serve, "shards" => Shards, "slip" => Slip,
});
record!(Forward {
    names,
    gamma,
    beta,
    epsilon,
    divisor
});
record!(Inference { names, gamma, beta, epsilon, running_mean = "runningMean", running_variance = "runningVariance" });
record!(Running {
    names,
    sizes,
    statistic,
    stored,
    averaging
});
record!(Serve {
    names,
    sizes,
    statistic,
    stored,
    averaging,
    sample,
    gamma,
    beta,
    epsilon
});
words!(Statistic { "mean" => Mean, "variance" => Variance });
words!(Start { "zero" => Zero, "one" => One, "first" => First });
record!(Averaging { rho, window, start });
