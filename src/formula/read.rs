//! Reading the tables through a formula: the value at a cell, and the cells that it was made of.

use super::{Binary, Expr, Index, Leaf, Quantity, Range, Term, Tree, Unary};
use std::collections::BTreeSet;

/// A position in a table, counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Row.
    pub row: usize,
    /// Column.
    pub col: usize,
}

/// A cell that went into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Of which table.
    pub quantity: Quantity,
    /// Where.
    pub cell: Cell,
}

/// The tables that a formula may read.
pub trait Tables {
    /// The number at a place, `None` where there is no such place.
    fn number(&self, quantity: Quantity, cell: Cell) -> Option<f64>;
    /// Rows and columns of a table, `None` where there is no such table.
    fn shape(&self, quantity: Quantity) -> Option<(usize, usize)>;
}

/// The tables as an expression sees them: from the computed cell and from the running index of the sum around it.
pub(super) struct Place<'a, T> {
    tables: &'a T,
    cell: Cell,
    bound: Option<usize>,
}

impl<'a, T: Tables> Place<'a, T> {
    pub fn new(tables: &'a T, cell: Cell) -> Self {
        Place {
            tables,
            cell,
            bound: None,
        }
    }

    /// The same cell with another running index.
    pub fn under(&self, k: usize) -> Self {
        Place {
            bound: Some(k),
            ..*self
        }
    }

    /// The position that an index means; `None` before the first row.
    fn resolve(&self, index: Index) -> Option<usize> {
        let Cell { row, col } = self.cell;
        match index {
            Index::Row => Some(row),
            Index::Col => Some(col),
            Index::Bound => self.bound,
            Index::Previous => row.checked_sub(1),
            Index::Shifted(rows) => row.checked_add_signed(rows),
            Index::At(at) | Index::Numbered { at, .. } => Some(at),
            Index::Via(quantity) => {
                let row = self.bound.unwrap_or(row);
                let position = self.tables.number(quantity, Cell { row, col })?;
                (position as usize).checked_sub(1)
            }
            Index::Window(taps) => (row + self.bound?).checked_sub(taps),
        }
    }

    /// The cell that a leaf reads; `None` where there is none, as in the padding of a convolution.
    fn locate(&self, leaf: &Leaf) -> Option<Source> {
        let (row, col) = (self.resolve(leaf.row)?, self.resolve(leaf.col)?);
        let rows = self.tables.shape(leaf.quantity).map_or(0, |shape| shape.0);
        let padding = matches!(leaf.row, Index::Window(_)) && row >= rows;
        (!padding).then_some(Source {
            quantity: leaf.quantity,
            cell: Cell { row, col },
        })
    }

    /// The number that a leaf reads; NaN where there is none, but zero in the padding of a convolution.
    pub fn read(&self, leaf: &Leaf) -> f64 {
        match self.locate(leaf) {
            Some(Source { quantity, cell }) => {
                self.tables.number(quantity, cell).unwrap_or(f64::NAN)
            }
            None if matches!(leaf.row, Index::Window(_)) => 0.0,
            None => f64::NAN,
        }
    }

    /// The values of a sum's running index.
    pub fn indices(&self, range: Range) -> Vec<usize> {
        let row = self.cell.row;
        let shape = |quantity| self.tables.shape(quantity).unwrap_or((0, 0));
        match range {
            Range::Rows(quantity) | Range::Counted(quantity, _) => (0..shape(quantity).0).collect(),
            Range::Cols(quantity) => (0..shape(quantity).1).collect(),
            Range::Last(k) => ((row + 1).saturating_sub(k)..=row).collect(),
            Range::From(first) => (first..=row).collect(),
            Range::Members(quantity) => {
                let group = |row| self.tables.number(quantity, Cell { row, col: 0 });
                let all = 0..shape(quantity).0;
                all.filter(|k| group(*k) == Some(row as f64 + 1.0))
                    .collect()
            }
        }
    }

    pub fn value(&self, expr: &Expr) -> f64 {
        match expr {
            Tree::Number(number) => *number,
            Tree::Operand(Term::Leaf(leaf)) => self.read(leaf),
            Tree::Operand(Term::Sum { range, body, .. }) => {
                let indices = self.indices(*range).into_iter();
                indices.map(|k| self.under(k).value(body)).sum()
            }
            Tree::Unary(operation, a) => operation.of(self.value(a)),
            Tree::Binary(operation, a, b) => operation.of(self.value(a), self.value(b)),
        }
    }

    fn magnitude(&self, expr: &Expr) -> f64 {
        match expr {
            Tree::Operand(Term::Sum { range, body, .. }) => {
                let indices = self.indices(*range).into_iter();
                indices.map(|k| self.under(k).magnitude(body)).sum()
            }
            Tree::Unary(Unary::Neg | Unary::Relu, a) => self.magnitude(a),
            Tree::Binary(Binary::Add | Binary::Sub, a, b) => self.magnitude(a) + self.magnitude(b),
            Tree::Binary(Binary::Mul, a, b) => self.magnitude(a) * self.magnitude(b),
            // A divisor, a root and a power take what they get as it is.
            Tree::Binary(Binary::Div, a, b) => self.magnitude(a) / self.value(b).abs(),
            _ => self.value(expr).abs(),
        }
    }

    fn collect(&self, expr: &Expr, found: &mut Vec<Source>) {
        match expr {
            Tree::Operand(Term::Leaf(leaf)) => found.extend(self.locate(leaf)),
            Tree::Operand(Term::Sum { range, body, .. }) => {
                for k in self.indices(*range) {
                    self.under(k).collect(body, found);
                }
            }
            _ => expr.children().for_each(|part| self.collect(part, found)),
        }
    }
}

impl Expr {
    /// The expression's value at a cell; NaN where it reads something that is not there.
    pub fn evaluate(&self, tables: &impl Tables, cell: Cell) -> f64 {
        Place::new(tables, cell).value(self)
    }

    /// How large the numbers are that meet in the expression: its value if nothing in it cancelled.
    /// Rounding is relative to this size.
    pub fn magnitude(&self, tables: &impl Tables, cell: Cell) -> f64 {
        Place::new(tables, cell).magnitude(self)
    }

    /// The cells that the value at `cell` was made of, each once, in reading order.
    pub fn sources(&self, tables: &impl Tables, cell: Cell) -> Vec<Source> {
        let mut found = Vec::new();
        Place::new(tables, cell).collect(self, &mut found);
        let mut seen = BTreeSet::new();
        found.retain(|source| seen.insert(*source));
        found
    }

    /// The quantities that the expression names, each once, in reading order.
    pub fn reads(&self) -> Vec<Quantity> {
        let mut found = match self {
            Tree::Operand(Term::Leaf(leaf)) => vec![leaf.quantity],
            Tree::Operand(Term::Sum { body, .. }) => body.reads(),
            _ => self.children().flat_map(Expr::reads).collect(),
        };
        let mut seen = BTreeSet::new();
        found.retain(|quantity| seen.insert(*quantity));
        found
    }
}
