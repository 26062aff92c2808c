//! Normalizations beside batch norm that people meet: RMSNorm, DyT, batch renormalization, weight standardization.
//!
//! Layer, instance and group norm are batch norm over other axes: see [`crate::axes`].
//! Checked against PyTorch and Keras (`tests/data/oracles/more_norms.json`).

use crate::batch_norm::{Affine, Gradients, check_epsilon};
use crate::error::Error;
use crate::layer::Weighted;
use crate::stats::{Divisor, same_length};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

/// RMSNorm of each row, and its gradients.
#[derive(Debug, Clone, PartialEq)]
pub struct RmsNorm {
    /// `rms = √(Σ x² / features + ε)`, (rows).
    pub rms: Array1<f64>,
    /// `x_hat = x / rms`, (rows, features).
    pub x_hat: Array2<f64>,
    /// `y = gamma · x_hat`, (rows, features).
    pub y: Array2<f64>,
}

/// RMSNorm (Zhang & Sennrich 2019): each row is divided by its root mean square. No mean is subtracted and there is no β.
/// `x` is (rows, features), `gamma` (features).
///
/// # Errors
/// [`Error::EmptyInput`] without features, [`Error::ShapeMismatch`] if γ does not fit, [`Error::BadParameter`] for a bad ε.
///
/// # Examples
/// ```
/// use batch_norm_explained::norms::rms_norm;
/// use ndarray::array;
///
/// let norm = rms_norm(array![[3.0, 4.0]].view(), array![1.0, 1.0].view(), 0.0)?;
/// assert_eq!(norm.rms[0], 12.5_f64.sqrt());
/// # Ok::<(), batch_norm_explained::error::Error>(())
/// ```
pub fn rms_norm(
    x: ArrayView2<f64>,
    gamma: ArrayView1<f64>,
    epsilon: f64,
) -> Result<RmsNorm, Error> {
    check_epsilon(epsilon)?;
    same_length("gamma", x.ncols(), gamma)?;
    if x.ncols() == 0 {
        return Err(Error::EmptyInput);
    }
    let features = x.ncols() as f64;
    let rms = (&x * &x).sum_axis(Axis(1)) / features; // (rows)
    let rms = rms.mapv(|square| (square + epsilon).sqrt());
    let x_hat = &x / &rms.view().insert_axis(Axis(1)); // (rows, features)
    let y = &gamma * &x_hat;
    Ok(RmsNorm { rms, x_hat, y })
}

/// The gradients of [`rms_norm`], given `dy`, (rows, features):
/// `dx = (gamma·dy − x_hat · Σ gamma·dy·x_hat / features) / rms`, `dgamma = Σ dy·x_hat`.
///
/// # Errors
/// [`Error::ShapeMismatch`] if γ or `dy` do not fit.
pub fn rms_norm_backward(
    forward: &RmsNorm,
    gamma: ArrayView1<f64>,
    dy: ArrayView2<f64>,
) -> Result<(Array2<f64>, Array1<f64>), Error> {
    same_shape("dy", forward.x_hat.view(), dy)?;
    same_length("gamma", dy.ncols(), gamma)?;
    let d = &dy * &gamma; // (rows, features)
    let slope = (&d * &forward.x_hat).sum_axis(Axis(1)) / dy.ncols() as f64; // (rows)
    let along = &forward.x_hat * &slope.insert_axis(Axis(1)); // (rows, features)
    let dx = (d - along) / forward.rms.view().insert_axis(Axis(1));
    Ok((dx, (&dy * &forward.x_hat).sum_axis(Axis(0))))
}

/// What Keras 3.15 computes for `LayerNormalization(rms_scaling=True)`: `y = gamma · x / √(variance + ε)`, each row by its own
/// variance (divisor N). The mean is not subtracted, so it is no RMSNorm: 3, 4 becomes about 6, 8.
/// `x` is (rows, features), `gamma` (features).
///
/// # Errors
/// As [`rms_norm`].
pub fn rms_scaling(
    x: ArrayView2<f64>,
    gamma: ArrayView1<f64>,
    epsilon: f64,
) -> Result<Array2<f64>, Error> {
    let (_, root) = row_moments(x, gamma, epsilon)?;
    Ok(&x / &root.insert_axis(Axis(1)) * gamma)
}

