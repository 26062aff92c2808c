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

/// Mean, median and standard deviation over seeds.
fn spread(settings: &Settings) -> Result<History, Error> {
    let values = settings.series("values")?;
    if values.is_empty() {
        return Err(Error::EmptyInput);
    }
    Ok(History::default()
        .number("mean", summary::mean(&values))
        .number("median", summary::median(&values))
        .number("deviation", summary::deviation(&values)))
}
