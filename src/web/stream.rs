//! A stream of batches, and what averages over it forget.

use super::values::Numbers;
use crate::convention::{Convention, MomentumWeighs};
use crate::error::Error;
use crate::running::{
    Average, equal_noise_window, half_life, memory, progress, steps_until, weights,
};
use crate::stats::Divisor;
use crate::stream::Stream;
use serde::Serialize;
use tsify::Tsify;

/// The stream that was asked for.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StreamRows {
    /// All rows, batch after batch.
    #[tsify(type = "Float64Array")]
    pub rows: Numbers,
    /// Rows of each batch.
    pub sizes: Vec<usize>,
    /// The population mean.
    pub mean: Truth,
    /// The population variance.
    pub variance: Truth,
}

/// What is true of the population at each step, and how far a batch strays from it: one standard deviation either way.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Truth {
    /// The value.
    #[tsify(type = "Float64Array")]
    pub value: Numbers,
    /// One standard deviation below.
    #[tsify(type = "Float64Array")]
    pub low: Numbers,
    /// One standard deviation above.
    #[tsify(type = "Float64Array")]
    pub high: Numbers,
}

impl Truth {
    fn new(values: &[f64], noise: f64) -> Truth {
        let moved = |by: f64| values.iter().map(|value| value + by).collect::<Vec<_>>();
        Truth {
            value: moved(0.0).into(),
            low: moved(-noise).into(),
            high: moved(noise).into(),
        }
    }
}

/// Draws the stream; `stored` is the divisor of the variance whose noise is asked for.
pub fn rows(stream: &Stream, stored: Divisor) -> Result<StreamRows, Error> {
    let rows: Vec<f64> = stream.rows()?.into_iter().collect();
    let steps = 1..=stream.batches;
    let means: Vec<f64> = steps.map(|t| stream.population_mean(t)).collect();
    let variances = vec![stream.deviation * stream.deviation; stream.batches];
    Ok(StreamRows {
        rows: rows.into(),
        sizes: vec![stream.batch; stream.batches],
        mean: Truth::new(&means, stream.mean_noise()),
        variance: Truth::new(&variances, stream.variance_noise(stored)),
    })
}

/// How an exponential average forgets, beside a window. Noise is in units of the noise of one batch; lag is how many
/// batches old the numbers in the average are.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Fading {
    /// Batches after which a weight has halved.
    pub half_life: f64,
    /// 1/(1 − ρ): batches after which a weight has fallen to about a third.
    pub memory: f64,
    /// (1 + ρ)/(1 − ρ): the window that is as noisy in the long run.
    pub equal_noise: f64,
    /// How far it has come from its start by now, in percent.
    pub arrived: f64,
    /// What the start still weighs, in percent.
    pub left: f64,
    /// Batches until it has come nine tenths of the way.
    pub until90: f64,
    /// Batches until it has come 99 hundredths of the way.
    pub until99: f64,
    /// Noise by now.
    pub noise: f64,
    /// Lag by now.
    pub lag: f64,
    /// Noise of the window by now.
    pub window_noise: f64,
    /// Lag of the window by now.
    pub window_lag: f64,
    /// Weight of each batch in the window.
    #[tsify(type = "Float64Array")]
    pub window_weights: Numbers,
    /// The number called momentum under which each framework keeps the same ρ.
    pub momenta: Vec<Momentum>,
}

/// One rule as one framework spells it.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Momentum {
    /// The framework: "pytorch".
    pub id: String,
    /// Its momentum.
    pub momentum: f64,
    /// Whether it multiplies the old value.
    pub old: bool,
}

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
        window_weights: simple.values.to_vec().into(),
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
