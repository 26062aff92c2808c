//! Writing a formula: one walk over the tree, three alphabets (MathML, LaTeX, plain text).

mod pen;

use super::latex::Latex;
use super::mathml::MathMl;
use super::text::Text;
use super::{Arithmetic, Entry, Expr, Formula, Notation, Quantity};
use crate::digits;
use pen::Pen;

/// Constants of a formula are written in full.
const FULL: usize = 17;

/// The alphabet a formula is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Content of a `math` element; terms carry `data-q` with the identifier of their quantity.
    MathMl,
    /// LaTeX without delimiters.
    Latex,
    /// One line of plain text.
    Text,
}

/// What an alphabet must be able to write. Every method gets finished text for its parts.
pub(super) trait Alphabet {
    /// Whether a fraction stands on its own bar and so needs no brackets inside a product.
    fn fraction_is_closed(&self) -> bool;
    fn symbol(
        &self,
        quantity: Quantity,
        entry: &Entry,
        indices: &[&str],
        notation: Notation,
    ) -> String;
    fn number(&self, text: &str, quantity: Option<Quantity>) -> String;
    fn letter(&self, letter: &str) -> String;
    fn infix(&self, operator: char, a: &str, b: &str) -> String;
    fn fraction(&self, a: &str, b: &str) -> String;
    fn root(&self, a: &str) -> String;
    fn power(&self, a: &str, b: &str) -> String;
    fn group(&self, a: &str) -> String;
    fn relu(&self, a: &str) -> String;
    fn is_zero(&self, a: &str) -> String;
    fn apply(&self, name: &str, a: &str) -> String;
    fn bars(&self, bar: char, a: &str) -> String;
    fn sum(&self, variable: &str, limits: Limits, body: &str) -> String;
    fn ellipsis(&self) -> String;
}

/// What stands at a sum sign, as finished text.
#[derive(Clone, Copy)]
pub(super) enum Limits<'a> {
    /// Only the index.
    Free,
    /// The index runs from here to there.
    Between(&'a str, &'a str),
    /// The index runs over the part of the batch with this number.
    Part(&'a str),
}

/// The brackets of a named function: expected values take square ones.
pub(super) fn is_square(name: &str) -> bool {
    matches!(name, "E" | "Var")
}

/// Writes a formula as it is defined: `left = also = right`.
pub fn show(formula: &Formula, notation: Notation, format: Format) -> String {
    let pen = Pen {
        alphabet: alphabet(format),
        notation,
        significant: FULL,
        row_letter: formula.row_letter,
        col_letter: formula.col_letter,
    };
    let mut text = pen.leaf(&formula.left, None);
    for side in formula.also.iter().chain([&formula.right]) {
        text = pen.alphabet.infix('=', &text, &pen.write(side, None).text);
    }
    text
}

/// Writes one symbol without an index; but only its index tells the number of a device from that of the batch.
pub fn show_symbol(quantity: Quantity, notation: Notation, format: Format) -> String {
    let indices: &[&str] = match quantity {
        Quantity::ShardCount | Quantity::ShardMean | Quantity::ShardVariance => &["k"],
        _ => &[],
    };
    alphabet(format).symbol(quantity, &quantity.shown(notation), indices, notation)
}

impl Arithmetic {
    /// Writes `left = filled = partial = value` with `significant` digits, `=` only where the shown digits are
    /// exact and `≈` elsewhere. `row` and `col` name the computed cell; a column that is a feature stays implied.
    pub fn show(
        &self,
        notation: Notation,
        format: Format,
        significant: usize,
        row: &str,
        col: &str,
    ) -> String {
        let pen = Pen {
            alphabet: alphabet(format),
            notation,
            significant,
            row_letter: row,
            col_letter: self.across.then_some(col),
        };
        let sign = |exact: bool| if exact { '=' } else { '≈' };
        let mut text = pen.leaf(&self.left, None);
        text = pen.alphabet.infix(
            sign(self.filled_is_exact(significant)),
            &text,
            &pen.write(&self.filled, None).text,
        );
        if let Some(partial) = &self.partial {
            let exact = self.partial_is_exact(significant);
            text = pen
                .alphabet
                .infix(sign(exact), &text, &pen.write(partial, None).text);
        }
        // A formula that only copies a number has nothing left to compute.
        if matches!(self.filled, Expr::Value { .. }) {
            return text;
        }
        let value = pen.alphabet.number(
            &digits::write(self.value, significant).text,
            Some(self.left.quantity),
        );
        pen.alphabet
            .infix(sign(self.value_is_exact(significant)), &text, &value)
    }
}

/// Writes an expression alone, `row` being the letter of its free index.
pub(super) fn show_over(expr: &Expr, row: &str, notation: Notation, format: Format) -> String {
    let pen = Pen {
        alphabet: alphabet(format),
        notation,
        significant: FULL,
        row_letter: row,
        col_letter: None,
    };
    pen.write(expr, None).text
}

fn alphabet(format: Format) -> &'static dyn Alphabet {
    match format {
        Format::MathMl => &MathMl,
        Format::Latex => &Latex,
        Format::Text => &Text,
    }
}

/// A number written as `d.dd×10ⁿ`, in its two parts.
pub(super) fn power_of_ten(text: &str) -> Option<(&str, &str)> {
    let (digits, power) = text.split_once('×')?;
    Some((digits, power.strip_prefix("10")?))
}

/// Superscript digits as plain ones: alphabets raise an exponent themselves.
pub(super) fn unraise(exponent: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let plain = |character: char| match RAISED.iter().position(|raised| *raised == character) {
        Some(digit) => digit.to_string(),
        None if character == '⁻' => digits::MINUS.to_string(),
        None => character.to_string(),
    };
    exponent.chars().map(plain).collect()
}
