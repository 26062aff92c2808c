//! From rows of cells to a batch: where the heading is, which columns hold numbers, what a comma means, which rows are whole.

use super::cell::{self, is_missing, with_unit};
use super::grid::{self, Grid, Row, Separator, usual};
use super::{Batch, COLUMNS, Note, ROWS, array, letters};
use crate::digits::{Misread, Readings, short};
use crate::error::Error;
use ndarray::Array2;

/// The largest number that may enter the arithmetic: its square, summed over every row, is still finite.
const LARGEST: f64 = 1e150;
/// Programs of DOS ended a text so.
const DOS_END: char = '\u{1a}';
/// Rows below a possible heading that are looked at to tell whether it is one.
const LOOK: usize = 200;
/// Rows above a table that are looked at to find its heading.
const LOOK_ABOVE: usize = 12;
/// One row of another length in so many is left out; if there are more, the text was cut in the wrong places.
const RAGGED: usize = 20;
/// So many columns that are partly text get a note of their own.
const MIXED_NOTES: usize = 8;

/// The batch of a text, and for each of its rows the block it belongs to.
pub(super) fn read(text: &str) -> Result<(Batch, Vec<usize>), Error> {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .trim_end_matches(DOS_END);
    if grid::is_no_table(text) {
        return Err(Error::NotATable);
    }
    let text = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace(grid::MARKS, "\u{fffd}");
    let mut notes = Vec::new();
    let table = match array::read(&text)? {
        Some((grid, is_list)) => {
            notes.extend(is_list.then_some(Note::ListRead));
            Table::of_array(grid)
        }
        None => Table::of_grid(Grid::read(&text)?, &mut notes)?,
    };
    table.batch(notes)
}

/// A table whose lines that are no rows have been left out.
struct Table {
    separator: Separator,
    /// Whether a point can only mark decimals, as in arrays that programs print.
    is_array: bool,
    /// The names as they stand in the heading; empty where there is none.
    names: Vec<String>,
    /// Whether the first column has no name under a heading that names others.
    unnamed_first: bool,
    rows: Vec<Row>,
    more: usize,
}

impl Table {
    fn of_array(grid: Grid) -> Self {
        Self {
            separator: grid.separator,
            is_array: true,
            names: vec![String::new(); grid.rows[0].len()],
            unnamed_first: false,
            rows: grid.rows,
            more: grid.more,
        }
    }

