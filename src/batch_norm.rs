//! Batch normalization of a batch (batch, features): forward in training and in inference, and backward.
//!
//! What has no ordinary answer, and what happens:
//!
//! | input | result |
//! |---|---|
//! | no rows, training | [`Error::EmptyInput`]: nothing has a mean |
//! | no rows, inference | an empty output |
//! | one row | variance 0, so x̂ = 0 and y = β whatever the value; with the divisor N−1 [`Error::TooFew`] |
//! | a feature that never varies | x̂ = 0 exactly and y = β, as long as ε > 0 |
//! | the same with ε = 0 | 0/0: NaN in that feature, as the formula says (Keras and Flax agree, PyTorch refuses ε = 0) |
//! | γ = 0 | y = β and dx = 0; dγ is as ever |
//! | NaN or an infinity | NaN in all of that feature's outputs, the other features unharmed |
//! | values above 1e154 | their squares overflow: the variance is infinite and x̂ is 0 |
//!
//! All the frameworks normalise with the divisor N; see `convention` for where they differ.

mod backward;
mod forward;
mod inference;
mod over_axes;
mod shards;

pub use backward::{
    Backward, Gradients, Normalized, backward, backward_compact, backward_constants,
};
pub use forward::{Training, train};
pub(crate) use inference::scale_and_shift;
pub use inference::{Inference, infer};
pub use over_axes::{AxesGradients, AxesTraining, backward_axes, train_axes};
pub use shards::{ShardGradients, Shards, backward_shards, train_shards};

use crate::error::Error;
use crate::stats::same_length;
use ndarray::{Array1, ArrayView1, ArrayView2};

/// What is learned: `y = gamma · x̂ + beta`.
#[derive(Debug, Clone, PartialEq)]
pub struct Affine {
    /// Scale γ of each feature, (features).
    pub gamma: Array1<f64>,
    /// Shift β of each feature, (features).
    pub beta: Array1<f64>,
}

impl Affine {
    /// γ = 1 and β = 0, where learning starts: y = x̂.
    pub fn identity(features: usize) -> Self {
        Self {
            gamma: Array1::ones(features),
            beta: Array1::zeros(features),
        }
    }

    pub(crate) fn check(&self, features: usize) -> Result<(), Error> {
        same_length("gamma", features, self.gamma.view())?;
        same_length("beta", features, self.beta.view())
    }
}

/// What inference uses in place of the batch's own statistics.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// Running mean of each feature, (features).
    pub mean: Array1<f64>,
    /// Running variance of each feature, (features). Whether N or N−1 is behind it depends on who kept it.
    pub variance: Array1<f64>,
}

impl Running {
    /// Mean 0 and variance 1, where every framework starts.
    pub fn start(features: usize) -> Self {
        Self {
            mean: Array1::zeros(features),
            variance: Array1::ones(features),
        }
    }

    pub(crate) fn check(&self, features: usize) -> Result<(), Error> {
        same_length("running_mean", features, self.mean.view())?;
        same_length("running_variance", features, self.variance.view())?;
        check_variance(self.variance.iter().copied())
    }
}

/// `sqrt(variance + epsilon)`, (features). Epsilon belongs to the variance, inside the root.
pub(crate) fn root(variance: &Array1<f64>, epsilon: f64) -> Array1<f64> {
    (variance + epsilon).sqrt()
}

pub(crate) fn check_epsilon(epsilon: f64) -> Result<(), Error> {
    if epsilon >= 0.0 && epsilon.is_finite() {
        return Ok(());
    }
    Err(Error::BadParameter {
        name: "epsilon",
        value: epsilon,
        must: "at least 0",
    })
}

/// Refuses a negative running variance.
pub(crate) fn check_variance(mut variance: impl Iterator<Item = f64>) -> Result<(), Error> {
    match variance.find(|variance| *variance < 0.0) {
        Some(value) => Err(Error::BadParameter {
            name: "running_variance",
            value,
            must: "at least 0",
        }),
        None => Ok(()),
    }
}

fn check_gradient(
    x: ArrayView2<f64>,
    gamma: ArrayView1<f64>,
    dy: ArrayView2<f64>,
) -> Result<(), Error> {
    same_length("gamma", x.ncols(), gamma)?;
    if dy.dim() == x.dim() {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what: "dy",
        expected: x.shape().to_vec(),
        found: dy.shape().to_vec(),
    })
}
