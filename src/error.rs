//! What can be wrong with the input, with the position, in one plain sentence each.
//!
//! A page in another language has its own sentence for every [`Error::key`] and fills in [`Error::details`].

mod misread;

use crate::digits;
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
    /// A table was read, but in each of its columns some cells are no numbers.
    MixedColumns {
        /// The columns in which at least one cell is a number.
        names: Vec<String>,
        /// The row of the first cell that is none, from 1.
        row: usize,
        /// What that cell holds.
        text: String,
    },
    /// Each row of a table has a missing value.
    AllRowsMissing {
        /// The column with the most of them.
        name: String,
        /// How many of its cells are missing.
        count: usize,
        /// How many rows the table has.
        rows: usize,
    },
    /// An array lacks a bracket.
    OpenBracket,
    /// An array was shortened when it was printed: it has `...` in the place of numbers.
    CutArray,
    /// An array has more than two dimensions.
    DeepArray,
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
    /// A number whose comma could mark thousands or decimals, like 1,234.
    AmbiguousComma {
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
            Self::MixedColumns { .. } => "mixed-columns",
            Self::AllRowsMissing { .. } => "all-rows-missing",
            Self::OpenBracket => "open-bracket",
            Self::CutArray => "cut-array",
            Self::DeepArray => "deep-array",
            Self::NotATable => "not-a-table",
            Self::UnclosedQuote { .. } => "unclosed-quote",
            Self::RaggedRow { .. } => "ragged-row",
            Self::NotANumber { .. } => "not-a-number",
            Self::AmbiguousComma { .. } => "ambiguous-comma",
            Self::NumberTooLarge { .. } => "number-too-large",
            Self::TooMuch { .. } => "too-much",
            Self::TooFew { .. } => "too-few",
            Self::BadParameter { .. } => "bad-parameter",
            Self::ShapeMismatch { .. } => "shape-mismatch",
            Self::UnknownName { .. } => "unknown-name",
        }
    }

    /// The sentence in English, with `{placeholders}` named as in [`Error::details`].
    fn sentence(&self) -> &'static str {
        match self {
            Self::EmptyInput => "There are no numbers to compute with.",
            Self::NoNumericColumn => "None of the columns holds numbers.",
            Self::MixedColumns { .. } => {
                "No column holds only numbers. Partly numbers: {names}. The first cell that is none is in row {row}: “{text}”."
            }
            Self::AllRowsMissing { .. } => {
                "No row is complete: a value is missing in each. Most are missing in {heading}, in {count} of {rows} rows."
            }
            Self::OpenBracket => "A bracket of the array is never closed, or never opened.",
            Self::CutArray => {
                "The array is not complete: it has “...” where numbers were left out."
            }
            Self::DeepArray => "The array has more than two dimensions.",
            Self::NotATable => "This is not a table of text.",
            Self::UnclosedQuote { .. } => "The quotation mark in row {row} is never closed.",
            Self::RaggedRow { .. } => "Row {row} has {found} cells where {expected} were expected.",
            Self::NotANumber { .. } => "Row {row}, column {column} is not a number: “{text}”.",
            Self::AmbiguousComma { .. } => {
                "The comma in row {row}, column {column} could mark thousands or decimals: {text}."
            }
            Self::NumberTooLarge { .. } => {
                "The number in row {row}, column {column} is too large to square: {text}."
            }
            Self::TooMuch { .. } => "At most {limit} {what} are allowed, but there are {found}.",
            Self::TooFew { .. } => "At least {needed} {what} are needed, but there are {found}.",
            Self::BadParameter { .. } => "The value of {name} must be {must}, but it is {value}.",
            Self::ShapeMismatch { .. } => "The shape of {what} must be {expected}, not {found}.",
            Self::UnknownName { .. } => "There is no {what} called “{name}”.",
        }
    }

    /// The placeholders of the sentence, by the names of the variant's fields.
    #[rustfmt::skip] // One line a variant.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::EmptyInput | Self::NoNumericColumn | Self::NotATable | Self::OpenBracket | Self::CutArray | Self::DeepArray => vec![],
            Self::MixedColumns { names, row, text } => written(&[("names", &names.join(", ")), ("row", row), ("text", text)]),
            Self::AllRowsMissing { name, count, rows } => written(&[("heading", name), ("count", count), ("rows", rows)]),
            Self::UnclosedQuote { row } => written(&[("row", row)]),
            Self::RaggedRow { row, found, expected } => written(&[("row", row), ("found", found), ("expected", expected)]),
            Self::NotANumber { row, column, text }
            | Self::AmbiguousComma { row, column, text }
            | Self::NumberTooLarge { row, column, text } => written(&[("row", row), ("column", column), ("text", text)]),
            Self::TooMuch { what, limit, found } => written(&[("what", what), ("limit", limit), ("found", found)]),
            Self::TooFew { what, needed, found } => written(&[("what", what), ("needed", needed), ("found", found)]),
            Self::BadParameter { name, value, must } => written(&[("name", name), ("value", &digits::plain(*value)), ("must", must)]),
            Self::ShapeMismatch { what, expected, found } => {
                written(&[("what", what), ("expected", &shape(expected)), ("found", &shape(found))])
            }
            Self::UnknownName { what, name } => written(&[("what", what), ("name", name)]),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fill(f, self.sentence(), &self.details())
    }
}

