//! Formulas as LaTeX.

use super::write::Alphabet;
use super::{Entry, Mark, Notation, Quantity, Subscript};

/// LaTeX with amsmath, no delimiters.
pub(super) struct Latex;

/// Digits and letters that LaTeX spells differently.
fn spell(text: &str) -> String {
    text.replace('−', "-")
        .replace('…', "\\dots")
        .replace('∞', "\\infty")
}

impl Alphabet for Latex {
    fn fraction_is_closed(&self) -> bool {
        true
    }

    fn symbol(&self, _: Quantity, entry: &Entry, indices: &[&str], notation: Notation) -> String {
        let letter = match entry.mark {
            Mark::Plain => entry.latex.to_string(),
            Mark::Hat => format!("\\hat{{{}}}", entry.latex),
            Mark::Bar => format!("\\bar{{{}}}", entry.latex),
            Mark::Prime => format!("{}'", entry.latex),
        };
        let mut below: Vec<String> = match (entry.subscript, notation) {
            (Subscript::Nothing, _) => vec![],
            (Subscript::Batch, Notation::Paper) => vec!["\\mathcal{B}".into()],
            (Subscript::Batch, Notation::Post) => vec!["\\mathrm{batch}".into()],
            (Subscript::Text(text), _) if text.chars().count() == 1 => vec![text.into()],
            (Subscript::Text(text), _) => vec![format!("\\mathrm{{{text}}}")],
        };
        below.extend(indices.iter().map(|index| spell(index)));
        let below = if below.is_empty() {
            String::new()
        } else {
            format!("_{{{}}}", below.join(","))
        };
        let above = if entry.squared { "^{2}" } else { "" };
        let symbol = format!("{letter}{below}{above}");
        if entry.gradient {
            format!("\\frac{{\\partial\\ell}}{{\\partial {symbol}}}")
        } else {
            symbol
        }
    }

    fn number(&self, text: &str, _: Option<Quantity>) -> String {
        match text.split_once("×10") {
            Some((digits, exponent)) => {
                format!("{} \\times 10^{{{}}}", spell(digits), unraise(exponent))
            }
            None => spell(text),
        }
    }

    fn letter(&self, letter: &str) -> String {
        match letter {
            "α" => "\\alpha".into(),
            "∂" => "\\partial".into(),
            "π" => "\\pi".into(),
            _ if letter.chars().count() > 1 => format!("\\mathrm{{{letter}}}"),
            _ => letter.into(),
        }
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        let operator = match operator {
            '−' => "-",
            '·' => "\\cdot",
            '≈' => "\\approx",
            '\u{2062}' => "",
            '+' => "+",
            _ => "=",
        };
        format!("{a} {operator} {b}")
            .trim_start()
            .replace("  ", " ")
    }

    fn fraction(&self, a: &str, b: &str) -> String {
        format!("\\frac{{{a}}}{{{b}}}")
    }

    fn root(&self, a: &str) -> String {
        format!("\\sqrt{{{a}}}")
    }

    fn power(&self, a: &str, b: &str) -> String {
        format!("{{{a}}}^{{{b}}}")
    }

    fn group(&self, a: &str) -> String {
        format!("\\left({a}\\right)")
    }

    fn relu(&self, a: &str) -> String {
        format!("\\max\\left(0, {a}\\right)")
    }

    fn sum(&self, variable: &str, from: &str, to: &str, body: &str) -> String {
        let start = if from.is_empty() {
            variable.to_string()
        } else {
            format!("{variable}={}", spell(from))
        };
        let end = if to.is_empty() {
            String::new()
        } else {
            format!("^{{{}}}", spell(to))
        };
        format!("\\sum_{{{start}}}{end} {body}")
    }

    fn ellipsis(&self) -> String {
        "\\dots".into()
    }
}

/// Superscript digits as plain ones.
fn unraise(exponent: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let plain = |character: char| match RAISED.iter().position(|raised| *raised == character) {
        Some(digit) => digit.to_string(),
        None if character == '⁻' => "-".into(),
        None => character.to_string(),
    };
    exponent.chars().map(plain).collect()
}
