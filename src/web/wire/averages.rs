//! What an average forgets, as JavaScript gets it.

use crate::web::write::object;
use js_sys::Float64Array;
use tsify::Tsify;

/// How an exponential average forgets, beside a window. Noise is in units of the noise of one batch; lag is how many
/// batches old the numbers in the average are.
#[derive(Clone, Debug, Tsify)]
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
    pub window_weights: Float64Array,
    /// The number called momentum under which each framework keeps the same ρ.
    pub momenta: Vec<Momentum>,
}

/// One rule as one framework spells it.
#[derive(Clone, Debug, Tsify)]
pub struct Momentum {
    /// The framework: "pytorch".
    pub id: String,
    /// Its momentum.
    pub momentum: f64,
    /// Whether it multiplies the old value.
    pub old: bool,
}

object!(Fading { half_life = "halfLife", memory, equal_noise = "equalNoise", arrived, left, until90, until99, noise, lag, window_noise = "windowNoise", window_lag = "windowLag", window_weights = "windowWeights", momenta });
object!(Momentum { id, momentum, old });