    fn of_grid(grid: Grid, notes: &mut Vec<Note>) -> Result<Self, Error> {
        let Grid {
            separator,
            mut rows,
            more,
            mut comments,
        } = grid;
        // Columns that are empty in every row count as nothing.
        let filled = rows.iter().map(Row::filled).max().unwrap_or(0);
        let mut width = usual(rows.iter().map(|row| row.len().min(filled)));
        // Rows may stop at their last number: where some are as long as the heading, that is how long they should be.
        let names = rows[0].filled();
        let has_numbers = |row: &Row| row.cells().any(is_numeric);
        if names > width
            && !has_numbers(&rows[0])
            && rows[1..]
                .iter()
                .any(|row| row.filled() == names && has_numbers(row))
        {
            width = names;
        }
        let has_width = |row: &Row| row.len().min(filled) >= width && row.filled() <= width;
        // Comments further down, which could not be told from rows before.
        let all = rows.len();
        rows.retain(|row| {
            has_width(row) || !row.cell(0).starts_with('#') || cell::is_sheet_error(row.cell(0))
        });
        comments += all - rows.len();
        if comments > 0 {
            notes.push(Note::Comments { count: comments });
        }

        // A title above, a source below: words in rows of another length.
        let mut skipped = Vec::new();
        let whole = rows.iter().position(has_width).unwrap_or(0);
        let one_short = whole == 1 && is_one_short(&rows, width);
        let above_heading = matches!(
            heading(&rows[whole..], width),
            Heading::Sure | Heading::Guessed
        );
        let is_title = |row: &&Row| {
            has_word(row) && (above_heading || row.filled() < width && !has_numbers(row))
        };
        let above = if one_short {
            0
        } else {
            rows[..whole].iter().take_while(is_title).count()
        };
        skipped.extend(rows.drain(..above));
        let is_source = |row: &&Row| {
            !has_width(row) && has_word(row) && (row.filled() < width || !has_numbers(row))
        };
        let below = rows.iter().rev().take_while(is_source).count();
        let footer = rows.split_off(rows.len() - below.min(rows.len() - 1));
        let short_heading = one_short.then(|| rows.remove(0));

        let mut ragged: Vec<(usize, usize)> = Vec::new();
        let all = rows.len();
        rows.retain(|row| {
            let keep = has_width(row);
            if !keep {
                ragged.push((row.number, row.filled().max(row.len().min(filled))));
            }
            keep
        });
        if let Some(&(row, found)) = ragged.first() {
            if ragged.len() * RAGGED > all {
                return Err(Error::RaggedRow {
                    row,
                    found,
                    expected: width,
                });
            }
            notes.push(Note::RaggedRows {
                count: ragged.len(),
                first: row,
                expected: width,
            });
        }
        if rows.iter().any(|row| {
            row.cells()
                .all(|cell| matches!(cell, "..." | ".." | "…" | ""))
                && row.cells().any(|cell| cell != ".." && !cell.is_empty())
        }) {
            return Err(Error::CutArray);
        }

        // A spreadsheet fills the lines of a title up with empty cells.
        if short_heading.is_none() {
            let padded = heading_below_titles(&rows, width);
            skipped.extend(rows.drain(..padded));
        }
        let mut names = vec![String::new(); width];
        let mut unnamed_first = false;
        if let Some(heading) = short_heading {
            unnamed_first = true;
            names[1..]
                .iter_mut()
                .zip(heading.cells())
                .for_each(|(name, cell)| *name = tidy(cell));
            if heading.cells().any(is_numeric) {
                notes.push(Note::FirstRowHeading);
            }
        } else {
            let kind = heading(&rows, width);
            notes.extend(match kind {
                Heading::Guessed => Some(Note::FirstRowHeading),
                Heading::Refused => Some(Note::FirstRowNumbers),
                Heading::Sure | Heading::None => None,
            });
            if matches!(kind, Heading::Sure | Heading::Guessed) {
                let heading = rows.remove(0);
                (0..width).for_each(|column| names[column] = tidy(heading.cell(column)));
                unnamed_first = is_unnamed(&names[0]);
            }
        }
        if is_row_of_units(&rows, width) {
            skipped.push(rows.remove(0));
        }
        let padded_below = rows
            .iter()
            .rev()
            .take_while(|row| is_padded_source(row, &rows, width))
            .count();
        let footer = rows
            .split_off(rows.len() - padded_below)
            .into_iter()
            .chain(footer);
        skipped.extend(footer);
        if let Some(first) = skipped.first() {
            let text: Vec<&str> = first.cells().filter(|cell| !cell.is_empty()).collect();
            let text = short(&text.join(" "));
            // MATLAB prints a factor for the whole matrix in a line of its own.
            if skipped
                .iter()
                .any(|row| row.filled() == 2 && row.cell(1) == "*" && is_numeric(row.cell(0)))
            {
                return Err(Error::CutArray);
            }
            notes.push(Note::SkippedRows {
                count: skipped.len(),
                first: first.number,
                text,
            });
        }
        Ok(Self {
            separator,
            is_array: false,
            names,
            unnamed_first,
            rows,
            more,
        })
    }

