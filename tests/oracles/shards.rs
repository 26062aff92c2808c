//! Synchronized batch normalization over unequal shards.

use crate::case::{Answers, Case, channels};
use crate::running::follow_one;
use batch_norm_explained::axes::Axes;
use batch_norm_explained::batch_norm::{backward_shards, train_shards};
use batch_norm_explained::stats::Divisor;
use ndarray::{Array2, ArrayView2};
use std::error::Error;

/// `sync`.
pub fn synchronized(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let axis = case.index("channel_axis")?;
    let tensors = case.tensors("shards")?;
    let split = |tensors: &[ndarray::ArrayD<f64>]| -> Result<Vec<_>, Box<dyn Error>> {
        tensors
            .iter()
            .map(|tensor| channels(tensor, axis))
            .collect()
    };
    let (shards, dy) = (split(&tensors)?, split(&case.tensors("dy_shards")?)?);
    let affine = case.affine()?;
    let forward = train_shards(&tables(&shards), &affine, case.number("eps")?)?;
    let backward = backward_shards(&forward, affine.gamma.view(), &tables(&dy))?;

    let mut answers = Answers::default();
    for (index, (axes, _)) in shards.iter().enumerate() {
        let moments = &forward.moments[index];
        answers.scalar(&format!("shard_stats[{index}].count"), moments.count as f64);
        answers.array(&format!("shard_stats[{index}].mean"), &moments.mean);
        answers.array(
            &format!("shard_stats[{index}].var_biased"),
            &moments.variance,
        );
        let shape = tensors[index].shape();
        answers.flat(
            &format!("y_shards[{index}]"),
            shape,
            axes.scatter(forward.y[index].view())?,
        )?;
        answers.flat(
            &format!("dx_shards[{index}]"),
            shape,
            axes.scatter(backward.dx[index].view())?,
        )?;
    }
    answers.scalar("merged.count", forward.merged.count as f64);
    answers.array("merged.mean", &forward.merged.mean);
    answers.array("merged.var_biased", &forward.merged.variance);
    answers.array(
        "merged.var_unbiased",
        &forward.merged.variance_with(Divisor::NMinusOne)?,
    );
    answers.array("merged.inv_std", &forward.root.mapv(f64::recip));
    let running = follow_one(case.param("running"), &forward.merged)?;
    answers.array("running_mean", &running.mean);
    answers.array("running_var", &running.variance);
    answers.array("dgamma", &backward.dgamma);
    answers.array("dbeta", &backward.dbeta);
    answers.array("dgamma_per_shard", &backward.dgamma_parts);
    answers.array("dbeta_per_shard", &backward.dbeta_parts);
    Ok(answers)
}

fn tables(shards: &[(Axes, Array2<f64>)]) -> Vec<ArrayView2<'_, f64>> {
    shards.iter().map(|(_, table)| table.view()).collect()
}
