//! Test data that look different, and batches that do not represent the whole (figure `shift`).

use serde::{Deserialize, Serialize};
mod classes;
mod trained;

pub use classes::{
    ClassOutcome, ClassTraining, ClassesRequest, evaluate_classes, train_on_classes,
};
pub use trained::{Trained, train};

use ndarray::Array2;

use super::evaluate::{Evaluation, evaluate, evaluate_in_batches, population};
use super::loss::Losses;
use super::setting::Setting;
use super::stage::Statistics;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::error::Error;
use batch_norm_explained::random::{Generator, stream};

/// What is done to the test pictures: `contrast · x + brightness + noise`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PictureShift {
    /// Factor on every pixel, −10 to 10; −1 with brightness 1 inverts.
    pub contrast: f64,
    /// Added to every pixel, −10 to 10.
    pub brightness: f64,
    /// Standard deviation of the noise added to every pixel, 0 to 10.
    pub noise: f64,
    /// Which part is blackened.
    pub mask: Mask,
}

/// A part of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Mask {
    /// Nothing.
    #[default]
    None,
    /// The left four columns.
    #[serde(rename = "left")]
    LeftHalf,
}

impl Default for PictureShift {
    /// Clean pictures.
    fn default() -> Self {
        Self {
            contrast: 1.0,
            brightness: 0.0,
            noise: 0.0,
            mask: Mask::None,
        }
    }
}

impl PictureShift {
    fn apply(&self, inputs: &mut Array2<f64>, seed: u64) -> Result<(), Error> {
        let Self {
            contrast,
            brightness,
            noise,
            mask,
        } = *self;
        within!(contrast, -10, 10)?;
        within!(brightness, -10, 10)?;
        within!(noise, 0, 10)?;
        inputs.mapv_inplace(|x| contrast * x + brightness);
        if noise > 0.0 {
            let normals = Generator::new(seed, stream::TEST_NOISE).normals(inputs.len());
            inputs
                .iter_mut()
                .zip(normals)
                .for_each(|(x, normal)| *x += noise * normal);
        }
        if mask == Mask::LeftHalf {
            inputs
                .indexed_iter_mut()
                .filter(|((_, pixel), _)| pixel % 8 < 4)
                .for_each(|(_, x)| *x = 0.0);
        }
        Ok(())
    }
}

/// How a network is tested.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ShiftedConfig {
    /// The setting it was trained with.
    #[serde(flatten)]
    pub setting: Setting,
    /// What is done to the pictures.
    #[serde(flatten)]
    pub shift: PictureShift,
    /// Pictures in a test batch that is normalised by its own statistics, 2 to 512.
    #[serde(rename = "testBatch")]
    pub batch_size: usize,
    /// How many pictures the statistics of training count for beside a batch, in the mixture.
    pub prior: f64,
}

impl Default for ShiftedConfig {
    fn default() -> Self {
        Self {
            setting: Setting::digits(),
            shift: PictureShift::default(),
            batch_size: 32,
            prior: 16.0,
        }
    }
}

/// Accuracy and loss on 512 shifted test pictures. Without batch normalization all four are the same.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ShiftOutcome {
    /// With the statistics of the training set.
    pub population: Evaluation,
    /// In batches, each with its own statistics (divisor N).
    pub batch: Evaluation,
    /// All of them as one batch (divisor N−1).
    pub whole: Evaluation,
    /// In batches, statistics mixed from those of training and of the batch (divisor N−1).
    pub mixed: Evaluation,
}

/// A finished network and how it is tested, as JavaScript asks for it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ShiftedRequest {
    /// [`Trained::parameters`].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "ArrayLike<number>"))]
    pub parameters: Vec<f64>,
    /// [`Trained::statistics`].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "ArrayLike<number>"))]
    pub statistics: Vec<f64>,
    /// How it is tested.
    #[serde(flatten)]
    pub test: ShiftedConfig,
}

impl ShiftedRequest {
    /// [`evaluate_shifted`] of what it holds.
    ///
    /// # Errors
    /// As [`evaluate_shifted`].
    pub fn run(self) -> Result<ShiftOutcome, Error> {
        let trained = Trained {
            parameters: self.parameters,
            statistics: self.statistics,
            losses: Losses::default(),
        };
        evaluate_shifted(&trained, &self.test)
    }
}

/// Tests a finished network on shifted pictures.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range, [`Error::ShapeMismatch`] if `trained` comes from another
/// setting.
pub fn evaluate_shifted(trained: &Trained, config: &ShiftedConfig) -> Result<ShiftOutcome, Error> {
    let ShiftedConfig {
        setting,
        shift,
        batch_size,
        prior,
    } = *config;
    within!(batch_size, 2, 512)?;
    within!(prior, 0, 1000000)?;
    let (network, statistics) = trained.restore(&setting)?;
    let mut unseen = setting.source.test(setting.seed);
    shift.apply(&mut unseen.inputs, setting.seed)?;
    let normalized = !statistics.is_empty();
    let rows: Vec<usize> = (0..unseen.len()).collect();
    let mut mixed = vec![];
    for rows in rows.chunks_exact(batch_size) {
        let batch = unseen.select(rows);
        let own = if normalized {
            population(&network, &batch)?
        } else {
            vec![]
        };
        let mixture: Vec<Running> = statistics
            .iter()
            .zip(&own)
            .map(|(source, own)| mix(source, prior, own, batch_size as f64))
            .collect();
        mixed.push(evaluate(&network, &batch, Statistics::Given(&mixture))?);
    }
    let whole = if normalized {
        population(&network, &unseen)?
    } else {
        vec![]
    };
    Ok(ShiftOutcome {
        population: evaluate(&network, &unseen, Statistics::Given(&statistics))?,
        batch: evaluate_in_batches(&network, &unseen, Statistics::Batch, &rows, batch_size)?,
        whole: evaluate(&network, &unseen, Statistics::Given(&whole))?,
        mixed: average(&mixed),
    })
}

/// The weighted mean of two pairs of statistics (Schneider et al. 2020).
fn mix(a: &Running, weight_a: f64, b: &Running, weight_b: f64) -> Running {
    let mix = |a: &ndarray::Array1<f64>, b: &ndarray::Array1<f64>| {
        (a * weight_a + b * weight_b) / (weight_a + weight_b)
    };
    Running {
        mean: mix(&a.mean, &b.mean),
        variance: mix(&a.variance, &b.variance),
    }
}

fn average(parts: &[Evaluation]) -> Evaluation {
    let mean =
        |value: fn(&Evaluation) -> f64| parts.iter().map(value).sum::<f64>() / parts.len() as f64;
    Evaluation {
        loss: mean(|part| part.loss),
        accuracy: mean(|part| part.accuracy),
    }
}
