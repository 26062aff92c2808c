//! Drawings of numbers: plain slices in, marks on any plotters backend out.
//!
//! A plot is a struct of data and options that implements [`Plot`]; [`draw`] puts it on a backend (the page's canvas) and [`svg`] into a
//! string, through the same code. Each returns what it drew as numbers (ranges, bins, ticks, where things are), so that the page and the
//! tests read the data given to the plot instead of looking at pixels.
//!
//! plotters gives the backends; its charts are not used: they measure every label through the document and are heavy in WebAssembly.
//! Here nothing is measured. Words stay in HTML; a plot writes tick numbers and single symbols only.

mod backend;
pub mod bars;
pub mod bins;
pub mod bracket;
mod clip;
pub mod cloud;
pub mod curves;
pub mod distribution;
pub mod frame;
pub mod ink;
pub mod pen;
pub mod ridges;
pub mod round;
pub mod scale;
mod shape;
pub mod slide;
pub mod theme;
pub mod ticks;

use backend::Backend;
pub use backend::Failure;
use pen::Pen;
use plotters::prelude::DrawingBackend;
use plotters_svg::SVGBackend;
use serde::Deserialize;
use theme::Theme;

/// Steps per device pixel in backend coordinates, which are whole numbers: a curve rounded to whole pixels wobbles.
///
/// Whoever owns a canvas scales its context by `1 / SUBPIXELS` before drawing.
pub const SUBPIXELS: i32 = 8;

/// The paper a plot is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Device pixels per CSS pixel: a canvas has `width · pixel_ratio` of them in a row.
    pub pixel_ratio: f64,
    /// Light or dark.
    pub theme: Theme,
    /// Whether the ground is painted; otherwise the page shows through.
    pub ground: bool,
}

impl Sheet {
    /// A light, transparent sheet of this size in CSS pixels, for a screen with one device pixel each.
    pub fn new(width: f64, height: f64) -> Sheet {
        Sheet {
            width,
            height,
            pixel_ratio: 1.0,
            theme: Theme::Light,
            ground: false,
        }
    }

    /// Width and height in backend steps.
    pub fn steps(&self) -> (u32, u32) {
        let steps =
            |length: f64| (length * self.pixel_ratio).round() as u32 * SUBPIXELS.unsigned_abs();
        (steps(self.width), steps(self.height))
    }
}

/// Something that can be drawn.
pub trait Plot {
    /// What was drawn, as numbers.
    type Drawn;

    /// Draws on the pen's sheet.
    fn draw(&self, pen: &mut Pen) -> Self::Drawn;
}

/// Draws a plot on a backend.
///
/// # Errors
/// The first error of the backend; what comes after it is not drawn.
pub fn draw<B: DrawingBackend, P: Plot>(
    backend: &mut B,
    sheet: &Sheet,
    plot: &P,
) -> Result<P::Drawn, Failure<B>> {
    let mut paper = Backend::new(backend);
    let drawn = plot.draw(&mut Pen::new(&mut paper, *sheet));
    paper.finish().map(|()| drawn)
}

/// Draws a plot as an SVG document, whose size is the sheet's in CSS pixels.
pub fn svg<P: Plot>(sheet: &Sheet, plot: &P) -> (String, P::Drawn) {
    let mut text = String::new();
    let mut backend = SVGBackend::with_string(&mut text, sheet.steps());
    let mut paper = Backend::new(&mut backend);
    let drawn = plot.draw(&mut Pen::for_svg(&mut paper, *sheet));
    // Writing to a string cannot fail, so there is nothing to report.
    let _ = backend.present();
    drop(backend);
    (with_root(&text, sheet), drawn)
}

/// Gives the document the size of the sheet; the backend only knows steps.
fn with_root(text: &str, sheet: &Sheet) -> String {
    let body = text.split_once('>').map_or("", |(_, body)| body);
    let (width, height) = sheet.steps();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" stroke-linejoin=\"round\">{body}",
        sheet.width, sheet.height
    )
}
