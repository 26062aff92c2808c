//! Any plotters backend behind one small interface.
//!
//! Plots are compiled once and not once per backend: the page carries two, canvas and SVG, and pays for the code by the byte.

use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::{DrawingBackend, RGBAColor, ShapeStyle, TextStyle};

/// What a backend reports when it cannot draw.
pub type Failure<B> = DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>;

/// A point in whole backend steps.
pub(super) type Step = (i32, i32);

/// The four shapes that all plots are made of.
pub(super) trait Paper {
    fn fill(&mut self, path: &[Step], colour: RGBAColor);
    fn stroke(&mut self, path: &[Step], style: ShapeStyle);
    fn circle(&mut self, centre: Step, radius: u32, style: ShapeStyle);
    fn text(&mut self, text: &str, at: Step, style: &TextStyle);
}

/// A backend. It remembers its first failure and then draws nothing more, so that drawing reads without `?`.
pub(super) struct Backend<'b, B: DrawingBackend> {
    backend: &'b mut B,
    failure: Option<Failure<B>>,
}

impl<'b, B: DrawingBackend> Backend<'b, B> {
    pub fn new(backend: &'b mut B) -> Self {
        Backend {
            backend,
            failure: None,
        }
    }

    /// What went wrong, if anything did.
    pub fn finish(self) -> Result<(), Failure<B>> {
        self.failure.map_or(Ok(()), Err)
    }

    fn attempt<E>(
        &mut self,
        draw: impl FnOnce(&mut B) -> Result<(), E>,
        wrap: fn(E) -> Failure<B>,
    ) {
        if self.failure.is_none() {
            self.failure = draw(self.backend).err().map(wrap);
        }
    }
}

impl<B: DrawingBackend> Paper for Backend<'_, B> {
    fn fill(&mut self, path: &[Step], colour: RGBAColor) {
        let draw = |backend: &mut B| backend.fill_polygon(path.iter().copied(), &colour);
        self.attempt(draw, DrawingAreaErrorKind::BackendError);
    }

    fn stroke(&mut self, path: &[Step], style: ShapeStyle) {
        let draw = |backend: &mut B| backend.draw_path(path.iter().copied(), &style);
        self.attempt(draw, DrawingAreaErrorKind::BackendError);
    }

    fn circle(&mut self, centre: Step, radius: u32, style: ShapeStyle) {
        let draw = |backend: &mut B| backend.draw_circle(centre, radius, &style, true);
        self.attempt(draw, DrawingAreaErrorKind::BackendError);
    }

    fn text(&mut self, text: &str, at: Step, style: &TextStyle) {
        let draw = |backend: &mut B| backend.draw_text(text, style, at);
        self.attempt(draw, DrawingAreaErrorKind::BackendError);
    }
}
