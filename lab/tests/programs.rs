//! Every walk has its program in every framework, and what is wrong with the settings is said.

use batch_norm_explained::error::Error;
use batch_norm_explained::snippet::Framework;
use batch_norm_lab::{Settings, Value, program};

const WALKS: [&str; 8] = [
    "forward",
    "backward",
    "inference",
    "running",
    "serve",
    "axes",
    "fold",
    "shards",
];

/// Settings that suit every walk: two features, six rows, three batches.
fn settings() -> Settings {
    let series: [(&str, &[f64]); 11] = [
        (
            "x",
            &[1.0, 5.0, 2.0, 3.0, 4.0, 1.0, 2.0, 8.0, 4.0, 4.0, 8.0, 6.0],
        ),
        ("dy", &[1.0; 12]),
        ("gamma", &[1.0, 2.0]),
        ("beta", &[0.0, 1.0]),
        ("mean", &[3.0, 4.0]),
        ("variance", &[2.0, 5.0]),
        ("sizes", &[2.0, 2.0, 2.0]),
        ("sample", &[3.0, 3.0]),
        ("shape", &[3.0, 2.0, 2.0]),
        ("weight", &[1.0, 0.5, -1.0, 2.0]),
        ("bias", &[0.5, -0.5]),
    ];
    let words = [
        ("names", "A\nB"),
        ("divisor", "n"),
        ("stored", "n-1"),
        ("average", "average"),
        ("start", "zero"),
        ("statistic", "mean"),
        ("layout", "channels-first"),
        ("norm", "group"),
    ];
    let numbers = [
        ("epsilon", 0.001),
        ("rho", 0.9),
        ("window", 2.0),
        ("groups", 2.0),
    ];
    let series = series.map(|(name, values)| (name.into(), Value::Series(values.to_vec())));
    let words = words.map(|(name, word)| (name.into(), Value::Word(word.into())));
    let numbers = numbers.map(|(name, number)| (name.into(), Value::Number(number)));
    Settings(series.into_iter().chain(words).chain(numbers).collect())
}

fn with(name: &str, value: Value) -> Settings {
    let mut settings = settings();
    settings.0.insert(name.into(), value);
    settings
}

fn code(framework: &str, walk: &str, settings: &Settings) -> String {
    program(framework, walk, settings).expect("a program").code
}

#[test]
fn every_walk_has_a_program_in_every_framework() {
    for framework in Framework::ALL {
        for walk in WALKS {
            let code = code(framework.id(), walk, &settings());
            assert!(
                code.starts_with("import ") && code.contains("print("),
                "{walk}"
            );
        }
    }
}

#[test]
fn settings_reach_the_program() {
    assert!(
        code("numpy", "forward", &settings())
            .contains("# features: A, B\nx = np.array([\n    [1.0, 5.0],")
    );
    assert!(code("pytorch", "running", &settings()).contains("BatchNorm1d(2, momentum=0.1, "));
    assert!(code("keras", "axes", &settings()).contains("GroupNormalization(groups=2, axis=1, "));
    // The weight comes as (inputs, outputs).
    assert!(
        code("numpy", "fold", &settings())
            .contains("weight = np.array([\n    [1.0, -1.0],\n    [0.5, 2.0],")
    );
    let one = with("start", Value::Word("one".into()));
    assert!(code("numpy", "running", &one).contains("running_mean = np.array([1.0, 1.0])"));
    let first = with("start", Value::Word("first".into()));
    assert!(code("numpy", "running", &first).contains("running_mean = np.array([1.5, 4.0])"));
    assert!(code("numpy", "running", &first).contains("running_variance = np.array([0.5, 2.0])"));
}

#[test]
fn inference_goes_on_with_what_the_average_arrived_at() {
    let population = with("average", Value::Word("population".into()));
    // The mean of all rows: 21/6 and 27/6.
    assert!(code("numpy", "serve", &population).contains("running_mean = np.array([3.5, 4.5])"));
    let last = with("average", Value::Word("last-batch".into()));
    assert!(code("numpy", "serve", &last).contains("running_mean = np.array([6.0, 5.0])"));
}

#[test]
fn bad_settings_are_named() {
    let fails = |walk, settings: &Settings| program("numpy", walk, settings).unwrap_err();
    assert!(matches!(
        program("caffe", "forward", &settings()),
        Err(Error::UnknownName {
            what: "framework",
            ..
        })
    ));
    assert!(matches!(
        fails("dropout", &settings()),
        Error::UnknownName { what: "walk", .. }
    ));
    let word = with("average", Value::Word("mode".into()));
    assert!(matches!(
        fails("running", &word),
        Error::UnknownName {
            what: "average",
            ..
        }
    ));
    let sizes = with("sizes", Value::Series(vec![2.0, 2.5]));
    assert!(matches!(
        fails("shards", &sizes),
        Error::BadParameter { name: "sizes", .. }
    ));
    let sizes = with("sizes", Value::Series(vec![2.0, 2.0]));
    assert!(matches!(
        fails("shards", &sizes),
        Error::ShapeMismatch { what: "sizes", .. }
    ));
    let odd = with("x", Value::Series(vec![1.0, 2.0, 3.0]));
    assert!(matches!(
        fails("forward", &odd),
        Error::ShapeMismatch { what: "x", .. }
    ));
    let rho = with("rho", Value::Number(1.0));
    assert!(matches!(
        fails("running", &rho),
        Error::BadParameter { name: "rho", .. }
    ));
    for walk in WALKS {
        assert!(
            program("keras", walk, &Settings::default()).is_err(),
            "{walk}"
        );
    }
}
