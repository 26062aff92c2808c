//! Where there is no ordinary answer: every row of the table in `batch_norm`.

use batch_norm_explained::batch_norm::{Affine, Running, backward, backward_compact, infer, train};
use batch_norm_explained::convention::Convention;
use batch_norm_explained::error::Error;
use batch_norm_explained::running::follow;
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array2, array};

fn affine() -> Affine {
    Affine {
        gamma: array![2.0, -1.0],
        beta: array![0.5, 3.0],
    }
}

#[test]
fn no_rows_cannot_train_but_can_be_inferred() {
    let none = Array2::<f64>::zeros((0, 2));
    assert_eq!(
        train(none.view(), &affine(), 1e-5, Divisor::N),
        Err(Error::EmptyInput)
    );
    assert_eq!(Moments::of(none.view()), Err(Error::EmptyInput));
    assert_eq!(
        infer(none.view(), &affine(), 1e-5, &Running::start(2))
            .unwrap()
            .y
            .dim(),
        (0, 2)
    );
}

#[test]
fn one_row_is_beta_whatever_it_holds_and_has_no_gradient() {
    for value in [-7.0, 0.0, 1e8] {
        let x = array![[value, 3.0]];
        let training = train(x.view(), &affine(), 1e-5, Divisor::N).unwrap();
        assert_eq!(training.y, array![[0.5, 3.0]]);
        let dy = array![[1.0, -2.0]];
        let compact =
            backward_compact(training.normalized(), affine().gamma.view(), dy.view()).unwrap();
        let chain = backward(&training, affine().gamma.view(), dy.view()).unwrap();
        assert_eq!(
            (compact.dx, chain.dx),
            (Array2::zeros((1, 2)), Array2::zeros((1, 2)))
        );
    }
    let refused = Err(Error::TooFew {
        what: "rows",
        needed: 2,
        found: 1,
    });
    assert_eq!(
        train(
            array![[1.0, 2.0]].view(),
            &affine(),
            1e-5,
            Divisor::NMinusOne
        ),
        refused
    );
}

#[test]
fn a_feature_that_never_varies_is_beta_exactly() {
    // 7.3 three times does not average to 7.3 in floats; subtracting the first value first makes it 0.
    let x = array![[7.3, 1.0], [7.3, 2.0], [7.3, 4.0]];
    let training = train(x.view(), &affine(), 1e-5, Divisor::N).unwrap();
    assert_eq!(training.variance[0], 0.0);
    assert_eq!(training.y.column(0), array![0.5, 0.5, 0.5]);
    let dy = array![[1.0, 0.0], [0.0, 0.0], [-4.0, 0.0]];
    let gradients = backward(&training, affine().gamma.view(), dy.view()).unwrap();
    let expected = [2.0, 1.0, -3.0].map(|centred| 2.0 / 1e-5_f64.sqrt() * centred);
    for (got, want) in std::iter::zip(gradients.dx.column(0), expected) {
        assert!((got / want - 1.0).abs() < 1e-14);
    }
}

#[test]
fn the_same_without_epsilon_is_nan_there_and_only_there() {
    let x = array![[7.0, 1.0], [7.0, 2.0], [7.0, 4.0]];
    let training = train(x.view(), &affine(), 0.0, Divisor::N).unwrap();
    assert!(training.y.column(0).iter().all(|y| y.is_nan()));
    assert!(training.y.column(1).iter().all(|y| y.is_finite()));
}

#[test]
fn gamma_zero_is_beta_without_a_gradient_for_x_but_with_one_for_gamma() {
    let x = array![[1.0], [2.0], [4.0]];
    let off = Affine {
        gamma: array![0.0],
        beta: array![0.5],
    };
    let training = train(x.view(), &off, 1e-5, Divisor::N).unwrap();
    assert_eq!(training.y, array![[0.5], [0.5], [0.5]]);
    let gradients = backward(
        &training,
        off.gamma.view(),
        array![[1.0], [0.0], [0.0]].view(),
    )
    .unwrap();
    assert_eq!(gradients.dx, Array2::zeros((3, 1)));
    assert_eq!(gradients.dgamma[0], training.x_hat[(0, 0)]);
}

#[test]
fn nan_and_infinities_spoil_their_own_feature_for_good() {
    for (bad, mean) in [
        (f64::NAN, f64::NAN),
        (f64::INFINITY, f64::INFINITY),
        (f64::NEG_INFINITY, f64::NEG_INFINITY),
    ] {
        for row in 0..3 {
            let mut x = array![[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]];
            x[(row, 0)] = bad;
            let training = train(x.view(), &affine(), 1e-5, Divisor::N).unwrap();
            assert!(training.y.column(0).iter().all(|y| y.is_nan()));
            let well = train(
                array![[1.0], [2.0], [4.0]].view(),
                &Affine::identity(1),
                1e-5,
                Divisor::N,
            )
            .unwrap();
            assert_eq!(training.x_hat.column(1), well.x_hat.column(0));
            assert!(training.mean[0] == mean || training.mean[0].is_nan() && mean.is_nan());

            let good = Moments::of(array![[1.0, 1.0], [2.0, 2.0]].view()).unwrap();
            let batches = [Moments::of(x.view()).unwrap(), good.clone(), good];
            let history =
                follow(&batches, Convention::PyTorch.update(), &Running::start(2)).unwrap();
            assert!(history.mean.column(0).iter().all(|mean| !mean.is_finite()));
            assert!(
                history
                    .variance
                    .column(0)
                    .iter()
                    .all(|variance| variance.is_nan())
            );
            assert!(
                history
                    .variance
                    .column(1)
                    .iter()
                    .all(|variance| variance.is_finite())
            );
        }
    }
}

#[test]
fn squares_that_overflow_make_the_variance_infinite_and_the_output_beta() {
    let training = train(
        array![[0.0], [1e200]].view(),
        &Affine::identity(1),
        1e-5,
        Divisor::N,
    )
    .unwrap();
    assert_eq!(
        (training.variance, training.y),
        (array![f64::INFINITY], Array2::zeros((2, 1)))
    );
}
