//! A pen: shapes in CSS pixels, put on a backend whose coordinates are whole steps.

use super::backend::{Paper, Step};
use super::ink::{Anchor, Ink};
use super::shape::{dashes, hang};
use super::theme::{Hue, Marker, Surface};
use super::{SUBPIXELS, Sheet};
use plotters::prelude::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

/// A point in CSS pixels from the upper left corner.
pub type Point = (f64, f64);

/// The SVG backend divides font sizes by this.
const SVG_FONT: f64 = 1.24;

/// The page's font, named directly: a lookup by name would fold its case, with Unicode's tables.
const FONT: FontFamily = FontFamily::Name("system-ui, sans-serif");

/// Height of every label in CSS pixels.
pub const LABEL: f64 = 11.0;

/// A pen on a sheet.
pub struct Pen<'p> {
    paper: &'p mut dyn Paper,
    sheet: Sheet,
    font_scale: f64,
}

impl<'p> Pen<'p> {
    /// A pen for a backend that takes font sizes as they are, like a canvas.
    pub(super) fn new(paper: &'p mut dyn Paper, sheet: Sheet) -> Self {
        let mut pen = Pen {
            paper,
            sheet,
            font_scale: 1.0,
        };
        if sheet.ground {
            let ground = pen.surface(Surface::Background);
            pen.rect((0.0, 0.0), (sheet.width, sheet.height), ground);
        }
        pen
    }

    /// A pen for plotters' SVG backend.
    pub(super) fn for_svg(paper: &'p mut dyn Paper, sheet: Sheet) -> Self {
        let mut pen = Pen::new(paper, sheet);
        pen.font_scale = SVG_FONT;
        pen
    }

    /// The sheet below the pen.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The ink of a quantity.
    pub fn ink(&self, hue: Hue) -> Ink {
        Ink::opaque(hue.rgb(self.sheet.theme))
    }

    /// The ink of the ground, the text or the grid.
    pub fn surface(&self, surface: Surface) -> Ink {
        Ink::opaque(surface.rgb(self.sheet.theme))
    }

    /// Fills a box between two corners, on whole device pixels, at least one wide and high.
    pub fn rect(&mut self, a: Point, b: Point, ink: Ink) {
        let (left, right) = self.span(a.0, b.0);
        let (top, bottom) = self.span(a.1, b.1);
        self.fill(
            &[(left, top), (right, top), (right, bottom), (left, bottom)],
            ink,
        );
    }

    /// A crisp vertical line.
    pub fn vertical(&mut self, x: f64, from: f64, to: f64, ink: Ink) {
        self.rect((x - 0.5, from), (x + 0.5, to), ink);
    }

    /// A crisp horizontal line.
    pub fn horizontal(&mut self, y: f64, from: f64, to: f64, ink: Ink) {
        self.rect((from, y - 0.5), (to, y + 0.5), ink);
    }

    /// Fills upright boxes that stand on one line, all in one go: `(left, right, top)` each.
    ///
    /// They are the teeth of one comb. The way back along the foot encloses no area, and where teeth overlap nothing is painted twice.
    pub fn comb(&mut self, foot: f64, teeth: &[(f64, f64, f64)], ink: Ink) {
        let foot = self.pixel(foot);
        let mut path = Vec::with_capacity(4 * teeth.len());
        for &(left, right, top) in teeth {
            let (left, right) = self.span(left, right);
            let top = self.pixel(top);
            path.extend([(left, foot), (left, top), (right, top), (right, foot)]);
        }
        self.fill(&path, ink);
    }

    /// Fills the inside of a closed path.
    pub fn polygon(&mut self, path: &[Point], ink: Ink) {
        let path: Vec<_> = path.iter().map(|&point| self.step(point)).collect();
        self.fill(&path, ink);
    }

    /// Draws an open path of this width; `dash` holds lengths of stroke and gap, none for a solid line.
    pub fn line(&mut self, path: &[Point], width: f64, dash: &[f64], ink: Ink) {
        if dash.is_empty() {
            return self.stroke(path, width, ink);
        }
        for piece in dashes(path, dash) {
            self.stroke(&piece, width, ink);
        }
    }

