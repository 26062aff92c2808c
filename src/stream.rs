//! A stream of batches whose population may move while it is watched, as activations do while a network trains.

use crate::error::Error;
use crate::random::Generator;
use crate::stats::{Divisor, Moments, total};
use ndarray::{Array2, ArrayView2, Axis, Slice};
use serde::Deserialize;

/// The generator's stream of samples.
const SAMPLES: u64 = 31;

/// How the stream is made.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename = "StreamRequest", rename_all = "camelCase")]
pub struct Stream {
    /// Number of batches, 1 to 2000.
    pub batches: usize,
    /// Rows per batch, 1 to 1024.
    pub batch: usize,
    /// Population mean before anything moves.
    pub mean: f64,
    /// Population standard deviation, at least 0.
    pub deviation: f64,
    /// Added to the population mean at every step.
    pub drift: f64,
    /// The step, from 1, at which the mean jumps; 0 for never.
    pub jump_at: usize,
    /// How far it jumps.
    pub jump: f64,
    /// How far the mean moves in all in the way of a network that settles: `settle · (1 − e^(−t/100))`.
    pub settle: f64,
    /// Seed.
    pub seed: u32,
}

impl Default for Stream {
    fn default() -> Self {
        Stream {
            batches: 100,
            batch: 32,
            mean: 2.0,
            deviation: 3.0,
            drift: 0.0,
            jump_at: 0,
            jump: 0.0,
            settle: 0.0,
            seed: 1,
        }
    }
}

impl Stream {
    /// The population mean at step `t`, from 1.
    pub fn population_mean(&self, t: usize) -> f64 {
        let jumped = if self.jump_at > 0 && t >= self.jump_at {
            self.jump
        } else {
            0.0
        };
        self.mean + self.drift * t as f64 + jumped + self.settle * -libm::expm1(-(t as f64) / 100.0)
    }

    /// Standard deviation of the mean of one batch: `σ/√m`.
    pub fn mean_noise(&self) -> f64 {
        self.deviation / (self.batch as f64).sqrt()
    }

    /// Standard deviation of the variance of one batch of normal values: `σ²·√(2(m−1))` over the divisor; 0 for one row.
    pub fn variance_noise(&self, divisor: Divisor) -> f64 {
        let freedom = self.batch.saturating_sub(1) as f64;
        let over = divisor.of(self.batch).unwrap_or(1.0);
        self.deviation * self.deviation * (2.0 * freedom).sqrt() / over
    }

    /// The rows of all batches below one another, (batches · batch, 1).
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a number of batches or rows out of range or a negative deviation.
    pub fn rows(&self) -> Result<Array2<f64>, Error> {
        within("batches", self.batches, 2000, "from 1 to 2000")?;
        within("batch", self.batch, 1024, "from 1 to 1024")?;
        if self.deviation.is_nan() || self.deviation < 0.0 {
            return Err(Error::BadParameter {
                name: "deviation",
                value: self.deviation,
                must: "at least 0",
            });
        }
        let noise =
            Generator::new(u64::from(self.seed), SAMPLES).normals(self.batches * self.batch);
        let value = |(row, _): (usize, usize)| {
            self.population_mean(row / self.batch + 1) + self.deviation * noise[row]
        };
        Ok(Array2::from_shape_fn((noise.len(), 1), value))
    }
}

fn within(name: &'static str, value: usize, most: usize, must: &'static str) -> Result<(), Error> {
    if (1..=most).contains(&value) {
        return Ok(());
    }
    Err(Error::BadParameter {
        name,
        value: value as f64,
        must,
    })
}

/// The statistics of each batch; `sizes` are the rows of each, in order.
///
/// # Errors
/// [`Error::EmptyInput`] without batches or with an empty one, [`Error::ShapeMismatch`] if the sizes do not add up.
pub fn statistics(rows: ArrayView2<f64>, sizes: &[usize]) -> Result<Vec<Moments>, Error> {
    if sizes.is_empty() {
        return Err(Error::EmptyInput);
    }
    if total(sizes) != rows.nrows() {
        return Err(Error::ShapeMismatch {
            what: "batches",
            expected: sizes.to_vec(),
            found: vec![rows.nrows()],
        });
    }
    let mut first = 0;
    let batches = sizes.iter().map(|size| {
        let batch = rows.slice_axis(Axis(0), Slice::from(first..first + size));
        first += size;
        Moments::of(batch)
    });
    batches.collect()
}
