//! Layer, instance and group normalization.

use crate::case::{Answers, Case};
use batch_norm_explained::axes::{Axes, Norm};
use batch_norm_explained::batch_norm::{backward_axes, train_axes};
use std::error::Error;

/// `layer_norm` over the trailing axes, one γ and β for each of their cells.
pub fn layer_norm(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let shape = case.tensor("x")?.shape().to_vec();
    let trailing = case
        .param("normalized_shape")
        .as_array()
        .ok_or("no normalized_shape")?
        .len();
    let axes = Axes::trailing(&shape, trailing)?;
    normalize(case, &axes, &shape[..shape.len() - trailing])
}

/// `instance_norm`.
pub fn instance_norm(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let shape = case.tensor("x")?.shape().to_vec();
    let axis = case.index("channel_axis")?;
    let axes = Axes::of_channel_axis(&shape, axis, Norm::Instance)?;
    normalize(case, &axes, &[shape[0], shape[axis]])
}

/// `group_norm`.
pub fn group_norm(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let shape = case.tensor("x")?.shape().to_vec();
    let groups = case.index("groups")?;
    let axes = Axes::of_channel_axis(&shape, case.index("channel_axis")?, Norm::Group { groups })?;
    normalize(case, &axes, &[shape[0], groups])
}

fn normalize(case: &Case, axes: &Axes, statistics: &[usize]) -> Result<Answers, Box<dyn Error>> {
    let (x, dy, gamma) = (case.tensor("x")?, case.tensor("dy")?, case.tensor("gamma")?);
    let x: Vec<f64> = x.into_iter().collect();
    let dy: Vec<f64> = dy.into_iter().collect();
    let affine = case.affine()?;
    let training = train_axes(&x, axes, &affine, case.number("eps")?)?;
    let gradients = backward_axes(&training, axes, affine.gamma.view(), &dy)?;

    let mut answers = Answers::default();
    answers.flat("mean", statistics, training.mean.to_vec())?;
    answers.flat("var_biased", statistics, training.variance.to_vec())?;
    answers.flat(
        "inv_std",
        statistics,
        training.root.mapv(f64::recip).to_vec(),
    )?;
    answers.flat("y", &axes.shape, training.y)?;
    answers.flat("dx", &axes.shape, gradients.dx)?;
    answers.flat("dgamma", gamma.shape(), gradients.dgamma.to_vec())?;
    answers.flat("dbeta", gamma.shape(), gradients.dbeta.to_vec())?;
    Ok(answers)
}
