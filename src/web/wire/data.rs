//! Batches of numbers as JavaScript gets them.

use js_sys::Float64Array;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A batch.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Batch {
    /// The name of each feature.
    pub names: Vec<String>,
    /// Rows below one another.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
    /// Rows of each block; one block unless the text had blank rows and blocks were asked for.
    pub sizes: Vec<usize>,
    /// What was decided while reading.
    pub notes: Vec<DataNote>,
}

/// Something that was decided while reading a table.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct DataNote {
    /// Which sentence.
    pub key: String,
    /// Its placeholders, name and value by turns.
    pub details: Vec<(String, String)>,
}

/// A batch that is made.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum BatchSource {
    /// Five samples, three features, all numbers exact.
    Hand,
    /// One feature of tiny variance.
    Tiny,
    /// Random numbers.
    Generated {
        /// The distribution: "normal", "shifted", "skewed", "bimodal" or "heavy".
        shape: String,
        /// Samples.
        rows: usize,
        /// Features.
        features: usize,
        /// Seed.
        seed: u32,
    },
    /// Rows of a table of penguins, drawn by a seed.
    Penguins {
        /// The text of `data/penguins.csv`.
        text: String,
        /// Samples.
        rows: usize,
        /// Seed.
        seed: u32,
    },
    /// A reader's own text.
    Text {
        /// CSV, TSV or what a spreadsheet puts on the clipboard.
        text: String,
    },
    /// A reader's own text, in which blank rows separate batches.
    Blocks {
        /// The text.
        text: String,
    },
}
