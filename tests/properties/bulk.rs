//! The bulk functions against `batch_norm`, which keeps everything: `f64` to 1e-12, `f32` to 1e-6.

use batch_norm_explained::batch_norm::{self, Running};
use batch_norm_explained::bulk::{self, Float, Scratch};
use batch_norm_explained::error::Error;
use batch_norm_explained::random::Generator;
use batch_norm_explained::stats::Divisor;
use ndarray::{Array1, Array2};
use proptest::prelude::*;

/// A batch with its parameters, in numbers that both kinds can hold.
#[derive(Debug)]
struct Given {
    x: Array2<f64>,
    dy: Array2<f64>,
    affine: batch_norm::Affine,
    running: Running,
    epsilon: f64,
}

fn rounded<T: Float>(values: impl IntoIterator<Item = f64>) -> Vec<T> {
    values.into_iter().map(T::of).collect()
}

fn exact<T: Float>(values: &[T]) -> Vec<f64> {
    values.iter().map(|value| value.exact()).collect()
}

/// Features by turns of order one, far from 0, tiny, and constant; `far` is as far as the kind can see a spread.
fn given<T: Float>(rows: usize, features: usize, far: [f64; 2], epsilon: f64, seed: u64) -> Given {
    let mut random = Generator::new(seed, 0);
    let kinds = [[0.0, 1.0], far, [-3.0, 1e-3], [5.0, 0.0], [10.0, 1.0]];
    let cells = random.normals(rows * features).into_iter().enumerate();
    let cells = cells.map(|(cell, normal)| {
        let [mean, scale] = kinds[(cell % features + seed as usize) % kinds.len()];
        mean + scale * normal
    });
    let cells = exact(&rounded::<T>(cells));
    let mut vector = |count: usize| exact(&rounded::<T>(random.normals(count)));
    let (dy, gamma, beta) = (vector(rows * features), vector(features), vector(features));
    let (mean, variance) = (vector(features), vector(features));
    Given {
        x: Array2::from_shape_vec((rows, features), cells).expect("fits"),
        dy: Array2::from_shape_vec((rows, features), dy).expect("fits"),
        affine: batch_norm::Affine {
            gamma: gamma.into(),
            beta: beta.into(),
        },
        running: Running {
            mean: mean.into(),
            variance: variance.iter().map(|value| value * value).collect(),
        },
        epsilon,
    }
}

/// Fails unless all are within `tolerance` of what the largest number in their column allows.
fn close<T: Float>(got: &[T], want: &Array2<f64>, tolerance: f64) -> Result<(), TestCaseError> {
    let columns = want.columns().into_iter();
    let sizes: Vec<f64> = columns
        .map(|column| column.fold(1.0, |most: f64, value| most.max(value.abs())))
        .collect();
    prop_assert_eq!(got.len(), want.len());
    for (place, (got, want)) in std::iter::zip(got, want).enumerate() {
        let error = (got.exact() - want).abs() / sizes[place % sizes.len()];
        prop_assert!(
            error <= tolerance,
            "value {place}: {got:?} is not {want}, off by {error:e}"
        );
    }
    Ok(())
}

fn row(values: &Array1<f64>) -> Array2<f64> {
    values.clone().insert_axis(ndarray::Axis(0))
}

