//! The mean left outside the gradient: experiments.md, E13.

use crate::common::{table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{assert_tables, column, scalar, slopes, waves};
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::{Cell, Format, Notation, Quantity};
use batch_norm_explained::walk::hand;
use batch_norm_explained::walk::outside::{Outside, walk};
use ndarray::{Array1, Array2};

#[test]
fn the_bias_grows_and_the_loss_stays() {
    let walk = walk(&[1.0, 2.0, 3.0, 6.0], &hand::descent()).unwrap();
    let (bias, loss) = (
        table(&walk, Quantity::LayerBias),
        table(&walk, Quantity::Loss),
    );
    for (step, expected) in [(0, 0.0), (1, 0.1), (10, 1.0), (50, 5.0), (100, 10.0)] {
        assert!((bias[(step, 0)] - expected).abs() < 1e-12);
        assert!((loss[(step, 0)] - 2.25).abs() < 1e-12);
    }
    assert!(
        table(&walk, Quantity::TrueDBias)
            .iter()
            .all(|gradient| *gradient == 0.0)
    );
    assert_formulas_give_tables(&walk, 1e-12);
}

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..10 {
        let samples = waves(2 + seed, seed).to_vec();
        let (rate, target, steps) = (0.3, 1.5 - seed as f64, 3);
        let settings = Outside {
            rate,
            target,
            steps,
        };
        let walk = walk(&samples, &settings).unwrap();
        let u = Array1::from(samples);
        let m = u.len() as f64;
        let deviation = &u - u.sum() / m;
        let loss = |x: &Array1<f64>, mean: f64| {
            0.5 * (x - mean - target).mapv(|error| error.powi(2)).sum() / m
        };
        let rows = steps + 1;
        let every = |value: f64| column(Array1::from_elem(rows, value));
        let each = |of: &dyn Fn(f64) -> Array1<f64>| {
            Array2::from_shape_fn((rows, u.len()), |(step, j)| of(step as f64)[j])
        };
        // The mean of the deviations is 0, so the gradient is −target at every step.
        let bias = |step: f64| step * rate * target;
        // The gradient with the mean inside: the loss as a function of b alone.
        let inside = slopes(&scalar(0.7), |b| {
            let x = &u + b[(0, 0)];
            loss(&x, x.sum() / m)
        });
        let expected = vec![
            (
                Quantity::LayerBias,
                column((0..rows).map(|step| bias(step as f64)).collect()),
            ),
            (Quantity::X, each(&|step| &u + bias(step))),
            (
                Quantity::Mean,
                column(
                    (0..rows)
                        .map(|step| u.sum() / m + bias(step as f64))
                        .collect(),
                ),
            ),
            (Quantity::Deviation, each(&|_| deviation.clone())),
            (Quantity::Loss, every(loss(&u, u.sum() / m))),
            (
                Quantity::DBias,
                every(slopes(&scalar(0.0), |b| loss(&(&u + b[(0, 0)]), u.sum() / m))[(0, 0)]),
            ),
            (Quantity::TrueDBias, every(inside[(0, 0)])),
        ];
        assert_tables(&walk, &expected, 1e-10);
        assert_formulas_give_tables(&walk, 1e-12);
    }
}

#[test]
fn a_step_is_written_with_its_numbers() {
    let walk = walk(&[1.0, 2.0, 3.0, 6.0], &hand::descent()).unwrap();
    let arithmetic = walk
        .arithmetic(Quantity::LayerBias, Cell { row: 1, col: 0 })
        .unwrap()
        .unwrap();
    assert_eq!(
        arithmetic.show(Notation::Paper, Format::Text, 4, "1", "1"),
        "b_1 = 0 − 0.1 · (−1) = 0 − (−0.1) = 0.1"
    );
    assert_eq!(
        text(&walk, Quantity::DBias, 0, 0),
        "∂ℓ/∂b_1 = ((−2 − 1) + (−1 − 1) + (0 − 1) + (3 − 1)) / 4 = −4 / 4 = −1"
    );
    assert_eq!(
        walk.arithmetic(Quantity::LayerBias, Cell { row: 0, col: 0 }),
        Ok(None),
        "the start is given"
    );
}

#[test]
fn there_is_an_end_to_the_steps() {
    let settings = Outside {
        steps: 10_001,
        ..hand::descent()
    };
    let [limit, found] = [10_000, 10_001];
    let what = "steps";
    let error = walk(&[1.0], &settings).unwrap_err();
    assert_eq!(error, Error::TooMuch { what, limit, found });
    let longest = Outside {
        steps: 10_000,
        ..settings
    };
    assert!(walk(&[1.0], &longest).is_ok());
    assert_eq!(walk(&[], &longest).unwrap_err(), Error::EmptyInput);
}
