//! Forward, in training and in inference.

use crate::make::{affine, batch, close, epsilon, running, table, varied};
use batch_norm_explained::batch_norm::{Affine, Running, infer, train};
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, Axis};
use proptest::prelude::*;

fn any_batch() -> impl Strategy<Value = Array2<f64>> {
    (2..24_usize, 1..5_usize).prop_flat_map(|(rows, features)| batch(rows, features))
}

fn any_varied_batch() -> impl Strategy<Value = Array2<f64>> {
    (2..24_usize, 1..5_usize).prop_flat_map(|(rows, features)| varied(rows, features))
}

fn with_affine(batch: Array2<f64>) -> impl Strategy<Value = (Array2<f64>, Affine)> {
    let features = batch.ncols();
    (Just(batch), affine(features))
}

fn plain(x: &Array2<f64>, epsilon: f64) -> Array2<f64> {
    train(x.view(), &Affine::identity(x.ncols()), epsilon, Divisor::N)
        .expect("a good batch")
        .y
}

proptest! {
    #[test]
    fn the_normalized_batch_has_mean_0_and_variance_v_over_v_plus_epsilon(x in any_batch(), epsilon in epsilon()) {
        let training = train(x.view(), &Affine::identity(x.ncols()), epsilon, Divisor::N)?;
        let after = Moments::of(training.x_hat.view())?;
        close(&after.mean, &Array1::zeros(x.ncols()), 1e-13)?;
        let expected = training.variance.mapv(|variance| variance / (variance + epsilon));
        close(&after.variance, &expected, 1e-12)?;
    }

    #[test]
    fn moving_the_batch_changes_nothing(x in any_batch(), by in -100.0..100.0) {
        // What moving rounds away is seen through 1/root, at most 1/sqrt(0.1) here.
        close(&plain(&(&x + by), 0.1), &plain(&x, 0.1), 1e-10)?;
    }

    #[test]
    fn stretching_the_batch_changes_nothing_without_epsilon(x in any_varied_batch(), by in 0.01..100.0_f64) {
        close(&plain(&(&x * by), 0.0), &plain(&x, 0.0), 1e-10)?;
        close(&plain(&(&x * -by), 0.0), &-plain(&x, 0.0), 1e-10)?;
    }

    #[test]
    fn stretching_batch_and_root_of_epsilon_alike_changes_nothing(
        x in any_batch(), by in 0.01..100.0_f64, epsilon in epsilon(),
    ) {
        close(&plain(&(&x * by), epsilon * by * by), &plain(&x, epsilon), 1e-8)?;
    }

    #[test]
    fn no_normalized_value_is_beyond_the_root_of_m_minus_1(x in any_batch(), epsilon in epsilon()) {
        let bound = ((x.nrows() - 1) as f64).sqrt() * (1.0 + 1e-14);
        prop_assert!(plain(&x, epsilon).iter().all(|x_hat| x_hat.abs() <= bound));
    }

    #[test]
    fn two_rows_become_plus_and_minus_one_whatever_they_were(x in varied(2, 3)) {
        for x_hat in plain(&x, 0.0) {
            prop_assert!((x_hat.abs() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(x in any_batch()) {
        let rows: Vec<usize> = (0..x.nrows()).rev().collect();
        close(&plain(&x.select(Axis(0), &rows), 1e-3), &plain(&x, 1e-3).select(Axis(0), &rows), 1e-11)?;
    }

    #[test]
    fn gamma_root_and_beta_mean_give_the_batch_back(x in any_batch(), epsilon in epsilon()) {
        let first = train(x.view(), &Affine::identity(x.ncols()), epsilon, Divisor::N)?;
        let undo = Affine { gamma: first.root, beta: first.mean };
        close(&train(x.view(), &undo, epsilon, Divisor::N)?.y, &x, 1e-12)?;
    }

    #[test]
    fn two_passes_equal_the_obvious_formula_near_zero(x in table(9, 3)) {
        let mean = x.sum_axis(Axis(0)) / 9.0;
        let squares = (&x * &x).sum_axis(Axis(0)) / 9.0;
        let moments = Moments::of(x.view())?;
        close(&moments.mean, &mean, 1e-14)?;
        close(&moments.variance, &(squares - &mean * &mean), 1e-13)?;
    }

    #[test]
    fn an_offset_of_1e8_costs_no_digit(steps in prop::collection::vec(-200..200_i32, 4..40), sign in prop::bool::ANY) {
        // Multiples of 1/64 near 1e8 are floats, so both batches have the same deviations exactly.
        let near = Array2::from_shape_fn((steps.len(), 1), |(row, _)| f64::from(steps[row]) / 64.0);
        let far = &near + if sign { 1e8 } else { -1e8 };
        close(&plain(&far, 1e-5), &plain(&near, 1e-5), 1e-12)?;
    }

    #[test]
    fn inference_with_the_statistics_of_the_batch_is_training(
        (x, affine) in any_batch().prop_flat_map(with_affine), epsilon in epsilon(),
    ) {
        let training = train(x.view(), &affine, epsilon, Divisor::N)?;
        let kept = Running { mean: training.mean, variance: training.variance };
        let inference = infer(x.view(), &affine, epsilon, &kept)?;
        // The kept mean is rounded where training's deviations are not.
        let rounding = x.iter().fold(0.0_f64, |most, x| most.max(x.abs())) / epsilon.sqrt();
        close(&inference.y, &training.y, 1e-15 * rounding.max(100.0))?;
    }

    #[test]
    fn inference_is_one_line_per_feature(x in table(5, 3), affine in affine(3), running in running(3), epsilon in epsilon()) {
        let inference = infer(x.view(), &affine, epsilon, &running)?;
        let scale = inference.scale.iter().fold(1.0_f64, |most, scale| most.max(scale.abs()));
        close(&(&x * &inference.scale + &inference.shift), &inference.y, 1e-14 * scale)?;
    }
}
