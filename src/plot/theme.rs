//! Colours: one per quantity, the same in prose, formula, table and plot, in light and in dark.
//!
//! [`HUES`] and [`SURFACES`] are the source; `www/style/tokens.css` repeats them as `--q-ID` and `--ID`, and a test compares both.
//! Hues follow Okabe and Ito (2008), moved in lightness until each reaches 4.5 : 1 on its background (WCAG AA for text).
//! No colour carries meaning alone: each hue has a dash and a marker as well.

use serde::Deserialize;

mod surface;

pub use surface::{SURFACES, Surface};

/// Light or dark ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near-black.
    Dark,
}

/// What a colour stands for: a quantity of the formulas, or a series of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Hue {
    /// The input, and whatever is not normalized.
    X,
    /// The mean of a batch.
    Mean,
    /// The variance of a batch, its root, its standard deviation.
    Variance,
    /// The normalized value.
    XHat,
    /// The scale.
    Gamma,
    /// The shift.
    Beta,
    /// The output.
    Y,
    /// The small number under the root.
    Epsilon,
    /// The running statistics: the exponential average.
    Running,
    /// A gradient, of whatever.
    Gradient,
    /// The simple average over a window.
    Window,
    /// The exponential average with its start corrected.
    Corrected,
    /// The average of all batches so far.
    Cumulative,
    /// The statistics of a fixed network over many batches (PreciseBN).
    Precise,
    /// What is true of the population, or what theory says.
    Population,
    /// A network without normalization.
    Without,
    /// A network with batch normalization before the activation.
    With,
    /// A network with batch normalization after the activation.
    After,
    /// A network with batch normalization and noise put back on purpose.
    Noisy,
    /// A network with group normalization.
    Group,
}

/// The shape of a dot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A filled circle.
    Circle,
    /// A filled square.
    Square,
    /// A filled diamond.
    Diamond,
    /// A filled triangle, point up.
    Triangle,
}

/// One row of the colour table.
#[derive(Clone, Copy, Debug)]
pub struct HueRow {
    /// Which hue.
    pub hue: Hue,
    /// Its name: `--q-ID` in CSS, `data-q="ID"` on the page.
    pub id: &'static str,
    /// `0xRRGGBB` on the light ground.
    pub light: u32,
    /// `0xRRGGBB` on the dark ground.
    pub dark: u32,
    /// Lengths of stroke and gap in CSS pixels; empty for a solid line.
    pub dash: &'static [f64],
    /// Its dots.
    pub marker: Marker,
}

const fn row(
    hue: Hue,
    id: &'static str,
    [light, dark]: [u32; 2],
    dash: &'static [f64],
    marker: Marker,
) -> HueRow {
    HueRow {
        hue,
        id,
        light,
        dark,
        dash,
        marker,
    }
}

