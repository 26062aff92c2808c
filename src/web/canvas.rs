//! The canvas of a page as a plotters backend.

use crate::plot::SUBPIXELS;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Clears a canvas and scales it to the steps that plots count in. `None` where the browser gives no context.
pub fn backend(canvas: &HtmlCanvasElement) -> Option<CanvasBackend> {
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    prepare(&context, canvas).ok()?;
    CanvasBackend::with_canvas_object(canvas.clone())
}

fn prepare(context: &CanvasRenderingContext2d, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
    context.reset_transform()?;
    context.clear_rect(
        0.0,
        0.0,
        f64::from(canvas.width()),
        f64::from(canvas.height()),
    );
    let step = 1.0 / f64::from(SUBPIXELS);
    context.scale(step, step)?;
    // A mitre would shoot beyond the corners of a noisy line.
    context.set_line_join("round");
    Ok(())
}
