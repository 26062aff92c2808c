//! What a plot is drawn on, within what a screen can show.

use crate::error::Error;
use crate::plot::Sheet;
use crate::plot::theme::Theme;
use crate::web::wire::plot as wire;

/// The longest side of a sheet, in CSS pixels, and the most device pixels for one of them.
const LONGEST: f64 = 8192.0;
const FINEST: f64 = 8.0;

/// The sheet that was asked for, or why it is refused: the time and the memory of a drawing grow with its size.
pub fn sheet(asked: &wire::Sheet) -> Result<Sheet, Error> {
    let side = |name, value| within(name, value, [1.0, LONGEST], "from 1 to 8192");
    side("width", asked.width)?;
    side("height", asked.height)?;
    within(
        "pixel_ratio",
        asked.pixel_ratio,
        [0.1, FINEST],
        "from 0.1 to 8",
    )?;
    Ok(Sheet {
        width: asked.width,
        height: asked.height,
        pixel_ratio: asked.pixel_ratio,
        theme: if asked.dark {
            Theme::Dark
        } else {
            Theme::Light
        },
        ground: asked.ground,
    })
}

fn within(
    name: &'static str,
    value: f64,
    [least, most]: [f64; 2],
    must: &'static str,
) -> Result<(), Error> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(Error::BadParameter { name, value, must })
}
