//! A batch normalization layer as frameworks keep it: running statistics, and three switches.
//!
//! A layer makes three independent choices about every batch that passes. Frameworks fuse them under names such as
//! `training`, `eval()` or `trainable`, and most trouble with the layer comes from taking two of them for one:
//!
//! | switch | field | values |
//! |---|---|---|
//! | A, which statistics normalize | [`Switches::statistics`] | this batch's, the running ones, the running ones after this batch |
//! | B, are the running statistics updated | [`Switches::update`] | yes, no |
//! | C, do γ and β learn | [`Switches::learn`] | yes, no |
//!
//! [`pass`] sends one batch through a layer and returns its output and the running statistics afterwards;
//! [`gradients`] goes back through that pass. [`pass_parts`] does the same for a batch that is cut into parts, each
//! normalized on its own: micro-batches, ghost batches, real and generated samples, devices.
//!
//! Shapes: x and dy are (batch, features); γ, β and all statistics are (features).
//! Checked against PyTorch, Keras, Flax, Haiku, Equinox and Paddle (`tests/data/oracles/modes.json`, `updates.json`).

use crate::batch_norm::{Affine, Gradients, Running};
use crate::convention::Update;
use crate::error::Error;
use crate::stats::{Divisor, same_length};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

/// Which statistics normalize a batch: switch A.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistics {
    /// The batch's own mean and variance (divisor N).
    Batch,
    /// The running mean and variance as they were before this batch.
    Running,
    /// The running mean and variance after this batch was averaged in (Equinox, `mode="ema"`).
    RunningAfterUpdate,
}

/// The three switches of one pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switches {
    /// A: which statistics normalize.
    pub statistics: Statistics,
    /// B: whether the running statistics take in this batch.
    pub update: bool,
    /// C: whether γ and β get gradients.
    pub learn: bool,
}

/// How running statistics are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Keeping {
    /// The weights of the old value and of the new batch, and which variance of the batch is averaged.
    pub update: Update,
    /// Whether the average is divided by `1 − ρᵗ` when it is used, t being the number of updates so far.
    ///
    /// Right for an average that starts at 0 (Haiku, Caffe). Equinox (`mode="batch"`, 0.13.8) divides a variance that
    /// starts at 1, so that it returns `V + ρᵗ/(1 − ρᵗ)`.
    pub debias: bool,
    /// Whether the first batch replaces the start (Equinox, `mode="ema"`).
    pub first_replaces: bool,
}

impl Keeping {
    /// The plain exponential or cumulative average that PyTorch, Keras, Flax and ONNX keep.
    pub fn plain(update: Update) -> Self {
        Self {
            update,
            debias: false,
            first_replaces: false,
        }
    }
}

/// What a layer remembers between batches.
#[derive(Debug, Clone, PartialEq)]
pub struct Buffers {
    /// The averages as they are stored, before any division by `1 − ρᵗ`.
    pub stored: Running,
    /// How many batches were averaged in.
    pub updates: usize,
}

impl Buffers {
    /// Buffers that no batch has reached.
    pub fn new(start: Running) -> Self {
        Self {
            stored: start,
            updates: 0,
        }
    }

    /// The statistics that inference uses: the stored ones, or with [`Keeping::debias`] `stored / (1 − ρᵗ)`.
    ///
    /// Before the first update nothing is divided.
    ///
    /// # Errors
    /// [`Error::BadParameter`] if the momentum is not from 0 to 1.
    pub fn used(&self, keeping: Keeping) -> Result<Running, Error> {
        let weight = self.weight_of_batches(keeping)?;
        Ok(Running {
            mean: &self.stored.mean / weight,
            variance: &self.stored.variance / weight,
        })
    }

    /// `1 − ρᵗ`, the weight of all batches so far; 1 where nothing is divided.
    fn weight_of_batches(&self, keeping: Keeping) -> Result<f64, Error> {
        if !keeping.debias || self.updates == 0 {
            return Ok(1.0);
        }
        let mut start = 1.0;
        for step in 1..=self.updates {
            start *= keeping.update.weights(step)?.0;
        }
        Ok(1.0 - start)
    }

