//! Formulas as one line of plain text, for screen readers, Markdown and the terminal.

use super::symbol::{Mark, Symbol};
use super::write::{APART, Alphabet, BESIDE, Limits};

/// Plain text with the field's letters.
pub(super) struct Text;

impl Alphabet for Text {
    fn symbol(&self, symbol: &Symbol, indices: &[String]) -> String {
        let derivative = if symbol.derivative { "∂ℓ/∂" } else { "" };
        let mark = match symbol.mark {
            Mark::Plain => "",
            Mark::Hat => "\u{302}",
            Mark::Bar => "\u{304}",
            Mark::Prime => "′",
        };
        let mut all: Vec<&str> = indices.iter().map(String::as_str).collect();
        if !symbol.index.is_empty() {
            all.insert(0, symbol.index);
        }
        let index = match all.as_slice() {
            [] => String::new(),
            [one] if one.chars().count() == 1 => format!("_{one}"),
            many => format!("_({})", many.join(",")),
        };
        let square = if symbol.squared { "²" } else { "" };
        format!("{derivative}{}{mark}{index}{square}", symbol.letter)
    }

    fn number(&self, text: &str) -> String {
        text.to_string()
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        match operator {
            _ if a.is_empty() => format!("{operator}{b}"),
            BESIDE => format!("{a} · {b}"),
            ',' | APART => format!("{a}, {b}"),
            _ => format!("{a} {operator} {b}"),
        }
    }

    fn fraction_has_a_bar(&self) -> bool {
        false
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

    fn brackets(&self, name: &str, open: char, inside: &str, close: char) -> String {
        format!("{name}{open}{inside}{close}")
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
