//! Figure `overfitting`: few samples.

use super::*;
use batch_norm_lab::overfitting;

fn small_data(
    batch_size: usize,
    normalization: Normalization,
    rate: f64,
) -> Vec<overfitting::OverfittingOutcome> {
    over_seeds(10, |seed| {
        let config = overfitting::OverfittingConfig::default();
        let dropout = Dropout {
            rate,
            ..Dropout::default()
        };
        let setting = Setting {
            batch_size,
            normalization,
            dropout,
            seed,
            record_every: 1000,
            ..config.setting
        };
        overfitting::network(&overfitting::OverfittingConfig { setting, ..config })
    })
}

#[test]
fn the_noise_of_small_batches_narrows_the_gap_and_large_batches_do_not() {
    for (runs, train, test, gap) in [
        (
            small_data(32, Normalization::None, 0.0),
            0.992,
            0.901,
            0.091,
        ),
        (
            small_data(32, Normalization::None, 0.2),
            0.958,
            0.898,
            0.059,
        ),
        (
            small_data(8, Normalization::Before, 0.0),
            0.940,
            0.913,
            0.027,
        ),
        (
            small_data(90, Normalization::Before, 0.0),
            0.999,
            0.898,
            0.101,
        ),
    ] {
        near(mean_of(&runs, |run| run.train.accuracy), train, 4e-3);
        near(mean_of(&runs, |run| run.test.accuracy), test, 4e-3);
        near(mean_of(&runs, |run| run.gap), gap, 4e-3);
    }
}

#[test]
fn batch_normalization_in_large_batches_does_not_prevent_overfitting() {
    let run = |batch_size, normalization| {
        let runs = over_seeds(2, |seed| {
            let usual = Setting {
                steps: 1500,
                learning_rate: 0.1,
                record_every: 1500,
                ..Setting::digits()
            };
            let setting = Setting {
                batch_size,
                normalization,
                seed,
                ..usual
            };
            overfitting::network(&overfitting::OverfittingConfig {
                setting,
                samples: 200,
                noise: 0.2,
                flips: 0.0,
            })
        });
        mean_of(&runs, |run| run.test.accuracy)
    };
    let (none, large, small) = (
        run(32, Normalization::None),
        run(100, Normalization::Before),
        run(8, Normalization::Before),
    );
    near(none, 0.626, 0.045);
    near(large, 0.567, 0.045);
    near(small, 0.690, 0.045);
    assert!(large < none && none < small);
}
