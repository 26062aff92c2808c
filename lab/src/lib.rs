//! The experiments behind one door: a name and settings in, numbers and series out.
//!
//! The programs that a figure hands out live here too.
//!
//! A module of its own, because the page reads well without it: only a worker loads it, when a reader starts a run.

mod history;
mod programs;
mod runs;
mod settings;
#[cfg(target_arch = "wasm32")]
mod web;

pub use history::History;
pub use programs::program;
pub use runs::{EXPERIMENTS, run};
pub use settings::{Settings, Value};
