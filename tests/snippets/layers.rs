//! Programs of one layer: its training, inference, gradients, axes, folding and shards.

use crate::cases::*;
use crate::streams::batches;
use batch_norm_explained::axes::{Axes, Layout, Norm};
use batch_norm_explained::batch_norm::{Affine, Running, backward, infer, train, train_axes};
use batch_norm_explained::data::hand;
use batch_norm_explained::fold::{Frozen, WeightLayout, fold};
use batch_norm_explained::snippet::{Inferred, Layers, Program, Tensor, Trained};
use batch_norm_explained::stats::{Divisor, Moments, merge};
use ndarray::{Array1, Array2, array};

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

pub fn backward_case(name: &'static str, x: Array2<f64>, epsilon: f64, divisor: Divisor) -> Case {
    let forward = train(x.view(), &affine(), epsilon, divisor).expect("training");
    let result = backward(&forward, affine().gamma.view(), dy(&x).view()).expect("backward");
    let lines = vec![
        ("dx", numbers(result.dx)),
        ("dgamma", numbers(result.dgamma)),
        ("dbeta", numbers(result.dbeta)),
    ];
    let write = move |framework| {
        let forward = Trained {
            x: x.view(),
            affine: &affine(),
            epsilon,
            divisor,
        };
        written(
            framework,
            &Program::Backward {
                forward,
                dy: dy(&x).view(),
            },
            3,
        )
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}

pub fn axes_case(name: &'static str, shape: &'static [usize], layout: Layout, norm: Norm) -> Case {
    let size: usize = shape.iter().product();
    let x: Vec<f64> = (0..size)
        .map(|cell| ((cell * cell + 3 * cell) % 17) as f64 / 4.0)
        .collect();
    let channels = if layout == Layout::ChannelsLast {
        shape[shape.len() - 1]
    } else {
        shape[1]
    };
    let affine = Affine {
        gamma: Array1::from_shape_fn(channels, |channel| 1.0 + channel as f64 / 2.0),
        beta: Array1::from_shape_fn(channels, |channel| 0.25 - channel as f64),
    };
    let axes = Axes::new(shape, layout, norm).expect("axes");
    let result = train_axes(&x, &axes, &affine, 1e-5).expect("training");
    let lines = vec![
        ("mean", numbers(result.mean)),
        ("variance", numbers(result.variance)),
        ("y", result.y),
    ];
    let write = move |framework| {
        let tensor = Tensor {
            x: &x,
            shape,
            layout,
            norm,
            affine: &affine,
            epsilon: 1e-5,
        };
        written(framework, &Program::Axes(tensor), channels)
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}

pub fn fold_case() -> Case {
    let u = hand().values;
    let weight = array![[1.0, -0.5, 0.25], [0.75, 0.1, -2.0]];
    let bias = array![0.5, -1.0];
    let frozen = Frozen {
        affine: Affine {
            gamma: array![2.0, -0.5],
            beta: array![1.0, 0.25],
        },
        epsilon: 0.001,
        running: Running {
            mean: array![3.0, -1.5],
            variance: array![4.0, 0.3],
        },
    };
    let folded = fold(
        weight.view().into_dyn(),
        Some(bias.view()),
        WeightLayout::OutputsFirst,
        &frozen,
    );
    let folded = folded.expect("folded");
    let z = u.dot(&weight.t()) + &bias;
    let y = infer(z.view(), &frozen.affine, frozen.epsilon, &frozen.running)
        .expect("inference")
        .y;
    let lines = vec![
        ("folded_weight", numbers(folded.weight)),
        ("folded_bias", numbers(folded.bias)),
        ("y", numbers(y.clone())),
        ("y_folded", numbers(y)),
    ];
    let write = move |framework| {
        let (u, weight, bias) = (u.view(), weight.view(), bias.view());
        written(
            framework,
            &Program::Fold(Layers {
                u,
                weight,
                bias,
                frozen: &frozen,
            }),
            2,
        )
    };
    Case {
        name: "fold",
        write: Box::new(write),
        lines,
    }
}

pub fn shards_case() -> Case {
    let shards = vec![
        batches(2, 1).remove(0),
        batches(3, 2).remove(1),
        batches(1, 3).remove(2),
    ];
    let moments: Vec<Moments> = shards
        .iter()
        .map(|shard| Moments::of(shard.view()).expect("moments"))
        .collect();
    let merged = merge(&moments).expect("merged");
    let wrong = moments
        .iter()
        .fold(Array1::zeros(2), |sum, shard| sum + &shard.variance)
        / 3.0;
    let lines = vec![
        ("mean", numbers(merged.mean)),
        ("variance", numbers(merged.variance)),
        ("mean_of_variances", numbers(wrong)),
    ];
    let write = move |framework| written(framework, &Program::Shards(&shards), 2);
    Case {
        name: "shards",
        write: Box::new(write),
        lines,
    }
}
