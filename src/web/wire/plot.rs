//! Plots as JavaScript asks for them, and what was drawn, as numbers.

use super::Divisor;
use js_sys::{Float64Array, Uint32Array};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The paper a plot is drawn on.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
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
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Plot {
    /// A histogram with its mean and one standard deviation marked.
    Distribution {
        /// The numbers.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        #[tsify(type = "Float64Array")]
        values: Float64Array,
        /// Colour.
        hue: String,
        /// Divisor of the marked deviation; without one nothing is marked.
        #[tsify(optional)]
        marks: Option<Divisor>,
        /// Symbols at mean and deviation.
        #[tsify(optional)]
        symbols: Option<[String; 2]>,
        /// Whether the normal curve of the same mean and deviation is drawn.
        #[serde(default)]
        normal_curve: bool,
        /// A number to point at.
        #[tsify(optional)]
        highlight: Option<f64>,
        /// Range across.
        #[tsify(optional)]
        range: Option<[f64; 2]>,
    },
    /// Two features against one another.
    Cloud {
        /// First feature, across.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        #[tsify(type = "Float64Array")]
        x: Float64Array,
        /// Second feature, upright.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        #[tsify(type = "Float64Array")]
        y: Float64Array,
        /// Colour.
        hue: String,
        /// Divisor of the marked deviations; without one nothing is marked.
        #[tsify(optional)]
        marks: Option<Divisor>,
        /// The point to point at.
        #[tsify(optional)]
        highlight: Option<usize>,
        /// Ranges of both axes.
        #[tsify(optional)]
        range: Option<[[f64; 2]; 2]>,
        /// Whether units are equally long on both axes.
        #[serde(default)]
        equal_units: bool,
    },
    /// Lines and dots over a common axis.
    Curves {
        /// The axis across.
        x: Along,
        /// The upright axis.
        y: Along,
        /// Bands behind everything.
        #[serde(default)]
        #[tsify(optional)]
        bands: Vec<Band>,
        /// Series, from back to front.
        series: Vec<Series>,
        /// Upright lines.
        #[serde(default)]
        #[tsify(optional)]
        uprights: Vec<f64>,
        /// Level lines.
        #[serde(default)]
        #[tsify(optional)]
        levels: Vec<f64>,
        /// Series and index to point at.
        #[tsify(optional)]
        highlight: Option<(usize, usize)>,
    },
    /// Bars, the first set filled, the others outlined over it.
    Bars {
        /// The sets.
        sets: Vec<BarSet>,
        /// The number of the first place.
        first: i32,
        /// Range upright.
        #[tsify(optional)]
        range: Option<[f64; 2]>,
        /// Level lines.
        #[serde(default)]
        #[tsify(optional)]
        levels: Vec<f64>,
        /// The place to point at.
        #[tsify(optional)]
        highlight: Option<usize>,
    },
    /// One histogram above the other.
    Ridges {
        /// The rows, the first on top.
        rows: Vec<RidgeRow>,
        /// Colour.
        hue: String,
        /// Range across.
        #[tsify(optional)]
        range: Option<[f64; 2]>,
        /// The row to point at.
        #[tsify(optional)]
        highlight: Option<usize>,
    },
}

/// An axis.
#[derive(Clone, Copy, Debug, Default, Deserialize, Tsify)]
pub struct Along {
    /// Whether it is logarithmic.
    #[serde(default)]
    pub log: bool,
    /// Whether only whole numbers are marked.
    #[serde(default)]
    pub whole: bool,
    /// Its ends.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
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
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Series {
    /// Along the x axis, ascending.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub x: Float64Array,
    /// Along the y axis.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub y: Float64Array,
    /// Colour.
    pub hue: String,
    /// Line or dots.
    pub stroke: Stroke,
}

/// An area between two lines.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Band {
    /// Along the x axis, ascending.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub x: Float64Array,
    /// The lower edge.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub low: Float64Array,
    /// The upper edge.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub high: Float64Array,
    /// Colour.
    pub hue: String,
}

/// Bars of one colour.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct BarSet {
    /// Their heights.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
    /// Colour.
    pub hue: String,
}

/// One row of ridges.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct RidgeRow {
    /// The numbers.
    #[serde(with = "serde_wasm_bindgen::preserve")]
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
