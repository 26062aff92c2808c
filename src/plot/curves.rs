//! Series over a common axis: averages over batches, losses over steps, gradients over layers.

use super::Plot;
use super::clip::pieces;
use super::frame::{Axis, Marks, Panel, Room};
use super::ink::Ink;
use super::pen::{Pen, Point};
use super::scale::{Spacing, between, extent, roomy};
use super::theme::{Hue, Marker, Surface};
use serde::Deserialize;

/// What an axis of curves is to be; its range is found in the series when not given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Along {
    /// Linear or logarithmic.
    pub spacing: Spacing,
    /// The ends; by default what the series need.
    pub range: Option<[f64; 2]>,
    /// Which numbers get a mark.
    pub marks: Marks,
}

/// How a series is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Stroke {
    /// A solid line.
    Solid,
    /// A line with the dash of its hue.
    Dashed,
    /// A thin, pale line: something in the background of another series.
    Quiet,
    /// Dots with the marker of their hue.
    Dots,
    /// A line with a dot at every number.
    Both,
}

/// One series.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// Along the x axis, ascending.
    pub x: &'a [f64],
    /// As many numbers along the y axis. NaN breaks a line.
    pub y: &'a [f64],
    /// Its colour.
    pub hue: Hue,
    /// Lines or dots.
    pub stroke: Stroke,
}

/// The area between two series over the same x: the spread of seeds, or what is true of the population.
#[derive(Clone, Copy, Debug)]
pub struct Band<'a> {
    /// Along the x axis, ascending.
    pub x: &'a [f64],
    /// The lower edge.
    pub low: &'a [f64],
    /// The upper edge.
    pub high: &'a [f64],
    /// Its colour.
    pub hue: Hue,
}

/// Curves and what lies behind them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Curves<'a> {
    /// The axis across.
    pub x: Along,
    /// The upright axis.
    pub y: Along,
    /// Behind everything.
    pub bands: &'a [Band<'a>],
    /// From back to front.
    pub series: &'a [Series<'a>],
    /// Numbers of the x axis with an upright line: the present batch, a jump.
    pub uprights: &'a [f64],
    /// Numbers of the y axis with a level line: chance, theory.
    pub levels: &'a [f64],
    /// A number to point at: series and index in it.
    pub highlight: Option<(usize, usize)>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where numbers lie.
    pub panel: Panel,
    /// For each series, how many of its numbers lie inside the panel.
    pub inside: Vec<usize>,
    /// For each series, the numbers above the panel: a small arrow at the upper edge stands for each.
    pub above: Vec<usize>,
}

impl Curves<'_> {
    /// The ranges of both axes: the given ones, else what series and bands need.
    pub fn ranges(&self) -> [[f64; 2]; 2] {
        let mut lists = [Vec::new(), vec![self.levels]];
        for series in self.series {
            lists[0].push(series.x);
            lists[1].push(series.y);
        }
        for band in self.bands {
            lists[0].push(band.x);
            lists[1].extend([band.low, band.high]);
        }
        [
            range(&self.x, &lists[0], 0.0),
            range(&self.y, &lists[1], 0.06),
        ]
    }
}

impl Plot for Curves<'_> {
    type Drawn = Drawn;

    fn draw(&self, pen: &mut Pen) -> Drawn {
        let [x, y] = self.ranges();
        let axis = |along: &Along, range| Axis {
            spacing: along.spacing,
            range,
            marks: along.marks,
        };
        let size = (pen.sheet().width, pen.sheet().height);
        let panel = Panel::new(size, &axis(&self.x, x), &axis(&self.y, y), Room::default());
        panel.draw(pen, Room::default());
        for band in self.bands {
            draw_band(pen, &panel, band);
        }
        self.draw_rules(pen, &panel);
        for series in self.series {
            draw_series(pen, &panel, series);
        }
        self.draw_highlight(pen, &panel);
        let count = |test: &dyn Fn(f64, f64) -> bool| {
            let count = |series: &Series| {
                series
                    .x
                    .iter()
                    .zip(series.y)
                    .filter(|(x, y)| test(**x, **y))
                    .count()
            };
            self.series.iter().map(count).collect()
        };
        Drawn {
            inside: count(&|x, y| panel.holds(x, y)),
            above: count(&|x, y| panel.x.holds(x) && y > panel.y.high),
            panel,
        }
    }
}

