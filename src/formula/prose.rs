//! Formulas that the article quotes and no walk computes.

mod averages;
mod layer;

use super::write::show_over;
use super::{Expr, Format, Notation};

/// Every prose formula by its name.
pub fn names() -> impl Iterator<Item = &'static str> {
    let all = layer::FORMULAS.iter().chain(averages::FORMULAS);
    all.map(|(name, _)| *name)
}

/// Writes a prose formula, `None` for a name that is not in [`names`].
pub fn show(name: &str, notation: Notation, format: Format) -> Option<String> {
    let find = |formulas: &[Named]| {
        let found = formulas.iter().find(|(known, _)| *known == name);
        found.map(|(_, formula)| formula())
    };
    match find(layer::FORMULAS) {
        Some(formula) => Some(show_over(&formula, "i", notation, format)),
        None => find(averages::FORMULAS).map(|formula| show_over(&formula, "t", notation, format)),
    }
}

/// A formula by its name.
type Named = (&'static str, fn() -> Expr);

fn letter(letter: &'static str) -> Expr {
    Expr::Letter(letter)
}

fn one() -> Expr {
    1.0.into()
}

fn relation(sign: char, a: Expr, b: Expr) -> Expr {
    Expr::Relation(sign, Box::new(a), Box::new(b))
}

fn equal(a: Expr, b: Expr) -> Expr {
    relation('=', a, b)
}

/// Two formulas on one line.
fn both(a: Expr, b: Expr) -> Expr {
    relation(',', a, b)
}

fn apply(name: &'static str, a: Expr) -> Expr {
    Expr::Apply(name, Box::new(a))
}

fn norm(a: Expr) -> Expr {
    Expr::Bars('‖', Box::new(a))
}
