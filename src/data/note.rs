//! What a reader should know about how a table was read.

use crate::digits;
use std::fmt;

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
