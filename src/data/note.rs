//! What a reader should know about how a table was read.

use crate::digits;
use crate::error::{fill, written};
use std::fmt;

/// Something that was decided while reading a table, and that its owner may want to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A file that does not name its encoding was decoded.
    Encoding {
        /// The encoding that was taken.
        name: &'static str,
    },
    /// Some characters of a heading were lost before the text came here: they are U+FFFD.
    LostCharacters,
    /// Lines that begin with `#` were left out.
    Comments {
        /// How many.
        count: usize,
    },
    /// Lines above or below the table, or a line of units below its heading, were left out.
    SkippedRows {
        /// How many.
        count: usize,
        /// The first of them, from 1, as a spreadsheet counts.
        first: usize,
        /// What it says.
        text: String,
    },
    /// The first row has numbers and was taken for the heading.
    FirstRowHeading,
    /// The first row looks like a heading, but was taken for numbers.
    FirstRowNumbers,
    /// A plain list of numbers was read as one column.
    ListRead,
    /// A column without a name that only counts the rows was left out.
    IgnoredRowNumbers,
    /// A column without a name that holds a word for each row was left out.
    IgnoredRowNames,
    /// The first column has no name under a heading that names the others; it was kept, because it does not count or name the rows.
    UnnamedColumn {
        /// The name it got.
        name: String,
    },
    /// Columns without any number were left out.
    IgnoredColumns {
        /// Their names.
        names: Vec<String>,
    },
    /// A column in which some cells are no numbers was left out.
    MixedColumn {
        /// Its name.
        name: String,
        /// How many of its cells are no numbers.
        count: usize,
        /// How many cells it has that are not missing.
        cells: usize,
        /// The row of the first that is no number, from 1.
        row: usize,
        /// What that cell holds.
        text: String,
    },
    /// Many more columns in which some cells are no numbers were left out.
    MixedColumns {
        /// Their names, each with how many of its cells are no numbers.
        columns: Vec<(String, usize)>,
    },
    /// Rows of another length than the others were left out.
    RaggedRows {
        /// How many.
        count: usize,
        /// The first of them, from 1.
        first: usize,
        /// How many cells the others have.
        expected: usize,
    },
    /// Rows in which a value is missing or infinite were left out.
    DroppedRows {
        /// How many.
        count: usize,
        /// The first of them, from 1, as a spreadsheet counts.
        first: usize,
    },
    /// A unit or currency that stands in every cell of a column was taken off.
    UnitTaken {
        /// The column.
        name: String,
        /// The unit.
        unit: &'static str,
    },
    /// A comma or point that could mark thousands or decimals was read one way.
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
            Self::Encoding { .. } => "encoding",
            Self::LostCharacters => "lost-characters",
            Self::Comments { .. } => "comments",
            Self::SkippedRows { .. } => "skipped-rows",
            Self::FirstRowHeading => "first-row-heading",
            Self::FirstRowNumbers => "first-row-numbers",
            Self::ListRead => "list-read",
            Self::IgnoredRowNumbers => "ignored-row-numbers",
            Self::IgnoredRowNames => "ignored-row-names",
            Self::UnnamedColumn { .. } => "unnamed-column",
            Self::IgnoredColumns { .. } => "ignored-columns",
            Self::MixedColumn { .. } => "mixed-column",
            Self::MixedColumns { .. } => "more-mixed-columns",
            Self::RaggedRows { .. } => "ragged-rows",
            Self::DroppedRows { .. } => "dropped-rows",
            Self::UnitTaken { .. } => "unit-taken",
            Self::CommaRead { .. } => "comma-read",
        }
    }

    /// The sentence in English, with `{placeholders}` named as in [`Note::details`].
    fn sentence(&self) -> &'static str {
        match self {
            Self::Encoding { .. } => "The file does not name its encoding; it was read as {name}.",
            Self::LostCharacters => "Some characters of the headings could not be read (�).",
            Self::Comments { .. } => "Lines that begin with # were left out: {count}.",
            Self::SkippedRows { .. } => {
                "Rows that do not belong to the table were left out: {count}, the first is row {first}: “{text}”."
            }
            Self::FirstRowHeading => "The first row was taken as the heading.",
            Self::FirstRowNumbers => "The first row was read as numbers, not as a heading.",
            Self::ListRead => "A list without rows was read as one column.",
            Self::IgnoredRowNumbers => "The column of row numbers was left out.",
            Self::IgnoredRowNames => "The first column, which names the rows, was left out.",
            Self::UnnamedColumn { .. } => {
                "The first column has no heading; it was read as {heading}."
            }
            Self::IgnoredColumns { .. } => "Columns without numbers were left out: {names}.",
            Self::MixedColumn { .. } => {
                "The column {heading} was left out: of its {cells} cells {count} are no numbers, the first is in row {row}: “{text}”."
            }
            Self::MixedColumns { .. } => {
                "More columns were left out (in parentheses how many cells are no numbers): {names}."
            }
            Self::RaggedRows { .. } => {
                "Rows that do not have {expected} cells were left out: {count}, the first is row {first}."
            }
            Self::DroppedRows { .. } => {
                "Rows with a missing value were left out: {count}, the first is row {first}."
            }
            Self::UnitTaken { .. } => "The unit {unit} of {heading} was taken off.",
            Self::CommaRead { .. } => "{text} was read as {value}.",
        }
    }

    /// The placeholders of the sentence; `heading` is a reader's own name of a column, never a word of this crate.
    #[rustfmt::skip] // One line a variant.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::LostCharacters | Self::FirstRowHeading | Self::FirstRowNumbers | Self::ListRead | Self::IgnoredRowNumbers | Self::IgnoredRowNames => vec![],
            Self::UnnamedColumn { name } => written(&[("heading", name)]),
            Self::Encoding { name } => written(&[("name", name)]),
            Self::Comments { count } => written(&[("count", count)]),
            Self::SkippedRows { count, first, text } => written(&[("count", count), ("first", first), ("text", text)]),
            Self::IgnoredColumns { names } => written(&[("names", &names.join(", "))]),
            Self::MixedColumn { name, count, cells, row, text } => {
                written(&[("heading", name), ("count", count), ("cells", cells), ("row", row), ("text", text)])
            }
            Self::MixedColumns { columns } => {
                let names: Vec<String> = columns.iter().map(|(name, count)| format!("{name} ({count})")).collect();
                written(&[("names", &names.join(", "))])
            }
            Self::RaggedRows { count, first, expected } => written(&[("count", count), ("first", first), ("expected", expected)]),
            Self::DroppedRows { count, first } => written(&[("count", count), ("first", first)]),
            Self::UnitTaken { name, unit } => written(&[("heading", name), ("unit", unit)]),
            Self::CommaRead { text, value } => written(&[("text", text), ("value", &digits::full(*value))]),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fill(f, self.sentence(), &self.details())
    }
}
