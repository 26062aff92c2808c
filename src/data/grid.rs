//! A text to rows of cells: what is no table, comments, the separator, quotation marks. The csv crate reads the cells.

use super::cell::{self, is_missing};
use super::{CELLS, COLUMNS, ROWS};
use crate::error::Error;
use csv::{Reader, ReaderBuilder, StringRecord};
use std::borrow::Cow;

/// One row of cells, without the spaces around them.
pub(super) struct Row {
    /// Its number as a spreadsheet counts, from 1 and with the blank rows.
    pub number: usize,
    /// How many runs of blank rows came before it.
    pub block: usize,
    cells: StringRecord,
}

impl Row {
    pub fn new(number: usize, block: usize, cells: StringRecord) -> Self {
        Self {
            number,
            block,
            cells,
        }
    }

    /// The text of a cell; nothing where the row is too short for it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or("")
    }

    /// How many cells it has, empty ones at its end included.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// How many cells it has up to the last one that is not empty.
    pub fn filled(&self) -> usize {
        filled(&self.cells)
    }

    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }
}

fn filled(cells: &StringRecord) -> usize {
    let last = (0..cells.len())
        .rev()
        .find(|&column| !cells[column].is_empty());
    last.map_or(0, |last| last + 1)
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// One character: a tab, a semicolon, a comma, a bar.
    Mark(char),
    /// Any run of spaces.
    Spaces,
    /// Nothing: there is one column.
    None,
}

/// The rows of a table of text. Blank rows are gone.
pub(super) struct Grid {
    pub separator: Separator,
    pub rows: Vec<Row>,
    /// How many rows the text has beyond those that were kept; more than [`ROWS`] are refused anyway.
    pub more: usize,
    /// How many lines were comments.
    pub comments: usize,
}

/// How much of a text is searched for characters that no table has; a picture or a spreadsheet file has them at once.
const BINARY_LOOK: usize = 8192;
/// One character in so many may be one that no text has: a stray one is not a picture.
const STRAY: usize = 100;
/// How texts begin that are no tables: web pages, objects in JSON, PDF, RTF.
const NO_TABLE: [&str; 7] = ["<!doctype", "<html", "<?xml", "<svg", "{", "%pdf-", "<head"];
/// Characters with a meaning below; a text that comes here must not have them.
pub(super) const MARKS: [char; 3] = ['\u{1}', '\u{2}', '\u{3}'];
/// Stands for a line that is no row.
const SKIPPED: &str = "\u{1}";
/// Follows the last row: when it is missing from the last record, a quotation mark was never closed.
const END: &str = "\u{2}";
/// Rows above and below a table that may come on top of [`ROWS`].
const SPARE_ROWS: usize = 100;

/// Whether a text cannot be a table: it has characters that no text has, or begins like a page or an object.
pub(super) fn is_no_table(text: &str) -> bool {
    let control = |byte: &u8| *byte < 9 || (14..32).contains(byte);
    let look = || text.bytes().take(BINARY_LOOK);
    let controls = look().filter(control).count();
    let binary = look().any(|byte| byte == 0) || controls * STRAY > look().count();
    let begins = text
        .trim_start()
        .chars()
        .take(16)
        .collect::<String>()
        .to_lowercase();
    binary || NO_TABLE.iter().any(|sign| begins.starts_with(sign))
}

