//! The exported functions: plain data in, plain data out, no state.

use wasm_bindgen::prelude::wasm_bindgen;

/// The crate's version, as the page shows it in its footer.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
