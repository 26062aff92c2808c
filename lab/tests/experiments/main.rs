//! Every experiment shows what its reference showed: the same sign, the same size, and the same effects missing.
//!
//! Expected numbers are means over seeds 1, 2, … of the `NumPy` reference, which shares the random numbers; tolerances
//! are the rounding of its printed tables, or the spread between seeds where a run amplifies rounding or fewer seeds
//! are used here.

mod averages;
mod batch_size;
mod differences;
mod dropout;
mod gradients;
mod inside_gradient;
mod layers;
mod learning_rate;
mod order;
mod overfitting;
mod recorded;
mod relu;
mod scale;
mod settings;
mod shift;
mod why;

use batch_norm_explained::error::Error;
use batch_norm_lab::summary::{mean, median};
use batch_norm_lab::{Activation, Dropout, DropoutLayers, DropoutPlace, Normalization, Setting};

const GROUP: Normalization = Normalization::Group;

#[track_caller]
fn near(got: f64, want: f64, tolerance: f64) {
    assert!(
        (got - want).abs() <= tolerance,
        "got {got}, want {want} ± {tolerance}"
    );
}

/// One result for each of the first `count` seeds.
fn over_seeds<T>(count: u64, mut run: impl FnMut(u64) -> Result<T, Error>) -> Vec<T> {
    (1..=count)
        .map(|seed| run(seed).expect("a sound setting"))
        .collect()
}

fn mean_of<T>(runs: &[T], value: impl Fn(&T) -> f64) -> f64 {
    mean(&runs.iter().map(value).collect::<Vec<_>>())
}

fn median_of<T>(runs: &[T], value: impl Fn(&T) -> f64) -> f64 {
    median(&runs.iter().map(value).collect::<Vec<_>>())
}