    /// The buffers after one more batch: `old · weight_of_old + batch · weight_of_new`.
    ///
    /// NaN and infinities in a feature of the batch stay in that feature for ever, even where the batch weighs
    /// nothing: 0 · NaN is NaN.
    ///
    /// # Errors
    /// [`Error::BadParameter`] if the momentum is not from 0 to 1, [`Error::TooFew`] for a batch of one value with N−1.
    pub fn updated(&self, batch: &Weighted, keeping: Keeping) -> Result<Self, Error> {
        let (weight_of_old, weight_of_new) = self.weights(keeping)?;
        let stored = &self.stored;
        let variance = batch.variance_with(keeping.update.stored)?;
        Ok(Self {
            stored: Running {
                mean: weight_of_old * &stored.mean + weight_of_new * &batch.mean,
                variance: weight_of_old * &stored.variance + weight_of_new * variance,
            },
            updates: self.updates + 1,
        })
    }

    /// The weights of the old value and of the next batch.
    fn weights(&self, keeping: Keeping) -> Result<(f64, f64), Error> {
        if keeping.first_replaces && self.updates == 0 {
            return Ok((0.0, 1.0));
        }
        keeping.update.weights(self.updates + 1)
    }
}

/// The moments of a batch in which rows may weigh differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighted {
    /// The sum of the weights: the number of rows where each weighs 1.
    pub total: f64,
    /// `mean = Σ w·x / total`, (features).
    pub mean: Array1<f64>,
    /// `variance = Σ w·(x − mean)² / total`, (features).
    pub variance: Array1<f64>,
}

impl Weighted {
    /// The moments of `x`, (batch, features), under weights, (batch); without weights every row weighs 1.
    ///
    /// A row of weight 0 is left out altogether, whatever it holds: padding may hold NaN.
    ///
    /// # Errors
    /// [`Error::EmptyInput`] if no row has a weight, [`Error::ShapeMismatch`] if the weights do not fit the rows,
    /// [`Error::BadParameter`] if one of them is negative or not finite.
    ///
    /// # Examples
    /// ```
    /// use batch_norm_explained::layer::Weighted;
    /// use ndarray::{array, aview1};
    ///
    /// // The values 1 to 5 and as many zeros of padding.
    /// let x = array![[1.0], [2.0], [3.0], [4.0], [5.0], [0.0], [0.0], [0.0], [0.0], [0.0]];
    /// let valid = [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    /// let masked = Weighted::of(x.view(), Some(aview1(&valid)))?;
    /// let polluted = Weighted::of(x.view(), None)?;
    /// assert_eq!((masked.mean[0], masked.variance[0]), (3.0, 2.0));
    /// assert_eq!((polluted.mean[0], polluted.variance[0]), (1.5, 3.25));
    /// # Ok::<(), batch_norm_explained::error::Error>(())
    /// ```
    pub fn of(x: ArrayView2<f64>, weights: Option<ArrayView1<f64>>) -> Result<Self, Error> {
        let weights = checked_weights(x.nrows(), weights)?;
        let counted: Vec<usize> = (0..x.nrows()).filter(|row| weights[*row] > 0.0).collect();
        let x = x.select(Axis(0), &counted); // (counted rows, features)
        let weights = weights.select(Axis(0), &counted); // (counted rows)
        let column = weights.view().insert_axis(Axis(1)); // (counted rows, 1)
        let first = match x.outer_iter().next() {
            // An infinite value would make every difference NaN.
            Some(row) => row.mapv(|value| if value.is_finite() { value } else { 0.0 }),
            None => return Err(Error::EmptyInput),
        };
        let total = weights.sum();
        // A sample is subtracted before anything is summed, so that values near 1e8 keep their digits.
        let from_first = x - &first; // (counted rows, features)
        let rest = (&from_first * &column).sum_axis(Axis(0)) / total; // (features)
        let deviation = from_first - &rest; // (counted rows, features)
        let variance = (&deviation * &deviation * column).sum_axis(Axis(0)) / total;
        Ok(Self {
            total,
            mean: first + rest,
            variance,
        })
    }

    /// The variance with the divisor asked for: `variance · total / (total − 1)` for N−1, (features).
    ///
    /// # Errors
    /// [`Error::TooFew`] where N−1 is asked for and the weights sum to 1 or less.
    pub fn variance_with(&self, divisor: Divisor) -> Result<Array1<f64>, Error> {
        Ok(&self.variance * self.correction(divisor)?)
    }

    /// What turns the variance with divisor N into the one asked for.
    fn correction(&self, divisor: Divisor) -> Result<f64, Error> {
        match divisor {
            Divisor::N => Ok(1.0),
            Divisor::NMinusOne if self.total > 1.0 => Ok(self.total / (self.total - 1.0)),
            Divisor::NMinusOne => Err(Error::TooFew {
                what: "rows",
                needed: 2,
                found: self.total as usize,
            }),
        }
    }
}

