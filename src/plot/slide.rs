//! A batch that slides: every feature a row, every sample a dot, all on one axis, at any place between two steps of a walk.
//!
//! A [`Track`] holds where the numbers are at each stop. [`Slide`] draws it at a position: a whole number is a stop, and between
//! two stops every number lies on the straight line from its place at the one to its place at the other.

use super::Plot;
use super::bins::Bins;
use super::frame::{Axis, Marks, Panel, Room};
use super::ink::{Anchor, Ink};
use super::pen::{Pen, Point};
use super::round::{decimal, next_step};
use super::scale::{Scale, Spacing, extent, roomy};
use super::theme::{Hue, Marker, Surface};
use crate::digits;
use serde::{Deserialize, Serialize};

/// Up to this many samples are dots; more are bars.
pub const MOST_DOTS: usize = 60;

/// Colours of the rows from top to bottom; after the last the first comes again.
pub const HUES: [Hue; 8] = [
    Hue::X,
    Hue::Mean,
    Hue::XHat,
    Hue::Gamma,
    Hue::Running,
    Hue::Window,
    Hue::Beta,
    Hue::Variance,
];

/// Below this width names and numbers stand below each other, beside it in two columns.
const NARROW: f64 = 520.0;

/// Width of the labels on the left, on a narrow and on a wide sheet.
const LEFT: [f64; 2] = [50.0, 92.0];

/// Height of the letter of a row in CSS pixels.
const LETTER: f64 = 16.0;

/// Digits of mean and deviation beside a row.
const DIGITS: usize = 3;

/// How much of its own colour a dot has that shows where another came from.
const GHOST: f64 = 0.2;

/// One feature at every stage of a walk.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Row {
    /// Its name.
    pub name: String,
    /// For every stage the numbers that are drawn: one per sample, or where there are more than [`MOST_DOTS`] the edges of bars.
    pub places: Vec<Vec<f64>>,
    /// How many samples each bar holds; empty where samples are dots. Bars keep their counts, because only their edges move.
    pub counts: Vec<u32>,
    /// The centre that is marked at every stage.
    pub centre: Vec<f64>,
    /// The spread that is marked at every stage; below 0 where a negative scale has turned the feature around.
    pub spread: Vec<f64>,
}

/// Where a track may rest: what is shown there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Stop {
    /// The step that rests here; of two stops of one step the second.
    pub step: String,
    /// The quantity whose numbers are shown.
    pub quantity: String,
    /// Which stage of the rows.
    pub stage: usize,
    /// Which of the track's axes.
    pub axis: usize,
    /// Whether the centre is marked.
    pub centre: bool,
    /// Whether the spread is marked.
    pub spread: bool,
}

/// Everything that a slide needs, whatever its position.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Track {
    /// The features.
    pub rows: Vec<Row>,
    /// The stops, in the order of the steps.
    pub stops: Vec<Stop>,
    /// The ends of every axis that a stop names.
    pub axes: Vec<[f64; 2]>,
    /// Symbols of centre and spread.
    pub symbols: [String; 2],
}

/// A sample that is looked at.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Chosen {
    /// Its row.
    pub row: usize,
    /// Which sample it is.
    pub sample: usize,
    /// Where it is at every stage; needed in rows of bars.
    pub places: Vec<f64>,
}

/// A track at one position.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Slide {
    /// The track; another axis may have taken the place of one of its own.
    pub track: Track,
    /// Where between its stops; 0 is the first.
    pub at: f64,
    /// The row that the controls are about.
    #[cfg_attr(feature = "web", tsify(optional))]
    pub focus: Option<usize>,
    /// The sample that is looked at.
    #[cfg_attr(feature = "web", tsify(optional))]
    pub chosen: Option<Chosen>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where numbers lie.
    pub panel: Panel,
    /// The rows from top to bottom.
    pub rows: Vec<DrawnRow>,
    /// Radius of a dot.
    pub radius: f64,
}

/// One drawn row.
#[derive(Clone, Debug)]
pub struct DrawnRow {
    /// The drawn numbers, in the order of [`Row::places`].
    pub values: Vec<f64>,
    /// The middle of each dot; NaN where a number has no place. Empty where bars are drawn.
    pub dots: Vec<Point>,
    /// The marked centre.
    pub centre: f64,
    /// The marked spread.
    pub spread: f64,
    /// Upper and lower end of the row.
    pub span: [f64; 2],
}