    fn batch(self, mut notes: Vec<Note>) -> Result<(Batch, Vec<usize>), Error> {
        let Self { rows, more, .. } = &self;
        if rows.len() + more > ROWS {
            return Err(Error::TooMuch {
                what: "rows",
                limit: ROWS,
                found: rows.len() + more,
            });
        }
        if rows.is_empty() {
            return Err(Error::NoNumericColumn);
        }
        let mut columns: Vec<Column> = (0..self.names.len())
            .map(|column| Column::read(rows, column))
            .collect();
        let names = distinct(&self.names);
        if self.unnamed_first {
            notes.extend(row_names(rows, &mut columns[0]));
        }
        let chosen = self.choose(&columns, &names, &mut notes)?;
        for &column in &chosen {
            if let Some(unit) = columns[column].unit {
                notes.push(Note::UnitTaken {
                    name: names[column].clone(),
                    unit,
                });
            }
        }
        self.decide_commas(&mut columns, &chosen, &mut notes);
        let mut values = Vec::with_capacity(rows.len() * chosen.len());
        let (mut blocks, mut dropped) = (Vec::new(), Vec::new());
        for (index, row) in rows.iter().enumerate() {
            if chosen
                .iter()
                .any(|&column| columns[column].values[index].is_nan())
            {
                dropped.push(row.number);
                continue;
            }
            for &column in &chosen {
                let value = columns[column].values[index];
                if value.abs() > LARGEST {
                    return Err(Misread::TooLarge.at(row.number, column + 1, row.cell(column)));
                }
                values.push(value);
            }
            blocks.push(row.block);
        }
        if blocks.is_empty() {
            let missing = |column: usize| {
                columns[column]
                    .values
                    .iter()
                    .filter(|value| value.is_nan())
                    .count()
            };
            let most = chosen
                .iter()
                .copied()
                .max_by_key(|&column| (missing(column), usize::MAX - column))
                .unwrap_or(0);
            return Err(Error::AllRowsMissing {
                name: names[most].clone(),
                count: missing(most),
                rows: rows.len(),
            });
        }
        if let Some(&first) = dropped.first() {
            notes.push(Note::DroppedRows {
                count: dropped.len(),
                first,
            });
        }
        let names: Vec<String> = chosen.iter().map(|&column| names[column].clone()).collect();
        if names.iter().any(|name| name.contains('\u{fffd}')) {
            notes.push(Note::LostCharacters);
        }
        let shape = (blocks.len(), chosen.len());
        let values = Array2::from_shape_vec(shape, values).map_err(|_| Error::ShapeMismatch {
            what: "table",
            expected: vec![shape.0, shape.1],
            found: vec![],
        })?; // (batch, features)
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
        &self,
        columns: &[Column],
        names: &[String],
        notes: &mut Vec<Note>,
    ) -> Result<Vec<usize>, Error> {
        let chosen: Vec<usize> = (0..columns.len())
            .filter(|&column| columns[column].is_numeric())
            .collect();
        let mixed: Vec<usize> = (0..columns.len())
            .filter(|&column| columns[column].is_mixed())
            .collect();
        let first_word = |column: usize| {
            let index = columns[column].first_word.unwrap_or(0);
            (
                self.rows[index].number,
                short(self.rows[index].cell(column)),
            )
        };
        if chosen.is_empty() {
            let Some(&column) = mixed.first() else {
                return Err(Error::NoNumericColumn);
            };
            let (row, text) = first_word(column);
            let names = mixed.iter().map(|&column| names[column].clone()).collect();
            return Err(Error::MixedColumns { names, row, text });
        }
        if chosen.len() > COLUMNS {
            return Err(Error::TooMuch {
                what: "columns",
                limit: COLUMNS,
                found: chosen.len(),
            });
        }
        // A column without a name in which nothing stands counts as nothing.
        let is_word = |column: &usize| {
            columns[*column].is_words()
                && (!self.names[*column].is_empty() || columns[*column].marks > 0)
        };
        let words: Vec<String> = (0..columns.len())
            .filter(is_word)
            .map(|column| names[column].clone())
            .collect();
        if !words.is_empty() {
            notes.push(Note::IgnoredColumns { names: words });
        }
        for &column in mixed.iter().take(MIXED_NOTES) {
            let (row, text) = first_word(column);
            let Column { words, numbers, .. } = columns[column];
            notes.push(Note::MixedColumn {
                name: names[column].clone(),
                count: words,
                cells: words + numbers,
                row,
                text,
            });
        }
        if let Some(rest) = mixed.get(MIXED_NOTES..).filter(|rest| !rest.is_empty()) {
            let columns = rest
                .iter()
                .map(|&column| (names[column].clone(), columns[column].words))
                .collect();
            notes.push(Note::MixedColumns { columns });
        }
        Ok(chosen)
    }

