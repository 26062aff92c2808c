//! Arrays as NumPy, PyTorch, JSON and MATLAB print them, to rows of cells.

use super::cell::{self, is_missing};
use super::grid::{Grid, Row, Separator};
use crate::digits::short;
use crate::error::Error;
use csv::StringRecord;

/// The rows of an array, and whether it had none (a plain list, read as one column); nothing when the text is no array.
///
/// # Errors
/// When it is an array that cannot be read whole: a bracket without its partner, `...` where numbers were left out, more than two dimensions,
/// rows of different lengths, a word.
pub(super) fn read(text: &str) -> Result<Option<(Grid, bool)>, Error> {
    let text = without_prompt(text.trim());
    let Some(open) = text.find('[') else {
        return Ok(None);
    };
    let before = text[..open].trim_end();
    if !(before.is_empty() || before.ends_with(['(', '=']) && before.len() < 200) {
        return Ok(None);
    }
    let body = &text[open..];
    let number_follows = body
        .trim_start_matches(['[', ' ', '\n'])
        .starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    let Some(end) = closing(body) else {
        return if number_follows {
            Err(Error::OpenBracket)
        } else {
            Ok(None)
        };
    };
    let after = body[end..].trim_start();
    // Rows without brackets around them all, one on each line.
    let bare = before.is_empty()
        && body
            .lines()
            .filter(|line| !line.trim().is_empty())
            .all(|line| {
                let line = line.trim().trim_end_matches([',', ';']);
                line.starts_with('[') && closing(line) == Some(line.len())
            });
    let lists = if bare && !after.is_empty() {
        Node::List(nodes(body, false)?)
    } else if ends_array(after) {
        let named = before.ends_with('=');
        match nodes(
            &body[..end],
            named || body.lines().all(|line| line.len() < NUMPY_WRAPS),
        )?
        .pop()
        {
            Some(outer) => outer,
            None => return Ok(None),
        }
    } else {
        return Ok(None);
    };
    rows(lists).map(Some)
}

/// NumPy breaks the lines of a long list about here; a shorter line that ends is a row of MATLAB.
const NUMPY_WRAPS: usize = 60;

/// `Out[3]: ` of a notebook is no part of the array.
fn without_prompt(text: &str) -> &str {
    let prompt = text
        .strip_prefix("Out[")
        .and_then(|rest| rest.split_once("]:"));
    prompt.map_or(text, |(_, rest)| rest.trim_start())
}

/// Whether a text can stand behind the last bracket of an array: `, dtype=float32)`, `)`, `;`, `>`.
fn ends_array(after: &str) -> bool {
    let known = |part: &str| {
        let part = part.trim();
        part.trim_end_matches([')', '>', ';', '.']).is_empty()
            || part
                .split_once('=')
                .is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_alphabetic() || c == '_'))
    };
    match after.strip_prefix(',') {
        // `size=(2, 3)` has a comma of its own.
        Some(settings) => {
            settings.split_once('=').is_some() && settings.split(',').next().is_some_and(known)
        }
        None => known(after),
    }
}

/// Where the bracket at the start of a text is closed: the position behind its partner.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, character) in text.char_indices() {
        match character {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// A number as it stands in the text, or a list.
#[derive(Debug)]
enum Node {
    Cell(String),
    List(Vec<Node>),
    /// A semicolon, or the end of a line that separates rows.
    Break,
}

/// The parts of a text of balanced brackets. `lines`: the end of a line separates rows where no comma stands before it.
fn nodes(text: &str, lines: bool) -> Result<Vec<Node>, Error> {
    let mut open: Vec<Vec<Node>> = vec![Vec::new()];
    let mut cell = String::new();
    let mut comma = false;
    for character in text.chars() {
        let ends = "[]();, \t\n".contains(character);
        if ends && !cell.is_empty() {
            comma = false;
            if let Some(list) = open.last_mut() {
                list.push(Node::Cell(std::mem::take(&mut cell)));
            }
        }
        match character {
            '[' | '(' => open.push(Vec::new()),
            ']' | ')' => {
                let list = Node::List(open.pop().unwrap_or_default());
                open.last_mut().ok_or(Error::OpenBracket)?.push(list);
                comma = false;
            }
            ';' => open.last_mut().ok_or(Error::OpenBracket)?.push(Node::Break),
            '\n' if lines && !comma => open.last_mut().ok_or(Error::OpenBracket)?.push(Node::Break),
            ',' => comma = true,
            _ if ends => {}
            _ => cell.push(character),
        }
    }
    open.pop()
        .filter(|_| open.is_empty())
        .ok_or(Error::OpenBracket)
}

fn rows(array: Node) -> Result<(Grid, bool), Error> {
    let Node::List(mut parts) = array else {
        return Err(Error::NotATable);
    };
    // Brackets around a single matrix add no dimension: [[[1, 2], [3, 4]]].
    let is_nested = |parts: &[Node]| matches!(parts, [Node::List(inner)] if inner.iter().any(|node| matches!(node, Node::List(_))));
    while is_nested(&parts) {
        if let Some(Node::List(inner)) = parts.pop() {
            parts = inner;
        }
    }
    let nested = parts.iter().any(|node| matches!(node, Node::List(_)));
    let broken = parts.iter().any(|node| matches!(node, Node::Break)) && !nested;
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    for part in parts {
        match part {
            Node::List(inner) => {
                let mut row = Vec::new();
                for node in inner {
                    match node {
                        Node::Cell(text) => row.push(text),
                        Node::List(_) => return Err(Error::DeepArray),
                        Node::Break => {}
                    }
                }
                rows.push(row);
            }
            Node::Break => rows.push(Vec::new()),
            // Beside lists a lone number belongs to none of them.
            Node::Cell(text) if nested => rows.push(vec![text]),
            Node::Cell(text) if broken => rows.last_mut().ok_or(Error::EmptyInput)?.push(text),
            Node::Cell(text) => rows.push(vec![text]),
        }
    }
    rows.retain(|row| !row.is_empty());
    check(&rows)?;
    let is_list = !nested && !broken;
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(index, row)| Row::new(index + 1, 0, StringRecord::from(row)))
        .collect();
    Ok((
        Grid {
            separator: Separator::Mark(','),
            rows,
            more: 0,
            comments: 0,
        },
        is_list,
    ))
}

/// Refuses rows of different lengths, numbers that were left out and words.
fn check(rows: &[Vec<String>]) -> Result<(), Error> {
    if rows.is_empty() {
        return Err(Error::EmptyInput);
    }
    if rows
        .iter()
        .flatten()
        .any(|text| text.contains("...") || text.contains('…'))
    {
        return Err(Error::CutArray);
    }
    for (index, row) in rows.iter().enumerate() {
        if row.len() != rows[0].len() {
            return Err(Error::RaggedRow {
                row: index + 1,
                found: row.len(),
                expected: rows[0].len(),
            });
        }
        // `1 - 2` is a sum and no number with a missing value before it.
        let is_cell = |text: &String| {
            cell::number(text).is_some_and(|number| number.point.is_some())
                || is_missing(text) && text != "-"
        };
        if let Some(column) = row.iter().position(|text| !is_cell(text)) {
            return Err(Error::NotANumber {
                row: index + 1,
                column: column + 1,
                text: short(&row[column]),
            });
        }
    }
    Ok(())
}
