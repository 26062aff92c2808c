//! Mean and standard deviations of two features: a cross and an ellipse.

use crate::plot::frame::Panel;
use crate::plot::ink::Ink;
use crate::plot::pen::{Pen, Point};
use crate::plot::scale::between;
use crate::plot::theme::{Hue, Surface};

/// What is marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cross {
    pub mean: [f64; 2],
    pub deviation: Option<[f64; 2]>,
    pub correlation: Option<f64>,
}

impl Cross {
    /// Mean, one deviation along either axis, and the ellipse of one deviation; nothing if the mean lies outside.
    pub fn draw(&self, pen: &mut Pen, panel: &Panel) {
        let mean = self.mean;
        if !panel.holds(mean[0], mean[1]) {
            return;
        }
        if let Some(deviation) = self.deviation {
            // A wider line in the colour of the ground first, so that marks stand out from a dense cloud.
            let ground = pen.surface(Surface::Background).fade(0.8);
            let ink = pen.ink(Hue::Variance);
            for (extra, ink) in [(1.0, ground), (0.0, ink)] {
                self.draw_arms(pen, panel, deviation, extra, ink);
            }
            if let Some(correlation) = self.correlation {
                let ellipse = ellipse(panel, mean, deviation, correlation);
                pen.line(&ellipse, 3.0, &[], ground);
                pen.line(&ellipse, 1.5, Hue::Variance.row().dash, ink);
            }
        }
        let ink = pen.ink(Hue::Mean);
        pen.spot(
            panel.point(mean[0], mean[1]),
            4.0,
            Hue::Mean.row().marker,
            ink,
        );
    }

    /// One deviation along either axis, as a cross with ends, `extra` pixels thicker all around.
    fn draw_arms(&self, pen: &mut Pen, panel: &Panel, deviation: [f64; 2], extra: f64, ink: Ink) {
        let ([left, top, right, bottom], (x, y)) =
            (panel.edges(), panel.point(self.mean[0], self.mean[1]));
        let across = [-1.0, 1.0].map(|side| {
            let end = panel.x.pixel(self.mean[0] + side * deviation[0]);
            between(end, left, right)
        });
        let upright = [-1.0, 1.0].map(|side| {
            let end = panel.y.pixel(self.mean[1] + side * deviation[1]);
            between(end, top, bottom)
        });
        let (thick, thin, long) = (1.0 + extra, 0.5 + extra, 4.0 + extra);
        pen.rect((across[0], y - thick), (across[1], y + thick), ink);
        pen.rect((x - thick, upright[0]), (x + thick, upright[1]), ink);
        for end in across {
            pen.rect((end - thin, y - long), (end + thin, y + long), ink);
        }
        for end in upright {
            pen.rect((x - long, end - thin), (x + long, end + thin), ink);
        }
    }
}

/// The points one standard deviation from the mean, tilted by the correlation; none where it leaves the panel.
fn ellipse(panel: &Panel, mean: [f64; 2], deviation: [f64; 2], correlation: f64) -> Vec<Point> {
    let upright = (1.0 - correlation * correlation).sqrt();
    let around = (0..=72).map(|step| libm::sincos(f64::from(step) / 72.0 * std::f64::consts::TAU));
    let points = around.map(|(sin, cos)| {
        let (u, v) = (cos, correlation * cos + upright * sin);
        (mean[0] + deviation[0] * u, mean[1] + deviation[1] * v)
    });
    let points: Vec<_> = points.collect();
    match points.iter().all(|&(x, y)| panel.holds(x, y)) {
        true => points.into_iter().map(|(x, y)| panel.point(x, y)).collect(),
        false => vec![],
    }
}