    /// Decides in each column what commas and points mean: by its own numbers, else by the other columns, else by the separator.
    fn decide_commas(&self, columns: &mut [Column], chosen: &[usize], notes: &mut Vec<Note>) {
        let any = |has: fn(&Column) -> bool| chosen.iter().any(|&column| has(&columns[column]));
        let (point, comma) = (
            any(|column| column.point_only > 0),
            any(|column| column.comma_only > 0),
        );
        for &index in chosen {
            let column = &mut columns[index];
            let both = column.both.map(|row| (row, self.rows[row].cell(index)));
            let is_comma = both.is_some_and(|(_, text)| text.contains([',', '，']));
            let decided = match (column.point_only > 0, column.comma_only > 0, both) {
                (true, _, _) | (false, false, None) => Some(false),
                (false, true, _) => Some(true),
                _ if point != comma => Some(comma),
                // A comma file quotes commas that group thousands, and its points mark decimals.
                _ if self.is_array || self.separator == Separator::Mark(',') && !is_comma => {
                    Some(false)
                }
                _ => None,
            };
            // Numbers without a comma beside 1,234 are those below a thousand.
            let thousands = column.bare > 0 || self.separator == Separator::Mark(',');
            let by_comma = decided.unwrap_or(is_comma && !thousands);
            // 1,5 in a single column could also be two numbers.
            let first_comma = column
                .commas_only()
                .filter(|_| self.separator == Separator::None);
            let both = both.filter(|_| decided.is_none() || by_comma && !is_comma);
            if by_comma {
                column.use_commas();
            }
            let noted = both.or(first_comma.map(|row| (row, self.rows[row].cell(index))));
            if let Some((row, text)) = noted {
                let value = column.values[row];
                notes.push(Note::CommaRead {
                    text: text.to_owned(),
                    value,
                });
            }
        }
    }
}

/// What one column holds.
struct Column {
    /// The number of each row with a point before the decimals, NaN where it is missing or none; after [`Column::use_commas`] with a comma.
    values: Vec<f64>,
    /// The same with a comma before the decimals, for the rows in which that is another number.
    commas: Vec<(usize, f64)>,
    numbers: usize,
    words: usize,
    /// Marks for a missing value; empty cells are not counted.
    marks: usize,
    first_word: Option<usize>,
    /// Numbers that are some only with a point, or only with a comma, before the decimals.
    point_only: usize,
    comma_only: usize,
    /// Numbers without any mark.
    bare: usize,
    /// The first number that is another one with a comma than with a point.
    both: Option<usize>,
    /// The unit that every cell has.
    unit: Option<&'static str>,
    /// Whether it counts or names the rows, which a note of its own says.
    is_row_names: bool,
}

impl Column {
    fn read(rows: &[Row], column: usize) -> Self {
        let mut found = Self::of(rows, column, cell::number, None);
        if found.numbers == 0 && found.words > 0 {
            let first = found
                .first_word
                .and_then(|row| with_unit(rows[row].cell(column)));
            if let Some((_, unit)) = first {
                let same = |text: &str| {
                    with_unit(text)
                        .filter(|(_, other)| *other == unit)
                        .map(|(number, _)| number)
                };
                let taken = Self::of(rows, column, same, Some(unit));
                if taken.words == 0 {
                    found = taken;
                }
            }
        }
        found
    }

