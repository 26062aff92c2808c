//! Which walk, with its settings, as flat lists; its data come beside it as one run of numbers, row by row.

use super::explain::positions;
use crate::axes::{Layout, Norm};
use crate::batch_norm::{self, Affine};
use crate::data::CELLS;
use crate::error::Error;
use crate::fold::Frozen;
use crate::stats::{Divisor, Moments};
use crate::walk::bowl::Inputs;
use crate::walk::linear::{LayerKind, Linear};
use crate::walk::outside::Outside;
use crate::walk::running::Averaging;
use crate::walk::serve::Serving;
use crate::walk::slip::SlipKind;
use crate::walk::{
    Walk, axes, backward, bowl, fold, fold_next, forward, inference, order, outside, running,
    scale, serve, shards, slip,
};
use js_sys::Uint32Array;
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::preserve;
use tsify::Tsify;

/// Which walk, with its settings; its data come beside it as one run of numbers, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum WalkRequest {
    /// Any normalization of a tensor.
    Axes(Axes),
    /// The backward pass.
    Backward(Backward),
    /// Folded into the layer before.
    Fold(Fold),
    /// After the activation: folded into the layer after.
    FoldNext(Fold),
    /// Batch normalization in training.
    Forward(Forward),
    /// Batch normalization in inference.
    Inference(Inference),
    /// The bowl of a linear model with two weights.
    Bowl(Bowl),
    /// Before or after the activation.
    Order(Forward),
    /// The mean left outside the gradient.
    Outside(Outside),
    /// Averages of batch statistics, batch by batch.
    Running(Running),
    /// The layer before multiplied and moved.
    Scale(Scale),
    /// One sample under the statistics that each average arrived at.
    Serve(Serve),
    /// A batch split over devices.
    Shards(Shards),
    /// The forward pass with a slip in it.
    Slip(Slip),
}

impl WalkRequest {
    /// Computes the walk.
    ///
    /// # Errors
    /// Those of the walk; [`Error::ShapeMismatch`] where a list has another length than the names say.
    pub fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        if x.len() > CELLS {
            return Err(Error::TooMuch {
                what: "cells",
                limit: CELLS,
                found: x.len(),
            });
        }
        match self {
            WalkRequest::Axes(asked) => asked.walk(x),
            WalkRequest::Backward(asked) => asked.walk(x),
            WalkRequest::Bowl(asked) => asked.walk(x),
            WalkRequest::Fold(asked) => asked.walk(x, fold::walk),
            WalkRequest::FoldNext(asked) => asked.walk(x, fold_next::walk),
            WalkRequest::Forward(asked) => asked.walk(x, forward::walk),
            WalkRequest::Inference(asked) => asked.walk(x),
            WalkRequest::Order(asked) => asked.walk(x, order::walk),
            WalkRequest::Outside(settings) => outside::walk(x, &settings),
            WalkRequest::Running(asked) => asked.walk(x),
            WalkRequest::Scale(asked) => asked.walk(x),
            WalkRequest::Serve(asked) => asked.walk(x),
            WalkRequest::Shards(Shards { names, sizes }) => {
                shards::walk(&matrix(x, names.len())?, &names, &sizes)
            }
            WalkRequest::Slip(asked) => asked.walk(x),
        }
    }
}

/// What explains a batch in training: x, names, γ and β, ε, and what the variance is divided by.
type TrainingWalk = fn(&Array2<f64>, &[String], &Affine, f64, Divisor) -> Result<Walk, Error>;

/// Batch normalization in training; the data are x, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
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

impl Forward {
    fn walk(self, x: &[f64], walk: TrainingWalk) -> Result<Walk, Error> {
        let x = matrix(x, self.names.len())?;
        let affine = affine(self.gamma, self.beta);
        walk(&x, &self.names, &affine, self.epsilon, self.divisor)
    }
}

/// Batch normalization in inference; the data are x, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
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

impl Inference {
    fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        let x = matrix(x, self.names.len())?;
        let affine = affine(self.gamma, self.beta);
        let running = kept(self.running_mean, self.running_variance);
        inference::walk(&x, &self.names, &affine, self.epsilon, &running)
    }
}

/// The backward pass; the data are x, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
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
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
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

impl Backward {
    fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        let features = self.names.len();
        let values = || matrix(&self.values, features);
        let upstream = match self.upstream {
            Upstream::Typed => backward::Upstream::Typed(values()?),
            Upstream::One => backward::Upstream::One { row: self.row },
            Upstream::HalfSquare => backward::Upstream::HalfSquare(values()?),
            Upstream::MeanSquare => backward::Upstream::MeanSquare(values()?),
        };
        let settings = backward::Settings {
            affine: affine(self.gamma, self.beta),
            epsilon: self.epsilon,
            divisor: self.divisor,
            upstream,
            constants: self.constants,
        };
        backward::walk(&matrix(x, features)?, &self.names, &settings)
    }
}

/// Any normalization of a tensor; the data are its cells, row-major.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Axes {
    /// Its shape: (batch, channels), or with positions where the layout says.
    pub shape: Vec<usize>,
    /// Where the channels are.
    pub layout: Layout,
    /// Which cells share a statistic.
    pub norm: Norm,
    /// Scale per channel.
    pub gamma: Vec<f64>,
    /// Shift per channel.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
}

impl Axes {
    fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        let settings = axes::Settings {
            layout: self.layout,
            norm: self.norm,
            shape: self.shape,
            affine: affine(self.gamma, self.beta),
            epsilon: self.epsilon,
        };
        axes::walk(x, &settings)
    }

    /// Where every cell belongs.
    pub fn map(&self) -> Result<AxesMap, Error> {
        let map = axes::map(&self.shape, self.layout, self.norm)?;
        Ok(AxesMap {
            statistic_of: positions(&map.statistic_of),
            member_of: positions(&map.member_of),
            channel_of: positions(&map.channel_of),
            statistics: map.statistics,
            count: map.members,
            learned: map.learned,
            tracked: map.tracked,
        })
    }
}

