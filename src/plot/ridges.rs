//! Many distributions in little room: one ridge per layer or per step, over a common axis.

use super::Plot;
use super::bins::{Bins, LeftOut};
use super::frame::{Axis, Marks, Panel, Room};
use super::ink::Anchor;
use super::pen::{Pen, Point};
use super::scale::{Spacing, extent, roomy};
use super::theme::{Hue, Surface};
use super::ticks;

/// Bins across the axis.
const BINS: usize = 64;

/// How far a ridge may reach into those above it, in rows.
const OVERLAP: f64 = 1.5;

/// The numbers of one layer or one step.
#[derive(Clone, Copy, Debug)]
pub struct Ridge<'a> {
    /// The numbers.
    pub values: &'a [f64],
    /// What stands at its foot: a number.
    pub label: &'a str,
}

/// Ridges from top to bottom.
#[derive(Clone, Copy, Debug)]
pub struct Ridges<'a> {
    /// The first lies on top.
    pub rows: &'a [Ridge<'a>],
    /// Their colour.
    pub hue: Hue,
    /// The range of the x axis; by default all numbers.
    pub range: Option<[f64; 2]>,
    /// Which row to point at.
    pub highlight: Option<usize>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where numbers lie; upright, row `k` stands at `rows − k`.
    pub panel: Panel,
    /// The bins of each row.
    pub bins: Vec<Bins>,
}

impl Ridges<'_> {
    /// The range of the x axis by default: all numbers, with a little room.
    pub fn own_range(&self) -> [f64; 2] {
        let lists: Vec<&[f64]> = self.rows.iter().map(|row| row.values).collect();
        let range = extent(&lists, Spacing::Linear).unwrap_or([-1.0, 1.0]);
        roomy(range, 0.03, Spacing::Linear)
    }

    /// Everything left out of any row, NaN and infinities as well as what lies outside the range.
    pub fn left_out(drawn: &Drawn) -> LeftOut {
        drawn
            .bins
            .iter()
            .fold(LeftOut::default(), |all, bins| LeftOut {
                nan: all.nan + bins.left_out.nan,
                infinite: all.infinite + bins.left_out.infinite,
                outside: all.outside + bins.left_out.outside,
            })
    }
}

impl Plot for Ridges<'_> {
    type Drawn = Drawn;

    fn draw(&self, pen: &mut Pen) -> Drawn {
        let range = self.range.unwrap_or_else(|| self.own_range());
        let bins: Vec<Bins> = self
            .rows
            .iter()
            .map(|row| Bins::over(row.values, range, BINS))
            .collect();
        let y = Axis {
            marks: Marks::None,
            ..Axis::linear([0.0, self.rows.len() as f64 + OVERLAP - 1.0])
        };
        let labels = self.rows.iter().map(|row| ticks::width(row.label));
        let room = Room {
            left: labels.fold(0.0, f64::max),
            ..Room::default()
        };
        let size = (pen.sheet().width, pen.sheet().height);
        let panel = Panel::new(size, &Axis::linear(range), &y, room);
        panel.draw(pen, room);
        for (index, (row, bins)) in self.rows.iter().zip(&bins).enumerate() {
            self.draw_ridge(pen, &panel, index, row, bins);
        }
        Drawn { panel, bins }
    }
}

impl Ridges<'_> {
    /// A ridge is as high as its own tallest bin: shape and place are compared, not counts.
    fn draw_ridge(&self, pen: &mut Pen, panel: &Panel, index: usize, row: &Ridge, bins: &Bins) {
        let foot = (self.rows.len() - 1 - index) as f64;
        let scale = OVERLAP * 0.96 / f64::from(bins.tallest().max(1));
        let middle = |bin: usize| bins.edges[bin] / 2.0 + bins.edges[bin + 1] / 2.0;
        let mut ridge: Vec<Point> = vec![panel.point(bins.edges[0], foot)];
        ridge.extend(
            bins.counts
                .iter()
                .enumerate()
                .map(|(bin, &count)| panel.point(middle(bin), foot + scale * f64::from(count))),
        );
        ridge.push(panel.point(bins.edges[BINS], foot));
        let (ground, ink) = (pen.surface(Surface::Background), pen.ink(self.hue));
        let chosen = self.highlight == Some(index);
        pen.polygon(&ridge, ground.fade(0.85));
        pen.polygon(&ridge, ink.fade(if chosen { 0.6 } else { 0.3 }));
        pen.line(&ridge, if chosen { 2.0 } else { 1.25 }, &[], ink);
        let label = pen.surface(if chosen {
            Surface::Text
        } else {
            Surface::Muted
        });
        pen.label(
            row.label,
            (panel.x.from - 7.0, panel.y.pixel(foot) - 5.0),
            Anchor::End,
            label,
        );
    }
}
