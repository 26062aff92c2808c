//! How answers are compared with what was expected, and what came of it.

use crate::case::{Answer, Answers, Case, number, tensor};
use ndarray::{ArrayD, Dimension};
use serde_json::Value;
use std::collections::BTreeMap;

/// What came of the cases of one file.
#[derive(Default)]
pub struct Report {
    pub numbers: usize,
    pub worst: f64,
    pub place: String,
    /// What was not compared and why, with the number of such values.
    pub remarks: BTreeMap<String, usize>,
    pub failures: Vec<String>,
}

impl Report {
    /// Compares every expected value of the case; one without an answer is a failure.
    pub fn compare(&mut self, case: &Case, answers: &Answers) {
        if case.json["expected"]
            .as_object()
            .is_none_or(|all| all.is_empty())
        {
            self.failures
                .push(format!("{}: nothing is expected of it", case.name()));
        }
        self.visit(case, answers, "", &case.json["expected"]);
    }

    fn visit(&mut self, case: &Case, answers: &Answers, path: &str, expected: &Value) {
        match expected {
            Value::Object(fields) if !fields.contains_key("data") => {
                for (key, value) in fields {
                    let path = if path.is_empty() {
                        key.clone()
                    } else {
                        format!("{path}.{key}")
                    };
                    self.visit(case, answers, &path, value);
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    self.visit(case, answers, &format!("{path}[{index}]"), value);
                }
            }
            leaf => self.leaf(case, answers, path, leaf),
        }
    }

    fn leaf(&mut self, case: &Case, answers: &Answers, path: &str, expected: &Value) {
        let place = format!("{}.{path}", case.name());
        let before = self.failures.len();
        let mut answered = false;
        for (_, answer) in answers.0.iter().filter(|(answer, _)| answer == path) {
            answered = true;
            match answer {
                Answer::Remark(why) => {
                    *self
                        .remarks
                        .entry(format!("{}: {why}", case.name()))
                        .or_default() += 1;
                }
                Answer::Text(text) if expected.as_str() == Some(text) => {}
                Answer::Text(text) => self
                    .failures
                    .push(format!("{place}: {text}, expected {expected}")),
                Answer::Numbers(got) => match tensor(expected)
                    .or_else(|| Some(ndarray::arr0(number(expected)?).into_dyn()))
                {
                    Some(want) => self.numbers(case, &place, got, &want),
                    None => self
                        .failures
                        .push(format!("{place}: numbers, expected {}", short(expected))),
                },
            }
        }
        if !answered && self.failures.len() == before {
            self.failures
                .push(format!("{place}: nothing here computes it"));
        }
    }

    fn numbers(&mut self, case: &Case, place: &str, got: &ArrayD<f64>, want: &ArrayD<f64>) {
        if got.shape() != want.shape() {
            self.failures.push(format!(
                "{place}: shape {:?}, expected {:?}",
                got.shape(),
                want.shape()
            ));
            return;
        }
        // Without one every number would pass.
        if case.json["tol"]["abs"].as_f64().is_none() {
            self.failures.push(format!("{place}: the case has no tol"));
            return;
        }
        for ((index, &want), &got) in want.indexed_iter().zip(got) {
            self.numbers += 1;
            if got.is_nan() && want.is_nan() || got == want {
                continue;
            }
            let error = (got - want).abs();
            let scaled = error / want.abs().max(1.0);
            if scaled > self.worst || scaled.is_nan() {
                (self.worst, self.place) = (scaled, place.to_string());
            }
            for tolerance in ["tol", "tol_strict"]
                .map(|key| &case.json[key])
                .into_iter()
                .filter(|one| !one.is_null())
            {
                let part = |key: &str| tolerance[key].as_f64().unwrap_or(0.0);
                let allowed = part("abs") + part("rel") * want.abs();
                // An infinite number allows any error; only itself is right, and that was seen above.
                if error > allowed || !error.is_finite() {
                    let index = index.slice();
                    self.failures.push(format!(
                        "{place}{index:?}: {got:e}, expected {want:e}, off by {error:.1e}"
                    ));
                }
            }
        }
    }
}

/// The beginning of a value, long enough to know it by.
fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
