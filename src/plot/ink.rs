//! Colours with their opacity, and how labels stand.

use plotters::prelude::RGBAColor;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// A colour and how much of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// `0xRRGGBB`.
    pub rgb: u32,
    /// From 0, nothing, to 1, opaque.
    pub alpha: f64,
}

/// Where a label stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Begins at the point, centred vertically.
    Start,
    /// Ends at the point, centred vertically.
    End,
    /// Centred on the point.
    Middle,
    /// Centred below the point.
    Below,
}

impl Ink {
    /// All of a colour.
    pub fn opaque(rgb: u32) -> Ink {
        Ink { rgb, alpha: 1.0 }
    }

    /// Less of the same colour.
    pub fn fade(self, alpha: f64) -> Ink {
        Ink { alpha, ..self }
    }

    pub(super) fn plotters(self) -> RGBAColor {
        let [_, red, green, blue] = self.rgb.to_be_bytes();
        RGBAColor(red, green, blue, self.alpha)
    }
}

impl Anchor {
    pub(super) fn position(self) -> Pos {
        match self {
            Anchor::Start => Pos::new(HPos::Left, VPos::Center),
            Anchor::End => Pos::new(HPos::Right, VPos::Center),
            Anchor::Middle => Pos::new(HPos::Center, VPos::Center),
            Anchor::Below => Pos::new(HPos::Center, VPos::Top),
        }
    }
}
