//! Formulas as one line of plain text, for screen readers, Markdown and the terminal.

use super::write::{Alphabet, Limits, is_square};
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
        match letter.split_once('_') {
            Some((letter, index)) if index.chars().count() > 1 => format!("{letter}_({index})"),
            _ => letter.to_string(),
        }
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        match (a.is_empty(), operator) {
            (true, _) => format!("{operator}{b}"),
            (false, '\u{2062}') => format!("{a} · {b}"),
            (false, ',') => format!("{a}, {b}"),
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
        match b {
            "2" => format!("{a}²"),
            _ if b.contains([' ', '−']) => format!("{a}^({b})"),
            _ => format!("{a}^{b}"),
        }
    }

    fn group(&self, a: &str) -> String {
        format!("({a})")
    }

    fn relu(&self, a: &str) -> String {
        format!("max(0, {a})")
    }

    fn is_zero(&self, a: &str) -> String {
        format!("[{a} = 0]")
    }

    fn apply(&self, name: &str, a: &str) -> String {
        if is_square(name) {
            format!("{name}[{a}]")
        } else {
            format!("{name}({a})")
        }
    }

    fn bars(&self, bar: char, a: &str) -> String {
        format!("{bar}{a}{bar}")
    }

    fn sum(&self, variable: &str, limits: Limits, body: &str) -> String {
        match limits {
            Limits::Free => format!("Σ_{variable} {body}"),
            Limits::Between(from, to) => format!("Σ_({variable}={from}…{to}) {body}"),
            Limits::Part(number) => format!("Σ_({variable}∈ℬ_{number}) {body}"),
        }
    }

    fn ellipsis(&self) -> String {
        "…".into()
    }
}
