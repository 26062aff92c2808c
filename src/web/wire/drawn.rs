//! What was drawn, as numbers.

use crate::web::write::object;
use js_sys::{Float64Array, Uint32Array};
use tsify::Tsify;

/// What was drawn. Positions are CSS pixels from the upper left corner.
#[derive(Clone, Debug, Default, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Drawn {
    /// Left, upper, right and lower edge of the panel.
    pub edges: [f64; 4],
    /// The ends of the axis across.
    pub x: [f64; 2],
    /// The ends of the upright axis.
    pub y: [f64; 2],
    /// Whether the axis across is logarithmic.
    pub x_log: bool,
    /// Whether the upright axis is logarithmic.
    pub y_log: bool,
    /// Bins of each histogram.
    pub bins: Vec<Bins>,
    /// The marked mean of each drawn feature.
    pub mean: Vec<f64>,
    /// The marked standard deviation of each drawn feature.
    pub deviation: Vec<f64>,
    /// Numbers that are not in the picture: outside, infinite or NaN.
    pub left_out: usize,
}

/// Bins of a histogram.
#[derive(Clone, Debug, Tsify)]
pub struct Bins {
    /// The edges, one more than bins.
    #[tsify(type = "Float64Array")]
    pub edges: Float64Array,
    /// How many numbers are in each.
    #[tsify(type = "Uint32Array")]
    pub counts: Uint32Array,
}

/// A plot as an SVG document.
#[derive(Clone, Debug, Tsify)]
pub struct Picture {
    /// The document.
    pub svg: String,
    /// What was drawn.
    pub drawn: Drawn,
}

object!(Drawn { edges, x, y, x_log = "xLog", y_log = "yLog", bins, mean, deviation, left_out = "leftOut" });
object!(Bins { edges, counts });
object!(Picture { svg, drawn });
