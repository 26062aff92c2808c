//! Slips of worked examples give what those examples say, and nothing before the slip differs.

use crate::common::{divisors, names, table};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Layer, assert_tables, row, wave, waves};
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::slip::{SlipKind, walk};
use batch_norm_explained::walk::{Walk, forward};
use ndarray::{Array2, array};

fn tiny() -> Array2<f64> {
    array![[0.002], [0.004], [0.005], [0.006], [0.008]]
}

fn slipped(slip: SlipKind) -> Walk {
    let affine = Affine {
        gamma: array![2.0],
        beta: array![1.0],
    };
    walk(
        &tiny(),
        &["A".to_string()],
        &affine,
        0.001,
        Divisor::N,
        slip,
    )
    .unwrap()
}

#[test]
fn epsilon_outside_the_root_and_no_root_have_their_own_results() {
    for (slip, root, first) in [
        (SlipKind::EpsilonOutside, 0.003, -1.0),
        (SlipKind::NoRoot, 0.001_004, -0.003 / 0.001_004),
    ] {
        let walk = slipped(slip);
        assert!((table(&walk, Quantity::Root)[(0, 0)] - root).abs() < 1e-15);
        assert!((table(&walk, Quantity::XHat)[(0, 0)] - first).abs() < 1e-12);
        assert!((table(&walk, Quantity::Y)[(0, 0)] - (2.0 * first + 1.0)).abs() < 1e-12);
        assert_formulas_give_tables(&walk, 1e-12);
    }
}

#[test]
fn up_to_the_root_it_is_the_forward_pass() {
    let sound = forward::walk(
        &tiny(),
        &["A".to_string()],
        &Affine::identity(1),
        0.001,
        Divisor::N,
    )
    .unwrap();
    for quantity in [
        Quantity::Mean,
        Quantity::Deviation,
        Quantity::Square,
        Quantity::Variance,
    ] {
        let slipped = slipped(SlipKind::NoRoot);
        assert_eq!(slipped.table(quantity), sound.table(quantity));
    }
}

#[test]
fn every_table_is_what_the_slip_says() {
    for (divisor, less) in divisors() {
        for slip in [SlipKind::EpsilonOutside, SlipKind::NoRoot] {
            let (x, epsilon) = (wave(5, 2, less), 0.2);
            let (gamma, beta) = (waves(2, 1), waves(2, 2));
            let affine = Affine {
                gamma: gamma.clone(),
                beta: beta.clone(),
            };
            let walk = walk(&x, &names(2), &affine, epsilon, divisor, slip).unwrap();
            let sound = Layer {
                gamma: gamma.clone(),
                beta: beta.clone(),
                epsilon: 0.0,
                less,
            }
            .forward(&x);
            let root = epsilon
                + match slip {
                    SlipKind::EpsilonOutside => sound.root,
                    SlipKind::NoRoot => sound.variance.clone(),
                };
            let x_hat = &sound.deviation / &root;
            let expected = vec![
                (Quantity::Mean, row(sound.mean)),
                (
                    Quantity::Square,
                    sound.deviation.mapv(|value| value.powi(2)),
                ),
                (Quantity::Deviation, sound.deviation),
                (Quantity::Variance, row(sound.variance)),
                (Quantity::Root, row(root)),
                (Quantity::Y, &gamma * &x_hat + &beta),
                (Quantity::XHat, x_hat),
            ];
            assert_tables(&walk, &expected, 1e-12);
            assert_formulas_give_tables(&walk, 1e-12);
        }
    }
}
