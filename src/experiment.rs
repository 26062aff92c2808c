//! Small networks trained on the spot, with and without normalisation, and what is measured on them.
//!
//! Every experiment is a function from a configuration to a history: plain numbers in, plain numbers out, nothing
//! kept between calls. Defaults are the settings of the reference runs.

use ndarray::Array2;

pub mod digits;
pub mod spirals;

/// Samples with their classes.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    /// (samples, features).
    pub inputs: Array2<f64>,
    /// The class of each sample, 0 to `classes` − 1.
    pub labels: Vec<usize>,
    /// Number of classes.
    pub classes: usize,
}
