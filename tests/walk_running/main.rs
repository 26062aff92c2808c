//! Walks over running statistics: by hand, against the fast path, and against the tables of the experiments.

use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::convention::Convention;
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::{Cell, Format, Notation, Quantity};
use batch_norm_explained::stats::{Divisor, Moments};
use batch_norm_explained::stream::{Stream, statistics};
use batch_norm_explained::walk::Walk;
use batch_norm_explained::walk::running::{Averaging, Start, Statistic, walk};
use batch_norm_explained::walk::serve::{self, Serving};
use ndarray::array;

mod errors;
#[path = "../formulas/mod.rs"]
mod formulas;
use formulas::assert_formulas_give_tables;

const HAND: Averaging = Averaging {
    statistic: Statistic::Mean,
    rho: 0.9,
    window: 10,
    start: Start::Zero,
};

fn names() -> Vec<String> {
    vec!["A".to_string()]
}

/// science.md, C-bis: θ = 5, 7, 6.
fn hand_batches() -> Vec<Moments> {
    statistics(array![[5.0], [7.0], [6.0]].view(), &[1, 1, 1]).unwrap()
}

fn column(walk: &Walk, quantity: Quantity) -> Vec<f64> {
    walk.table(quantity).unwrap().values.column(0).to_vec()
}

fn assert_close(got: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(got.len(), expected.len());
    for (got, expected) in got.iter().zip(expected) {
        assert!(
            (got - expected).abs() <= tolerance,
            "{got} is not {expected}"
        );
    }
}

#[test]
fn the_hand_example_comes_out_as_by_hand() {
    let walk = walk(&hand_batches(), &names(), &HAND).unwrap();
    assert_close(
        &column(&walk, Quantity::Average),
        &[0.0, 0.5, 1.15, 1.635],
        1e-15,
    );
    assert_close(
        &column(&walk, Quantity::Corrected),
        &[5.0, 6.052631578947, 6.033210332103],
        1e-12,
    );
    assert_eq!(column(&walk, Quantity::Window), [5.0, 6.0, 6.0]);
    assert_eq!(column(&walk, Quantity::Cumulative), [5.0, 6.0, 6.0]);
    assert_formulas_give_tables(&walk, 1e-12);
}

#[test]
fn the_arithmetic_of_a_step_has_its_numbers_in() {
    let walk = walk(&hand_batches(), &names(), &HAND).unwrap();
    let text = |quantity, row: usize, label: &str| {
        let arithmetic = walk.arithmetic(quantity, Cell { row, col: 0 }).unwrap();
        arithmetic.map(|arithmetic| arithmetic.show(Notation::Paper, Format::Text, 6, label, ""))
    };
    assert_eq!(
        text(Quantity::Average, 0, "0"),
        None,
        "the start is given, not computed"
    );
    assert_eq!(
        text(Quantity::Average, 2, "2").unwrap(),
        "V_2 = 0.9 · 0.5 + (1 − 0.9) · 7 = 0.45 + 0.7 = 1.15"
    );
    assert_eq!(
        text(Quantity::Window, 2, "3").unwrap(),
        "S_3 = (5 + 7 + 6) / 3 = 18 / 3 = 6"
    );
    assert_eq!(
        text(Quantity::Corrected, 1, "2").unwrap(),
        "V\u{302}_2 = (1.15 − 0.9² · 0) / (1 − 0.9²) = 1.15 / 0.19 ≈ 6.05263"
    );
}

#[test]
fn every_formula_gives_its_table_on_a_moving_stream() {
    let stream = Stream {
        batches: 60,
        batch: 8,
        drift: 0.05,
        jump_at: 30,
        jump: 4.0,
        ..Stream::default()
    };
    let batches = statistics(stream.rows().unwrap().view(), &[8; 60]).unwrap();
    for statistic in [
        Statistic::Mean,
        Statistic::Variance(Divisor::N),
        Statistic::Variance(Divisor::NMinusOne),
    ] {
        for start in [Start::Zero, Start::One, Start::FirstBatch] {
            let averaging = Averaging {
                statistic,
                rho: 0.97,
                window: 7,
                start,
            };
            assert_formulas_give_tables(&walk(&batches, &names(), &averaging).unwrap(), 1e-11);
        }
    }
}