/// Every hue, in the order of [`Hue`].
#[rustfmt::skip]
pub const HUES: &[HueRow] = &[
    row(Hue::X,          "x",          [0x1f6fb8, 0x62c0ff], &[],                   Marker::Circle),
    row(Hue::Mean,       "mean",       [0xbd4208, 0xfa7442], &[],                   Marker::Diamond),
    row(Hue::Variance,   "variance",   [0x6b4400, 0xe9a13b], &[5.0, 3.0],           Marker::Square),
    row(Hue::XHat,       "x_hat",      [0x087b5f, 0x2fc795], &[],                   Marker::Circle),
    row(Hue::Gamma,      "gamma",      [0xc0278a, 0xf58bc6], &[2.0, 2.0],           Marker::Triangle),
    row(Hue::Beta,       "beta",       [0x7d7000, 0xf5df6a], &[7.0, 3.0],           Marker::Square),
    row(Hue::Y,          "y",          [0x1b2a4a, 0xe3ebfc], &[],                   Marker::Circle),
    row(Hue::Epsilon,    "epsilon",    [0x55606a, 0x98a3b0], &[1.0, 3.0],           Marker::Circle),
    row(Hue::Running,    "running",    [0x5b2bc0, 0xa78bfa], &[],                   Marker::Circle),
    row(Hue::Gradient,   "gradient",   [0x98103a, 0xffa9b4], &[],                   Marker::Triangle),
    row(Hue::Window,     "window",     [0x0b7285, 0x3ecbe0], &[6.0, 3.0],           Marker::Square),
    row(Hue::Corrected,  "corrected",  [0x97147f, 0xf59df0], &[2.0, 2.0],           Marker::Triangle),
    row(Hue::Cumulative, "cumulative", [0x475569, 0xa9b7c9], &[9.0, 3.0],           Marker::Square),
    row(Hue::Precise,    "precise",    [0x35590d, 0xa3d45e], &[8.0, 3.0, 2.0, 3.0], Marker::Diamond),
    row(Hue::Population, "population", [0x55606a, 0x98a3b0], &[3.0, 3.0],           Marker::Circle),
    row(Hue::Without,    "without",    [0x1f6fb8, 0x62c0ff], &[5.0, 3.0],           Marker::Square),
    row(Hue::With,       "with",       [0x087b5f, 0x2fc795], &[],                   Marker::Circle),
    row(Hue::After,      "after",      [0x7d7000, 0xf5df6a], &[8.0, 3.0, 2.0, 3.0], Marker::Diamond),
    row(Hue::Noisy,      "noisy",      [0xc0278a, 0xf58bc6], &[2.0, 2.0],           Marker::Triangle),
    row(Hue::Group,      "group",      [0x5b2bc0, 0xa78bfa], &[9.0, 3.0],           Marker::Diamond),
];

impl Hue {
    /// The hue of this CSS name, if there is one.
    pub fn from_id(id: &str) -> Option<Hue> {
        HUES.iter().find(|row| row.id == id).map(|row| row.hue)
    }

    /// Its row in the table.
    pub fn row(self) -> &'static HueRow {
        &HUES[self as usize]
    }

    /// Its colour as `0xRRGGBB`.
    pub fn rgb(self, theme: Theme) -> u32 {
        theme.pick([self.row().light, self.row().dark])
    }
}

impl Theme {
    fn pick(self, [light, dark]: [u32; 2]) -> u32 {
        match self {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(rgb: u32) -> f64 {
        let channel = |shift: u32| {
            let c = f64::from((rgb >> shift) & 255) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn tables_are_in_the_order_of_their_enums() {
        for (index, row) in HUES.iter().enumerate() {
            assert_eq!(row.hue as usize, index, "{}", row.id);
            assert_eq!(Hue::from_id(row.id), Some(row.hue));
        }
        for (index, (surface, id, _)) in SURFACES.iter().enumerate() {
            assert_eq!(*surface as usize, index, "{id}");
        }
    }

    #[test]
    fn every_hue_and_label_is_readable_as_text() {
        for theme in [Theme::Light, Theme::Dark] {
            let ground = Surface::Background.rgb(theme);
            let hues = HUES.iter().map(|row| (row.id, row.hue.rgb(theme)));
            let labels = [
                ("text", Surface::Text.rgb(theme)),
                ("muted", Surface::Muted.rgb(theme)),
            ];
            for (id, rgb) in hues.chain(labels) {
                let ratio = contrast(rgb, ground);
                assert!(ratio >= 4.5, "{id} in {theme:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn quantities_of_one_formula_have_colours_of_their_own() {
        let quantities = &HUES[..=Hue::Gradient as usize];
        for theme in [Theme::Light, Theme::Dark] {
            for (index, a) in quantities.iter().enumerate() {
                for b in &quantities[index + 1..] {
                    assert_ne!(a.hue.rgb(theme), b.hue.rgb(theme), "{} and {}", a.id, b.id);
                }
            }
        }
    }
}
