//! Formulas as LaTeX.

use super::write::{Alphabet, Limits, is_square, power_of_ten, unraise};
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
        match power_of_ten(text) {
            Some((digits, exponent)) => {
                let exponent = spell(&unraise(exponent));
                format!("{} \\times 10^{{{exponent}}}", spell(digits))
            }
            None => spell(text),
        }
    }

    fn letter(&self, letter: &str) -> String {
        if let Some((letter, index)) = letter.split_once('_') {
            return format!("{}_{{{}}}", self.letter(letter), self.letter(index));
        }
        match letter {
            "" => String::new(),
            _ if letter.chars().count() == 1 => greek(letter).unwrap_or(letter).into(),
            _ if letter.contains(['+', '−']) => spell(letter),
            _ if letter.ends_with('′') => format!("{}'", letter.trim_end_matches('′')),
            _ if letter.ends_with('\u{302}') => {
                format!("\\hat{{{}}}", letter.trim_end_matches('\u{302}'))
            }
            _ => format!("\\mathrm{{{letter}}}"),
        }
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        let operator = match operator {
            '−' => "-",
            '·' => "\\cdot",
            '≈' => "\\approx",
            '≤' => "\\le",
            '<' => "<",
            '←' => "\\leftarrow",
            '⇒' => "\\quad\\Rightarrow\\quad",
            ',' => ",\\quad",
            '\u{2062}' => "",
            '+' => "+",
            _ => "=",
        };
        let parts = [a, operator, b].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
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

    fn is_zero(&self, a: &str) -> String {
        format!("\\left[{a} = 0\\right]")
    }

    fn apply(&self, name: &str, a: &str) -> String {
        let (open, close) = if is_square(name) {
            ('[', ']')
        } else {
            ('(', ')')
        };
        format!("{}\\left{open}{a}\\right{close}", self.letter(name))
    }

    fn bars(&self, bar: char, a: &str) -> String {
        let bar = if bar == '‖' { "\\|" } else { "|" };
        format!("\\left{bar}{a}\\right{bar}")
    }

    fn sum(&self, variable: &str, limits: Limits, body: &str) -> String {
        match limits {
            Limits::Free => format!("\\sum_{{{variable}}} {body}"),
            Limits::Between(from, to) => format!(
                "\\sum_{{{variable}={}}}^{{{}}} {body}",
                spell(from),
                spell(to)
            ),
            Limits::Part(number) => {
                format!("\\sum_{{{variable}\\in\\mathcal{{B}}_{{{number}}}}} {body}")
            }
        }
    }

    fn ellipsis(&self) -> String {
        "\\dots".into()
    }
}

/// The command of a letter that is no Latin one.
fn greek(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "α" => "\\alpha",
        "∂" => "\\partial",
        "π" => "\\pi",
        "ρ" => "\\rho",
        "σ" => "\\sigma",
        "μ" => "\\mu",
        "θ" => "\\theta",
        "λ" => "\\lambda",
        "κ" => "\\kappa",
        "Φ" => "\\Phi",
        "ℬ" => "\\mathcal{B}",
        "ℓ" => "\\ell",
        "∇" => "\\nabla",
        _ => return None,
    })
}
