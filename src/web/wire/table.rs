//! What of a walk is shown: formulas, tables, the arithmetic of a cell, whole columns.

use super::Notation;
use crate::formula;
use crate::web::read::record;
use crate::web::write::object;
use js_sys::{Array, Float64Array, Uint8Array, Uint32Array};
use tsify::Tsify;

/// How much of a table is shown, and how.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
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

/// A formula in three alphabets.
#[derive(Clone, Debug, Tsify)]
pub struct Written {
    /// Content of a `math` element.
    pub mathml: String,
    /// LaTeX without delimiters.
    pub latex: String,
    /// One line of text.
    pub text: String,
}

/// One step of a walk.
#[derive(Clone, Debug, Tsify)]
pub struct OutlineStep {
    /// The quantity that the step defines.
    pub id: String,
    /// The quantities that its formula reads.
    pub reads: Vec<String>,
    /// Its formula.
    pub formula: Written,
}

/// Something to tell about the numbers.
#[derive(Clone, Debug, Tsify)]
pub struct Note {
    /// Which sentence.
    pub key: String,
    /// What goes into it.
    pub about: String,
}

/// A walk without its numbers.
#[derive(Clone, Debug, Tsify)]
pub struct Outline {
    /// The quantities that are given.
    pub inputs: Vec<String>,
    /// The steps in order.
    pub steps: Vec<OutlineStep>,
    /// What to tell about these numbers.
    pub notes: Vec<Note>,
}

/// The shown part of a table.
#[derive(Clone, Debug, Tsify)]
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
    #[tsify(type = "Uint32Array")]
    pub row_index: Uint32Array,
    /// Rows in all.
    pub rows: usize,
    /// Word key of the columns, empty for a single column.
    pub col_key: String,
    /// Names of the shown columns.
    pub col_names: Vec<String>,
    /// Positions of the shown columns, from 0.
    #[tsify(type = "Uint32Array")]
    pub col_index: Uint32Array,
    /// Columns in all.
    pub columns: usize,
    /// Written numbers: rows joined by newlines, cells by tabs.
    pub cells: String,
    /// Per shown cell, 1 where the written number is exact.
    #[tsify(type = "Uint8Array")]
    pub exact: Uint8Array,
    /// The shown cells, unrounded.
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
}

/// Tables, in the order in which they were asked for.
#[derive(Clone, Debug, Tsify)]
pub struct Tables {
    /// The tables.
    pub tables: Vec<Table>,
}

/// A cell that went into another.
#[derive(Clone, Debug, Tsify)]
pub struct Source {
    /// Of which table.
    pub quantity: String,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub col: usize,
}

impl From<formula::Source> for Source {
    fn from(source: formula::Source) -> Self {
        Source {
            quantity: source.quantity.id().into(),
            row: source.cell.row,
            col: source.cell.col,
        }
    }
}

/// How a cell's number came about.
#[derive(Clone, Debug, Tsify)]
pub struct Arithmetic {
    /// `left = filled = partial = value`; empty for a number that was given.
    pub written: Written,
    /// The number with all its digits.
    pub full: String,
    /// The cells that it was made of, as far as they are shown.
    pub sources: Vec<Source>,
}

/// Which columns are wanted.
#[derive(Clone, Debug, Tsify)]
pub struct Wanted {
    /// Quantity and column, from 0.
    pub columns: Vec<(String, usize)>,
}

/// Whole columns of tables, in the order in which they were asked for.
#[derive(Clone, Debug, Tsify)]
pub struct Columns {
    /// The columns.
    #[tsify(type = "Float64Array[]")]
    pub columns: Array,
}

record!(Source { quantity, row, col });
record!(View {
    digits,
    head,
    tail,
    between,
    columns,
    notation
});
object!(Written {
    mathml,
    latex,
    text
});
object!(OutlineStep { id, reads, formula });
object!(Note { key, about });
object!(Outline {
    inputs,
    steps,
    notes
});
object!(Table { quantity, token, row_key = "rowKey", row_names = "rowNames", row_index = "rowIndex", rows, col_key = "colKey", col_names = "colNames", col_index = "colIndex", columns, cells, exact, values });
object!(Tables { tables });
object!(Source { quantity, row, col });
object!(Arithmetic {
    written,
    full,
    sources
});
record!(Wanted { columns });
object!(Columns { columns });
