//! Sums: with their sign, or term by term.

use super::super::super::{Expr, Leaf, Quantity, Range};
use super::super::Limits;
use super::{Bond, Pen, Written};

impl Pen<'_> {
    pub(super) fn sum(&self, variable: &'static str, range: Range, body: &Expr) -> Written {
        let row = self.row_letter;
        let count = self.leaf(&Leaf::scalar(Quantity::Count), None);
        let (first, start);
        let limits = match range {
            Range::Rows(Quantity::X) => Limits::Between("1", &count),
            Range::Last(k) => {
                first = format!("{row}−{}", k.saturating_sub(1));
                Limits::Between(&first, row)
            }
            Range::From(from) => {
                start = (from + 1).to_string();
                Limits::Between(&start, row)
            }
            Range::Members(_) => Limits::Part(row),
            Range::Rows(_) | Range::Cols(_) => Limits::Free,
        };
        let inner = self.inside(body, Some(variable), Bond::Product);
        Written {
            text: self.alphabet.sum(variable, limits, &inner),
            bond: Bond::Product,
        }
    }

    pub(super) fn terms(
        &self,
        shown: &[Expr],
        left_out: Option<(usize, usize)>,
        bound: Option<&str>,
    ) -> Written {
        let mut text = String::new();
        for (position, term) in shown.iter().enumerate() {
            if left_out.is_some_and(|(after, _)| after == position) {
                text = self.alphabet.infix('+', &text, &self.alphabet.ellipsis());
            }
            let written = self.write(term, bound);
            let bracketed = match written.bond {
                Bond::Sum => shown.len() > 1,
                Bond::Negative => position > 0,
                Bond::Product | Bond::Atom => false,
            };
            let term = if bracketed {
                self.alphabet.group(&written.text)
            } else {
                written.text
            };
            text = match position {
                0 => term,
                _ => self.alphabet.infix('+', &text, &term),
            };
        }
        Written {
            text,
            bond: if shown.len() > 1 {
                Bond::Sum
            } else {
                Bond::Atom
            },
        }
    }
}
