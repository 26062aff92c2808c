//! Bars beside each other: the weight of each batch in an average, the count of each class, a share per layer.

use super::Plot;
use super::frame::{Axis, Marks, Panel, Room};
use super::pen::{Pen, Point};
use super::scale::{Spacing, extent, roomy};
use super::theme::{Hue, Surface};

/// One number for each place on the x axis.
#[derive(Clone, Copy, Debug)]
pub struct Set<'a> {
    /// The heights, from the first place on.
    pub values: &'a [f64],
    /// Their colour.
    pub hue: Hue,
}

/// Sets of bars over the same places.
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    /// The first set is filled; the others are drawn over it as outlines with the dash of their hue, to be compared with it.
    pub sets: &'a [Set<'a>],
    /// The number of the first place: 1 for batches and layers, 0 for classes.
    pub first: i64,
    /// The range of the y axis; by default from 0 to the largest.
    pub range: Option<[f64; 2]>,
    /// Numbers of the y axis with a level line: a closed form, a uniform share.
    pub levels: &'a [f64],
    /// The index of a place to point at.
    pub highlight: Option<usize>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where numbers lie: place `k` reaches from `first + k − ½` to `first + k + ½`.
    pub panel: Panel,
    /// How many places there are.
    pub places: usize,
}

impl Bars<'_> {
    fn range(&self) -> [f64; 2] {
        let mut lists: Vec<&[f64]> = self.sets.iter().map(|set| set.values).collect();
        lists.extend([self.levels, &[0.0]]);
        let [low, high] = extent(&lists, Spacing::Linear).unwrap_or([0.0, 1.0]);
        let high = if low == high { 1.0 } else { high };
        let [below, above] = roomy([low, high], 0.06, Spacing::Linear);
        [
            if low < 0.0 { below } else { 0.0 },
            if high > 0.0 { above } else { 0.0 },
        ]
    }
}

impl Plot for Bars<'_> {
    type Drawn = Drawn;

    fn draw(&self, pen: &mut Pen) -> Drawn {
        let places = self
            .sets
            .iter()
            .map(|set| set.values.len())
            .max()
            .unwrap_or(0);
        let start = self.first as f64 - 0.5;
        let x = Axis {
            marks: Marks::Whole,
            ..Axis::linear([start, start + places.max(1) as f64])
        };
        let y = Axis::linear(self.range.unwrap_or_else(|| self.range()));
        let size = (pen.sheet().width, pen.sheet().height);
        let panel = Panel::new(size, &x, &y, Room::default());
        panel.draw_level(pen, Room::default());
        for (index, set) in self.sets.iter().enumerate() {
            if index == 0 {
                self.draw_filled(pen, &panel, set);
            } else {
                self.draw_outline(pen, &panel, set);
            }
        }
        let [left, _, right, _] = panel.edges();
        let ink = pen.surface(Surface::Text);
        for &level in self.levels.iter().filter(|level| panel.y.holds(**level)) {
            let y = panel.y.pixel(level);
            pen.line(&[(left, y), (right, y)], 1.0, &[3.0, 3.0], ink.fade(0.7));
        }
        Drawn { panel, places }
    }
}

impl Bars<'_> {
    /// Left, right and top of a bar in pixels.
    fn bar(&self, panel: &Panel, set: &Set, index: usize) -> Option<(f64, f64, f64)> {
        let value = *set.values.get(index)?;
        let left = self.first as f64 - 0.5 + index as f64;
        let (from, to) = (panel.x.pixel(left), panel.x.pixel(left + 1.0));
        let top = panel.y.pixel(panel.y.nearest(value));
        value.is_finite().then_some((from, to, top))
    }

    fn draw_filled(&self, pen: &mut Pen, panel: &Panel, set: &Set) {
        let foot = panel.y.pixel(panel.y.nearest(0.0));
        let spaced = |(from, to, top): (f64, f64, f64)| {
            let gap = if to - from >= 12.0 {
                0.14 * (to - from)
            } else if to - from >= 4.0 {
                0.5
            } else {
                0.0
            };
            (from + gap, to - gap, top)
        };
        let tooth = |index| {
            self.bar(panel, set, index)
                .map(spaced)
                .filter(|bar| bar.2 != foot)
        };
        let ink = pen.ink(set.hue);
        let (above, below): (Vec<_>, Vec<_>) = (0..set.values.len())
            .filter_map(tooth)
            .partition(|bar| bar.2 < foot);
        for teeth in [above, below] {
            pen.comb(foot, &teeth, ink.fade(0.6));
        }
        let chosen: Vec<_> = self.highlight.and_then(tooth).into_iter().collect();
        pen.comb(foot, &chosen, ink);
    }

    fn draw_outline(&self, pen: &mut Pen, panel: &Panel, set: &Set) {
        let foot = panel.y.pixel(panel.y.nearest(0.0));
        let mut path: Vec<Point> = Vec::new();
        for (from, to, top) in (0..set.values.len()).filter_map(|index| self.bar(panel, set, index))
        {
            if path.is_empty() {
                path.push((from, foot));
            }
            path.extend([(from, top), (to, top)]);
        }
        path.extend(path.last().map(|&(x, _)| (x, foot)));
        let ink = pen.ink(set.hue);
        pen.line(&path, 1.75, set.hue.row().dash, ink);
    }
}
