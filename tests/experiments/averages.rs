//! Figure `averages`: running statistics of a stream and of a network.

use super::*;
use batch_norm_explained::experiment::averages::{self, Estimator, Path, StreamConfig};
use batch_norm_explained::experiment::evaluate;
use batch_norm_explained::experiment::stage::Statistics;
use batch_norm_explained::running::Average;

#[test]
fn averages_of_a_steady_stream_miss_by_what_theory_says() {
    let stream = averages::stream(&StreamConfig {
        repetitions: 400,
        ..StreamConfig::default()
    })
    .expect("sound");
    let rmse = |kind, steps: [usize; 4], want: [f64; 4]| {
        let misses = averages::misses(&stream, kind, 0.0).expect("sound");
        for (step, want) in steps.into_iter().zip(want) {
            near(
                misses.rmse[step - 1],
                want,
                if want > 1.0 { 5e-3 } else { 6e-4 },
            );
        }
    };
    let steps = [10, 50, 100, 600];
    rmse(
        Average::Exponential { rho: 0.9 },
        steps,
        [0.711, 0.125, 0.129, 0.120],
    );
    rmse(
        Average::Exponential { rho: 0.99 },
        steps,
        [1.809, 1.211, 0.735, 0.038],
    );
    rmse(
        Average::Corrected { rho: 0.99 },
        steps,
        [0.164, 0.074, 0.056, 0.037],
    );
    rmse(
        Average::Exponential { rho: 0.999 },
        steps,
        [1.98, 1.90, 1.81, 1.10],
    );
    rmse(
        Average::Simple { window: 10 },
        steps,
        [0.165, 0.174, 0.176, 0.165],
    );
    rmse(Average::Cumulative, steps, [0.165, 0.073, 0.053, 0.021]);
}

#[test]
fn averages_of_a_drifting_stream_lag_by_their_age() {
    let config = StreamConfig {
        path: Path::Linear { per_step: 0.01 },
        repetitions: 400,
        ..StreamConfig::default()
    };
    let stream = averages::stream(&config).expect("sound");
    for (kind, want) in [
        (Average::Exponential { rho: 0.9 }, -0.091),
        (Average::Exponential { rho: 0.99 }, -0.994),
        (Average::Simple { window: 10 }, -0.048),
        (Average::Simple { window: 100 }, -0.497),
        (Average::Cumulative, -2.996),
    ] {
        near(
            averages::misses(&stream, kind, 0.0).expect("sound").bias[599],
            want,
            6e-4,
        );
    }
    let path = Path::Settling {
        by: 4.0,
        within: 100.0,
    };
    let stream = averages::stream(&StreamConfig { path, ..config }).expect("sound");
    let misses = averages::misses(&stream, Average::Corrected { rho: 0.99 }, 0.0).expect("sound");
    near(misses.rmse[199], 0.708, 6e-4);
}

/// Test accuracy with ρ = 0.9, ρ = 0.99 and the whole set, at each checkpoint.
fn accuracies(config: &averages::Config, seeds: u64) -> Vec<[f64; 3]> {
    let runs = over_seeds(seeds, |seed| {
        averages::network(&averages::Config {
            setting: Setting {
                seed,
                ..config.setting
            },
            ..config.clone()
        })
    });
    let at = |checkpoint: usize, estimator: usize| {
        mean_of(&runs, |run| {
            run.checkpoints[checkpoint].tests[estimator].accuracy
        })
    };
    (0..config.checkpoints.len())
        .map(|checkpoint| [at(checkpoint, 0), at(checkpoint, 1), at(checkpoint, 3)])
        .collect()
}

#[test]
fn a_slow_average_has_not_arrived_after_fifty_steps() {
    let config = averages::Config {
        checkpoints: vec![50, 200, 500],
        ..averages::Config::default()
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
    let config = averages::Config {
        setting,
        shift: 0.0,
        checkpoints: vec![50, 1000],
        ..averages::Config::default()
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
    let config = averages::Config {
        checkpoints: vec![37],
        shift: 0.0,
        ..averages::Config::default()
    };
    let kept = averages::network(&config).expect("sound").checkpoints[0].tests[0];
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
    assert_eq!(
        config.estimators[0],
        Estimator::Average(Average::Exponential { rho: 0.9 })
    );
}
