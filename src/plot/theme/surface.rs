//! The colours of the ground and of what lies on it.

use super::Theme;

/// The ground and what lies on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// Behind everything.
    Background,
    /// Text, and marks without a quantity.
    Text,
    /// Tick labels.
    Muted,
    /// Axis lines.
    Axis,
    /// Grid lines.
    Grid,
}

/// Every surface: itself, its CSS name `--ID`, light and dark, in the order of [`Surface`].
#[rustfmt::skip]
pub const SURFACES: &[(Surface, &str, [u32; 2])] = &[
    (Surface::Background, "background", [0xffffff, 0x14171a]),
    (Surface::Text,       "text",       [0x1c2127, 0xe8eaed]),
    (Surface::Muted,      "muted",      [0x5a6470, 0x9da7b2]),
    (Surface::Axis,       "axis",       [0x8a94a0, 0x6b7682]),
    (Surface::Grid,       "grid",       [0xe6e9ec, 0x272c32]),
];

impl Surface {
    /// Its colour as `0xRRGGBB`.
    pub fn rgb(self, theme: Theme) -> u32 {
        theme.pick(SURFACES[self as usize].2)
    }
}