impl Grid {
    /// Reads a text without a byte-order mark, whose lines end with `\n`.
    pub fn read(text: &str) -> Result<Self, Error> {
        if !text.contains(char::is_alphanumeric) {
            return Err(Error::EmptyInput);
        }
        let (text, named, comments) = without_other_lines(text);
        let separator = named.unwrap_or_else(|| Separator::find(&text));
        let mut grid = Self {
            separator,
            rows: Vec::new(),
            more: 0,
            comments,
        };
        let (mut block, mut blank, mut cells) = (0, false, 0);
        let text = separator.prepared(&text);
        let mut records = Records::of(&text, separator);
        while let Some(Record {
            number,
            raw,
            cells: record,
            after_blank,
        }) = records.next()?
        {
            if record.get(0) == Some(SKIPPED) {
                continue;
            }
            if record.iter().all(str::is_empty) {
                blank = true;
                continue;
            }
            if (blank || after_blank) && !grid.rows.is_empty() {
                block += 1;
            }
            blank = false;
            if is_rule(raw, &record) {
                continue;
            }
            let width = filled(&record);
            if width > COLUMNS {
                return Err(Error::TooMuch {
                    what: "columns",
                    limit: COLUMNS,
                    found: width,
                });
            }
            cells += width;
            if cells > CELLS {
                return Err(Error::TooMuch {
                    what: "cells",
                    limit: CELLS,
                    found: cells,
                });
            }
            if grid.rows.len() == ROWS + SPARE_ROWS {
                grid.more = 1 + records.lines_left();
                break;
            }
            grid.rows.push(Row::new(number, block, record));
        }
        if grid.rows.is_empty() {
            Err(Error::EmptyInput)
        } else {
            Ok(grid)
        }
    }
}

/// Puts [`SKIPPED`] in the place of comments and of a line `sep=;`, so that rows keep their numbers; and which separator that line names.
fn without_other_lines(text: &str) -> (Cow<'_, str>, Option<Separator>, usize) {
    let first = text
        .lines()
        .next()
        .unwrap_or("")
        .trim()
        .trim_matches('"')
        .to_lowercase();
    let named = first.strip_prefix("sep=").and_then(|mark| {
        let mut characters = mark.chars();
        let mark = characters.next().unwrap_or('\t');
        (characters.next().is_none() && mark.is_ascii()).then_some(Separator::Mark(mark))
    });
    if named.is_none() && !text.contains('#') {
        return (Cow::Borrowed(text), None, 0);
    }
    // Comments stand above a table; further down, a line like `#ff0000,1` may be a row.
    let is_row = |line: &str| !line.trim().is_empty() && !line.starts_with('#');
    let skip = usize::from(named.is_some());
    let above = text
        .lines()
        .skip(skip)
        .position(is_row)
        .map_or(0, |line| line + skip);
    let mut comments = 0;
    let mut kept = String::with_capacity(text.len());
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let is_comment = line.strip_prefix('#').is_some_and(|words| {
            let of_table = words.starts_with([',', ';', '\t', '|'])
                || cell::is_sheet_error(
                    line.split([',', ';', '\t', '|', '\n']).next().unwrap_or(""),
                );
            !of_table
                && (index < above || words.trim().is_empty() || words.starts_with([' ', '#', '!']))
        });
        comments += usize::from(is_comment);
        if is_comment || index < skip {
            kept.push_str(SKIPPED);
            kept.push_str(if line.ends_with('\n') { "\n" } else { "" });
        } else {
            kept.push_str(line);
        }
    }
    (Cow::Owned(kept), named, comments)
}

/// Whether a row only draws a line below a heading or around a table: `| --- | --- |`, `+-----+`, `=====`.
fn is_rule(raw: &str, record: &StringRecord) -> bool {
    let line = raw.trim();
    line.bytes().all(|byte| b"-=+:| \t".contains(&byte))
        && (line.contains("---")
            || line.contains("===")
            || line.contains('|') && line.contains('-'))
        && record
            .iter()
            .any(|cell| !is_missing(cell) || cell.len() > 1)
}

impl Separator {
    const CANDIDATES: [Self; 6] = [
        Self::Mark('\t'),
        Self::Mark(';'),
        Self::Mark(','),
        Self::Mark('|'),
        Self::Spaces,
        Self::None,
    ];

    /// The character at which the csv crate cuts a prepared text; without a separator one that no text has.
    fn mark(self) -> char {
        match self {
            Self::Mark(mark) => mark,
            Self::Spaces => ' ',
            Self::None => '\u{3}',
        }
    }

