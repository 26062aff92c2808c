//! Dropout in front of batch normalization.

use crate::case::{Answers, Case, channels};
use batch_norm_explained::batch_norm::{Affine, Running, infer, train};
use batch_norm_explained::dropout;
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::Array1;
use std::error::Error;

/// `dropout_variance_shift`.
pub fn variance_shift(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let (_, x) = channels(&case.tensor("x")?, 1)?;
    let (_, mask) = channels(&case.tensor("mask")?, 1)?;
    let (keep, epsilon) = (case.number("keep_probability")?, case.number("eps")?);
    let identity = Affine::identity(x.ncols());
    let dropped = dropout::apply(x.view(), mask.view(), keep)?;
    let training = train(dropped.view(), &identity, epsilon, Divisor::N)?;
    let seen = Running {
        mean: training.mean.clone(),
        variance: training.variance.clone(),
    };
    let eval = infer(x.view(), &identity, epsilon, &seen)?;
    let plain = Moments::of(x.view())?;
    let expected: Result<Array1<f64>, _> = std::iter::zip(&plain.mean, &plain.variance)
        .map(|(&mean, &variance)| dropout::variance_shift(mean, variance, keep))
        .collect();

    let mut answers = Answers::default();
    answers.array("dropped", &dropped);
    answers.array("train_mean", &training.mean);
    answers.array("train_var_biased", &training.variance);
    answers.array("y_train", &training.y);
    answers.array("y_eval", &eval.y);
    answers.array("y_eval_var_biased", &Moments::of(eval.y.view())?.variance);
    answers.array(
        "observed_shift_ratio",
        &(&plain.variance / &training.variance),
    );
    answers.array("expected_shift_ratio", &expected?);
    Ok(answers)
}
