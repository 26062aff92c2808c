//! Lines and dots over a common axis, as JavaScript asks for them.

use crate::web::read::{record, words};
use js_sys::Float64Array;
use tsify::Tsify;

/// Lines and dots over a common axis.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Curves {
    /// The axis across.
    pub x: Along,
    /// The upright axis.
    pub y: Along,
    /// Bands behind everything.
    #[tsify(optional)]
    pub bands: Vec<Band>,
    /// Series, from back to front.
    pub series: Vec<Series>,
    /// Upright lines.
    #[tsify(optional)]
    pub uprights: Vec<f64>,
    /// Level lines.
    #[tsify(optional)]
    pub levels: Vec<f64>,
    /// Series and index to point at.
    #[tsify(optional)]
    pub highlight: Option<(usize, usize)>,
}

/// An axis.
#[derive(Clone, Copy, Debug, Default, Tsify)]
pub struct Along {
    /// Whether it is logarithmic.
    pub log: bool,
    /// Whether only whole numbers are marked.
    pub whole: bool,
    /// Its ends.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Stroke {
    /// A solid line.
    Solid,
    /// The dash of its hue.
    Dashed,
    /// Thin and pale.
    Quiet,
    /// Dots.
    Dots,
    /// A line with dots.
    Both,
}

/// A line or a row of dots.
#[derive(Clone, Debug, Tsify)]
pub struct Series {
    /// Along the x axis, ascending.
    #[tsify(type = "Float64Array")]
    pub x: Float64Array,
    /// Along the y axis.
    #[tsify(type = "Float64Array")]
    pub y: Float64Array,
    /// Colour.
    pub hue: String,
    /// Line or dots.
    pub stroke: Stroke,
}

/// An area between two lines.
#[derive(Clone, Debug, Tsify)]
pub struct Band {
    /// Along the x axis, ascending.
    #[tsify(type = "Float64Array")]
    pub x: Float64Array,
    /// The lower edge.
    #[tsify(type = "Float64Array")]
    pub low: Float64Array,
    /// The upper edge.
    #[tsify(type = "Float64Array")]
    pub high: Float64Array,
    /// Colour.
    pub hue: String,
}

record!(Curves {
    x,
    y,
    bands,
    series,
    uprights,
    levels,
    highlight
});
record!(Along { log, whole, range });
words!(Stroke { "solid" => Solid, "dashed" => Dashed, "quiet" => Quiet, "dots" => Dots, "both" => Both });
record!(Series { x, y, hue, stroke });
record!(Band { x, low, high, hue });
