//! A layer with its three switches, and batches that pass it in parts.

use crate::case::{Answers, Case, channels};
use batch_norm_explained::axes::Axes;
use batch_norm_explained::batch_norm::{Affine, Gradients, Running};
use batch_norm_explained::convention::{MomentumWeighs, Update};
use batch_norm_explained::layer::{
    Buffers, Keeping, Layer, PartsUpdate, Statistics, Switches, Weighted, gradients,
    gradients_of_parts, momentum_for_repeats, pass, pass_parts, test_time,
};
use batch_norm_explained::stats::Divisor;
use ndarray::{Array1, Array2, ArrayD, Axis};
use serde_json::Value;
use std::error::Error;

type Failure = Box<dyn Error>;

/// `params.neutral`, with the changes of one step where it has steps.
fn rule(neutral: &Value, step: usize) -> Value {
    let mut rule = neutral.clone();
    if let Some(changes) = neutral["steps"][step].as_object() {
        for (key, value) in changes {
            rule[key] = value.clone();
        }
    }
    rule
}

fn layer_of(case: &Case, rule: &Value) -> Result<Layer, Failure> {
    const KNOWN: [&str; 14] = [
        "statistics",
        "update",
        "learn",
        "input_gradient",
        "momentum_on_new",
        "debias",
        "stored_variance",
        "initial_mean",
        "initial_variance",
        "steps",
        "first_update",
        "tracks",
        "gradient_statistics",
        "afterwards",
    ];
    if let Some(key) = rule
        .as_object()
        .and_then(|rule| rule.keys().find(|key| !KNOWN.contains(&key.as_str())))
    {
        return Err(format!("neutral.{key} is not a rule this test knows").into());
    }
    let flag = |key: &str| rule[key].as_bool().ok_or(format!("no {key}"));
    let first_replaces = match rule["first_update"].as_str() {
        None => false,
        Some("replace") => true,
        Some(other) => return Err(format!("unknown first_update {other}").into()),
    };
    Ok(Layer {
        affine: case.affine()?,
        epsilon: case.number("eps")?,
        switches: Switches {
            statistics: match rule["statistics"].as_str() {
                Some("batch") => Statistics::Batch,
                Some("running") => Statistics::Running,
                Some("running_after_update") => Statistics::RunningAfterUpdate,
                other => return Err(format!("unknown statistics {other:?}").into()),
            },
            update: flag("update")?,
            learn: flag("learn")?,
        },
        keeping: Keeping {
            update: Update {
                momentum: rule["momentum_on_new"].as_f64(),
                weighs: MomentumWeighs::New,
                stored: divisor(&rule["stored_variance"])?,
            },
            debias: flag("debias")?,
            first_replaces,
        },
    })
}

fn divisor(json: &Value) -> Result<Divisor, Failure> {
    match json.as_str() {
        Some("biased") => Ok(Divisor::N),
        Some("unbiased") => Ok(Divisor::NMinusOne),
        other => Err(format!("unknown variance {other:?}").into()),
    }
}

fn start(case: &Case) -> Result<Buffers, Failure> {
    Ok(Buffers::new(Running {
        mean: case.vector("initial_mean")?,
        variance: case.vector("initial_var")?,
    }))
}

