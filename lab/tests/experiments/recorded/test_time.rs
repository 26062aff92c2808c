//! What differs between training and test.

use super::super::*;
use super::Record;
use batch_norm_lab::{dropout, overfitting, shift};

pub fn dropouts(record: &mut Record) {
    let run = |rate, layers| crate::dropout::networks(5, rate, layers);
    let accuracy = |runs: &[dropout::DropoutOutcome]| mean_of(runs, |run| run.running.accuracy);
    record.is(
        "dropout",
        "none",
        accuracy(&run(0.0, DropoutLayers::Every)),
        0.01,
    );
    record.is(
        "dropout",
        "everywhere_02",
        accuracy(&run(0.2, DropoutLayers::Every)),
        0.012,
    );
    let half = run(0.5, DropoutLayers::Every);
    record.is("dropout", "everywhere_05", accuracy(&half), 0.04);
    record.is(
        "dropout",
        "collected_05",
        mean_of(&half, |run| run.population.accuracy),
        0.04,
    );
    for (name, rate) in [("last_02", 0.2), ("last_05", 0.5), ("last_07", 0.7)] {
        record.is(
            "dropout",
            name,
            accuracy(&run(rate, DropoutLayers::Last)),
            0.012,
        );
    }
}

pub fn shifts(record: &mut Record) {
    let trained = over_seeds(5, |seed| {
        let setting = Setting {
            seed,
            record_every: 1000,
            ..Setting::digits()
        };
        Ok((setting, shift::train(&setting)?))
    });
    for (name, brightness) in [("clean", 0.0), ("bright", 0.25)] {
        let runs: Vec<_> = trained
            .iter()
            .map(|(setting, trained)| {
                let config = shift::ShiftedConfig {
                    setting: *setting,
                    shift: shift::PictureShift {
                        brightness,
                        ..shift::PictureShift::default()
                    },
                    ..shift::ShiftedConfig::default()
                };
                shift::evaluate_shifted(trained, &config).expect("sound")
            })
            .collect();
        let stored = mean_of(&runs, |run| run.population.accuracy);
        record.is(
            "shift",
            &format!("{name}_stored"),
            stored,
            if brightness > 0.0 { 0.05 } else { 0.012 },
        );
        let fresh = mean_of(&runs, |run| run.whole.accuracy);
        record.is("shift", &format!("{name}_fresh"), fresh, 0.012);
    }
    let one_class: Vec<_> = trained
        .iter()
        .map(|(setting, trained)| shift::evaluate_classes(trained, setting, 1).expect("sound"))
        .collect();
    record.is(
        "shift",
        "one_class_fresh",
        mean_of(&one_class, |run| run.batch.accuracy),
        0.02,
    );
    record.is(
        "shift",
        "one_class_stored",
        mean_of(&one_class, |run| run.population.accuracy),
        0.012,
    );
    for (name, classes) in [("sorted_training", 1), ("shuffled_training", 10)] {
        let runs = over_seeds(5, |seed| {
            let setting = Setting {
                learning_rate: 0.1,
                seed,
                ..Setting::digits()
            };
            shift::train_on_classes(&setting, classes)
        });
        record.is("shift", name, mean_of(&runs, |run| run.test.accuracy), 0.03);
    }
}

pub fn few_samples(record: &mut Record) {
    let run = |config: overfitting::OverfittingConfig, batch_size, normalization, rate| {
        over_seeds(10, |seed| {
            let dropout = Dropout {
                rate,
                ..Dropout::default()
            };
            let setting = Setting {
                batch_size,
                normalization,
                dropout,
                seed,
                record_every: 1500,
                ..config.setting
            };
            overfitting::network(&overfitting::OverfittingConfig { setting, ..config })
        })
    };
    let spirals = overfitting::OverfittingConfig::default();
    let mut tests = Vec::new();
    for (name, batch_size, normalization, rate) in [
        ("gap_none", 32, Normalization::None, 0.0),
        ("gap_dropout", 32, Normalization::None, 0.2),
        ("gap_small", 8, Normalization::Before, 0.0),
        ("gap_large", 90, Normalization::Before, 0.0),
        ("", 16, Normalization::Before, 0.0),
    ] {
        let runs = run(spirals, batch_size, normalization, rate);
        tests.push(mean_of(&runs, |run| run.test.accuracy));
        if !name.is_empty() {
            record.is("overfitting", name, mean_of(&runs, |run| run.gap), 4e-3);
        }
    }
    record.is(
        "overfitting",
        "test_low",
        tests.iter().copied().fold(1.0, f64::min),
        4e-3,
    );
    record.is(
        "overfitting",
        "test_high",
        tests.iter().copied().fold(0.0, f64::max),
        4e-3,
    );
    let digits = overfitting::OverfittingConfig {
        setting: Setting {
            steps: 1500,
            learning_rate: 0.1,
            ..Setting::digits()
        },
        samples: 200,
        noise: 0.2,
        flips: 0.0,
    };
    for (name, batch_size, normalization) in [
        ("digits_none", 32, Normalization::None),
        ("digits_none_8", 8, Normalization::None),
        ("digits_none_100", 100, Normalization::None),
        ("digits_middle", 32, Normalization::Before),
        ("digits_large", 100, Normalization::Before),
        ("digits_small", 8, Normalization::Before),
    ] {
        let runs = run(digits, batch_size, normalization, 0.0);
        record.is(
            "overfitting",
            name,
            mean_of(&runs, |run| run.test.accuracy),
            0.02,
        );
    }
}