    /// The text as the csv crate understands it, with [`END`] below the last row.
    fn prepared(self, text: &str) -> String {
        let mut text = match self {
            Self::Spaces => text.replace('\t', " "),
            // `1, "a, b"`: the quotation marks belong to the file and not to the cell. Doubled ones are inside a cell already.
            _ => {
                let spaced = String::from_iter([self.mark(), ' ', '"']);
                let mut parts = text.split(&spaced);
                let first = parts.next().unwrap_or("").to_owned();
                parts.fold(first, |text, part| {
                    let space = if part.starts_with('"') { " " } else { "" };
                    text + &String::from(self.mark()) + space + "\"" + part
                })
            }
        };
        text.push('\n');
        text.push_str(END);
        text
    }

    /// The separator under which most rows have the same number of cells and the cells look whole; of equal ones the first.
    fn find(text: &str) -> Self {
        // Whole lines only: a row cut in two would have another length.
        let sample = match text.get(..floor(text, SAMPLE_BYTES)) {
            Some(start) if start.len() < text.len() => {
                &start[..start.rfind('\n').unwrap_or(start.len())]
            }
            _ => text,
        };
        let mut best = (Self::None, -1.0);
        for candidate in Self::CANDIDATES {
            let score = candidate.score(sample);
            if score > best.1 {
                best = (candidate, score);
            }
        }
        best.0
    }

    fn score(self, sample: &str) -> f64 {
        let mut rows: Vec<StringRecord> = Vec::new();
        let text = self.prepared(sample);
        let mut records = Records::of(&text, self);
        while let Ok(Some(record)) = records.next() {
            let other = record.cells.get(0) == Some(SKIPPED) || is_rule(record.raw, &record.cells);
            if !other && record.cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(record.cells);
            }
            if rows.len() == SAMPLE_ROWS {
                break;
            }
        }
        let width = usual(rows.iter().map(StringRecord::len));
        if width < 2 && self != Self::None {
            return -1.0;
        }
        // The first row may be a heading.
        let body = if rows.len() > 1 {
            &rows[1..]
        } else {
            &rows[..]
        };
        let (mut count, mut good) = (0, 0.0);
        for cell in body.iter().filter(|row| row.len() == width).flatten() {
            if !is_missing(cell) {
                count += 1;
                good += self.quality(cell);
            }
        }
        // A heading may be one cell short; but a single one above two columns more likely has only one below it.
        let heading = rows.first().map_or(0, StringRecord::len);
        let is_short = heading + 1 == width;
        let count_same =
            rows.iter().filter(|row| row.len() == width).count() + usize::from(is_short);
        let same = count_same as f64 / rows.len().max(1) as f64;
        let fit = match self {
            _ if is_short && width == 2 => 0.5,
            // Nobody types these by chance as often in each row.
            Self::Mark('\t' | ';' | '|') if same == 1.0 && !is_short => 1.5,
            _ => 1.0,
        };
        // Names that hold other separators were not cut where they should be: a,b above 1,2 is no single column of decimal commas.
        let holds = |cell: &str| !is_missing(cell) && self.quality(cell) <= 0.2;
        let fit = if rows.first().is_some_and(|row| row.iter().any(holds)) {
            0.3 * fit
        } else {
            fit
        };
        fit * same * same * (0.1 + good / f64::from(count.max(1)))
    }

    /// How likely a cell was cut in the right places: a number surely, a word that holds other separators hardly.
    fn quality(self, cell: &str) -> f64 {
        if cell::number(cell).is_some() {
            return 1.0;
        }
        let others = ['\t', ';', '|']
            .into_iter()
            .filter(|&other| self != Self::Mark(other));
        if others.into_iter().any(|other| cell.contains(other)) {
            0.0
        } else if cell.contains('"') {
            0.1
        } else if cell.contains(',') && self != Self::Mark(',') {
            0.2
        } else if cell.contains(' ') {
            0.4
        } else {
            0.5
        }
    }
}

/// How much of a text is looked at to find the separator.
const SAMPLE_BYTES: usize = 1 << 16;
const SAMPLE_ROWS: usize = 100;

