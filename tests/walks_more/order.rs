//! Before or after the activation.

use crate::common::{batches, bits, hand, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::batch_norm::{Affine, train};
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::order::walk;
use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

#[test]
fn the_zeros_of_the_hand_batch_are_counted() {
    let walk = walk(&hand(), &names(3), &Affine::identity(3), 0.0, Divisor::N).unwrap();
    assert_eq!(
        table(&walk, Quantity::ZeroShare),
        array![[3.0 / 5.0, 3.0 / 5.0, 4.0 / 5.0]]
    );
    assert_eq!(
        text(&walk, Quantity::ZeroShare, 0, 0),
        "f_z = ([0 = 0] + [0 = 0] + [0 = 0] + [0.5 = 0] + [1.5 = 0]) / 5 = 3 / 5 = 0.6"
    );
    let affine = Affine {
        gamma: array![2.0, 1.0, 1.0],
        beta: array![1.0, 0.0, 0.0],
    };
    let scaled = self::walk(&hand(), &names(3), &affine, 0.0, Divisor::N).unwrap();
    assert_eq!(
        table(&scaled, Quantity::Z).column(0).to_vec(),
        [0.0, 0.0, 1.0, 2.0, 4.0]
    );
}

#[test]
fn batch_normalization_after_relu_takes_the_zeros_away_again() {
    let x = array![[-3.0], [-1.0], [0.5], [2.0], [4.0]];
    let walk = walk(&x, &names(1), &Affine::identity(1), 0.0, Divisor::N).unwrap();
    assert_eq!(table(&walk, Quantity::ActivatedZeroShare), array![[0.4]]);
    assert_eq!(table(&walk, Quantity::ActivatedYZeroShare), array![[0.0]]);
    assert!(table(&walk, Quantity::ActivatedY)[(0, 0)] < 0.0);
    assert_eq!(table(&walk, Quantity::Z).column(0)[0], 0.0);
}

proptest! {
    #[test]
    fn the_walk_is_the_fast_path_and_its_formulas_give_its_tables(x in batches(), gamma in -2.0..2.0, epsilon in 1e-5..1.0) {
        let affine = Affine { gamma: Array1::from_elem(x.ncols(), gamma), beta: Array1::from_elem(x.ncols(), 0.2) };
        let walk = walk(&x, &names(x.ncols()), &affine, epsilon, Divisor::N).unwrap();
        assert_formulas_give_tables(&walk, 1e-11);
        let relu = |values: &Array2<f64>| values.mapv(|value| value.max(0.0));
        let before = relu(&train(x.view(), &affine, epsilon, Divisor::N).unwrap().y);
        let after = train(relu(&x).view(), &affine, epsilon, Divisor::N).unwrap().y;
        prop_assert_eq!(table(&walk, Quantity::Z), before);
        prop_assert_eq!(bits(&table(&walk, Quantity::ActivatedY)), bits(&after));
    }
}
