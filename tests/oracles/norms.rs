//! RMSNorm, DyT, batch renormalization, weight standardization, and group norm of one group beside layer norm.

use crate::case::{Answers, Case, channels};
use crate::convolution::{Moves, convolve};
use batch_norm_explained::axes::{Axes, Norm};
use batch_norm_explained::batch_norm::{Affine, backward_axes, train_axes};
use batch_norm_explained::norms::{
    EpsilonPlace, Limits, RenormBuffers, RenormLayer, batch_renorm, batch_renorm_backward, dyt,
    dyt_backward, rms_norm, rms_norm_backward, rms_scaling, rms_scaling_backward,
    standardize_weights, standardize_weights_backward,
};
use batch_norm_explained::stats::Divisor;
use ndarray::{Array1, Array2, ArrayD, ArrayView1, Axis, IxDyn};
use serde_json::Value;
use std::error::Error;

type Failure = Box<dyn Error>;

/// `more_norms`.
pub fn more_norms(case: &Case) -> Result<Answers, Failure> {
    match case.param("kind").as_str() {
        Some("rms_norm") => rms(case),
        Some("keras_rms_scaling") => keras_rms_scaling(case),
        Some("dyt") => dynamic_tanh(case),
        Some("batch_renorm") => renorm(case),
        Some("weight_standardization") => weight_standardization(case),
        Some("group_norm_1_vs_layer_norm") => group_beside_layer(case),
        other => Err(format!("unknown kind {other:?}").into()),
    }
}

/// A tensor as (rows, features), the features being its last axes.
fn table(tensor: &ArrayD<f64>, features: usize) -> Result<Array2<f64>, Failure> {
    let flat: Vec<f64> = tensor.iter().copied().collect();
    Ok(Array2::from_shape_vec(
        (flat.len() / features, features),
        flat,
    )?)
}

fn flat(table: &Array2<f64>) -> Vec<f64> {
    table.iter().copied().collect()
}

fn rms(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let x = case.tensor("x")?;
    let gamma = case.tensor("gamma")?;
    let list = case.vector("gamma")?;
    let (rows, dy) = (
        table(&x, list.len())?,
        table(&case.tensor("dy")?, list.len())?,
    );
    let forward = rms_norm(rows.view(), list.view(), case.number("eps")?)?;
    let (dx, dgamma) = rms_norm_backward(&forward, list.view(), dy.view())?;
    answers.flat("y", x.shape(), flat(&forward.y))?;
    answers.flat("dx", x.shape(), flat(&dx))?;
    answers.flat("dgamma", gamma.shape(), dgamma.to_vec())?;
    let mut shape = x.shape().to_vec();
    shape[x.ndim() - gamma.ndim()..].fill(1);
    answers.flat("rms", &shape, forward.rms.to_vec())?;
    Ok(answers)
}

fn keras_rms_scaling(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let x = case.tensor("x")?;
    let gamma = case.vector("gamma")?;
    let (rows, dy) = (
        table(&x, gamma.len())?,
        table(&case.tensor("dy")?, gamma.len())?,
    );
    let epsilon = case.number("eps")?;
    let y = rms_scaling(rows.view(), gamma.view(), epsilon)?;
    let (dx, dgamma) = rms_scaling_backward(rows.view(), gamma.view(), epsilon, dy.view())?;
    answers.flat("y", x.shape(), flat(&y))?;
    answers.flat("dx", x.shape(), flat(&dx))?;
    answers.array("dgamma", &dgamma);
    Ok(answers)
}