impl Row {
    /// A feature from its numbers at every stage, each a list of one number per sample, and the centre and spread to mark there.
    pub fn new(name: &str, stages: &[&[f64]], marks: &[[f64; 2]]) -> Row {
        let first = stages.first().copied().unwrap_or_default();
        let ends = ends(first);
        let turned = |stage: &[f64]| ends.is_some_and(|[low, high]| stage[high] < stage[low]);
        let spread = marks.iter().zip(stages).map(
            |([_, spread], stage)| {
                if turned(stage) { -spread } else { *spread }
            },
        );
        let (places, counts) = if first.len() <= MOST_DOTS {
            (stages.iter().map(|stage| stage.to_vec()).collect(), vec![])
        } else {
            let bins = Bins::of(first);
            let moved = |stage: &&[f64]| {
                bins.edges
                    .iter()
                    .map(|&edge| carry(first, stage, ends, edge))
                    .collect()
            };
            (stages.iter().map(moved).collect(), bins.counts)
        };
        Row {
            name: name.into(),
            places,
            counts,
            centre: marks.iter().map(|[centre, _]| *centre).collect(),
            spread: spread.collect(),
        }
    }

    /// Every number of a stage that an axis must hold.
    fn extent(&self, stage: usize) -> Option<[f64; 2]> {
        let (centre, spread) = (self.centre[stage], self.spread[stage]);
        extent(
            &[&self.places[stage], &[centre - spread, centre + spread]],
            Spacing::Linear,
        )
    }
}

/// The samples with the smallest and the largest finite number.
fn ends(values: &[f64]) -> Option<[usize; 2]> {
    let finite = || (0..values.len()).filter(|&index| values[index].is_finite());
    let low = finite().min_by(|&a, &b| values[a].total_cmp(&values[b]))?;
    let high = finite().max_by(|&a, &b| values[a].total_cmp(&values[b]))?;
    Some([low, high])
}

/// Where a number between the samples ends up, when all samples of its feature are shifted and scaled alike.
fn carry(from: &[f64], to: &[f64], ends: Option<[usize; 2]>, number: f64) -> f64 {
    let Some([low, high]) = ends else {
        return f64::NAN;
    };
    let span = from[high] - from[low];
    if span > 0.0 {
        let share = (number - from[low]) / span;
        to[low] * (1.0 - share) + to[high] * share
    } else {
        to[low] + (number - from[low])
    }
}

impl Track {
    /// Rows and stops with the axes that hold them: round ends, so that a small change of the numbers leaves the axis where it is.
    pub fn new(rows: Vec<Row>, stops: Vec<Stop>) -> Track {
        let count = stops.iter().map(|stop| stop.axis + 1).max().unwrap_or(0);
        let mut axes: Vec<_> = (0..count)
            .map(|axis| axis_of(&rows, &stops, axis))
            .collect();
        // An axis that would come hardly closer stays, and holds all.
        for index in 1..axes.len() {
            let [far, near] = [axes[index - 1], axes[index]];
            if near[1] - near[0] > 0.6 * (far[1] - far[0]) {
                let all = [far[0].min(near[0]), far[1].max(near[1])];
                axes[..=index].fill(all);
            }
        }
        let symbols = ["μ", "σ"].map(String::from);
        Track {
            rows,
            stops,
            axes,
            symbols,
        }
    }

    /// Whether every row has every stage that a stop names, each with as many numbers as the first.
    pub fn is_whole(&self) -> bool {
        let stages = self.stops.iter().map(|stop| stop.stage + 1).max();
        let stages = stages.unwrap_or(0);
        self.rows.iter().all(|row| {
            let lists = [row.places.len(), row.centre.len(), row.spread.len()];
            let same = |places: &Vec<f64>| places.len() == row.places[0].len();
            lists.iter().all(|&length| length >= stages) && row.places.iter().all(same)
        })
    }
}

fn axis_of(rows: &[Row], stops: &[Stop], axis: usize) -> [f64; 2] {
    let here = stops.iter().filter(|stop| stop.axis == axis);
    let held = here.flat_map(|stop| rows.iter().filter_map(|row| row.extent(stop.stage)));
    let all = held.fold([0.0, 0.0], |[low, high]: [f64; 2], [from, to]| {
        [low.min(from), high.max(to)]
    });
    rounded(roomy(all, 0.04, Spacing::Linear))
}

