//! What the tests of the walks share.

use batch_norm_explained::formula::{Cell, Format, Notation, Quantity, show};
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::Walk;
use ndarray::{Array2, array};

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

pub fn table(walk: &Walk, quantity: Quantity) -> Array2<f64> {
    walk.table(quantity).unwrap().values.clone()
}

/// Both divisors of the variance, each with what it takes from N.
pub fn divisors() -> [(Divisor, usize); 2] {
    [(Divisor::N, 0), (Divisor::NMinusOne, 1)]
}

/// The formula of a step, as text.
pub fn formula(walk: &Walk, quantity: Quantity) -> String {
    let step = walk.step(quantity).unwrap();
    show(&step.formula, Notation::Paper, Format::Text)
}
