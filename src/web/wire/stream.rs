//! A stream of batches whose population may move.

use super::Divisor;
use crate::web::read::record;
use crate::web::write::object;
use js_sys::Float64Array;
use tsify::Tsify;

/// A stream of batches of one feature.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StreamRequest {
    /// Number of batches, 1 to 2000.
    pub batches: usize,
    /// Rows per batch, 1 to 1024.
    pub batch: usize,
    /// Population mean before anything moves.
    pub mean: f64,
    /// Population standard deviation.
    pub deviation: f64,
    /// Added to the population mean at every step.
    pub drift: f64,
    /// The step, from 1, at which the mean jumps; 0 for never.
    pub jump_at: usize,
    /// How far it jumps.
    pub jump: f64,
    /// How far the mean moves in all, as in a network that settles.
    pub settle: f64,
    /// Seed.
    pub seed: u32,
    /// Divisor of the variance whose noise is asked for.
    pub stored: Divisor,
}

/// The stream that was asked for.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StreamRows {
    /// All rows, batch after batch.
    #[tsify(type = "Float64Array")]
    pub rows: Float64Array,
    /// Rows of each batch.
    pub sizes: Vec<usize>,
    /// The population mean.
    pub mean: Truth,
    /// The population variance.
    pub variance: Truth,
}

/// What is true of the population at each step, and how far a batch strays from it: one standard deviation either way.
#[derive(Clone, Debug, Tsify)]
pub struct Truth {
    /// The value.
    #[tsify(type = "Float64Array")]
    pub value: Float64Array,
    /// One standard deviation below.
    #[tsify(type = "Float64Array")]
    pub low: Float64Array,
    /// One standard deviation above.
    #[tsify(type = "Float64Array")]
    pub high: Float64Array,
}

record!(StreamRequest { batches, batch, mean, deviation, drift, jump_at = "jumpAt", jump, settle, seed, stored });
object!(StreamRows {
    rows,
    sizes,
    mean,
    variance
});
object!(Truth { value, low, high });
