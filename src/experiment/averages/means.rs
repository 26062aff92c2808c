//! Streams of batch means whose true mean is known.

use crate::error::Error;
use crate::experiment::require;
use crate::experiment::summary;
use crate::random::{Generator, stream};
use crate::running::{Average, average};
use ndarray::{Array1, Array2};

/// How the mean of a stream moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Path {
    /// By the same amount at every step.
    Linear {
        /// Change per step; 0 stands still.
        per_step: f64,
    },
    /// Towards an end, as in training: `by · (1 − e^(−t/within))`.
    Settling {
        /// Whole change.
        by: f64,
        /// Steps after which 63 % of it are done.
        within: f64,
    },
}

/// A stream of batch means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StreamConfig {
    /// Mean of a value at the start.
    pub mean: f64,
    /// Standard deviation of a value.
    pub deviation: f64,
    /// Values in a batch.
    pub batch_size: usize,
    /// How the mean moves.
    pub path: Path,
    /// Batches, 1 to 5000.
    pub steps: usize,
    /// Independent streams, 1 to 1000.
    pub repetitions: usize,
    /// Seed of the streams.
    pub seed: u64,
}

impl Default for StreamConfig {
    fn default() -> Self {
        let path = Path::Linear { per_step: 0.0 };
        Self {
            mean: 2.0,
            deviation: 3.0,
            batch_size: 32,
            path,
            steps: 600,
            repetitions: 1,
            seed: 1,
        }
    }
}

/// Batch means and what they are means of.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// The true mean at each step, (steps).
    pub target: Array1<f64>,
    /// The batch means, (steps, repetitions): every repetition is a feature for [`average`].
    pub means: Array2<f64>,
}

/// Draws streams. The mean of a batch is normal with standard deviation `deviation / √batch_size`.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn stream(config: &StreamConfig) -> Result<Stream, Error> {
    let StreamConfig {
        mean,
        deviation,
        batch_size,
        steps,
        repetitions,
        ..
    } = *config;
    require(deviation >= 0.0, "deviation", deviation, "at least 0")?;
    require(
        batch_size >= 1,
        "batch_size",
        batch_size as f64,
        "at least 1",
    )?;
    within!(steps, 1, 5000)?;
    within!(repetitions, 1, 1000)?;
    let target = Array1::from_shape_fn(steps, |index| {
        let step = (index + 1) as f64;
        mean + match config.path {
            Path::Linear { per_step } => per_step * step,
            Path::Settling { by, within } => by * (1.0 - (-step / within).exp()),
        }
    });
    let noise = Generator::new(config.seed, stream::BATCH_MEANS).normals(steps * repetitions);
    let scale = deviation / (batch_size as f64).sqrt();
    let means = Array2::from_shape_fn((steps, repetitions), |(step, run)| {
        target[step] + scale * noise[run * steps + step]
    });
    Ok(Stream { target, means })
}

/// How far averages are from the true mean, over the repetitions, at each step.
#[derive(Clone, Debug, PartialEq)]
pub struct Misses {
    /// Mean of the misses: the lag.
    pub bias: Vec<f64>,
    /// Their standard deviation: the noise.
    pub deviation: Vec<f64>,
    /// √(bias² + deviation²).
    pub rmse: Vec<f64>,
}

/// Averages a stream from `start` on and compares with the true mean.
///
/// # Errors
/// Those of [`average`].
pub fn misses(stream: &Stream, kind: Average, start: f64) -> Result<Misses, Error> {
    let start = Array1::from_elem(stream.means.ncols(), start);
    let estimates = average(stream.means.view(), kind, start.view())?;
    let mut misses = Misses {
        bias: vec![],
        deviation: vec![],
        rmse: vec![],
    };
    for (row, target) in estimates.rows().into_iter().zip(&stream.target) {
        let row: Vec<f64> = row.iter().map(|estimate| estimate - target).collect();
        let (bias, deviation) = (summary::mean(&row), summary::deviation(&row));
        misses.bias.push(bias);
        misses.deviation.push(deviation);
        misses.rmse.push(bias.hypot(deviation));
    }
    Ok(misses)
}
