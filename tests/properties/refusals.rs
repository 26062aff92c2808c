//! What is refused, and the name under which it is.

use batch_norm_explained::axes::{Axes, Layout, Norm};
use batch_norm_explained::batch_norm::{
    Affine, Running, backward, backward_shards, infer, train, train_axes, train_shards,
};
use batch_norm_explained::convention::Convention;
use batch_norm_explained::dropout;
use batch_norm_explained::error::Error;
use batch_norm_explained::fold::{Frozen, WeightLayout, fold, fold_into_next};
use batch_norm_explained::running::{
    Average, average, follow, history, paper, precise, steps_until, weights,
};
use batch_norm_explained::stats::{Divisor, Moments, merge};
use ndarray::{Array1, Array2, array};

fn affine() -> Affine {
    Affine {
        gamma: array![2.0, -1.0],
        beta: array![0.5, 3.0],
    }
}

#[test]
fn pytorch_refuses_one_value_per_channel_and_epsilon_zero() {
    assert_eq!(
        Convention::PyTorch.trains_on(1, 1e-5).unwrap_err().key(),
        "too-few"
    );
    assert_eq!(
        Convention::PyTorch.trains_on(2, 0.0).unwrap_err().key(),
        "bad-parameter"
    );
    assert_eq!(Convention::PyTorch.trains_on(2, 1e-5), Ok(()));
    assert_eq!(Convention::Keras.trains_on(1, 0.0), Ok(()));
}

#[test]
fn settings_outside_their_range_are_named() {
    let x = array![[1.0, 2.0], [3.0, 4.0]];
    let name = |error: Error| match error {
        Error::BadParameter { name, .. } => name,
        other => panic!("{other:?} is not about a parameter"),
    };
    for epsilon in [-1e-9, f64::NAN, f64::INFINITY] {
        assert_eq!(
            name(train(x.view(), &affine(), epsilon, Divisor::N).unwrap_err()),
            "epsilon"
        );
    }
    let below = Running {
        mean: array![0.0, 0.0],
        variance: array![1.0, -0.1],
    };
    assert_eq!(
        name(infer(x.view(), &affine(), 1e-5, &below).unwrap_err()),
        "running_variance"
    );
    let batch = Moments::of(x.view()).unwrap();
    let start = Array1::zeros(2);
    for rho in [-0.1, 1.0, f64::NAN] {
        for kind in [Average::Exponential { rho }, Average::Corrected { rho }] {
            assert_eq!(
                name(average(x.view(), kind, start.view()).unwrap_err()),
                "rho"
            );
            assert_eq!(name(weights(kind, 3).unwrap_err()), "rho");
        }
        assert_eq!(name(steps_until(rho, 0.5).unwrap_err()), "rho");
    }
    assert_eq!(
        name(average(x.view(), Average::Simple { window: 0 }, start.view()).unwrap_err()),
        "window"
    );
    assert_eq!(name(steps_until(0.9, 1.0).unwrap_err()), "fraction");
    for momentum in [-0.1, 1.1, f64::NAN] {
        let update = Convention::Keras.update().with_momentum(Some(momentum));
        assert_eq!(
            name(follow(std::slice::from_ref(&batch), update, &Running::start(2)).unwrap_err()),
            "momentum"
        );
    }
    for keep in [0.0, 1.1, f64::NAN] {
        assert_eq!(
            name(dropout::variance_shift(0.0, 1.0, keep).unwrap_err()),
            "keep"
        );
    }
    assert_eq!(
        name(dropout::variance_shift(0.0, -1.0, 0.5).unwrap_err()),
        "variance"
    );
    for groups in [0, 3] {
        let norm = Norm::Group { groups };
        assert_eq!(
            name(Axes::new(&[2, 4, 2], Layout::ChannelsFirst, norm).unwrap_err()),
            "groups"
        );
    }
}

