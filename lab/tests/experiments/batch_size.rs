//! Figure `batch-size`: the noise of batch statistics and what it does.

use super::*;
use batch_norm_lab::batch_size::{self, NoiseConfig};

#[test]
fn statistics_of_small_batches_scatter_as_theory_says() {
    for (batch_size, stretch) in [
        (2, None),
        (4, Some(1.59)),
        (8, Some(1.21)),
        (32, Some(1.04)),
        (256, Some(1.003)),
    ] {
        let noise = batch_size::noise(&NoiseConfig {
            batch_size,
            ..NoiseConfig::default()
        })
        .expect("sound");
        for compared in [
            noise.mean,
            noise.variance,
            noise.deviation,
            noise.deviation_scatter,
        ] {
            near(
                compared.measured,
                compared.expected,
                0.03 * compared.expected,
            );
        }
        assert!(noise.largest.measured <= noise.largest.expected * (1.0 + 1e-12));
        if let Some(stretch) = stretch {
            near(noise.stretch, stretch, 0.07 * (stretch - 1.0) + 0.004);
        }
    }
    let two = batch_size::noise(&NoiseConfig {
        batch_size: 2,
        ..NoiseConfig::default()
    })
    .expect("sound");
    near(two.deviation_scatter.expected, 0.426, 5e-4);
    near(two.largest.measured, 1.0, 1e-9);
    assert!(
        two.stretch > 3.0,
        "the mean of 1/sd does not exist for two values"
    );
    let three = batch_size::noise(&NoiseConfig {
        batch_size: 33,
        ..NoiseConfig::default()
    })
    .expect("sound");
    near(three.deviation.measured, three.deviation.expected, 0.005);
}

#[test]
fn batch_normalization_fails_with_batches_of_two_and_the_plain_network_does_not() {
    let run = |batch_size, normalization, seeds| {
        over_seeds(seeds, |seed| {
            let config = batch_size::BatchSizeConfig::default();
            let setting = Setting {
                batch_size,
                normalization,
                seed,
                record_every: 10_000,
                ..config.setting
            };
            batch_size::network(&batch_size::BatchSizeConfig { setting, ..config })
        })
    };
    // Batches of 2 and 4 multiply rounding until two runs of one seed differ visibly (first after 175 and 350 steps): the
    // reference takes its logarithms and cosines from another library, so its weights differ in their last bits.
    for (size, train_mode, inference, accuracy, spread) in [
        (2, 0.900, 0.892, 0.653, 0.15),
        (4, 0.578, 0.352, 0.948, 0.02),
        (32, 0.080, 0.028, 0.994, 1e-3),
    ] {
        let runs = run(size, Normalization::Before, 5);
        near(
            mean_of(&runs, |run| run.train_mode.loss),
            train_mode,
            spread,
        );
        near(
            mean_of(&runs, |run| run.inference.loss),
            inference,
            2.0 * spread,
        );
        near(
            mean_of(&runs, |run| run.population.accuracy),
            accuracy,
            spread,
        );
    }
    near(
        mean_of(&run(2, Normalization::None, 5), |run| {
            run.population.accuracy
        }),
        0.997,
        2e-3,
    );
    near(
        mean_of(&run(128, Normalization::None, 5), |run| {
            run.population.accuracy
        }),
        0.913,
        2e-3,
    );
}

#[test]
fn group_normalization_does_not_care_about_the_batch() {
    for batch_size in [8, 32] {
        let outcome = over_seeds(2, |seed| {
            let setting = Setting {
                batch_size,
                normalization: GROUP,
                seed,
                learning_rate: 0.1,
                ..Setting::digits()
            };
            let rule = batch_size::RateRule::Linear;
            batch_size::network(&batch_size::BatchSizeConfig {
                setting,
                samples: 19_200,
                rule,
            })
        });
        near(mean_of(&outcome, |run| run.population.accuracy), 0.86, 0.02);
        for run in outcome {
            assert_eq!(run.population, run.running);
        }
    }
}