/// A layer: what is learned, and how it treats the next batch.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// γ and β.
    pub affine: Affine,
    /// ε, added to the variance under the root.
    pub epsilon: f64,
    /// The three switches.
    pub switches: Switches,
    /// How the running statistics are kept.
    pub keeping: Keeping,
}

/// What one batch did in a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// The mean that was subtracted, (features).
    pub mean: Array1<f64>,
    /// The variance that was divided by, (features).
    pub variance: Array1<f64>,
    /// `x_hat = (x − mean) / √(variance + ε)`, (batch, features).
    pub x_hat: Array2<f64>,
    /// `y = gamma · x_hat + beta`, (batch, features).
    pub y: Array2<f64>,
    /// The running statistics afterwards.
    pub buffers: Buffers,
    /// `√(variance + ε)`, (features).
    root: Array1<f64>,
    /// How the statistics depend on this batch; none where they are constants.
    dependence: Option<Dependence>,
}

/// How the mean and the variance of a pass depend on its batch: `mean = constant + mean_share · batch mean`, and the
/// same for the variance.
#[derive(Debug, Clone, PartialEq)]
struct Dependence {
    mean_share: f64,
    variance_share: f64,
    /// `x − batch mean`, (batch, features).
    deviation: Array2<f64>,
    /// How much each row counts in the batch's statistics, (batch); they sum to 1.
    weights: Array1<f64>,
}

/// Sends a batch through a layer. `x` is (batch, features); `weights`, (batch), says how much each row counts in the
/// batch's statistics (1 for all of them if none are given, 0 for padding). Every row is normalized, padding too.
///
/// # Errors
/// [`Error::EmptyInput`] without rows where the batch's statistics are needed, [`Error::ShapeMismatch`] if γ, β, the
/// statistics or the weights do not fit, [`Error::BadParameter`] for a bad ε, momentum, weight or running variance,
/// [`Error::TooFew`] for one row where the variance with N−1 is stored.
///
/// # Examples
/// ```
/// use batch_norm_explained::batch_norm::{Affine, Running};
/// use batch_norm_explained::convention::Convention;
/// use batch_norm_explained::layer::{Buffers, Keeping, Layer, Statistics, Switches, pass};
/// use ndarray::array;
///
/// // PyTorch, `train()` with `requires_grad_(False)`: "frozen", and the running mean moves all the same.
/// let layer = Layer {
///     affine: Affine::identity(1),
///     epsilon: 1e-5,
///     switches: Switches { statistics: Statistics::Batch, update: true, learn: false },
///     keeping: Keeping::plain(Convention::PyTorch.update()),
/// };
/// let batch = array![[2.0], [4.0], [5.0], [6.0], [8.0]];
/// let after = pass(&layer, batch.view(), None, &Buffers::new(Running::start(1)))?;
/// assert_eq!(after.buffers.stored.mean[0], 0.5);
/// # Ok::<(), batch_norm_explained::error::Error>(())
/// ```
pub fn pass(
    layer: &Layer,
    x: ArrayView2<f64>,
    weights: Option<ArrayView1<f64>>,
    buffers: &Buffers,
) -> Result<Pass, Error> {
    let Switches {
        statistics, update, ..
    } = layer.switches;
    let (affine, keeping) = (&layer.affine, layer.keeping);
    affine.check(x.ncols())?;
    buffers.stored.check(x.ncols())?;
    let batch = if update || statistics != Statistics::Running {
        Some(Weighted::of(x, weights)?)
    } else {
        None
    };
    let after = match &batch {
        Some(batch) if update => buffers.updated(batch, keeping)?,
        _ => buffers.clone(),
    };
    let (used, shares) = match (statistics, &batch) {
        (Statistics::Batch, Some(batch)) => {
            let used = Running {
                mean: batch.mean.clone(),
                variance: batch.variance.clone(),
            };
            (used, Some((1.0, 1.0)))
        }
        (Statistics::RunningAfterUpdate, Some(batch)) if update => {
            let (_, weight_of_new) = buffers.weights(keeping)?;
            let share = weight_of_new / after.weight_of_batches(keeping)?;
            let correction = batch.correction(keeping.update.stored)?;
            (after.used(keeping)?, Some((share, share * correction)))
        }
        _ => (buffers.used(keeping)?, None),
    };
    let dependence = match (shares, &batch) {
        (Some((mean_share, variance_share)), Some(batch)) => Some(Dependence {
            mean_share,
            variance_share,
            deviation: &x - &batch.mean,
            weights: checked_weights(x.nrows(), weights)? / batch.total,
        }),
        _ => None,
    };
    let root = root(&used.variance, layer.epsilon)?;
    let x_hat = (&x - &used.mean) / &root; // (batch, features)
    let y = &affine.gamma * &x_hat + &affine.beta; // (batch, features)
    Ok(Pass {
        mean: used.mean,
        variance: used.variance,
        x_hat,
        y,
        buffers: after,
        root,
        dependence,
    })
}

