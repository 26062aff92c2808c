//! The forward pass, in training and in inference.

use crate::common::{divisors, formula, hand, names, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Layer, Tables, assert_tables, row, wave, waves};
use batch_norm_explained::batch_norm::{Affine, Running};
use batch_norm_explained::digits;
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::{Cell, Format, Notation, Quantity, show};
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::{Walk, forward, inference};
use ndarray::{Array2, array};

fn hand_walk() -> Walk {
    let affine = Affine {
        gamma: array![2.0, 1.0, 1.0],
        beta: array![1.0, 0.0, 0.0],
    };
    forward::walk(&hand(), &names(3), &affine, 0.0, Divisor::N).unwrap()
}

#[test]
fn the_hand_batch_comes_out_as_by_hand() {
    let walk = hand_walk();
    assert_eq!(
        walk.table(Quantity::Mean).unwrap().values,
        array![[5.0, 50.0, 1.0]]
    );
    assert_eq!(
        walk.table(Quantity::Variance).unwrap().values,
        array![[4.0, 400.0, 4.0]]
    );
    assert_eq!(
        walk.table(Quantity::XHat)
            .unwrap()
            .values
            .column(2)
            .to_vec(),
        [-0.5, -0.5, -0.5, -0.5, 2.0]
    );
    assert_eq!(
        walk.table(Quantity::Y).unwrap().values.column(0).to_vec(),
        [-2.0, 0.0, 1.0, 2.0, 4.0]
    );
}

#[test]
fn arithmetic_is_written_with_the_numbers_of_the_cell() {
    let walk = hand_walk();
    assert_eq!(
        text(&walk, Quantity::Mean, 0, 0),
        "μ_ℬ = (2 + 4 + 5 + 6 + 8) / 5 = 25 / 5 = 5"
    );
    assert_eq!(text(&walk, Quantity::Deviation, 0, 0), "d_1 = 2 − 5 = −3");
    assert_eq!(text(&walk, Quantity::Square, 0, 0), "d_1² = −3 · (−3) = 9");
    assert_eq!(
        text(&walk, Quantity::Root, 0, 1),
        "s_ℬ = √(400 + 0) = √(400) = 20"
    );
    assert_eq!(
        text(&walk, Quantity::XHat, 0, 0),
        "x\u{302}_1 = −3 / 2 = −1.5"
    );
    assert_eq!(
        text(&walk, Quantity::Y, 0, 0),
        "y_1 = 2 · (−1.5) + 1 = −3 + 1 = −2"
    );
}

#[test]
fn a_rounded_number_is_never_written_after_an_equals_sign() {
    let x = array![[1.0], [2.0], [4.0]];
    let walk = forward::walk(&x, &names(1), &Affine::identity(1), 1e-5, Divisor::N).unwrap();
    assert_eq!(
        text(&walk, Quantity::Mean, 0, 0),
        "μ_ℬ = (1 + 2 + 4) / 3 = 7 / 3 ≈ 2.333"
    );
    assert_eq!(
        text(&walk, Quantity::Deviation, 0, 0),
        "d_1 ≈ 1 − 2.333 ≈ −1.333"
    );
}

#[test]
fn long_sums_are_cut_in_the_middle_and_still_add_up() {
    let x = Array2::from_shape_fn((100, 1), |(row, _)| row as f64);
    let walk = forward::walk(&x, &names(1), &Affine::identity(1), 0.0, Divisor::N).unwrap();
    assert_eq!(
        text(&walk, Quantity::Mean, 0, 0),
        "μ_ℬ = (0 + 1 + 2 + 3 + 4 + … + 98 + 99) / 100 = 4950 / 100 = 49.5"
    );
}

