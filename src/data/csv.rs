//! A text to a grid of cells: which separator it uses, quotation marks, line ends, blank rows.

use super::columns::{has_heading, is_number};
use super::{CELLS, COLUMNS, ROWS};
use crate::error::Error;
use std::borrow::Cow;

/// Cells of a table of text, row by row, all rows of one width. Blank rows are gone; quotation marks and outer spaces too.
pub(super) struct Grid<'a> {
    pub separator: Separator,
    pub width: usize,
    /// The cells of all rows, row-major.
    pub cells: Vec<Cow<'a, str>>,
    /// For each row: its number as a spreadsheet counts it, from 1 and with the blank rows.
    pub rows: Vec<usize>,
    /// For each row: how many runs of blank rows came before it.
    pub blocks: Vec<usize>,
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// One character: a tab, a semicolon, a comma.
    Mark(char),
    /// Any run of spaces.
    Spaces,
    /// Nothing: there is one column.
    None,
}

/// Lines that are looked at to find the separator, and how many bytes of each.
const LOOK: usize = 50;
const LOOK_BYTES: usize = 4096;
/// How much of a text is searched for characters that no table has; a picture or a spreadsheet file has them at once.
const BINARY_LOOK: usize = 8192;

impl<'a> Grid<'a> {
    pub fn read(text: &'a str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text
            .bytes()
            .take(BINARY_LOOK)
            .any(|byte| byte < 9 || (14..32).contains(&byte))
        {
            return Err(Error::NotATable);
        }
        let separator = Separator::find(text);
        let mut grid = Self {
            separator,
            width: 0,
            cells: Vec::new(),
            rows: Vec::new(),
            blocks: Vec::new(),
        };
        let (mut rest, mut row, mut block, mut blank) = (text, 0, 0, false);
        let mut cells = Vec::new();
        while !rest.is_empty() {
            row += 1;
            rest = separator
                .split(rest, &mut cells)
                .ok_or(Error::UnclosedQuote { row })?;
            if cells.iter().all(|cell| cell.is_empty()) {
                cells.clear();
                blank = true;
                continue;
            }
            if blank && !grid.rows.is_empty() {
                block += 1;
            }
            blank = false;
            // A heading line makes one row more.
            if grid.rows.len() > ROWS {
                let found = grid.rows.len() + 1 - usize::from(has_heading(&grid))
                    + rest.lines().filter(|line| !line.trim().is_empty()).count();
                return Err(Error::TooMuch {
                    what: "rows",
                    limit: ROWS,
                    found,
                });
            }
            grid.push(row, block, &mut cells)?;
        }
        if grid.rows.is_empty() {
            Err(Error::EmptyInput)
        } else {
            Ok(grid)
        }
    }

    /// The cells of one row.
    pub fn row(&self, index: usize) -> &[Cow<'a, str>] {
        &self.cells[index * self.width..(index + 1) * self.width]
    }

    fn push(
        &mut self,
        row: usize,
        block: usize,
        cells: &mut Vec<Cow<'a, str>>,
    ) -> Result<(), Error> {
        let found = cells.len();
        if self.rows.is_empty() {
            self.width = found;
        }
        if self.width > COLUMNS {
            return Err(Error::TooMuch {
                what: "columns",
                limit: COLUMNS,
                found,
            });
        }
        if self.cells.len() + found > CELLS {
            return Err(Error::TooMuch {
                what: "cells",
                limit: CELLS,
                found: self.cells.len() + found,
            });
        }
        let extra_is_empty = cells.iter().skip(self.width).all(|cell| cell.is_empty());
        let lacking_is_unnamed = self
            .cells
            .get(found..self.width)
            .is_none_or(|lacking| lacking.iter().all(|cell| cell.is_empty()));
        if !extra_is_empty || !lacking_is_unnamed {
            return Err(Error::RaggedRow {
                row,
                found,
                expected: self.width,
            });
        }
        cells.resize(self.width, Cow::Borrowed(""));
        self.cells.append(cells);
        self.rows.push(row);
        self.blocks.push(block);
        Ok(())
    }
}

