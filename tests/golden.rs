//! Random numbers, data sets and whole training runs against the `NumPy` reference, number by number.
//!
//! `tests/data/golden.json` says where it comes from. Rounded entries carry 12 decimals.

use batch_norm_explained::experiment::{digits, spirals};
use batch_norm_explained::random::{Generator, stream};
use serde_json::Value;

fn golden() -> Value {
    serde_json::from_str(include_str!("data/golden.json")).expect("golden.json is JSON")
}

/// All numbers of a JSON array, however deeply nested, in order.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        _ => vec![value.as_f64().expect("a number")],
    }
}

#[track_caller]
fn assert_near(got: impl IntoIterator<Item = f64>, want: &Value, tolerance: f64) {
    let (got, want) = (got.into_iter().collect::<Vec<_>>(), numbers(want));
    assert_eq!(got.len(), want.len());
    for (position, (got, want)) in got.iter().zip(&want).enumerate() {
        assert!(
            (got - want).abs() <= tolerance,
            "number {position}: got {got}, want {want}"
        );
    }
}

#[test]
fn the_generator_draws_the_reference_numbers() {
    let rng = &golden()["rng"];
    assert_near(
        Generator::new(1, 0).uniforms(5),
        &rng["uniform_s1_st0"],
        0.0,
    );
    assert_near(
        Generator::new(1, stream::WEIGHTS).normals(5),
        &rng["normal_s1_st1"],
        1e-15,
    );
    let order = Generator::new(1, stream::BATCHES).permutation(10);
    assert_near(
        order.into_iter().map(|index| index as f64),
        &rng["perm_s1_st2"],
        0.0,
    );
}

#[test]
fn the_digits_are_the_reference_pictures() {
    let data = &golden()["data"];
    let set = digits::digits(
        1024,
        digits::NOISE,
        &mut Generator::new(1, stream::TRAIN_DATA),
    );
    assert_near(
        set.labels[..20].iter().map(|&label| label as f64),
        &data["digits_labels20"],
        0.0,
    );
    assert_near(
        set.inputs.iter().take(digits::SIDE).copied(),
        &data["digits_row0"],
        1e-12,
    );
    assert_near([set.inputs.sum()], &data["digits_sum"], 1e-8);
    assert_near([set.inputs.std(0.0)], &data["digits_sd"], 1e-12);
}

#[test]
fn the_spirals_are_the_reference_points() {
    let data = &golden()["data"];
    let set = spirals::spirals(
        510,
        spirals::NOISE,
        &mut Generator::new(1, stream::TRAIN_DATA),
    );
    assert_near(
        set.inputs.iter().take(6).copied(),
        &data["spirals_rows3"],
        1e-12,
    );
    assert_near([set.inputs.sum()], &data["spirals_sum"], 1e-10);
}