    fn of(
        rows: &[Row],
        column: usize,
        number: impl Fn(&str) -> Option<Readings>,
        unit: Option<&'static str>,
    ) -> Self {
        let mut found = Self {
            values: Vec::with_capacity(rows.len()),
            commas: Vec::new(),
            numbers: 0,
            words: 0,
            marks: 0,
            first_word: None,
            point_only: 0,
            comma_only: 0,
            bare: 0,
            both: None,
            unit,
            is_row_names: false,
        };
        // The first number that only a point, only a comma can explain, and how many have both meanings with either mark.
        let (mut first_point, mut first_comma) = (None, None);
        let (mut points, mut commas) = (0, 0);
        for (index, row) in rows.iter().enumerate() {
            let text = row.cell(column);
            let number = number(text);
            let value = number.and_then(|number| number.point).unwrap_or(f64::NAN);
            found.values.push(value);
            match number {
                Some(Readings {
                    point: Some(point),
                    comma: Some(comma),
                }) if point == comma => found.bare += 1,
                Some(Readings {
                    point: Some(_),
                    comma: Some(comma),
                }) => {
                    found.commas.push((index, comma));
                    found.both = found.both.or(Some(index));
                    if text.contains([',', '，']) {
                        commas += 1
                    } else {
                        points += 1
                    }
                }
                Some(Readings { comma: None, .. }) => {
                    found.point_only += 1;
                    first_point = first_point.or(Some(index));
                }
                Some(Readings {
                    comma: Some(comma), ..
                }) => {
                    found.commas.push((index, comma));
                    found.comma_only += 1;
                    first_comma = first_comma.or(Some(index));
                }
                None if is_missing(text) => {
                    found.marks += usize::from(!text.is_empty());
                    continue;
                }
                None => {
                    found.words += 1;
                    found.first_word = found.first_word.or(Some(index));
                    continue;
                }
            }
            found.numbers += 1;
        }
        // In one column a mark has one meaning: the fewer numbers that contradict the others are none.
        let (fewer, first) = if found.point_only <= found.comma_only {
            (found.point_only, first_point)
        } else {
            (found.comma_only, first_comma)
        };
        let undecided = found.point_only + found.comma_only == 0;
        let (fewer, first) = if undecided && points > 0 && commas > 0 {
            (points.min(commas), found.both)
        } else {
            (fewer, first)
        };
        found.words += fewer;
        found.numbers -= fewer;
        if fewer > 0 {
            found.first_word = found.first_word.min(first).or(first);
        }
        found
    }

    /// The first number that only a comma before the decimals can explain.
    fn commas_only(&self) -> Option<usize> {
        let first = |(row, comma): &(usize, f64)| {
            (self.values[*row].is_nan() && !comma.is_nan()).then_some(*row)
        };
        self.commas.iter().find_map(first)
    }

    /// Takes the readings with a comma before the decimals.
    fn use_commas(&mut self) {
        for (row, value) in self.commas.drain(..) {
            self.values[row] = value;
        }
    }

    fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.words == 0 && !self.is_row_names
    }

    fn is_mixed(&self) -> bool {
        self.numbers > 0 && self.words > 0 && !self.is_row_names
    }

    fn is_words(&self) -> bool {
        self.numbers == 0 && !self.is_row_names
    }
}

/// Leaves out a first column without a name that counts the rows or names them; one in which something stands twice is kept, which a note says.
fn row_names(rows: &[Row], column: &mut Column) -> Option<Note> {
    let note = if column.numbers + column.words == 0 {
        return None;
    } else if !has_labels(rows) && column.is_numeric() {
        return Some(Note::UnnamedColumn { name: letters(0) });
    } else if column.is_numeric() {
        Note::IgnoredRowNumbers
    } else {
        Note::IgnoredRowNames
    };
    column.is_row_names = true;
    Some(note)
}

/// Whether a cell is a number, with or without a unit.
fn is_numeric(text: &str) -> bool {
    cell::number(text).is_some() || with_unit(text).is_some()
}

fn is_word(text: &str) -> bool {
    !is_missing(text) && !is_numeric(text)
}

fn has_word(row: &Row) -> bool {
    row.cells().any(is_word)
}

