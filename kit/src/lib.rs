//! Batch normalization of typed arrays: what `npm/index.js` calls.
//!
//! A module of its own, built for speed, because the page shows every number and has none to compute in bulk.

mod averages;
mod room;
#[cfg(target_arch = "wasm32")]
mod web;

pub use averages::averages;
pub use room::{Part, Room};
