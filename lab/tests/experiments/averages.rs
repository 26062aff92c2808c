//! Figure `averages`: running statistics of a stream and of a network.

use super::*;
use batch_norm_explained::random::{Generator, stream};
use batch_norm_explained::running::Average;
use batch_norm_explained::running::average;
use batch_norm_lab::averages;
use batch_norm_lab::stage::Statistics;
use batch_norm_lab::{Evaluation, evaluate};
use ndarray::{Array1, Array2};

/// 400 streams of 600 batch means: a batch holds 32 values of standard deviation 3 around `target`.
struct Streams {
    /// What each mean is a mean of, (steps).
    target: Vec<f64>,
    /// The batch means, (steps, repetitions).
    means: Array2<f64>,
}

impl Streams {
    fn around(target: fn(f64) -> f64) -> Self {
        let (steps, repetitions) = (600, 400);
        let target: Vec<f64> = (1..=steps).map(|step| target(step as f64)).collect();
        let noise = Generator::new(1, stream::BATCH_MEANS).normals(steps * repetitions);
        let means = Array2::from_shape_fn((steps, repetitions), |(step, run)| {
            target[step] + 3.0 / 32_f64.sqrt() * noise[run * steps + step]
        });
        Self { target, means }
    }

    /// Mean and root mean square of how far an average from 0 is from the target at a step, over the repetitions.
    fn misses(&self, kind: Average, step: usize) -> (f64, f64) {
        let start = Array1::zeros(self.means.ncols());
        let estimates = average(self.means.view(), kind, start.view()).expect("sound");
        let misses = &estimates.row(step - 1) - self.target[step - 1];
        let count = misses.len() as f64;
        (misses.sum() / count, (misses.dot(&misses) / count).sqrt())
    }
}

#[test]
fn averages_of_a_steady_stream_miss_by_what_theory_says() {
    let streams = Streams::around(|_| 2.0);
    for (kind, wants) in [
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
        (
            Average::Exponential { rho: 0.999 },
            [1.98, 1.90, 1.81, 1.10],
        ),
        (Average::Simple { window: 10 }, [0.165, 0.174, 0.176, 0.165]),
        (Average::Cumulative, [0.165, 0.073, 0.053, 0.021]),
    ] {
        for (step, want) in [10, 50, 100, 600].into_iter().zip(wants) {
            let tolerance = if want > 1.0 { 5e-3 } else { 6e-4 };
            near(streams.misses(kind, step).1, want, tolerance);
        }
    }
}

#[test]
fn averages_of_a_drifting_stream_lag_by_their_age() {
    let streams = Streams::around(|step| 2.0 + 0.01 * step);
    for (kind, want) in [
        (Average::Exponential { rho: 0.9 }, -0.091),
        (Average::Exponential { rho: 0.99 }, -0.994),
        (Average::Simple { window: 10 }, -0.048),
        (Average::Simple { window: 100 }, -0.497),
        (Average::Cumulative, -2.996),
    ] {
        near(streams.misses(kind, 600).0, want, 6e-4);
    }
    let settling = Streams::around(|step| 2.0 + 4.0 * (1.0 - (-step / 100.0).exp()));
    near(
        settling.misses(Average::Corrected { rho: 0.99 }, 200).1,
        0.708,
        6e-4,
    );
}

/// Test accuracy with ρ = 0.9, ρ = 0.99 and the whole set, at each checkpoint.
fn accuracies(config: &averages::AveragesConfig, seeds: u64) -> Vec<[f64; 3]> {
    let runs = over_seeds(seeds, |seed| {
        averages::network(&averages::AveragesConfig {
            setting: Setting {
                seed,
                ..config.setting
            },
            ..config.clone()
        })
    });
    let at = |index: usize, test: fn(&averages::Checkpoint) -> Evaluation| {
        mean_of(&runs, |run| test(&run.checkpoints[index]).accuracy)
    };
    (0..config.checkpoints.len())
        .map(|index| {
            [
                at(index, |at| at.short),
                at(index, |at| at.exponential),
                at(index, |at| at.population),
            ]
        })
        .collect()
}

#[test]
fn a_slow_average_has_not_arrived_after_fifty_steps() {
    let config = averages::AveragesConfig {
        checkpoints: vec![50, 200, 500],
        ..averages::AveragesConfig::default()
    };
    let got = accuracies(&config, 5);
    for (got, want) in got.iter().zip([
        [0.950, 0.348, 0.977],
        [0.988, 0.831, 0.987],
        [0.995, 0.986, 0.996],
    ]) {
        for (got, want) in got.iter().zip(want) {
            near(*got, want, 2e-3);
        }
    }
}

#[test]
fn after_a_long_run_on_centred_data_all_averages_agree() {
    let setting = Setting::digits();
    let config = averages::AveragesConfig {
        setting,
        shift: 0.0,
        checkpoints: vec![50, 1000],
        ..averages::AveragesConfig::default()
    };
    let got = accuracies(&config, 3);
    near(got[0][1], 0.579, 0.06);
    assert!(got[0][2] > got[0][1] + 0.1, "after 50 steps they do not");
    for estimator in 0..2 {
        near(got[1][estimator], got[1][2], 0.012);
    }
}

#[test]
fn an_average_that_is_kept_step_by_step_is_the_one_over_the_history() {
    let config = averages::AveragesConfig {
        checkpoints: vec![37],
        shift: 0.0,
        ..averages::AveragesConfig::default()
    };
    let kept = averages::network(&config).expect("sound").checkpoints[0].short;
    let setting = Setting {
        steps: 37,
        ..config.setting
    };
    let data = setting.source.train(1);
    let mut trainer = setting.trainer(&data).expect("sound");
    trainer.run(37).expect("finite");
    let statistics = Statistics::Given(&trainer.running);
    let running = evaluate(&trainer.network, &setting.source.test(1), statistics);
    near(running.expect("sound").loss, kept.loss, 1e-12);
}
