//! From a grid of cells to a batch: which columns are numbers, which rows are whole, what they are called.

use super::columns::{self, Column};
use super::csv::Grid;
use super::{Batch, Note, ROWS, letters};
use crate::error::Error;
use ndarray::Array2;

/// The batch of a text, and for each of its rows the block it belongs to.
pub(super) fn read(text: &str) -> Result<(Batch, Vec<usize>), Error> {
    let grid = Grid::read(text)?;
    let first = usize::from(columns::has_heading(&grid));
    if first == grid.rows.len() {
        return Err(Error::NoNumericColumn);
    }
    let looks: Vec<Column> = (0..grid.width)
        .map(|column| Column::look(&grid, column, first))
        .collect();
    let mut notes = Vec::new();
    let all_names = names(&grid, first == 1);
    let chosen = choose(&grid, &looks, &all_names, first, &mut notes)?;
    let commas = columns::commas(&grid, &looks, &mut notes);

    let (mut values, mut blocks, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
    for index in first..grid.rows.len() {
        let (row, cells) = (grid.rows[index], grid.row(index));
        if chosen
            .iter()
            .any(|&column| columns::is_missing(&cells[column]))
        {
            dropped.push(row);
            continue;
        }
        for &column in &chosen {
            values.push(columns::number(
                &cells[column],
                commas[column],
                row,
                column + 1,
            )?);
        }
        blocks.push(grid.blocks[index]);
    }
    if let Some(&first) = dropped.first() {
        notes.push(Note::DroppedRows {
            count: dropped.len(),
            first,
        });
    }
    if blocks.is_empty() {
        return Err(Error::TooFew {
            what: "rows",
            needed: 1,
            found: 0,
        });
    }
    if blocks.len() > ROWS {
        return Err(Error::TooMuch {
            what: "rows",
            limit: ROWS,
            found: blocks.len(),
        });
    }
    let names = chosen
        .iter()
        .map(|&column| all_names[column].clone())
        .collect();
    let values = Array2::from_shape_vec((blocks.len(), chosen.len()), values).unwrap_or_default();
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
    grid: &Grid,
    looks: &[Column],
    names: &[String],
    first: usize,
    notes: &mut Vec<Note>,
) -> Result<Vec<usize>, Error> {
    let mut chosen: Vec<usize> = (0..grid.width)
        .filter(|&column| looks[column].is_numeric())
        .collect();
    let words: Vec<String> = (0..grid.width)
        .filter(|column| !chosen.contains(column) && !looks[*column].is_empty())
        .map(|column| names[column].clone())
        .collect();
    if chosen.is_empty() {
        return Err(Error::NoNumericColumn);
    }
    if !words.is_empty() {
        notes.push(Note::IgnoredColumns { names: words });
    }
    // R and pandas write the number of each row into a first column without a name.
    let unnamed = first == 1 && grid.row(0)[0].is_empty();
    if chosen.len() > 1 && chosen[0] == 0 && unnamed && counts_rows(grid, first) {
        chosen.remove(0);
        notes.push(Note::IgnoredRowNumbers);
    }
    Ok(chosen)
}

/// Whether the first column holds 0, 1, 2, … or 1, 2, 3, …
fn counts_rows(grid: &Grid, first: usize) -> bool {
    let from = |start: usize| {
        (first..grid.rows.len()).all(|row| grid.row(row)[0].parse() == Ok(row - first + start))
    };
    from(0) || from(1)
}

/// A name for each column of the grid, all different.
fn names(grid: &Grid, heading: bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(grid.width);
    for column in 0..grid.width {
        let given = if heading {
            grid.row(0)[column].trim().to_owned()
        } else {
            String::new()
        };
        let wanted = if given.is_empty() {
            letters(column)
        } else {
            given
        };
        let mut name = wanted.clone();
        let mut count = 1;
        while names.contains(&name) {
            count += 1;
            name = format!("{wanted} ({count})");
        }
        names.push(name);
    }
    names
}