fn same<T: Float>(
    given: &Given,
    scratch: &mut Scratch<T>,
    tolerance: f64,
) -> Result<(), TestCaseError> {
    let (features, cells) = (given.x.ncols(), given.x.len());
    let [x, dy] = [&given.x, &given.dy].map(|table| rounded::<T>(table.iter().copied()));
    let [gamma, beta, mean, variance] = [
        &given.affine.gamma,
        &given.affine.beta,
        &given.running.mean,
        &given.running.variance,
    ]
    .map(|list| rounded::<T>(list.iter().copied()));
    let x = bulk::Rows {
        values: &x,
        features,
    };
    let affine = bulk::AffineSlices {
        gamma: &gamma,
        beta: &beta,
    };
    let mut table = vec![T::of(f64::NAN); cells];
    let (mut first, mut second) = (vec![T::ZERO; features], vec![T::ZERO; features]);

    let want = batch_norm::train(given.x.view(), &given.affine, given.epsilon, Divisor::N)?;
    let to = bulk::TrainingSlices {
        y: &mut table,
        mean: &mut first,
        variance: &mut second,
    };
    bulk::train(x, affine, given.epsilon, scratch, to)?;
    close(&table, &want.y, tolerance)?;
    close(&first, &row(&want.mean), tolerance)?;
    close(&second, &row(&want.variance), tolerance)?;

    let to = bulk::GradientSlices {
        dx: &mut table,
        dgamma: &mut first,
        dbeta: &mut second,
    };
    bulk::backward(x, &gamma, given.epsilon, &dy, scratch, to)?;
    let want = batch_norm::backward_compact(
        want.normalized(),
        given.affine.gamma.view(),
        given.dy.view(),
    )?;
    close(&table, &want.dx, tolerance)?;
    close(&first, &row(&want.dgamma), tolerance)?;
    close(&second, &row(&want.dbeta), tolerance)?;

    let want = batch_norm::infer(given.x.view(), &given.affine, given.epsilon, &given.running)?;
    let running = bulk::RunningSlices {
        mean: &mean,
        variance: &variance,
    };
    bulk::infer(x, affine, given.epsilon, running, scratch, &mut table)?;
    close(&table, &want.y, tolerance)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn doubles_are_those_of_batch_norm(
        rows in 1..700_usize, features in 1..40_usize, epsilon in prop_oneof![Just(1e-5), Just(0.5)], seed in 0..1000_u64,
    ) {
        let given = given::<f64>(rows, features, [1e8, 1.0], epsilon, seed);
        same::<f64>(&given, &mut Scratch::default(), 1e-12)?;
    }

    #[test]
    fn singles_are_those_of_batch_norm(
        rows in 1..700_usize, features in 1..40_usize, epsilon in prop_oneof![Just(1e-5), Just(0.5)], seed in 0..1000_u64,
    ) {
        // At 1e8 neighbouring singles are 8 apart.
        let given = given::<f32>(rows, features, [1e8, 1e4], epsilon, seed);
        same::<f32>(&given, &mut Scratch::default(), 1e-6)?;
    }
}

/// y, mean and variance of one feature of singles, with γ = 1, β = 0 and ε = 1e-5.
fn of_singles(x: &[f32]) -> (Vec<f32>, f64, f64) {
    let (mut y, mut mean, mut variance) = (vec![0.0; x.len()], [0.0], [0.0]);
    let rows = bulk::Rows {
        values: x,
        features: 1,
    };
    let affine = bulk::AffineSlices {
        gamma: &[1.0],
        beta: &[0.0],
    };
    let to = bulk::TrainingSlices {
        y: &mut y,
        mean: &mut mean,
        variance: &mut variance,
    };
    bulk::train(rows, affine, 1e-5, &mut Scratch::default(), to).expect("a batch");
    (y, mean[0].into(), variance[0].into())
}

fn relative(got: f64, want: f64) -> f64 {
    ((got - want) / want).abs()
}