/// The range with its ends moved outwards to round numbers.
fn rounded([low, high]: [f64; 2]) -> [f64; 2] {
    let (digit, exponent) = next_step((high / 2.0 - low / 2.0) / 8.0);
    let step = decimal(digit, exponent);
    let ends = [(low / step).floor() * step, (high / step).ceil() * step];
    if ends.iter().all(|end| end.is_finite()) && ends[0] < ends[1] {
        ends
    } else {
        [low, high]
    }
}

/// The ends of the axis on the way from one to another: its length changes by equal factors in equal shares, as one comes closer.
fn zoom(from: [f64; 2], to: [f64; 2], share: f64) -> [f64; 2] {
    let lengths = [from[1] - from[0], to[1] - to[0]];
    let ratio = lengths[1] / lengths[0];
    let way = if (ratio - 1.0).abs() < 1e-6 || !ratio.is_finite() || ratio <= 0.0 {
        share
    } else {
        (ratio.powf(share) - 1.0) / (ratio - 1.0)
    };
    [mix(from[0], to[0], way), mix(from[1], to[1], way)]
}

/// A number on the way from one to another. At both ends it is the number itself.
fn mix(from: f64, to: f64, share: f64) -> f64 {
    if from == to {
        from
    } else {
        from * (1.0 - share) + to * share
    }
}

/// A position between two stops.
struct Between<'a> {
    from: &'a Stop,
    to: &'a Stop,
    share: f64,
    /// The stage that the present one was made of, and how much of it is still shown.
    ghost: Option<(usize, f64)>,
}

impl Slide {
    fn between(&self) -> Option<Between<'_>> {
        let stops = &self.track.stops;
        let last = stops.len().checked_sub(1)?;
        let at = if self.at.is_finite() {
            self.at.clamp(0.0, last as f64)
        } else {
            0.0
        };
        // A stop is the end of what leads to it: what came before is still to be seen there.
        let index = (at.ceil() as usize)
            .saturating_sub(1)
            .min(last.saturating_sub(1));
        let (from, to) = (&stops[index], &stops[(index + 1).min(last)]);
        let share = at - index as f64;
        let ghost = if from.stage != to.stage {
            Some((from.stage, GHOST * (4.0 * share).min(1.0)))
        } else if index > 0 && stops[index - 1].stage != from.stage {
            Some((stops[index - 1].stage, GHOST * (1.0 - share)))
        } else {
            None
        };
        Some(Between {
            from,
            to,
            share,
            ghost: ghost.filter(|(_, alpha)| *alpha > 0.0),
        })
    }

    fn axis(&self, between: &Between) -> [f64; 2] {
        let axis = |stop: &Stop| {
            self.track
                .axes
                .get(stop.axis)
                .copied()
                .unwrap_or([-1.0, 1.0])
        };
        zoom(axis(between.from), axis(between.to), between.share)
    }
}

/// What of a row is where, in pixels: the lowest line is that of the marks, dots stand above it.
#[derive(Clone, Copy)]
struct Lane {
    top: f64,
    bottom: f64,
    radius: f64,
}

impl Lane {
    fn marks(&self) -> f64 {
        self.bottom - 11.0
    }

    fn foot(&self) -> f64 {
        self.marks() - 9.0
    }

    fn room(&self) -> f64 {
        (self.foot() - self.top - 2.0).max(2.0 * self.radius)
    }

    /// From the middle of one dot to that of the dot above it, when so many stand on each other.
    fn pitch(&self, levels: f64) -> f64 {
        let free = self.room() - 2.0 * self.radius;
        (2.0 * self.radius + 1.0).min(free / (levels - 1.0).max(1.0))
    }
}

impl Plot for Slide {
    type Drawn = Drawn;

