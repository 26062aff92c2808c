//! Running statistics in every convention, and statistics recomputed over a set of batches.

use crate::case::{Answers, Case, channels};
use batch_norm_explained::batch_norm::{Affine, Running, train};
use batch_norm_explained::convention::{Convention, Update};
use batch_norm_explained::running::{
    Average, History, follow, history, paper, precise, precise_history,
};
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, Axis, concatenate};
use serde_json::Value;
use std::error::Error;

/// The convention a fixture names. Flax and ONNX files say "keras", whose rule they share.
pub fn update_of(params: &Value) -> Result<Update, Box<dyn Error>> {
    let convention = match params["convention"].as_str() {
        Some("torch") => Convention::PyTorch,
        Some("keras") => Convention::Keras,
        Some("keras_fused") => Convention::KerasFused,
        other => return Err(format!("unknown convention {other:?}").into()),
    };
    Ok(convention
        .update()
        .with_momentum(params["momentum"].as_f64()))
}

/// The running statistics after one batch, as `params.running` describes them.
pub fn follow_one(params: &Value, batch: &Moments) -> Result<Running, Box<dyn Error>> {
    let start = |key: &str| params[key].as_f64().ok_or_else(|| format!("no {key}"));
    let features = batch.mean.len();
    let start = Running {
        mean: Array1::from_elem(features, start("initial_mean")?),
        variance: Array1::from_elem(features, start("initial_var")?),
    };
    let kept = follow(std::slice::from_ref(batch), update_of(params)?, &start)?;
    Ok(Running {
        mean: kept.mean.row(0).to_owned(),
        variance: kept.variance.row(0).to_owned(),
    })
}

/// `running_stats`: several averages over one sequence of batches.
pub fn running_stats(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let batches = moments(&tables(case, case.index("channel_axis")?)?)?;
    let start = Running {
        mean: case.vector("initial_mean")?,
        variance: case.vector("initial_var")?,
    };
    let mut answers = Answers::default();
    let rows = |pick: fn(&Moments) -> &Array1<f64>| {
        Array2::from_shape_fn((batches.len(), start.mean.len()), |(step, channel)| {
            pick(&batches[step])[channel]
        })
    };
    answers.array("batch_mean", &rows(|batch| &batch.mean));
    answers.array("batch_var_biased", &rows(|batch| &batch.variance));
    for tracker in case.param("trackers").as_array().ok_or("no trackers")? {
        let id = tracker["id"].as_str().ok_or("a tracker without an id")?;
        let stored = divisor(&tracker["variance"])?;
        if tracker["convention"] == "sma" {
            let window = tracker["window"].as_u64().ok_or("no window")? as usize;
            answer(
                &mut answers,
                id,
                &history(&batches, Average::Simple { window }, stored)?,
            );
            continue;
        }
        let update = update_of(tracker)?;
        if update.stored != stored {
            return Err(format!("{id} keeps {:?}", update.stored).into());
        }
        answer(&mut answers, id, &follow(&batches, update, &start)?);
        // The averages by name must say the same; they start at 0 and 1.
        match update.momentum {
            None => answer(
                &mut answers,
                id,
                &history(&batches, Average::Cumulative, stored)?,
            ),
            Some(_) if start == Running::start(start.mean.len()) => {
                let (rho, _) = update.weights(1)?;
                answer(
                    &mut answers,
                    id,
                    &history(&batches, Average::Exponential { rho }, stored)?,
                );
            }
            Some(_) => {}
        }
    }
    Ok(answers)
}

fn answer(answers: &mut Answers, id: &str, history: &History) {
    answers.array(&format!("{id}.running_mean"), &history.mean);
    answers.array(&format!("{id}.running_var"), &history.variance);
}

