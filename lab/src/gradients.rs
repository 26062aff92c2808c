//! How large the gradient is in each layer of a network with random weights (figure `gradients`).

use super::architecture::Normalization;
use super::loss::Loss;
use super::mlp::{Part, Pass};
use super::setting::Setting;
use super::summary::norm;
use batch_norm_explained::error::Error;
use batch_norm_explained::random::stream;
use serde::Serialize;
use std::f64::consts::PI;

/// The factor per layer, towards the input, by which batch normalization before ReLU makes gradients grow at random
/// weights in wide layers and large batches: √(π/(π−1)) = 1.211 (Yang et al. 2019).
#[must_use]
pub fn relu_growth() -> f64 {
    (PI / (PI - 1.0)).sqrt()
}

/// 20 hidden layers of 48 units on digits, 128 of them in the batch.
#[must_use]
pub fn default_setting() -> Setting {
    Setting {
        depth: 20,
        batch_size: 128,
        ..Setting::digits()
    }
}

/// Frobenius norms of the gradients of one batch, from the first layer on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Gradients {
    /// ‖∂L/∂z‖ of z = Wx of each hidden layer, before any normalisation.
    pub pre_activation: Vec<f64>,
    /// ‖∂L/∂W‖ of each layer, the output layer last.
    pub weights: Vec<f64>,
    /// Mean factor of ‖∂L/∂z‖ per layer towards the input, from the last hidden layer to the second; NaN with fewer
    /// than three.
    pub factor: f64,
    /// Loss of the batch.
    pub loss: f64,
    /// What [`factor`](Self::factor) is in theory for ReLU behind batch normalization; none without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theory: Option<f64>,
    /// ‖∂L/∂z‖ of each hidden layer as theory has it, from that of the last; empty without batch normalization.
    pub theory_line: Vec<f64>,
}

/// Measures one network. Of the setting's training only `batch_size`, 1 to 4096, is used.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn at_start(setting: &Setting) -> Result<Gradients, Error> {
    let Setting {
        source, batch_size, ..
    } = *setting;
    within!(batch_size, 1, 4096)?;
    let network = setting.network()?;
    let data = source.draw(batch_size, source.noise(), setting.seed, stream::TRAIN_DATA);
    let mut pass = Pass {
        input: data.inputs,
        traces: vec![],
    };
    let mut gradient = vec![0.0; network.parameters.len()];
    let goal = (Loss::CrossEntropy, data.labels.as_slice());
    let loss = network.loss_and_gradient(None, &mut pass, goal, &mut gradient)?;
    let traces = network
        .hidden
        .iter()
        .map(|hidden| &pass.traces[hidden.linear]);
    let pre_activation: Vec<f64> = traces
        .map(|trace| trace.gradient.iter().map(|g| g * g).sum::<f64>().sqrt())
        .collect();
    let layers = 0..=network.hidden.len();
    let weights = layers
        .map(|layer| norm(&gradient[network.range(Part::Weights, layer)]))
        .collect();
    let factor = growth(&pre_activation, 1, pre_activation.len().saturating_sub(1));
    let theory = (setting.normalization != Normalization::None).then(relu_growth);
    let theory_line = theory.map_or(vec![], |growth| {
        let last = pre_activation.last().copied().unwrap_or(f64::NAN);
        let above = (0..pre_activation.len()).rev();
        above
            .map(|above| last * growth.powi(above as i32))
            .collect()
    });
    Ok(Gradients {
        pre_activation,
        weights,
        factor,
        loss,
        theory,
        theory_line,
    })
}

/// Mean factor per layer from layer `last` down to layer `first`, counted from 0; NaN where there is no way between.
#[must_use]
pub fn growth(norms: &[f64], first: usize, last: usize) -> f64 {
    if last <= first || last >= norms.len() {
        return f64::NAN;
    }
    ((norms[first].ln() - norms[last].ln()) / (last - first) as f64).exp()
}
