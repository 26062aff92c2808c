//! How numbers are spread: a histogram, the numbers themselves, their mean and standard deviation.

use super::Plot;
use super::bins::Bins;
use super::bracket::{self, Bracket};
use super::clip::pieces;
use super::frame::{Axis, Marks, Panel, Room};
use super::pen::{Pen, Point};
use super::scale::{Spacing, extent, roomy};
use super::theme::{Hue, Marker, Surface};

/// Up to this many numbers get a tick of their own.
pub const SINGLE: usize = 400;

/// Above the bars lies the bracket of mean and deviation, below them the ticks of the single numbers.
const ROOM: Room = Room {
    above: bracket::HEIGHT,
    below: 11.0,
    left: 0.0,
};

/// The numbers of one feature and what to show with them.
///
/// Two of them with the same `range` can be compared: before and after.
#[derive(Clone, Copy, Debug)]
pub struct Distribution<'a> {
    /// The numbers. NaN and infinities are counted, not drawn.
    pub values: &'a [f64],
    /// The same numbers before an affine map, in the same order: their bins are carried along, so that both pictures have
    /// the same bars.
    pub before: Option<&'a [f64]>,
    /// Their colour.
    pub hue: Hue,
    /// Their mean, as the table beside the plot has it.
    pub mean: Option<f64>,
    /// Their standard deviation, likewise.
    pub deviation: Option<f64>,
    /// Symbols at the two, like μ and σ.
    pub symbols: [&'a str; 2],
    /// Whether the normal curve of this mean and deviation is drawn over the bars.
    pub normal_curve: bool,
    /// A number to point at: the value of the chosen cell.
    pub highlight: Option<f64>,
    /// The range of the x axis; by default what the numbers need.
    pub range: Option<[f64; 2]>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where numbers lie.
    pub panel: Panel,
    /// The bars.
    pub bins: Bins,
    /// The mark of the mean.
    pub mean: Option<f64>,
    /// The ends of the bracket, mean minus and plus one deviation.
    pub bracket: Option<[f64; 2]>,
    /// Whether single numbers have ticks.
    pub single: bool,
    /// The bin of the highlighted number.
    pub highlighted: Option<usize>,
}

impl<'a> Distribution<'a> {
    /// Just the numbers.
    pub fn new(values: &'a [f64], hue: Hue) -> Self {
        Distribution {
            values,
            before: None,
            hue,
            mean: None,
            deviation: None,
            symbols: ["μ", "σ"],
            normal_curve: false,
            highlight: None,
            range: None,
        }
    }

    /// The ends of the bracket, when there is something to show.
    fn bracket(&self) -> Option<[f64; 2]> {
        let (mean, deviation) = (self.mean?, self.deviation?);
        let ends = [mean - deviation, mean + deviation];
        ends.iter().all(|end| end.is_finite()).then_some(ends)
    }

    /// The range of the x axis by default: all bins and the bracket, with a little room.
    pub fn own_range(&self) -> [f64; 2] {
        self.range_of(&self.bins())
    }

    fn bins(&self) -> Bins {
        let carried = self.before.and_then(|x| Bins::carried(x, self.values));
        carried.unwrap_or_else(|| Bins::of(self.values))
    }

    fn range_of(&self, bins: &Bins) -> [f64; 2] {
        let [low, high] = self.bracket().unwrap_or([f64::NAN; 2]);
        let marks = [low, self.mean.unwrap_or(f64::NAN), high];
        let range = extent(&[&bins.edges, &marks], Spacing::Linear).unwrap_or([-1.0, 1.0]);
        // One bin alone would fill the plot; it says more with room around it.
        let share = if bins.counts.len() == 1 { 1.0 } else { 0.03 };
        roomy(range, share, Spacing::Linear)
    }

    /// The normal density times N · width of a bin, which is what a bar measures.
    fn curve(&self, bins: &Bins) -> Option<impl Fn(f64) -> f64 + use<>> {
        let (mean, deviation) = (self.mean?, self.deviation?);
        let area = f64::from(bins.held()) * bins.width();
        let peak = area / (deviation * std::f64::consts::TAU.sqrt());
        (self.normal_curve && peak.is_finite() && peak > 0.0)
            .then_some(move |x: f64| peak * (-0.5 * ((x - mean) / deviation).powi(2)).exp())
    }
}

