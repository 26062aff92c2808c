//! From a walk's request to a program that prints the same numbers.

use super::request::{Running, WalkRequest, affine, kept, matrix};
use crate::batch_norm;
use crate::error::Error;
use crate::running::Average;
use crate::snippet::{self, Averaged, Framework, Inferred, Program, Snippet, Trained, snippet};
use crate::stats::{Divisor, Moments, total};
use crate::walk::running::{Averaging, Statistic};
use ndarray::{Array2, Axis, Slice};
use serde::Deserialize;
use tsify::Tsify;

/// Which of the averages a program computes.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Over the last batches.
    Window,
    /// Exponential.
    Average,
    /// Exponential, its start taken out again.
    Corrected,
    /// Over all batches so far.
    Cumulative,
    /// Over all rows so far.
    Precise,
}

/// Writes the program. `rule` says which average, where the walk shows several.
pub fn program(
    framework: Framework,
    request: WalkRequest,
    x: &[f64],
    rule: Rule,
) -> Result<Snippet, Error> {
    match request {
        WalkRequest::Forward(asked) => {
            let x = matrix(x, asked.names.len())?;
            let forward = Trained {
                x: x.view(),
                affine: &affine(asked.gamma, asked.beta),
                epsilon: asked.epsilon,
                divisor: asked.divisor,
            };
            snippet(framework, &Program::Training(forward), &asked.names)
        }
        WalkRequest::Inference(asked) => {
            let x = matrix(x, asked.names.len())?;
            let inferred = Inferred {
                x: x.view(),
                affine: &affine(asked.gamma, asked.beta),
                epsilon: asked.epsilon,
                running: &kept(asked.running_mean, asked.running_variance),
            };
            snippet(framework, &Program::Inference(inferred), &asked.names)
        }
        WalkRequest::Running(asked) => running(framework, &asked, x, rule),
        _ => Err(super::unknown("program", "serve")),
    }
}

fn running(framework: Framework, asked: &Running, x: &[f64], rule: Rule) -> Result<Snippet, Error> {
    let rows = matrix(x, asked.names.len())?;
    let batches = cut(&rows, &asked.sizes)?;
    let Averaging { rho, window, .. } = asked.averaging;
    let averaged = Averaged {
        batches: &batches,
        rule: match rule {
            Rule::Window => snippet::Rule::Average(Average::Simple { window }),
            Rule::Average => snippet::Rule::Average(Average::Exponential { rho }),
            Rule::Corrected => snippet::Rule::Average(Average::Corrected { rho }),
            Rule::Cumulative => snippet::Rule::Average(Average::Cumulative),
            Rule::Precise => snippet::Rule::Precise,
        },
        stored: asked.stored,
        start: &start(&asked.averaging, asked.stored, &batches)?,
    };
    snippet(framework, &Program::Running(averaged), &asked.names)
}

/// Where the averages start: the statistic that is shown where the reader said, the other where frameworks start it.
fn start(
    averaging: &Averaging,
    stored: Divisor,
    batches: &[Array2<f64>],
) -> Result<batch_norm::Running, Error> {
    let moments = batches.iter().map(|batch| Moments::of(batch.view()));
    let moments = moments.collect::<Result<Vec<_>, _>>()?;
    let of = |statistic| {
        let averaging = averaging.of(statistic);
        Ok::<_, Error>(averaging.start_of(&averaging.theta(&moments)?))
    };
    Ok(batch_norm::Running {
        mean: of(Statistic::Mean)?,
        variance: of(Statistic::Variance(stored))?,
    })
}

fn cut(rows: &Array2<f64>, sizes: &[usize]) -> Result<Vec<Array2<f64>>, Error> {
    if sizes.is_empty() || total(sizes) != rows.nrows() {
        return Err(Error::ShapeMismatch {
            what: "batches",
            expected: sizes.to_vec(),
            found: vec![rows.nrows()],
        });
    }
    let mut first = 0;
    let batches = sizes.iter().map(|size| {
        let batch = rows.slice_axis(Axis(0), Slice::from(first..first + size));
        first += size;
        batch.to_owned()
    });
    Ok(batches.collect())
}
