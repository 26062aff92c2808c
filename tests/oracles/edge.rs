//! The corners where frameworks disagree: what each of them does, told with our pieces.
//!
//! Ours: training without rows is an error, as is N−1 on one row; everything else is what IEEE arithmetic gives, so
//! 0/0 is NaN. Where a framework does otherwise on purpose, the line is printed with the reason instead of compared.

use crate::case::{Answers, Case, channels};
use batch_norm_explained::batch_norm::{Affine, Running, Training, train};
use batch_norm_explained::convention::Convention;
use batch_norm_explained::error::Error as Refusal;
use batch_norm_explained::running::follow;
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array2, ArrayD};
use serde_json::Value;
use std::error::Error;

/// `edge_behaviour`.
pub fn edge_behaviour(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let (x, epsilon) = (case.tensor("x")?, case.number("eps")?);
    let axis = case.index("channel_axis")?;
    let mut answers = Answers::default();
    let outcomes = case.json["expected"]["outcomes"]
        .as_array()
        .ok_or("no outcomes")?;
    for (index, outcome) in outcomes.iter().enumerate() {
        let path = format!("outcomes[{index}]");
        let framework = outcome["framework"].as_str().ok_or("no framework")?;
        answers.text(&format!("{path}.framework"), framework);
        answers.text(
            &format!("{path}.error"),
            outcome["error"].as_str().unwrap_or_default(),
        );
        let convention = convention_of(framework)?;
        // The raw kernel of PyTorch has none of the checks of its layer.
        let layer = !framework.contains("raw");
        let count = x.len().checked_div(x.shape()[axis]).unwrap_or(0);
        let refused = layer && convention.trains_on(count, epsilon).is_err();
        answers.text(
            &format!("{path}.outcome"),
            if refused { "error" } else { "values" },
        );
        if outcome["outcome"] == "values" {
            let situation = Situation {
                x: &x,
                axis,
                epsilon,
                convention,
                layer,
            };
            situation.answer(&mut answers, &path, outcome)?;
        }
    }
    Ok(answers)
}

fn convention_of(framework: &str) -> Result<Convention, Box<dyn Error>> {
    match framework.split(' ').next() {
        Some("torch") => Ok(Convention::PyTorch),
        Some(id) => Ok(Convention::from_id(id)?),
        None => Err("a framework without a name".into()),
    }
}

struct Situation<'a> {
    x: &'a ArrayD<f64>,
    axis: usize,
    epsilon: f64,
    convention: Convention,
    layer: bool,
}

impl Situation<'_> {
    fn answer(
        &self,
        answers: &mut Answers,
        path: &str,
        outcome: &Value,
    ) -> Result<(), Box<dyn Error>> {
        let path = |key: &str| format!("{path}.{key}");
        let (axes, table) = channels(self.x, self.axis)?;
        let training = train(
            table.view(),
            &Affine::identity(table.ncols()),
            self.epsilon,
            Divisor::N,
        );
        let training = match training {
            Err(Refusal::EmptyInput) if self.x.is_empty() => {
                for key in ["y", "running_mean", "running_var"] {
                    answers.remark(
                        &path(key),
                        "we refuse to train on no rows; frameworks return none",
                    );
                }
                return Ok(());
            }
            other => other?,
        };
        if self.raw_zero_over_zero(&training) {
            answers.remark(
                &path("y"),
                "the raw kernel takes 0/0 for 0; ours is NaN, as in Keras and Flax",
            );
        } else {
            answers.flat(&path("y"), self.x.shape(), axes.scatter(training.y.view())?)?;
        }
        self.running(answers, &table, path, outcome)
    }

    fn raw_zero_over_zero(&self, training: &Training) -> bool {
        !self.layer
            && self.convention == Convention::PyTorch
            && training.root.iter().any(|root| *root == 0.0)
    }

    fn running(
        &self,
        answers: &mut Answers,
        table: &Array2<f64>,
        path: impl Fn(&str) -> String,
        outcome: &Value,
    ) -> Result<(), Box<dyn Error>> {
        let batch = Moments::of(table.view())?;
        let start = Running::start(table.ncols());
        let update = self.convention.update();
        match follow(std::slice::from_ref(&batch), update, &start) {
            Ok(kept) => {
                answers.array(&path("running_mean"), &kept.mean.row(0).to_owned());
                answers.array(&path("running_var"), &kept.variance.row(0).to_owned());
            }
            Err(Refusal::TooFew { .. }) if batch.count == 1 => {
                let biased = batch_norm_explained::convention::Update {
                    stored: Divisor::N,
                    ..update
                };
                let kept = follow(&[batch], biased, &start)?;
                answers.array(&path("running_mean"), &kept.mean.row(0).to_owned());
                let theirs = &outcome["running_var"]["data"][0];
                answers.remark(
                    &path("running_var"),
                    &format!("we refuse N−1 on one value; there it is {theirs}"),
                );
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
