//! Makes the wasm package that the page imports.
fn main() {}
