//! Formulas as one line of plain text, for screen readers, Markdown and the terminal.

use super::write::Alphabet;
use super::{Entry, Mark, Notation, Quantity, Subscript};

/// Plain text with the field's letters.
pub(super) struct Text;

impl Alphabet for Text {
    fn fraction_is_closed(&self) -> bool {
        false
    }

    fn symbol(&self, _: Quantity, entry: &Entry, indices: &[&str], notation: Notation) -> String {
        let mark = match entry.mark {
            Mark::Plain => "",
            Mark::Hat => "\u{302}",
            Mark::Bar => "\u{304}",
            Mark::Prime => "′",
        };
        let square = if entry.squared { "²" } else { "" };
        let mut below: Vec<&str> = match (entry.subscript, notation) {
            (Subscript::Nothing, _) => vec![],
            (Subscript::Batch, Notation::Paper) => vec!["ℬ"],
            (Subscript::Batch, Notation::Post) => vec!["batch"],
            (Subscript::Text(text), _) => vec![text],
        };
        below.extend(indices);
        let below = match below.as_slice() {
            [] => String::new(),
            [one] if one.chars().count() == 1 => format!("_{one}"),
            many => format!("_({})", many.join(",")),
        };
        let symbol = format!("{}{mark}{below}{square}", entry.glyph);
        if entry.gradient {
            format!("∂ℓ/∂{symbol}")
        } else {
            symbol
        }
    }

    fn number(&self, text: &str, _: Option<Quantity>) -> String {
        text.to_string()
    }

    fn letter(&self, letter: &str) -> String {
        letter.to_string()
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        match (a.is_empty(), operator) {
            (true, _) => format!("{operator}{b}"),
            (false, '\u{2062}') => format!("{a} · {b}"),
            (false, _) => format!("{a} {operator} {b}"),
        }
    }

    fn fraction(&self, a: &str, b: &str) -> String {
        format!("{a} / {b}")
    }

    fn root(&self, a: &str) -> String {
        format!("√({a})")
    }

    fn power(&self, a: &str, b: &str) -> String {
        if b == "2" {
            format!("{a}²")
        } else {
            format!("{a}^{b}")
        }
    }

    fn group(&self, a: &str) -> String {
        format!("({a})")
    }

    fn relu(&self, a: &str) -> String {
        format!("max(0, {a})")
    }

    fn sum(&self, variable: &str, from: &str, to: &str, body: &str) -> String {
        match (from.is_empty(), to.is_empty()) {
            (true, _) => format!("Σ_{variable} {body}"),
            (false, true) => format!("Σ_({variable}={from}) {body}"),
            (false, false) => format!("Σ_({variable}={from}…{to}) {body}"),
        }
    }

    fn ellipsis(&self) -> String {
        "…".into()
    }
}
