//! Walks over running statistics: by hand, and against the definitions of the averages.

use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Tables, assert_tables, means, row, scalar, variances, wave, waves};
use crate::{common, obvious};
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::convention::Convention;
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::{Cell, Format, Notation, Quantity};
use batch_norm_explained::stats::{Divisor, Moments};
use batch_norm_explained::stream::{Stream, statistics};
use batch_norm_explained::walk::Walk;
use batch_norm_explained::walk::running::{Averaging, Start, Statistic, walk};
use batch_norm_explained::walk::serve::{self, Serving};
use ndarray::{Array1, Array2, Axis, array};

const HAND: Averaging = Averaging {
    statistic: Statistic::Mean,
    rho: 0.9,
    window: 10,
    start: Start::Zero,
};

fn names() -> Vec<String> {
    common::names(1)
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

/// Six batches of two features with four to six rows, and all their rows together.
fn wavy(seed: usize) -> (Vec<Array2<f64>>, Vec<Moments>, Array2<f64>) {
    let batches: Vec<Array2<f64>> = (0..6)
        .map(|batch| wave(4 + batch % 3, 2, seed + batch))
        .collect();
    let moments = batches
        .iter()
        .map(|rows| Moments {
            count: rows.nrows(),
            mean: means(rows),
            variance: variances(rows),
        })
        .collect();
    let views: Vec<_> = batches.iter().map(|rows| rows.view()).collect();
    let all = ndarray::concatenate(Axis(0), &views).unwrap();
    (batches, moments, all)
}

/// The unbiased variance.
fn unbiased(rows: &Array2<f64>) -> Array1<f64> {
    variances(rows) * (rows.nrows() as f64 / (rows.nrows() - 1) as f64)
}

/// The statistic of every batch, one row each.
fn stacked(batches: &[Array2<f64>], of: impl Fn(&Array2<f64>) -> Array1<f64>) -> Array2<f64> {
    let rows: Vec<Array1<f64>> = batches.iter().map(of).collect();
    Array2::from_shape_fn((rows.len(), rows[0].len()), |(batch, col)| rows[batch][col])
}

/// What an average of θ has come to after `t` batches: every batch with its weight, and the start with the rest.
fn weighted(
    theta: &Array2<f64>,
    t: usize,
    start: &Array1<f64>,
    weight: impl Fn(usize) -> f64,
) -> Array1<f64> {
    let weights: Vec<f64> = (1..=t).map(weight).collect();
    let rest = 1.0 - weights.iter().sum::<f64>();
    let batches = weights.iter().zip(theta.rows());
    batches.fold(start * rest, |sum, (weight, row)| sum + &row * *weight)
}

/// The five averages of [`serve::SOURCES`] after `t` batches: last, window, exponential, corrected, cumulative.
fn averages(
    theta: &Array2<f64>,
    t: usize,
    averaging: &Averaging,
    start: &Array1<f64>,
) -> [Array1<f64>; 5] {
    let Averaging { rho, window, .. } = *averaging;
    let recent = |most: usize| {
        let count = t.min(most);
        move |k: usize| {
            if k + count > t {
                1.0 / count as f64
            } else {
                0.0
            }
        }
    };
    let fading = |k: usize| (1.0 - rho) * rho.powi((t - k) as i32);
    let of_all: f64 = (1..=t).map(fading).sum();
    [
        weighted(theta, t, start, recent(1)),
        weighted(theta, t, start, recent(window)),
        weighted(theta, t, start, fading),
        weighted(theta, t, start, |k| fading(k) / of_all),
        weighted(theta, t, start, recent(t)),
    ]
}

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..6 {
        let (batches, moments, all) = wavy(seed);
        for statistic in [
            Statistic::Mean,
            Statistic::Variance(Divisor::N),
            Statistic::Variance(Divisor::NMinusOne),
        ] {
            for start in [Start::Zero, Start::One, Start::FirstBatch] {
                let averaging = Averaging {
                    statistic,
                    rho: 0.8,
                    window: 3,
                    start,
                };
                let walk = walk(&moments, &common::names(2), &averaging).unwrap();
                let theta = stacked(&batches, |rows| match statistic {
                    Statistic::Mean => means(rows),
                    Statistic::Variance(Divisor::N) => variances(rows),
                    Statistic::Variance(Divisor::NMinusOne) => unbiased(rows),
                });
                let first = match start {
                    Start::Zero => array![0.0, 0.0],
                    Start::One => array![1.0, 1.0],
                    Start::FirstBatch => theta.row(0).to_owned(),
                };
                let after = |kind: usize| {
                    Array2::from_shape_fn((6, 2), |(step, col)| {
                        averages(&theta, step + 1, &averaging, &first)[kind][col]
                    })
                };
                let exponential = after(2);
                let from_start = Array2::from_shape_fn((7, 2), |(step, col)| match step {
                    0 => first[col],
                    _ => exponential[(step - 1, col)],
                });
                let weights = [0.32768, 0.4096, 0.512, 0.64, 0.8, 1.0].map(|left| 0.2 * left);
                let expected: Tables = vec![
                    (Quantity::Window, after(1)),
                    (Quantity::Average, from_start),
                    (Quantity::Corrected, after(3)),
                    (Quantity::Cumulative, after(4)),
                    (
                        Quantity::Weight,
                        obvious::column(Array1::from(weights.to_vec())),
                    ),
                    (Quantity::PaperMean, row(means(&stacked(&batches, means)))),
                    (
                        Quantity::PaperVariance,
                        row(means(&stacked(&batches, unbiased))),
                    ),
                    (Quantity::PreciseMean, row(means(&all))),
                    (Quantity::PreciseVariance, row(variances(&all))),
                ];
                assert_tables(&walk, &expected, 1e-12);
                assert_formulas_give_tables(&walk, 1e-11);
                assert_eq!(walk.table(Quantity::Batches).unwrap().values, scalar(6.0));
            }
        }
    }
}