/// The gradients of a loss through a pass, given `dy = ∂ℓ/∂y`, (batch, features).
///
/// With `d = gamma · dy`, p the weights of the rows in the batch's statistics, and s and s′ the shares of the batch in the
/// mean and in the variance:
///
/// `dx_i = (d_i − p_i·s·Σ d − p_i·s′·(x_i − batch mean)/root · Σ d·x_hat) / root`
///
/// Both shares are 1 where the batch normalizes itself, 0 where running statistics do.
/// `dgamma = Σ dy·x_hat` and `dbeta = Σ dy` are returned whether or not γ and β learn: see [`Switches::learn`].
///
/// # Errors
/// [`Error::ShapeMismatch`] if `dy` does not fit the batch.
pub fn gradients(layer: &Layer, pass: &Pass, dy: ArrayView2<f64>) -> Result<Gradients, Error> {
    if dy.dim() != pass.x_hat.dim() {
        return Err(Error::ShapeMismatch {
            what: "dy",
            expected: pass.x_hat.shape().to_vec(),
            found: dy.shape().to_vec(),
        });
    }
    let d = &dy * &layer.affine.gamma; // (batch, features)
    let dx = match &pass.dependence {
        None => d / &pass.root,
        Some(dependence) => {
            let weights = dependence.weights.view().insert_axis(Axis(1)); // (batch, 1)
            let sum = d.sum_axis(Axis(0)); // (features)
            let slope = (&d * &pass.x_hat).sum_axis(Axis(0)); // (features)
            let through_mean = &weights * &(dependence.mean_share * sum); // (batch, features)
            let through_variance =
                &dependence.deviation / &pass.root * weights * (dependence.variance_share * slope); // (batch, features)
            (d - through_mean - through_variance) / &pass.root
        }
    };
    Ok(Gradients {
        dx,
        dgamma: (&dy * &pass.x_hat).sum_axis(Axis(0)),
        dbeta: dy.sum_axis(Axis(0)),
    })
}

/// Running statistics for one inference call that take the call's own batch in:
/// `alpha · running + (1 − alpha) · batch` (test-time adaptation; Schneider et al. 2020).
///
/// `divisor` says which variance of the batch is mixed in. With PyTorch's `momentum = 1 − alpha` it is the one with
/// N−1, so that alpha 0 is not what training computes.
///
/// # Errors
/// Those of [`Weighted::of`]; [`Error::BadParameter`] if alpha is not from 0 to 1; [`Error::TooFew`] for one row with N−1.
pub fn test_time(
    x: ArrayView2<f64>,
    running: &Running,
    alpha: f64,
    divisor: Divisor,
) -> Result<Running, Error> {
    running.check(x.ncols())?;
    if !(0.0..=1.0).contains(&alpha) {
        return Err(Error::BadParameter {
            name: "alpha",
            value: alpha,
            must: "from 0 to 1",
        });
    }
    let batch = Weighted::of(x, None)?;
    let variance = batch.variance_with(divisor)?;
    Ok(Running {
        mean: alpha * &running.mean + (1.0 - alpha) * batch.mean,
        variance: alpha * &running.variance + (1.0 - alpha) * variance,
    })
}

/// How the running statistics take in the parts of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartsUpdate {
    /// One update for each part, in order: micro-batches, ghost batches written as a loop.
    Sequential,
    /// One update with the plain mean of the parts' statistics (`tf_keras`, `virtual_batch_size`).
    MeanOfParts,
}

/// A batch that went through a layer in parts.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsPass {
    /// The pass of each part.
    pub parts: Vec<Pass>,
    /// The rows of each part.
    pub rows: Vec<Vec<usize>>,
    /// `y`, (batch, features), in the order of the batch.
    pub y: Array2<f64>,
    /// The running statistics afterwards.
    pub buffers: Buffers,
}

