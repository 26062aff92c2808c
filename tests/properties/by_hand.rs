//! Numbers that anyone can check with a pencil: five samples of three features, and what follows from them.

use batch_norm_explained::axes::{Axes, Layout, Norm};
use batch_norm_explained::batch_norm::{
    Affine, Running, backward, backward_constants, infer, train, train_axes,
};
use batch_norm_explained::convention::Convention;
use batch_norm_explained::dropout::{variance_in_training, variance_shift};
use batch_norm_explained::fold::{Frozen, WeightLayout, fold};
use batch_norm_explained::running::{
    Average, average, follow, half_life, memory, progress, steps_until,
};
use batch_norm_explained::stats::{Divisor, Moments, merge};
use ndarray::{Array1, Array2, Axis, array};

fn batch() -> Array2<f64> {
    array![
        [2.0, 80.0, 0.0],
        [4.0, 20.0, 0.0],
        [5.0, 50.0, 0.0],
        [6.0, 40.0, 0.0],
        [8.0, 60.0, 5.0]
    ]
}

#[test]
fn every_step_of_the_batch_is_exact() {
    let training = train(batch().view(), &Affine::identity(3), 0.0, Divisor::N).unwrap();
    assert_eq!(training.mean, array![5.0, 50.0, 1.0]);
    assert_eq!(
        training.deviation.column(0),
        array![-3.0, -1.0, 0.0, 1.0, 3.0]
    );
    assert_eq!(
        training.square.sum_axis(Axis(0)),
        array![20.0, 2000.0, 20.0]
    );
    assert_eq!(training.variance, array![4.0, 400.0, 4.0]);
    assert_eq!(training.root, array![2.0, 20.0, 2.0]);
    assert_eq!(training.x_hat.column(0), array![-1.5, -0.5, 0.0, 0.5, 1.5]);
    assert_eq!(training.x_hat.column(1), array![1.5, -1.5, 0.0, -0.5, 0.5]);
    // The last sits exactly at the bound, the root of 5 − 1.
    assert_eq!(
        training.x_hat.column(2),
        array![-0.5, -0.5, -0.5, -0.5, 2.0]
    );
    let unbiased = train(
        batch().view(),
        &Affine::identity(3),
        0.0,
        Divisor::NMinusOne,
    )
    .unwrap();
    assert_eq!(unbiased.variance, array![5.0, 500.0, 5.0]);
}

#[test]
fn epsilon_shrinks_what_hardly_varies() {
    let tiny = array![[0.002], [0.004], [0.005], [0.006], [0.008]];
    for (epsilon, expected) in [(0.0, "-1.5000"), (1e-5, "-0.8018"), (1e-3, "-0.0947")] {
        let training = train(tiny.view(), &Affine::identity(1), epsilon, Divisor::N).unwrap();
        assert_eq!(format!("{:.4}", training.x_hat[(0, 0)]), expected);
    }
}

#[test]
fn a_gradient_on_the_first_sample_reaches_all_five() {
    let x = batch().column(0).to_owned().insert_axis(Axis(1));
    let (gamma, dy) = (array![2.0], array![[1.0], [0.0], [0.0], [0.0], [0.0]]);
    let training = train(
        x.view(),
        &Affine {
            gamma: gamma.clone(),
            beta: array![0.0],
        },
        0.0,
        Divisor::N,
    )
    .unwrap();
    let all = backward(&training, gamma.view(), dy.view()).unwrap();
    assert_eq!((all.dgamma, all.dbeta), (array![-1.5], array![1.0]));
    for (got, want) in std::iter::zip(&all.dx, [0.35, -0.35, -0.2, -0.05, 0.25]) {
        assert!((got - want).abs() < 1e-15, "{got} is not {want}");
    }
    let wrong = backward_constants(training.normalized(), gamma.view(), dy.view()).unwrap();
    assert_eq!(wrong.dx, dy);
}

#[test]
fn one_batch_moves_the_running_statistics_by_the_convention() {
    let batch = Moments::of(batch().view()).unwrap();
    let kept = |convention: Convention| {
        let history = follow(
            std::slice::from_ref(&batch),
            convention.update(),
            &Running::start(3),
        )
        .unwrap();
        [
            format!("{:.4}", history.mean[(0, 0)]),
            format!("{:.4}", history.variance[(0, 0)]),
        ]
    };
    assert_eq!(kept(Convention::Keras), ["0.0500", "1.0300"]);
    assert_eq!(kept(Convention::KerasFused), ["0.0500", "1.0400"]);
    assert_eq!(kept(Convention::PyTorch), ["0.5000", "1.4000"]);
    assert_eq!(kept(Convention::Onnx), ["0.5000", "1.3000"]);
    assert_eq!(kept(Convention::Paper), ["5.0000", "5.0000"]);
}