    fn draw(&self, pen: &mut Pen) -> Drawn {
        let (width, height) = (pen.sheet().width, pen.sheet().height);
        let between = self.between();
        let range = between
            .as_ref()
            .map_or([-1.0, 1.0], |between| self.axis(between));
        let wide = width >= NARROW;
        let room = Room {
            left: LEFT[usize::from(wide)],
            ..Room::default()
        };
        let y = Axis {
            marks: Marks::None,
            ..Axis::linear([0.0, self.track.rows.len().max(1) as f64])
        };
        let panel = Panel::new((width, height), &Axis::linear(range), &y, room);
        panel.draw(pen, room);
        let [_, top, _, bottom] = panel.edges();
        if panel.x.holds(0.0) {
            let axis = pen.surface(Surface::Axis);
            pen.vertical(panel.x.pixel(0.0), top, bottom, axis);
        }
        let step = (bottom - top) / self.track.rows.len().max(1) as f64;
        let radius = (step * 0.1).clamp(3.0, 6.5);
        let mut rows = Vec::new();
        for (index, row) in self.track.rows.iter().enumerate() {
            let upper = top + index as f64 * step;
            let lane = Lane {
                top: upper,
                bottom: upper + step,
                radius,
            };
            if let Some(between) = &between {
                rows.push(self.draw_row(pen, &panel, between, (index, row), lane, wide));
            }
        }
        Drawn {
            panel,
            rows,
            radius,
        }
    }
}

impl Slide {
    fn draw_row(
        &self,
        pen: &mut Pen,
        panel: &Panel,
        between: &Between,
        (index, row): (usize, &Row),
        lane: Lane,
        wide: bool,
    ) -> DrawnRow {
        let ink = pen.ink(HUES[index % HUES.len()]);
        let Between {
            from,
            to,
            share,
            ghost,
        } = between;
        let way = |list: &[f64]| mix(list[from.stage], list[to.stage], *share);
        let (centre, spread) = (way(&row.centre), way(&row.spread));
        let values: Vec<f64> = row.places[from.stage]
            .iter()
            .zip(&row.places[to.stage])
            .map(|(&a, &b)| mix(a, b, *share))
            .collect();
        if self.focus == Some(index) && self.track.rows.len() > 1 {
            pen.rect(
                (4.0, lane.top + 2.0),
                (panel.x.to, lane.bottom - 1.0),
                ink.fade(0.055),
            );
        }
        let shown = |shown: fn(&Stop) -> bool| {
            let [from, to] = [from, to].map(|stop| f64::from(u8::from(shown(stop))));
            mix(from, to, *share)
        };
        let (marked, reach) = (shown(|stop| stop.centre), shown(|stop| stop.spread));
        let mut dots = vec![];
        if row.counts.is_empty() {
            dots = self.draw_dots(pen, panel, between, (row, &values), lane, ink);
        } else {
            if let Some((stage, alpha)) = ghost {
                draw_bars(
                    pen,
                    panel,
                    &row.places[*stage],
                    &row.counts,
                    lane,
                    ink.fade(*alpha),
                );
            }
            draw_bars(pen, panel, &values, &row.counts, lane, ink.fade(0.6));
        }
        draw_marks(pen, panel, lane, ink, (centre, marked), (spread, reach));
        self.draw_label(
            pen,
            (row, index),
            lane,
            wide,
            (centre, marked),
            (spread, reach),
        );
        self.draw_chosen(pen, panel, between, (index, &dots), lane, ink);
        DrawnRow {
            values,
            dots,
            centre,
            spread,
            span: [lane.top, lane.bottom],
        }
    }

