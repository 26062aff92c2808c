//! Random disturbances while training: dropout, and the noise of Santurkar et al. (2018).

use batch_norm_explained::random::{Generator, stream};

/// Where the disturbances of a network draw from: one sequence for each kind, so that neither shifts the other.
#[derive(Clone, Debug)]
pub struct Randomness {
    /// Which units dropout removes.
    pub dropout: Generator,
    /// Scales and shifts put in after normalisation.
    pub noise: Generator,
}

impl Randomness {
    /// Both sequences of `seed`, from their first numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            dropout: Generator::new(seed, stream::DROPOUT),
            noise: Generator::new(seed, stream::INJECTED_NOISE),
        }
    }
}

/// Zeroes a share `rate` of the values and divides the others by 1 − rate, so that their mean stays.
/// Writes the factor of every value to `slope`. One uniform number each, in order.
pub(crate) fn drop_out(
    values: &mut [f64],
    rate: f64,
    random: &mut Generator,
    slope: &mut Vec<f64>,
) {
    for value in values {
        let factor = if random.uniform() >= rate {
            1.0 / (1.0 - rate)
        } else {
            0.0
        };
        *value *= factor;
        slope.push(factor);
    }
}

/// Gives every unit a new mean and spread: y = s·z + m, different at every call and a little different for every
/// sample. Of strength 1, per unit: m from ±0.5, s from 1 to 1.25; per sample: m ± 0.1, s with standard deviation 0.1.
///
/// `values` is (batch, units). Drawn in this order: all units' m, all units' s, all samples' m, all samples' s.
pub(crate) fn inject(
    values: &mut [f64],
    units: usize,
    strength: f64,
    random: &mut Generator,
    slope: &mut Vec<f64>,
) {
    let shifts: Vec<f64> = random
        .uniforms(units)
        .iter()
        .map(|u| (2.0 * u - 1.0) * 0.5 * strength)
        .collect();
    let scales: Vec<f64> = random
        .uniforms(units)
        .iter()
        .map(|u| 1.0 + 0.25 * strength * u)
        .collect();
    let shift_noise = random.uniforms(values.len());
    let scale_noise = random.normals(values.len());
    for (index, value) in values.iter_mut().enumerate() {
        let unit = index % units;
        let shift = shifts[unit] + (2.0 * shift_noise[index] - 1.0) * 0.1 * strength;
        let scale = scales[unit] + 0.1 * strength * scale_noise[index];
        *value = scale * *value + shift;
        slope.push(scale);
    }
}