impl std::error::Error for Error {}

/// Writes a sentence with its placeholders filled in, part by part, so that braces in a reader's own text stay what they are.
pub(crate) fn fill(
    f: &mut fmt::Formatter<'_>,
    sentence: &str,
    details: &[(&'static str, String)],
) -> fmt::Result {
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(fmt::Error)?;
        let (_, detail) = details
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or(fmt::Error)?;
        write!(f, "{before}{detail}")?;
        rest = after;
    }
    f.write_str(rest)
}

pub(crate) fn written(details: &[(&'static str, &dyn ToString)]) -> Vec<(&'static str, String)> {
    let written = details
        .iter()
        .map(|(name, value)| (*name, value.to_string()));
    written.collect()
}

fn shape(sizes: &[usize]) -> String {
    let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
    format!("({})", sizes.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip] // One line an error.
    fn every_sentence_is_complete_and_uses_every_detail() {
        let (row, column, text) = (3, 2, String::from("{a}"));
        let (what, found) = ("rows", 7);
        let errors = [
            (Error::EmptyInput, "There are no numbers to compute with."),
            (Error::NoNumericColumn, "None of the columns holds numbers."),
            (Error::MixedColumns { names: vec!["a".into(), "b".into()], row, text: text.clone() }, "No column holds only numbers. Partly numbers: a, b. The first cell that is none is in row 3: “{a}”."),
            (Error::AllRowsMissing { name: "a".into(), count: 7, rows: 9 }, "No row is complete: a value is missing in each. Most are missing in a, in 7 of 9 rows."),
            (Error::OpenBracket, "A bracket of the array is never closed, or never opened."),
            (Error::CutArray, "The array is not complete: it has “...” where numbers were left out."),
            (Error::DeepArray, "The array has more than two dimensions."),
            (Error::NotATable, "This is not a table of text."),
            (Error::UnclosedQuote { row }, "The quotation mark in row 3 is never closed."),
            (Error::RaggedRow { row, found, expected: 4 }, "Row 3 has 7 cells where 4 were expected."),
            (Error::NotANumber { row, column, text: text.clone() }, "Row 3, column 2 is not a number: “{a}”."),
            (Error::NumberTooLarge { row, column, text }, "The number in row 3, column 2 is too large to square: {a}."),
            (Error::TooMuch { what, limit: 5, found }, "At most 5 rows are allowed, but there are 7."),
            (Error::TooFew { what, needed: 8, found }, "At least 8 rows are needed, but there are 7."),
            (Error::BadParameter { name: "rho", value: 1.5, must: "below 1" }, "The value of rho must be below 1, but it is 1.5."),
            (Error::ShapeMismatch { what: "gamma", expected: vec![3], found: vec![2, 1] }, "The shape of gamma must be (3), not (2, 1)."),
            (Error::UnknownName { what: "walk", name: "run".into() }, "There is no walk called “run”."),
        ];
        for (error, sentence) in errors {
            assert_eq!(error.to_string(), sentence);
            assert!(error.details().iter().all(|(_, detail)| sentence.contains(detail)), "{sentence}");
        }
    }
}
