//! Every experiment by its name.

mod depth;
mod inference;
mod training;
mod zeros;

use crate::{History, Settings};
use batch_norm_explained::error::Error;
use batch_norm_explained::experiment::summary;

type Run = fn(&Settings) -> Result<History, Error>;

/// The experiments, each one run: a sweep is many calls.
pub const EXPERIMENTS: &[(&str, Run)] = &[
    ("layers-start", depth::layers_start),
    ("layers-train", depth::layers_train),
    ("gradients", depth::gradients),
    ("learning-rate", training::learning_rate),
    ("why", training::why),
    ("order", training::order),
    ("overfitting", training::overfitting),
    ("batch-noise", training::batch_noise),
    ("batch-size", training::batch_size),
    ("scale", training::scale),
    ("scale-run", training::scale_run),
    ("bias", training::bias),
    ("constants", training::constants),
    ("zeros", zeros::zeros),
    ("zeros-trained", zeros::trained),
    ("dropout-shift", inference::dropout_shift),
    ("dropout", inference::dropout),
    ("shift-train", inference::shift_train),
    ("shift", inference::shift),
    ("classes", inference::classes),
    ("classes-train", inference::classes_train),
    ("averages", inference::averages),
    ("paired", paired),
    ("spread", spread),
];

/// Runs the experiment of a name.
///
/// # Errors
/// [`Error::UnknownName`] for another name; those of the experiment.
pub fn run(name: &str, settings: &Settings) -> Result<History, Error> {
    let found = EXPERIMENTS.iter().find(|(known, _)| *known == name);
    let (_, run) = found.ok_or_else(|| Error::UnknownName {
        what: "experiment",
        name: name.into(),
    })?;
    run(settings)
}

/// Mean of second minus first, two series over the same seeds, with its standard error.
fn paired(settings: &Settings) -> Result<History, Error> {
    let (first, second) = (settings.series("first")?, settings.series("second")?);
    if first.len() != second.len() || first.len() < 2 {
        return Err(Error::TooFew {
            what: "seeds",
            needed: 2,
            found: first.len().min(second.len()),
        });
    }
    let paired = summary::paired(&first, &second);
    Ok(History::default()
        .number("mean", paired.mean)
        .number("standardError", paired.standard_error)
        .number("t", paired.t))
}

/// Each of the numbers that the runs of several seeds have in common, over the seeds: `values` holds one row per seed.
fn spread(settings: &Settings) -> Result<History, Error> {
    let values = settings.series("values")?;
    let seeds = settings.count("seeds", values.len())?;
    if seeds == 0 || values.len() < seeds {
        return Err(Error::EmptyInput);
    }
    let width = values.len() / seeds;
    let over = |measure: fn(&[f64]) -> f64| {
        let rows = values.chunks_exact(width);
        let column = move |place| rows.clone().map(|row| row[place]).collect::<Vec<_>>();
        (0..width).map(move |place| measure(&column(place)))
    };
    Ok(History::default()
        .series("mean", over(summary::mean))
        .series("median", over(summary::median))
        .series("deviation", over(summary::sample_deviation))
        .series(
            "lowest",
            over(|values| values.iter().copied().fold(f64::INFINITY, f64::min)),
        )
        .series(
            "highest",
            over(|values| values.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
        ))
}
