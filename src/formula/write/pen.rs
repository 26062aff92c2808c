//! The walk over the tree: brackets where they are needed, nowhere else.

mod leaf;
mod sum;

use super::super::{Expr, Notation, Quantity};
use super::Alphabet;
use crate::digits;

/// How tightly a written expression holds together.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Bond {
    Sum,
    Product,
    /// A number with a minus sign: whole at the start of a line, bracketed after an operator.
    Negative,
    Atom,
}

pub(super) struct Written {
    pub text: String,
    pub bond: Bond,
}

pub(super) struct Pen<'a> {
    pub alphabet: &'a dyn Alphabet,
    pub notation: Notation,
    pub significant: usize,
    pub row_letter: &'a str,
    pub col_letter: Option<&'a str>,
}

impl Pen<'_> {
    pub fn write(&self, expr: &Expr, bound: Option<&str>) -> Written {
        let whole = |text: String| Written {
            text,
            bond: Bond::Atom,
        };
        match expr {
            Expr::Number(number) => self.number(*number, None),
            Expr::Value { number, quantity } => self.number(*number, *quantity),
            Expr::Letter(letter) => whole(self.alphabet.letter(letter)),
            Expr::Leaf(leaf) => whole(self.leaf(leaf, bound)),
            Expr::Neg(a) => {
                let inner = self.write(a, bound);
                let bracketed = inner.bond < Bond::Product || inner.bond == Bond::Negative;
                let inner = if bracketed {
                    self.alphabet.group(&inner.text)
                } else {
                    inner.text
                };
                let text = self.alphabet.infix('−', "", &inner);
                Written {
                    text,
                    bond: Bond::Negative,
                }
            }
            Expr::Add(a, b) => self.chain('+', a, b, bound, Bond::Sum, Bond::Product),
            Expr::Sub(a, b) => self.chain('−', a, b, bound, Bond::Sum, Bond::Product),
            Expr::Mul(a, b) => self.chain('·', a, b, bound, Bond::Product, Bond::Product),
            Expr::Div(a, b) => self.fraction(a, b, bound),
            Expr::Square(a) => {
                let base = self.base(a, bound);
                whole(self.alphabet.power(&base, &self.plain("2")))
            }
            Expr::Power(a, b) => {
                let base = self.base(a, bound);
                whole(self.alphabet.power(&base, &self.write(b, bound).text))
            }
            Expr::Sqrt(a) => whole(self.alphabet.root(&self.write(a, bound).text)),
            Expr::Relu(a) => whole(self.alphabet.relu(&self.write(a, bound).text)),
            Expr::IsZero(a) => whole(self.alphabet.is_zero(&self.write(a, bound).text)),
            Expr::Apply(name, a) => whole(self.alphabet.apply(name, &self.write(a, bound).text)),
            Expr::Bars(bar, a) => whole(self.alphabet.bars(*bar, &self.write(a, bound).text)),
            Expr::Relation(sign, a, b) => {
                let (a, b) = (self.write(a, bound).text, self.write(b, bound).text);
                Written {
                    text: self.alphabet.infix(*sign, &a, &b),
                    bond: Bond::Sum,
                }
            }
            Expr::Sum {
                variable,
                range,
                body,
            } => self.sum(variable, *range, body),
            Expr::Terms { shown, left_out } => self.terms(shown, *left_out, bound),
        }
    }

    fn number(&self, number: f64, quantity: Option<Quantity>) -> Written {
        let text = digits::write(number, self.significant).text;
        let bond = if text.starts_with('−') {
            Bond::Negative
        } else {
            Bond::Atom
        };
        Written {
            text: self.alphabet.number(&text, quantity),
            bond,
        }
    }

    fn plain(&self, digits: &str) -> String {
        self.alphabet.number(digits, None)
    }

    /// Writes `expr`, in brackets if it holds together less tightly than its surroundings need.
    fn inside(&self, expr: &Expr, bound: Option<&str>, needed: Bond) -> String {
        let written = self.write(expr, bound);
        if written.bond < needed {
            self.alphabet.group(&written.text)
        } else {
            written.text
        }
    }

    /// Writes what is raised to a power: fractions, and symbols that are fractions or squares, need brackets there.
    fn base(&self, expr: &Expr, bound: Option<&str>) -> String {
        let tall = match expr {
            Expr::Div(..) | Expr::Power(..) | Expr::Square(_) => true,
            Expr::Leaf(leaf) => {
                let entry = leaf.quantity.entry();
                entry.gradient || entry.squared
            }
            _ => false,
        };
        if tall {
            self.alphabet.group(&self.write(expr, bound).text)
        } else {
            self.inside(expr, bound, Bond::Atom)
        }
    }

    /// Writes an infix operator. Only the right side of one needs brackets around a negative number.
    fn chain(
        &self,
        operator: char,
        a: &Expr,
        b: &Expr,
        bound: Option<&str>,
        own: Bond,
        needed: Bond,
    ) -> Written {
        let needed_left = if own == Bond::Sum { Bond::Sum } else { needed };
        let left = self.write(a, bound);
        // A product that starts with a minus sign must not follow another sign bare.
        let bond = match (own, left.bond) {
            (Bond::Product, Bond::Negative) => Bond::Negative,
            _ => own,
        };
        let left = if left.bond < needed_left {
            self.alphabet.group(&left.text)
        } else {
            left.text
        };
        let right = self.write(b, bound);
        let bracketed = right.bond < needed || right.bond == Bond::Negative;
        let right = if bracketed {
            self.alphabet.group(&right.text)
        } else {
            right.text
        };
        Written {
            text: self.alphabet.infix(operator, &left, &right),
            bond,
        }
    }

    /// A sum over a count is written as the paper writes a mean, `1/m Σ x`; everything else as a fraction.
    fn fraction(&self, a: &Expr, b: &Expr, bound: Option<&str>) -> Written {
        if matches!(a, Expr::Sum { .. }) {
            let over = self.over(
                &self.plain("1"),
                &self.write(b, bound).text,
                &Expr::Number(1.0),
                b,
            );
            let text = self
                .alphabet
                .infix('\u{2062}', &over, &self.write(a, bound).text);
            return Written {
                text,
                bond: Bond::Product,
            };
        }
        let top = self.write(a, bound);
        let text = self.over(&top.text, &self.write(b, bound).text, a, b);
        let bond = match (self.alphabet.fraction_is_closed(), top.bond) {
            (true, _) => Bond::Atom,
            (false, Bond::Negative) if !is_compound(a) => Bond::Negative,
            (false, _) => Bond::Product,
        };
        Written { text, bond }
    }

    /// `a / b`, with the brackets that a fraction on one line needs.
    fn over(&self, top: &str, bottom: &str, a: &Expr, b: &Expr) -> String {
        if self.alphabet.fraction_is_closed() {
            return self.alphabet.fraction(top, bottom);
        }
        let closed = |text: &str, expr: &Expr| {
            if is_compound(expr) {
                self.alphabet.group(text)
            } else {
                text.to_string()
            }
        };
        self.alphabet.fraction(&closed(top, a), &closed(bottom, b))
    }
}

/// Whether a part of a fraction on one line needs brackets.
fn is_compound(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Add(..)
            | Expr::Sub(..)
            | Expr::Mul(..)
            | Expr::Div(..)
            | Expr::Sum { .. }
            | Expr::Terms { .. }
    )
}
