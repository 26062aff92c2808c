//! Batches of numbers: read from text, drawn from a distribution, and the ones that the page begins with.

mod array;
mod batches;
mod cell;
mod encoding;
mod generate;
mod grid;
mod note;
mod table;

pub use batches::{PENGUIN_FEATURES, draw, hand, penguins, tiny_variance};
pub use encoding::{Encoding, encoding};
pub use generate::{Generated, Shape, generate};
pub use note::Note;

use crate::digits;
use crate::error::Error;
use ndarray::{Array2, ArrayView2, Axis, Slice};

/// The most rows of numbers a table may have.
pub const ROWS: usize = 100_000;
/// The most columns a table may have, words included.
pub const COLUMNS: usize = 1_000;
/// The most cells a table may have: 32 MB as numbers.
pub const CELLS: usize = 4_000_000;

/// A batch of samples.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// One row per sample, one column per feature: (batch, features).
    pub values: Array2<f64>,
    /// The name of each feature, all different.
    pub names: Vec<String>,
    /// What a reader should know about how the values were read.
    pub notes: Vec<Note>,
}

/// A table whose blank rows separate batches.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocks {
    /// The batches, in order; each is (batch, features), with at least one row.
    pub batches: Vec<Array2<f64>>,
    /// The name of each feature.
    pub names: Vec<String>,
    /// What a reader should know about how the values were read.
    pub notes: Vec<Note>,
}

/// Reads a table pasted from a spreadsheet, taken from a file of text, or printed by a program.
///
/// - The separator (tab, `;`, `,`, `|`, spaces) is found from the text, or named by a first line `sep=;`. Cells may be quoted as in RFC 4180; a byte-order
///   mark, any line end, blank rows, Markdown tables and `#` comments are understood. So are arrays as NumPy, PyTorch, JSON and MATLAB print them.
/// - The first row is a heading where it cannot be a sample: a word above numbers, or an empty corner. Where its numbers could be names (1, 2, 3; years) a note
///   says which it was. Without a heading, columns are called A, B, C as in a spreadsheet.
/// - A first column without a name that counts or names the rows, columns of words and columns in which some cells are no numbers are left out with a note. So are
///   titles above and sources below the table, rows of another length where they are few, and rows with a missing value in a column of numbers.
/// - A decimal comma is understood, and commas or points that group thousands; what cannot be told apart gets a note. A unit that every cell of a column has
///   is taken off with a note.
///
/// # Errors
/// With the row and column as a spreadsheet counts them: rows of different lengths, an open quotation mark, a number too large; without: nothing at all, no column
/// of numbers, no complete row, an array that was cut, more than [`ROWS`] rows, [`COLUMNS`] columns or [`CELLS`] cells, a text that is no table.
pub fn parse(text: &str) -> Result<Batch, Error> {
    let (batch, _) = table::read(text)?;
    Ok(batch)
}

/// Reads a table whose blank rows separate batches; otherwise like [`parse`].
///
/// # Errors
/// Those of [`parse`].
pub fn parse_blocks(text: &str) -> Result<Blocks, Error> {
    let (
        Batch {
            values,
            names,
            notes,
        },
        blocks,
    ) = table::read(text)?;
    let mut batches = Vec::new();
    let mut start = 0;
    for end in 1..=blocks.len() {
        if end == blocks.len() || blocks[end] != blocks[start] {
            batches.push(
                values
                    .slice_axis(Axis(0), Slice::from(start..end))
                    .to_owned(),
            );
            start = end;
        }
    }
    Ok(Blocks {
        batches,
        names,
        notes,
    })
}

/// Writes a table as CSV, every number in full: a heading line, then a line per row.
pub fn to_csv(names: &[String], values: ArrayView2<f64>) -> String {
    let heading: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let mut text = heading.join(",");
    text.push('\n');
    for row in values.axis_iter(Axis(0)) {
        let cells: Vec<String> = row.iter().map(|&value| digits::plain(value)).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// The name that a spreadsheet gives a column: A … Z, AA, AB …
pub fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

/// A cell of a CSV file, in quotation marks where it needs them.
pub(crate) fn quoted(name: &str) -> String {
    if name.contains([',', ';', '"', '\n', '\r', '\t']) {
        format!("\"{}\"", name.replace('"', "\"\""))
    } else {
        name.to_owned()
    }
}
