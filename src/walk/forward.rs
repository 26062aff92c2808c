//! Training, step by step: Algorithm 1 of Ioffe & Szegedy 2015.

use super::normalize::{Layer, given};
use super::{Walk, hand, notes_on};
use crate::batch_norm::{Affine, train};
use crate::error::Error;
use crate::stats::Divisor;
use ndarray::Array2;

/// Mean; deviations; squares; variance; variance plus epsilon and its root; x̂; y.
///
/// `x` is (batch, features), `names` has one name per feature. The tables are those of
/// [`train`], bit for bit.
///
/// # Errors
/// As [`train`].
pub fn walk(
    x: &Array2<f64>,
    names: &[String],
    affine: &Affine,
    epsilon: f64,
    divisor: Divisor,
) -> Result<Walk, Error> {
    let trained = train(x.view(), affine, epsilon, divisor)?;
    let mut walk = Walk::given(given(x, affine, epsilon, names));
    walk.notes = notes_on(x, &trained.variance, &trained.root, names);
    let layer = Layer::TRAINING;
    walk.add_statistic(layer.mean(), trained.mean, names);
    walk.add_samples(layer.deviation(), trained.deviation, names);
    walk.add_samples(layer.square(), trained.square, names);
    let variance = layer.variance_of_squares(divisor);
    walk.add_statistic(variance, trained.variance, names);
    walk.add_statistic(layer.root(), trained.root, names);
    walk.add_samples(layer.x_hat_of_deviation(), trained.x_hat, names);
    walk.add_samples(layer.y(), trained.y, names);
    Ok(walk)
}

/// Feature A.
pub(super) fn example() -> Result<Walk, Error> {
    let plain = Affine::identity(1);
    walk(
        &hand::feature_a(),
        &hand::names_of_a(),
        &plain,
        0.0,
        Divisor::N,
    )
}