#[test]
fn a_served_sample_is_what_the_definition_says() {
    for seed in 0..6 {
        let (batches, moments, all) = wavy(seed);
        for stored in [Divisor::N, Divisor::NMinusOne] {
            for statistic in [Statistic::Mean, Statistic::Variance(stored)] {
                let serving = Serving {
                    sample: waves(2, seed + 1),
                    averaging: Averaging {
                        statistic,
                        rho: 0.7,
                        window: 4,
                        start: Start::One,
                    },
                    stored,
                    affine: Affine {
                        gamma: waves(2, seed + 2),
                        beta: waves(2, seed + 3),
                    },
                    epsilon: 0.1,
                };
                let walk = serve::walk(&moments, &common::names(2), &serving).unwrap();
                let kept = if stored == Divisor::N {
                    variances
                } else {
                    unbiased
                };
                // A start that was chosen for the mean is not the variance's, which is 1 anyway.
                let mean_start = match statistic {
                    Statistic::Mean => array![1.0, 1.0],
                    Statistic::Variance(_) => array![0.0, 0.0],
                };
                let one = array![1.0, 1.0];
                let of = |theta: Array2<f64>, start, population: Array1<f64>| {
                    let averages = averages(&theta, 6, &serving.averaging, start);
                    let rows: Vec<Array1<f64>> = averages.into_iter().chain([population]).collect();
                    Array2::from_shape_fn((6, 2), |(source, col)| rows[source][col])
                };
                let mean = of(stacked(&batches, means), &mean_start, means(&all));
                let variance = of(stacked(&batches, kept), &one, variances(&all));
                let served = (&serving.sample - &mean) / (&variance + 0.1).mapv(f64::sqrt);
                let expected: Tables = vec![
                    (
                        Quantity::ServedY,
                        &serving.affine.gamma * &served + &serving.affine.beta,
                    ),
                    (Quantity::Gap, &served - &served.row(5)),
                    (Quantity::Served, served),
                ];
                assert_tables(&walk, &expected, 1e-12);
                assert_formulas_give_tables(&walk, 1e-12);
            }
        }
    }
}

#[test]
fn two_rows_are_enough_for_algorithm_2() {
    let moments = statistics(array![[1.0], [3.0], [2.0], [6.0]].view(), &[2, 2]).unwrap();
    let walk = walk(&moments, &names(), &HAND).unwrap();
    assert!(walk.notes.is_empty());
    // Unbiased variances 2 and 8.
    assert_close(&column(&walk, Quantity::PaperVariance), &[5.0], 1e-15);
}

#[test]
fn a_batch_of_one_row_leaves_algorithm_2_without_a_variance_and_says_so() {
    let walk = walk(&hand_batches(), &names(), &HAND).unwrap();
    let said = walk
        .notes
        .iter()
        .map(|note| (note.key, note.about.as_str()));
    assert_eq!(said.collect::<Vec<_>>(), [("one-row-batch", "")]);
    assert!(walk.step(Quantity::PaperVariance).is_none());
    assert_eq!(column(&walk, Quantity::PreciseMean), [6.0]);
    assert_close(
        &column(&walk, Quantity::PreciseVariance),
        &[2.0 / 3.0],
        1e-15,
    );
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
