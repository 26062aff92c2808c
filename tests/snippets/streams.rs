//! Programs of running statistics.

use crate::cases::*;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::running::{history, precise_history};
use batch_norm_explained::snippet::{Averaged, Program, Rule};
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array1, Array2};

pub fn batches(rows: usize, count: usize) -> Vec<Array2<f64>> {
    let value = |step: usize, row: usize, column: usize| {
        ((step * 7 + row * 5 + column * 3) % 11) as f64 / 4.0
    };
    (0..count)
        .map(|step| Array2::from_shape_fn((rows, 2), |(row, column)| value(step, row, column)))
        .collect()
}

pub fn running_case(
    name: &'static str,
    batches: Vec<Array2<f64>>,
    rule: Rule,
    stored: Divisor,
) -> Case {
    let moments: Vec<Moments> = batches
        .iter()
        .map(|batch| Moments::of(batch.view()).expect("moments"))
        .collect();
    let history = match rule {
        Rule::Average(kind) => history(&moments, kind, stored),
        Rule::Precise => precise_history(&moments),
    };
    let history = history.expect("a history");
    let mut lines = Vec::new();
    for step in 0..batches.len() {
        lines.push(("running_mean", history.mean.row(step).to_vec()));
        lines.push(("running_variance", history.variance.row(step).to_vec()));
    }
    let write = move |framework| {
        let start = Running {
            mean: Array1::zeros(2),
            variance: Array1::ones(2),
        };
        written(
            framework,
            &Program::Running(Averaged {
                batches: &batches,
                rule,
                stored,
                start: &start,
            }),
            2,
        )
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}
