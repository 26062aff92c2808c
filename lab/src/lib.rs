//! The experiments behind one door: a name and settings in, numbers and series out.
//!
//! A module of its own, because the page reads well without it: only a worker loads it, when a reader starts a run.

mod history;
mod runs;
mod settings;
#[cfg(target_arch = "wasm32")]
mod web;

pub use history::History;
pub use runs::{EXPERIMENTS, run};
pub use settings::{Settings, Value};