    /// Dots that would cover each other stand on each other. How high a dot stands changes on the way, too.
    fn draw_dots(
        &self,
        pen: &mut Pen,
        panel: &Panel,
        between: &Between,
        (row, values): (&Row, &[f64]),
        lane: Lane,
        ink: Ink,
    ) -> Vec<Point> {
        let rise = |stage: usize, axis: [f64; 2]| {
            let scale = Scale::linear(axis, [panel.x.from, panel.x.to]);
            let levels = stack(&row.places[stage], &scale, 1.84 * lane.radius);
            let most = levels.iter().copied().max().unwrap_or(0);
            let pitch = lane.pitch(f64::from(most) + 1.0);
            levels
                .into_iter()
                .map(|level| f64::from(level) * pitch)
                .collect::<Vec<f64>>()
        };
        let axis = |stop: &Stop| {
            self.track
                .axes
                .get(stop.axis)
                .copied()
                .unwrap_or([-1.0, 1.0])
        };
        let Between {
            from,
            to,
            share,
            ghost,
        } = between;
        let (low, high) = (rise(from.stage, axis(from)), rise(to.stage, axis(to)));
        let ground = lane.foot() - lane.radius;
        let place = |value: f64, rise: f64| (panel.x.pixel(value), ground - rise);
        if let Some((stage, alpha)) = ghost {
            let ghosts: Vec<Point> = row.places[*stage]
                .iter()
                .zip(&low)
                .filter(|(value, _)| panel.x.holds(**value))
                .map(|(&value, &rise)| place(value, rise))
                .collect();
            pen.dots(&ghosts, lane.radius - 0.5, Marker::Circle, ink.fade(*alpha));
        }
        let dots: Vec<Point> = values
            .iter()
            .enumerate()
            .map(|(sample, &value)| place(value, mix(low[sample], high[sample], *share)))
            .collect();
        let rim = pen.surface(Surface::Background);
        for &dot in dots
            .iter()
            .zip(values)
            .filter(|(_, value)| panel.x.holds(**value))
            .map(|(dot, _)| dot)
        {
            pen.dots(&[dot], lane.radius + 1.0, Marker::Circle, rim);
            pen.dots(&[dot], lane.radius, Marker::Circle, ink.fade(0.9));
        }
        dots
    }

    /// The letter of the row, its mean and its deviation.
    fn draw_label(
        &self,
        pen: &mut Pen,
        (row, index): (&Row, usize),
        lane: Lane,
        wide: bool,
        (centre, marked): (f64, f64),
        (spread, reach): (f64, f64),
    ) {
        let ink = pen.ink(HUES[index % HUES.len()]);
        let text = pen.surface(Surface::Muted);
        let axis = self
            .track
            .axes
            .first()
            .map_or(1.0, |axis| axis[1] - axis[0]);
        let short = row.name.chars().count() <= 2;
        let middle = (lane.top + lane.bottom) / 2.0;
        let (beside, high) = if wide && short {
            (34.0, middle)
        } else {
            (8.0, middle + 9.0)
        };
        let letter = if wide && short { middle } else { middle - 15.0 };
        let room = LEFT[usize::from(wide)];
        let (name, size) = if short {
            (row.name.clone(), LETTER)
        } else {
            (cut(&row.name, room), 12.0)
        };
        pen.heading(&name, (8.0, letter), size, ink);
        for (symbol, value, shown, at) in [
            (&self.track.symbols[0], centre, marked, high - 7.5),
            (&self.track.symbols[1], spread.abs(), reach, high + 7.5),
        ] {
            if shown > 0.0 && value.is_finite() {
                let line = format!("{symbol} {}", written(value, axis));
                pen.label(&line, (beside, at), Anchor::Start, text.fade(shown));
            }
        }
    }

    fn draw_chosen(
        &self,
        pen: &mut Pen,
        panel: &Panel,
        between: &Between,
        (index, dots): (usize, &[Point]),
        lane: Lane,
        ink: Ink,
    ) {
        let Some(chosen) = self.chosen.as_ref().filter(|chosen| chosen.row == index) else {
            return;
        };
        let Between {
            from, to, share, ..
        } = between;
        let own = chosen
            .places
            .get(from.stage)
            .zip(chosen.places.get(to.stage));
        let from_bars =
            || own.map(|(&a, &b)| (panel.x.pixel(mix(a, b, *share)), lane.foot() - lane.radius));
        let dot = dots.get(chosen.sample).copied().or_else(from_bars);
        let Some(dot) = dot.filter(|dot| dot.0 >= panel.x.from && dot.0 <= panel.x.to) else {
            return;
        };
        let (text, rim) = (pen.surface(Surface::Text), pen.surface(Surface::Background));
        for (radius, ink) in [
            (lane.radius + 4.5, text),
            (lane.radius + 2.5, rim),
            (lane.radius, ink),
        ] {
            pen.dots(&[dot], radius, Marker::Circle, ink);
        }
    }
}

/// On which level each number's dot stands: as low as it can without covering a dot that stands there already.
fn stack(values: &[f64], scale: &Scale, apart: f64) -> Vec<u32> {
    let mut rising: Vec<usize> = (0..values.len()).collect();
    rising.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ends: Vec<f64> = vec![];
    let mut levels = vec![0; values.len()];
    for index in rising {
        let pixel = scale.pixel(values[index]);
        if !pixel.is_finite() {
            continue;
        }
        let level = ends
            .iter()
            .position(|end| pixel - end >= apart)
            .unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(pixel);
        }
        ends[level] = pixel;
        levels[index] = level as u32;
    }
    levels
}

