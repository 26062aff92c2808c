//! Batches of numbers as JavaScript gets them.

use crate::web::read::{self, Fault, Read, record, variants};
use crate::web::write::object;
use js_sys::Float64Array;
use tsify::Tsify;
use wasm_bindgen::JsValue;

/// A batch.
#[derive(Clone, Debug, Tsify)]
pub struct Batch {
    /// The name of each feature.
    pub names: Vec<String>,
    /// Rows below one another.
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
    /// Rows of each block; one block unless the text had blank rows and blocks were asked for.
    pub sizes: Vec<usize>,
    /// What was decided while reading.
    pub notes: Vec<DataNote>,
}

/// Something that was decided while reading a table.
#[derive(Clone, Debug, Tsify)]
pub struct DataNote {
    /// Which sentence.
    pub key: String,
    /// Its placeholders, name and value by turns.
    pub details: Vec<(String, String)>,
}

/// A batch that is made.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum BatchSource {
    /// Five samples, three features, all numbers exact.
    Hand,
    /// One feature of tiny variance.
    Tiny,
    /// Random numbers.
    Generated(Generated),
}

/// A batch that is read from a text.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum TextSource {
    /// Rows of a table of penguins, drawn by a seed.
    Penguins(Penguins),
    /// A reader's own text.
    Text(Text),
    /// A reader's own text, in which blank rows separate batches.
    Blocks(Blocks),
}

/// Random numbers.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Generated {
    /// The distribution: "normal", "shifted", "skewed", "bimodal" or "heavy".
    pub shape: String,
    /// Samples.
    pub rows: usize,
    /// Features.
    pub features: usize,
    /// Seed.
    pub seed: u32,
}

/// Rows of a table of penguins, drawn by a seed.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Penguins {
    /// The text of `data/penguins.csv`.
    pub text: String,
    /// Samples.
    pub rows: usize,
    /// Seed.
    pub seed: u32,
}

/// A reader's own text.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Text {
    /// CSV, TSV or what a spreadsheet puts on the clipboard.
    pub text: String,
}

/// A reader's own text, in which blank rows separate batches.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Blocks {
    /// The text.
    pub text: String,
}

record!(Generated {
    shape,
    rows,
    features,
    seed
});

record!(Penguins { text, rows, seed });
record!(Text { text });
record!(Blocks { text });
variants!(TextSource { "text" => Text, "blocks" => Blocks, "penguins" => Penguins });

impl Read for BatchSource {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        let (word, inner) = read::variant(value, name, fault);
        match word.as_str() {
            "hand" => BatchSource::Hand,
            "tiny" => BatchSource::Tiny,
            "generated" => BatchSource::Generated(Read::read(&inner, "generated", fault)),
            _ => {
                fault.note(name, "a known source");
                BatchSource::Hand
            }
        }
    }
}

object!(Batch {
    names,
    values,
    sizes,
    notes
});
object!(DataNote { key, details });
