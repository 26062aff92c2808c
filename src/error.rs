//! What can be wrong with the input, with the position, in one plain sentence each.
//!
//! A page in another language has its own sentence for every [`Error::key`] and fills in [`Error::details`].

use std::fmt;

/// Why a computation was refused.
///
/// Rows and columns count from 1, as a person counts; a heading line counts as a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// There are no numbers at all: an empty text, a batch without rows, a sequence without batches.
    EmptyInput,
    /// A table was read, but none of its columns holds numbers.
    NoNumericColumn,
    /// The text is no table: it holds bytes that no text has, like a picture or a spreadsheet file would.
    NotATable,
    /// A cell begins with a quotation mark that nothing closes.
    UnclosedQuote {
        /// The row in which it begins, from 1.
        row: usize,
    },
    /// A row has more or fewer cells than the rows before it.
    RaggedRow {
        /// The row, from 1.
        row: usize,
        /// How many cells it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// A cell of a column of numbers holds something else.
    NotANumber {
        /// The row, from 1.
        row: usize,
        /// The column, from 1.
        column: usize,
        /// What was found.
        text: String,
    },
    /// A cell of a table holds NaN or an infinity, which would make NaN of everything that is computed with it.
    NotFinite {
        /// The row, from 1.
        row: usize,
        /// The column, from 1.
        column: usize,
        /// What was found.
        text: String,
    },
    /// A number that the arithmetic cannot hold: its square would be infinite.
    NumberTooLarge {
        /// The row, from 1.
        row: usize,
        /// The column, from 1.
        column: usize,
        /// What was found.
        text: String,
    },
    /// More of something than is allowed.
    TooMuch {
        /// Of what, in the plural ("rows").
        what: &'static str,
        /// The most that is allowed.
        limit: usize,
        /// How many there are.
        found: usize,
    },
    /// Less of something than is needed: one row has no variance with the divisor N−1.
    TooFew {
        /// Of what, in the plural ("rows").
        what: &'static str,
        /// The least that is needed.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// A setting outside its range.
    BadParameter {
        /// The setting ("epsilon").
        name: &'static str,
        /// The value given.
        value: f64,
        /// What it must be ("at least 0").
        must: &'static str,
    },
    /// Two things that must have the same number of entries do not.
    ShapeMismatch {
        /// The thing that does not fit ("gamma").
        what: &'static str,
        /// The shape it should have.
        expected: Vec<usize>,
        /// The shape it has.
        found: Vec<usize>,
    },
    /// A name that nothing has: a quantity, a walk, a generator.
    UnknownName {
        /// What kind of thing was looked for ("quantity").
        what: &'static str,
        /// The name given.
        name: String,
    },
}

impl Error {
    /// A short name in kebab case, one per variant, under which a page keeps its own sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Self::EmptyInput => "empty-input",
            Self::NoNumericColumn => "no-numeric-column",
            Self::NotATable => "not-a-table",
            Self::UnclosedQuote { .. } => "unclosed-quote",
            Self::RaggedRow { .. } => "ragged-row",
            Self::NotANumber { .. } => "not-a-number",
            Self::NotFinite { .. } => "not-finite",
            Self::NumberTooLarge { .. } => "number-too-large",
            Self::TooMuch { .. } => "too-much",
            Self::TooFew { .. } => "too-few",
            Self::BadParameter { .. } => "bad-parameter",
            Self::ShapeMismatch { .. } => "shape-mismatch",
            Self::UnknownName { .. } => "unknown-name",
        }
    }

    /// The placeholders of the sentence, by the names of the variant's fields.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::EmptyInput | Self::NoNumericColumn | Self::NotATable => vec![],
            Self::UnclosedQuote { row } => vec![("row", row.to_string())],
            Self::RaggedRow {
                row,
                found,
                expected,
            } => {
                vec![
                    ("row", row.to_string()),
                    ("found", found.to_string()),
                    ("expected", expected.to_string()),
                ]
            }
            Self::NotANumber { row, column, text }
            | Self::NotFinite { row, column, text }
            | Self::NumberTooLarge { row, column, text } => {
                vec![
                    ("row", row.to_string()),
                    ("column", column.to_string()),
                    ("text", text.clone()),
                ]
            }
            Self::TooMuch { what, limit, found } => {
                vec![
                    ("what", what.to_string()),
                    ("limit", limit.to_string()),
                    ("found", found.to_string()),
                ]
            }
            Self::TooFew {
                what,
                needed,
                found,
            } => {
                vec![
                    ("what", what.to_string()),
                    ("needed", needed.to_string()),
                    ("found", found.to_string()),
                ]
            }
            Self::BadParameter { name, value, must } => {
                vec![
                    ("name", name.to_string()),
                    ("value", value.to_string()),
                    ("must", must.to_string()),
                ]
            }
            Self::ShapeMismatch {
                what,
                expected,
                found,
            } => {
                vec![
                    ("what", what.to_string()),
                    ("expected", shape(expected)),
                    ("found", shape(found)),
                ]
            }
            Self::UnknownName { what, name } => {
                vec![("what", what.to_string()), ("name", name.clone())]
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyInput => write!(f, "There are no numbers to compute with."),
            Self::NoNumericColumn => write!(f, "None of the columns holds numbers."),
            Self::NotATable => write!(f, "This is not a table of text."),
            Self::UnclosedQuote { row } => {
                write!(f, "The quotation mark in row {row} is never closed.")
            }
            Self::RaggedRow {
                row,
                found,
                expected,
            } => {
                write!(
                    f,
                    "Row {row} has {found} cells where {expected} were expected."
                )
            }
            Self::NotANumber { row, column, text } => {
                write!(f, "Row {row}, column {column} is not a number: “{text}”.")
            }
            Self::NotFinite { row, column, text } => {
                write!(
                    f,
                    "Row {row}, column {column} is not a finite number: {text}."
                )
            }
            Self::NumberTooLarge { row, column, text } => {
                write!(
                    f,
                    "The number in row {row}, column {column} is too large to square: {text}."
                )
            }
            Self::TooMuch { what, limit, found } => write!(
                f,
                "At most {limit} {what} are allowed, but there are {found}."
            ),
            Self::TooFew {
                what,
                needed,
                found,
            } => write!(
                f,
                "At least {needed} {what} are needed, but there are {found}."
            ),
            Self::BadParameter { name, value, must } => {
                write!(f, "The value of {name} must be {must}, but it is {value}.")
            }
            Self::ShapeMismatch {
                what,
                expected,
                found,
            } => {
                write!(
                    f,
                    "The shape of {what} must be {}, but it is {}.",
                    shape(expected),
                    shape(found)
                )
            }
            Self::UnknownName { what, name } => write!(f, "There is no {what} called “{name}”."),
        }
    }
}

impl std::error::Error for Error {}

fn shape(sizes: &[usize]) -> String {
    let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
    format!("({})", sizes.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_the_place_and_the_details_carry_the_same_words() {
        let error = Error::NotANumber {
            row: 3,
            column: 2,
            text: "abc".into(),
        };
        assert_eq!(error.to_string(), "Row 3, column 2 is not a number: “abc”.");
        assert_eq!(error.key(), "not-a-number");
        for (_, detail) in error.details() {
            assert!(error.to_string().contains(&detail));
        }
        let error = Error::ShapeMismatch {
            what: "gamma",
            expected: vec![3],
            found: vec![2, 1],
        };
        assert_eq!(
            error.to_string(),
            "The shape of gamma must be (3), but it is (2, 1)."
        );
    }
}
