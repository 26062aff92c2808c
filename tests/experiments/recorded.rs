//! The results that the article tells, `data/runs.json`, are what the crate computes.
//!
//! The quick ones are computed at every test; `RUNS=all cargo test --test experiments recorded` computes them all.
//! Chaotic runs (many steps at a high rate, tiny batches) multiply the rounding of two implementations until their
//! seeds differ: these are compared within the spread of a mean over seeds, the others to their last digit.

use super::*;
use batch_norm_explained::experiment::inside_gradient::{self, BiasConfig};
use batch_norm_explained::experiment::stage::StatisticsGradient;
use batch_norm_explained::experiment::summary::paired;
use batch_norm_explained::experiment::{
    averages, batch_size, dropout, gradients, layers, learning_rate, order, overfitting, relu,
    shift, why,
};
use std::collections::BTreeSet;

/// The record, which of its results have been looked at, and which of them differ.
struct Record {
    runs: serde_json::Value,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Record {
    fn read() -> Record {
        let runs = serde_json::from_str(include_str!("../../data/runs.json")).expect("JSON");
        Record {
            runs,
            seen: BTreeSet::new(),
            wrong: Vec::new(),
        }
    }

    /// Compares a result with what is written; `spread` is 0 where every digit must agree.
    fn is(&mut self, figure: &str, name: &str, got: f64, spread: f64) {
        let written = self.runs[figure][name].as_str().expect("a recorded result");
        self.seen.insert(format!("{figure}.{name}"));
        let number = written.replace(',', "");
        let (number, unit) = match number.strip_suffix('%') {
            Some(percent) => (percent, 0.01),
            None => (number.as_str(), 1.0),
        };
        let digits = number.split_once('.').map_or(0, |(_, after)| after.len());
        // 13,000 is told to two digits.
        let last = if written.contains(',') {
            1e3
        } else {
            unit * 10_f64.powi(-(digits as i32))
        };
        let want: f64 = unit * number.parse::<f64>().expect("a number");
        let allowed = spread.max(0.5 * last * (1.0 + 1e-6));
        if (got - want).abs() > allowed {
            self.wrong.push(format!(
                "{figure}.{name}: computed {got}, recorded {written}, allowed {allowed}"
            ));
        }
    }

    /// The recorded results that nothing was compared with.
    fn left(&self) -> Vec<String> {
        let figures = self.runs.as_object().expect("figures");
        let names = figures.iter().flat_map(|(figure, names)| {
            let names = names.as_object().expect("results").keys();
            names.map(move |name| format!("{figure}.{name}"))
        });
        names
            .filter(|name| !name.ends_with(".source") && !self.seen.contains(name))
            .collect()
    }
}

#[test]
fn what_the_article_tells_of_quick_runs_is_what_they_give() {
    let mut record = Record::read();
    at_the_start(&mut record);
    drifts(&mut record);
    factors(&mut record);
    constants(&mut record);
    spirals_with_noise(&mut record);
    early_averages(&mut record);
    assert_eq!(record.wrong, Vec::<String>::new());
    if std::env::var("RUNS").as_deref() != Ok("all") {
        let left = record.left().len();
        println!("{left} recorded results of long runs not computed again: RUNS=all does");
        return;
    }
    rates(&mut record);
    zeros(&mut record);
    places(&mut record);
    batches(&mut record);
    late_averages(&mut record);
    dropouts(&mut record);
    shifts(&mut record);
    digits_with_noise(&mut record);
    few_samples(&mut record);
    assert_eq!(record.wrong, Vec::<String>::new());
    assert_eq!(record.left(), Vec::<String>::new());
}

fn at_the_start(record: &mut Record) {
    for (name, gain, normalization) in [
        ("start_large", 3.0, Normalization::None),
        ("start_small", 0.5, Normalization::None),
        ("start_none", 1.0, Normalization::None),
        ("start_bn", 3.0, Normalization::Before),
        ("start_bn", 0.5, Normalization::Before),
    ] {
        let runs = over_seeds(5, |seed| {
            let config = layers::Config::start();
            let setting = Setting {
                gain,
                normalization,
                seed,
                ..config.setting
            };
            layers::start(&layers::Config { setting, ..config })
        });
        record.is(
            "layers",
            name,
            mean_of(&runs, |run| run.layers[9].deviation),
            0.0,
        );
    }
}

fn drifts(record: &mut Record) {
    for (name, activation, normalization) in [
        ("relu_none", Activation::Relu, Normalization::None),
        ("relu_bn", Activation::Relu, Normalization::Before),
        ("tanh_none", Activation::Tanh, Normalization::None),
        ("tanh_bn", Activation::Tanh, Normalization::Before),
    ] {
        let runs = over_seeds(5, |seed| {
            let config = layers::Config::training();
            let setting = Setting {
                activation,
                normalization,
                seed,
                record_every: 200,
                ..config.setting
            };
            layers::train(&layers::Config { setting, ..config })
        });
        let drift = |layer: usize| mean_of(&runs, |run| run.snapshots[1].layers[layer].drift);
        record.is("layers", name, drift(5), 0.0);
        if name == "relu_none" {
            record.is("layers", "relu_none_first", drift(0), 0.0);
        }
        let loss = mean_of(&runs, |run| run.losses.last_whole_set());
        record.is("layers", &format!("{name}_loss"), loss, 0.0);
    }
}

fn factors(record: &mut Record) {
    use Activation::{Relu, Sigmoid, Tanh};
    use Normalization::{Before, None};
    for (name, activation, gain, normalization) in [
        ("relu_half", Relu, 0.5, None),
        ("relu_double", Relu, 2.0, None),
        ("sigmoid_none", Sigmoid, 1.0, None),
        ("sigmoid_bn", Sigmoid, 1.0, Before),
        ("tanh_bn", Tanh, 1.0, Before),
        ("relu_bn", Relu, 1.0, Before),
    ] {
        let runs = over_seeds(5, |seed| {
            gradients::at_start(&Setting {
                gain,
                activation,
                normalization,
                seed,
                ..gradients::default_setting()
            })
        });
        record.is(
            "gradients",
            name,
            mean_of(&runs, |run| run.factor.ln()).exp(),
            0.0,
        );
    }
}

fn constants(record: &mut Record) {
    let bias = inside_gradient::bias(&BiasConfig {
        gradient: StatisticsGradient::Constant,
        ..BiasConfig::default()
    })
    .expect("sound");
    record.is("constants", "bias", bias.bias[100], 1e-9);
    record.is("constants", "loss", bias.loss[100], 1e-9);
    for (name, gradient) in [
        ("true", StatisticsGradient::Through),
        ("stopped", StatisticsGradient::Constant),
    ] {
        let runs = over_seeds(5, |seed| {
            let config = inside_gradient::Config::default();
            let setting = Setting {
                learning_rate: 0.1,
                seed,
                record_every: 1000,
                ..config.setting
            };
            inside_gradient::network(&inside_gradient::Config { setting, gradient })
        });
        record.is(
            "constants",
            name,
            median_of(&runs, |run| run.losses.last_mini_batches()),
            0.0,
        );
    }
}

/// Four networks of the figure `why`.
fn with_noise(usual: Setting, normalization: Normalization, noise: f64) -> Vec<why::History> {
    over_seeds(5, |seed| {
        let setting = Setting {
            normalization,
            seed,
            record_every: 1000,
            ..usual
        };
        why::network(&why::Config {
            setting,
            noise,
            ..why::Config::default()
        })
    })
}

fn spirals_with_noise(record: &mut Record) {
    let relu = why::Config::default().setting;
    for (name, normalization, noise) in [
        ("none", Normalization::None, 0.0),
        ("bn", Normalization::Before, 0.0),
        ("noisy", Normalization::Before, 1.0),
    ] {
        let runs = with_noise(relu, normalization, noise);
        record.is("why", name, mean_of(&runs, |run| run.test.accuracy), 0.0);
        let movement = mean_of(&runs, |run| run.medians.movement);
        record.is("why", &format!("{name}_movement"), movement, 0.0);
        if noise == 0.0 {
            let range = mean_of(&runs, |run| run.medians.loss_range);
            record.is("why", &format!("relu_{name}_range"), range, 0.0);
        }
    }
    let tanh = Setting {
        activation: Activation::Tanh,
        ..relu
    };
    for (name, normalization) in [("none", Normalization::None), ("bn", Normalization::Before)] {
        let runs = with_noise(tanh, normalization, 0.0);
        record.is(
            "why",
            &format!("tanh_{name}"),
            mean_of(&runs, |run| run.test.accuracy),
            0.0,
        );
        let range = mean_of(&runs, |run| run.medians.loss_range);
        record.is("why", &format!("tanh_{name}_range"), range, 0.0);
    }
}

/// Test accuracy on digits for each estimator of the figure `averages`, five seeds.
fn estimated(steps: usize, scale: f64, shift: f64) -> Vec<f64> {
    let runs = over_seeds(5, |seed| {
        let setting = Setting {
            seed,
            ..Setting::digits()
        };
        averages::network(&averages::Config {
            setting,
            scale,
            shift,
            checkpoints: vec![steps],
            ..averages::Config::default()
        })
    });
    let at = |estimator: usize| mean_of(&runs, |run| run.checkpoints[0].tests[estimator].accuracy);
    (0..5).map(at).collect()
}

fn early_averages(record: &mut Record) {
    let centred = estimated(50, 1.0, 0.0);
    record.is("averages", "quick_50", centred[0], 0.0);
    record.is("averages", "slow_50", centred[1], 0.0);
    record.is("averages", "precise_50", centred[3], 0.0);
    let off = estimated(50, 5.0, 5.0);
    record.is("averages", "slow_off_centre", off[1], 0.0);
    record.is("averages", "precise_off_centre", off[3], 0.0);
}

fn late_averages(record: &mut Record) {
    for accuracy in estimated(1000, 1.0, 0.0) {
        record.is("averages", "all_1000", accuracy, 0.012);
    }
}

/// Median loss over five seeds, and whether all of them learned, at a rate of the figure `learning-rate`.
fn at_rate(usual: Setting, normalization: Normalization, learning_rate: f64) -> (f64, bool) {
    let cells = over_seeds(5, |seed| {
        learning_rate::cell(&Setting {
            normalization,
            learning_rate,
            seed,
            record_every: 1000,
            ..usual
        })
    });
    let loss = median_of(&cells, |cell| cell.whole_set_loss);
    (loss, cells.iter().all(|cell| cell.works))
}

fn rates(record: &mut Record) {
    let usual = learning_rate::default_setting();
    let best = |usual: Setting, normalization| {
        let cells = learning_rate::rates().map(|rate| (rate, at_rate(usual, normalization, rate)));
        let works: Vec<f64> = cells
            .iter()
            .filter(|cell| cell.1.1)
            .map(|cell| cell.0)
            .collect();
        let losses = cells.iter().map(|cell| cell.1.0);
        (works, losses.fold(f64::INFINITY, f64::min))
    };
    for (name, normalization) in [("none", Normalization::None), ("bn", Normalization::Before)] {
        let (works, loss) = best(usual, normalization);
        record.is("learning-rate", &format!("{name}_from"), works[0], 5e-5);
        record.is(
            "learning-rate",
            &format!("{name}_to"),
            works[works.len() - 1],
            0.04 * works[works.len() - 1],
        );
        record.is("learning-rate", &format!("{name}_best"), loss, 1.1e-3);
        let shallow = Setting {
            depth: 1,
            width: 32,
            steps: 300,
            ..Setting::digits()
        };
        record.is(
            "learning-rate",
            &format!("shallow_{name}"),
            best(shallow, normalization).1,
            6e-3,
        );
    }
    let sigmoid = Setting {
        activation: Activation::Sigmoid,
        width: 32,
        steps: 300,
        ..Setting::digits()
    };
    record.is(
        "learning-rate",
        "sigmoid_bn",
        best(sigmoid, Normalization::Before).1,
        0.03,
    );
}

fn zeros(record: &mut Record) {
    let run = |learning_rate, initial_beta| {
        over_seeds(5, |seed| {
            let setting = Setting {
                learning_rate,
                seed,
                record_every: 1000,
                ..relu::TrainedConfig::default().setting
            };
            relu::trained(&relu::TrainedConfig {
                setting,
                initial_beta,
            })
        })
    };
    let share = |runs: &[relu::Learned], layer: usize| mean_of(runs, |run| run.layers[layer].zeros);
    let usual: Vec<_> = [0.1, 0.3, 1.0].map(|rate| run(rate, 0.0)).into();
    let all: Vec<f64> = usual
        .iter()
        .flat_map(|runs| (0..5).map(|layer| share(runs, layer)))
        .collect();
    let inner = &all[..all.len() - 1];
    record.is(
        "relu",
        "low",
        inner.iter().copied().fold(1.0, f64::min),
        0.01,
    );
    record.is(
        "relu",
        "high",
        inner.iter().copied().fold(0.0, f64::max),
        0.01,
    );
    record.is("relu", "outlier", all[all.len() - 1], 0.03);
    record.is(
        "relu",
        "free",
        mean_of(&usual[1], |run| run.test.accuracy),
        0.012,
    );
    let forced = run(0.3, 1.0);
    record.is("relu", "forced_zeros", share(&forced, 0), 0.015);
    record.is(
        "relu",
        "forced",
        mean_of(&forced, |run| run.test.accuracy),
        0.015,
    );
}

fn places(record: &mut Record) {
    let points = |activation, learning_rate| {
        let [before, after] = [Normalization::Before, Normalization::After].map(|normalization| {
            over_seeds(10, |seed| {
                let setting = Setting {
                    activation,
                    learning_rate,
                    normalization,
                    seed,
                    record_every: 1000,
                    ..Setting::digits()
                };
                Ok(order::network(&setting)?.test.accuracy)
            })
        });
        100.0 * paired(&before, &after).mean
    };
    record.is("order", "tanh_low", -points(Activation::Tanh, 0.1), 0.6);
    record.is("order", "tanh_high", -points(Activation::Tanh, 1.0), 0.6);
    record.is(
        "order",
        "sigmoid_003",
        points(Activation::Sigmoid, 0.03),
        1.5,
    );
    record.is("order", "sigmoid_01", points(Activation::Sigmoid, 0.1), 1.0);
}

fn batches(record: &mut Record) {
    let run = |config: batch_size::Config, batch_size| {
        over_seeds(5, |seed| {
            let setting = Setting {
                batch_size,
                seed,
                record_every: 10_000,
                ..config.setting
            };
            batch_size::network(&batch_size::Config { setting, ..config })
        })
    };
    for (size, spread) in [(2, 0.15), (4, 0.012), (8, 0.004), (32, 1e-3)] {
        let runs = run(batch_size::Config::default(), size);
        let accuracy = mean_of(&runs, |run| run.population.accuracy);
        record.is("batch-size", &format!("spirals_{size}"), accuracy, spread);
        if size == 32 {
            record.is(
                "batch-size",
                "training_mode",
                mean_of(&runs, |run| run.train_mode.loss),
                1e-3,
            );
            record.is(
                "batch-size",
                "inference_mode",
                mean_of(&runs, |run| run.inference.loss),
                2e-3,
            );
        }
    }
    let digits = batch_size::Config {
        setting: Setting {
            learning_rate: 0.1,
            ..Setting::digits()
        },
        samples: 19_200,
        rule: batch_size::RateRule::Linear,
    };
    for size in [16, 256] {
        let accuracy = mean_of(&run(digits, size), |run| run.population.accuracy);
        record.is("batch-size", &format!("digits_{size}"), accuracy, 0.012);
    }
}

fn dropouts(record: &mut Record) {
    let run = |rate, layers| {
        over_seeds(5, |seed| {
            let dropout = Dropout {
                rate,
                layers,
                ..Dropout::default()
            };
            dropout::network(&Setting {
                dropout,
                seed,
                record_every: 1000,
                ..dropout::default_setting()
            })
        })
    };
    let accuracy = |runs: &[dropout::Outcome]| mean_of(runs, |run| run.running.accuracy);
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

fn shifts(record: &mut Record) {
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
                let config = shift::TestConfig {
                    setting: *setting,
                    shift: shift::Shift {
                        brightness,
                        ..shift::Shift::default()
                    },
                    ..shift::TestConfig::default()
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

fn digits_with_noise(record: &mut Record) {
    let digits = Setting {
        depth: 5,
        width: 32,
        steps: 300,
        learning_rate: 0.1,
        ..Setting::digits()
    };
    for (name, normalization, noise) in [
        ("digits_none", Normalization::None, 0.0),
        ("digits_bn", Normalization::Before, 0.0),
        ("digits_noisy", Normalization::Before, 1.0),
    ] {
        let runs = with_noise(digits, normalization, noise);
        record.is("why", name, mean_of(&runs, |run| run.test.accuracy), 0.012);
    }
}

fn few_samples(record: &mut Record) {
    let run = |config: overfitting::Config, batch_size, normalization, rate| {
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
            overfitting::network(&overfitting::Config { setting, ..config })
        })
    };
    let spirals = overfitting::Config::default();
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
    let digits = overfitting::Config {
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