/// Whether most of the first cells of a column that are not missing are numbers.
fn is_mostly_numbers(rows: &[Row], column: usize) -> bool {
    let cells = || {
        rows.iter()
            .take(LOOK)
            .map(|row| row.cell(column))
            .filter(|cell| !is_missing(cell))
    };
    let numbers = cells().filter(|cell| is_numeric(cell)).count();
    numbers * 2 > cells().count()
}

/// Whether the first row is a heading that is one cell shorter than the rows below, whose first column then counts or names them.
fn is_one_short(rows: &[Row], width: usize) -> bool {
    let (heading, below) = (&rows[0], &rows[1..]);
    if heading.filled() + 1 != width || heading.cells().any(str::is_empty) {
        return false;
    }
    // Words above numbers: if the row below has words there too, it is the heading and this one a title.
    let is_above = |row: &Row, column: usize, below: &[Row], shift: usize| {
        is_word(row.cell(column)) && is_mostly_numbers(below, column + shift)
    };
    if (0..width).any(|column| is_above(&below[0], column, &below[1..], 0)) {
        return false;
    }
    let differ = has_labels(below);
    let texts = !is_mostly_numbers(below, 0);
    if heading.cells().any(is_numeric) {
        return differ && (texts || counts(below));
    }
    let names_numbers = (0..heading.len()).any(|column| is_above(heading, column, below, 1));
    differ || names_numbers && texts
}

/// Whether the first column holds 0, 1, 2, … or 1, 2, 3, …
fn counts(rows: &[Row]) -> bool {
    let from = |start: usize| {
        rows.iter()
            .enumerate()
            .all(|(index, row)| row.cell(0).parse() == Ok(index + start))
    };
    from(0) || from(1)
}

/// What the first row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    /// Names of the columns.
    Sure,
    /// Names, though some are numbers.
    Guessed,
    /// Numbers, though they could be names (1, 2, 3; years).
    Refused,
    /// Numbers.
    None,
}

fn heading(rows: &[Row], width: usize) -> Heading {
    let (first, below) = (&rows[0], &rows[1..]);
    let cells = || (0..width).map(|column| first.cell(column));
    let has_numbers = cells().any(is_numeric);
    let sure = if has_numbers {
        Heading::Guessed
    } else {
        Heading::Sure
    };
    let numeric: Vec<usize> = (0..width)
        .filter(|&column| is_mostly_numbers(below, column))
        .collect();
    if numeric.iter().any(|&column| is_word(first.cell(column))) {
        return sure;
    }
    let has_word = cells().any(is_word);
    if !has_numbers {
        // Without a number it can be no sample, unless a mark says that its values are missing.
        let empty = |&column: &usize| first.cell(column).is_empty();
        return if has_word && numeric.iter().all(empty) {
            Heading::Sure
        } else {
            Heading::None
        };
    }
    if below.is_empty() {
        return Heading::None;
    }
    let corner = first.cell(0).is_empty() && cells().skip(1).all(|cell| !cell.is_empty());
    if corner && below.iter().take(LOOK).all(|row| !row.cell(0).is_empty()) && has_labels(below) {
        return Heading::Guessed;
    }
    let numbers: Vec<f64> = numeric
        .iter()
        .filter_map(|&column| cell::number(first.cell(column))?.point)
        .collect();
    if numbers.len() != numeric.len()
        || numbers.iter().any(|number| number.fract() != 0.0)
        || has_decimals(first, &numeric)
    {
        return Heading::None;
    }
    let values = || {
        below.iter().take(LOOK).flat_map(|row| {
            numeric
                .iter()
                .filter_map(|&column| cell::number(row.cell(column)))
        })
    };
    let step = |by: f64| {
        numbers.len() > 1 && by != 0.0 && numbers.windows(2).all(|pair| pair[1] - pair[0] == by)
    };
    let is_year = |number: f64| (1800.0..=2100.0).contains(&number) && number.fract() == 0.0;
    if numbers.iter().all(|&number| is_year(number)) && !numbers.is_empty() {
        let years = values().any(|value| value.point.is_some_and(is_year));
        let rising = numbers.windows(2).all(|pair| pair[0] < pair[1])
            || numbers.windows(2).all(|pair| pair[0] > pair[1]);
        return if !years && rising {
            Heading::Guessed
        } else {
            Heading::Refused
        };
    }
    if step(1.0) && (numbers[0] == 0.0 || numbers[0] == 1.0) {
        // 0, 1, 2 count the columns where the numbers below are of another kind.
        let whole = values()
            .filter(|value| value.point.is_some_and(|value| value.fract() == 0.0))
            .count();
        return if whole * 2 < values().count() {
            Heading::Guessed
        } else {
            Heading::Refused
        };
    }
    let evenly = numbers.len() > 2 && step(numbers[1] - numbers[0]);
    if evenly {
        Heading::Refused
    } else {
        Heading::None
    }
}