/// Where every cell of a tensor belongs, by its flat row-major index; positions count from 0.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AxesMap {
    /// The statistic that it shares: its column in the walk's tables.
    #[serde(with = "preserve")]
    #[tsify(type = "Uint32Array")]
    pub statistic_of: Uint32Array,
    /// Its place among the cells of that statistic: its row in the walk's tables.
    #[serde(with = "preserve")]
    #[tsify(type = "Uint32Array")]
    pub member_of: Uint32Array,
    /// Its channel.
    #[serde(with = "preserve")]
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

/// Batch normalization folded into the layer beside it. Folded into the layer before (`fold`), the data are that layer's
/// input u; into the layer after (`fold-next`), they are x, which goes through ReLU and then the normalization.
#[derive(Clone, Debug, Deserialize, Tsify)]
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

type FoldWalk = fn(&Array2<f64>, &[String], &[String], &Linear, &Frozen) -> Result<Walk, Error>;

impl Fold {
    fn walk(self, data: &[f64], walk: FoldWalk) -> Result<Walk, Error> {
        let data = matrix(data, self.inputs.len())?;
        let layer = Linear {
            kind: self.layer,
            weight: matrix(&self.weight, self.outputs.len())?,
            bias: Array1::from(self.bias),
        };
        let frozen = Frozen {
            affine: affine(self.gamma, self.beta),
            epsilon: self.epsilon,
            running: kept(self.running_mean, self.running_variance),
        };
        walk(&data, &self.inputs, &self.outputs, &layer, &frozen)
    }
}

/// The bowl of a linear model with two weights; the data are the two features, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
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

impl Bowl {
    fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        let settings = bowl::Settings {
            inputs: self.inputs,
            rate: self.rate,
            steps: self.steps,
        };
        bowl::walk(&matrix(x, self.names.len())?, &self.names, &settings)
    }
}

/// Averages of batch statistics, batch by batch; the data are all batches, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Running {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows of each batch, in order.
    pub sizes: Vec<usize>,
    /// Which statistic is averaged, ρ, the window and the start.
    pub averaging: Averaging,
    /// Which variance of a batch is kept.
    pub stored: Divisor,
}

impl Running {
    fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        let batches = batches(x, &self.names, &self.sizes)?;
        running::walk(&batches, &self.names, &self.averaging)
    }
}

/// One sample under the statistics that each average arrived at; the data are all batches, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Serve {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows of each batch, in order.
    pub sizes: Vec<usize>,
    /// The statistic whose start was chosen, ρ, the window and the start.
    pub averaging: Averaging,
    /// Which variance of a batch is kept.
    pub stored: Divisor,
    /// The sample, one value per feature.
    pub sample: Vec<f64>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
}

impl Serve {
    fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        let batches = batches(x, &self.names, &self.sizes)?;
        let serving = Serving {
            sample: Array1::from(self.sample),
            averaging: self.averaging,
            stored: self.stored,
            affine: affine(self.gamma, self.beta),
            epsilon: self.epsilon,
        };
        serve::walk(&batches, &self.names, &serving)
    }
}

/// A batch split over devices; the data are x, row by row, device after device.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Shards {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows on each device.
    pub sizes: Vec<usize>,
}

/// A dense layer before batch normalization, multiplied and moved; the data are its input u, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
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

impl Scale {
    fn walk(self, u: &[f64]) -> Result<Walk, Error> {
        let features = self.names.len();
        let settings = scale::Settings {
            weight: matrix(&self.weight, features)?,
            bias: Array1::from(self.bias),
            factor: self.factor,
            offset: self.offset,
            affine: affine(self.gamma, self.beta),
            epsilon: self.epsilon,
            divisor: self.divisor,
            dy: matrix(&self.dy, features)?,
        };
        let u = matrix(u, self.inputs.len())?;
        scale::walk(&u, &self.inputs, &self.names, &settings)
    }
}

/// The forward pass with a slip; the data are x, row by row.
#[derive(Clone, Debug, Deserialize, Tsify)]
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

impl Slip {
    fn walk(self, x: &[f64]) -> Result<Walk, Error> {
        let x = matrix(x, self.names.len())?;
        let affine = affine(self.gamma, self.beta);
        let Slip {
            names,
            epsilon,
            divisor,
            slip,
            ..
        } = self;
        slip::walk(&x, &names, &affine, epsilon, divisor, slip)
    }
}

fn batches(x: &[f64], names: &[String], sizes: &[usize]) -> Result<Vec<Moments>, Error> {
    crate::stream::statistics(matrix(x, names.len())?.view(), sizes)
}

/// Scale and shift.
pub fn affine(gamma: Vec<f64>, beta: Vec<f64>) -> Affine {
    Affine {
        gamma: Array1::from(gamma),
        beta: Array1::from(beta),
    }
}

/// Running statistics.
pub fn kept(mean: Vec<f64>, variance: Vec<f64>) -> batch_norm::Running {
    batch_norm::Running {
        mean: Array1::from(mean),
        variance: Array1::from(variance),
    }
}

/// The numbers as (rows, columns).
pub fn matrix(x: &[f64], columns: usize) -> Result<Array2<f64>, Error> {
    if columns == 0 {
        return Err(Error::EmptyInput);
    }
    let rows = x.len() / columns;
    let shape = Error::ShapeMismatch {
        what: "x",
        expected: vec![rows, columns],
        found: vec![x.len()],
    };
    Array2::from_shape_vec((rows, columns), x.to_vec()).map_err(|_| shape)
}
