//! Slips that are met again and again in worked examples, step by step: what they give can be set beside what is right.

use super::normalize::Layer;
use super::{Walk, forward, hand};
use crate::batch_norm::Affine;
use crate::error::Error;
use crate::formula::{Formula, Quantity, cell, column, scalar, sqrt};
use crate::stats::Divisor;
use ndarray::Array2;
use serde::Deserialize;

/// What the deviations are wrongly divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum SlipKind {
    /// √σ² + ε: epsilon outside the root.
    EpsilonOutside,
    /// σ² + ε: the root forgotten.
    NoRoot,
}

/// The forward pass with a slip in its root, and everything after it.
///
/// `x` is (batch, features), `names` has one name per feature.
///
/// # Errors
/// As [`forward::walk`].
pub fn walk(
    x: &Array2<f64>,
    names: &[String],
    affine: &Affine,
    epsilon: f64,
    divisor: Divisor,
    slip: SlipKind,
) -> Result<Walk, Error> {
    let mut walk = forward::walk(x, names, affine, epsilon, divisor)?;
    walk.truncate_before(Quantity::Root);
    walk.compute_like(root(slip), Quantity::Variance);
    let x_hat = cell(Quantity::Deviation) / column(Quantity::Root);
    walk.compute_like(Formula::cell(Quantity::XHat, x_hat), Quantity::X);
    walk.compute_like(Layer::TRAINING.y(), Quantity::X);
    Ok(walk)
}

/// Feature A with ε outside the root.
pub(super) fn example() -> Result<Walk, Error> {
    let (x, names, plain) = (hand::feature_a(), hand::names_of_a(), Affine::identity(1));
    walk(
        &x,
        &names,
        &plain,
        0.0,
        Divisor::N,
        SlipKind::EpsilonOutside,
    )
}

/// s = √σ² + ε, or s = σ² + ε
pub fn root(slip: SlipKind) -> Formula {
    let variance = column(Quantity::Variance);
    let without = match slip {
        SlipKind::EpsilonOutside => sqrt(variance),
        SlipKind::NoRoot => variance,
    };
    Formula::column(Quantity::Root, without + scalar(Quantity::Epsilon))
}