/// Bars between edges, as high as their counts, standing where dots would stand.
fn draw_bars(pen: &mut Pen, panel: &Panel, edges: &[f64], counts: &[u32], lane: Lane, ink: Ink) {
    let tallest = counts.iter().copied().max().unwrap_or(1).max(1);
    let teeth: Vec<_> = edges
        .windows(2)
        .zip(counts)
        .filter(|(edges, count)| {
            **count > 0
                && edges.iter().all(|edge| edge.is_finite())
                && edges[0].max(edges[1]) >= panel.x.low
                && edges[0].min(edges[1]) <= panel.x.high
        })
        .map(|(edges, &count)| {
            let [a, b] = [edges[0], edges[1]].map(|edge| panel.x.pixel(panel.x.nearest(edge)));
            let (left, right) = (a.min(b), a.max(b));
            let gap = if right - left >= 4.0 { 1.0 } else { 0.0 };
            (
                left,
                right - gap,
                lane.foot() - lane.room() * f64::from(count) / f64::from(tallest),
            )
        })
        .collect();
    pen.comb(lane.foot(), &teeth, ink);
}

/// A diamond at the centre and a bar from one spread below to one above; `shown` of each from 0 to 1.
fn draw_marks(
    pen: &mut Pen,
    panel: &Panel,
    lane: Lane,
    ink: Ink,
    (centre, marked): (f64, f64),
    (spread, reach): (f64, f64),
) {
    let y = lane.marks();
    pen.horizontal(y, panel.x.from, panel.x.to, ink.fade(0.22));
    if marked <= 0.0 || !centre.is_finite() || !panel.x.holds(centre) {
        return;
    }
    if reach > 0.0 && spread.is_finite() {
        let ends = [centre - reach * spread.abs(), centre + reach * spread.abs()];
        let [left, right] = ends.map(|end| panel.x.pixel(panel.x.nearest(end)));
        pen.rect((left, y - 1.5), (right, y + 1.5), ink);
        for end in ends.into_iter().filter(|&end| panel.x.holds(end)) {
            let x = panel.x.pixel(end);
            pen.rect((x - 1.0, y - 5.5), (x + 1.0, y + 5.5), ink);
        }
    }
    pen.spot(
        (panel.x.pixel(centre), y),
        6.0 * marked,
        Marker::Diamond,
        ink.fade(marked),
    );
}

/// A mark's number in a few digits; rounding noise beside the length of the axis is 0.
fn written(value: f64, axis: f64) -> String {
    let heard = if value.abs() < 1e-9 * axis {
        0.0
    } else {
        value
    };
    digits::write(heard, DIGITS).text
}

/// A name cut to the room that it has.
fn cut(name: &str, room: f64) -> String {
    let most = (room / 6.6) as usize;
    if name.chars().count() <= most {
        return name.into();
    }
    let head: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_comes_closer_by_equal_factors_and_ends_where_it_should() {
        let (far, near) = ([-40.0, 90.0], [-2.0, 2.5]);
        let lengths: Vec<f64> = [0.0, 0.25, 0.5, 0.75, 1.0]
            .map(|share| {
                let [low, high] = zoom(far, near, share);
                high - low
            })
            .to_vec();
        for pair in lengths.windows(2) {
            assert!(
                (pair[1] / pair[0] - (4.5f64 / 130.0).powf(0.25)).abs() < 1e-9,
                "{lengths:?}"
            );
        }
        assert_eq!([zoom(far, near, 0.0), zoom(far, near, 1.0)], [far, near]);
        assert_eq!(zoom(far, far, 0.5), far);
    }

    #[test]
    fn equal_numbers_stand_on_each_other_and_distant_ones_beside() {
        let scale = Scale::linear([0.0, 100.0], [0.0, 100.0]);
        assert_eq!(stack(&[30.0, 30.0, 30.0, 80.0], &scale, 10.0), [0, 1, 2, 0]);
        assert_eq!(
            stack(&[f64::NAN, 5.0, 9.0, 16.0], &scale, 10.0),
            [0, 0, 1, 0]
        );
    }
}
