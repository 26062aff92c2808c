//! One question about a walk, and its answer: all that a figure shows, from one computation.

use super::{Arithmetic, Outline, Source, Table, View};
use crate::web::read::record;
use crate::web::write::object;
use js_sys::Float64Array;
use tsify::Tsify;

/// What of a walk is wanted.
#[derive(Clone, Debug, Tsify)]
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
#[derive(Clone, Debug, Tsify)]
pub struct Explained {
    /// The steps with their formulas.
    #[tsify(type = "Outline | undefined")]
    pub outline: Option<Outline>,
    /// The tables.
    #[tsify(type = "(Table | undefined)[]")]
    pub tables: Vec<Option<Table>>,
    /// The columns, unrounded.
    #[tsify(type = "(Float64Array | undefined)[]")]
    pub columns: Vec<Option<Float64Array>>,
    /// The arithmetic of the cells.
    #[tsify(type = "(Arithmetic | undefined)[]")]
    pub cells: Vec<Option<Arithmetic>>,
}

record!(Question {
    view,
    outline,
    tables,
    columns,
    cells
});
object!(Explained {
    outline,
    tables,
    columns,
    cells
});
