//! What stands between the cells of a text, and how a row is cut at it.

use super::COLUMNS;
use super::columns::is_number;
use crate::digits::cut;
use std::borrow::Cow;

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

impl Separator {
    const CANDIDATES: [Self; 5] = [
        Self::Mark('\t'),
        Self::Mark(';'),
        Self::Mark(','),
        Self::Spaces,
        Self::None,
    ];

    /// The separator that makes the largest share of the cells numbers; with equal shares a tab before `;` before `,` before spaces before none.
    ///
    /// The first line may be a heading: its cells are only counted, and a separator that cuts it into another number of cells
    /// than the next line counts half. So a heading without a comma over `1,5` makes one column of decimal commas.
    pub fn find(text: &str) -> Self {
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
        for candidate in Self::CANDIDATES {
            let share = candidate.share(first, body);
            if share > best.1 {
                best = (candidate, share);
            }
        }
        best.0
    }

    /// How well this separator cuts the lines: the share of cells that are numbers, below zero if it cuts nothing.
    fn share(self, first: &str, body: &[&str]) -> f64 {
        let of_body = body.first().map_or(0, |line| self.cells(line).len());
        if of_body < 2 && self != Self::None {
            return -1.0;
        }
        let cells: Vec<_> = body.iter().flat_map(|line| self.cells(line)).collect();
        let numbers = cells.iter().filter(|cell| is_number(cell)).count();
        let share = numbers as f64 / cells.len().max(1) as f64;
        if self.cells(first).len() == of_body {
            share
        } else {
            share / 2.0
        }
    }

    fn cells(self, line: &str) -> Vec<Cow<'_, str>> {
        let mut cells = Vec::new();
        self.split(line, &mut cells);
        cells
    }

    /// Splits the first row off a text and gives what remains; nothing when a quotation mark stays open.
    pub fn split<'a>(self, text: &'a str, cells: &mut Vec<Cow<'a, str>>) -> Option<&'a str> {
        if self == Self::Spaces {
            let (line, rest) = cut(text, find_byte(text, b"\n\r"));
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
            let (cell, after) = cut(rest, find_byte(rest, &[mark as u8, b'\n', b'\r']));
            if quoted.is_none() {
                cells.push(Cow::Borrowed(cell.trim()));
            }
            match after.strip_prefix(mark) {
                Some(next) if mark != '\n' && cells.len() <= COLUMNS => rest = next,
                Some(next) if mark != '\n' => {
                    // Far too many: they are counted, not kept.
                    let line = next.lines().next().unwrap_or("");
                    cells.resize(COLUMNS + 2 + line.matches(mark).count(), Cow::Borrowed("…"));
                    return Some("");
                }
                _ => return Some(after_line_end(after)),
            }
        }
    }
}

/// The first bytes of a line, whole characters only.
fn beginning(line: &str) -> &str {
    let end = (0..=LOOK_BYTES.min(line.len()))
        .rev()
        .find(|&end| line.is_char_boundary(end));
    cut(line, end.unwrap_or(0)).0
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
