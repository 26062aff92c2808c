//! Batch normalization, number by number.
//!
//! Everything here is pure Rust and runs natively; only the module `web` touches a browser.

pub mod axes;
pub mod batch_norm;
pub mod bulk;
pub mod convention;
pub mod data;
pub mod digits;
pub mod dropout;
pub mod error;
pub mod fold;
pub mod formula;
pub mod layer;
pub mod norms;
#[cfg(feature = "plot")]
pub mod plot;
pub mod random;
pub mod running;
pub mod snippet;
pub mod stats;
pub mod stream;
pub mod walk;

#[cfg(feature = "web")]
pub mod web;
