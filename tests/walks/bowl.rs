//! The bowl of features A and B: science.md, C-bis, derived by hand from trace 404 and determinant 1536.

use crate::common::{table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Layer, assert_tables, column, row, scalar, wave};
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::walk::bowl::{Inputs, Settings, walk};
use batch_norm_explained::walk::{Walk, hand};
use ndarray::array;

fn bowl(inputs: Inputs, rate: f64) -> Walk {
    let names = ["A".to_string(), "B".to_string()];
    let settings = Settings {
        inputs,
        rate,
        steps: 10,
    };
    walk(&hand::features_a_and_b(), &names, &settings).unwrap()
}

fn value(walk: &Walk, quantity: Quantity) -> f64 {
    table(walk, quantity)[(0, 0)]
}

#[test]
fn raw_features_make_a_gorge() {
    let walk = bowl(Inputs::Raw, 0.006);
    let curvature = table(&walk, Quantity::Curvature);
    assert_eq!(
        curvature.iter().copied().collect::<Vec<_>>(),
        [4.0, -8.0, -8.0, 400.0]
    );
    let root = 157_072.0_f64.sqrt();
    for (quantity, expected) in [
        (Quantity::Steepest, (404.0 + root) / 2.0),
        (Quantity::Flattest, (404.0 - root) / 2.0),
        (Quantity::Condition, (404.0 + root) / (404.0 - root)),
        (Quantity::RateLimit, 4.0 / (404.0 + root)),
        (Quantity::SteepFactor, 1.0 - 0.003 * (404.0 + root)),
    ] {
        let got = value(&walk, quantity);
        assert!(
            (got / expected - 1.0).abs() < 1e-12,
            "{quantity}: {got}, not {expected}"
        );
    }
    assert_formulas_give_tables(&walk, 1e-12);
}

#[test]
fn normalized_features_keep_their_correlation() {
    let walk = bowl(Inputs::Normalized, 1.0);
    for (quantity, expected) in [
        (Quantity::Steepest, 1.2),
        (Quantity::Flattest, 0.8),
        (Quantity::Condition, 1.5),
        (Quantity::RateLimit, 2.0 / 1.2),
        (Quantity::SteepFactor, -0.2),
        (Quantity::FlatFactor, 0.2),
    ] {
        assert!(
            (value(&walk, quantity) - expected).abs() < 1e-12,
            "{quantity}"
        );
    }
    assert!((table(&walk, Quantity::Curvature)[(0, 1)] + 0.2).abs() < 1e-12);
    assert_formulas_give_tables(&walk, 1e-12);
}

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..10 {
        for inputs in [Inputs::Raw, Inputs::Normalized] {
            let (x, rate) = (wave(5, 2, seed), 0.1 * seed as f64);
            let names = ["A".to_string(), "B".to_string()];
            let settings = Settings {
                inputs,
                rate,
                steps: 4,
            };
            let walk = walk(&x, &names, &settings).unwrap();
            let plain = Layer {
                gamma: array![1.0, 1.0],
                beta: array![0.0, 0.0],
                epsilon: 0.0,
                less: 0,
            };
            let forward = plain.forward(&x);
            let values = match inputs {
                Inputs::Raw => &forward.deviation,
                Inputs::Normalized => &forward.x_hat,
            };
            let curvature = values.t().dot(values) / 5.0;
            // The roots of λ² − trace λ + determinant.
            let trace = curvature[(0, 0)] + curvature[(1, 1)];
            let determinant = curvature[(0, 0)] * curvature[(1, 1)] - curvature[(0, 1)].powi(2);
            let root = (trace * trace - 4.0 * determinant).sqrt();
            let (steepest, flattest) = ((trace + root) / 2.0, (trace - root) / 2.0);
            let path = |curvature: f64| {
                column(
                    (0..=4)
                        .map(|step| (1.0 - rate * curvature).powi(step))
                        .collect(),
                )
            };
            let mut expected = vec![
                (Quantity::Mean, row(forward.mean.clone())),
                (Quantity::Deviation, forward.deviation.clone()),
                (Quantity::Curvature, curvature),
                (Quantity::Steepest, scalar(steepest)),
                (Quantity::Flattest, scalar(flattest)),
                (Quantity::Condition, scalar(steepest / flattest)),
                (Quantity::RateLimit, scalar(2.0 / steepest)),
                (Quantity::SteepFactor, scalar(1.0 - rate * steepest)),
                (Quantity::FlatFactor, scalar(1.0 - rate * flattest)),
                (Quantity::SteepPath, path(steepest)),
                (Quantity::FlatPath, path(flattest)),
            ];
            if inputs == Inputs::Normalized {
                expected.extend([
                    (
                        Quantity::Square,
                        forward.deviation.mapv(|value| value.powi(2)),
                    ),
                    (Quantity::Variance, row(forward.variance.clone())),
                    (Quantity::Root, row(forward.root.clone())),
                    (Quantity::XHat, forward.x_hat.clone()),
                ]);
            }
            assert_tables(&walk, &expected, 1e-10);
            assert_formulas_give_tables(&walk, 1e-11);
        }
    }
}

