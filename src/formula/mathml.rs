//! Formulas as MathML Core: what stands inside a `math` element.

use super::write::{Alphabet, Limits, is_square, power_of_ten, unraise};
use super::{Entry, Mark, Notation, Quantity, Subscript};

/// Presentation MathML.
pub(super) struct MathMl;

/// `<mi>`, or `<mn>` for what starts with a digit; an index such as `t−1` becomes a row of its parts.
fn token(text: &str) -> String {
    for sign in ['−', '+'] {
        if let Some((a, b)) = text.split_once(sign) {
            return format!("<mrow>{}<mo>{sign}</mo>{}</mrow>", token(a), token(b));
        }
    }
    let numeric = text.chars().all(|character| character.is_ascii_digit());
    match (numeric, text.chars().count()) {
        (true, _) => format!("<mn>{text}</mn>"),
        (false, 1) => format!("<mi>{text}</mi>"),
        (false, _) => format!("<mtext>{text}</mtext>"),
    }
}

fn row(parts: &[String]) -> String {
    match parts {
        [one] => one.clone(),
        _ => format!("<mrow>{}</mrow>", parts.concat()),
    }
}

/// A term of a quantity: `data-q` links it to its tables, the class gives it the colour of its family.
fn term(quantity: Quantity, inner: &str) -> String {
    match quantity.entry().token {
        "" => format!("<mrow data-q=\"{}\">{inner}</mrow>", quantity.id()),
        token => format!(
            "<mrow data-q=\"{}\" class=\"q-{token}\">{inner}</mrow>",
            quantity.id()
        ),
    }
}

/// The letter with its mark.
fn base(entry: &Entry) -> String {
    let letter = token(entry.glyph);
    match entry.mark {
        Mark::Plain => letter,
        Mark::Hat => {
            format!("<mover accent=\"true\">{letter}<mo stretchy=\"false\">^</mo></mover>")
        }
        Mark::Bar => {
            format!("<mover accent=\"true\">{letter}<mo stretchy=\"false\">¯</mo></mover>")
        }
        Mark::Prime => format!("<msup>{letter}<mo>′</mo></msup>"),
    }
}

impl Alphabet for MathMl {
    fn fraction_is_closed(&self) -> bool {
        true
    }

    fn symbol(
        &self,
        quantity: Quantity,
        entry: &Entry,
        indices: &[&str],
        notation: Notation,
    ) -> String {
        let mut below: Vec<String> = Vec::new();
        match (entry.subscript, notation) {
            (Subscript::Nothing, _) => {}
            (Subscript::Batch, Notation::Paper) => below.push("<mi>ℬ</mi>".into()),
            (Subscript::Batch, Notation::Post) => below.push("<mtext>batch</mtext>".into()),
            (Subscript::Text(text), _) => below.push(token(text)),
        }
        for index in indices {
            if !below.is_empty() {
                below.push("<mo separator=\"true\">,</mo>".into());
            }
            below.push(token(index));
        }
        let letter = base(entry);
        let inner = match (below.is_empty(), entry.squared) {
            (true, false) => letter,
            (true, true) => format!("<msup>{letter}<mn>2</mn></msup>"),
            (false, false) => format!("<msub>{letter}{}</msub>", row(&below)),
            (false, true) => format!("<msubsup>{letter}{}<mn>2</mn></msubsup>", row(&below)),
        };
        let inner = if entry.gradient {
            format!(
                "<mfrac><mrow><mi>∂</mi><mi>ℓ</mi></mrow><mrow><mi>∂</mi>{inner}</mrow></mfrac>"
            )
        } else {
            inner
        };
        term(quantity, &inner)
    }

    fn number(&self, text: &str, quantity: Option<Quantity>) -> String {
        let content = match power_of_ten(text) {
            Some((digits, exponent)) => format!(
                "<mrow>{}<mo>×</mo><msup><mn>10</mn>{}</msup></mrow>",
                signed(digits),
                signed(&unraise(exponent))
            ),
            None => signed(text),
        };
        match quantity {
            Some(quantity) => term(quantity, &content),
            None => content,
        }
    }

    fn letter(&self, letter: &str) -> String {
        if let Some((letter, index)) = letter.split_once('_') {
            return format!("<msub>{}{}</msub>", self.letter(letter), token(index));
        }
        if let Some(letter) = letter.strip_suffix('\u{302}') {
            return format!(
                "<mover accent=\"true\">{}<mo stretchy=\"false\">^</mo></mover>",
                token(letter)
            );
        }
        match letter.strip_suffix('′') {
            Some(letter) => format!("<msup>{}<mo>′</mo></msup>", token(letter)),
            None => token(letter),
        }
    }

