//! Plots as JavaScript asks for them.

use super::Divisor;
pub use super::curves::{Along, Curves, Stroke};
use crate::web::read::{record, variants};
use js_sys::Float64Array;
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
    /// The same numbers before an affine map, in the same order: their bins are carried along.
    #[tsify(optional, type = "Float64Array")]
    pub before: Option<Float64Array>,
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

record!(Sheet { width, height, pixel_ratio = "pixelRatio", dark, ground });
variants!(Plot { "distribution" => Distribution, "cloud" => Cloud, "curves" => Curves, "bars" => Bars, "ridges" => Ridges });
record!(Distribution { values, before, hue, marks, symbols, normal_curve = "normalCurve", highlight, range });
record!(Cloud { x, y, hue, marks, highlight, range, equal_units = "equalUnits" });
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
record!(BarSet { values, hue });
record!(RidgeRow { values, label });
