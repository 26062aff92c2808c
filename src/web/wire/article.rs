//! Walks that the article tells beside its figures: the bowl of two weights, and slips.

use super::Divisor;
use crate::web::read::{record, words};
use tsify::Tsify;

/// The bowl of a linear model with two weights; the data are the two features, row by row.
#[derive(Clone, Debug, Tsify)]
pub struct Bowl {
    /// The names of the two features.
    pub names: Vec<String>,
    /// What the weights are multiplied with.
    pub inputs: Inputs,
    /// Learning rate.
    pub rate: f64,
    /// How many steps are taken.
    pub steps: usize,
}

/// What the weights are multiplied with.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Inputs {
    /// The features without their means.
    Raw,
    /// The features with variance 1 as well.
    Normalized,
}

/// The forward pass with a slip; the data are x, row by row.
#[derive(Clone, Debug, Tsify)]
pub struct Slip {
    /// One name per feature.
    pub names: Vec<String>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the root or the variance, at least 0.
    pub epsilon: f64,
    /// What the variance is divided by.
    pub divisor: Divisor,
    /// Which slip.
    pub slip: SlipKind,
}

/// What the deviations are wrongly divided by.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum SlipKind {
    /// Epsilon outside the root.
    EpsilonOutside,
    /// No root at all.
    NoRoot,
}

words!(Inputs { "raw" => Raw, "normalized" => Normalized });
record!(Bowl {
    names,
    inputs,
    rate,
    steps
});
words!(SlipKind { "epsilon-outside" => EpsilonOutside, "no-root" => NoRoot });
record!(Slip {
    names,
    gamma,
    beta,
    epsilon,
    divisor,
    slip
});
