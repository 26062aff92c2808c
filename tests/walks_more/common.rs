//! What the tests of the walks share.

use batch_norm_explained::formula::{Cell, Format, Notation, Quantity};
use batch_norm_explained::walk::Walk;
use ndarray::{Array2, array};
use proptest::prelude::*;

pub fn names(features: usize) -> Vec<String> {
    (0..features)
        .map(|column| char::from(b'A' + column as u8).to_string())
        .collect()
}

/// science.md, section C: five samples, three features.
pub fn hand() -> Array2<f64> {
    array![
        [2.0, 80.0, 0.0],
        [4.0, 20.0, 0.0],
        [5.0, 50.0, 0.0],
        [6.0, 40.0, 0.0],
        [8.0, 60.0, 5.0]
    ]
}

pub fn text(walk: &Walk, quantity: Quantity, row: usize, col: usize) -> String {
    let arithmetic = walk
        .arithmetic(quantity, Cell { row, col })
        .unwrap()
        .unwrap();
    arithmetic.show(
        Notation::Paper,
        Format::Text,
        4,
        &(row + 1).to_string(),
        &(col + 1).to_string(),
    )
}

pub fn bits(values: &Array2<f64>) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

pub fn table(walk: &Walk, quantity: Quantity) -> Array2<f64> {
    walk.table(quantity).unwrap().values.clone()
}

pub fn batches() -> impl Strategy<Value = Array2<f64>> {
    (1_usize..9, 1_usize..5).prop_flat_map(|(rows, cols)| {
        proptest::collection::vec(-1e3..1e3, rows * cols)
            .prop_map(move |values| Array2::from_shape_vec((rows, cols), values).unwrap())
    })
}