/// Sends a batch through a layer in parts, each normalized on its own. `rows` names the rows of every part; each row
/// of `x`, (batch, features), belongs to exactly one.
///
/// # Errors
/// Those of [`pass`]; [`Error::ShapeMismatch`] if the parts do not hold every row exactly once.
pub fn pass_parts(
    layer: &Layer,
    x: ArrayView2<f64>,
    rows: &[Vec<usize>],
    buffers: &Buffers,
    how: PartsUpdate,
) -> Result<PartsPass, Error> {
    check_parts(x.nrows(), rows)?;
    let mut y = Array2::zeros(x.dim());
    let (mut parts, mut after) = (Vec::new(), buffers.clone());
    for chosen in rows {
        let part = pass(layer, x.select(Axis(0), chosen).view(), None, &after)?;
        for (row, values) in chosen.iter().zip(part.y.outer_iter()) {
            y.row_mut(*row).assign(&values);
        }
        if how == PartsUpdate::Sequential {
            after = part.buffers.clone();
        }
        parts.push(part);
    }
    if how == PartsUpdate::MeanOfParts && layer.switches.update {
        let count = parts.len() as f64;
        let mut mean = Array1::zeros(x.ncols());
        let mut variance = Array1::zeros(x.ncols());
        for chosen in rows {
            let batch = Weighted::of(x.select(Axis(0), chosen).view(), None)?;
            mean += &(&batch.mean / count);
            variance += &(batch.variance_with(layer.keeping.update.stored)? / count);
        }
        let (weight_of_old, weight_of_new) = buffers.weights(layer.keeping)?;
        after.stored = Running {
            mean: weight_of_old * &buffers.stored.mean + weight_of_new * mean,
            variance: weight_of_old * &buffers.stored.variance + weight_of_new * variance,
        };
        after.updates += 1;
    }
    Ok(PartsPass {
        parts,
        rows: rows.to_vec(),
        y,
        buffers: after,
    })
}

/// The gradients through [`pass_parts`], given `dy`, (batch, features): `dx` row by row, `dgamma` and `dbeta` summed over
/// the parts, as accumulated gradients are.
///
/// # Errors
/// [`Error::ShapeMismatch`] if `dy` does not fit the batch.
pub fn gradients_of_parts(
    layer: &Layer,
    passed: &PartsPass,
    dy: ArrayView2<f64>,
) -> Result<Gradients, Error> {
    if dy.dim() != passed.y.dim() {
        return Err(Error::ShapeMismatch {
            what: "dy",
            expected: passed.y.shape().to_vec(),
            found: dy.shape().to_vec(),
        });
    }
    let mut all = Gradients {
        dx: Array2::zeros(dy.dim()),
        dgamma: Array1::zeros(dy.ncols()),
        dbeta: Array1::zeros(dy.ncols()),
    };
    for (part, rows) in passed.parts.iter().zip(&passed.rows) {
        let one = gradients(layer, part, dy.select(Axis(0), rows).view())?;
        for (row, values) in rows.iter().zip(one.dx.outer_iter()) {
            all.dx.row_mut(*row).assign(&values);
        }
        all.dgamma += &one.dgamma;
        all.dbeta += &one.dbeta;
    }
    Ok(all)
}

/// The momentum under which `repeats` updates with the same batch weigh it as much as one update at `momentum`:
/// `1 − (1 − momentum)^(1/repeats)`. 0.0513 for 0.1 and two updates.
///
/// Exact for one batch that is seen several times (activation checkpointing). For different micro-batches it is not: the
/// spread between them is lost.
pub fn momentum_for_repeats(momentum: f64, repeats: usize) -> f64 {
    1.0 - libm::pow(1.0 - momentum, 1.0 / repeats.max(1) as f64)
}

/// `√(variance + ε)`, (features).
fn root(variance: &Array1<f64>, epsilon: f64) -> Result<Array1<f64>, Error> {
    crate::batch_norm::check_epsilon(epsilon)?;
    Ok(variance.mapv(|variance| (variance + epsilon).sqrt()))
}

/// One weight for each row: those given, or 1 for all.
fn checked_weights(rows: usize, weights: Option<ArrayView1<f64>>) -> Result<Array1<f64>, Error> {
    let Some(weights) = weights else {
        return Ok(Array1::ones(rows));
    };
    same_length("weights", rows, weights)?;
    match weights.iter().find(|w| !(w.is_finite() && **w >= 0.0)) {
        None => Ok(weights.to_owned()),
        Some(&value) => Err(Error::BadParameter {
            name: "weights",
            value,
            must: "finite and at least 0",
        }),
    }
}

fn check_parts(count: usize, rows: &[Vec<usize>]) -> Result<(), Error> {
    let mut seen: Vec<usize> = rows.iter().flatten().copied().collect();
    seen.sort_unstable();
    if seen.iter().copied().eq(0..count) {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what: "parts",
        expected: vec![count],
        found: vec![seen.len()],
    })
}
