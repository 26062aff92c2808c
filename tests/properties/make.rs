//! Random batches, parameters and gradients, and how close is close.

use batch_norm_explained::batch_norm::{Affine, Running};
use ndarray::{Array1, Array2};
use proptest::collection::vec;
use proptest::prelude::*;

/// A table of numbers of order one.
pub fn table(rows: usize, features: usize) -> impl Strategy<Value = Array2<f64>> {
    vec(-3.0..3.0, rows * features).prop_map(move |values| {
        Array2::from_shape_vec((rows, features), values).expect("as many values as cells")
    })
}

/// A batch whose features have their own scales, 1e-3 to 1e3, and their own means; some never vary.
pub fn batch(rows: usize, features: usize) -> impl Strategy<Value = Array2<f64>> {
    let feature = (-3.0..3.0_f64, -10.0..10.0_f64, prop::bool::weighted(0.1));
    (table(rows, features), vec(feature, features)).prop_map(|(mut x, features)| {
        for (mut column, (scale, mean, flat)) in x.columns_mut().into_iter().zip(features) {
            let scale = if flat { 0.0 } else { 10.0_f64.powf(scale) };
            column.mapv_inplace(|value| scale * (value + mean));
        }
        x
    })
}

/// The same, with every feature varying: its first two values are at least one scale apart.
pub fn varied(rows: usize, features: usize) -> impl Strategy<Value = Array2<f64>> {
    (
        table(rows, features),
        vec((-3.0..3.0_f64, -10.0..10.0_f64), features),
    )
        .prop_map(|(mut x, features)| {
            for (mut column, (scale, mean)) in x.columns_mut().into_iter().zip(features) {
                (column[0], column[1]) = (-1.0, column[1].abs());
                column.mapv_inplace(|value| 10.0_f64.powf(scale) * (value + mean));
            }
            x
        })
}

/// Positive, negative or zero.
pub fn gamma(features: usize) -> impl Strategy<Value = Array1<f64>> {
    vec(
        prop_oneof![3 => 0.1..3.0, 2 => -3.0..-0.1, 1 => Just(0.0)],
        features,
    )
    .prop_map(Array1::from_vec)
}

pub fn affine(features: usize) -> impl Strategy<Value = Affine> {
    (gamma(features), vector(features)).prop_map(|(gamma, beta)| Affine { gamma, beta })
}

pub fn vector(features: usize) -> impl Strategy<Value = Array1<f64>> {
    vec(-3.0..3.0, features).prop_map(Array1::from_vec)
}

pub fn running(features: usize) -> impl Strategy<Value = Running> {
    (vector(features), vec(0.0..9.0, features)).prop_map(|(mean, variance)| Running {
        mean,
        variance: Array1::from_vec(variance),
    })
}

/// The ε of the frameworks, a large one, and a tiny one.
pub fn epsilon() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1e-5), Just(1e-3), Just(0.5), Just(1e-12)]
}

/// Fails unless every pair is within `tolerance`, absolute below 1 and relative above.
pub fn close<'a>(
    got: impl IntoIterator<Item = &'a f64>,
    want: impl IntoIterator<Item = &'a f64>,
    tolerance: f64,
) -> Result<(), TestCaseError> {
    let (got, want): (Vec<_>, Vec<_>) = (got.into_iter().collect(), want.into_iter().collect());
    prop_assert_eq!(got.len(), want.len());
    for (place, (got, want)) in std::iter::zip(got, want).enumerate() {
        let error = (got - want).abs() / want.abs().max(1.0);
        prop_assert!(
            error <= tolerance,
            "value {place}: {got} is not {want}, off by {error:e}"
        );
    }
    Ok(())
}
