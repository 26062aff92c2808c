//! Programs of one layer: its training and its inference.

use crate::cases::*;
use batch_norm_explained::batch_norm::{infer, train};
use batch_norm_explained::snippet::{Inferred, Program, Trained};
use batch_norm_explained::stats::Divisor;
use ndarray::Array2;

pub fn training_case(name: &'static str, x: Array2<f64>, epsilon: f64, divisor: Divisor) -> Case {
    let result = train(x.view(), &affine(), epsilon, divisor).expect("training");
    let lines = vec![
        ("mean", numbers(result.mean)),
        ("variance", numbers(result.variance)),
        ("y", numbers(result.y)),
    ];
    let write = move |framework| {
        let forward = Trained {
            x: x.view(),
            affine: &affine(),
            epsilon,
            divisor,
        };
        written(framework, &Program::Training(forward), 3)
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}

pub fn inference_case(name: &'static str, x: Array2<f64>, epsilon: f64) -> Case {
    let result = infer(x.view(), &affine(), epsilon, &running()).expect("inference");
    let write = move |framework| {
        let program = Program::Inference(Inferred {
            x: x.view(),
            affine: &affine(),
            epsilon,
            running: &running(),
        });
        written(framework, &program, 3)
    };
    Case {
        name,
        write: Box::new(write),
        lines: vec![("y", numbers(result.y))],
    }
}