/// Values whose statistics follow from a few sums, with one that is far from all the others at the place `far`.
#[test]
fn one_value_far_from_the_others_spoils_nothing_wherever_it_stands() {
    for (outlier, usual, rows) in [
        (0.0_f32, 0.1_f32, 65_536),
        (1e6, 20.5, 4096),
        (-9999.0, 20.44, 1_000_000),
    ] {
        let (count, away, near) = (rows as f64, f64::from(outlier), f64::from(usual));
        let mean = near + (away - near) / count;
        let variance = (away - near).powi(2) * (count - 1.0) / (count * count);
        let root = (variance + 1e-5).sqrt();
        for place in [0, 1, rows / 2, rows - 1] {
            let mut x = vec![usual; rows];
            x[place] = outlier;
            let (y, got_mean, got_variance) = of_singles(&x);
            let error = [
                relative(got_mean, mean),
                relative(got_variance, variance),
                relative(y[(place + 1) % rows].into(), (near - mean) / root),
                relative(y[place].into(), (away - mean) / root),
            ];
            assert!(
                error.iter().all(|error| *error < 1e-6),
                "{outlier} at {place}: {error:?}"
            );
        }
    }
}

#[test]
fn singles_near_1e20_have_a_variance() {
    for size in [1e17_f32, 1e18] {
        let x: Vec<f32> = (0..1000)
            .map(|row| size * (1.0 + (row % 5) as f32))
            .collect();
        let (y, mean, variance) = of_singles(&x);
        // The mean of 1 to 5 is 3, their variance 2.
        let size = f64::from(size);
        assert!(relative(mean, 3.0 * size) < 1e-6 && relative(variance, 2.0 * size * size) < 1e-6);
        assert!(relative(y[0].into(), -(2_f64.sqrt())) < 1e-6);
    }
    // The variance itself is more than a single can hold; the output is not.
    let x: Vec<f32> = (0..1000)
        .map(|row| 1e20 * (1.0 + (row % 5) as f32))
        .collect();
    let (y, mean, variance) = of_singles(&x);
    assert!(relative(mean, 3e20) < 1e-6 && variance == f64::INFINITY);
    assert!(relative(y[4].into(), 2_f64.sqrt()) < 1e-6);
    let (mut dx, mut dgamma, mut dbeta) = (vec![0.0; 1000], [0.0], [0.0]);
    let dy: Vec<f32> = (0..1000)
        .map(|row| if row == 0 { 1.0 } else { 0.0 })
        .collect();
    let to = bulk::GradientSlices {
        dx: &mut dx,
        dgamma: &mut dgamma,
        dbeta: &mut dbeta,
    };
    let rows = bulk::Rows {
        values: &x,
        features: 1,
    };
    bulk::backward(rows, &[1.0], 1e-5, &dy, &mut Scratch::default(), to).expect("a batch");
    // dx₁ = (1 − 1/m − x̂₁²/m) / root with x̂₁ = −√2 and root = √2 · 1e20.
    let want = (1.0 - 3.0 / 1000.0) / (2_f64.sqrt() * 1e20);
    assert!(
        relative(dx[0].into(), want) < 1e-6,
        "{:e} is not {want:e}",
        dx[0]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The same numbers in another order, far from 0 and with outliers, have the same statistics and outputs.
    #[test]
    fn the_order_of_the_rows_does_not_matter(
        rows in 2..9000_usize, offset in prop_oneof![Just(0.0), -1e4..1e4], outlier in prop_oneof![Just(0.0), -1e6..1e6], seed in 0..1000_u64,
    ) {
        let mut random = Generator::new(seed, 0);
        let mut x: Vec<f32> = random.normals(rows).into_iter().map(|z| (offset + z) as f32).collect();
        x[0] += outlier as f32;
        let exact = Array2::from_shape_vec((rows, 1), x.iter().map(|x| f64::from(*x)).collect()).expect("fits");
        let affine = batch_norm::Affine::identity(1);
        let want = batch_norm::train(exact.view(), &affine, 1e-5, Divisor::N)?;
        let order = random.permutation(rows);
        let mut sorted: Vec<usize> = (0..rows).collect();
        sorted.sort_by(|a, b| x[*a].total_cmp(&x[*b]));
        let (forwards, backwards) = (0..rows, (0..rows).rev());
        for order in [forwards.collect(), backwards.collect(), order, sorted] {
            let moved: Vec<f32> = order.iter().map(|&row: &usize| x[row]).collect();
            let (y, mean, variance) = of_singles(&moved);
            // A mean near 0 is a small rest of large numbers: what counts is the spread.
            prop_assert!((mean - want.mean[0]).abs() <= 1e-7 * (want.mean[0].abs() + want.root[0]));
            prop_assert!(relative(variance, want.variance[0]) < 1e-6);
            for (&row, y) in std::iter::zip(&order, y) {
                let want = want.y[[row, 0]];
                prop_assert!((f64::from(y) - want).abs() <= 1e-6 * (1.0 + want.abs()), "row {row}: {y} is not {want}");
            }
        }
    }
}

#[test]
fn one_scratch_serves_every_shape() {
    let mut scratch = Scratch::<f64>::default();
    for (rows, features) in [(1, 1), (300, 37), (1, 64), (2000, 3), (5, 16)] {
        let given = given::<f64>(rows, features, [1e8, 1.0], 1e-5, 1);
        same(&given, &mut scratch, 1e-12).expect("the same numbers");
    }
}

#[test]
fn a_number_that_is_none_stays_in_its_feature() {
    for bad in [f64::NAN, f64::INFINITY] {
        for place in [0, 3 * 500] {
            let mut x: Vec<f64> = Generator::new(1, 0).normals(3 * 1000);
            x[place] = bad;
            let (mut y, [mut mean, mut variance]) =
                (vec![0.0; x.len()], [vec![0.0; 3], vec![0.0; 3]]);
            let batch = bulk::Rows {
                values: &x,
                features: 3,
            };
            let affine = bulk::AffineSlices {
                gamma: &[1.0; 3],
                beta: &[0.0; 3],
            };
            let to = bulk::TrainingSlices {
                y: &mut y,
                mean: &mut mean,
                variance: &mut variance,
            };
            bulk::train(batch, affine, 1e-5, &mut Scratch::default(), to).expect("a batch");
            for (cell, y) in y.iter().enumerate() {
                assert_eq!(
                    y.is_nan(),
                    cell % 3 == 0,
                    "{bad} at {place}: cell {cell} is {y}"
                );
            }
            assert!(!mean[0].is_finite() && mean[1].is_finite() && variance[0].is_nan());
        }
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let train = |values: &[f64], features, gamma: &[f64], epsilon, y: &mut [f64]| {
        let to = bulk::TrainingSlices {
            y,
            mean: &mut [0.0; 2],
            variance: &mut [0.0; 2],
        };
        let affine = bulk::AffineSlices {
            gamma,
            beta: &[0.0; 2],
        };
        bulk::train(
            bulk::Rows { values, features },
            affine,
            epsilon,
            &mut Scratch::default(),
            to,
        )
    };
    let (x, ones) = ([1.0, 2.0, 3.0, 4.0], [1.0, 1.0]);
    assert_eq!(train(&x, 2, &ones, 0.1, &mut [0.0; 4]), Ok(()));
    assert_eq!(train(&[], 2, &ones, 0.1, &mut []), Err(Error::EmptyInput));
    assert_eq!(
        train(&x, 0, &ones, 0.1, &mut [0.0; 4]),
        Err(Error::EmptyInput)
    );
    for (got, what) in [
        (train(&x[..3], 2, &ones, 0.1, &mut [0.0; 4]), "x"),
        (train(&x, 2, &ones[..1], 0.1, &mut [0.0; 4]), "gamma"),
        (train(&x, 2, &ones, 0.1, &mut [0.0; 3]), "y"),
    ] {
        assert!(
            matches!(got, Err(Error::ShapeMismatch { what: found, .. }) if found == what),
            "{got:?}"
        );
    }
    for epsilon in [-1.0, f64::NAN] {
        assert!(matches!(
            train(&x, 2, &ones, epsilon, &mut [0.0; 4]),
            Err(Error::BadParameter { .. })
        ));
    }
}
