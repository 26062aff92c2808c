//! One case of a fixture, and the answers to it.

use batch_norm_explained::axes::{Axes, Norm};
use batch_norm_explained::batch_norm::Affine;
use ndarray::{Array, Array1, Array2, ArrayD, Dimension};
use serde_json::Value;

/// A case, and the file it stands in.
pub struct Case<'a> {
    pub json: &'a Value,
    /// The whole file: some keep data beside their cases.
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

/// A number, or the name of one that JSON cannot hold.
pub fn number(json: &Value) -> Option<f64> {
    match json.as_str() {
        None => json.as_f64(),
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
    }
}

/// A tensor record, `{shape, data}`.
pub fn tensor(json: &Value) -> Option<ArrayD<f64>> {
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

/// One way to answer an expected value.
pub enum Answer {
    Numbers(ArrayD<f64>),
    Text(String),
    Remark(String),
}

/// What we say to a case: values by the path of the expected one, such as `merged.mean` or `y[0]`.
/// A path may be answered in several ways; all of them must be right.
#[derive(Default)]
pub struct Answers(pub Vec<(String, Answer)>);

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