#[test]
fn three_batch_means_are_averaged_as_in_the_text() {
    let theta = array![[5.0], [7.0], [6.0]];
    let at_start = Array1::zeros(1);
    let written = |kind| {
        let values = average(theta.view(), kind, at_start.view()).unwrap();
        values
            .iter()
            .map(|value| format!("{value:.4}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        written(Average::Exponential { rho: 0.9 }),
        ["0.5000", "1.1500", "1.6350"]
    );
    assert_eq!(
        written(Average::Corrected { rho: 0.9 }),
        ["5.0000", "6.0526", "6.0332"]
    );
    assert_eq!(
        written(Average::Simple { window: 2 }),
        ["5.0000", "6.0000", "6.5000"]
    );
    assert_eq!(written(Average::Cumulative), ["5.0000", "6.0000", "6.0000"]);
}

#[test]
fn the_memory_of_an_exponential_average() {
    assert_eq!(format!("{:.3}", progress(0.99, 50)), "0.395");
    assert_eq!(
        (steps_until(0.99, 0.9), steps_until(0.99, 0.99)),
        (Ok(230), Ok(459))
    );
    assert_eq!(
        (steps_until(0.9, 0.9), steps_until(0.9, 0.99)),
        (Ok(22), Ok(44))
    );
    assert_eq!(
        format!("{:.1} {:.0}", half_life(0.9), memory(0.9)),
        "6.6 10"
    );
}

#[test]
fn two_shards_have_more_variance_than_their_mean_variance() {
    let parts =
        [array![[2.0], [4.0], [5.0]], array![[6.0], [8.0]]].map(|x| Moments::of(x.view()).unwrap());
    let merged = merge(&parts).unwrap();
    assert_eq!((merged.count, merged.mean), (5, array![5.0]));
    assert!((merged.variance[0] - 4.0).abs() < 1e-14);
}

#[test]
fn a_convolution_counts_every_position() {
    let axes = Axes::new(&[2, 1, 2, 2], Layout::ChannelsFirst, Norm::Batch).unwrap();
    let x = [1.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 9.0];
    let training = train_axes(&x, &axes, &Affine::identity(1), 0.0).unwrap();
    assert_eq!(
        (axes.members, training.mean, training.variance),
        (8, array![5.0], array![4.0])
    );
    assert_eq!(training.y, [-2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0]);
}

#[test]
fn a_new_sample_and_a_folded_weight() {
    let frozen = Frozen {
        affine: Affine {
            gamma: array![2.0],
            beta: array![1.0],
        },
        epsilon: 0.0,
        running: Running {
            mean: array![5.0],
            variance: array![4.0],
        },
    };
    let inference = infer(array![[9.0]].view(), &frozen.affine, 0.0, &frozen.running).unwrap();
    assert_eq!(
        (inference.x_hat, inference.y),
        (array![[2.0]], array![[5.0]])
    );
    let (weight, bias) = (array![[3.0]].into_dyn(), array![1.0]);
    let folded = fold(
        weight.view(),
        Some(bias.view()),
        WeightLayout::OutputsFirst,
        &frozen,
    )
    .unwrap();
    assert_eq!(
        (folded.weight, folded.bias),
        (array![[3.0]].into_dyn(), array![-3.0])
    );
}

#[test]
fn dropout_in_front_lowers_the_variance_at_inference() {
    // a = (0, 0, 1, 2, 4): mean 1.4, variance 2.24, half of it kept.
    assert!((variance_in_training(1.4, 2.24, 0.5).unwrap() - 6.44).abs() < 1e-14);
    assert_eq!(
        format!("{:.3}", variance_shift(1.4, 2.24, 0.5).unwrap()),
        "0.348"
    );
    assert_eq!(variance_shift(0.0, 2.0, 0.5), Ok(0.5));
    // ReLU of a standard normal has mean 1/√(2π) and second moment ½.
    let mean = 1.0 / std::f64::consts::TAU.sqrt();
    assert_eq!(
        format!(
            "{:.3}",
            variance_shift(mean, 0.5 - mean * mean, 0.5).unwrap()
        ),
        "0.405"
    );
}
