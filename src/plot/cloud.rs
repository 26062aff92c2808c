//! Two features at a time: a cloud of points, its mean, and the ellipse of one standard deviation.

mod cross;
mod shades;

use super::Plot;
use super::frame::{Axis, Panel, Room};
use super::pen::{Pen, Point};
use super::scale::{Spacing, extent, roomy};
use super::theme::{Hue, Marker, Surface};
use cross::Cross;
use shades::{SHADES, Shades};

/// Up to this many points are drawn one by one; more become shades of how many share a cell.
pub const SINGLE: usize = 1500;

/// Points of two features and what to show with them.
#[derive(Clone, Copy, Debug)]
pub struct Cloud<'a> {
    /// The first feature of each point, across.
    pub x: &'a [f64],
    /// The second feature of each point, upright.
    pub y: &'a [f64],
    /// Their colour.
    pub hue: Hue,
    /// The means of the two features.
    pub mean: Option<[f64; 2]>,
    /// The standard deviations of the two features.
    pub deviation: Option<[f64; 2]>,
    /// Which point to point at.
    pub highlight: Option<usize>,
    /// The ranges of both axes; by default what the points need.
    pub range: Option<[[f64; 2]; 2]>,
    /// Whether a unit is as long across as upright, so that equal deviations look equal.
    pub equal_units: bool,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where numbers lie.
    pub panel: Panel,
    /// Points inside the panel.
    pub inside: usize,
    /// Points outside it, or without a place (NaN, infinite).
    pub left_out: usize,
    /// Whether points are drawn one by one.
    pub single: bool,
    /// The correlation of the two features around the given means, which tilts the ellipse.
    pub correlation: Option<f64>,
}

impl<'a> Cloud<'a> {
    /// Just the points.
    pub fn new(x: &'a [f64], y: &'a [f64], hue: Hue) -> Self {
        Cloud {
            x,
            y,
            hue,
            mean: None,
            deviation: None,
            highlight: None,
            range: None,
            equal_units: false,
        }
    }

    /// The ranges by default: all points and the cross, with a little room.
    pub fn own_range(&self) -> [[f64; 2]; 2] {
        [0, 1].map(|axis| {
            let ends = |mean: [f64; 2], deviation: [f64; 2]| {
                [-1.0, 1.0].map(|side| mean[axis] + side * deviation[axis])
            };
            let cross = self.mean.zip(self.deviation);
            let cross = cross.map_or([f64::NAN; 2], |(mean, deviation)| ends(mean, deviation));
            let range = extent(&[[self.x, self.y][axis], &cross], Spacing::Linear);
            roomy(range.unwrap_or([-1.0, 1.0]), 0.06, Spacing::Linear)
        })
    }

    fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        self.x.iter().copied().zip(self.y.iter().copied())
    }

    /// Σ(x − μ)(y − μ) / √(Σ(x − μ)² Σ(y − μ)²) over the points that have a place.
    fn correlation(&self) -> Option<f64> {
        let [mean_x, mean_y] = self.mean?;
        let placed = self
            .points()
            .filter(|(x, y)| x.is_finite() && y.is_finite());
        let [xx, xy, yy] = placed.fold([0.0; 3], |[xx, xy, yy], (x, y)| {
            let (x, y) = (x - mean_x, y - mean_y);
            [xx + x * x, xy + x * y, yy + y * y]
        });
        let correlation = xy / (xx.sqrt() * yy.sqrt());
        correlation
            .is_finite()
            .then_some(correlation.clamp(-1.0, 1.0))
    }
}

