//! What an average forgets.

use super::wire::averages::{Fading, Momentum};
use crate::convention::{Convention, MomentumWeighs};
use crate::error::Error;
use crate::running::{
    Average, equal_noise_window, half_life, memory, progress, steps_until, weights,
};
use js_sys::Float64Array;

/// How an exponential average and a window forget, seen after `steps` batches.
pub fn fading(rho: f64, window: usize, steps: usize) -> Result<Fading, Error> {
    let exponential = weights(Average::Exponential { rho }, steps)?;
    let simple = weights(Average::Simple { window }, steps)?;
    Ok(Fading {
        half_life: half_life(rho),
        memory: memory(rho),
        equal_noise: equal_noise_window(rho),
        arrived: 100.0 * progress(rho, steps as u64),
        left: 100.0 * exponential.start,
        until90: steps_until(rho, 0.9)? as f64,
        until99: steps_until(rho, 0.99)? as f64,
        noise: exponential.noise(),
        lag: exponential.lag(),
        window_noise: simple.noise(),
        window_lag: simple.lag(),
        window_weights: Float64Array::from(simple.values.as_slice()),
        momenta: momenta(rho),
    })
}

/// The same ρ as the layers spell it.
fn momenta(rho: f64) -> Vec<Momentum> {
    let layers = [
        Convention::PyTorch,
        Convention::Keras,
        Convention::Flax,
        Convention::Onnx,
    ];
    let spelled = layers.map(|convention| {
        let update = convention.update();
        Momentum {
            id: convention.id().into(),
            momentum: update.momentum_for(rho),
            old: update.weighs == MomentumWeighs::Old,
        }
    });
    spelled.to_vec()
}
