//! Training, inference and gradients over the channels of any tensor.

use crate::case::{Answers, Case, channels};
use crate::running::follow_one;
use batch_norm_explained::batch_norm::{
    Affine, Gradients, Normalized, Running, backward, backward_axes, backward_compact,
    backward_constants, infer, train, train_axes,
};
use batch_norm_explained::bulk::{
    self, AffineSlices, GradientSlices, Rows, Scratch, TrainingSlices,
};
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, ArrayD};
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
    answers.flat("y", x.shape(), axes.scatter(explained.y.view())?)?;
    answers.array("inv_std", &explained.root.mapv(f64::recip));
    let (mut fast, mut scratch) = (Fast::of(&table, affine), Scratch::default());
    fast.train(epsilon, &mut scratch)?;
    answers.flat("y", x.shape(), axes.scatter(fast.y.view())?)?;
    let root = fast.variance.mapv(|variance| (variance + epsilon).sqrt());
    answers.array("inv_std", &root.mapv(f64::recip));
    if case.has("dy") {
        let (_, dy) = channels(&case.tensor("dy")?, axis)?;
        let chain = backward(&explained, affine.gamma.view(), dy.view())?;
        let compact = backward_compact(explained.normalized(), affine.gamma.view(), dy.view())?;
        let fast = fast.backward(&dy, epsilon, &mut scratch)?;
        for (dx, dgamma, dbeta) in [
            (chain.dx, chain.dgamma, chain.dbeta),
            (compact.dx, compact.dgamma, compact.dbeta),
            (fast.dx, fast.dgamma, fast.dbeta),
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

/// The fast implementation on a table, (values, channels).
struct Fast<'a> {
    x: &'a Array2<f64>,
    affine: &'a Affine,
    y: Array2<f64>,
    variance: Array1<f64>,
}

impl<'a> Fast<'a> {
    fn of(x: &'a Array2<f64>, affine: &'a Affine) -> Self {
        let (y, variance) = (Array2::zeros(x.dim()), Array1::zeros(x.ncols()));
        Self {
            x,
            affine,
            y,
            variance,
        }
    }

    fn rows(&self) -> Rows<'a, f64> {
        let values = self.x.as_slice().expect("row-major");
        Rows {
            values,
            features: self.x.ncols(),
        }
    }

    fn train(
        &mut self,
        epsilon: f64,
        scratch: &mut Scratch<f64>,
    ) -> Result<(), batch_norm_explained::error::Error> {
        let [gamma, beta] =
            [&self.affine.gamma, &self.affine.beta].map(|list| list.as_slice().expect("dense"));
        let mut mean = vec![0.0; self.x.ncols()];
        let x = self.rows();
        let to = TrainingSlices {
            y: self.y.as_slice_mut().expect("row-major"),
            mean: &mut mean,
            variance: self.variance.as_slice_mut().expect("dense"),
        };
        bulk::train(x, AffineSlices { gamma, beta }, epsilon, scratch, to)
    }

    fn backward(
        &self,
        dy: &Array2<f64>,
        epsilon: f64,
        scratch: &mut Scratch<f64>,
    ) -> Result<Gradients, batch_norm_explained::error::Error> {
        let features = self.x.ncols();
        let (mut dx, mut dgamma, mut dbeta) = (
            Array2::zeros(dy.dim()),
            vec![0.0; features],
            vec![0.0; features],
        );
        let to = GradientSlices {
            dx: dx.as_slice_mut().expect("row-major"),
            dgamma: &mut dgamma,
            dbeta: &mut dbeta,
        };
        let gamma = self.affine.gamma.as_slice().expect("dense");
        bulk::backward(
            self.rows(),
            gamma,
            epsilon,
            dy.as_slice().expect("row-major"),
            scratch,
            to,
        )?;
        Ok(Gradients {
            dx,
            dgamma: dgamma.into(),
            dbeta: dbeta.into(),
        })
    }
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
