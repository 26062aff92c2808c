//! The programs that are checked.

use crate::layers::*;
use crate::streams::*;
use batch_norm_explained::batch_norm::{Affine, Running};
use batch_norm_explained::data::hand;
use batch_norm_explained::running::Average;
use batch_norm_explained::snippet::{Framework, Program, Rule, Snippet, snippet};
use batch_norm_explained::stats::Divisor;
use ndarray::{Array2, array};

/// A program and the lines it must print.
pub struct Case {
    pub name: &'static str,
    pub write: Box<dyn Fn(Framework) -> Snippet>,
    pub lines: Vec<(&'static str, Vec<f64>)>,
}

pub fn numbers(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    values.into_iter().collect()
}

pub fn names(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("feature {index}")).collect()
}

pub fn written(framework: Framework, program: &Program, features: usize) -> Snippet {
    snippet(framework, program, &names(features)).expect("a program")
}

pub fn affine() -> Affine {
    Affine {
        gamma: array![2.0, 0.5, -1.0],
        beta: array![1.0, 0.0, 0.1],
    }
}

pub fn running() -> Running {
    Running {
        mean: array![5.5, 48.0, 1.25],
        variance: array![4.5, 410.0, 3.9],
    }
}

/// The cases that are also kept as files.
pub fn main_cases() -> Vec<Case> {
    let exponential = Rule::Average(Average::Exponential { rho: 0.9 });
    vec![
        training_case("training", hand().values, 0.001, Divisor::N),
        inference_case("inference", hand().values, 0.001),
        running_case("running", batches(3, 3), exponential, Divisor::N),
        running_case(
            "running-bessel",
            batches(3, 3),
            exponential,
            Divisor::NMinusOne,
        ),
    ]
}

pub fn cases() -> Vec<Case> {
    let one = hand()
        .values
        .slice_axis(ndarray::Axis(0), ndarray::Slice::from(..1))
        .to_owned();
    let large = Array2::from_shape_fn((900, 3), |(row, column)| {
        ((row * 7 + column * 3) % 101) as f64 / 3.0
    });
    let mut cases = main_cases();
    cases.extend([
        training_case("training-bessel", hand().values, 1e-5, Divisor::NMinusOne),
        training_case("training-without-epsilon", hand().values, 0.0, Divisor::N),
        training_case("training-one-row", one.clone(), 0.001, Divisor::N),
        training_case("training-large", large.clone(), 1e-5, Divisor::N),
        training_case(
            "training-nan",
            array![[1.0, f64::NAN, 2.0], [2.5, 1.0, 1e-7]],
            1e-5,
            Divisor::N,
        ),
        inference_case("inference-one-row", one.clone(), 0.0),
    ]);
    let averages = [
        (
            "exponential",
            Rule::Average(Average::Exponential { rho: 0.99 }),
        ),
        ("corrected", Rule::Average(Average::Corrected { rho: 0.9 })),
        ("cumulative", Rule::Average(Average::Cumulative)),
        ("simple", Rule::Average(Average::Simple { window: 2 })),
        ("precise", Rule::Precise),
    ];
    for (name, rule) in averages {
        for stored in [Divisor::N, Divisor::NMinusOne] {
            cases.push(running_case(name, batches(4, 5), rule, stored));
        }
    }
    let cumulative = Rule::Average(Average::Cumulative);
    cases.push(running_case(
        "one-row-batches",
        batches(1, 3),
        cumulative,
        Divisor::N,
    ));
    cases.push(running_case(
        "large-batches",
        batches(300, 4),
        averages[0].1,
        Divisor::NMinusOne,
    ));
    cases
}
