//! Batches of numbers: made, or read from a text.

use super::values::Numbers;
use crate::data::{self, Generated, Note, generate, parse, parse_blocks, penguins};
use crate::error::Error;
use ndarray::Array2;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// A batch.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Batch {
    /// The name of each feature.
    pub names: Vec<String>,
    /// Rows below one another.
    #[tsify(type = "Float64Array")]
    pub values: Numbers,
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

/// In which encoding a file is.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct FileEncoding {
    /// What the browser's `TextDecoder` calls it.
    pub label: String,
    /// What was decided to find it.
    pub notes: Vec<DataNote>,
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
    Generated(Generated),
}

/// A batch that is read from a text.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum TextSource {
    /// Rows of a table of penguins, drawn by a seed.
    Penguins(Penguins),
    /// A reader's own text.
    Text(Text),
    /// A reader's own text, in which blank rows separate batches.
    Blocks(Text),
}

/// Rows of a table of penguins, drawn by a seed.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Penguins {
    /// The text of `data/penguins.csv`.
    pub text: String,
    /// Samples.
    pub rows: usize,
    /// Seed.
    pub seed: u32,
}

/// A reader's own text.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Text {
    /// CSV, TSV or what a spreadsheet puts on the clipboard.
    pub text: String,
}

impl From<&Note> for DataNote {
    fn from(note: &Note) -> Self {
        let details = note.details().into_iter();
        Self {
            key: note.key().into(),
            details: details.map(|(name, value)| (name.into(), value)).collect(),
        }
    }
}

/// Finds the encoding of a file.
pub fn encoding(bytes: &[u8]) -> FileEncoding {
    let found = data::encoding(bytes);
    FileEncoding {
        label: found.label.into(),
        notes: found.note().iter().map(DataNote::from).collect(),
    }
}

/// Makes a batch.
pub fn made(source: BatchSource) -> Result<Batch, Error> {
    Ok(one_block(match source {
        BatchSource::Hand => data::hand(),
        BatchSource::Tiny => data::tiny_variance(),
        BatchSource::Generated(wanted) => generate(&wanted)?,
    }))
}

/// Reads a batch.
pub fn read(source: TextSource) -> Result<Batch, Error> {
    Ok(match source {
        TextSource::Penguins(Penguins { text, rows, seed }) => {
            one_block(penguins(&text, rows, u64::from(seed))?)
        }
        TextSource::Text(Text { text }) => one_block(parse(&text)?),
        TextSource::Blocks(Text { text }) => {
            let blocks = parse_blocks(&text)?;
            batch(blocks.names, &blocks.batches, &blocks.notes)
        }
    })
}

fn one_block(one: data::Batch) -> Batch {
    batch(one.names, &[one.values], &one.notes)
}

fn batch(names: Vec<String>, blocks: &[Array2<f64>], notes: &[Note]) -> Batch {
    let values: Vec<f64> = blocks.iter().flatten().copied().collect();
    Batch {
        names,
        values: values.into(),
        sizes: blocks.iter().map(Array2::nrows).collect(),
        notes: notes.iter().map(DataNote::from).collect(),
    }
}
