//! Before or after the activation.

use crate::common::{divisors, hand, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Layer, Tables, assert_tables, relu, wave, waves, zeros};
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::order::walk;
use ndarray::array;

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

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..12 {
        for (divisor, less) in divisors() {
            let x = wave(6, 2, seed);
            let layer = Layer {
                gamma: waves(2, seed + 1),
                beta: waves(2, seed + 2),
                epsilon: 0.1,
                less,
            };
            let affine = Affine {
                gamma: layer.gamma.clone(),
                beta: layer.beta.clone(),
            };
            let walk = walk(&x, &names(2), &affine, 0.1, divisor).unwrap();
            let activated = relu(&x);
            let (z, after) = (relu(&layer.forward(&x).y), layer.forward(&activated).y);
            let mut expected: Tables = layer.tables(
                &x,
                [
                    Quantity::Mean,
                    Quantity::Variance,
                    Quantity::Root,
                    Quantity::XHat,
                    Quantity::Y,
                ],
            );
            expected.extend(layer.tables(
                &activated,
                [
                    Quantity::ActivatedMean,
                    Quantity::ActivatedVariance,
                    Quantity::ActivatedRoot,
                    Quantity::ActivatedXHat,
                    Quantity::ActivatedY,
                ],
            ));
            expected.extend([
                (Quantity::ZeroShare, zeros(&z)),
                (Quantity::Z, z),
                (Quantity::ActivatedZeroShare, zeros(&activated)),
                (Quantity::ActivatedYZeroShare, zeros(&after)),
                (Quantity::Activated, activated),
            ]);
            assert_tables(&walk, &expected, 1e-12);
            assert_formulas_give_tables(&walk, 1e-11);
        }
    }
}

#[test]
fn what_is_not_a_number_stays_so_after_relu() {
    let walk = walk(
        &array![[f64::NAN], [1.0]],
        &names(1),
        &Affine::identity(1),
        0.1,
        Divisor::N,
    );
    let walk = walk.unwrap();
    assert!(table(&walk, Quantity::Activated)[(0, 0)].is_nan());
    assert!(table(&walk, Quantity::Z)[(1, 0)].is_nan());
}
