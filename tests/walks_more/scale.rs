//! The layer before, multiplied and moved.

use crate::common::{names, table, text};
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::hand;
use batch_norm_explained::walk::scale::{Settings, walk};
use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

#[test]
fn tenfold_weights_leave_the_output_and_divide_the_gradient() {
    let walk = hand::walk("scale").unwrap().unwrap();
    assert_eq!(
        table(&walk, Quantity::Y).column(0).to_vec(),
        [-3.0, -1.0, 0.0, 1.0, 3.0]
    );
    assert!(
        table(&walk, Quantity::Difference)
            .iter()
            .all(|gap| gap.abs() < 1e-14)
    );
    assert!(
        table(&walk, Quantity::DBias)
            .iter()
            .all(|sum| sum.abs() < 1e-15)
    );
    assert!(
        table(&walk, Quantity::GradientDifference)
            .iter()
            .all(|gap| gap.abs() < 1e-14)
    );
    assert_eq!(
        text(&walk, Quantity::ScaledX, 0, 0),
        "x′_1 = 10 · 2 · 3 + (1 + 7) = 60 + 8 = 68"
    );
}

/// What c does to numbers with an epsilon beside the variance.
#[test]
fn epsilon_breaks_the_invariance_for_tiny_weights_and_the_walk_shows_it() {
    let settings = |factor| Settings {
        weight: array![[3.0]],
        bias: array![1.0],
        factor,
        offset: 0.0,
        affine: Affine::identity(1),
        epsilon: 1e-3,
        divisor: Divisor::N,
        dy: array![[1.0], [0.0], [0.0], [0.0], [0.0]],
    };
    let moved = |factor| {
        let walk = walk(&hand::feature_a(), &names(1), &names(1), &settings(factor)).unwrap();
        let gaps = table(&walk, Quantity::Difference);
        gaps.iter().fold(0.0_f64, |most, gap| most.max(gap.abs()))
    };
    assert!(moved(10.0) < 1e-4);
    assert!(moved(0.01) > 0.1);
}

proptest! {
    #[test]
    fn the_output_does_not_move_and_the_formulas_give_the_tables(
        rows in 2_usize..7, inputs in 1_usize..4, features in 1_usize..4, factor in 0.1..20.0, offset in -5.0..5.0, seed in 0.0_f64..9.0, n in any::<bool>(),
    ) {
        let spread = |at: usize| ((at as f64 + seed) * 1.9).sin();
        let settings = Settings {
            weight: Array2::from_shape_fn((inputs, features), |(row, col)| spread(row * 5 + col) + 1.5),
            bias: Array1::from_shape_fn(features, spread),
            factor,
            offset,
            affine: Affine { gamma: Array1::from_shape_fn(features, spread), beta: Array1::from_shape_fn(features, spread) },
            epsilon: 0.0,
            divisor: if n { Divisor::N } else { Divisor::NMinusOne },
            dy: Array2::from_shape_fn((rows, features), |(row, col)| spread(row + 11 * col)),
        };
        let u = Array2::from_shape_fn((rows, inputs), |(row, col)| spread(row * 3 + col * 17) * 4.0 + row as f64);
        let walk = walk(&u, &names(inputs), &names(features), &settings).unwrap();
        let spread_out = table(&walk, Quantity::Variance).iter().all(|variance| *variance > 0.1);
        prop_assume!(spread_out);
        assert_formulas_give_tables(&walk, 1e-11);
        for quantity in [Quantity::Difference, Quantity::GradientDifference, Quantity::DBias] {
            prop_assert!(table(&walk, quantity).iter().all(|gap| gap.abs() < 1e-10), "{quantity}");
        }
    }
}