#[test]
fn above_the_limit_the_steep_direction_runs_away_while_the_flat_one_creeps() {
    let steep = |rate| table(&bowl(Inputs::Raw, rate), Quantity::SteepPath)[(10, 0)].abs();
    let limit = value(&bowl(Inputs::Raw, 0.0), Quantity::RateLimit);
    assert!(steep(0.99 * limit) < 1.0);
    assert!(steep(1.01 * limit) > 1.0);
    assert!(table(&bowl(Inputs::Raw, limit), Quantity::FlatPath)[(10, 0)] > 0.8);
}

#[test]
fn entries_of_the_curvature_are_written_with_their_places() {
    let walk = bowl(Inputs::Raw, 0.006);
    assert_eq!(
        text(&walk, Quantity::SteepFactor, 0, 0),
        "f_(max) ≈ 1 − 0.006 · 400.2 ≈ 1 − 2.401 ≈ −1.401"
    );
    for (row, col, start) in [(0, 0, "h_(1,1) = "), (1, 0, "h_(2,1) = ")] {
        let written = text(&walk, Quantity::Curvature, row, col);
        assert!(written.starts_with(start), "{written}");
    }
}

#[test]
fn a_flat_feature_is_divided_by_only_where_values_are_normalized() {
    let keys = |inputs| {
        let settings = Settings {
            inputs,
            ..hand::raw()
        };
        let names = ["A".to_string(), "B".to_string()];
        let walk = walk(&array![[1.0, 2.0], [3.0, 2.0]], &names, &settings).unwrap();
        walk.notes.iter().map(|note| note.key).collect::<Vec<_>>()
    };
    assert_eq!(keys(Inputs::Raw), ["flat-feature"]);
    assert_eq!(keys(Inputs::Normalized), ["flat-feature", "zero-root"]);
}

#[test]
fn it_takes_two_features() {
    let settings = hand::raw();
    let error = walk(&hand::feature_a(), &["A".to_string()], &settings).unwrap_err();
    let [expected, found] = [vec![5, 2], vec![5, 1]];
    let what = "x";
    assert_eq!(
        error,
        Error::ShapeMismatch {
            what,
            expected,
            found
        }
    );
    let names = ["A".to_string(), "B".to_string()];
    let endless = Settings {
        steps: 10_001,
        ..settings
    };
    let error = walk(&hand::features_a_and_b(), &names, &endless).unwrap_err();
    let [limit, found] = [10_000, 10_001];
    let what = "steps";
    assert_eq!(error, Error::TooMuch { what, limit, found });
    let longest = Settings {
        steps: 10_000,
        ..settings
    };
    assert!(walk(&hand::features_a_and_b(), &names, &longest).is_ok());
}
