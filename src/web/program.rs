//! From a walk's request to a program that prints the same numbers.

use super::request::{affine, averages, matrix};
use super::wire::{self, WalkRequest, program::Rule};
use crate::batch_norm::Running;
use crate::error::Error;
use crate::running::Average;
use crate::snippet::{
    self, Averaged, Framework, Inferred, Program, Snippet, Stream, Trained, snippet,
};
use crate::stats::{Moments, total};
use crate::walk::running::{Averaging, Statistic};
use ndarray::{Array1, Array2, Axis, Slice};

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
                divisor: asked.divisor.into(),
            };
            snippet(framework, &Program::Training(forward), &asked.names)
        }
        WalkRequest::Inference(asked) => {
            let x = matrix(x, asked.names.len())?;
            let inferred = Inferred {
                x: x.view(),
                affine: &affine(asked.gamma, asked.beta),
                epsilon: asked.epsilon,
                running: &Running {
                    mean: Array1::from(asked.running_mean),
                    variance: Array1::from(asked.running_variance),
                },
            };
            snippet(framework, &Program::Inference(inferred), &asked.names)
        }
        WalkRequest::Running(asked) => running(framework, &asked, x, rule),
        _ => Err(Error::UnknownName {
            what: "program",
            name: "serve".into(),
        }),
    }
}

fn running(
    framework: Framework,
    asked: &wire::Running,
    x: &[f64],
    rule: Rule,
) -> Result<Snippet, Error> {
    let rows = matrix(x, asked.names.len())?;
    let batches = cut(&rows, &asked.sizes)?;
    let averaging = averages(asked.averaging, asked.statistic, asked.stored);
    let averaged = Averaged {
        stream: Stream::Batches(&batches),
        rule: match rule {
            Rule::Window => snippet::Rule::Average(Average::Simple {
                window: averaging.window,
            }),
            Rule::Average => snippet::Rule::Average(Average::Exponential { rho: averaging.rho }),
            Rule::Corrected => snippet::Rule::Average(Average::Corrected { rho: averaging.rho }),
            Rule::Cumulative => snippet::Rule::Average(Average::Cumulative),
            Rule::Precise => snippet::Rule::Precise,
        },
        stored: asked.stored.into(),
        start: &start(&averaging, asked.stored, &batches)?,
    };
    snippet(framework, &Program::Running(averaged), &asked.names)
}

/// Where the averages start: the statistic that is shown where the reader said, the other where frameworks start it.
fn start(
    averaging: &Averaging,
    stored: wire::Divisor,
    batches: &[Array2<f64>],
) -> Result<Running, Error> {
    let moments = batches.iter().map(|batch| Moments::of(batch.view()));
    let moments = moments.collect::<Result<Vec<_>, _>>()?;
    let of = |statistic| {
        let averaging = averaging.of(statistic);
        Ok::<_, Error>(averaging.start_of(&averaging.theta(&moments)?))
    };
    Ok(Running {
        mean: of(Statistic::Mean)?,
        variance: of(Statistic::Variance(stored.into()))?,
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
