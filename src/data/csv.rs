//! A text to a grid of cells: rows of one width, blank rows gone, their numbers kept.

use super::columns::has_heading;
use super::separator::Separator;
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
            grid.check_rows(rest)?;
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

    /// Refuses one row more than there may be; `rest` is the text after it.
    fn check_rows(&self, rest: &str) -> Result<(), Error> {
        // A heading line makes one row more.
        if self.rows.len() <= ROWS {
            return Ok(());
        }
        let more = rest.lines().filter(|line| !line.trim().is_empty()).count();
        let found = self.rows.len() + 1 + more - usize::from(has_heading(self));
        Err(Error::TooMuch {
            what: "rows",
            limit: ROWS,
            found,
        })
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
