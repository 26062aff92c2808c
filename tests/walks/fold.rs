//! Folding: into the layer before, where it is exact, and into the layer after, where padding matters.

use crate::common::{formula, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{assert_tables, relu, row, sums, wave};
use batch_norm_explained::batch_norm::{Affine, Running};
use batch_norm_explained::error::Error;
use batch_norm_explained::fold::{Frozen, WeightLayout, fold};
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::walk::linear::{LayerKind, Linear};
use batch_norm_explained::walk::{Walk, fold as before, fold_next, hand};
use ndarray::{Array1, Array2, array};

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

/// A signal, a kernel that adds neighbours, and a normalization that lifts everything by 1.
fn padded() -> Walk {
    let kernel = Linear {
        kind: LayerKind::Convolution,
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
        formula(&walk, Quantity::Next),
        "o_i = Σ_j y_(i+j) · v_j + b_v"
    );
    assert_eq!(formula(&walk, Quantity::Padding), "r_(pad) = −c / a");
    assert_eq!(formula(&walk, Quantity::FoldedNextWeight), "v′_j = v_j · a");
    let kernel = &walk.table(Quantity::NextWeight).unwrap().rows;
    let taps = (0..3).map(|tap| kernel.name(tap)).collect::<Vec<_>>();
    assert_eq!((kernel.key(), taps.join(" ").as_str()), ("tap", "−1 0 1"));
    assert_eq!(walk.table(Quantity::X).unwrap().rows.key(), "position");
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
        kind: LayerKind::Convolution,
        weight: array![[1.0], [1.0]],
        bias: array![0.0],
    };
    let refused = |layer: &Linear, u: &Array2<f64>| layer.check(u).unwrap_err();
    let (name, value, must) = ("taps", 2.0, "odd");
    assert_eq!(
        refused(&even, &array![[1.0], [2.0]]),
        Error::BadParameter { name, value, must }
    );
    let mismatch = |what, expected, found| Error::ShapeMismatch {
        what,
        expected: vec![expected],
        found: vec![found],
    };
    let layer = hand::layer();
    assert_eq!(refused(&layer, &array![[1.0, 2.0]]), mismatch("u", 1, 2));
    let unbiased = Linear {
        bias: array![],
        ..layer
    };
    assert_eq!(refused(&unbiased, &array![[1.0]]), mismatch("bias", 1, 0));
}

