//! How far averages are off, on steady and on drifting streams: the tables of the experiments.

use batch_norm_explained::running::{Average, average};
use ndarray::{Array1, Array2};

/// experiments.md, section 5: N(2, 3²), B = 32, V₀ = 0. Root mean square error of the estimate of μ over `REPEATS`
/// streams; the spread of an RMSE over n runs is about RMSE/√(2n).
const REPEATS: usize = 400;

/// The last error of each estimator over the repeats, at step `t` of streams whose means are `population(t)`.
fn errors(t: usize, population: impl Fn(usize) -> f64, kind: Average) -> Vec<f64> {
    let spread = 3.0 / 32_f64.sqrt();
    let noise = batch_norm_explained::random::Generator::new(1, 30).normals(REPEATS * 600);
    let run = |repeat: usize| {
        let theta = Array2::from_shape_fn((t, 1), |(step, _)| {
            population(step + 1) + spread * noise[repeat * 600 + step]
        });
        let history = average(theta.view(), kind, Array1::zeros(1).view()).unwrap();
        history[(t - 1, 0)] - population(t)
    };
    (0..REPEATS).map(run).collect()
}

fn rmse(errors: &[f64]) -> f64 {
    (errors.iter().map(|error| error * error).sum::<f64>() / errors.len() as f64).sqrt()
}

#[test]
fn the_errors_on_a_steady_stream_are_those_of_the_table() {
    let steady = |_| 2.0;
    let table = [
        (
            Average::Exponential { rho: 0.9 },
            [0.711, 0.125, 0.129, 0.120],
        ),
        (
            Average::Exponential { rho: 0.99 },
            [1.809, 1.211, 0.735, 0.038],
        ),
        (
            Average::Corrected { rho: 0.99 },
            [0.164, 0.074, 0.056, 0.037],
        ),
        (Average::Simple { window: 10 }, [0.165, 0.174, 0.176, 0.165]),
        (
            Average::Simple { window: 100 },
            [0.165, 0.073, 0.053, 0.051],
        ),
        (Average::Cumulative, [0.165, 0.073, 0.053, 0.021]),
    ];
    for (kind, row) in table {
        for (t, expected) in [10, 50, 100, 600].into_iter().zip(row) {
            // Same generator, same numbers: only the table's own rounding lies between.
            let got = rmse(&errors(t, steady, kind));
            assert!(
                (got - expected).abs() <= 0.0006,
                "{kind:?} at {t}: {got}, the table says {expected}"
            );
        }
    }
}

#[test]
fn the_lag_behind_a_drift_is_that_of_the_table() {
    let drifting = |t: usize| 2.0 + 0.01 * t as f64;
    let table = [
        (Average::Exponential { rho: 0.9 }, -0.091),
        (Average::Exponential { rho: 0.99 }, -0.994),
        (Average::Exponential { rho: 0.999 }, -5.61),
        (Average::Simple { window: 10 }, -0.048),
        (Average::Simple { window: 100 }, -0.497),
        (Average::Cumulative, -2.996),
    ];
    for (kind, expected) in table {
        let errors = errors(600, drifting, kind);
        let bias = errors.iter().sum::<f64>() / errors.len() as f64;
        assert!(
            (bias - expected).abs() <= 0.006,
            "{kind:?}: {bias}, the table says {expected}"
        );
    }
}
