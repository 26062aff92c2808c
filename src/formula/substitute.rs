//! The arithmetic of one cell: the formula with the cell's own numbers put in.

use super::read::{Place, evaluate, indices, read};
use super::{Cell, Expr, Formula, Leaf, Tables};
use crate::digits;

/// Longer sums are cut in the middle: this many terms are shown at the start …
const FIRST_TERMS: usize = 5;
/// … and this many at the end.
const LAST_TERMS: usize = 2;

/// `left = filled = partial = value`, with the signs that the rounding of the shown digits allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Arithmetic {
    /// The quantity that is computed.
    pub left: Leaf,
    /// Whether its column is an index too: an entry of a matrix needs both.
    pub across: bool,
    /// The formula with numbers for its leaves.
    pub filled: Expr,
    /// The same with its outermost operation left to do; `None` where that is `filled` already.
    pub partial: Option<Expr>,
    /// The cell's value, unrounded.
    pub value: f64,
}

/// Puts the numbers of `cell` into a formula. `value` is the number in the table, which the fast path computed.
pub fn arithmetic(formula: &Formula, tables: &impl Tables, cell: Cell, value: f64) -> Arithmetic {
    let filled = fill(&formula.right, tables, Place::at(cell));
    let partial = one_level(&filled, &formula.right, tables, cell);
    Arithmetic {
        left: formula.left,
        across: formula.col_letter.is_some(),
        filled,
        partial,
        value,
    }
}

impl Arithmetic {
    /// Whether `left = filled` holds digit for digit.
    pub fn filled_is_exact(&self, significant: usize) -> bool {
        is_exact(&self.filled, significant)
    }

    /// Whether `filled = partial` holds digit for digit.
    pub fn partial_is_exact(&self, significant: usize) -> bool {
        self.partial.as_ref().is_none_or(|partial| {
            self.filled_is_exact(significant) && is_exact(partial, significant)
        })
    }

    /// Whether the last `=` holds digit for digit.
    pub fn value_is_exact(&self, significant: usize) -> bool {
        self.filled_is_exact(significant)
            && self.partial_is_exact(significant)
            && reads_exactly(self.value, significant)
    }
}

/// Replaces leaves by their numbers and sums by their terms.
fn fill(expr: &Expr, tables: &impl Tables, place: Place) -> Expr {
    let inner = |a: &Expr| Box::new(fill(a, tables, place));
    match expr {
        Expr::Leaf(leaf) => Expr::Value {
            number: read(leaf, tables, place),
            quantity: Some(leaf.quantity),
        },
        Expr::Neg(a) => Expr::Neg(inner(a)),
        Expr::Square(a) => Expr::Square(inner(a)),
        Expr::Sqrt(a) => Expr::Sqrt(inner(a)),
        Expr::Relu(a) => Expr::Relu(inner(a)),
        Expr::IsZero(a) => Expr::IsZero(inner(a)),
        Expr::Apply(name, a) => Expr::Apply(name, inner(a)),
        Expr::Bars(bar, a) => Expr::Bars(*bar, inner(a)),
        Expr::Relation(sign, a, b) => Expr::Relation(*sign, inner(a), inner(b)),
        Expr::Add(a, b) => Expr::Add(inner(a), inner(b)),
        Expr::Sub(a, b) => Expr::Sub(inner(a), inner(b)),
        Expr::Mul(a, b) => Expr::Mul(inner(a), inner(b)),
        Expr::Div(a, b) => Expr::Div(inner(a), inner(b)),
        Expr::Power(a, b) => Expr::Power(inner(a), inner(b)),
        Expr::Sum { range, body, .. } => {
            terms(body, &indices(*range, tables, place), tables, place)
        }
        Expr::Number(_) | Expr::Letter(_) | Expr::Value { .. } | Expr::Terms { .. } => expr.clone(),
    }
}

fn terms(body: &Expr, all: &[usize], tables: &impl Tables, place: Place) -> Expr {
    let term = |k: &usize| fill(body, tables, place.under(*k));
    if all.len() <= FIRST_TERMS + LAST_TERMS + 1 {
        return Expr::Terms {
            shown: all.iter().map(term).collect(),
            left_out: None,
        };
    }
    let (first, last) = (&all[..FIRST_TERMS], &all[all.len() - LAST_TERMS..]);
    Expr::Terms {
        shown: first.iter().chain(last).map(term).collect(),
        left_out: Some((FIRST_TERMS, all.len() - FIRST_TERMS - LAST_TERMS)),
    }
}