fn dynamic_tanh(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let x = case.tensor("x")?;
    if case.index("feature_axis")? != x.ndim() - 1 {
        return Err("the features are not the last axis".into());
    }
    let affine = case.affine()?;
    let features = affine.gamma.len();
    let (rows, dy) = (table(&x, features)?, table(&case.tensor("dy")?, features)?);
    let alpha = case.number("alpha")?;
    let y = dyt(rows.view(), &affine, alpha)?;
    let (all, dalpha) = dyt_backward(rows.view(), &affine, alpha, dy.view())?;
    answers.flat("y", x.shape(), flat(&y))?;
    answers.flat("dx", x.shape(), flat(&all.dx))?;
    answers.scalar("dalpha", dalpha);
    answers.array("dgamma", &all.dgamma);
    answers.array("dbeta", &all.dbeta);
    Ok(answers)
}

fn renorm(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let axis = case.index("channel_axis")?;
    let mut buffers = RenormBuffers {
        mean: case.vector("initial_mean")?,
        std: case.vector("initial_std")?,
    };
    let limit = |key: &str, step: usize, none: f64| match &case.param(key)[step] {
        Value::Null => none,
        number => number.as_f64().unwrap_or(f64::NAN),
    };
    let epsilon = case.number("eps")?;
    let mut histories = [const { Vec::new() }; 5];
    let steps = case.tensors("batches")?;
    for (step, (x, dy)) in steps.iter().zip(case.tensors("dy")?).enumerate() {
        let layer = RenormLayer {
            affine: case.affine()?,
            epsilon,
            limits: Limits {
                r_min: limit("rmin", step, Limits::NONE.r_min),
                r_max: limit("rmax", step, Limits::NONE.r_max),
                d_max: limit("dmax", step, Limits::NONE.d_max),
            },
            momentum: case.number("momentum_on_new")?,
        };
        let (axes, table) = channels(x, axis)?;
        let forward = batch_renorm(&layer, table.view(), &buffers)?;
        let all = batch_renorm_backward(&layer, &forward, channels(&dy, axis)?.1.view())?;
        let at = |name: &str| format!("{name}[{step}]");
        answers.flat(&at("y"), x.shape(), axes.scatter(forward.y.view())?)?;
        answers.flat(&at("dx"), x.shape(), axes.scatter(all.dx.view())?)?;
        answers.array(&at("dgamma"), &all.dgamma);
        answers.array(&at("dbeta"), &all.dbeta);
        buffers = forward.buffers;
        let moving_var = buffers.std.mapv(|std| std * std - epsilon);
        let lists = [
            forward.r,
            forward.d,
            buffers.mean.clone(),
            buffers.std.clone(),
            moving_var,
        ];
        for (history, list) in histories.iter_mut().zip(lists) {
            history.push(list);
        }
    }
    let names = ["r", "d", "running_mean", "running_std", "moving_var"];
    for (name, history) in names.into_iter().zip(&histories) {
        let views: Vec<ArrayView1<f64>> = history.iter().map(|list| list.view()).collect();
        answers.array(name, &ndarray::stack(Axis(0), &views)?);
    }
    Ok(answers)
}

fn weight_standardization(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let (x, w, dy) = (case.tensor("x")?, case.tensor("w")?, case.tensor("dy")?);
    let divisor = match case.param("variance").as_str() {
        Some("biased") => Divisor::N,
        Some("unbiased") => Divisor::NMinusOne,
        other => return Err(format!("unknown variance {other:?}").into()),
    };
    let place = match case.param("eps_placement").as_str() {
        Some("inside the root") => EpsilonPlace::InsideRoot,
        Some("outside the root") => EpsilonPlace::OutsideRoot,
        other => return Err(format!("unknown eps_placement {other:?}").into()),
    };
    let raw = table(&w, w.len() / w.shape()[0])?;
    let forward = standardize_weights(raw.view(), case.number("eps")?, divisor, place)?;
    let w_hat = ArrayD::from_shape_vec(w.shape(), flat(&forward.w_hat))?;
    let positions = w.ndim() - 2;
    let moves = Moves {
        stride: vec![1; positions],
        padding: vec![case.index("padding")?; positions],
        dilation: vec![1; positions],
        groups: 1,
        transposed: false,
    };
    let layer = |x: &ArrayD<f64>, w: &ArrayD<f64>| convolve(x, w, None, &moves);
    // The layer is linear in its input and in its weights: a gradient is the loss of one unit at a time.
    let unit = |shape: &[usize], index: IxDyn| {
        let mut unit = ArrayD::zeros(shape);
        unit[index] = 1.0;
        unit
    };
    let along = |y: ArrayD<f64>| (y * &dy).sum();
    let dx = ArrayD::from_shape_fn(x.shape(), |at| along(layer(&unit(x.shape(), at), &w_hat)));
    let dw_hat = ArrayD::from_shape_fn(w.shape(), |at| along(layer(&x, &unit(w.shape(), at))));
    let dw_hat = table(&dw_hat, raw.ncols())?;
    answers.array("w_mean", &forward.mean);
    answers.array("w_var", &forward.variance);
    answers.array("w_hat", &w_hat);
    answers.array("y", &layer(&x, &w_hat));
    answers.array("dx", &dx);
    let dw = standardize_weights_backward(&forward, dw_hat.view())?;
    answers.flat("dw", w.shape(), flat(&dw))?;
    Ok(answers)
}

