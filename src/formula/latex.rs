//! Formulas as LaTeX.

use super::symbol::{Mark, Symbol};
use super::write::{APART, Alphabet, BESIDE, Limits, power_of_ten};

/// LaTeX with amsmath, no delimiters.
pub(super) struct Latex;

impl Alphabet for Latex {
    fn symbol(&self, symbol: &Symbol, indices: &[String]) -> String {
        let letter = word(symbol.letter);
        let letter = match symbol.mark {
            Mark::Plain => letter,
            Mark::Hat => format!("\\hat{{{letter}}}"),
            Mark::Bar => format!("\\bar{{{letter}}}"),
            Mark::Prime => format!("{letter}'"),
        };
        let own = Some(symbol.index).filter(|index| !index.is_empty());
        let all = own.into_iter().chain(indices.iter().map(String::as_str));
        let below = all.map(index).collect::<Vec<_>>().join(",");
        let below = match below.as_str() {
            "" => String::new(),
            below => format!("_{{{below}}}"),
        };
        let above = if symbol.squared { "^{2}" } else { "" };
        let whole = format!("{letter}{below}{above}");
        match symbol.derivative {
            true => format!("\\frac{{\\partial\\ell}}{{\\partial {whole}}}"),
            false => whole,
        }
    }

    fn number(&self, text: &str) -> String {
        match power_of_ten(text) {
            Some((digits, exponent)) => {
                format!("{} \\times 10^{{{}}}", signs(digits), signs(&exponent))
            }
            None => signs(text),
        }
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        let sign = operator.to_string();
        let sign = match operator {
            '−' => "-",
            '·' => "\\cdot",
            '≈' => "\\approx",
            '≤' => "\\le",
            '←' => "\\leftarrow",
            '⇒' => "\\quad\\Rightarrow\\quad",
            APART => ",\\quad",
            BESIDE => return format!("{a} {b}"),
            ',' => return format!("{a}, {b}"),
            _ => &sign,
        };
        match a {
            "" => format!("{sign} {b}"),
            _ => format!("{a} {sign} {b}"),
        }
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

    fn brackets(&self, name: &str, open: char, inside: &str, close: char) -> String {
        let name = match name {
            "max" => "\\max".into(),
            name => word(name),
        };
        let bracket = |bracket: char| match bracket {
            '‖' => "\\|".to_string(),
            bracket => bracket.to_string(),
        };
        let (open, close) = (bracket(open), bracket(close));
        format!("{name}\\left{open}{inside}\\right{close}")
    }

    fn sum(&self, variable: &str, limits: Limits, body: &str) -> String {
        match limits {
            Limits::Free => format!("\\sum_{{{variable}}} {body}"),
            Limits::Between(from, to) => {
                let (from, to) = (signs(from), signs(to));
                format!("\\sum_{{{variable}={from}}}^{{{to}}} {body}")
            }
            Limits::Part(number) => {
                format!("\\sum_{{{variable}\\in\\mathcal{{B}}_{{{number}}}}} {body}")
            }
        }
    }

    fn ellipsis(&self) -> String {
        "\\dots".into()
    }
}

/// Signs that LaTeX spells differently.
fn signs(text: &str) -> String {
    text.replace('−', "-").replace('∞', "\\infty")
}

/// What stands as an index: one letter, a place such as t − 1, or a name in upright letters.
fn index(text: &str) -> String {
    let place = text.contains(['−', '+']) || text.chars().all(|sign| sign.is_ascii_digit());
    if place { signs(text) } else { word(text) }
}

/// A letter, Greek ones by their command, or a name in upright letters.
fn word(text: &str) -> String {
    let mut signs = text.chars();
    match (signs.next(), signs.next()) {
        (Some(letter), None) => greek(letter).map_or(text.into(), String::from),
        (None, _) => String::new(),
        _ => format!("\\mathrm{{{}}}", escaped(text)),
    }
}

/// A reader's own name of a column, with the signs that mean something to LaTeX taken at their word.
fn escaped(text: &str) -> String {
    let escape = |sign: char| match sign {
        '_' | '%' | '#' | '&' | '$' | '{' | '}' => format!("\\{sign}"),
        '\\' | '^' | '~' => format!("\\char{} ", u32::from(sign)),
        _ => sign.to_string(),
    };
    text.chars().map(escape).collect()
}

/// The command of a letter that is no Latin one.
fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' => "\\alpha",
        'β' => "\\beta",
        'γ' => "\\gamma",
        'Δ' => "\\Delta",
        'ε' => "\\varepsilon",
        'θ' => "\\theta",
        'κ' => "\\kappa",
        'λ' => "\\lambda",
        'μ' => "\\mu",
        'π' => "\\pi",
        'ρ' => "\\rho",
        'σ' => "\\sigma",
        'Φ' => "\\Phi",
        'ℬ' => "\\mathcal{B}",
        'ℓ' => "\\ell",
        _ => return None,
    })
}