/// The gradients of [`rms_scaling`], given `dy`, (rows, features):
/// `dx = (gamma·dy − (x − mean)/root² · Σ gamma·dy·x / features) / root`, `dgamma = Σ dy·x/root`.
///
/// # Errors
/// As [`rms_norm`]; [`Error::ShapeMismatch`] if `dy` does not fit.
pub fn rms_scaling_backward(
    x: ArrayView2<f64>,
    gamma: ArrayView1<f64>,
    epsilon: f64,
    dy: ArrayView2<f64>,
) -> Result<(Array2<f64>, Array1<f64>), Error> {
    same_shape("dy", x, dy)?;
    let (mean, root) = row_moments(x, gamma, epsilon)?;
    let root = root.insert_axis(Axis(1)); // (rows, 1)
    let scaled = &x / &root; // (rows, features)
    let deviation = (&x - &mean.insert_axis(Axis(1))) / &root; // (rows, features)
    let d = &dy * &gamma; // (rows, features)
    let slope = (&d * &scaled).sum_axis(Axis(1)) / x.ncols() as f64; // (rows)
    let dx = (d - deviation * slope.insert_axis(Axis(1))) / root;
    Ok((dx, (&dy * &scaled).sum_axis(Axis(0))))
}

/// The mean of each row and `√(variance + ε)`, (rows) each.
fn row_moments(
    x: ArrayView2<f64>,
    gamma: ArrayView1<f64>,
    epsilon: f64,
) -> Result<(Array1<f64>, Array1<f64>), Error> {
    check_epsilon(epsilon)?;
    same_length("gamma", x.ncols(), gamma)?;
    let Weighted { mean, variance, .. } = Weighted::of(x.t(), None)?;
    Ok((mean, variance.mapv(|variance| (variance + epsilon).sqrt())))
}

/// Dynamic tanh (Zhu et al. 2025): `y = gamma · tanh(alpha · x) + beta`, with one α for the whole layer. No statistics at all.
/// `x` is (rows, features), γ and β (features).
///
/// # Errors
/// [`Error::ShapeMismatch`] if γ or β do not fit.
pub fn dyt(x: ArrayView2<f64>, affine: &Affine, alpha: f64) -> Result<Array2<f64>, Error> {
    affine.check(x.ncols())?;
    let squashed = x.mapv(|x| (alpha * x).tanh()); // (rows, features)
    Ok(squashed * &affine.gamma + &affine.beta)
}

/// The gradients of [`dyt`], given `dy`, (rows, features), and `dalpha = Σ gamma·dy·x·(1 − tanh²)`.
///
/// # Errors
/// [`Error::ShapeMismatch`] if γ, β or `dy` do not fit.
pub fn dyt_backward(
    x: ArrayView2<f64>,
    affine: &Affine,
    alpha: f64,
    dy: ArrayView2<f64>,
) -> Result<(Gradients, f64), Error> {
    affine.check(x.ncols())?;
    same_shape("dy", x, dy)?;
    let squashed = x.mapv(|x| (alpha * x).tanh()); // (rows, features)
    let inside = &dy * &affine.gamma * squashed.mapv(|tanh| 1.0 - tanh * tanh); // ∂ℓ/∂(alpha·x)
    let gradients = Gradients {
        dx: &inside * alpha,
        dgamma: (&dy * &squashed).sum_axis(Axis(0)),
        dbeta: dy.sum_axis(Axis(0)),
    };
    Ok((gradients, (&inside * &x).sum()))
}

/// How far batch renormalization may lead away from the batch's own statistics.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The least r; the paper takes `1 / r_max`.
    pub r_min: f64,
    /// The largest r.
    pub r_max: f64,
    /// The largest |d|.
    pub d_max: f64,
}

impl Limits {
    /// No limits: training then normalizes with the running statistics.
    pub const NONE: Self = Self {
        r_min: 0.0,
        r_max: f64::INFINITY,
        d_max: f64::INFINITY,
    };
}

