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
/// ```
/// use batch_norm_explained::batch_norm::Affine;
/// use batch_norm_explained::formula::{Cell, Format, Notation, Quantity};
/// use batch_norm_explained::stats::Divisor;
/// use batch_norm_explained::walk::forward;
/// use ndarray::array;
///
/// let x = array![[2.0], [4.0], [5.0], [6.0], [8.0]];
/// let walk = forward::walk(&x, &["A".into()], &Affine::identity(1), 0.0, Divisor::N)?;
/// let mean = walk.arithmetic(Quantity::Mean, Cell { row: 0, col: 0 })?.unwrap();
/// let text = mean.show(Notation::Paper, Format::Text, 4, "1", "1");
/// assert_eq!(text, "μ_ℬ = (2 + 4 + 5 + 6 + 8) / 5 = 25 / 5 = 5");
/// # Ok::<(), batch_norm_explained::error::Error>(())
/// ```
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
