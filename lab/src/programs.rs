//! Programs in four frameworks that print a figure's numbers, by the name of the walk and its settings.
//!
//! In this module rather than in the page's: nobody needs them before asking for them.
//!
//! | walk | settings |
//! |---|---|
//! | `forward` | x, names, gamma, beta, epsilon, divisor |
//! | `backward` | those and dy |
//! | `inference` | x, names, gamma, beta, epsilon, mean, variance |
//! | `running` | x, names, sizes, stored, average, rho, window, start, statistic |
//! | `serve` | those, sample, gamma, beta, epsilon |
//! | `axes` | x, shape, layout, norm, groups, gamma, beta, epsilon |
//! | `fold` | x, weight (inputs, outputs), bias, gamma, beta, epsilon, mean, variance |
//! | `shards` | x, names, sizes |
//!
//! Runs of numbers are row by row. Names stand one per line. `divisor` and `stored` are `n` or `n-1`, `average` one of
//! `walk::serve::SOURCES`, `start` is `zero`, `one` or `first`, `statistic` is `mean` or `variance`.

mod given;

use crate::Settings;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::error::Error;
use batch_norm_explained::fold::Frozen;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::snippet::{
    Averaged, Framework, Inferred, Layers, Program, Rule, Snippet, Stream, Tensor, Trained, snippet,
};
use batch_norm_explained::walk::serve::{self, SOURCES, Serving};
use given::{affine, averaging, batches, divisor, matrix, moments, names, running, vector};
use ndarray::Axis;

/// Writes the program of a walk.
///
/// # Errors
/// [`Error::UnknownName`] for a framework, a walk or a word that is not known; those of the walk.
pub fn program(framework: &str, walk: &str, settings: &Settings) -> Result<Snippet, Error> {
    let framework = Framework::from_id(framework)?;
    let write = match walk {
        "forward" => forward,
        "backward" => backward,
        "inference" => inference,
        "running" => averages,
        "serve" => served,
        "axes" => axes,
        "fold" => fold,
        "shards" => shards,
        _ => {
            return Err(Error::UnknownName {
                what: "walk",
                name: walk.to_owned(),
            });
        }
    };
    write(framework, settings)
}

fn forward(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let names = names(settings);
    let x = matrix(settings, "x", names.len())?;
    let program = Program::Training(Trained {
        x: x.view(),
        affine: &affine(settings)?,
        epsilon: settings.number("epsilon", 0.0)?,
        divisor: divisor(settings, "divisor")?,
    });
    snippet(framework, &program, &names)
}

fn backward(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let names = names(settings);
    let x = matrix(settings, "x", names.len())?;
    let forward = Trained {
        x: x.view(),
        affine: &affine(settings)?,
        epsilon: settings.number("epsilon", 0.0)?,
        divisor: divisor(settings, "divisor")?,
    };
    let dy = matrix(settings, "dy", names.len())?;
    let program = Program::Backward {
        forward,
        dy: dy.view(),
    };
    snippet(framework, &program, &names)
}

fn inference(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let names = names(settings);
    let x = matrix(settings, "x", names.len())?;
    let program = Program::Inference(Inferred {
        x: x.view(),
        affine: &affine(settings)?,
        epsilon: settings.number("epsilon", 0.0)?,
        running: &running(settings)?,
    });
    snippet(framework, &program, &names)
}

fn averages(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let names = names(settings);
    let batches = batches(settings, names.len())?;
    let stored = divisor(settings, "stored")?;
    let averaging = averaging(settings, stored)?;
    let program = Program::Running(Averaged {
        stream: Stream::Batches(&batches),
        rule: Rule::of_source(source(settings)?, averaging.rho, averaging.window)?,
        stored,
        start: &given::start(&averaging, &moments(&batches)?, stored)?,
    });
    snippet(framework, &program, &names)
}

/// Inference on one sample, with the statistics that an average arrived at.
fn served(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let names = names(settings);
    let stored = divisor(settings, "stored")?;
    let serving = Serving {
        sample: vector(settings, "sample")?,
        averaging: averaging(settings, stored)?,
        stored,
        affine: affine(settings)?,
        epsilon: settings.number("epsilon", 0.0)?,
    };
    let walk = serve::walk(
        &moments(&batches(settings, names.len())?)?,
        &names,
        &serving,
    )?;
    let source = source(settings)?;
    let row = SOURCES.iter().position(|known| *known == source);
    let kept = |quantity| {
        let table = walk.table(quantity).zip(row);
        let (table, row) = table.ok_or_else(|| given::unknown("average", source))?;
        Ok::<_, Error>(table.values.row(row).to_owned())
    };
    let program = Program::Inference(Inferred {
        x: serving.sample.view().insert_axis(Axis(0)),
        affine: &serving.affine,
        epsilon: serving.epsilon,
        running: &Running {
            mean: kept(Quantity::KeptMean)?,
            variance: kept(Quantity::KeptVariance)?,
        },
    });
    snippet(framework, &program, &names)
}

fn axes(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let program = Program::Axes(Tensor {
        x: &settings.series("x")?,
        shape: &given::counts(settings, "shape")?,
        layout: given::layout(settings)?,
        norm: given::norm(settings)?,
        affine: &affine(settings)?,
        epsilon: settings.number("epsilon", 0.0)?,
    });
    snippet(framework, &program, &[])
}

fn fold(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let bias = vector(settings, "bias")?;
    let weight = matrix(settings, "weight", bias.len())?;
    let u = matrix(settings, "x", weight.nrows())?;
    let program = Program::Fold(Layers {
        u: u.view(),
        weight: weight.t(),
        bias: bias.view(),
        frozen: &Frozen {
            affine: affine(settings)?,
            epsilon: settings.number("epsilon", 0.0)?,
            running: running(settings)?,
        },
    });
    snippet(framework, &program, &[])
}

fn shards(framework: Framework, settings: &Settings) -> Result<Snippet, Error> {
    let names = names(settings);
    let shards = batches(settings, names.len())?;
    snippet(framework, &Program::Shards(&shards), &names)
}

/// The average that is asked for, by its name in [`SOURCES`].
fn source(settings: &Settings) -> Result<&'static str, Error> {
    let words = SOURCES.map(|source| (source, source));
    settings.choice("average", "average", &words)
}