/// `modes`, and the `bad_batch` cases of `updates`: a stream of batches through one layer.
pub fn modes(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let axis = case.index("channel_axis")?;
    let neutral = case.param("neutral");
    let (batches, dys) = (case.tensors("batches")?, case.tensors("dy")?);
    let tracks = neutral["tracks"].as_bool().unwrap_or(true);
    let mut buffers = start(case)?;
    let (mut shown, mut hidden, mut count) = (Vec::new(), Vec::new(), Vec::new());
    for (step, (x, dy)) in batches.iter().zip(&dys).enumerate() {
        let rule = rule(neutral, step);
        let layer = layer_of(case, &rule)?;
        let (axes, table) = channels(x, axis)?;
        let (_, dy) = channels(dy, axis)?;
        let passed = pass(&layer, table.view(), None, &buffers)?;
        let all = match rule["gradient_statistics"].as_str() {
            None => gradients(&layer, &passed, dy.view())?,
            // Paddle in `eval()` with `use_global_stats=False`: the gradients are those of inference with the statistics
            // that this batch has just changed.
            Some("running_after_update") => {
                let mut inference = layer.clone();
                inference.switches.statistics = Statistics::Running;
                inference.switches.update = false;
                let again = pass(&inference, table.view(), None, &passed.buffers)?;
                gradients(&inference, &again, dy.view())?
            }
            Some(other) => return Err(format!("unknown gradient_statistics {other}").into()),
        };
        let at = |name: &str| format!("{name}[{step}]");
        answers.flat(&at("y"), x.shape(), axes.scatter(passed.y.view())?)?;
        if rule["input_gradient"].as_bool().unwrap_or(true) {
            answers.flat(&at("dx"), x.shape(), axes.scatter(all.dx.view())?)?;
        } else {
            answers.text(&at("dx"), "none");
            answers.text("dx", "none");
        }
        if layer.switches.learn {
            answers.array(&at("dgamma"), &all.dgamma);
            answers.array(&at("dbeta"), &all.dbeta);
        } else {
            for name in ["dgamma", "dbeta"] {
                answers.text(&at(name), "none");
                answers.text(name, "none");
            }
        }
        buffers = passed.buffers;
        answers.scalar(&at("num_batches_tracked"), buffers.updates as f64);
        count.push(buffers.updates);
        shown.push(buffers.used(layer.keeping)?);
        hidden.push(buffers.stored.clone());
    }
    if tracks {
        for (name, history) in [("running", &shown), ("hidden", &hidden)] {
            answers.array(&format!("{name}_mean"), &rows(history, |one| &one.mean));
            answers.array(&format!("{name}_var"), &rows(history, |one| &one.variance));
        }
    } else {
        answers.text("running_mean", "none");
        answers.text("running_var", "none");
    }
    if !neutral["afterwards"].is_null() {
        collect_again(case, &batches, axis, &mut answers)?;
    }
    Ok(answers)
}

/// `torch.optim.swa_utils.update_bn`: start again at 0 and 1, and average over all batches.
fn collect_again(
    case: &Case,
    batches: &[ArrayD<f64>],
    axis: usize,
    answers: &mut Answers,
) -> Result<(), Failure> {
    let mut rule = case.param("neutral").clone();
    let changes = rule["afterwards"].clone();
    for (key, value) in changes.as_object().ok_or("afterwards is no object")? {
        if key != "reset" {
            rule[key] = value.clone();
        }
    }
    let mut layer = layer_of(case, &rule)?;
    let mut buffers = Buffers::new(Running::start(layer.affine.gamma.len()));
    for x in batches {
        buffers = pass(&layer, channels(x, axis)?.1.view(), None, &buffers)?.buffers;
    }
    layer.switches.statistics = Statistics::Running;
    layer.switches.update = false;
    let (axes, first) = channels(&batches[0], axis)?;
    let y = pass(&layer, first.view(), None, &buffers)?.y;
    answers.array("after_update_bn.running_mean", &buffers.stored.mean);
    answers.array("after_update_bn.running_var", &buffers.stored.variance);
    answers.scalar(
        "after_update_bn.num_batches_tracked",
        buffers.updates as f64,
    );
    answers.flat(
        "after_update_bn.y_first_batch_eval",
        batches[0].shape(),
        axes.scatter(y.view())?,
    )?;
    Ok(())
}

fn rows(history: &[Running], pick: fn(&Running) -> &Array1<f64>) -> Array2<f64> {
    let features = history.first().map_or(0, |one| pick(one).len());
    Array2::from_shape_fn((history.len(), features), |(step, feature)| {
        pick(&history[step])[feature]
    })
}

/// `updates`: one logical step, several forwards.
pub fn updates(case: &Case) -> Result<Answers, Failure> {
    match case.param("kind").as_str() {
        Some("bad_batch") => modes(case),
        Some("accumulate") => accumulate(case),
        Some("forward_twice") => forward_twice(case),
        Some("ghost") => ghost(case),
        Some("masked") => masked(case),
        Some("two_groups") => two_groups(case),
        Some("test_time") => at_test_time(case),
        other => Err(format!("unknown kind {other:?}").into()),
    }
}

/// One batch of a case as (values, channels), with what puts results back into its shape.
struct Batch {
    shape: Vec<usize>,
    axes: Axes,
    x: Array2<f64>,
    dy: Array2<f64>,
}

impl Batch {
    fn of(case: &Case) -> Result<Self, Failure> {
        let axis = case.index("channel_axis")?;
        let x = case.tensor("x")?;
        let (axes, table) = channels(&x, axis)?;
        let (_, dy) = channels(&case.tensor("dy")?, axis)?;
        Ok(Self {
            shape: x.shape().to_vec(),
            axes,
            x: table,
            dy,
        })
    }