impl Plot for Distribution<'_> {
    type Drawn = Drawn;

    fn draw(&self, pen: &mut Pen) -> Drawn {
        let bins = self.bins();
        let curve = self.curve(&bins);
        let peak = curve
            .as_ref()
            .zip(self.mean)
            .map_or(0.0, |(curve, mean)| curve(mean));
        // A curve much narrower than a bar may leave the picture; the bars stay readable.
        let tallest = f64::from(bins.tallest()).max(1.0);
        let top = tallest.max(peak.min(2.0 * tallest)) * 1.06;
        let x = Axis::linear(self.range.unwrap_or_else(|| self.range_of(&bins)));
        let y = Axis {
            marks: Marks::Whole,
            ..Axis::linear([0.0, top])
        };
        let size = (pen.sheet().width, pen.sheet().height);
        let drawn = Drawn {
            panel: Panel::new(size, &x, &y, ROOM),
            highlighted: self.highlight.and_then(|value| bins.find(value)),
            mean: self.mean.filter(|mean| mean.is_finite()),
            bracket: self.bracket(),
            single: self.values.len() <= SINGLE,
            bins,
        };
        drawn.panel.draw(pen, ROOM);
        self.draw_bars(pen, &drawn);
        if let Some(curve) = curve {
            draw_curve(pen, &drawn.panel, curve);
        }
        if drawn.single {
            self.draw_singles(pen, &drawn.panel);
        }
        if let Some(mean) = drawn.mean {
            let (ends, symbols) = (drawn.bracket, self.symbols);
            Bracket {
                mean,
                ends,
                symbols,
            }
            .draw(pen, &drawn.panel);
        }
        self.draw_highlight(pen, &drawn.panel);
        drawn
    }
}

impl Distribution<'_> {
    fn draw_bars(&self, pen: &mut Pen, drawn: &Drawn) {
        let Panel { x, y, .. } = &drawn.panel;
        let bar = |bin: usize| {
            let [left, right] = [drawn.bins.edges[bin], drawn.bins.edges[bin + 1]]
                .map(|edge| x.pixel(x.nearest(edge)));
            // A gap of a pixel keeps bars apart as long as they are wide enough to spare it.
            let gap = if right - left >= 4.0 { 1.0 } else { 0.0 };
            (drawn.bins.counts[bin] > 0 && right > left)
                .then(|| (left, right - gap, y.pixel(drawn.bins.counts[bin].into())))
        };
        let ink = pen.ink(self.hue);
        let bars: Vec<_> = (0..drawn.bins.counts.len()).filter_map(bar).collect();
        pen.comb(y.from, &bars, ink.fade(0.5));
        let chosen: Vec<_> = drawn.highlighted.and_then(bar).into_iter().collect();
        pen.comb(y.from, &chosen, ink.fade(0.6));
    }

    /// One tick per number, between the bars and the labels.
    fn draw_singles(&self, pen: &mut Pen, panel: &Panel) {
        let on_axis = self.values.iter().copied();
        let mut values: Vec<f64> = on_axis.filter(|&value| panel.x.holds(value)).collect();
        values.sort_by(f64::total_cmp);
        let (foot, head) = (panel.y.from + ROOM.below - 1.0, panel.y.from + 3.0);
        let pixels = values.into_iter().map(|value| panel.x.pixel(value));
        let teeth: Vec<_> = pixels.map(|x| (x - 0.5, x + 0.5, head)).collect();
        let ink = pen.ink(self.hue);
        pen.comb(foot, &teeth, ink.fade(0.85));
    }

    fn draw_highlight(&self, pen: &mut Pen, panel: &Panel) {
        let Some(value) = self.highlight.filter(|&value| panel.x.holds(value)) else {
            return;
        };
        let centre = (panel.x.pixel(value), panel.y.from + ROOM.below / 2.0);
        let (ink, text) = (pen.ink(self.hue), pen.surface(Surface::Text));
        pen.spot(centre, 4.5, Marker::Circle, text);
        pen.dots(&[centre], 3.0, Marker::Circle, ink);
    }
}

fn draw_curve(pen: &mut Pen, panel: &Panel, curve: impl Fn(f64) -> f64) {
    let steps = (panel.x.length() / 2.0).ceil();
    let path: Vec<Point> = (0..=steps as usize)
        .map(|step| panel.x.from + step as f64 / steps * panel.x.length())
        .map(|pixel| (pixel, panel.y.pixel(curve(panel.x.value(pixel)))))
        .collect();
    let ink = pen.surface(Surface::Text);
    for piece in pieces(panel, &path) {
        pen.line(&piece, 1.5, &[], ink.fade(0.75));
    }
}
