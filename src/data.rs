//! Batches of numbers: read from text, drawn from a distribution, and the ones that the page begins with.

mod batches;
mod columns;
mod csv;
mod generate;

pub use batches::{PENGUIN_FEATURES, draw, hand, penguins, tiny_variance};
pub use generate::{Generated, Shape, generate};

use crate::digits;
use crate::error::Error;
use columns::Column;
use csv::Grid;
use ndarray::{Array2, ArrayView2, Axis, Slice};
use std::collections::BTreeSet;
use std::fmt;

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

/// Something that was decided while reading a table, and that its owner may want to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Columns of words were left out.
    IgnoredColumns {
        /// Their names.
        names: Vec<String>,
    },
    /// A column without a name that only counts the rows was left out.
    IgnoredRowNumbers,
    /// Rows in which a value is missing were left out.
    DroppedRows {
        /// How many.
        count: usize,
        /// The first of them, from 1, as a spreadsheet counts.
        first: usize,
    },
    /// A comma that could mark thousands or decimals was read one way.
    CommaRead {
        /// The first such cell.
        text: String,
        /// The number it was read as.
        value: f64,
    },
}

impl Note {
    /// A short name in kebab case, under which a page keeps its own sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Self::IgnoredColumns { .. } => "ignored-columns",
            Self::IgnoredRowNumbers => "ignored-row-numbers",
            Self::DroppedRows { .. } => "dropped-rows",
            Self::CommaRead { .. } => "comma-read",
        }
    }

    /// The placeholders of the sentence, by the names of the variant's fields.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::IgnoredColumns { names } => vec![("names", names.join(", "))],
            Self::IgnoredRowNumbers => vec![],
            Self::DroppedRows { count, first } => {
                vec![("count", count.to_string()), ("first", first.to_string())]
            }
            Self::CommaRead { text, value } => {
                vec![("text", text.clone()), ("value", digits::full(*value))]
            }
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IgnoredColumns { names } => write!(
                f,
                "Columns without numbers were left out: {}.",
                names.join(", ")
            ),
            Self::IgnoredRowNumbers => write!(f, "The column of row numbers was left out."),
            Self::DroppedRows { count, first } => write!(
                f,
                "Rows with a missing value were left out: {count}, the first is row {first}."
            ),
            Self::CommaRead { text, value } => {
                write!(f, "{text} was read as {}.", digits::full(*value))
            }
        }
    }
}

/// Reads a table pasted from a spreadsheet or taken from a CSV, TSV or space-separated file.
///
/// - The separator (tab, `;`, `,`, spaces) is found from the text; cells may be quoted; a byte-order mark, any line end and blank rows are understood.
/// - The first row is a heading if it holds no number. Without one, columns are called A, B, C as in a spreadsheet.
/// - A decimal comma is understood, and commas that group thousands; what cannot be told apart gets a note.
/// - Columns of words are left out with a note. So are rows with a missing value (empty, `NA`) in a column of numbers.
///
/// # Errors
/// With the row and column as a spreadsheet counts them: a word in a column that is mostly numbers, a number too large, NaN, a row of another length,
/// an open quotation mark; without: nothing at all, no column or row of numbers, more than [`ROWS`] rows, [`COLUMNS`] columns or [`CELLS`] cells, a binary file.
pub fn parse(text: &str) -> Result<Batch, Error> {
    let (batch, _) = read(text)?;
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
    ) = read(text)?;
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

/// The batch of a text, and for each of its rows the block it belongs to.
fn read(text: &str) -> Result<(Batch, Vec<usize>), Error> {
    let grid = Grid::read(text)?;
    let first = usize::from(columns::has_heading(&grid));
    if first == grid.rows.len() {
        return Err(Error::NoNumericColumn);
    }
    let looks: Vec<Column> = (0..grid.width)
        .map(|column| Column::look(&grid, column, first))
        .collect();
    let mut notes = Vec::new();
    let all_names = names(&grid, first == 1);
    let chosen = choose(&grid, &looks, &all_names, first, &mut notes)?;
    let commas = columns::commas(&grid, &looks, &mut notes);

    let (mut values, mut blocks, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
    for index in first..grid.rows.len() {
        let (row, cells) = (grid.rows[index], grid.row(index));
        if chosen
            .iter()
            .any(|&column| columns::is_missing(&cells[column]))
        {
            dropped.push(row);
            continue;
        }
        for &column in &chosen {
            values.push(columns::number(
                &cells[column],
                commas[column],
                row,
                column + 1,
            )?);
        }
        blocks.push(grid.blocks[index]);
    }
    if let Some(&first) = dropped.first() {
        notes.push(Note::DroppedRows {
            count: dropped.len(),
            first,
        });
    }
    if blocks.is_empty() {
        return Err(Error::TooFew {
            what: "rows",
            needed: 1,
            found: 0,
        });
    }
    if blocks.len() > ROWS {
        return Err(Error::TooMuch {
            what: "rows",
            limit: ROWS,
            found: blocks.len(),
        });
    }
    let names = chosen
        .iter()
        .map(|&column| all_names[column].clone())
        .collect();
    let values = Array2::from_shape_vec((blocks.len(), chosen.len()), values).unwrap_or_default();
    Ok((
        Batch {
            values,
            names,
            notes,
        },
        blocks,
    ))
}

/// The columns of numbers, by position; notes say what was left out.
fn choose(
    grid: &Grid,
    looks: &[Column],
    names: &[String],
    first: usize,
    notes: &mut Vec<Note>,
) -> Result<Vec<usize>, Error> {
    let mut chosen: Vec<usize> = (0..grid.width)
        .filter(|&column| looks[column].is_numeric())
        .collect();
    let words: Vec<String> = (0..grid.width)
        .filter(|column| !chosen.contains(column) && !looks[*column].is_empty())
        .map(|column| names[column].clone())
        .collect();
    if chosen.is_empty() {
        return Err(Error::NoNumericColumn);
    }
    if !words.is_empty() {
        notes.push(Note::IgnoredColumns { names: words });
    }
    // R and pandas write the number of each row into a first column without a name.
    let unnamed = first == 1 && grid.row(0)[0].is_empty();
    if chosen.len() > 1 && chosen[0] == 0 && unnamed && counts_rows(grid, first) {
        chosen.remove(0);
        notes.push(Note::IgnoredRowNumbers);
    }
    Ok(chosen)
}

/// Whether the first column holds 0, 1, 2, … or 1, 2, 3, …
fn counts_rows(grid: &Grid, first: usize) -> bool {
    let from = |start: usize| {
        (first..grid.rows.len()).all(|row| grid.row(row)[0].parse() == Ok(row - first + start))
    };
    from(0) || from(1)
}

/// A name for each column of the grid, all different.
fn names(grid: &Grid, heading: bool) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::with_capacity(grid.width);
    for column in 0..grid.width {
        let given = if heading {
            grid.row(0)[column].trim().to_owned()
        } else {
            String::new()
        };
        let wanted = if given.is_empty() {
            letters(column)
        } else {
            given
        };
        let mut name = wanted.clone();
        let mut count = 1;
        while !taken.insert(name.clone()) {
            count += 1;
            name = format!("{wanted} ({count})");
        }
        names.push(name);
    }
    names
}

/// The name that a spreadsheet gives a column: A … Z, AA, AB …
pub fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

fn quoted(name: &str) -> String {
    if name.contains([',', ';', '"', '\n', '\r', '\t']) {
        format!("\"{}\"", name.replace('"', "\"\""))
    } else {
        name.to_owned()
    }
}