/// What batch renormalization remembers between batches.
#[derive(Debug, Clone, PartialEq)]
pub struct RenormBuffers {
    /// Running mean, (features).
    pub mean: Array1<f64>,
    /// Running average of `√(variance + ε)`, (features).
    pub std: Array1<f64>,
}

/// One batch through batch renormalization.
#[derive(Debug, Clone, PartialEq)]
pub struct Renorm {
    /// `r = clip(batch std / running std, r_min, r_max)`, (features).
    pub r: Array1<f64>,
    /// `d = clip((batch mean − running mean) / running std, −d_max, d_max)`, (features).
    pub d: Array1<f64>,
    /// `x_hat = (x − batch mean) / batch std`, (batch, features), before r and d.
    pub x_hat: Array2<f64>,
    /// `y = gamma · (x_hat · r + d) + beta`, (batch, features).
    pub y: Array2<f64>,
    /// The running statistics afterwards.
    pub buffers: RenormBuffers,
    /// `√(batch variance + ε)`, (features).
    std: Array1<f64>,
}

/// The settings of batch renormalization.
#[derive(Debug, Clone, PartialEq)]
pub struct RenormLayer {
    /// γ and β.
    pub affine: Affine,
    /// ε, added to the batch's variance under the root.
    pub epsilon: f64,
    /// How far r and d may go.
    pub limits: Limits,
    /// The weight of the new batch in the running statistics.
    pub momentum: f64,
}

/// Batch renormalization (Ioffe 2017, Algorithm 1). `x` is (batch, features).
///
/// Training then sees what inference will see, up to the limits: r and d carry the batch's statistics over to the running
/// ones. With r = 1 and d = 0 it is batch normalization.
///
/// # Errors
/// [`Error::EmptyInput`] without rows, [`Error::ShapeMismatch`] if γ, β or the buffers do not fit,
/// [`Error::BadParameter`] for a bad ε.
pub fn batch_renorm(
    layer: &RenormLayer,
    x: ArrayView2<f64>,
    buffers: &RenormBuffers,
) -> Result<Renorm, Error> {
    check_epsilon(layer.epsilon)?;
    layer.affine.check(x.ncols())?;
    same_length("running_mean", x.ncols(), buffers.mean.view())?;
    same_length("running_std", x.ncols(), buffers.std.view())?;
    let Limits {
        r_min,
        r_max,
        d_max,
    } = layer.limits;
    let batch = Weighted::of(x, None)?;
    let std = batch
        .variance
        .mapv(|variance| (variance + layer.epsilon).sqrt());
    let r = (&std / &buffers.std).mapv(|r| r.clamp(r_min, r_max));
    let d = ((&batch.mean - &buffers.mean) / &buffers.std).mapv(|d| d.clamp(-d_max, d_max));
    let x_hat = (&x - &batch.mean) / &std; // (batch, features)
    let y = (&x_hat * &r + &d) * &layer.affine.gamma + &layer.affine.beta;
    let mean = &buffers.mean + layer.momentum * (&batch.mean - &buffers.mean);
    let running_std = &buffers.std + layer.momentum * (&std - &buffers.std);
    Ok(Renorm {
        r,
        d,
        x_hat,
        y,
        buffers: RenormBuffers {
            mean,
            std: running_std,
        },
        std,
    })
}

/// The gradients of [`batch_renorm`], given `dy`, (batch, features). r and d count as constants (section 3 of the paper):
/// `dx = r·gamma/std · (dy − Σ dy / N − x_hat · Σ dy·x_hat / N)`.
///
/// # Errors
/// [`Error::ShapeMismatch`] if `dy` does not fit the batch.
pub fn batch_renorm_backward(
    layer: &RenormLayer,
    forward: &Renorm,
    dy: ArrayView2<f64>,
) -> Result<Gradients, Error> {
    same_shape("dy", forward.x_hat.view(), dy)?;
    let count = dy.nrows() as f64;
    let sum = dy.sum_axis(Axis(0)); // (features)
    let slope = (&dy * &forward.x_hat).sum_axis(Axis(0)); // (features)
    let inside = &dy - &(&sum / count) - &forward.x_hat * &(&slope / count); // (batch, features)
    Ok(Gradients {
        dx: inside * &(&forward.r * &layer.affine.gamma / &forward.std),
        dgamma: slope * &forward.r + &sum * &forward.d,
        dbeta: sum,
    })
}

