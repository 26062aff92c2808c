//! The arithmetic of one cell: the formula with the cell's own numbers put in.

use super::expr::binary;
use super::read::Place;
use super::{Binary, Cell, Expr, Filled, Formula, Leaf, Put, Tables, Term, Tree, Unary};
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
    pub filled: Filled,
    /// The same with its outermost operation left to do; `None` where that is `filled` already.
    pub partial: Option<Filled>,
    /// The cell's value, unrounded.
    pub value: f64,
}

/// Puts the numbers of `cell` into a formula. `value` is the number in the table, which the mathematics computed.
pub fn arithmetic(formula: &Formula, tables: &impl Tables, cell: Cell, value: f64) -> Arithmetic {
    let place = Place::new(tables, cell);
    let filled = fill(&formula.right, &place);
    let partial = one_level(&filled, &formula.right, &place);
    Arithmetic {
        left: formula.left,
        across: formula.col_letter.is_some(),
        filled,
        partial,
        value,
    }
}

impl Arithmetic {
    /// Whether each of the signs before `filled`, `partial` and the value may be `=`: whether every number up to there
    /// is written in full.
    pub(super) fn exact(&self, significant: usize) -> [bool; 3] {
        let filled = is_exact(&self.filled, significant);
        let partial = filled && self.partial.iter().all(|part| is_exact(part, significant));
        [
            filled,
            partial,
            partial && reads_exactly(self.value, significant),
        ]
    }
}

/// Replaces leaves by their numbers and sums by their terms.
fn fill(expr: &Expr, place: &Place<impl Tables>) -> Filled {
    expr.map(&|term| {
        Tree::Operand(match term {
            Term::Leaf(leaf) => Put::Value {
                number: place.read(leaf),
                quantity: Some(leaf.quantity),
            },
            Term::Sum { range, body, .. } => {
                let all = place.indices(*range);
                let term = |k: &usize| fill(body, &place.under(*k));
                if let [only] = all.as_slice() {
                    return term(only);
                }
                let cut = (all.len() > FIRST_TERMS + LAST_TERMS + 1).then_some(FIRST_TERMS);
                let (first, last) = match cut {
                    Some(cut) => (&all[..cut], &all[all.len() - LAST_TERMS..]),
                    None => (&all[..], &[][..]),
                };
                Put::Terms {
                    shown: first.iter().chain(last).map(term).collect(),
                    cut,
                }
            }
        })
    })
}

/// Does everything but the outermost operation. The operands are evaluated on the formula, not on `filled`,
/// whose sums may be cut.
fn one_level(filled: &Filled, formula: &Expr, place: &Place<impl Tables>) -> Option<Filled> {
    let done = |kept: &Filled, a: &Expr| match is_settled(kept) {
        true => kept.clone(),
        false => Tree::Operand(Put::Value {
            number: place.value(a),
            quantity: None,
        }),
    };
    // The first operand of a sum may be a sum itself: all its terms stay, so that the reader adds them up.
    let first = |kept: &Filled, a: &Expr| match kept {
        Tree::Binary(Binary::Add | Binary::Sub, ..) => {
            one_level(kept, a, place).unwrap_or_else(|| kept.clone())
        }
        _ => done(kept, a),
    };
    let partial = match (filled, formula) {
        (
            Tree::Unary(operation @ (Unary::Sqrt | Unary::Square | Unary::Relu), p),
            Tree::Unary(_, a),
        ) if !is_settled(p) => Tree::Unary(*operation, Box::new(done(p, a))),
        (Tree::Binary(operation, p, q), Tree::Binary(_, a, b)) => match operation {
            _ if is_settled(p) && is_settled(q) => return None,
            Binary::Add | Binary::Sub => binary(*operation, first(p, a), done(q, b)),
            Binary::Mul | Binary::Div => binary(*operation, done(p, a), done(q, b)),
            Binary::Power => return None,
        },
        _ => return None,
    };
    (partial != *filled).then_some(partial)
}

/// Whether nothing is left to compute.
fn is_settled(filled: &Filled) -> bool {
    matches!(filled, Tree::Number(_) | Tree::Operand(Put::Value { .. }))
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

/// Whether every number in a filled expression is written in full. Constants of the formula always are.
fn is_exact(filled: &Filled, significant: usize) -> bool {
    match filled {
        Tree::Operand(Put::Value { number, .. }) => reads_exactly(*number, significant),
        Tree::Operand(Put::Terms { shown, .. }) => {
            shown.iter().all(|term| is_exact(term, significant))
        }
        _ => filled.children().all(|part| is_exact(part, significant)),
    }
}
