//! Requests of the walks beyond the forward pass.

use super::Divisor;

pub use super::article::{Bowl, Inputs, Slip, SlipKind};
pub use super::axes::{Axes, AxesMap, Layout, Norm};

use crate::web::read::{record, words};
use tsify::Tsify;

/// The backward pass; the data are x, row by row.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Backward {
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
    /// Where the gradient of the output comes from.
    pub upstream: Upstream,
    /// What it needs, row by row: gradients if typed, targets under a loss; empty if one sample sends 1.
    pub values: Vec<f64>,
    /// The row, from 0, that sends 1.
    pub row: usize,
    /// Whether the wrong gradient, with mean and variance taken for constants, is set beside the right one.
    pub constants: bool,
}

/// Where the gradient of the output comes from.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Upstream {
    /// It is given.
    Typed,
    /// One sample sends 1, the others 0.
    One,
    /// The loss is ½ Σ (y − target)².
    HalfSquare,
    /// The loss is the mean of (y − target)² over all samples and features.
    MeanSquare,
}

/// BN → ReLU and ReLU → BN on the same input; the data are x, row by row.
#[derive(Clone, Debug, Tsify)]
pub struct Order {
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

/// Batch normalization folded into the layer beside it. Folded into the layer before (`fold`), the data are that layer's
/// input u; into the layer after (`fold-next`), they are x, which goes through ReLU and then the normalization.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Fold {
    /// Dense or convolution; a convolution runs along the rows of a single column.
    pub layer: LayerKind,
    /// One name per column of the data.
    pub inputs: Vec<String>,
    /// One name per output of the layer.
    pub outputs: Vec<String>,
    /// (inputs, outputs) or (taps, outputs), row by row.
    pub weight: Vec<f64>,
    /// One per output.
    pub bias: Vec<f64>,
    /// Scale per feature of the normalization.
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

/// What kind of layer.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum LayerKind {
    /// Every output reads every input.
    Dense,
    /// Every output reads the positions under its kernel, zeros past the ends.
    Convolution,
}

/// A batch split over devices; the data are x, row by row, device after device.
#[derive(Clone, Debug, Tsify)]
pub struct Shards {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows on each device.
    pub sizes: Vec<usize>,
}

/// A dense layer before batch normalization, multiplied and moved; the data are its input u, row by row.
#[derive(Clone, Debug, Tsify)]
pub struct Scale {
    /// One name per input.
    pub inputs: Vec<String>,
    /// One name per feature.
    pub names: Vec<String>,
    /// (inputs, features), row by row.
    pub weight: Vec<f64>,
    /// One per feature.
    pub bias: Vec<f64>,
    /// What the weight is multiplied by.
    pub factor: f64,
    /// What is added to the bias.
    pub offset: f64,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
    /// What the variance is divided by.
    pub divisor: Divisor,
    /// Gradient of the output, (batch, features), row by row.
    pub dy: Vec<f64>,
}

/// Descent with the mean left outside the gradient; the data are the samples of one feature.
#[derive(Clone, Copy, Debug, Tsify)]
pub struct Outside {
    /// Learning rate.
    pub rate: f64,
    /// What every centred value should be.
    pub target: f64,
    /// How many steps.
    pub steps: usize,
}

words!(Upstream { "typed" => Typed, "one" => One, "half-square" => HalfSquare, "mean-square" => MeanSquare });
words!(LayerKind { "dense" => Dense, "convolution" => Convolution });
record!(Backward {
    names,
    gamma,
    beta,
    epsilon,
    divisor,
    upstream,
    values,
    row,
    constants
});
record!(Order {
    names,
    gamma,
    beta,
    epsilon,
    divisor
});
record!(Fold {
    layer, inputs, outputs, weight, bias, gamma, beta, epsilon,
    running_mean = "runningMean", running_variance = "runningVariance",
});
record!(Shards { names, sizes });
record!(Scale {
    inputs,
    names,
    weight,
    bias,
    factor,
    offset,
    gamma,
    beta,
    epsilon,
    divisor,
    dy
});
record!(Outside {
    rate,
    target,
    steps
});