/// Where ε stands in a standardization of weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EpsilonPlace {
    /// `√(variance + ε)`, as in normalization.
    InsideRoot,
    /// `√variance + ε`, as in the code that came with the paper.
    OutsideRoot,
}

/// The weights of a layer, standardized output by output.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardizedWeights {
    /// Mean of each output's weights, (outputs).
    pub mean: Array1<f64>,
    /// Variance of each output's weights with the divisor asked for, (outputs).
    pub variance: Array1<f64>,
    /// `w_hat = (w − mean) / root`, (outputs, inputs).
    pub w_hat: Array2<f64>,
    /// What the deviations were divided by, (outputs).
    root: Array1<f64>,
    /// `√variance`, (outputs).
    std: Array1<f64>,
    divisor: f64,
    place: EpsilonPlace,
}

/// Weight standardization (Qiao et al. 2019): the weights of each output get mean 0 and deviation 1. It needs no batch.
/// `w` is (outputs, inputs), the inputs of a convolution being its channels and positions.
///
/// # Errors
/// [`Error::EmptyInput`] without inputs, [`Error::TooFew`] for one input with N−1, [`Error::BadParameter`] for a bad ε.
pub fn standardize_weights(
    w: ArrayView2<f64>,
    epsilon: f64,
    divisor: Divisor,
    place: EpsilonPlace,
) -> Result<StandardizedWeights, Error> {
    check_epsilon(epsilon)?;
    let moments = Weighted::of(w.t(), None)?;
    let variance = moments.variance_with(divisor)?;
    let std = variance.mapv(f64::sqrt);
    let root = match place {
        EpsilonPlace::InsideRoot => variance.mapv(|variance| (variance + epsilon).sqrt()),
        EpsilonPlace::OutsideRoot => &std + epsilon,
    };
    let deviation = &w - &moments.mean.view().insert_axis(Axis(1)); // (outputs, inputs)
    let w_hat = deviation / root.view().insert_axis(Axis(1));
    Ok(StandardizedWeights {
        mean: moments.mean,
        variance,
        w_hat,
        root,
        std,
        divisor: divisor.of(w.ncols())?,
        place,
    })
}

/// The gradient with respect to the raw weights, given `dw_hat`, (outputs, inputs).
///
/// `dw = (dw_hat − mean(dw_hat) − w_hat · Σ dw_hat·w_hat / divisor · k) / root`, where k is 1 for ε inside the root and
/// `root / √variance` outside it.
///
/// # Errors
/// [`Error::ShapeMismatch`] if `dw_hat` does not fit.
pub fn standardize_weights_backward(
    forward: &StandardizedWeights,
    dw_hat: ArrayView2<f64>,
) -> Result<Array2<f64>, Error> {
    same_shape("dw_hat", forward.w_hat.view(), dw_hat)?;
    let mean = dw_hat.sum_axis(Axis(1)) / dw_hat.ncols() as f64; // (outputs)
    let slope = (&dw_hat * &forward.w_hat).sum_axis(Axis(1)) / forward.divisor; // (outputs)
    let slope = match forward.place {
        EpsilonPlace::InsideRoot => slope,
        EpsilonPlace::OutsideRoot => slope * &forward.root / &forward.std,
    };
    let inside =
        &dw_hat - &mean.insert_axis(Axis(1)) - &forward.w_hat * &slope.insert_axis(Axis(1)); // (outputs, inputs)
    Ok(inside / forward.root.view().insert_axis(Axis(1)))
}

fn same_shape(
    what: &'static str,
    expected: ArrayView2<f64>,
    found: ArrayView2<f64>,
) -> Result<(), Error> {
    if expected.dim() == found.dim() {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what,
        expected: expected.shape().to_vec(),
        found: found.shape().to_vec(),
    })
}