/// The largest boundary between characters that is not after `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The commonest of some lengths, of equally common ones the largest.
pub(super) fn usual(lengths: impl Iterator<Item = usize>) -> usize {
    let mut counts: Vec<usize> = Vec::new();
    for length in lengths {
        if counts.len() <= length {
            counts.resize(length + 1, 0);
        }
        counts[length] += 1;
    }
    (0..counts.len())
        .max_by_key(|&length| counts[length])
        .unwrap_or(0)
}

/// The records of a prepared text, one by one.
struct Records<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    separator: Separator,
    number: usize,
    at: usize,
}

struct Record<'a> {
    /// Its number as a spreadsheet counts, from 1.
    number: usize,
    /// Its text as it stands there.
    raw: &'a str,
    cells: StringRecord,
    /// Whether a blank line is right above it.
    after_blank: bool,
}

impl<'a> Records<'a> {
    fn of(text: &'a str, separator: Separator) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.mark() as u8)
            .from_reader(text.as_bytes());
        Self {
            reader,
            text,
            separator,
            number: 0,
            at: 0,
        }
    }

    /// How many lines that are not blank follow the last record.
    fn lines_left(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or("");
        rest.lines()
            .filter(|line| !line.trim().is_empty() && *line != END)
            .count()
    }

    /// The next record; nothing after the last one.
    fn next(&mut self) -> Result<Option<Record<'a>>, Error> {
        let mut cells = StringRecord::new();
        if !self
            .reader
            .read_record(&mut cells)
            .map_err(|_| Error::NotATable)?
        {
            return Ok(None);
        }
        // Trimming copies the record, and most have no space.
        if cells
            .as_slice()
            .bytes()
            .any(|byte| byte == b' ' || byte == b'\t' || !byte.is_ascii())
        {
            cells.trim();
        }
        let end = self.reader.position().byte() as usize;
        let raw = self.text.get(self.at..end).unwrap_or("");
        let record = raw.trim_start_matches('\n');
        let blank = raw.len() - record.len();
        self.at = end;
        self.number += blank + 1;
        if cells.get(0) == Some(END) {
            return Ok(None);
        }
        if cells
            .iter()
            .next_back()
            .is_some_and(|cell| cell.ends_with(END))
        {
            return Err(Error::UnclosedQuote { row: self.number });
        }
        if record.contains('"') {
            cells = with_text_after_quotes(record, cells, self.separator.mark());
        }
        if self.separator == Separator::Spaces {
            cells = cells.iter().filter(|cell| !cell.is_empty()).collect();
        }
        Ok(Some(Record {
            number: self.number,
            raw: record,
            cells,
            after_blank: blank > 0,
        }))
    }
}

/// Gives a cell like `"5"7` back its quotation marks, which the reader takes off: nobody meant 57.
fn with_text_after_quotes(record: &str, cells: StringRecord, mark: char) -> StringRecord {
    let mut broken: Vec<(usize, &str)> = Vec::new();
    let (mut rest, mut cell) = (record, 0);
    loop {
        let begin = rest;
        let quoted = rest.starts_with('"');
        if quoted {
            rest = after_quotes(rest);
        }
        let (glued, behind) = match rest.split_once(mark) {
            Some((glued, behind)) => (glued, Some(behind)),
            None => (rest, None),
        };
        if quoted && !glued.trim().is_empty() {
            let whole = begin.len() - rest.len() + glued.len();
            broken.push((cell, begin[..whole].trim()));
        }
        let Some(behind) = behind else { break };
        rest = behind;
        cell += 1;
    }
    if broken.is_empty() {
        return cells;
    }
    let whole = |index: usize, cell| {
        broken
            .iter()
            .find(|(at, _)| *at == index)
            .map_or(cell, |(_, text)| *text)
    };
    cells
        .iter()
        .enumerate()
        .map(|(index, cell)| whole(index, cell))
        .collect()
}

/// What follows the quotation mark that closes the one at the start; doubled ones are part of the text.
fn after_quotes(text: &str) -> &str {
    let mut rest = &text[1..];
    while let Some((_, behind)) = rest.split_once('"') {
        match behind.strip_prefix('"') {
            Some(next) => rest = next,
            None => return behind,
        }
    }
    ""
}
