//! One case of a fixture, the answers to it, and how they are compared.

use batch_norm_explained::axes::{Axes, Norm};
use batch_norm_explained::batch_norm::Affine;
use ndarray::{Array, Array1, Array2, ArrayD, Dimension};
use serde_json::Value;

/// A case, and the file it stands in.
pub struct Case<'a> {
    pub json: &'a Value,
    /// The whole file: some keep data beside their cases.
    #[allow(dead_code, reason = "for operations whose cases share data sets")]
    pub file: &'a Value,
}

impl Case<'_> {
    pub fn name(&self) -> &str {
        self.json["name"].as_str().unwrap_or("(no name)")
    }

    pub fn param(&self, key: &str) -> &Value {
        &self.json["params"][key]
    }

    pub fn number(&self, key: &str) -> Result<f64, String> {
        number(self.param(key)).ok_or_else(|| format!("params.{key} is not a number"))
    }

    pub fn index(&self, key: &str) -> Result<usize, String> {
        let index = self
            .param(key)
            .as_u64()
            .ok_or_else(|| format!("params.{key} is not an index"))?;
        Ok(index as usize)
    }

    pub fn has(&self, input: &str) -> bool {
        !self.json["inputs"][input].is_null()
    }

    pub fn tensor(&self, input: &str) -> Result<ArrayD<f64>, String> {
        tensor(&self.json["inputs"][input]).ok_or_else(|| format!("inputs.{input} is not a tensor"))
    }

    pub fn vector(&self, input: &str) -> Result<Array1<f64>, String> {
        Ok(self.tensor(input)?.into_iter().collect())
    }

    pub fn tensors(&self, input: &str) -> Result<Vec<ArrayD<f64>>, String> {
        let tensors = self.json["inputs"][input]
            .as_array()
            .ok_or_else(|| format!("inputs.{input} is not a list"))?;
        tensors
            .iter()
            .map(|one| tensor(one).ok_or_else(|| format!("inputs.{input} holds no tensors")))
            .collect()
    }

    pub fn affine(&self) -> Result<Affine, String> {
        Ok(Affine {
            gamma: self.vector("gamma")?,
            beta: self.vector("beta")?,
        })
    }
}

fn number(json: &Value) -> Option<f64> {
    match json.as_str() {
        None => json.as_f64(),
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
    }
}

fn tensor(json: &Value) -> Option<ArrayD<f64>> {
    let shape = json["shape"]
        .as_array()?
        .iter()
        .map(|size| Some(size.as_u64()? as usize));
    let data = json["data"].as_array()?.iter().map(number);
    ArrayD::from_shape_vec(
        shape.collect::<Option<Vec<_>>>()?,
        data.collect::<Option<Vec<_>>>()?,
    )
    .ok()
}

/// A tensor as (values, channels), and the way back.
pub fn channels(
    x: &ArrayD<f64>,
    axis: usize,
) -> Result<(Axes, Array2<f64>), Box<dyn std::error::Error>> {
    let axes = Axes::of_channel_axis(x.shape(), axis, Norm::Batch)?;
    let table = axes.gather(&x.iter().copied().collect::<Vec<_>>())?;
    Ok((axes, table))
}

enum Answer {
    Numbers(ArrayD<f64>),
    Text(String),
    Remark(String),
}

/// What we say to a case: values by the path of the expected one, such as `merged.mean` or `y[0]`.
/// A path may be answered in several ways; all of them must be right.
#[derive(Default)]
pub struct Answers(Vec<(String, Answer)>);

impl Answers {
    pub fn array<D: Dimension>(&mut self, path: &str, value: &Array<f64, D>) {
        self.0
            .push((path.to_string(), Answer::Numbers(value.clone().into_dyn())));
    }

    pub fn flat(
        &mut self,
        path: &str,
        shape: &[usize],
        value: Vec<f64>,
    ) -> Result<(), ndarray::ShapeError> {
        self.array(path, &ArrayD::from_shape_vec(shape, value)?);
        Ok(())
    }

    pub fn scalar(&mut self, path: &str, value: f64) {
        self.array(path, &ndarray::arr0(value));
    }

    pub fn text(&mut self, path: &str, value: &str) {
        self.0
            .push((path.to_string(), Answer::Text(value.to_string())));
    }

    /// Takes note of an expected value that is not compared, and prints why.
    pub fn remark(&mut self, path: &str, why: &str) {
        self.0
            .push((path.to_string(), Answer::Remark(why.to_string())));
    }
}

/// What came of the cases of one file.
#[derive(Default)]
pub struct Report {
    pub numbers: usize,
    pub worst: f64,
    pub place: String,
    pub remarks: Vec<String>,
    pub failures: Vec<String>,
}

impl Report {
    /// Compares every expected value of the case; one without an answer is a failure.
    pub fn compare(&mut self, case: &Case, answers: &Answers) {
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
                Answer::Remark(why) => self.remarks.push(format!("{place}: {why}")),
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
                        .push(format!("{place}: numbers, expected {expected}")),
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
                // Written so that NaN fails.
                if !(error <= allowed) {
                    let index = index.slice();
                    self.failures.push(format!(
                        "{place}{index:?}: {got:e}, expected {want:e}, off by {error:.1e}"
                    ));
                }
            }
        }
    }
}
