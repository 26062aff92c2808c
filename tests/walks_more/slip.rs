//! Slips of worked examples give what those examples say, and nothing before the slip differs.

use crate::common::table;
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::slip::{Slip, walk};
use batch_norm_explained::walk::{Walk, forward};
use ndarray::{Array2, array};

fn tiny() -> Array2<f64> {
    array![[0.002], [0.004], [0.005], [0.006], [0.008]]
}

fn slipped(slip: Slip) -> Walk {
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
        (Slip::EpsilonOutside, 0.003, -1.0),
        (Slip::NoRoot, 0.001_004, -0.003 / 0.001_004),
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
        let slipped = slipped(Slip::NoRoot);
        assert_eq!(slipped.table(quantity), sound.table(quantity));
    }
}