#[test]
fn the_formulas_read_like_the_paper() {
    let walk = hand_walk();
    let latex = |quantity| {
        let step = walk.step(quantity).unwrap();
        show(&step.formula, Notation::Paper, Format::Latex)
    };
    assert_eq!(
        latex(Quantity::Mean),
        "\\mu_{\\mathcal{B}} = \\frac{1}{m} \\sum_{i=1}^{m} x_{i}"
    );
    assert_eq!(
        latex(Quantity::XHat),
        "\\hat{x}_{i} = \\frac{x_{i} - \\mu_{\\mathcal{B}}}{\\sqrt{\\sigma_{\\mathcal{B}}^{2} + \\varepsilon}} = \\frac{d_{i}}{s_{\\mathcal{B}}}"
    );
    assert_eq!(
        latex(Quantity::Y),
        "y_{i} = \\gamma \\cdot \\hat{x}_{i} + \\beta"
    );
    let y = &walk.step(Quantity::Y).unwrap().formula;
    let post = show(y, Notation::Post, Format::Text);
    assert_eq!(post, "y_i = β · x\u{302}_i + γ");
    let affine = Affine::identity(3);
    let unbiased = forward::walk(&hand(), &names(3), &affine, 0.0, Divisor::NMinusOne).unwrap();
    assert_eq!(
        formula(&unbiased, Quantity::Variance),
        "σ_ℬ² = 1 / (m − 1) · Σ_(i=1…m) (x_i − μ_ℬ)² = 1 / (m − 1) · Σ_(i=1…m) d_i²"
    );
}

#[test]
fn a_table_is_written_as_csv_with_all_digits() {
    let x = array![[0.1, -2.0], [3.0, 1e-7]];
    let names = ["width".to_string(), "a, \"b\"".to_string()];
    let walk = forward::walk(&x, &names, &Affine::identity(2), 1e-5, Divisor::N).unwrap();
    let csv = |quantity| walk.table(quantity).unwrap().csv();
    assert_eq!(
        csv(Quantity::X),
        "sample,width,\"a, \"\"b\"\"\"\r\n1,0.1,-2\r\n2,3,1e-7\r\n"
    );
    assert_eq!(csv(Quantity::Epsilon), ",epsilon\r\n,1e-5\r\n");
}

#[test]
fn a_cell_that_is_not_there_is_named() {
    let walk = hand_walk();
    let error = walk
        .value(Quantity::Y, Cell { row: 5, col: 0 })
        .unwrap_err();
    let (what, name) = ("cell", "y 5 0".to_string());
    assert_eq!(error, Error::UnknownName { what, name });
}

#[test]
fn a_cell_knows_the_cells_it_was_made_of() {
    let walk = hand_walk();
    let named = |quantity, row, col| -> Vec<String> {
        let sources = walk.sources(quantity, Cell { row, col });
        sources
            .iter()
            .map(|source| {
                format!(
                    "{} {} {}",
                    source.quantity, source.cell.row, source.cell.col
                )
            })
            .collect()
    };
    assert_eq!(
        named(Quantity::Mean, 0, 1),
        ["x 0 1", "x 1 1", "x 2 1", "x 3 1", "x 4 1", "count 0 0"]
    );
    assert_eq!(named(Quantity::XHat, 2, 1), ["deviation 2 1", "root 0 1"]);
    assert_eq!(named(Quantity::X, 2, 1), [""; 0]);
}

#[test]
fn inference_says_what_the_line_says() {
    let running = Running {
        mean: array![5.0],
        variance: array![4.0],
    };
    let affine = Affine {
        gamma: array![2.0],
        beta: array![1.0],
    };
    let walk = inference::walk(&array![[9.0]], &names(1), &affine, 0.0, &running).unwrap();
    assert_eq!(walk.table(Quantity::Y).unwrap().values, array![[5.0]]);
    assert_eq!(walk.table(Quantity::Line).unwrap().values, array![[5.0]]);
    assert_eq!(
        text(&walk, Quantity::Line, 0, 0),
        "y_1 = 1 · 9 + (−4) = 9 + (−4) = 5"
    );
}

#[test]
fn special_batches_are_pointed_out() {
    let keys = |x: Array2<f64>| -> Vec<String> {
        let features = x.ncols();
        let walk = forward::walk(
            &x,
            &names(features),
            &Affine::identity(features),
            1e-5,
            Divisor::N,
        )
        .unwrap();
        let said = walk.notes.iter();
        said.map(|note| format!("{} {}", note.key, note.about).trim_end().to_owned())
            .collect()
    };
    assert_eq!(keys(array![[3.0]]), ["batch-of-one"]);
    assert_eq!(keys(array![[3.0, 1.0], [3.0, 2.0]]), ["flat-feature A"]);
    assert_eq!(keys(array![[f64::NAN], [2.0]]), ["not-finite A"]);
}

