//! Folding: into the layer before, where it is exact, and into the layer after, where padding matters.

use crate::common::{bits, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::batch_norm::{Affine, Running};
use batch_norm_explained::fold::{Frozen, WeightLayout, fold, fold_into_next};
use batch_norm_explained::formula::{Format, Notation, Quantity, show};
use batch_norm_explained::walk::linear::{Kind, Linear};
use batch_norm_explained::walk::{Walk, fold as before, fold_next, hand};
use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

#[test]
fn the_hand_example_gives_the_same_both_ways() {
    let walk = hand::walk("fold").unwrap().unwrap();
    assert_eq!(table(&walk, Quantity::X), array![[7.0]]);
    assert_eq!(table(&walk, Quantity::XHat), array![[1.0]]);
    assert_eq!(table(&walk, Quantity::Y), array![[3.0]]);
    assert_eq!(table(&walk, Quantity::FoldedWeight), array![[3.0]]);
    assert_eq!(table(&walk, Quantity::FoldedBias), array![[-3.0]]);
    assert_eq!(table(&walk, Quantity::FoldedY), array![[3.0]]);
    assert_eq!(table(&walk, Quantity::Difference), array![[0.0]]);
    assert_eq!(
        text(&walk, Quantity::X, 0, 0),
        "x_1 = 2 · 3 + 1 = 6 + 1 = 7"
    );
    assert_eq!(
        text(&walk, Quantity::FoldedBias, 0, 0),
        "b′ = (1 − 5) · 1 + 1 = −4 + 1 = −3"
    );
    assert_eq!(
        text(&walk, Quantity::FoldedY, 0, 0),
        "y′_1 = 2 · 3 + (−3) = 6 + (−3) = 3"
    );
}

#[test]
fn the_formulas_read_like_the_textbook() {
    let dense = hand::layer();
    let taps = Linear {
        kind: Kind::Convolution,
        weight: array![[1.0], [2.0], [1.0]],
        bias: array![0.0],
    };
    let text = |formula| show(&formula, Notation::Paper, Format::Text);
    assert_eq!(text(before::x(&dense)), "x_i = Σ_j u_(i,j) · w_j + b");
    assert_eq!(text(before::x(&taps)), "x_i = Σ_j u_(i+j) · w_j + b");
    assert_eq!(text(before::folded_weight()), "w′_j = w_j · a");
    assert_eq!(
        text(fold_next::next_bias(Kind::Dense)),
        "b′_v = b_v + Σ_j v_j · c_j"
    );
}

/// A signal, a kernel that adds neighbours, and a normalization that lifts everything by 1.
fn padded() -> Walk {
    let kernel = Linear {
        kind: Kind::Convolution,
        weight: array![[1.0], [1.0], [1.0]],
        bias: array![0.0],
    };
    let frozen = Frozen {
        affine: Affine {
            gamma: array![1.0],
            beta: array![1.0],
        },
        epsilon: 0.0,
        running: Running {
            mean: array![0.0],
            variance: array![1.0],
        },
    };
    let x = array![[1.0], [-1.0], [2.0], [3.0]];
    fold_next::walk(&x, &names(1), &["o".into()], &kernel, &frozen).unwrap()
}

#[test]
fn folding_forwards_misses_what_the_padding_hides() {
    let walk = padded();
    assert_formulas_give_tables(&walk, 1e-15);
    assert_eq!(
        table(&walk, Quantity::Y).column(0).to_vec(),
        [2.0, 1.0, 3.0, 4.0]
    );
    assert_eq!(
        table(&walk, Quantity::Next).column(0).to_vec(),
        [3.0, 6.0, 8.0, 7.0]
    );
    // At each end one tap reads the padding: the folded bias counts a shift there that was never added.
    assert_eq!(
        table(&walk, Quantity::NextDifference).column(0).to_vec(),
        [1.0, 0.0, 0.0, 1.0]
    );
    assert_eq!(table(&walk, Quantity::Padding), array![[-1.0]]);
    assert_eq!(
        text(&walk, Quantity::Next, 0, 0),
        "o_1 = 0 · 1 + 2 · 1 + 1 · 1 + 0 = 3 + 0 = 3"
    );
    let sources = walk.sources(
        Quantity::Next,
        batch_norm_explained::formula::Cell { row: 3, col: 0 },
    );
    let rows: Vec<usize> = sources
        .iter()
        .filter(|source| source.quantity == Quantity::Y)
        .map(|source| source.cell.row)
        .collect();
    assert_eq!(rows, [2, 3], "the padding is no cell");
}

#[test]
fn folding_backwards_through_relu_is_wrong_and_the_walk_says_by_how_much() {
    let walk = hand::walk("fold-next").unwrap().unwrap();
    // Feature A through mean 5, variance 4, γ 2, β 1 is −2, 0, 1, 2, 4; folded through ReLU the −2 is lost.
    assert_eq!(
        table(&walk, Quantity::Y).column(0).to_vec(),
        [-2.0, 0.0, 1.0, 2.0, 4.0]
    );
    assert_eq!(
        table(&walk, Quantity::Difference).column(0).to_vec(),
        [2.0, 0.0, 0.0, 0.0, 0.0]
    );
    assert_eq!(
        text(&walk, Quantity::Misfolded, 0, 0),
        "y_(wrong,1) = max(0, 1 · 2 + (−4)) = max(0, −2) = 0"
    );
    assert!(
        table(&walk, Quantity::NextDifference)
            .iter()
            .all(|gap| *gap == 0.0)
    );
}

#[test]
fn a_kernel_has_an_odd_number_of_taps() {
    let even = Linear {
        kind: Kind::Convolution,
        weight: array![[1.0], [1.0]],
        bias: array![0.0],
    };
    let error = even.check(&array![[1.0], [2.0]]).unwrap_err();
    assert_eq!(error.key(), "bad-parameter");
    let error = hand::layer().check(&array![[1.0, 2.0]]).unwrap_err();
    assert_eq!(error.key(), "shape-mismatch");
}

/// Input rows, layer and normalization: `features` of the normalization lie where `next` says.
fn example(
    rows: usize,
    taps: usize,
    outputs: usize,
    kind: Kind,
    features: usize,
) -> (Linear, Frozen) {
    let spread = |at: usize| ((at as f64 + rows as f64) * 1.3).sin();
    let layer = Linear {
        kind,
        weight: Array2::from_shape_fn((taps, outputs), |(tap, output)| spread(3 * tap + output)),
        bias: Array1::from_shape_fn(outputs, spread),
    };
    let frozen = Frozen {
        affine: Affine {
            gamma: Array1::from_shape_fn(features, |at| spread(at) - 1.5),
            beta: Array1::from_shape_fn(features, spread),
        },
        epsilon: 1e-3,
        running: Running {
            mean: Array1::from_shape_fn(features, spread),
            variance: Array1::from_shape_fn(features, |at| spread(at).abs() + 0.1),
        },
    };
    (layer, frozen)
}

/// The obvious convolution: the signal padded with zeros, and every window times the kernel.
fn convolved(u: &Array2<f64>, kernel: &Array2<f64>) -> Array2<f64> {
    let reach = kernel.nrows() / 2;
    let mut padded = vec![0.0; u.nrows() + 2 * reach];
    padded[reach..reach + u.nrows()].copy_from_slice(u.column(0).to_vec().as_slice());
    let rows = padded.windows(kernel.nrows()).flatten().copied().collect();
    let windows = Array2::from_shape_vec((u.nrows(), kernel.nrows()), rows).unwrap();
    windows.dot(kernel)
}

proptest! {
    #[test]
    fn both_paths_agree_and_the_formulas_give_the_tables(rows in 1_usize..6, reach in 0_usize..3, outputs in 1_usize..4, dense in any::<bool>(), seed in 0.0_f64..9.0) {
        let (kind, inputs) = if dense { (Kind::Dense, 2 * reach + 1) } else { (Kind::Convolution, 1) };
        let (layer, frozen) = example(rows, 2 * reach + 1, outputs, kind, outputs);
        let u = Array2::from_shape_fn((rows, inputs), |(row, col)| ((row * 7 + col) as f64 + seed).sin() * 5.0);
        let walk = before::walk(&u, &names(inputs), &names(outputs), &layer, &frozen).unwrap();
        let product = if dense { u.dot(&layer.weight) } else { convolved(&u, &layer.weight) };
        let gaps = table(&walk, Quantity::X) - (product + &layer.bias);
        prop_assert!(gaps.iter().all(|gap| gap.abs() < 1e-12));
        assert_formulas_give_tables(&walk, 1e-12);
        prop_assert!(table(&walk, Quantity::Difference).iter().all(|gap| gap.abs() < 1e-11));
        let fast = fold(layer.weight.view().into_dyn(), Some(layer.bias.view()), WeightLayout::OutputsLast, &frozen).unwrap();
        let weight: Vec<u64> = fast.weight.iter().map(|value| value.to_bits()).collect();
        prop_assert_eq!(bits(&table(&walk, Quantity::FoldedWeight)), weight);
        prop_assert_eq!(bits(&table(&walk, Quantity::FoldedBias)), bits(&fast.bias.insert_axis(ndarray::Axis(0))));
    }

    #[test]
    fn folded_forwards_a_dense_layer_agrees_and_a_convolution_inside_its_ends(rows in 1_usize..8, reach in 0_usize..3, outputs in 1_usize..4, dense in any::<bool>(), seed in 0.0_f64..9.0) {
        let taps = 2 * reach + 1;
        let (kind, channels) = if dense { (Kind::Dense, taps) } else { (Kind::Convolution, 1) };
        let (next, frozen) = example(rows, taps, outputs, kind, channels);
        let x = Array2::from_shape_fn((rows, channels), |(row, col)| ((row * 7 + col) as f64 + seed).sin() * 5.0);
        let walk = fold_next::walk(&x, &names(channels), &names(outputs), &next, &frozen).unwrap();
        assert_formulas_give_tables(&walk, 1e-12);
        if dense {
            let (weight, bias) = fold_into_next(next.weight.t(), next.bias.view(), &frozen).unwrap();
            prop_assert_eq!(table(&walk, Quantity::FoldedNextWeight), weight.reversed_axes());
            let gaps = &table(&walk, Quantity::FoldedNextBias).row(0) - &bias;
            prop_assert!(gaps.iter().all(|gap| gap.abs() < 1e-12));
        }
        for ((row, _), gap) in table(&walk, Quantity::NextDifference).indexed_iter() {
            let inside = dense || (row >= reach && row + reach < rows);
            prop_assert!(!inside || gap.abs() < 1e-11, "row {row} of {rows}: {gap}");
        }
    }
}