fn group_beside_layer(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let (x, dy, affine) = (case.tensor("x")?, case.tensor("dy")?, case.affine()?);
    let epsilon = case.number("eps")?;
    let shape = x.shape().to_vec();
    let positions: usize = shape[2..].iter().product();
    let mut answer =
        |name: &str, axes: &Axes, affine: &Affine, last: bool, parameters: &[usize]| {
            // Channels last for the norm of one position: (N, C, …) to (N, …, C) and back.
            let turn = |tensor: &ArrayD<f64>| -> ArrayD<f64> {
                if !last {
                    return tensor.clone();
                }
                let mut order: Vec<usize> = (0..tensor.ndim()).collect();
                order.remove(1);
                order.push(1);
                tensor.clone().permuted_axes(order)
            };
            let back = |values: Vec<f64>| -> Result<ArrayD<f64>, Failure> {
                let tensor = ArrayD::from_shape_vec(axes.shape.clone(), values)?;
                if !last {
                    return Ok(tensor);
                }
                let mut order: Vec<usize> = (0..tensor.ndim() - 1).collect();
                order.insert(1, tensor.ndim() - 1);
                Ok(tensor.permuted_axes(order))
            };
            let training = train_axes(
                &turn(&x).iter().copied().collect::<Vec<_>>(),
                axes,
                affine,
                epsilon,
            )?;
            let dy: Vec<f64> = turn(&dy).iter().copied().collect();
            let all = backward_axes(&training, axes, affine.gamma.view(), &dy)?;
            answers.array(&format!("{name}.y"), &back(training.y.clone())?);
            answers.array(&format!("{name}.dx"), &back(all.dx)?);
            answers.flat(&format!("{name}.dgamma"), parameters, all.dgamma.to_vec())?;
            answers.flat(&format!("{name}.dbeta"), parameters, all.dbeta.to_vec())?;
            Ok::<(), Failure>(())
        };
    let channels = affine.gamma.len();
    let group = Axes::of_channel_axis(&shape, 1, Norm::Group { groups: 1 })?;
    answer("group_norm_g1", &group, &affine, false, &[channels])?;
    let repeat = |list: &Array1<f64>| -> Array1<f64> {
        list.iter()
            .flat_map(|value| vec![*value; positions])
            .collect()
    };
    let repeated = Affine {
        gamma: repeat(&affine.gamma),
        beta: repeat(&affine.beta),
    };
    let all = Axes::trailing(&shape, shape.len() - 1)?;
    answer("layer_norm_all", &all, &repeated, false, &shape[1..])?;
    let mut turned = shape.clone();
    turned.remove(1);
    turned.push(channels);
    let last = Axes::trailing(&turned, 1)?;
    answer("layer_norm_channels", &last, &affine, true, &[channels])?;
    Ok(answers)
}
