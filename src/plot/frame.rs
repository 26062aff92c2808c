//! The area inside the axes: where numbers lie, and the axes themselves.

use super::ink::Anchor;
use super::pen::{Pen, Point};
use super::scale::{Scale, Spacing, is_range};
use super::theme::Surface;
use super::ticks::{self, Tick};

/// Length of the strip of labels below a plot, and the room above it for half a label.
const BELOW: f64 = 22.0;
const ABOVE: f64 = 8.0;
/// Room on the right for half of the last label.
const RIGHT: f64 = 14.0;

/// Two scales that meet in a corner: all that is needed to go from a pixel to a number and back.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Along the lower edge, from left to right.
    pub x: Scale,
    /// Along the left edge, from bottom to top.
    pub y: Scale,
    /// Marks of the x axis.
    pub x_ticks: Vec<Tick>,
    /// Marks of the y axis.
    pub y_ticks: Vec<Tick>,
}

/// What an axis measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Linear or logarithmic.
    pub spacing: Spacing,
    /// The numbers at its ends.
    pub range: [f64; 2],
    /// Which numbers get a mark.
    pub marks: Marks,
}

/// Which numbers of an axis get a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// Round numbers.
    #[default]
    Round,
    /// Round numbers without a fraction: counts, layers, steps.
    Whole,
    /// No number.
    None,
}

/// Room kept free inside the sheet, in CSS pixels, beyond what the labels take.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// Above the plot.
    pub above: f64,
    /// Between the plot and the labels of the x axis.
    pub below: f64,
    /// Width of labels on the left that the plot writes itself.
    pub left: f64,
}

impl Axis {
    /// A linear axis with round marks.
    pub fn linear(range: [f64; 2]) -> Axis {
        Axis {
            spacing: Spacing::Linear,
            range,
            marks: Marks::Round,
        }
    }

    /// Numbers so far apart or so close that no range holds them get an axis from 1 to 10, on which they have no place.
    fn scale(&self, pixels: [f64; 2]) -> Scale {
        let range = match is_range(self.range, self.spacing) {
            true => self.range,
            false => [1.0, 10.0],
        };
        match self.spacing {
            Spacing::Linear => Scale::linear(range, pixels),
            Spacing::Log => Scale::log(range, pixels),
        }
    }

    fn select(&self, marks: Vec<Tick>) -> Vec<Tick> {
        match self.marks {
            Marks::Round => marks,
            Marks::Whole => ticks::whole(marks),
            Marks::None => vec![],
        }
    }
}

impl Panel {
    /// Lays the axes out on a sheet of this size: the left margin is as wide as the widest label.
    pub fn new((width, height): (f64, f64), x: &Axis, y: &Axis, room: Room) -> Panel {
        let strip = if x.marks == Marks::None { 1.0 } else { BELOW };
        let top = ABOVE + room.above;
        let bottom = (height - strip - room.below).round().max(top + 1.0);
        let upright = y.scale([bottom, top]);
        let y_ticks = y.select(ticks::upright(&upright));
        let widest = y_ticks
            .iter()
            .map(|tick| ticks::width(&tick.label))
            .fold(room.left, f64::max);
        let left = (widest + 12.0).round();
        let across = x.scale([left, (width - RIGHT).max(left + 1.0)]);
        let x_ticks = x.select(ticks::across(&across));
        let x_ticks = x_ticks
            .into_iter()
            .map(|tick| uncut(tick, &across, width))
            .collect();
        Panel {
            x: across,
            y: upright,
            x_ticks,
            y_ticks,
        }
    }

    /// The point of a pair of numbers.
    pub fn point(&self, x: f64, y: f64) -> Point {
        (self.x.pixel(x), self.y.pixel(y))
    }

    /// Left, top, right and bottom edge in CSS pixels.
    pub fn edges(&self) -> [f64; 4] {
        [self.x.from, self.y.to, self.x.to, self.y.from]
    }

    /// Whether a pair of numbers lies inside.
    pub fn holds(&self, x: f64, y: f64) -> bool {
        self.x.holds(x) && self.y.holds(y)
    }

    /// Which of the pairs lies nearest to a pixel; those outside do not count, of equals the first wins.
    pub fn nearest(&self, xs: &[f64], ys: &[f64], at: Point) -> Option<usize> {
        let distance = |&(_, (&x, &y)): &(usize, (&f64, &f64))| {
            let (px, py) = self.point(x, y);
            (px - at.0).hypot(py - at.1)
        };
        let inside = xs
            .iter()
            .zip(ys)
            .enumerate()
            .filter(|(_, (x, y))| self.holds(**x, **y));
        inside
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
            .map(|(index, _)| index)
    }

    /// Draws grid, labels and the lower axis. What is plotted comes after.
    pub fn draw(&self, pen: &mut Pen, room: Room) {
        let (top, bottom, grid) = (self.y.to, self.y.from, pen.surface(Surface::Grid));
        for tick in &self.x_ticks {
            pen.vertical(self.x.pixel(tick.value), top, bottom, grid);
        }
        self.draw_level(pen, room);
    }

    /// Draws everything but the upright grid lines, which would run through bars.
    pub fn draw_level(&self, pen: &mut Pen, room: Room) {
        let [left, _, right, bottom] = self.edges();
        let [grid, muted, axis] =
            [Surface::Grid, Surface::Muted, Surface::Axis].map(|surface| pen.surface(surface));
        for tick in &self.y_ticks {
            let y = self.y.pixel(tick.value);
            pen.horizontal(y, left, right, grid);
            pen.label(&tick.label, (left - 7.0, y), Anchor::End, muted);
        }
        let foot = bottom + room.below;
        for tick in self.x_ticks.iter().filter(|tick| !tick.label.is_empty()) {
            let x = self.x.pixel(tick.value);
            pen.vertical(x, foot, foot + 4.0, axis);
            pen.label(&tick.label, (x, foot + 7.0), Anchor::Below, muted);
        }
        pen.horizontal(bottom, left, right, axis);
    }
}

/// A label that would leave the sheet is left out.
fn uncut(tick: Tick, scale: &Scale, width: f64) -> Tick {
    let (middle, half) = (scale.pixel(tick.value), ticks::width(&tick.label) / 2.0);
    let label = if half <= middle && middle + half <= width {
        tick.label
    } else {
        String::new()
    };
    Tick { label, ..tick }
}