impl Plot for Cloud<'_> {
    type Drawn = Drawn;

    fn draw(&self, pen: &mut Pen) -> Drawn {
        let panel = self.panel((pen.sheet().width, pen.sheet().height));
        panel.draw(pen, Room::default());
        draw_zero(pen, &panel);
        let inside: Vec<Point> = self
            .points()
            .filter(|&(x, y)| panel.holds(x, y))
            .map(|(x, y)| panel.point(x, y))
            .collect();
        let drawn = Drawn {
            inside: inside.len(),
            left_out: self.x.len() - inside.len(),
            single: inside.len() <= SINGLE,
            correlation: self.correlation(),
            panel,
        };
        let ink = pen.ink(self.hue);
        if drawn.single {
            for centre in &inside {
                pen.dots(
                    &[*centre],
                    if inside.len() > 300 { 2.0 } else { 3.0 },
                    self.hue.row().marker,
                    ink.fade(0.55),
                );
            }
        } else {
            self.draw_shades(pen, &drawn.panel, &inside);
        }
        if let Some(mean) = self.mean {
            let (deviation, correlation) = (self.deviation, drawn.correlation);
            Cross {
                mean,
                deviation,
                correlation,
            }
            .draw(pen, &drawn.panel);
        }
        self.draw_highlight(pen, &drawn.panel);
        drawn
    }
}

impl Cloud<'_> {
    fn panel(&self, size: (f64, f64)) -> Panel {
        let [mut x, mut y] = self.range.unwrap_or_else(|| self.own_range());
        let mut panel = Panel::new(size, &Axis::linear(x), &Axis::linear(y), Room::default());
        if self.equal_units {
            let units = [
                (x[1] - x[0]) / panel.x.length(),
                (y[1] - y[0]) / panel.y.length(),
            ];
            let unit = units[0].max(units[1]);
            x = widen(x, unit * panel.x.length());
            y = widen(y, unit * panel.y.length());
            panel = Panel::new(size, &Axis::linear(x), &Axis::linear(y), Room::default());
        }
        panel
    }

    /// Cells shaded by the logarithm of how many points they hold, one path per shade.
    fn draw_shades(&self, pen: &mut Pen, panel: &Panel, points: &[Point]) {
        let shades = Shades::of(panel, points);
        let ink = pen.ink(self.hue);
        for level in 1..=SHADES {
            let strength = f64::from(level - 1) / f64::from(SHADES - 1);
            pen.boxes(&shades.runs(level), ink.fade(0.18 + 0.72 * strength));
        }
    }

    fn draw_highlight(&self, pen: &mut Pen, panel: &Panel) {
        let pair = self
            .highlight
            .and_then(|index| self.x.get(index).zip(self.y.get(index)));
        let Some((&x, &y)) = pair.filter(|(x, y)| panel.holds(**x, **y)) else {
            return;
        };
        let (centre, text, ink) = (
            panel.point(x, y),
            pen.surface(Surface::Text),
            pen.ink(self.hue),
        );
        let [left, _, _, bottom] = panel.edges();
        pen.line(
            &[centre, (centre.0, bottom)],
            1.0,
            &[2.0, 2.0],
            text.fade(0.6),
        );
        pen.line(
            &[centre, (left, centre.1)],
            1.0,
            &[2.0, 2.0],
            text.fade(0.6),
        );
        pen.spot(centre, 5.5, Marker::Circle, text);
        pen.dots(&[centre], 3.5, Marker::Circle, ink);
    }
}

/// The same middle, this long.
fn widen([low, high]: [f64; 2], length: f64) -> [f64; 2] {
    let middle = low / 2.0 + high / 2.0;
    [middle - length / 2.0, middle + length / 2.0]
}

/// Lines where either feature is zero: normalization moves the cloud onto their crossing.
fn draw_zero(pen: &mut Pen, panel: &Panel) {
    let ([left, top, right, bottom], axis) = (panel.edges(), pen.surface(Surface::Axis));
    if panel.x.holds(0.0) {
        pen.vertical(panel.x.pixel(0.0), top, bottom, axis.fade(0.6));
    }
    if panel.y.holds(0.0) {
        pen.horizontal(panel.y.pixel(0.0), left, right, axis.fade(0.6));
    }
}
