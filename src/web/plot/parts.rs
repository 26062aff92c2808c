//! What was drawn, as the page hears of it: edges, axes, bars, and how many numbers have no place.

use crate::plot::bins::{Bins, LeftOut};
use crate::plot::frame::Panel;
use crate::plot::scale::Spacing;
use crate::web::wire::drawn::{self, Drawn};
use js_sys::{Float64Array, Uint32Array};

/// A panel without anything in it.
pub fn panel(panel: &Panel) -> Drawn {
    Drawn {
        edges: panel.edges(),
        x: [panel.x.low, panel.x.high],
        y: [panel.y.low, panel.y.high],
        x_log: panel.x.spacing == Spacing::Log,
        y_log: panel.y.spacing == Spacing::Log,
        ..Drawn::default()
    }
}

/// The bars of a histogram.
pub fn bins(bins: &Bins) -> drawn::Bins {
    drawn::Bins {
        edges: Float64Array::from(bins.edges.as_slice()),
        counts: Uint32Array::from(bins.counts.as_slice()),
    }
}

/// How many numbers have no bar.
pub fn count(left_out: LeftOut) -> usize {
    (left_out.nan + left_out.infinite + left_out.outside) as usize
}
