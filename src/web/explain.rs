//! What is shown of a walk: formulas, tables, the arithmetic of a cell, whole columns.

use super::values::Numbers;
use super::{quantity_of, unknown};
use crate::digits;
use crate::error::Error;
use crate::formula::{self, Cell, Format, Notation};
use crate::walk::{self, Note, Walk};
use js_sys::{Uint8Array, Uint32Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::preserve;
use tsify::Tsify;

/// How much of a table is shown, and how.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct View {
    /// Significant digits, 1 to 17.
    pub digits: usize,
    /// Rows shown from the top when there are more than head + tail.
    pub head: usize,
    /// Rows shown at the end.
    pub tail: usize,
    /// A stretch of rows shown between: its first row, and the row after its last.
    #[tsify(optional)]
    pub between: Option<[usize; 2]>,
    /// Columns shown; empty for all.
    pub columns: Vec<usize>,
    /// The letters for scale and shift.
    pub notation: Notation,
}

impl View {
    /// Whether a row is within the shown head or tail, or in the stretch between.
    fn shows(&self, row: usize, rows: usize) -> bool {
        rows <= self.head.saturating_add(self.tail)
            || row < self.head
            || row >= rows.saturating_sub(self.tail)
            || self
                .between
                .is_some_and(|[first, end]| (first..end).contains(&row))
    }
}

/// What of a walk is wanted.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Question {
    /// How much of a table is shown, and how.
    pub view: View,
    /// Whether the steps with their formulas are wanted.
    pub outline: bool,
    /// Tables, by their quantities.
    pub tables: Vec<String>,
    /// Whole columns: quantity and column, from 0.
    pub columns: Vec<(String, usize)>,
    /// Cells whose arithmetic is wanted.
    pub cells: Vec<Source>,
}

/// What was wanted, in the same order; `undefined` for what the walk does not have.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Explained {
    /// The steps with their formulas.
    #[tsify(type = "Outline | undefined")]
    pub outline: Option<Outline>,
    /// The tables.
    #[tsify(type = "(Table | undefined)[]")]
    pub tables: Vec<Option<Table>>,
    /// The columns, unrounded.
    #[tsify(type = "(Float64Array | undefined)[]")]
    pub columns: Vec<Option<Numbers>>,
    /// The arithmetic of the cells.
    #[tsify(type = "(Arithmetic | undefined)[]")]
    pub cells: Vec<Option<Arithmetic>>,
}

/// A formula in three alphabets.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Written {
    /// Content of a `math` element.
    pub mathml: String,
    /// LaTeX without delimiters.
    pub latex: String,
    /// One line of text.
    pub text: String,
}

impl Written {
    /// What is shown in each of them.
    pub fn of(show: impl Fn(Format) -> String) -> Written {
        Written {
            mathml: show(Format::MathMl),
            latex: show(Format::Latex),
            text: show(Format::Text),
        }
    }

    /// The same where it can fail.
    pub fn tried(show: impl Fn(Format) -> Result<String, Error>) -> Result<Written, Error> {
        Ok(Written {
            mathml: show(Format::MathMl)?,
            latex: show(Format::Latex)?,
            text: show(Format::Text)?,
        })
    }
}

/// One step of a walk.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct OutlineStep {
    /// The quantity that the step defines.
    pub id: String,
    /// The quantities that its formula reads.
    pub reads: Vec<String>,
    /// Its formula.
    pub formula: Written,
}

/// A walk without its numbers.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Outline {
    /// The quantities that are given.
    pub inputs: Vec<String>,
    /// The steps in order.
    pub steps: Vec<OutlineStep>,
    /// What to tell about these numbers.
    pub notes: Vec<Note>,
}

/// The shown part of a table.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// What the numbers are.
    pub quantity: String,
    /// Colour token of the quantity.
    pub token: String,
    /// Word key of the rows, empty for a single row.
    pub row_key: String,
    /// Names of the shown rows.
    pub row_names: Vec<String>,
    /// Positions of the shown rows, from 0.
    #[serde(with = "preserve")]
    #[tsify(type = "Uint32Array")]
    pub row_index: Uint32Array,
    /// Rows in all.
    pub rows: usize,
    /// Word key of the columns, empty for a single column.
    pub col_key: String,
    /// Names of the shown columns.
    pub col_names: Vec<String>,
    /// Positions of the shown columns, from 0.
    #[serde(with = "preserve")]
    #[tsify(type = "Uint32Array")]
    pub col_index: Uint32Array,
    /// Columns in all.
    pub columns: usize,
    /// Written numbers: rows joined by newlines, cells by tabs.
    pub cells: String,
    /// Per shown cell, 1 where the written number is exact.
    #[serde(with = "preserve")]
    #[tsify(type = "Uint8Array")]
    pub exact: Uint8Array,
    /// The shown cells, unrounded.
    #[tsify(type = "Float64Array")]
    pub values: Numbers,
}

/// Tables, in the order in which they were asked for.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Tables {
    /// The tables.
    pub tables: Vec<Table>,
}

/// A cell of a table.
#[derive(Clone, Debug, Deserialize, Serialize, Tsify)]
pub struct Source {
    /// Of which table.
    pub quantity: String,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub col: usize,
}