/// 0 / 0 has no value, and the frameworks say so too: the walk explains it instead of hiding it.
#[test]
fn a_batch_of_one_gives_its_shift_and_without_epsilon_a_note_says_why_not() {
    let affine = Affine {
        gamma: array![2.0],
        beta: array![1.0],
    };
    let run = |epsilon| {
        let walk = forward::walk(&array![[7.0]], &names(1), &affine, epsilon, Divisor::N).unwrap();
        assert_formulas_give_tables(&walk, 1e-12);
        let said = walk.notes.iter();
        let said = said.map(|note| format!("{} {}", note.key, note.about));
        let y = walk.table(Quantity::Y).unwrap().values[(0, 0)];
        (y, said.collect::<Vec<_>>())
    };
    assert_eq!(run(1e-3), (1.0, vec!["batch-of-one ".to_owned()]));
    let (y, notes) = run(0.0);
    assert!(y.is_nan());
    assert_eq!(notes, ["batch-of-one ", "zero-root "]);
}

#[test]
fn every_quantity_has_its_own_identifier() {
    for (position, quantity) in Quantity::ALL.iter().enumerate() {
        assert_eq!(
            Quantity::from_id(quantity.id()),
            Some(Quantity::ALL[position])
        );
    }
}

#[test]
fn shown_digits_recompute_or_are_marked() {
    let written = digits::write(1.0 / 3.0, 4);
    assert_eq!((written.text.as_str(), written.exact), ("0.3333", false));
}

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..20 {
        for (divisor, less) in divisors() {
            let (x, epsilon) = (wave(4 + seed % 5, 3, seed), [0.0, 0.2][seed % 2]);
            let layer = Layer {
                gamma: waves(3, seed + 1),
                beta: waves(3, seed + 2),
                epsilon,
                less,
            };
            let affine = Affine {
                gamma: layer.gamma.clone(),
                beta: layer.beta.clone(),
            };
            let walk = forward::walk(&x, &names(3), &affine, epsilon, divisor).unwrap();
            let by_definition = layer.forward(&x);
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
            let deviation = by_definition.deviation;
            expected.push((Quantity::Square, deviation.mapv(|value| value.powi(2))));
            expected.push((Quantity::Deviation, deviation));
            assert_tables(&walk, &expected, 1e-12);
            assert_formulas_give_tables(&walk, 1e-12);
        }
    }
}

#[test]
fn every_table_of_inference_is_what_the_definition_says() {
    for seed in 0..20 {
        let x = wave(1 + seed % 4, 3, seed);
        let (gamma, beta, mean) = (waves(3, seed + 1), waves(3, seed + 2), waves(3, seed + 3));
        let (variance, epsilon) = (waves(3, seed + 4).mapv(|value| value.powi(2)), 0.1);
        let affine = Affine {
            gamma: gamma.clone(),
            beta: beta.clone(),
        };
        let running = Running {
            mean: mean.clone(),
            variance: variance.clone(),
        };
        let walk = inference::walk(&x, &names(3), &affine, epsilon, &running).unwrap();
        let root = (variance + epsilon).mapv(f64::sqrt);
        let y = &gamma * &((&x - &mean) / &root) + &beta;
        // The line through two outputs of the layer: at x = 0 its shift, from there to x = 1 its scale.
        let at_zero = &gamma * &(-&mean / &root) + &beta;
        let at_one = &gamma * &((-&mean + 1.0) / &root) + &beta;
        let expected = vec![
            (Quantity::Deviation, &x - &mean),
            (Quantity::RunningRoot, row(root.clone())),
            (Quantity::XHat, (&x - &mean) / &root),
            (Quantity::Y, y.clone()),
            (Quantity::Scale, row(at_one - &at_zero)),
            (Quantity::Shift, row(at_zero)),
            (Quantity::Line, y),
        ];
        assert_tables(&walk, &expected, 1e-12);
        assert_formulas_give_tables(&walk, 1e-12);
    }
}
