//! Reading the tables through a formula: the value at a cell, and the cells that it was made of.

use super::{Expr, Index, Leaf, Quantity, Range};
use crate::order::order;

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

/// The place in which an expression is read: the computed cell and the running index of the sum around it.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub cell: Cell,
    pub bound: Option<usize>,
}

impl Place {
    pub fn at(cell: Cell) -> Place {
        Place { cell, bound: None }
    }

    /// The same cell with another running index.
    pub fn under(self, k: usize) -> Place {
        Place {
            bound: Some(k),
            ..self
        }
    }
}

/// The position that an index means. `None` before the first row.
fn resolve(index: Index, tables: &impl Tables, place: Place) -> Option<usize> {
    match index {
        Index::Row => Some(place.cell.row),
        Index::Col => Some(place.cell.col),
        Index::Bound => place.bound,
        Index::Previous => place.cell.row.checked_sub(1),
        Index::Later(rows) => place.cell.row.checked_sub(rows),
        Index::Earlier(rows) => Some(place.cell.row + rows),
        Index::At(position) | Index::Nth(position) => Some(position),
        Index::Via(quantity) => {
            let row = place.bound.unwrap_or(place.cell.row);
            let cell = Cell {
                row,
                col: place.cell.col,
            };
            (tables.number(quantity, cell)? as usize).checked_sub(1)
        }
        Index::Window(taps) => (place.cell.row + place.bound?).checked_sub(taps),
    }
}

/// The cell that a leaf reads.
pub(crate) fn locate(leaf: &Leaf, tables: &impl Tables, place: Place) -> Option<Source> {
    let row = resolve(leaf.row, tables, place)?;
    let col = resolve(leaf.col, tables, place)?;
    let rows = tables.shape(leaf.quantity).map_or(0, |shape| shape.0);
    if matches!(leaf.row, Index::Window(_)) && row >= rows {
        return None;
    }
    Some(Source {
        quantity: leaf.quantity,
        cell: Cell { row, col },
    })
}

/// The number that a leaf reads; NaN where there is none, but zero in the padding of a convolution.
pub(crate) fn read(leaf: &Leaf, tables: &impl Tables, place: Place) -> f64 {
    let Some(source) = locate(leaf, tables, place) else {
        let padding = matches!(leaf.row, Index::Window(_));
        return if padding { 0.0 } else { f64::NAN };
    };
    let found = tables.number(source.quantity, source.cell);
    found.unwrap_or(f64::NAN)
}

/// The values of a sum's running index.
pub(crate) fn indices(range: Range, tables: &impl Tables, place: Place) -> Vec<usize> {
    let row = place.cell.row;
    match range {
        Range::Rows(quantity) => (0..tables.shape(quantity).map_or(0, |shape| shape.0)).collect(),
        Range::Cols(quantity) => (0..tables.shape(quantity).map_or(0, |shape| shape.1)).collect(),
        Range::Last(k) => ((row + 1).saturating_sub(k)..=row).collect(),
        Range::From(first) => (first..=row).collect(),
        Range::Members(quantity) => {
            let count = tables.shape(quantity).map_or(0, |shape| shape.0);
            let holder = |k: &usize| tables.number(quantity, Cell { row: *k, col: 0 });
            (0..count)
                .filter(|k| holder(k) == Some(row as f64 + 1.0))
                .collect()
        }
    }
}

impl Expr {
    /// The expression's value at a cell; NaN where it reads something that is not there.
    pub fn evaluate(&self, tables: &impl Tables, cell: Cell) -> f64 {
        evaluate(self, tables, Place::at(cell))
    }

    /// How large the numbers are that meet in the expression: its value if nothing in it cancelled.
    /// Rounding is relative to this size.
    pub fn magnitude(&self, tables: &impl Tables, cell: Cell) -> f64 {
        magnitude(self, tables, Place::at(cell))
    }

    /// The cells that the value at `cell` was made of, each once, in reading order.
    pub fn sources(&self, tables: &impl Tables, cell: Cell) -> Vec<Source> {
        let mut found = Vec::new();
        collect(self, tables, Place::at(cell), &mut found);
        let mut again = vec![false; found.len()];
        for pair in order(found.len(), &|a, b| found[a].cmp(&found[b])).windows(2) {
            again[pair[1]] = found[pair[0]] == found[pair[1]];
        }
        let mut again = again.into_iter();
        found.retain(|_| again.next() == Some(false));
        found
    }