/// Does everything but the outermost operation. The operands are evaluated on the formula, not on `filled`,
/// whose sums may be cut.
fn one_level(filled: &Expr, formula: &Expr, tables: &impl Tables, cell: Cell) -> Option<Expr> {
    let done = |kept: &Expr, a: &Expr| Box::new(settle(kept, a, tables, cell));
    // The first operand of a sum may be a sum itself: all its terms stay, so that the reader adds them up.
    let first = |kept: &Expr, a: &Expr| match one_level(kept, a, tables, cell) {
        Some(chain) if is_sum(kept) => Box::new(chain),
        _ if is_sum(kept) => Box::new(kept.clone()),
        _ => done(kept, a),
    };
    let partial = match (filled, formula) {
        (Expr::Add(p, q), Expr::Add(a, b)) if !(is_settled(p) && is_settled(q)) => {
            Some(Expr::Add(first(p, a), done(q, b)))
        }
        (Expr::Sub(p, q), Expr::Sub(a, b)) if !(is_settled(p) && is_settled(q)) => {
            Some(Expr::Sub(first(p, a), done(q, b)))
        }
        (Expr::Mul(p, q), Expr::Mul(a, b)) if !(is_settled(p) && is_settled(q)) => {
            Some(Expr::Mul(done(p, a), done(q, b)))
        }
        (Expr::Div(p, q), Expr::Div(a, b)) if !(is_settled(p) && is_settled(q)) => {
            Some(Expr::Div(done(p, a), done(q, b)))
        }
        (Expr::Sqrt(p), Expr::Sqrt(a)) if !is_settled(p) => Some(Expr::Sqrt(done(p, a))),
        (Expr::Square(p), Expr::Square(a)) if !is_settled(p) => Some(Expr::Square(done(p, a))),
        (Expr::Relu(p), Expr::Relu(a)) if !is_settled(p) => Some(Expr::Relu(done(p, a))),
        _ => None,
    };
    partial.filter(|partial| partial != filled)
}

/// An operand as a number.
fn settle(filled: &Expr, formula: &Expr, tables: &impl Tables, cell: Cell) -> Expr {
    match filled {
        Expr::Value { .. } | Expr::Number(_) => filled.clone(),
        _ => Expr::Value {
            number: evaluate(formula, tables, Place::at(cell)),
            quantity: None,
        },
    }
}

fn is_settled(expr: &Expr) -> bool {
    matches!(expr, Expr::Value { .. } | Expr::Number(_))
}

fn is_sum(expr: &Expr) -> bool {
    matches!(expr, Expr::Add(..) | Expr::Sub(..))
}

/// Whether the written digits are the number. Binary arithmetic on decimals leaves noise in the 16th digit
/// (1 − 0.9 is 0.09999999999999998): a short decimal within that noise is what the decimals on the page give.
fn reads_exactly(number: f64, significant: usize) -> bool {
    const NOISE: f64 = 8.0 * f64::EPSILON;
    const SHORT: usize = 12;
    if digits::write(number, significant).exact {
        return true;
    }
    let short = digits::write(number, significant.min(SHORT)).text;
    let written = digits::read(&short).unwrap_or(f64::NAN);
    digits::write(written, significant).text == short
        && (written - number).abs() <= NOISE * number.abs()
}

/// Whether every number in a filled expression is written in full.
fn is_exact(expr: &Expr, significant: usize) -> bool {
    match expr {
        Expr::Value { number, .. } => reads_exactly(*number, significant),
        Expr::Terms { shown, .. } => shown.iter().all(|term| is_exact(term, significant)),
        Expr::Neg(a)
        | Expr::Square(a)
        | Expr::Sqrt(a)
        | Expr::Relu(a)
        | Expr::IsZero(a)
        | Expr::Apply(_, a)
        | Expr::Bars(_, a) => is_exact(a, significant),
        Expr::Add(a, b)
        | Expr::Sub(a, b)
        | Expr::Mul(a, b)
        | Expr::Div(a, b)
        | Expr::Power(a, b)
        | Expr::Relation(_, a, b) => is_exact(a, significant) && is_exact(b, significant),
        Expr::Number(_) | Expr::Leaf(_) | Expr::Letter(_) | Expr::Sum { .. } => true,
    }
}
