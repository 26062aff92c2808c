//! Where a plot goes: onto the page or into a document, through the same code.

use crate::error::Error;
use crate::plot::{self, SUBPIXELS, draw};
use crate::web::canvas::Canvas;
use web_sys::HtmlCanvasElement;

/// Where a plot goes.
pub trait Paper {
    /// Draws, and gives the document if it is one.
    fn put<P: plot::Plot>(
        &mut self,
        sheet: &plot::Sheet,
        plot: &P,
    ) -> Result<(String, P::Drawn), Error>;
}

/// Onto the page.
pub struct OnCanvas<'c>(pub &'c HtmlCanvasElement);

impl Paper for OnCanvas<'_> {
    fn put<P: plot::Plot>(
        &mut self,
        sheet: &plot::Sheet,
        plot: &P,
    ) -> Result<(String, P::Drawn), Error> {
        let refused = || crate::web::unknown("canvas", "2d");
        let mut canvas = Canvas::new(self.0, SUBPIXELS).ok_or_else(refused)?;
        let drawn = draw(&mut canvas, sheet, plot).map_err(|_| refused())?;
        Ok((String::new(), drawn))
    }
}

/// Into a document.
pub struct AsSvg;

impl Paper for AsSvg {
    fn put<P: plot::Plot>(
        &mut self,
        sheet: &plot::Sheet,
        plot: &P,
    ) -> Result<(String, P::Drawn), Error> {
        Ok(plot::svg(sheet, plot))
    }
}