impl Separator {
    /// The separator that makes the largest share of the cells numbers; with equal shares a tab before `;` before `,` before spaces before none.
    ///
    /// The first line may be a heading: its cells are only counted, and a separator that cuts it into another number of cells
    /// than the next line counts half. So a heading without a comma over `1,5` makes one column of decimal commas.
    fn find(text: &str) -> Self {
        let lines = text
            .lines()
            .map(beginning)
            .filter(|line| !line.trim().is_empty());
        let lines: Vec<&str> = lines.take(LOOK).collect();
        let Some(&first) = lines.first() else {
            return Self::None;
        };
        let body = if lines.len() > 1 {
            &lines[1..]
        } else {
            &lines[..]
        };
        let mut best = (Self::None, -1.0);
        for candidate in [
            Self::Mark('\t'),
            Self::Mark(';'),
            Self::Mark(','),
            Self::Spaces,
            Self::None,
        ] {
            let cells: Vec<usize> = [first, body[0]]
                .iter()
                .map(|line| candidate.cells(line).len())
                .collect();
            let body: Vec<_> = body.iter().flat_map(|line| candidate.cells(line)).collect();
            let numbers = body.iter().filter(|cell| is_number(cell)).count();
            let share = numbers as f64 / body.len().max(1) as f64;
            let share = if cells[0] == cells[1] {
                share
            } else {
                share / 2.0
            };
            let cuts = cells[1] > 1 || candidate == Self::None;
            if cuts && share > best.1 {
                best = (candidate, share);
            }
        }
        best.0
    }

    fn cells(self, line: &str) -> Vec<Cow<'_, str>> {
        let mut cells = Vec::new();
        self.split(line, &mut cells);
        cells
    }

    /// Splits the first row off a text and gives what remains; nothing when a quotation mark stays open.
    fn split<'a>(self, text: &'a str, cells: &mut Vec<Cow<'a, str>>) -> Option<&'a str> {
        if self == Self::Spaces {
            let (line, rest) = text.split_at(find_byte(text, b"\n\r"));
            cells.extend(line.split_whitespace().map(Cow::Borrowed));
            return Some(after_line_end(rest));
        }
        let mark = if let Self::Mark(mark) = self {
            mark
        } else {
            '\n'
        };
        let mut rest = text;
        loop {
            let quoted = rest.trim_start_matches(' ').strip_prefix('"');
            if let Some(inside) = quoted {
                let (cell, after) = unquote(inside)?;
                cells.push(cell);
                rest = after;
            }
            let end = find_byte(rest, &[mark as u8, b'\n', b'\r']);
            if quoted.is_none() {
                cells.push(Cow::Borrowed(rest[..end].trim()));
            }
            rest = &rest[end..];
            match rest.strip_prefix(mark) {
                Some(next) if mark != '\n' && cells.len() <= COLUMNS => rest = next,
                Some(next) if mark != '\n' => {
                    // Far too many: they are counted, not kept.
                    let line = next.lines().next().unwrap_or("");
                    cells.resize(COLUMNS + 2 + line.matches(mark).count(), Cow::Borrowed("…"));
                    return Some("");
                }
                _ => return Some(after_line_end(rest)),
            }
        }
    }
}

/// The first bytes of a line, whole characters only.
fn beginning(line: &str) -> &str {
    let end = (0..=LOOK_BYTES.min(line.len()))
        .rev()
        .find(|&end| line.is_char_boundary(end));
    &line[..end.unwrap_or(0)]
}

/// The text inside quotation marks, where a doubled mark stands for one, and what follows the closing mark.
fn unquote(inside: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut cell = Cow::Borrowed("");
    let mut rest = inside;
    loop {
        let (part, after) = rest.split_once('"')?;
        cell += part;
        match after.strip_prefix('"') {
            Some(next) => {
                cell += "\"";
                rest = next;
            }
            None => return Some((cell, after)),
        }
    }
}

/// Where the first of these bytes is, or the end. All of them are ASCII, so that it is a character too.
fn find_byte(text: &str, wanted: &[u8]) -> usize {
    text.bytes()
        .position(|byte| wanted.contains(&byte))
        .unwrap_or(text.len())
}

fn after_line_end(rest: &str) -> &str {
    rest.strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\n', '\r']))
        .unwrap_or(rest)
}
