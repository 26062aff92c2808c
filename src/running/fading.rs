//! How the averages forget: what each value weighs, and how long a weight lasts.

use super::average::{Average, check_rho};
use crate::error::Error;

/// The most steps whose weights are listed.
const MOST_STEPS: usize = 100_000;

/// How much the start and each value so far weigh in the present average. They sum to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Weight of the start V₀.
    pub start: f64,
    /// Weight of θ₁ … θ_t.
    pub values: Vec<f64>,
}

impl Weights {
    /// Standard deviation of the average if the values are independent with standard deviation 1: `√Σ w²`.
    pub fn noise(&self) -> f64 {
        self.values
            .iter()
            .map(|weight| weight * weight)
            .sum::<f64>()
            .sqrt()
    }

    /// How old the values are on average, in steps: how far the average lags behind a steady drift of 1 per step.
    /// The weight of the start is left out.
    pub fn lag(&self) -> f64 {
        let ages = self.values.iter().rev().enumerate();
        let old: f64 = ages.map(|(age, weight)| age as f64 * weight).sum();
        old / self.values.iter().sum::<f64>()
    }
}

/// The weights in the average after `steps` values.
///
/// # Errors
/// [`Error::BadParameter`] for a ρ or a window out of its range; [`Error::TooMuch`] for more than 100,000 steps.
pub fn weights(kind: Average, steps: usize) -> Result<Weights, Error> {
    kind.check()?;
    if steps > MOST_STEPS {
        return Err(Error::TooMuch {
            what: "steps",
            limit: MOST_STEPS,
            found: steps,
        });
    }
    if steps == 0 {
        return Err(Error::EmptyInput);
    }
    let fading = |rho: f64, sum: f64| {
        (0..steps)
            .rev()
            .map(|age| power(rho, age as u64) * (1.0 - rho) / sum)
            .collect()
    };
    Ok(match kind {
        Average::Simple { window } => {
            let used = window.min(steps);
            let values = (0..steps).map(|step| {
                if step + used < steps {
                    0.0
                } else {
                    1.0 / used as f64
                }
            });
            Weights {
                start: 0.0,
                values: values.collect(),
            }
        }
        Average::Exponential { rho } => Weights {
            start: power(rho, steps as u64),
            values: fading(rho, 1.0),
        },
        Average::Corrected { rho } => Weights {
            start: 0.0,
            values: fading(rho, progress(rho, steps as u64)),
        },
        Average::Cumulative => Weights {
            start: 0.0,
            values: vec![1.0 / steps as f64; steps],
        },
    })
}

/// How far an exponential average has come from its start after `steps`: `1 − ρ^steps`. 0.395 for 0.99 and 50.
pub fn progress(rho: f64, steps: u64) -> f64 {
    1.0 - power(rho, steps)
}

/// `ρ^steps`, what is left of the start after so many steps.
fn power(rho: f64, steps: u64) -> f64 {
    libm::pow(rho, steps as f64)
}

/// The steps until an exponential average has gone `fraction` of its way: the least t with `1 − ρᵗ ≥ fraction`.
///
/// # Errors
/// [`Error::BadParameter`] if ρ or the fraction is not from 0 to below 1.
pub fn steps_until(rho: f64, fraction: f64) -> Result<u64, Error> {
    check_rho(rho)?;
    if !(0.0..1.0).contains(&fraction) {
        return Err(Error::BadParameter {
            name: "fraction",
            value: fraction,
            must: "at least 0 and below 1",
        });
    }
    // The quotient of two logarithms is off by one where a power of ρ comes close to the fraction: the least t is searched
    // for instead, between a number of steps that is enough and 0.
    let enough = |steps: &u64| progress(rho, *steps) >= fraction;
    let mut high = (0..u64::BITS)
        .map(|bit| 1 << bit)
        .find(enough)
        .unwrap_or(u64::MAX);
    let mut low = 0;
    while low < high {
        let middle = low + (high - low) / 2;
        if enough(&middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

/// The steps after which a value's weight has halved: `ln ½ / ln ρ`.
pub fn half_life(rho: f64) -> f64 {
    0.5_f64.ln() / rho.ln()
}

/// `1 / (1 − ρ)`: the steps after which a value's weight has fallen to about 1/e, often called "the window".
pub fn memory(rho: f64) -> f64 {
    1.0 / (1.0 - rho)
}

/// `(1 + ρ) / (1 − ρ)`: the window of the plain average that is as noisy in the long run.
pub fn equal_noise_window(rho: f64) -> f64 {
    (1.0 + rho) / (1.0 - rho)
}