/// Input rows, layer and normalization: `features` of the normalization lie where `next` says.
fn example(
    rows: usize,
    taps: usize,
    outputs: usize,
    kind: LayerKind,
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

#[test]
fn the_taps_of_a_kernel_are_named_by_how_far_they_reach() {
    let (next, frozen) = example(6, 5, 1, Kind::Convolution, 1);
    let walk = fold_next::walk(&wave(6, 1, 0), &names(1), &names(1), &next, &frozen).unwrap();
    let taps = &walk.table(Quantity::FoldedNextWeight).unwrap().rows;
    let taps: Vec<String> = (0..5).map(|tap| taps.name(tap)).collect();
    assert_eq!(taps, ["−2", "−1", "0", "1", "2"]);
}

/// The product of a layer: every output the inputs times their weights, or the window around it times the kernel.
fn product(u: &Array2<f64>, layer: &Linear) -> Array2<f64> {
    let product = match layer.kind {
        LayerKind::Dense => u.dot(&layer.weight),
        LayerKind::Convolution => convolved(u, &layer.weight),
    };
    product + &layer.bias
}

/// Batch normalization of the columns of `x` with what was kept.
fn normalized(x: &Array2<f64>, frozen: &Frozen) -> (Array1<f64>, Array2<f64>, Array2<f64>) {
    let root = (&frozen.running.variance + frozen.epsilon).mapv(f64::sqrt);
    let x_hat = (x - &frozen.running.mean) / &root;
    let y = &frozen.affine.gamma * &x_hat + &frozen.affine.beta;
    (root, x_hat, y)
}

/// Dense layers and convolutions of every size up to five, with their inputs.
fn sizes() -> impl Iterator<Item = (LayerKind, usize, usize, usize)> {
    (0..3).flat_map(|reach| {
        let taps = 2 * reach + 1;
        [(LayerKind::Dense, taps), (LayerKind::Convolution, 1)]
            .into_iter()
            .flat_map(move |(kind, inputs)| (1..4).map(move |rows| (kind, taps, inputs, 2 * rows)))
    })
}

#[test]
fn folded_into_the_layer_before_every_table_is_what_the_definition_says() {
    for (kind, taps, inputs, rows) in sizes() {
        let (layer, frozen) = example(rows, taps, 2, kind, 2);
        let u = wave(rows, inputs, taps);
        let walk = before::walk(&u, &names(inputs), &names(2), &layer, &frozen).unwrap();
        let x = product(&u, &layer);
        let (root, x_hat, y) = normalized(&x, &frozen);
        // The folded layer is what the layer and its normalization make of the inputs 0 and of one input each.
        let scale = &frozen.affine.gamma / &root;
        let at_zero = normalized(&row(layer.bias.clone()), &frozen).2;
        let folded = Array2::from_shape_fn((taps, 2), |(tap, output)| {
            let bias = &layer.bias + &layer.weight.row(tap);
            normalized(&row(bias), &frozen).2[(0, output)] - at_zero[(0, output)]
        });
        let expected = vec![
            (Quantity::Deviation, &x - &frozen.running.mean),
            (Quantity::X, x),
            (Quantity::RunningRoot, row(root)),
            (Quantity::XHat, x_hat),
            (Quantity::FoldedY, y.clone()),
            (Quantity::Difference, &y * 0.0),
            (Quantity::Y, y),
            (Quantity::Scale, row(scale)),
            (Quantity::FoldedWeight, folded),
            (Quantity::FoldedBias, at_zero),
        ];
        assert_tables(&walk, &expected, 1e-12);
        assert_formulas_give_tables(&walk, 1e-12);
        let fast = fold(
            layer.weight.view().into_dyn(),
            Some(layer.bias.view()),
            WeightLayout::OutputsLast,
            &frozen,
        )
        .unwrap();
        assert!(
            (table(&walk, Quantity::FoldedBias).row(0).to_owned() - fast.bias)
                .iter()
                .all(|gap| gap.abs() < 1e-14)
        );
    }
}

#[test]
fn folded_into_the_layer_after_every_table_is_what_the_definition_says() {
    for (kind, taps, channels, rows) in sizes() {
        let (next, frozen) = example(rows, taps, 2, kind, channels);
        let x = wave(rows, channels, taps);
        let walk = fold_next::walk(&x, &names(channels), &names(2), &next, &frozen).unwrap();
        let activated = relu(&x);
        let (root, x_hat, y) = normalized(&activated, &frozen);
        let at_zero = normalized(&row(Array1::zeros(channels)), &frozen).2;
        let at_one = normalized(&row(Array1::ones(channels)), &frozen).2;
        let (scale, shift) = (&at_one - &at_zero, at_zero);
        let misfolded = relu(&normalized(&x, &frozen).2);
        let folded = match kind {
            LayerKind::Dense => &next.weight * &scale.t(),
            LayerKind::Convolution => &next.weight * scale[(0, 0)],
        };
        // The shift of a channel reaches the output through every weight that reads the channel.
        let bias = match kind {
            LayerKind::Dense => shift.dot(&next.weight) + &next.bias,
            LayerKind::Convolution => row(sums(&next.weight) * shift[(0, 0)] + &next.bias),
        };
        let folded_next = product(
            &activated,
            &Linear {
                weight: folded.clone(),
                bias: bias.row(0).to_owned(),
                kind,
            },
        );
        let after = product(&y, &next);
        let mut expected = vec![
            (Quantity::Activated, activated),
            (Quantity::RunningRoot, row(root)),
            (Quantity::XHat, x_hat),
            (Quantity::Difference, &misfolded - &y),
            (Quantity::Misfolded, misfolded),
            (Quantity::Y, y),
            (Quantity::FoldedNextWeight, folded),
            (Quantity::FoldedNextBias, bias),
            (Quantity::NextDifference, &folded_next - &after),
            (Quantity::FoldedNext, folded_next),
            (Quantity::Next, after),
        ];
        if kind == LayerKind::Convolution {
            expected.push((Quantity::Padding, -&shift / &scale));
        }
        expected.extend([(Quantity::Scale, scale), (Quantity::Shift, shift)]);
        assert_tables(&walk, &expected, 1e-11);
        assert_formulas_give_tables(&walk, 1e-11);
        let reach = taps / 2;
        for ((at, _), gap) in table(&walk, Quantity::NextDifference).indexed_iter() {
            let inside = kind == LayerKind::Dense || (at >= reach && at + reach < rows);
            assert!(!inside || gap.abs() < 1e-11, "row {at} of {rows}: {gap}");
        }
    }
}
