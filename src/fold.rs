//! Batch normalization in inference, folded into the layer beside it.
//!
//! Frozen, it is a line per channel, `y = scale · x + shift`, and lines compose. Right after a dense or convolution
//! layer it disappears into that layer's weights, exactly, zero padding or not. Behind an activation it cannot; it can
//! go into the *next* layer, but there not past zero padding, which would have to be padding with `−shift / scale`.

use crate::batch_norm::{Affine, Running, check_epsilon, scale_and_shift};
use crate::error::Error;
use crate::stats::same_length;
use ndarray::{Array1, Array2, ArrayD, ArrayView1, ArrayView2, ArrayViewD, Axis, Slice};

/// A batch normalization whose statistics no longer move.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    /// Scale γ and shift β.
    pub affine: Affine,
    /// Added to the running variance, inside the root.
    pub epsilon: f64,
    /// The statistics.
    pub running: Running,
}

/// Where the output channels are among the axes of a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightLayout {
    /// (outputs, inputs / groups, …): PyTorch's and ONNX's dense and convolution layers.
    OutputsFirst,
    /// (…, inputs, outputs): Keras's and Flax's.
    OutputsLast,
    /// (inputs, outputs / groups, …): PyTorch's transposed convolutions.
    Transposed {
        /// Groups of the convolution.
        groups: usize,
    },
}

/// A layer that has swallowed a batch normalization.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// `weight · scale`, each output channel by its own scale; the shape of the weight.
    pub weight: ArrayD<f64>,
    /// `(bias − running mean) · scale + beta`, (outputs). It is there even if the layer had none.
    pub bias: Array1<f64>,
}

impl Frozen {
    /// The line per channel: `scale = γ / sqrt(variance + ε)` and `shift = β − scale · mean`, (features) each.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if γ, β and the statistics differ in length, [`Error::BadParameter`] if ε or a
    /// variance is negative.
    pub fn line(&self) -> Result<(Array1<f64>, Array1<f64>), Error> {
        let features = self.affine.gamma.len();
        same_length("beta", features, self.affine.beta.view())?;
        self.running.check(features)?;
        check_epsilon(self.epsilon)?;
        Ok(scale_and_shift(&self.affine, self.epsilon, &self.running))
    }
}

/// Folds a batch normalization into the layer before it: `W' = scale · W`, `b' = scale · (b − mean) + β`.
///
/// # Errors
/// Those of [`Frozen::line`]; [`Error::ShapeMismatch`] if weight or bias do not have one output per feature,
/// [`Error::BadParameter`] if the groups do not divide the channels.
pub fn fold(
    weight: ArrayViewD<f64>,
    bias: Option<ArrayView1<f64>>,
    layout: WeightLayout,
    frozen: &Frozen,
) -> Result<Folded, Error> {
    let (scale, _) = frozen.line()?;
    let bias = match bias {
        Some(bias) => {
            same_length("bias", scale.len(), bias)?;
            &bias - &frozen.running.mean
        }
        None => -&frozen.running.mean,
    };
    let bias = bias * &scale + &frozen.affine.beta;
    Ok(Folded {
        weight: scaled(weight, layout, &scale)?,
        bias,
    })
}

/// Every output channel of a weight times its own scale.
fn scaled(
    weight: ArrayViewD<f64>,
    layout: WeightLayout,
    scale: &Array1<f64>,
) -> Result<ArrayD<f64>, Error> {
    let (axis, groups) = match layout {
        WeightLayout::OutputsFirst => (0, 1),
        WeightLayout::OutputsLast => (weight.ndim().saturating_sub(1), 1),
        WeightLayout::Transposed { groups } => (1, groups),
    };
    let fits = weight.ndim() > axis && weight.shape()[axis] * groups == scale.len();
    if !fits {
        return Err(Error::ShapeMismatch {
            what: "weight",
            expected: vec![scale.len()],
            found: weight.shape().to_vec(),
        });
    }
    let inputs = weight.shape()[0];
    if groups > 1 && !inputs.is_multiple_of(groups) {
        return Err(Error::BadParameter {
            name: "groups",
            value: groups as f64,
            must: "a divisor of the inputs",
        });
    }
    let mut weight = weight.to_owned();
    let outputs = scale.len() / groups;
    for group in 0..groups {
        // Only a transposed convolution has its groups along another axis than its outputs.
        let mut part = match groups {
            1 => weight.view_mut(),
            _ => weight.slice_axis_mut(
                Axis(0),
                Slice::from(group * inputs / groups..(group + 1) * inputs / groups),
            ),
        };
        for (output, mut channel) in part.axis_iter_mut(Axis(axis)).enumerate() {
            channel *= scale[group * outputs + output];
        }
    }
    Ok(weight)
}

/// Folds a batch normalization into the dense layer *after* it: `W' = W · diag(scale)`, `b' = b + W · shift`.
/// `weight` is (outputs, inputs), `bias` (outputs).
///
/// # Errors
/// Those of [`Frozen::line`]; [`Error::ShapeMismatch`] if the weight does not have one input per feature.
pub fn fold_into_next(
    weight: ArrayView2<f64>,
    bias: ArrayView1<f64>,
    frozen: &Frozen,
) -> Result<(Array2<f64>, Array1<f64>), Error> {
    let (scale, shift) = frozen.line()?;
    if weight.ncols() != scale.len() {
        let expected = vec![weight.nrows(), scale.len()];
        return Err(Error::ShapeMismatch {
            what: "weight",
            expected,
            found: weight.shape().to_vec(),
        });
    }
    same_length("bias", weight.nrows(), bias)?;
    Ok((&weight * &scale, &bias + &weight.dot(&shift)))
}
