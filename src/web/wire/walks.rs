//! Requests of the walks beyond the forward pass.

use super::Divisor;
use crate::web::read::{record, words};
use js_sys::Uint32Array;
use serde::Serialize;
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

/// Any normalization of a tensor; the data are its cells, row-major.
#[derive(Clone, Debug, Tsify)]
pub struct Axes {
    /// Its shape: (batch, channels), or with positions where the layout says.
    pub shape: Vec<usize>,
    /// Where the channels are.
    pub layout: Layout,
    /// Which cells share a statistic.
    pub norm: Norm,
    /// How many groups the channels are split into, for group normalization alone.
    pub groups: usize,
    /// Scale per channel.
    pub gamma: Vec<f64>,
    /// Shift per channel.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
}

/// Where the channels of a tensor are.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// (N, C)
    Dense,
    /// (N, C, H, W)
    ChannelsFirst,
    /// (N, H, W, C)
    ChannelsLast,
}

/// Which cells share a statistic.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Norm {
    /// Those of a channel.
    Batch,
    /// Those of a sample.
    Layer,
    /// Those of a channel of a sample.
    Instance,
    /// Those of a group of channels of a sample.
    Group,
}

/// Where every cell of a tensor belongs, by its flat row-major index; positions count from 0.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AxesMap {
    /// The statistic that it shares: its column in the walk's tables.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Uint32Array")]
    pub statistic_of: Uint32Array,
    /// Its place among the cells of that statistic: its row in the walk's tables.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Uint32Array")]
    pub member_of: Uint32Array,
    /// Its channel.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Uint32Array")]
    pub channel_of: Uint32Array,
    /// How many statistics there are.
    pub statistics: usize,
    /// How many cells share each.
    pub count: usize,
    /// How many numbers the layer learns.
    pub learned: usize,
    /// How many it tracks for inference.
    pub tracked: usize,
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

/// The bowl of a linear model with two weights; the data are the two features, row by row.
#[derive(Clone, Debug, Tsify)]
pub struct Bowl {
    /// The names of the two features.
    pub names: Vec<String>,
    /// What the weights are multiplied with.
    pub inputs: Inputs,
    /// Learning rate.
    pub rate: f64,
    /// How many steps are taken.
    pub steps: usize,
}

/// What the weights are multiplied with.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Inputs {
    /// The features without their means.
    Raw,
    /// The features with variance 1 as well.
    Normalized,
}

/// The forward pass with a slip; the data are x, row by row.
#[derive(Clone, Debug, Tsify)]
pub struct Slip {
    /// One name per feature.
    pub names: Vec<String>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the root or the variance, at least 0.
    pub epsilon: f64,
    /// What the variance is divided by.
    pub divisor: Divisor,
    /// Which slip.
    pub slip: SlipKind,
}

/// What the deviations are wrongly divided by.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum SlipKind {
    /// Epsilon outside the root.
    EpsilonOutside,
    /// No root at all.
    NoRoot,
}

words!(Upstream { "typed" => Typed, "one" => One, "half-square" => HalfSquare, "mean-square" => MeanSquare });
words!(Layout { "dense" => Dense, "channels-first" => ChannelsFirst, "channels-last" => ChannelsLast });
words!(Norm { "batch" => Batch, "layer" => Layer, "instance" => Instance, "group" => Group });
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
record!(Axes {
    shape,
    layout,
    norm,
    groups,
    gamma,
    beta,
    epsilon
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
words!(Inputs { "raw" => Raw, "normalized" => Normalized });
record!(Bowl {
    names,
    inputs,
    rate,
    steps
});
words!(SlipKind { "epsilon-outside" => EpsilonOutside, "no-root" => NoRoot });
record!(Slip {
    names,
    gamma,
    beta,
    epsilon,
    divisor,
    slip
});
