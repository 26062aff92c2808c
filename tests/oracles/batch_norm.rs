//! Training, inference and gradients over the channels of any tensor.

use crate::case::{Answers, Case, channels};
use crate::running::follow_one;
use batch_norm_explained::batch_norm::{
    Affine, Normalized, Running, backward, backward_axes, backward_compact, backward_constants,
    forward, infer, train, train_axes,
};
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array1, ArrayD};
use std::error::Error;

/// `bn_train_forward`, `bn_backward` and `bn_conv_axes`, in training or eval mode, by every way the crate has.
pub fn normalize(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let (x, axis, affine) = (
        case.tensor("x")?,
        case.index("channel_axis")?,
        case.affine()?,
    );
    match case.param("mode").as_str() {
        Some("eval") => eval_mode(case, &x, axis, &affine),
        Some("train") => {
            let mut answers = statistics(case, &x, axis)?;
            training(case, &x, axis, &affine, &mut answers)?;
            over_axes(case, &x, axis, &affine, &mut answers)?;
            Ok(answers)
        }
        mode => Err(format!("unknown mode {mode:?}").into()),
    }
}

fn statistics(case: &Case, x: &ArrayD<f64>, axis: usize) -> Result<Answers, Box<dyn Error>> {
    let mut answers = Answers::default();
    let moments = Moments::of(channels(x, axis)?.1.view())?;
    answers.array("mean", &moments.mean);
    answers.array("var_biased", &moments.variance);
    if moments.count > 1 {
        answers.array("var_unbiased", &moments.variance_with(Divisor::NMinusOne)?);
    }
    if !case.param("running").is_null() {
        let running = follow_one(case.param("running"), &moments)?;
        answers.array("running_mean", &running.mean);
        answers.array("running_var", &running.variance);
    }
    Ok(answers)
}

fn training(
    case: &Case,
    x: &ArrayD<f64>,
    axis: usize,
    affine: &Affine,
    answers: &mut Answers,
) -> Result<(), Box<dyn Error>> {
    let (axes, table) = channels(x, axis)?;
    let epsilon = case.number("eps")?;
    let explained = train(table.view(), affine, epsilon, Divisor::N)?;
    let fast = forward(table.view(), affine, epsilon, Divisor::N)?;
    for (y, root) in [(&explained.y, &explained.root), (&fast.y, &fast.root)] {
        answers.flat("y", x.shape(), axes.scatter(y.view())?)?;
        answers.array("inv_std", &root.mapv(f64::recip));
    }
    if case.has("dy") {
        let (_, dy) = channels(&case.tensor("dy")?, axis)?;
        let chain = backward(&explained, affine.gamma.view(), dy.view())?;
        let compact = backward_compact(fast.normalized(), affine.gamma.view(), dy.view())?;
        for (dx, dgamma, dbeta) in [
            (chain.dx, chain.dgamma, chain.dbeta),
            (compact.dx, compact.dgamma, compact.dbeta),
        ] {
            gradients(
                answers,
                x.shape(),
                axes.scatter(dx.view())?,
                &dgamma,
                &dbeta,
            )?;
        }
    }
    Ok(())
}

fn over_axes(
    case: &Case,
    x: &ArrayD<f64>,
    axis: usize,
    affine: &Affine,
    answers: &mut Answers,
) -> Result<(), Box<dyn Error>> {
    let (axes, _) = channels(x, axis)?;
    let training = train_axes(&flat(x), &axes, affine, case.number("eps")?)?;
    answers.flat("y", x.shape(), training.y.clone())?;
    if case.has("dy") {
        let all = backward_axes(
            &training,
            &axes,
            affine.gamma.view(),
            &flat(&case.tensor("dy")?),
        )?;
        gradients(answers, x.shape(), all.dx, &all.dgamma, &all.dbeta)?;
    }
    Ok(())
}

fn eval_mode(
    case: &Case,
    x: &ArrayD<f64>,
    axis: usize,
    affine: &Affine,
) -> Result<Answers, Box<dyn Error>> {
    let mut answers = Answers::default();
    let (axes, table) = channels(x, axis)?;
    let inference = infer(table.view(), affine, case.number("eps")?, &running(case)?)?;
    answers.flat("y", x.shape(), axes.scatter(inference.y.view())?)?;
    answers.array("scale", &inference.scale);
    answers.array("shift", &inference.shift);
    if case.has("dy") {
        let (_, dy) = channels(&case.tensor("dy")?, axis)?;
        let frozen = Normalized {
            x_hat: inference.x_hat.view(),
            root: inference.root.view(),
            divisor: Divisor::N,
        };
        let all = backward_constants(frozen, affine.gamma.view(), dy.view())?;
        gradients(
            &mut answers,
            x.shape(),
            axes.scatter(all.dx.view())?,
            &all.dgamma,
            &all.dbeta,
        )?;
    }
    Ok(answers)
}

/// `bn_inference`.
pub fn inference(case: &Case) -> Result<Answers, Box<dyn Error>> {
    eval_mode(
        case,
        &case.tensor("x")?,
        case.index("channel_axis")?,
        &case.affine()?,
    )
}

/// `precision`: one channel, γ = 1 and β = 0.
pub fn precision(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let x = case.tensor("x")?;
    let mut answers = statistics(case, &x, 1)?;
    training(case, &x, 1, &Affine::identity(x.shape()[1]), &mut answers)?;
    Ok(answers)
}

fn running(case: &Case) -> Result<Running, String> {
    Ok(Running {
        mean: case.vector("running_mean")?,
        variance: case.vector("running_var")?,
    })
}

fn gradients(
    answers: &mut Answers,
    shape: &[usize],
    dx: Vec<f64>,
    dgamma: &Array1<f64>,
    dbeta: &Array1<f64>,
) -> Result<(), ndarray::ShapeError> {
    answers.array("dgamma", dgamma);
    answers.array("dbeta", dbeta);
    answers.flat("dx", shape, dx)
}

fn flat(x: &ArrayD<f64>) -> Vec<f64> {
    x.iter().copied().collect()
}
