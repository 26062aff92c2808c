//! Formulas as MathML Core: what stands inside a `math` element.

use super::Quantity;
use super::symbol::{Mark, Symbol};
use super::write::{APART, Alphabet, Limits, power_of_ten};

/// Presentation MathML.
pub(super) struct MathMl;

impl Alphabet for MathMl {
    fn symbol(&self, symbol: &Symbol, indices: &[String]) -> String {
        let letter = token(symbol.letter);
        let letter = match symbol.mark {
            Mark::Plain => letter,
            Mark::Hat => accent(&letter, '^'),
            Mark::Bar => accent(&letter, '¯'),
            Mark::Prime => format!("<msup>{letter}<mo>′</mo></msup>"),
        };
        let own = Some(symbol.index).filter(|index| !index.is_empty());
        let all = own.into_iter().chain(indices.iter().map(String::as_str));
        let all: Vec<String> = all.map(token).collect();
        let below = match all.as_slice() {
            [one] => one.clone(),
            many => row(&many.join("<mo separator=\"true\">,</mo>")),
        };
        let whole = match (all.is_empty(), symbol.squared) {
            (true, false) => letter,
            (true, true) => format!("<msup>{letter}<mn>2</mn></msup>"),
            (false, false) => format!("<msub>{letter}{below}</msub>"),
            (false, true) => format!("<msubsup>{letter}{below}<mn>2</mn></msubsup>"),
        };
        match symbol.derivative {
            true => format!(
                "<mfrac><mrow><mi>∂</mi><mi>ℓ</mi></mrow><mrow><mi>∂</mi>{whole}</mrow></mfrac>"
            ),
            false => whole,
        }
    }

    /// `data-q` links a term to the tables of its quantity, the class gives it the colour of its family.
    fn coloured(&self, quantity: Quantity, text: String) -> String {
        let id = quantity.id();
        match quantity.entry().token {
            "" => format!("<mrow data-q=\"{id}\">{text}</mrow>"),
            token => format!("<mrow data-q=\"{id}\" class=\"q-{token}\">{text}</mrow>"),
        }
    }

    fn number(&self, text: &str) -> String {
        match power_of_ten(text) {
            Some((digits, exponent)) => row(&format!(
                "{}<mo>×</mo><msup><mn>10</mn>{}</msup>",
                signed(digits),
                signed(&exponent)
            )),
            None => signed(text),
        }
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        const SPACE: &str = "<mspace width=\"1em\"/>";
        match operator {
            _ if a.is_empty() => row(&format!("<mo form=\"prefix\">{operator}</mo>{b}")),
            '<' => format!("{a}<mo>&lt;</mo>{b}"),
            '=' | '≈' | '≤' | '←' => format!("{a}<mo>{operator}</mo>{b}"),
            '⇒' => format!("{a}{SPACE}<mo>⇒</mo>{SPACE}{b}"),
            APART => format!("{a}<mo separator=\"true\">,</mo>{SPACE}{b}"),
            ',' => format!("{a}<mo separator=\"true\">,</mo>{b}"),
            _ => row(&format!("{a}<mo>{operator}</mo>{b}")),
        }
    }

    fn fraction(&self, a: &str, b: &str) -> String {
        format!("<mfrac>{}{}</mfrac>", row(a), row(b))
    }

    fn root(&self, a: &str) -> String {
        format!("<msqrt>{a}</msqrt>")
    }

    fn power(&self, a: &str, b: &str) -> String {
        format!("<msup>{}{}</msup>", row(a), row(b))
    }

    fn brackets(&self, name: &str, open: char, inside: &str, close: char) -> String {
        let name = match name.chars().count() {
            0 => String::new(),
            1 => format!("<mi mathvariant=\"normal\">{name}</mi>"),
            _ => format!("<mi>{name}</mi>"),
        };
        // A bar looks the same on both sides: only its form says which it is.
        let forms = match open == close {
            true => [" form=\"prefix\"", " form=\"postfix\""],
            false => ["", ""],
        };
        row(&format!(
            "{name}<mo{}>{open}</mo>{inside}<mo{}>{close}</mo>",
            forms[0], forms[1]
        ))
    }

    fn sum(&self, variable: &str, limits: Limits, body: &str) -> String {
        let index = token(variable);
        let operator = match limits {
            Limits::Free => format!("<munder><mo>∑</mo>{index}</munder>"),
            Limits::Between(from, to) => {
                let start = row(&format!("{index}<mo>=</mo>{}", limit(from)));
                format!("<munderover><mo>∑</mo>{start}{}</munderover>", limit(to))
            }
            Limits::Part(number) => {
                let part = format!("<msub><mi>ℬ</mi>{}</msub>", token(number));
                let member = row(&format!("{index}<mo>∈</mo>{part}"));
                format!("<munder><mo>∑</mo>{member}</munder>")
            }
        };
        row(&format!("{operator}{body}"))
    }

    fn ellipsis(&self) -> String {
        "<mi>…</mi>".into()
    }
}

/// One element, whatever the text holds: MathML counts the children of a fraction and of a script.
fn row(text: &str) -> String {
    format!("<mrow>{text}</mrow>")
}

fn accent(letter: &str, accent: char) -> String {
    format!("<mover accent=\"true\">{letter}<mo stretchy=\"false\">{accent}</mo></mover>")
}

/// `<mi>` for a letter, `<mn>` for digits, `<mtext>` for a name; an index such as `t−1` becomes a row of its parts.
fn token(text: &str) -> String {
    for sign in ['−', '+'] {
        if let Some((a, b)) = text.split_once(sign) {
            return row(&format!("{}<mo>{sign}</mo>{}", token(a), token(b)));
        }
    }
    let numeric = text.chars().all(|character| character.is_ascii_digit());
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    match (numeric, text.chars().count()) {
        (true, _) => format!("<mn>{text}</mn>"),
        (false, 1) => format!("<mi>{text}</mi>"),
        (false, _) => format!("<mtext>{text}</mtext>"),
    }
}

/// A limit of a sum: a symbol is finished already, a letter or number is not.
fn limit(text: &str) -> String {
    if text.starts_with('<') {
        text.to_string()
    } else {
        token(text)
    }
}

/// Digits with their sign.
fn signed(text: &str) -> String {
    match text.strip_prefix('−') {
        Some(digits) => row(&format!("<mo form=\"prefix\">−</mo><mn>{digits}</mn>")),
        None => format!("<mn>{text}</mn>"),
    }
}