    /// The quantities that the expression names, each once, in reading order.
    pub fn reads(&self) -> Vec<Quantity> {
        let mut found = Vec::new();
        self.visit(&mut |expr| {
            if let Expr::Leaf(leaf) = expr
                && !found.contains(&leaf.quantity)
            {
                found.push(leaf.quantity);
            }
        });
        found
    }

    /// Calls `look` on the expression and everything in it, left to right.
    fn visit(&self, look: &mut impl FnMut(&Expr)) {
        look(self);
        match self {
            Expr::Number(_) | Expr::Leaf(_) | Expr::Letter(_) | Expr::Value { .. } => {}
            Expr::Neg(a)
            | Expr::Square(a)
            | Expr::Sqrt(a)
            | Expr::Relu(a)
            | Expr::IsZero(a)
            | Expr::Apply(_, a)
            | Expr::Bars(_, a) => a.visit(look),
            Expr::Add(a, b)
            | Expr::Sub(a, b)
            | Expr::Mul(a, b)
            | Expr::Div(a, b)
            | Expr::Power(a, b)
            | Expr::Relation(_, a, b) => {
                a.visit(look);
                b.visit(look);
            }
            Expr::Sum { body, .. } => body.visit(look),
            Expr::Terms { shown, .. } => shown.iter().for_each(|term| term.visit(look)),
        }
    }
}

pub(crate) fn evaluate(expr: &Expr, tables: &impl Tables, place: Place) -> f64 {
    let value = |inner: &Expr| evaluate(inner, tables, place);
    match expr {
        Expr::Number(number) | Expr::Value { number, .. } => *number,
        Expr::Leaf(leaf) => read(leaf, tables, place),
        Expr::Neg(a) => -value(a),
        Expr::Add(a, b) => value(a) + value(b),
        Expr::Sub(a, b) => value(a) - value(b),
        Expr::Mul(a, b) => value(a) * value(b),
        Expr::Div(a, b) => value(a) / value(b),
        Expr::Square(a) => value(a) * value(a),
        Expr::Power(a, b) => value(a).powf(value(b)),
        Expr::Sqrt(a) => value(a).sqrt(),
        // Not `max`, which would turn NaN into 0.
        Expr::Relu(a) => {
            Some(value(a)).map_or(f64::NAN, |number| if number < 0.0 { 0.0 } else { number })
        }
        Expr::IsZero(a) => f64::from(value(a) == 0.0),
        Expr::Sum { range, body, .. } => indices(*range, tables, place)
            .into_iter()
            .map(|k| evaluate(body, tables, place.under(k)))
            .sum(),
        Expr::Terms { shown, .. } => shown.iter().map(value).sum(),
        Expr::Letter(_) | Expr::Relation(..) | Expr::Apply(..) | Expr::Bars(..) => f64::NAN,
    }
}

fn magnitude(expr: &Expr, tables: &impl Tables, place: Place) -> f64 {
    let size = |inner: &Expr| magnitude(inner, tables, place);
    match expr {
        Expr::Add(a, b) | Expr::Sub(a, b) => size(a) + size(b),
        Expr::Mul(a, b) => size(a) * size(b),
        Expr::Neg(a) | Expr::Relu(a) => size(a),
        Expr::Sum { range, body, .. } => indices(*range, tables, place)
            .into_iter()
            .map(|k| magnitude(body, tables, place.under(k)))
            .sum(),
        // A divisor, a root and a power take what they get as it is.
        Expr::Div(a, b) => size(a) / evaluate(b, tables, place).abs(),
        _ => evaluate(expr, tables, place).abs(),
    }
}

fn collect(expr: &Expr, tables: &impl Tables, place: Place, found: &mut Vec<Source>) {
    match expr {
        Expr::Leaf(leaf) => found.extend(locate(leaf, tables, place)),
        Expr::Sum { range, body, .. } => {
            for k in indices(*range, tables, place) {
                collect(body, tables, place.under(k), found);
            }
        }
        Expr::Neg(a)
        | Expr::Square(a)
        | Expr::Sqrt(a)
        | Expr::Relu(a)
        | Expr::IsZero(a)
        | Expr::Apply(_, a)
        | Expr::Bars(_, a) => collect(a, tables, place, found),
        Expr::Add(a, b)
        | Expr::Sub(a, b)
        | Expr::Mul(a, b)
        | Expr::Div(a, b)
        | Expr::Power(a, b)
        | Expr::Relation(_, a, b) => {
            collect(a, tables, place, found);
            collect(b, tables, place, found);
        }
        Expr::Number(_) | Expr::Letter(_) | Expr::Value { .. } | Expr::Terms { .. } => {}
    }
}
