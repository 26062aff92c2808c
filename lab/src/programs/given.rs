//! Settings as the things that the crate computes with.

use crate::{Settings, Value};
use batch_norm_explained::axes::{Layout, Norm};
use batch_norm_explained::batch_norm::{Affine, Running};
use batch_norm_explained::error::Error;
use batch_norm_explained::stats::{Divisor, Moments};
use batch_norm_explained::walk::running::{Averaging, Start, Statistic};
use ndarray::{Array1, Array2, Axis, Slice};

pub fn unknown(what: &'static str, name: &str) -> Error {
    Error::UnknownName {
        what,
        name: name.to_owned(),
    }
}

/// The names of the features, one per line.
pub fn names(settings: &Settings) -> Vec<String> {
    match settings.0.get("names") {
        Some(Value::Word(names)) => names.split('\n').map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

pub fn vector(settings: &Settings, name: &'static str) -> Result<Array1<f64>, Error> {
    settings.series(name).map(Array1::from)
}

/// Numbers row by row as (rows, columns).
pub fn matrix(
    settings: &Settings,
    name: &'static str,
    columns: usize,
) -> Result<Array2<f64>, Error> {
    let values = settings.series(name)?;
    let rows = values.len().checked_div(columns).unwrap_or(0);
    let misfit = Error::ShapeMismatch {
        what: name,
        expected: vec![rows, columns],
        found: vec![values.len()],
    };
    Array2::from_shape_vec((rows, columns), values).map_err(|_| misfit)
}

/// Whole numbers.
pub fn counts(settings: &Settings, name: &'static str) -> Result<Vec<usize>, Error> {
    let count = |value: f64| {
        let whole = value.trunc() == value && (0.0..=f64::from(u32::MAX)).contains(&value);
        whole.then_some(value as usize).ok_or(Error::BadParameter {
            name,
            value,
            must: "a whole number",
        })
    };
    settings.series(name)?.into_iter().map(count).collect()
}

pub fn affine(settings: &Settings) -> Result<Affine, Error> {
    Ok(Affine {
        gamma: vector(settings, "gamma")?,
        beta: vector(settings, "beta")?,
    })
}

pub fn running(settings: &Settings) -> Result<Running, Error> {
    Ok(Running {
        mean: vector(settings, "mean")?,
        variance: vector(settings, "variance")?,
    })
}

pub fn divisor(settings: &Settings, name: &'static str) -> Result<Divisor, Error> {
    let words = [("n", Divisor::N), ("n-1", Divisor::NMinusOne)];
    settings.choice(name, Divisor::N, &words)
}

/// The rows of each batch, (its rows, features).
pub fn batches(settings: &Settings, features: usize) -> Result<Vec<Array2<f64>>, Error> {
    let x = matrix(settings, "x", features)?;
    let sizes = counts(settings, "sizes")?;
    let found = sizes
        .iter()
        .fold(0, |sum: usize, &size| sum.saturating_add(size));
    if found != x.nrows() {
        return Err(Error::ShapeMismatch {
            what: "sizes",
            expected: vec![x.nrows()],
            found: vec![found],
        });
    }
    let mut end = 0;
    let batches = sizes.iter().map(|size| {
        end += size;
        x.slice_axis(Axis(0), Slice::from(end - size..end))
            .to_owned()
    });
    Ok(batches.collect())
}

pub fn moments(batches: &[Array2<f64>]) -> Result<Vec<Moments>, Error> {
    batches
        .iter()
        .map(|batch| Moments::of(batch.view()))
        .collect()
}

pub fn averaging(settings: &Settings, stored: Divisor) -> Result<Averaging, Error> {
    let statistics = [
        ("mean", Statistic::Mean),
        ("variance", Statistic::Variance(stored)),
    ];
    let starts = [
        ("zero", Start::Zero),
        ("one", Start::One),
        ("first", Start::FirstBatch),
    ];
    Ok(Averaging {
        statistic: settings.choice("statistic", Statistic::Mean, &statistics)?,
        rho: settings.number("rho", 0.9)?,
        window: settings.count("window", 1)?,
        start: settings.choice("start", Start::Zero, &starts)?,
    })
}

/// Where the averages start. The setting holds for the statistic that is shown; the other starts where frameworks start it.
pub fn start(
    averaging: &Averaging,
    batches: &[Moments],
    stored: Divisor,
) -> Result<Running, Error> {
    let first = batches.first().ok_or(Error::EmptyInput)?;
    let mut running = Running::start(first.mean.len());
    let value = match averaging.start {
        Start::Zero => 0.0,
        Start::One => 1.0,
        Start::FirstBatch => {
            return Ok(Running {
                mean: first.mean.clone(),
                variance: first.variance_with(stored)?,
            });
        }
    };
    match averaging.statistic {
        Statistic::Mean => running.mean.fill(value),
        Statistic::Variance(_) => running.variance.fill(value),
    }
    Ok(running)
}

pub fn layout(settings: &Settings) -> Result<Layout, Error> {
    let words = [
        ("dense", Layout::Dense),
        ("channels-first", Layout::ChannelsFirst),
        ("channels-last", Layout::ChannelsLast),
    ];
    settings.choice("layout", Layout::ChannelsFirst, &words)
}

pub fn norm(settings: &Settings) -> Result<Norm, Error> {
    let groups = settings.count("groups", 1)?;
    let words = [
        ("batch", Norm::Batch),
        ("layer", Norm::Layer),
        ("instance", Norm::Instance),
        ("group", Norm::Group { groups }),
    ];
    settings.choice("norm", Norm::Batch, &words)
}
