//! Mean and standard deviation over a histogram: a line down from the mean, a bracket one deviation to either side.

use super::frame::Panel;
use super::ink::Anchor;
use super::pen::Pen;
use super::scale::between;
use super::theme::Hue;

/// Room above the plot that the bracket and its symbols take.
pub const HEIGHT: f64 = 22.0;

/// How far above the plot the bracket lies: clear of the uppermost label of the y axis.
const LEVEL: f64 = 10.0;

/// Room to the side of an end for its symbol.
const SYMBOL: f64 = 22.0;

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bracket<'a> {
    /// The mean.
    pub mean: f64,
    /// Mean minus and plus one deviation, if there is one.
    pub ends: Option<[f64; 2]>,
    /// The symbols of the two, like μ and σ.
    pub symbols: [&'a str; 2],
}

impl Bracket<'_> {
    /// Draws it over a panel; nothing if the mean lies outside.
    pub fn draw(&self, pen: &mut Pen, panel: &Panel) {
        if !panel.x.holds(self.mean) {
            return;
        }
        if let Some(ends) = self.ends {
            self.draw_ends(pen, panel, ends);
        }
        let (centre, level) = (panel.x.pixel(self.mean), panel.y.to - LEVEL);
        let ink = pen.ink(Hue::Mean);
        pen.rect((centre - 0.75, level), (centre + 0.75, panel.y.from), ink);
        pen.spot((centre, level), 3.5, Hue::Mean.row().marker, ink);
        pen.label(self.symbols[0], (centre, level - 12.0), Anchor::Middle, ink);
    }

    fn draw_ends(&self, pen: &mut Pen, panel: &Panel, ends: [f64; 2]) {
        let ([left, _, right, bottom], level) = (panel.edges(), panel.y.to - LEVEL);
        let ink = pen.ink(Hue::Variance);
        let [from, to] = ends.map(|end| between(panel.x.pixel(end), left, right));
        pen.rect((from, level - 1.0), (to, level + 1.0), ink);
        let centre = panel.x.pixel(self.mean);
        let sides = [("\u{2212}", -1.0, Anchor::End), ("+", 1.0, Anchor::Start)];
        for (end, (sign, side, anchor)) in ends.into_iter().zip(sides) {
            if !panel.x.holds(end) {
                continue;
            }
            let pixel = panel.x.pixel(end);
            pen.vertical(pixel, level - 4.0, level + 4.0, ink);
            let fall = [(pixel, level + 4.0), (pixel, bottom)];
            pen.line(&fall, 1.0, Hue::Variance.row().dash, ink.fade(0.7));
            // Clear of the mark of the mean even where the deviation is nothing.
            let symbol = side * ((pixel - centre).abs() + 5.0).max(9.0);
            let reach = centre + symbol + side * SYMBOL;
            if (0.0..=pen.sheet().width).contains(&reach) {
                let text = format!("{sign}{}", self.symbols[1]);
                pen.label(&text, (centre + symbol, level), anchor, ink);
            }
        }
    }
}