    fn infix(&self, operator: char, a: &str, b: &str) -> String {
        match (a.is_empty(), operator) {
            (true, _) => format!("<mrow><mo form=\"prefix\">{operator}</mo>{b}</mrow>"),
            (false, '=' | '≈' | '≤' | '<' | '←') => {
                format!("{a}<mo>{}</mo>{b}", escaped(operator))
            }
            (false, '⇒') => {
                format!("{a}<mspace width=\"1em\"/><mo>⇒</mo><mspace width=\"1em\"/>{b}")
            }
            (false, ',') => {
                format!("{a}<mo separator=\"true\">,</mo><mspace width=\"1em\"/>{b}")
            }
            (false, _) => format!("<mrow>{a}<mo>{operator}</mo>{b}</mrow>"),
        }
    }

    fn fraction(&self, a: &str, b: &str) -> String {
        format!("<mfrac>{}{}</mfrac>", boxed(a), boxed(b))
    }

    fn root(&self, a: &str) -> String {
        format!("<msqrt>{a}</msqrt>")
    }

    fn power(&self, a: &str, b: &str) -> String {
        format!("<msup>{}{}</msup>", boxed(a), boxed(b))
    }

    fn group(&self, a: &str) -> String {
        format!("<mrow><mo>(</mo>{a}<mo>)</mo></mrow>")
    }

    fn relu(&self, a: &str) -> String {
        format!(
            "<mrow><mi>max</mi><mo>(</mo><mn>0</mn><mo separator=\"true\">,</mo>{a}<mo>)</mo></mrow>"
        )
    }

    fn is_zero(&self, a: &str) -> String {
        format!("<mrow><mo>[</mo>{a}<mo>=</mo><mn>0</mn><mo>]</mo></mrow>")
    }

    fn apply(&self, name: &str, a: &str) -> String {
        let (open, close) = if is_square(name) {
            ('[', ']')
        } else {
            ('(', ')')
        };
        let name = match name.chars().count() {
            1 => format!("<mi mathvariant=\"normal\">{name}</mi>"),
            _ => format!("<mi>{name}</mi>"),
        };
        format!("<mrow>{name}<mo>{open}</mo>{a}<mo>{close}</mo></mrow>")
    }

    fn bars(&self, bar: char, a: &str) -> String {
        format!("<mrow><mo form=\"prefix\">{bar}</mo>{a}<mo form=\"postfix\">{bar}</mo></mrow>")
    }

    fn sum(&self, variable: &str, limits: Limits, body: &str) -> String {
        let index = token(variable);
        let start = |from: &str| format!("<mrow>{index}<mo>=</mo>{}</mrow>", end(from));
        let operator = match limits {
            Limits::Free => format!("<munder><mo>∑</mo>{index}</munder>"),
            Limits::Between(from, to) => format!(
                "<munderover><mo>∑</mo>{}{}</munderover>",
                start(from),
                end(to)
            ),
            Limits::Part(number) => format!(
                "<munder><mo>∑</mo><mrow>{index}<mo>∈</mo><msub><mi>ℬ</mi>{}</msub></mrow></munder>",
                token(number)
            ),
        };
        format!("<mrow>{operator}{body}</mrow>")
    }

    fn ellipsis(&self) -> String {
        "<mi>…</mi>".into()
    }
}

/// One element, whatever the text holds: MathML counts the children of a fraction and of a script.
fn boxed(text: &str) -> String {
    format!("<mrow>{text}</mrow>")
}

/// A limit of a sum: a symbol is finished already, a letter or number is not.
fn end(limit: &str) -> String {
    if limit.starts_with('<') {
        limit.to_string()
    } else {
        token(limit)
    }
}

/// `<` in markup.
fn escaped(operator: char) -> String {
    if operator == '<' {
        "&lt;".into()
    } else {
        operator.into()
    }
}

/// Digits with their sign.
fn signed(text: &str) -> String {
    match text.strip_prefix('−') {
        Some(digits) => format!("<mrow><mo form=\"prefix\">−</mo><mn>{digits}</mn></mrow>"),
        None => format!("<mn>{text}</mn>"),
    }
}
