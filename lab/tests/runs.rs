//! Every experiment answers to its name, and says what is wrong with its settings.

use batch_norm_lab::{EXPERIMENTS, Settings, Value, run};
use std::collections::BTreeSet;

/// Settings that keep a run short.
fn short() -> Settings {
    let numbers = [
        ("steps", 4.0),
        ("depth", 2.0),
        ("width", 8.0),
        ("probe", 32.0),
        ("batches", 20.0),
        ("record", 2.0),
    ];
    Settings(
        numbers
            .map(|(name, value)| (name.to_string(), Value::Number(value)))
            .into(),
    )
}

fn with(mut settings: Settings, name: &str, value: Value) -> Settings {
    settings.0.insert(name.into(), value);
    settings
}

#[test]
fn every_experiment_runs_and_gives_finite_numbers() {
    for (name, _) in EXPERIMENTS {
        let mut settings = short();
        if *name == "shift" || *name == "classes" {
            let trained = run("shift-train", &settings).unwrap();
            for (part, values) in trained.series {
                settings = with(settings, &part, Value::Series(values));
            }
        }
        if *name == "gradients" {
            settings = with(settings, "depth", Value::Number(4.0));
        }
        for (part, values) in [
            ("first", vec![1.0, 2.0, 4.0]),
            ("second", vec![0.5, 1.0, 3.0]),
            ("values", vec![1.0, 2.0]),
        ] {
            settings = with(settings, part, Value::Series(values));
        }
        let history = run(name, &settings).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            !history.numbers.is_empty() || !history.series.is_empty(),
            "{name} gave nothing"
        );
        let names: BTreeSet<&str> = history
            .numbers
            .iter()
            .map(|(known, _)| known.as_str())
            .collect();
        assert_eq!(
            names.len(),
            history.numbers.len(),
            "{name} gave a number twice"
        );
        for (what, value) in &history.numbers {
            assert!(value.is_finite(), "{name}: {what} is {value}");
        }
    }
}

#[test]
fn the_names_are_all_different() {
    let names: BTreeSet<&str> = EXPERIMENTS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), EXPERIMENTS.len());
}

#[test]
fn a_wrong_setting_is_named() {
    let refused =
        |name: &str, value: Value| run("learning-rate", &with(short(), name, value)).unwrap_err();
    assert_eq!(
        refused("activation", Value::Word("swish".into())).key(),
        "unknown-name"
    );
    assert_eq!(refused("steps", Value::Number(2.5)).key(), "bad-parameter");
    assert_eq!(
        refused("depth", Value::Word("deep".into())).key(),
        "bad-parameter"
    );
    assert_eq!(run("alchemy", &short()).unwrap_err().key(), "unknown-name");
}

#[test]
fn a_paired_difference_is_that_of_its_seeds() {
    let series = |values: &[f64]| Value::Series(values.to_vec());
    let settings = with(
        with(Settings::default(), "first", series(&[1.0, 2.0, 6.0])),
        "second",
        series(&[0.0, 0.0, 0.0]),
    );
    let history = run("paired", &settings).unwrap();
    // Second minus first: −1, −2, −6: mean −3, variance 7 by N − 1, standard error √(7/3).
    assert_eq!(history.get("mean"), Some(-3.0));
    assert!((history.get("standardError").unwrap() - (7.0_f64 / 3.0).sqrt()).abs() < 1e-15);
}

#[test]
fn a_spread_is_taken_number_by_number_over_the_seeds() {
    // Three seeds, two numbers each.
    let values = Value::Series(vec![1.0, 10.0, 2.0, 10.0, 6.0, 40.0]);
    let settings = with(
        with(Settings::default(), "values", values),
        "seeds",
        Value::Number(3.0),
    );
    let history = run("spread", &settings).unwrap();
    let series = |name: &str| {
        let found = history.series.iter().find(|(known, _)| known == name);
        found.map(|(_, values)| values.clone()).unwrap()
    };
    assert_eq!(series("mean"), [3.0, 20.0]);
    assert_eq!(series("median"), [2.0, 10.0]);
    // Squares of the distances 2, 1, 3 add up to 14, and half of it is the variance of a sample.
    assert_eq!(series("deviation"), [7f64.sqrt(), 300f64.sqrt()]);
    assert_eq!(series("lowest"), [1.0, 10.0]);
    assert_eq!(series("highest"), [6.0, 40.0]);
    let none = with(settings, "values", Value::Series(vec![]));
    assert!(run("spread", &none).is_err());
}