    /// The rows of the table that hold these samples.
    fn rows_of(&self, samples: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let each = self.x.nrows() / self.shape[0];
        samples
            .into_iter()
            .flat_map(|sample| sample * each..(sample + 1) * each)
            .collect()
    }

    /// Neighbouring parts of these many samples.
    fn split(&self, sizes: &Value) -> Result<Vec<Vec<usize>>, Failure> {
        let mut from = 0;
        let sizes = sizes.as_array().ok_or("sizes are no list")?.iter();
        let parts = sizes.map(|size| {
            let size = size.as_u64().ok_or("a size is no number")? as usize;
            from += size;
            Ok(self.rows_of(from - size..from))
        });
        parts.collect()
    }

    fn answer(
        &self,
        answers: &mut Answers,
        prefix: &str,
        y: &Array2<f64>,
        all: &Gradients,
        buffers: &Buffers,
    ) -> Result<(), Failure> {
        let path = |name: &str| format!("{prefix}{name}");
        answers.flat(&path("y"), &self.shape, self.axes.scatter(y.view())?)?;
        answers.flat(&path("dx"), &self.shape, self.axes.scatter(all.dx.view())?)?;
        answers.array(&path("dgamma"), &all.dgamma);
        answers.array(&path("dbeta"), &all.dbeta);
        answers.array(&path("running_mean"), &buffers.stored.mean);
        answers.array(&path("running_var"), &buffers.stored.variance);
        Ok(())
    }
}

/// The loss over all samples, and its gradient with respect to y.
fn loss(case: &Case, y: &Array2<f64>, dy: &Array2<f64>, samples: f64) -> (f64, Array2<f64>) {
    if case.param("loss_kind") == "squared_error" {
        let error = y - dy;
        return ((&error * &error).sum() / samples, error * 2.0 / samples);
    }
    ((y * dy).sum() / samples, dy / samples)
}

fn accumulate(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let batch = Batch::of(case)?;
    let mut layer = layer_of(case, case.param("neutral"))?;
    let buffers = start(case)?;
    let samples = batch.shape[0] as f64;
    let parts = batch.split(case.param("micro_sizes"))?;
    let whole = vec![(0..batch.x.nrows()).collect()];
    for (prefix, rows) in [("accumulated", &parts), ("one_batch", &whole)] {
        let passed = pass_parts(
            &layer,
            batch.x.view(),
            rows,
            &buffers,
            PartsUpdate::Sequential,
        )?;
        let (loss, dy) = loss(case, &passed.y, &batch.dy, samples);
        let all = gradients_of_parts(&layer, &passed, dy.view())?;
        answers.scalar(&format!("{prefix}.loss"), loss);
        batch.answer(
            &mut answers,
            &format!("{prefix}."),
            &passed.y,
            &all,
            &passed.buffers,
        )?;
    }
    if let Some(momentum) = layer.keeping.update.momentum {
        layer.keeping.update.momentum = Some(momentum_for_repeats(momentum, parts.len()));
        let passed = pass_parts(
            &layer,
            batch.x.view(),
            &parts,
            &buffers,
            PartsUpdate::Sequential,
        )?;
        answers.array(
            "corrected_momentum.running_mean",
            &passed.buffers.stored.mean,
        );
        answers.array(
            "corrected_momentum.running_var",
            &passed.buffers.stored.variance,
        );
    }
    Ok(answers)
}

/// Activation checkpointing computes a forward pass again when gradients are wanted.
fn forward_twice(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let batch = Batch::of(case)?;
    let mut layer = layer_of(case, case.param("neutral"))?;
    let once = pass(&layer, batch.x.view(), None, &start(case)?)?;
    let twice = pass(&layer, batch.x.view(), None, &once.buffers)?;
    let all = gradients(&layer, &once, batch.dy.view())?;
    for (name, after) in [
        ("plain", &once),
        ("remat", &once),
        ("checkpoint_reentrant", &twice),
        ("checkpoint_non_reentrant", &twice),
    ] {
        batch.answer(
            &mut answers,
            &format!("{name}."),
            &after.y,
            &all,
            &after.buffers,
        )?;
        let before = &once.buffers.stored;
        answers.array(
            &format!("{name}.running_mean_before_backward"),
            &before.mean,
        );
        answers.array(
            &format!("{name}.running_var_before_backward"),
            &before.variance,
        );
        answers.scalar(&format!("{name}.updates"), after.buffers.updates as f64);
    }
    if let Some(momentum) = layer.keeping.update.momentum {
        layer.keeping.update.momentum = Some(momentum_for_repeats(momentum, 2));
        let once = pass(&layer, batch.x.view(), None, &start(case)?)?;
        let twice = pass(&layer, batch.x.view(), None, &once.buffers)?
            .buffers
            .stored;
        answers.array("checkpoint_corrected_momentum.running_mean", &twice.mean);
        answers.array("checkpoint_corrected_momentum.running_var", &twice.variance);
    }
    Ok(answers)
}