/// How a cell's number came about.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Arithmetic {
    /// `left = filled = partial = value`; empty for a number that was given.
    pub written: Written,
    /// The number with all its digits.
    pub full: String,
    /// The cells that it was made of, as far as they are shown.
    pub sources: Vec<Source>,
}

/// Which columns are wanted.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Wanted {
    /// Quantity and column, from 0.
    pub columns: Vec<(String, usize)>,
}

/// Whole columns of tables, in the order in which they were asked for.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Columns {
    /// The columns.
    #[tsify(type = "Float64Array[]")]
    pub columns: Vec<Numbers>,
}

/// All that a figure shows, from one computation of its walk.
pub fn explained(walk: &Walk, question: &Question) -> Explained {
    let Question {
        view,
        outline,
        tables,
        columns,
        cells,
    } = question;
    let table = |id: &String| Some(shown(table_of(walk, id).ok()?, view));
    let column = |(quantity, col): &(String, usize)| column(walk, quantity, *col).ok();
    Explained {
        outline: outline.then(|| self::outline(walk, view.notation)),
        tables: tables.iter().map(table).collect(),
        columns: columns.iter().map(column).collect(),
        cells: cells.iter().map(|at| cell(walk, view, at).ok()).collect(),
    }
}

/// The steps with their formulas; no numbers.
pub fn outline(walk: &Walk, notation: Notation) -> Outline {
    let steps = walk.steps.iter().map(|step| {
        let reads = step.formula.right.reads();
        OutlineStep {
            id: step.id().into(),
            reads: reads.iter().map(|quantity| quantity.id().into()).collect(),
            formula: Written::of(|format| formula::show(&step.formula, notation, format)),
        }
    });
    let inputs = walk.inputs.iter().map(|table| table.quantity.id().into());
    Outline {
        steps: steps.collect(),
        inputs: inputs.collect(),
        notes: walk.notes.clone(),
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
    let written = Written::of(|format| match &arithmetic {
        Some(arithmetic) => arithmetic.show(view.notation, format, view.digits, &row, &col),
        None => String::new(),
    });
    let is_shown = |source: &formula::Source| {
        let rows = walk.table(source.quantity);
        view.shows(
            source.cell.row,
            rows.map_or(0, |table| table.values.nrows()),
        )
    };
    let sources = walk.sources(table.quantity, place).into_iter();
    let sources = sources.filter(is_shown).map(|source| Source {
        quantity: source.quantity.id().into(),
        row: source.cell.row,
        col: source.cell.col,
    });
    Ok(Arithmetic {
        written,
        full: digits::full(value),
        sources: sources.collect(),
    })
}

/// A whole column, unrounded.
pub fn column(walk: &Walk, quantity: &str, col: usize) -> Result<Numbers, Error> {
    let table = table_of(walk, quantity)?;
    if col >= table.values.ncols() {
        return Err(unknown("column", &col.to_string()));
    }
    Ok(table.values.column(col).to_vec().into())
}

/// The table of a quantity.
pub fn table_of<'a>(walk: &'a Walk, id: &str) -> Result<&'a walk::Table, Error> {
    let table = walk.table(quantity_of(id)?);
    table.ok_or_else(|| unknown("table", id))
}

/// The part of a table that is shown, with its digits written.
pub fn shown(table: &walk::Table, view: &View) -> Table {
    let (rows, columns) = table.values.dim();
    let shown_rows: Vec<usize> = (0..rows).filter(|row| view.shows(*row, rows)).collect();
    let chosen = view.columns.iter().copied().filter(|col| *col < columns);
    let chosen: Vec<usize> = chosen.collect();
    let shown_cols = if chosen.is_empty() || columns == 1 {
        (0..columns).collect()
    } else {
        chosen
    };
    let mut cells = String::new();
    let (mut exact, mut values) = (Vec::new(), Vec::new());
    for (line, row) in shown_rows.iter().enumerate() {
        for (place, col) in shown_cols.iter().enumerate() {
            let value = table.values[(*row, *col)];
            let written = digits::write(value, view.digits);
            if place > 0 {
                cells.push('\t');
            } else if line > 0 {
                cells.push('\n');
            }
            cells.push_str(&written.text);
            exact.push(u8::from(written.exact));
            values.push(value);
        }
    }
    Table {
        quantity: table.quantity.id().into(),
        token: table.quantity.entry().token.into(),
        row_key: table.rows.key().into(),
        row_names: shown_rows.iter().map(|row| table.rows.name(*row)).collect(),
        row_index: positions(&shown_rows),
        rows,
        col_key: table.cols.key().into(),
        col_names: shown_cols.iter().map(|col| table.cols.name(*col)).collect(),
        col_index: positions(&shown_cols),
        columns,
        cells,
        exact: Uint8Array::from(exact.as_slice()),
        values: values.into(),
    }
}

/// Positions, which are a `Uint32Array` in JavaScript: no table has more cells than that can count.
pub fn positions(positions: &[usize]) -> Uint32Array {
    let positions: Vec<u32> = positions.iter().map(|position| *position as u32).collect();
    Uint32Array::from(positions.as_slice())
}