#[test]
fn no_batch_and_one_row_have_no_running_statistics() {
    assert_eq!(paper(&[]), Err(Error::EmptyInput));
    assert_eq!(precise(&[]), Err(Error::EmptyInput));
    assert_eq!(merge(&[]), Err(Error::EmptyInput));
    assert_eq!(
        follow(&[], Convention::Keras.update(), &Running::start(1)),
        Err(Error::EmptyInput)
    );
    assert_eq!(
        history(&[], Average::Cumulative, Divisor::N),
        Err(Error::EmptyInput)
    );
    assert_eq!(weights(Average::Cumulative, 0), Err(Error::EmptyInput));
    let one = [Moments::of(array![[1.0]].view()).unwrap()];
    let refused = Error::TooFew {
        what: "rows",
        needed: 2,
        found: 1,
    };
    assert_eq!(paper(&one), Err(refused.clone()));
    assert_eq!(
        follow(&one, Convention::PyTorch.update(), &Running::start(1)),
        Err(refused)
    );
    assert_eq!(precise(&one).unwrap().variance, array![0.0]);
}

#[test]
fn what_does_not_fit_is_named() {
    let x = array![[1.0, 2.0], [3.0, 4.0]];
    let (one, two) = (Affine::identity(1), Affine::identity(2));
    let what = |error: Error| match error {
        Error::ShapeMismatch { what, .. } => what,
        other => panic!("{other:?} is not about a shape"),
    };
    assert_eq!(
        what(train(x.view(), &one, 1e-5, Divisor::N).unwrap_err()),
        "gamma"
    );
    assert_eq!(
        what(infer(x.view(), &two, 1e-5, &Running::start(3)).unwrap_err()),
        "running_mean"
    );
    let training = train(x.view(), &two, 1e-5, Divisor::N).unwrap();
    let short = array![[1.0, 2.0]];
    assert_eq!(
        what(backward(&training, two.gamma.view(), short.view()).unwrap_err()),
        "dy"
    );
    let shards = train_shards(&[x.view()], &two, 1e-5).unwrap();
    assert_eq!(
        what(backward_shards(&shards, two.gamma.view(), &[]).unwrap_err()),
        "dy"
    );
    let axes = Axes::new(&[2, 2], Layout::Dense, Norm::Batch).unwrap();
    assert_eq!(
        what(train_axes(&[1.0], &axes, &two, 1e-5).unwrap_err()),
        "tensor"
    );
    assert_eq!(what(axes.scatter(short.view()).unwrap_err()), "table");
    let frozen = Frozen {
        affine: two,
        epsilon: 1e-5,
        running: Running::start(2),
    };
    let weight = Array2::<f64>::zeros((3, 3));
    let layout = WeightLayout::OutputsFirst;
    assert_eq!(
        what(fold(weight.view().into_dyn(), None, layout, &frozen).unwrap_err()),
        "weight"
    );
    let bias = Array1::zeros(3);
    assert_eq!(
        what(fold_into_next(weight.view(), bias.view(), &frozen).unwrap_err()),
        "weight"
    );
    let (one, two) = (array![[1.0]], array![[1.0, 2.0]]);
    let parts = [&one, &two].map(|x| Moments::of(x.view()).unwrap());
    assert_eq!(what(merge(&parts).unwrap_err()), "shard");
    assert_eq!(what(precise(&parts).unwrap_err()), "shard");
    assert_eq!(
        what(history(&parts, Average::Cumulative, Divisor::N).unwrap_err()),
        "batch"
    );
    assert_eq!(
        Axes::new(&[2], Layout::Dense, Norm::Batch)
            .unwrap_err()
            .key(),
        "too-few"
    );
    assert_eq!(
        Axes::new(&[2, 2, 2], Layout::Dense, Norm::Batch)
            .unwrap_err()
            .key(),
        "too-much"
    );
    assert_eq!(Axes::trailing(&[2], 2).unwrap_err().key(), "too-few");
    assert_eq!(
        Convention::from_id("caffe").unwrap_err().key(),
        "unknown-name"
    );
}

#[test]
fn axes_say_what_is_wrong_with_a_shape() {
    use batch_norm_explained::axes::{Axes, Layout, Norm};
    let key =
        |shape: &[usize], layout, norm| Axes::new(shape, layout, norm).expect_err("refused").key();
    assert_eq!(key(&[3], Layout::Dense, Norm::Batch), "too-few");
    assert_eq!(key(&[3, 2, 2], Layout::Dense, Norm::Batch), "too-much");
    assert_eq!(key(&[3], Layout::ChannelsFirst, Norm::Batch), "too-few");
    for channels in [0, 4] {
        let norm = Norm::Group { groups: 0 };
        assert_eq!(key(&[3, channels], Layout::Dense, norm), "bad-parameter");
    }
}
