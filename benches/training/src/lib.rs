//! A training loop to be timed: `npm run bench` runs the same in JavaScript, from the same weights on the same samples.

#[cfg(target_arch = "wasm32")]
mod training;