impl Curves<'_> {
    fn draw_rules(&self, pen: &mut Pen, panel: &Panel) {
        let [left, top, right, bottom] = panel.edges();
        let ink = pen.surface(Surface::Axis);
        for &x in self.uprights.iter().filter(|x| panel.x.holds(**x)) {
            let x = panel.x.pixel(x);
            pen.line(&[(x, top), (x, bottom)], 1.0, &[3.0, 3.0], ink);
        }
        for &y in self.levels.iter().filter(|y| panel.y.holds(**y)) {
            let y = panel.y.pixel(y);
            pen.line(&[(left, y), (right, y)], 1.0, &[3.0, 3.0], ink);
        }
    }

    fn draw_highlight(&self, pen: &mut Pen, panel: &Panel) {
        let found = self.highlight.and_then(|(series, index)| {
            let series = self.series.get(series)?;
            Some((series.hue, *series.x.get(index)?, *series.y.get(index)?))
        });
        let Some((hue, x, y)) = found.filter(|(_, x, y)| panel.holds(*x, *y)) else {
            return;
        };
        let (centre, text, ink) = (panel.point(x, y), pen.surface(Surface::Text), pen.ink(hue));
        pen.vertical(centre.0, panel.y.to, panel.y.from, text.fade(0.35));
        pen.spot(centre, 5.5, Marker::Circle, text);
        pen.dots(&[centre], 3.5, Marker::Circle, ink);
    }
}

fn range(along: &Along, lists: &[&[f64]], room: f64) -> [f64; 2] {
    let found = || {
        let range = extent(lists, along.spacing).unwrap_or([1.0, 10.0]);
        // Steps and layers begin and end at the edges; a lone one stands in the middle.
        if room > 0.0 || range[0] == range[1] {
            roomy(range, room, along.spacing)
        } else {
            range
        }
    };
    along.range.unwrap_or_else(found)
}

fn draw_series(pen: &mut Pen, panel: &Panel, series: &Series) {
    let ink = pen.ink(series.hue);
    let places = || series.x.iter().zip(series.y).map(|(&x, &y)| (x, y));
    let row = series.hue.row();
    let (width, dash, ink_line): (f64, &[f64], Ink) = match series.stroke {
        Stroke::Dashed => (1.75, row.dash, ink),
        Stroke::Quiet => (1.0, &[], ink.fade(0.4)),
        _ => (1.75, &[], ink),
    };
    if series.stroke != Stroke::Dots {
        let path: Vec<Point> = places().map(|(x, y)| panel.point(x, y)).collect();
        for piece in pieces(panel, &path) {
            pen.line(&piece, width, dash, ink_line);
        }
    }
    if matches!(series.stroke, Stroke::Dots | Stroke::Both) {
        let dots: Vec<Point> = places()
            .filter(|&(x, y)| panel.holds(x, y))
            .map(|(x, y)| panel.point(x, y))
            .collect();
        let (radius, alpha) = match (series.stroke, dots.len()) {
            (Stroke::Dots, 200..) => (1.75, 0.55),
            (Stroke::Dots, 60..) => (2.25, 0.7),
            _ => (3.0, 1.0),
        };
        pen.dots(&dots, radius, row.marker, ink.fade(alpha));
    }
    // What has left the picture upwards is still said to be there.
    let gone: Vec<Point> = places()
        .filter(|&(x, y)| panel.x.holds(x) && y > panel.y.high)
        .map(|(x, _)| (panel.x.pixel(x), panel.y.to + 1.0))
        .collect();
    if matches!(series.stroke, Stroke::Dots | Stroke::Both) {
        pen.dots(&gone, 3.0, Marker::Triangle, ink);
    }
}

fn draw_band(pen: &mut Pen, panel: &Panel, band: &Band) {
    let [left, top, right, bottom] = panel.edges();
    let edge = |ys: &[f64]| -> Vec<Point> {
        let points = band.x.iter().zip(ys).map(|(&x, &y)| panel.point(x, y));
        let placed = points.filter(|(x, y)| x.is_finite() && !y.is_nan());
        placed
            .map(|(x, y)| (between(x, left, right), between(y, top, bottom)))
            .collect()
    };
    let mut outline = edge(band.high);
    outline.extend(edge(band.low).into_iter().rev());
    let ink = pen.ink(band.hue);
    pen.polygon(&outline, ink.fade(0.14));
}