#[test]
fn a_sample_is_served_with_every_average() {
    let stream = Stream {
        batches: 50,
        ..Stream::default()
    };
    let batches = statistics(stream.rows().unwrap().view(), &[32; 50]).unwrap();
    let serving = Serving {
        sample: array![9.0],
        averaging: Averaging { rho: 0.99, ..HAND },
        stored: Divisor::N,
        affine: Affine::identity(1),
        epsilon: 1e-3,
    };
    let walk = serve::walk(&batches, &names(), &serving).unwrap();
    assert_formulas_give_tables(&walk, 1e-12);
    let gap = column(&walk, Quantity::Gap);
    assert_eq!(gap[5], 0.0, "the population is the yardstick");
    assert!(
        gap[2].abs() > 10.0 * gap[3].abs(),
        "0.99 after 50 steps is far off, its corrected form is not: {gap:?}"
    );
}

#[test]
fn a_chosen_start_holds_for_its_own_statistic() {
    let variance = Statistic::Variance(Divisor::N);
    let starts = |start| {
        let chosen = Averaging { start, ..HAND };
        [chosen.of(Statistic::Mean).start, chosen.of(variance).start]
    };
    assert_eq!(starts(Start::One), [Start::One, Start::One]);
    assert_eq!(starts(Start::Zero), [Start::Zero, Start::One]);
    assert_eq!(
        starts(Start::FirstBatch),
        [Start::FirstBatch, Start::FirstBatch]
    );
}

#[test]
fn batches_stray_from_the_population_as_far_as_it_says() {
    for divisor in [Divisor::N, Divisor::NMinusOne] {
        let stream = Stream {
            batches: 2000,
            batch: 16,
            ..Stream::default()
        };
        let batches = statistics(stream.rows().unwrap().view(), &[16; 2000]).unwrap();
        let spread = |values: Vec<f64>| {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let squares = values.iter().map(|value| (value - mean).powi(2));
            (squares.sum::<f64>() / values.len() as f64).sqrt()
        };
        let means = spread(batches.iter().map(|batch| batch.mean[0]).collect());
        let variance = |batch: &Moments| batch.variance_with(divisor).unwrap()[0];
        let variances = spread(batches.iter().map(variance).collect());
        // The standard deviation of a standard deviation over 2000 batches is 1.6 % of it, for variances a little more.
        assert!((means / stream.mean_noise() - 1.0).abs() < 0.05);
        assert!((variances / stream.variance_noise(divisor) - 1.0).abs() < 0.07);
    }
    let alone = Stream {
        batch: 1,
        ..Stream::default()
    };
    assert_eq!(alone.variance_noise(Divisor::N), 0.0);
}

#[test]
fn one_rule_has_two_spellings() {
    let spelled = |convention: Convention| convention.update().momentum_for(0.9);
    assert_eq!(spelled(Convention::PyTorch), 0.1);
    assert_eq!(spelled(Convention::Keras), 0.9);
    assert_eq!(Convention::PyTorch.update().momentum_for(0.999), 0.001);
}

#[test]
fn what_cannot_be_averaged_is_named() {
    let batches = hand_batches();
    let refused = |averaging: Averaging| walk(&batches, &names(), &averaging).unwrap_err().key();
    assert_eq!(refused(Averaging { rho: 1.0, ..HAND }), "bad-parameter");
    assert_eq!(refused(Averaging { window: 0, ..HAND }), "bad-parameter");
    assert_eq!(
        refused(Averaging {
            statistic: Statistic::Variance(Divisor::NMinusOne),
            ..HAND
        }),
        "too-few"
    );
    assert_eq!(walk(&[], &names(), &HAND).unwrap_err(), Error::EmptyInput);
}
