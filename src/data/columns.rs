//! A grid of cells to columns of numbers: heading or not, numbers or words, what a comma means, what is missing.

use super::Note;
use super::csv::Grid;
use super::separator::Separator;
use crate::digits::{Comma, Misread, comma, read_as, short};
use crate::error::Error;

/// The longest text that can be a number; longer ones are not even tried.
const LONGEST: usize = 400;
/// The largest number that may enter the arithmetic: its square, summed over every row, is still finite.
const LARGEST: f64 = 1e150;

/// Marks that stand for a value nobody knows.
const MISSING: [&str; 9] = ["", "NA", "N/A", "n/a", "#N/A", "null", "None", "?", "-"];

/// What one column of a grid holds.
#[derive(Default)]
pub(super) struct Column {
    numbers: usize,
    words: usize,
    /// Numbers that contain a comma which can only mark decimals, or only thousands.
    decimal: usize,
    thousands: usize,
    /// Numbers without a comma, and those of them with a point.
    bare: usize,
    pointed: usize,
    /// A number whose comma can mean both.
    ambiguous: Option<usize>,
}

/// Whether a text is a number in one reading or another (NaN, infinities and numbers that are too large included).
pub(super) fn is_number(text: &str) -> bool {
    let likely = match comma(text) {
        Some(Some(Comma::Decimal)) => [Comma::Decimal, Comma::Thousands],
        _ => [Comma::Thousands, Comma::Decimal],
    };
    let reads = |meaning| matches!(read_as(text, meaning), Ok(_) | Err(Misread::TooLarge));
    text.len() <= LONGEST && likely.into_iter().any(reads)
}

/// Whether a cell holds nothing, or a mark that says so.
pub(super) fn is_missing(text: &str) -> bool {
    MISSING.contains(&text)
}

/// Whether the first row names the columns: it has words and no number.
pub(super) fn has_heading(grid: &Grid) -> bool {
    grid.row(0).iter().any(|cell| !is_missing(cell))
        && !grid.row(0).iter().any(|cell| is_number(cell))
}

impl Column {
    pub fn look(grid: &Grid, column: usize, first: usize) -> Self {
        let mut found = Self::default();
        for row in first..grid.rows.len() {
            let cell = grid.row(row)[column].as_ref();
            if is_missing(cell) {
                continue;
            }
            if !is_number(cell) {
                found.words += 1;
                continue;
            }
            found.numbers += 1;
            match comma(cell) {
                None => {
                    found.bare += 1;
                    found.pointed += usize::from(cell.contains(['.']));
                }
                Some(Some(Comma::Decimal)) => found.decimal += 1,
                Some(Some(Comma::Thousands)) => found.thousands += 1,
                Some(None) => found.ambiguous = found.ambiguous.or(Some(row)),
            }
        }
        found
    }

    /// Whether there is nothing in it at all.
    pub fn is_empty(&self) -> bool {
        self.numbers + self.words == 0
    }

    /// A column of numbers, in which a word is a mistake; otherwise a column of words, in which a number is by chance.
    pub fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.numbers >= self.words
    }
}

/// What a comma means in each column: by its own numbers, or else by those of the whole table, or else by the separator.
///
/// Where nothing decides (`1,234` alone) a note says how it was read.
pub(super) fn commas(grid: &Grid, columns: &[Column], notes: &mut Vec<Note>) -> Vec<Comma> {
    let numeric = || columns.iter().filter(|column| column.is_numeric());
    let table = if numeric().any(|column| column.decimal > 0) {
        Some(Comma::Decimal)
    } else if numeric().any(|column| column.thousands + column.pointed > 0) {
        Some(Comma::Thousands)
    } else {
        None
    };
    let mut noted = false;
    let mut decide = |(index, column): (usize, &Column)| {
        if column.decimal + column.thousands > 0 {
            return if column.decimal > 0 {
                Comma::Decimal
            } else {
                Comma::Thousands
            };
        }
        let Some(row) = column.ambiguous else {
            return table.unwrap_or(Comma::Thousands);
        };
        // Numbers without a comma beside 1,234 are those below a thousand. A comma file quotes numbers grouped by commas.
        let by_column = if column.bare > 0 || grid.separator == Separator::Mark(',') {
            Comma::Thousands
        } else {
            Comma::Decimal
        };
        let meaning = table.unwrap_or(by_column);
        if table.is_none() && column.is_numeric() && !noted {
            noted = true;
            let text = grid.row(row)[index].to_string();
            let value = read_as(&text, meaning).unwrap_or(f64::NAN);
            notes.push(Note::CommaRead { text, value });
        }
        meaning
    };
    columns.iter().enumerate().map(&mut decide).collect()
}

/// The number in a cell of a numeric column.
pub(super) fn number(text: &str, meaning: Comma, row: usize, column: usize) -> Result<f64, Error> {
    if text.len() > LONGEST {
        return Err(Misread::NotANumber.at(row, column, text));
    }
    match read_as(text, meaning) {
        Ok(value) if !value.is_finite() => {
            let text = short(text);
            Err(Error::NotFinite { row, column, text })
        }
        Ok(value) if value.abs() <= LARGEST => Ok(value),
        Ok(_) => Err(Misread::TooLarge.at(row, column, text)),
        Err(misread) => Err(misread.at(row, column, text)),
    }
}