/// Whether the first column counts or names rows: no two of its cells say the same.
fn has_labels(rows: &[Row]) -> bool {
    let mut labels: Vec<&str> = rows
        .iter()
        .map(|row| row.cell(0))
        .filter(|cell| !cell.is_empty())
        .collect();
    labels.sort_unstable();
    labels.windows(2).all(|pair| pair[0] != pair[1])
}

fn has_decimals(row: &Row, columns: &[usize]) -> bool {
    columns
        .iter()
        .any(|&column| row.cell(column).contains(['.', ',']))
}

/// How many rows above a heading are titles: they have fewer cells that are not empty.
fn heading_below_titles(rows: &[Row], width: usize) -> usize {
    let count = |row: &Row| row.cells().filter(|cell| !cell.is_empty()).count();
    for at in 0..rows.len().min(LOOK_ABOVE).saturating_sub(1) {
        let names = count(&rows[at]);
        let is_heading = names > 1
            && matches!(
                heading(&rows[at..], width),
                Heading::Sure | Heading::Guessed
            );
        if !is_heading {
            continue;
        }
        let titles = rows[..at]
            .iter()
            .all(|row| count(row) * 2 <= names && has_word(row));
        return if titles { at } else { 0 };
    }
    0
}

/// Whether the first row below the heading holds units: words above all columns of numbers.
fn is_row_of_units(rows: &[Row], width: usize) -> bool {
    if rows.len() < 3 {
        return false;
    }
    let numeric: Vec<usize> = (0..width)
        .filter(|&column| is_mostly_numbers(&rows[1..], column))
        .collect();
    let unit = |column: &usize| {
        let text = rows[0].cell(*column);
        is_word(text) && !text.starts_with(|c: char| c.is_numeric() || "+-.".contains(c))
    };
    numeric.len() > 1 && numeric.iter().all(unit)
}

/// Whether a row at the end of a table is a sentence in its first cell, where a number should be, and nothing else.
fn is_padded_source(row: &Row, rows: &[Row], width: usize) -> bool {
    let first = row.cell(0);
    width > 1 && row.filled() == 1 && is_word(first) && is_mostly_numbers(rows, 0)
}

/// A name on one line.
fn tidy(name: &str) -> String {
    name.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// pandas calls a column without a name so when it writes a file that it has read.
fn is_unnamed(name: &str) -> bool {
    name.is_empty()
        || name
            .strip_prefix("Unnamed: ")
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A name for each column, all different; without one the letters of a spreadsheet.
fn distinct(given: &[String]) -> Vec<String> {
    let mut names = vec![String::new(); given.len()];
    let (named, unnamed): (Vec<usize>, Vec<usize>) =
        (0..given.len()).partition(|&column| !given[column].is_empty());
    // A letter must not take the name of a column that has it.
    for column in named.into_iter().chain(unnamed) {
        let wanted = if given[column].is_empty() {
            letters(column)
        } else {
            given[column].clone()
        };
        let mut name = wanted.clone();
        let mut count = 1;
        while names.contains(&name) {
            count += 1;
            name = format!("{wanted} ({count})");
        }
        names[column] = name;
    }
    names
}