fn ghost(case: &Case) -> Result<Answers, Failure> {
    let batch = Batch::of(case)?;
    let layer = layer_of(case, case.param("neutral"))?;
    let how = match case.param("running_update").as_str() {
        Some("sequential") => PartsUpdate::Sequential,
        Some("mean_of_chunks") => PartsUpdate::MeanOfParts,
        other => return Err(format!("unknown running_update {other:?}").into()),
    };
    let chunks: Vec<Vec<usize>> = serde_json::from_value(case.param("chunks").clone())?;
    let rows: Vec<_> = chunks
        .into_iter()
        .map(|chunk| batch.rows_of(chunk))
        .collect();
    let passed = pass_parts(&layer, batch.x.view(), &rows, &start(case)?, how)?;
    let all = gradients_of_parts(&layer, &passed, batch.dy.view())?;
    let mut answers = Answers::default();
    batch.answer(&mut answers, "", &passed.y, &all, &passed.buffers)?;
    Ok(answers)
}

fn masked(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let batch = Batch::of(case)?;
    let layer = layer_of(case, case.param("neutral"))?;
    let mask: Array1<f64> = case.vector("mask")?;
    let zeroed = match case.param("padded_outputs").as_str() {
        Some("zero") => true,
        Some("normalised_too") => false,
        other => return Err(format!("unknown padded_outputs {other:?}").into()),
    };
    for (prefix, weights) in [("masked", Some(mask.view())), ("unmasked", None)] {
        let mut passed = pass(&layer, batch.x.view(), weights, &start(case)?)?;
        let mut dy = batch.dy.clone();
        if zeroed && prefix == "masked" {
            let column = mask.view().insert_axis(Axis(1));
            passed.y *= &column;
            dy *= &column;
        }
        let all = gradients(&layer, &passed, dy.view())?;
        batch.answer(
            &mut answers,
            &format!("{prefix}."),
            &passed.y,
            &all,
            &passed.buffers,
        )?;
        let moments = Weighted::of(batch.x.view(), weights)?;
        answers.array(&format!("{prefix}.mean"), &moments.mean);
        answers.array(&format!("{prefix}.var_biased"), &moments.variance);
    }
    Ok(answers)
}

fn two_groups(case: &Case) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let batch = Batch::of(case)?;
    let layer = layer_of(case, case.param("neutral"))?;
    let whole = vec![(0..batch.x.nrows()).collect()];
    let groups = batch.split(case.param("sizes"))?;
    for (prefix, rows) in [("joined.", whole), ("separate.", groups)] {
        let passed = pass_parts(
            &layer,
            batch.x.view(),
            &rows,
            &start(case)?,
            PartsUpdate::Sequential,
        )?;
        let all = gradients_of_parts(&layer, &passed, batch.dy.view())?;
        batch.answer(&mut answers, prefix, &passed.y, &all, &passed.buffers)?;
    }
    Ok(answers)
}

fn at_test_time(case: &Case) -> Result<Answers, Failure> {
    let batch = Batch::of(case)?;
    let mixed = test_time(
        batch.x.view(),
        &start(case)?.stored,
        case.number("alpha")?,
        divisor(case.param("mixed_variance"))?,
    )?;
    let layer = Layer {
        affine: Affine {
            gamma: case.vector("gamma")?,
            beta: case.vector("beta")?,
        },
        epsilon: case.number("eps")?,
        switches: Switches {
            statistics: Statistics::Running,
            update: false,
            learn: true,
        },
        keeping: Keeping::plain(Update {
            momentum: None,
            weighs: MomentumWeighs::New,
            stored: Divisor::N,
        }),
    };
    let mut answers = Answers::default();
    answers.array("mixed_mean", &mixed.mean);
    answers.array("mixed_var", &mixed.variance);
    let buffers = Buffers::new(mixed);
    let passed = pass(&layer, batch.x.view(), None, &buffers)?;
    let all = gradients(&layer, &passed, batch.dy.view())?;
    batch.answer(&mut answers, "", &passed.y, &all, &buffers)?;
    Ok(answers)
}
