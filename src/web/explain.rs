//! What a figure shows of a walk.

use super::wire::{Arithmetic, Note, Outline, OutlineStep, Source, View};
use super::{table, table_of, written};
use crate::error::Error;
use crate::formula::{self, Cell, Notation};
use crate::walk::Walk;
use js_sys::Float64Array;

/// The steps with their formulas; no numbers.
pub fn outline(walk: &Walk, notation: Notation) -> Outline {
    let steps = walk.steps.iter().map(|step| {
        let reads = step.formula.right.reads();
        OutlineStep {
            id: step.id().into(),
            reads: reads.iter().map(|quantity| quantity.id().into()).collect(),
            formula: written(|format| formula::show(&step.formula, notation, format)),
        }
    });
    let notes = walk.notes.iter().map(|note| Note {
        key: note.key.into(),
        about: note.about.clone(),
    });
    let inputs = walk.inputs.iter().map(|table| table.quantity.id().into());
    Outline {
        steps: steps.collect(),
        inputs: inputs.collect(),
        notes: notes.collect(),
    }
}

/// The arithmetic of one cell and the cells that it was made of, as far as those are shown.
pub fn cell(walk: &Walk, view: &View, at: &Source) -> Result<Arithmetic, Error> {
    let table = table_of(walk, &at.quantity)?;
    let place = Cell {
        row: at.row,
        col: at.col,
    };
    let value = walk.value(table.quantity, place)?;
    let arithmetic = walk.arithmetic(table.quantity, place)?;
    let (row, col) = (table.rows.name(at.row), table.cols.name(at.col));
    let written = written(|format| match &arithmetic {
        Some(arithmetic) => arithmetic.show(view.notation.into(), format, view.digits, &row, &col),
        None => String::new(),
    });
    let sources = walk.sources(table.quantity, place).into_iter();
    let shown = sources.filter(|source| {
        let rows = walk.table(source.quantity);
        table::is_shown(
            source.cell.row,
            rows.map_or(0, |table| table.values.nrows()),
            view,
        )
    });
    Ok(Arithmetic {
        written,
        full: crate::digits::full(value),
        sources: shown.map(Source::from).collect(),
    })
}

/// A whole column, unrounded.
pub fn column(walk: &Walk, quantity: &str, col: usize) -> Result<Float64Array, Error> {
    let table = table_of(walk, quantity)?;
    if col >= table.values.ncols() {
        return Err(super::unknown("column", &col.to_string()));
    }
    let values: Vec<f64> = table.values.column(col).iter().copied().collect();
    Ok(Float64Array::from(values.as_slice()))
}
