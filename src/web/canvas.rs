//! The canvas as a plotters backend, for the four shapes that plots are made of.
//!
//! plotters-canvas sets the colour anew for every shape and writes it through the standard library's decimals, which weigh
//! more than all plots together.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::fmt;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The browser would not draw.
#[derive(Debug)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the canvas would not draw")
    }
}

impl std::error::Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

/// A canvas, cleared, whose context counts in backend steps.
pub struct Canvas {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
}

impl Canvas {
    /// Clears the canvas; `steps` of the backend are one pixel. Nothing where the browser gives no context.
    pub fn new(canvas: &HtmlCanvasElement, steps: i32) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        let size = (canvas.width(), canvas.height());
        context.reset_transform().ok()?;
        context.clear_rect(0.0, 0.0, f64::from(size.0), f64::from(size.1));
        let step = 1.0 / f64::from(steps);
        context.scale(step, step).ok()?;
        // A mitre would shoot beyond the corners of a noisy line.
        context.set_line_join("round");
        Some(Self { context, size })
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // The first line of a path begins where it ends.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

/// `#rrggbbaa`.
fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    let alpha = (colour.alpha * 255.0).round() as u8;
    let mut text = String::from("#");
    for part in [red, green, blue, alpha] {
        for digit in [part >> 4, part & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

impl DrawingBackend for Canvas {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.context.set_fill_style_str(&hex(color));
        let (x, y) = (f64::from(point.0), f64::from(point.1));
        self.context.fill_rect(x, y, 1.0, 1.0);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.context.set_stroke_style_str(&hex(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.context.set_fill_style_str(&hex(style.color()));
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.context.set_fill_style_str(&hex(style.color()));
        self.context.begin_path();
        let full = std::f64::consts::TAU;
        let arc = self
            .context
            .arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, full);
        arc.map_err(|_| DrawingErrorKind::DrawingError(Refused))?;
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let anchor = style.anchor();
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        });
        self.context.set_fill_style_str(&hex(style.color()));
        let size = (style.size().round() as u32).to_string();
        self.context
            .set_font(&[&size, "px ", style.family().as_str()].concat());
        let filled = self.context.fill_text(text, f64::from(x), f64::from(y));
        filled.map_err(|_| DrawingErrorKind::DrawingError(Refused))
    }
}
