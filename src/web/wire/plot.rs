//! Plots as JavaScript asks for them, and what was drawn, as numbers.

use super::Divisor;
use crate::web::read::{record, variants, words};
use js_sys::{Float64Array, Uint32Array};
use serde::Serialize;
use tsify::Tsify;

/// The paper a plot is drawn on.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Device pixels per CSS pixel.
    pub pixel_ratio: f64,
    /// Whether the ground is dark.
    pub dark: bool,
    /// Whether the ground is painted; otherwise the page shows through.
    pub ground: bool,
}

/// A plot: its numbers and how they are drawn. Colours are named by the identifiers of `--q-ID`.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Plot {
    /// A histogram with its mean and one standard deviation marked.
    Distribution(Distribution),
    /// Two features against one another.
    Cloud(Cloud),
    /// Lines and dots over a common axis.
    Curves(Curves),
    /// Bars, the first set filled, the others outlined over it.
    Bars(Bars),
    /// One histogram above the other.
    Ridges(Ridges),
}

/// A histogram with its mean and one standard deviation marked.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Distribution {
    /// The numbers.
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
    /// Colour.
    pub hue: String,
    /// Divisor of the marked deviation; without one nothing is marked.
    #[tsify(optional)]
    pub marks: Option<Divisor>,
    /// Symbols at mean and deviation.
    #[tsify(optional)]
    pub symbols: Option<[String; 2]>,
    /// Whether the normal curve of the same mean and deviation is drawn.
    pub normal_curve: bool,
    /// A number to point at.
    #[tsify(optional)]
    pub highlight: Option<f64>,
    /// Range across.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
}

/// Two features against one another.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Cloud {
    /// First feature, across.
    #[tsify(type = "Float64Array")]
    pub x: Float64Array,
    /// Second feature, upright.
    #[tsify(type = "Float64Array")]
    pub y: Float64Array,
    /// Colour.
    pub hue: String,
    /// Divisor of the marked deviations; without one nothing is marked.
    #[tsify(optional)]
    pub marks: Option<Divisor>,
    /// The point to point at.
    #[tsify(optional)]
    pub highlight: Option<usize>,
    /// Ranges of both axes.
    #[tsify(optional)]
    pub range: Option<[[f64; 2]; 2]>,
    /// Whether units are equally long on both axes.
    pub equal_units: bool,
}

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

/// Bars, the first set filled, the others outlined over it.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Bars {
    /// The sets.
    pub sets: Vec<BarSet>,
    /// The number of the first place.
    pub first: i32,
    /// Range upright.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
    /// Level lines.
    #[tsify(optional)]
    pub levels: Vec<f64>,
    /// The place to point at.
    #[tsify(optional)]
    pub highlight: Option<usize>,
}

/// One histogram above the other.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Ridges {
    /// The rows, the first on top.
    pub rows: Vec<RidgeRow>,
    /// Colour.
    pub hue: String,
    /// Range across.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
    /// The row to point at.
    #[tsify(optional)]
    pub highlight: Option<usize>,
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

/// Bars of one colour.
#[derive(Clone, Debug, Tsify)]
pub struct BarSet {
    /// Their heights.
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
    /// Colour.
    pub hue: String,
}

/// One row of ridges.
#[derive(Clone, Debug, Tsify)]
pub struct RidgeRow {
    /// The numbers.
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
    /// The label at its foot.
    pub label: String,
}

/// What was drawn. Positions are CSS pixels from the upper left corner.
#[derive(Clone, Debug, Default, Serialize, Tsify)]
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
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Bins {
    /// The edges, one more than bins.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub edges: Float64Array,
    /// How many numbers are in each.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Uint32Array")]
    pub counts: Uint32Array,
}

/// A plot as an SVG document.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Picture {
    /// The document.
    pub svg: String,
    /// What was drawn.
    pub drawn: Drawn,
}

record!(Sheet { width, height, pixel_ratio = "pixelRatio", dark, ground });
variants!(Plot { "distribution" => Distribution, "cloud" => Cloud, "curves" => Curves, "bars" => Bars, "ridges" => Ridges });
record!(Distribution { values, hue, marks, symbols, normal_curve = "normalCurve", highlight, range });
record!(Cloud { x, y, hue, marks, highlight, range, equal_units = "equalUnits" });
record!(Curves {
    x,
    y,
    bands,
    series,
    uprights,
    levels,
    highlight
});
record!(Bars {
    sets,
    first,
    range,
    levels,
    highlight
});
record!(Ridges {
    rows,
    hue,
    range,
    highlight
});
record!(Along { log, whole, range });
words!(Stroke { "solid" => Solid, "dashed" => Dashed, "quiet" => Quiet, "dots" => Dots, "both" => Both });
record!(Series { x, y, hue, stroke });
record!(Band { x, low, high, hue });
record!(BarSet { values, hue });
record!(RidgeRow { values, label });
