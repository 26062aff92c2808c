//! Distributions of a feature, and the share of them that ends at or below zero.

use batch_norm_explained::random::Generator;
use serde::{Deserialize, Serialize};
use std::f64::consts::{E, PI};

/// The distribution function of the normal distribution, `Φ(x) = erfc(−x/√2) / 2`. NaN for NaN.
///
/// The complementary error function keeps its relative precision in the tail, where `1 + erf` would cancel.
#[must_use]
pub fn normal_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// The share of zeros for a normal feature: Φ(−β/|γ|), whatever its mean and spread.
#[must_use]
pub fn gaussian_zeros(gamma: f64, beta: f64) -> f64 {
    if gamma == 0.0 {
        return if beta <= 0.0 { 1.0 } else { 0.0 };
    }
    normal_below(-beta / gamma.abs())
}

/// The distribution of a feature before its normalisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Distribution {
    /// Normal.
    #[default]
    Normal,
    /// Uniform on 0 to 1.
    Uniform,
    /// Exponential with mean 1: skewed to the right.
    Exponential,
    /// max(z, 0) of a normal z: half of it zeros already.
    Rectified,
    /// eᶻ of a normal z: very skewed.
    Lognormal,
    /// 1 in a tenth of the cases, else 0.
    Spikes,
}

impl Distribution {
    pub(super) fn draw(self, count: usize, random: &mut Generator) -> Vec<f64> {
        let of_normals = |f: fn(f64) -> f64, random: &mut Generator| {
            random.normals(count).into_iter().map(f).collect()
        };
        let of_uniforms = |f: fn(f64) -> f64, random: &mut Generator| {
            random.uniforms(count).into_iter().map(f).collect()
        };
        match self {
            Self::Normal => random.normals(count),
            Self::Uniform => random.uniforms(count),
            Self::Exponential => of_uniforms(|u| -libm::log1p(-u), random),
            Self::Rectified => of_normals(|z| z.max(0.0), random),
            Self::Lognormal => of_normals(libm::exp, random),
            Self::Spikes => of_uniforms(|u| if u < 0.1 { 1.0 } else { 0.0 }, random),
        }
    }

    /// Mean and standard deviation.
    fn moments(self) -> (f64, f64) {
        match self {
            Self::Normal => (0.0, 1.0),
            Self::Uniform => (0.5, (1.0f64 / 12.0).sqrt()),
            Self::Exponential => (1.0, 1.0),
            Self::Rectified => (1.0 / (2.0 * PI).sqrt(), (0.5 - 0.5 / PI).sqrt()),
            Self::Lognormal => (E.sqrt(), ((E - 1.0) * E).sqrt()),
            Self::Spikes => (0.1, 0.3),
        }
    }

    /// Probability of a value below `x`, and of a value at or below `x`.
    fn below(self, x: f64) -> (f64, f64) {
        let both = |p: f64| (p, p);
        match self {
            Self::Normal => both(normal_below(x)),
            Self::Uniform => both(x.clamp(0.0, 1.0)),
            Self::Exponential => both(-(-x.max(0.0)).exp_m1()),
            Self::Rectified if x < 0.0 => both(0.0),
            Self::Rectified => (
                if x == 0.0 { 0.0 } else { normal_below(x) },
                normal_below(x),
            ),
            Self::Lognormal => both(normal_below(x.max(0.0).ln())),
            Self::Spikes if x < 0.0 => both(0.0),
            Self::Spikes if x < 1.0 => (if x == 0.0 { 0.0 } else { 0.9 }, 0.9),
            Self::Spikes => (if x == 1.0 { 0.9 } else { 1.0 }, 1.0),
        }
    }

    /// The exact share of zeros of max(γ·x̂ + β, 0).
    #[must_use]
    pub fn zeros(self, gamma: f64, beta: f64) -> f64 {
        let (mean, deviation) = self.moments();
        let (below, at_or_below) = self.below(mean - deviation * beta / gamma);
        match gamma {
            0.0 => gaussian_zeros(0.0, beta),
            gamma if gamma > 0.0 => at_or_below,
            _ => 1.0 - below,
        }
    }
}
