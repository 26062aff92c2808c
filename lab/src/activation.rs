//! The nonlinearity between two layers.

use serde::{Deserialize, Serialize};
/// A function applied to every number of a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Activation {
    /// max(z, 0).
    #[default]
    Relu,
    /// tanh z.
    Tanh,
    /// 1 / (1 + e⁻ᶻ).
    Sigmoid,
    /// z itself.
    Identity,
}

impl Activation {
    /// The initial gain that keeps the spread of a layer: √2 for ReLU (He et al. 2015), 1 for the others.
    #[must_use]
    pub fn gain(self) -> f64 {
        if self == Self::Relu {
            std::f64::consts::SQRT_2
        } else {
            1.0
        }
    }

    /// Writes f(z) for every z.
    pub(crate) fn forward(self, z: &[f64], a: &mut [f64]) {
        let pairs = a.iter_mut().zip(z);
        match self {
            Self::Relu => pairs.for_each(|(a, &z)| *a = if z > 0.0 { z } else { 0.0 }),
            Self::Tanh => pairs.for_each(|(a, &z)| *a = z.tanh()),
            Self::Sigmoid => pairs.for_each(|(a, &z)| *a = 1.0 / (1.0 + (-z).exp())),
            Self::Identity => a.copy_from_slice(z),
        }
    }

    /// Writes ∂L/∂z = ∂L/∂a · f′(z); f′ follows from a = f(z) alone, and is 0 at the corner of ReLU.
    pub(crate) fn backward(self, a: &[f64], da: &[f64], dz: &mut [f64]) {
        let triples = dz.iter_mut().zip(da.iter().zip(a));
        match self {
            Self::Relu => triples.for_each(|(dz, (&da, &a))| *dz = if a > 0.0 { da } else { 0.0 }),
            Self::Tanh => triples.for_each(|(dz, (da, a))| *dz = da * (1.0 - a * a)),
            Self::Sigmoid => triples.for_each(|(dz, (da, a))| *dz = da * (a * (1.0 - a))),
            Self::Identity => dz.copy_from_slice(da),
        }
    }

    /// Whether a unit with output `a` passes (almost) no gradient: 0 for ReLU, beyond ±0.95 for tanh,
    /// outside 0.05 to 0.95 for the sigmoid.
    #[must_use]
    pub fn is_flat(self, a: f64) -> bool {
        match self {
            Self::Relu => a <= 0.0,
            Self::Tanh => a.abs() > 0.95,
            Self::Sigmoid => !(0.05..=0.95).contains(&a),
            Self::Identity => false,
        }
    }
}
