//! Figure `shift`: other test data, other batches.

use super::*;
use batch_norm_lab::shift;

#[test]
fn statistics_of_the_test_batch_undo_brightness_and_contrast() {
    let trained = over_seeds(3, |seed| {
        let setting = Setting {
            seed,
            record_every: 1000,
            ..Setting::digits()
        };
        Ok((setting, shift::train(&setting)?))
    });
    let test = |brightness, contrast, noise| {
        let shift = shift::PictureShift {
            brightness,
            contrast,
            noise,
            ..shift::PictureShift::default()
        };
        let runs: Vec<_> = trained
            .iter()
            .map(|(setting, trained)| {
                let config = shift::ShiftedConfig {
                    setting: *setting,
                    shift,
                    ..shift::ShiftedConfig::default()
                };
                shift::evaluate_shifted(trained, &config).expect("sound")
            })
            .collect();
        [
            mean_of(&runs, |run| run.population.accuracy),
            mean_of(&runs, |run| run.batch.accuracy),
            mean_of(&runs, |run| run.whole.accuracy),
            mean_of(&runs, |run| run.mixed.accuracy),
        ]
    };
    let clean = test(0.0, 1.0, 0.0);
    let check = |got: [f64; 4], want: [f64; 4], spreads: [f64; 4]| {
        for ((got, want), spread) in got.into_iter().zip(want).zip(spreads) {
            near(got, want, spread);
        }
    };
    check(clean, [0.928, 0.894, 0.925, 0.912], [0.015; 4]);
    let bright = test(0.5, 1.0, 0.0);
    check(
        bright,
        [0.274, 0.894, 0.925, 0.726],
        [0.08, 0.015, 0.015, 0.05],
    );
    near(bright[1], clean[1], 1e-12);
    let dim = test(0.0, 0.25, 0.0);
    check(
        dim,
        [0.312, 0.894, 0.925, 0.694],
        [0.09, 0.015, 0.015, 0.05],
    );
    // What moves pictures in other ways is not cured: inverted ones (1 − x) stay at guessing.
    let inverted = test(1.0, -1.0, 0.0);
    near(inverted[0], 0.116, 0.04);
    near(inverted[2], 0.093, 0.04);
    let noisy = test(0.0, 1.0, 0.4);
    check(noisy, [0.533, 0.515, 0.544, 0.533], [0.03; 4]);
    let mixture = |classes| {
        let runs = trained
            .iter()
            .map(|(setting, trained)| shift::evaluate_classes(trained, setting, classes));
        let runs: Vec<_> = runs.map(|run| run.expect("sound")).collect();
        [
            mean_of(&runs, |run| run.batch.accuracy),
            mean_of(&runs, |run| run.population.accuracy),
        ]
    };
    for (classes, batch, population) in [(10, 0.894, 0.931), (2, 0.415, 0.924), (1, 0.146, 0.929)] {
        let got = mixture(classes);
        near(got[0], batch, 0.03);
        near(got[1], population, 0.015);
    }
}

#[test]
fn a_batch_of_one_class_teaches_batch_normalization_nothing() {
    let run = |normalization| {
        let setting = Setting {
            normalization,
            learning_rate: 0.1,
            ..Setting::digits()
        };
        shift::train_on_classes(&setting, 1).expect("sound")
    };
    let (before, group, none) = (
        run(Normalization::Before),
        run(GROUP),
        run(Normalization::None),
    );
    near(before.train_accuracy, 0.168, 0.05);
    near(before.test.accuracy, 0.118, 0.05);
    near(group.test.accuracy, 0.886, 0.03);
    near(none.test.accuracy, 0.835, 0.05);
}

#[test]
fn a_finished_network_is_tested_again_only_with_its_own_setting() {
    let setting = Setting {
        steps: 1,
        ..Setting::digits()
    };
    let trained = shift::train(&setting).expect("sound");
    let wider = shift::ShiftedConfig {
        setting: Setting {
            width: 12,
            ..setting
        },
        ..shift::ShiftedConfig::default()
    };
    let error = shift::evaluate_shifted(&trained, &wider).expect_err("another network");
    assert_eq!(error.key(), "shape-mismatch");
}

#[test]
fn a_batch_is_never_smaller_than_asked() {
    // Of 1024 training pictures about 102 belong to one class.
    let setting = Setting {
        batch_size: 512,
        ..Setting::digits()
    };
    let error = shift::train_on_classes(&setting, 1).expect_err("too few pictures of one class");
    assert!(
        matches!(error, Error::TooFew { needed: 512, found, .. } if (80..=130).contains(&found)),
        "{error}"
    );
}
