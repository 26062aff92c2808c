//! Backward: against finite differences with a random upstream gradient, and against itself.

use crate::make::{affine, batch, close, epsilon, gamma, running, table, varied};
use batch_norm_explained::batch_norm::{
    Affine, Normalized, backward, backward_compact, backward_constants, infer, train,
};
use batch_norm_explained::stats::Divisor;
use ndarray::{Array1, Array2, Axis};
use proptest::prelude::*;

fn problem() -> impl Strategy<Value = (Array2<f64>, Affine, Array2<f64>)> {
    (2..12_usize, 1..4_usize).prop_flat_map(|(rows, features)| {
        (
            batch(rows, features),
            affine(features),
            table(rows, features),
        )
    })
}

fn divisor() -> impl Strategy<Value = Divisor> {
    prop_oneof![Just(Divisor::N), Just(Divisor::NMinusOne)]
}

/// Central difference of `loss` in each entry of `at`, with a step of its own.
pub fn slopes(
    at: &Array2<f64>,
    step: impl Fn(usize) -> f64,
    loss: impl Fn(&Array2<f64>) -> f64,
) -> Array2<f64> {
    Array2::from_shape_fn(at.dim(), |place| {
        let half = step(place.1);
        let moved = |by: f64| {
            let mut moved = at.clone();
            moved[place] += by;
            (loss(&moved), moved[place])
        };
        let ((above, right), (below, left)) = (moved(half), moved(-half));
        (above - below) / (right - left)
    })
}

fn row(vector: &Array1<f64>) -> Array2<f64> {
    vector.clone().insert_axis(Axis(0))
}

proptest! {
    #[test]
    fn the_gradient_is_the_slope_of_the_loss(
        (x, affine, dy) in problem(), epsilon in epsilon(), divisor in divisor(),
    ) {
        let training = train(x.view(), &affine, epsilon, divisor)?;
        let loss = |x: &Array2<f64>, affine: &Affine| {
            (train(x.view(), affine, epsilon, divisor).expect("a good batch").y * &dy).sum()
        };
        let got = backward(&training, affine.gamma.view(), dy.view())?;
        // x̂ bends on the scale of the root: a ten-thousandth of it is straight to 1e-8. Measured in units of 1/root.
        let root = &training.root;
        let slopes_of_x = slopes(&x, |feature| 1e-4 * root[feature], |x| loss(x, &affine));
        let noise = x.iter().fold(0.0_f64, |most, x| most.max(x.abs())) * 1e-12;
        let tolerance = 1e-6 + root.iter().fold(0.0_f64, |most, root| most.max(noise / root));
        close(&(&got.dx * root), &(slopes_of_x * root), tolerance)?;
        let with_gamma = |gamma: &Array2<f64>| Affine { gamma: gamma.row(0).to_owned(), beta: affine.beta.clone() };
        let with_beta = |beta: &Array2<f64>| Affine { gamma: affine.gamma.clone(), beta: beta.row(0).to_owned() };
        close(&row(&got.dgamma), &slopes(&row(&affine.gamma), |_| 1.0, |gamma| loss(&x, &with_gamma(gamma))), 1e-11)?;
        close(&row(&got.dbeta), &slopes(&row(&affine.beta), |_| 1.0, |beta| loss(&x, &with_beta(beta))), 1e-11)?;
    }

    #[test]
    fn one_formula_equals_the_chain_however_large_or_small_the_numbers(
        (x, affine, dy) in problem(), epsilon in epsilon(), divisor in divisor(), scale in -140..140_i32,
    ) {
        let x = x * 10.0_f64.powi(scale);
        let training = train(x.view(), &affine, epsilon, divisor)?;
        let chain = backward(&training, affine.gamma.view(), dy.view())?;
        let compact = backward_compact(training.normalized(), affine.gamma.view(), dy.view())?;
        close(&(&chain.dx * &training.root), &(&compact.dx * &training.root), 1e-12)?;
        prop_assert_eq!((chain.dgamma, chain.dbeta), (compact.dgamma, compact.dbeta));
    }

    #[test]
    fn the_gradients_of_a_feature_sum_to_zero(
        (x, affine, dy) in problem(), epsilon in epsilon(),
    ) {
        let training = train(x.view(), &affine, epsilon, Divisor::N)?;
        let dx = backward_compact(training.normalized(), affine.gamma.view(), dy.view())?.dx * &training.root;
        close(&dx.sum_axis(Axis(0)), &Array1::zeros(x.ncols()), 1e-12)?;
    }

    #[test]
    fn without_epsilon_no_gradient_points_along_x_hat_and_its_length_follows(
        x in varied(7, 3), gamma in gamma(3), dy in table(7, 3),
    ) {
        let training = train(x.view(), &Affine::identity(3), 0.0, Divisor::N)?;
        let gradients = backward_compact(training.normalized(), gamma.view(), dy.view())?;
        let dx = gradients.dx * &training.root;
        close(&(&dx * &training.x_hat).sum_axis(Axis(0)), &Array1::zeros(3), 1e-11)?;
        let square = |values: &Array2<f64>| (values * values).sum_axis(Axis(0));
        let taken = (&gradients.dbeta * &gradients.dbeta + &gradients.dgamma * &gradients.dgamma) / 7.0;
        close(&square(&dx), &(&gamma * &gamma * (square(&dy) - taken)), 1e-11)?;
    }

    #[test]
    fn a_bias_before_the_layer_has_no_gradient_but_seems_to_with_constants(
        x in varied(6, 2), dy in table(6, 2),
    ) {
        let training = train(x.view(), &Affine::identity(2), 1e-5, Divisor::N)?;
        let ones = Array1::ones(2);
        let wrong = backward_constants(training.normalized(), ones.view(), dy.view())?;
        let expected = dy.sum_axis(Axis(0)) / &training.root;
        close(&(wrong.dx.sum_axis(Axis(0)) * &training.root), &(expected * &training.root), 1e-12)?;
    }

    #[test]
    fn constants_are_right_in_inference(
        x in table(4, 3), affine in affine(3), running in running(3), dy in table(4, 3),
    ) {
        let inference = infer(x.view(), &affine, 0.1, &running)?;
        let frozen = Normalized { x_hat: inference.x_hat.view(), root: inference.root.view(), divisor: Divisor::N };
        let got = backward_constants(frozen, affine.gamma.view(), dy.view())?;
        let loss = |x: &Array2<f64>| (infer(x.view(), &affine, 0.1, &running).expect("a good batch").y * &dy).sum();
        close(&got.dx, &slopes(&x, |_| 1.0, loss), 1e-11)?;
    }
}