/// `precise_bn`: both estimators of the population, and the whole data set.
pub fn precise_bn(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let tables = tables(case, case.index("channel_axis")?)?;
    let batches = moments(&tables)?;
    let views: Vec<_> = tables.iter().map(|table| table.view()).collect();
    let whole = Moments::of(concatenate(Axis(0), &views)?.view())?;
    let (population, plain, steps) = (
        precise(&batches)?,
        paper(&batches)?,
        precise_history(&batches)?,
    );
    let mut answers = Answers::default();
    for (path, mean, variance) in [
        ("population", &population.mean, &population.variance),
        (
            "population",
            &steps.mean.row(batches.len() - 1).to_owned(),
            &steps.variance.row(batches.len() - 1).to_owned(),
        ),
        ("mean_of_batch_variance", &plain.mean, &plain.variance),
        ("swa_update_bn", &plain.mean, &plain.variance),
        ("whole_dataset", &whole.mean, &whole.variance),
    ] {
        answers.array(&format!("{path}.mean"), mean);
        answers.array(&format!("{path}.var"), variance);
        answers.array(&format!("{path}.var_biased"), variance);
    }
    Ok(answers)
}

/// `conventions`: outputs and running statistics of a layer as each framework makes it.
pub fn conventions(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let last = case.tensors("batches")?.first().ok_or("no batches")?.ndim() - 1;
    let tables = tables(case, last)?;
    let (update, epsilon) = (update_of(&case.json["params"])?, case.number("eps")?);
    if update.stored != divisor(case.param("running_variance"))? {
        return Err(format!("keeps {:?}", update.stored).into());
    }
    if case.param("framework_default") == true {
        same_defaults(case, update, epsilon)?;
    }
    let normalized_with = divisor(case.param("normalise_variance"))?;
    let features = tables[0].ncols();
    let mut answers = Answers::default();
    for (index, (table, tensor)) in std::iter::zip(&tables, case.tensors("batches")?).enumerate() {
        let training = train(
            table.view(),
            &Affine::identity(features),
            epsilon,
            normalized_with,
        )?;
        answers.flat(
            &format!("y[{index}]"),
            tensor.shape(),
            training.y.into_iter().collect(),
        )?;
    }
    let history = follow(&moments(&tables)?, update, &Running::start(features))?;
    answers.array("running_mean", &history.mean);
    answers.array("running_var", &history.variance);
    Ok(answers)
}

/// The defaults of the framework that made the case must be the ones we give for it.
fn same_defaults(case: &Case, update: Update, epsilon: f64) -> Result<(), Box<dyn Error>> {
    let framework = case.json["source"]
        .as_str()
        .and_then(|source| source.split(' ').next())
        .unwrap_or_default();
    let convention = match framework {
        "torch" => Convention::PyTorch,
        "tf_keras" => Convention::KerasFused,
        other => Convention::from_id(other)?,
    };
    // ONNX keeps its attributes in float32, and so do its fixtures.
    let close = |ours: Option<f64>, theirs: Option<f64>| {
        ours.map(|value| value as f32) == theirs.map(|value| value as f32)
    };
    let ours = convention.update();
    if !close(ours.momentum, update.momentum)
        || !close(convention.epsilon(), Some(epsilon))
        || ours.stored != update.stored
    {
        return Err(format!("{framework} has other defaults than {convention:?}").into());
    }
    if ours.weights(1)?.0 as f32 != update.weights(1)?.0 as f32 {
        return Err(
            format!("{framework} weighs the old value otherwise than {convention:?}").into(),
        );
    }
    Ok(())
}

fn tables(case: &Case, axis: usize) -> Result<Vec<Array2<f64>>, Box<dyn Error>> {
    case.tensors("batches")?
        .iter()
        .map(|batch| Ok(channels(batch, axis)?.1))
        .collect()
}

fn moments(tables: &[Array2<f64>]) -> Result<Vec<Moments>, Box<dyn Error>> {
    tables
        .iter()
        .map(|table| Ok(Moments::of(table.view())?))
        .collect()
}

fn divisor(variance: &Value) -> Result<Divisor, String> {
    match variance.as_str() {
        Some("biased") => Ok(Divisor::N),
        Some("unbiased") => Ok(Divisor::NMinusOne),
        other => Err(format!("unknown variance {other:?}")),
    }
}