    /// Fills dots of one shape, all in one go.
    pub fn dots(&mut self, centres: &[Point], radius: f64, marker: Marker, ink: Ink) {
        if let ([centre], Marker::Circle) = (centres, marker) {
            return self.circle(*centre, radius, ink);
        }
        let outline = marker.outline(radius);
        let mut downwards = centres.to_vec();
        downwards.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut path = Vec::with_capacity(centres.len() * (outline.len() + 3));
        for (x, y) in downwards {
            let shape = outline.iter().map(|(dx, dy)| self.step((x + dx, y + dy)));
            hang(&mut path, shape);
        }
        self.fill(&path, ink);
    }

    /// Fills boxes given by two opposite corners, all in one go; those that overlap are not painted twice.
    pub fn boxes(&mut self, boxes: &[(Point, Point)], ink: Ink) {
        let mut path = Vec::with_capacity(boxes.len() * 7);
        for &(a, b) in boxes {
            let (left, right) = self.span(a.0, b.0);
            let (top, bottom) = self.span(a.1, b.1);
            hang(
                &mut path,
                [(left, top), (right, top), (right, bottom), (left, bottom)],
            );
        }
        self.fill(&path, ink);
    }

    /// One dot with a rim in the colour of the ground, which keeps it apart from what is below.
    pub fn spot(&mut self, centre: Point, radius: f64, marker: Marker, ink: Ink) {
        let rim = self.surface(Surface::Background);
        self.dots(&[centre], radius + 1.5, marker, rim);
        self.dots(&[centre], radius, marker, ink);
    }

    /// Writes a label.
    pub fn label(&mut self, text: &str, at: Point, anchor: Anchor, ink: Ink) {
        self.write(text, at, anchor, (LABEL, FontStyle::Normal), ink);
    }

    /// Writes a bold name that begins at a point; `size` is its height in CSS pixels.
    pub fn heading(&mut self, text: &str, at: Point, size: f64, ink: Ink) {
        self.write(text, at, Anchor::Start, (size, FontStyle::Bold), ink);
    }

    fn write(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        (height, weight): (f64, FontStyle),
        ink: Ink,
    ) {
        if text.is_empty() {
            return;
        }
        let size = height * self.unit() * self.font_scale;
        let color = ink.plotters();
        let font = FontDesc::new(FONT, size, weight);
        let style = TextStyle::from(font).color(&color).pos(anchor.position());
        let at = self.step(at);
        self.paper.text(text, at, &style);
    }

    fn stroke(&mut self, path: &[Point], width: f64, ink: Ink) {
        if path.len() < 2 {
            return;
        }
        let style = ShapeStyle {
            color: ink.plotters(),
            filled: false,
            stroke_width: (width * self.unit()).round().max(1.0) as u32,
        };
        let path: Vec<_> = path.iter().map(|&point| self.step(point)).collect();
        self.paper.stroke(&path, style);
    }

    fn circle(&mut self, centre: Point, radius: f64, ink: Ink) {
        let (centre, radius) = (self.step(centre), (radius * self.unit()).round() as u32);
        self.paper.circle(centre, radius, ink.plotters().filled());
    }

    fn fill(&mut self, path: &[Step], ink: Ink) {
        if !path.is_empty() {
            self.paper.fill(path, ink.plotters());
        }
    }

    fn unit(&self) -> f64 {
        self.sheet.pixel_ratio * f64::from(SUBPIXELS)
    }

    fn step(&self, (x, y): Point) -> Step {
        (
            (x * self.unit()).round() as i32,
            (y * self.unit()).round() as i32,
        )
    }

    /// The steps of the nearest edge between two device pixels.
    fn pixel(&self, length: f64) -> i32 {
        (length * self.sheet.pixel_ratio).round() as i32 * SUBPIXELS
    }

    fn span(&self, a: f64, b: f64) -> (i32, i32) {
        let (low, high) = (self.pixel(a.min(b)), self.pixel(a.max(b)));
        (low, high.max(low + SUBPIXELS))
    }
}
