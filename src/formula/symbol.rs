//! A symbol taken apart: derivative, letter, mark, index, square.

/// A sign above or behind the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Plain,
    Hat,
    Bar,
    Prime,
}

/// The parts of a symbol such as `∂ℓ/∂x̂_i`, `σ_ℬ²`, `w′`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol<'a> {
    /// Whether it is the derivative of the loss ℓ by the rest.
    pub derivative: bool,
    pub letter: &'a str,
    pub mark: Mark,
    /// Empty where there is none.
    pub index: &'a str,
    /// Whether the symbol itself is a square.
    pub squared: bool,
}

impl<'a> Symbol<'a> {
    /// Takes `∂ℓ/∂`, the letter, its mark, `_index` and `²` apart.
    pub fn parse(text: &'a str) -> Symbol<'a> {
        let rest = text.strip_prefix("∂ℓ/∂").unwrap_or(text);
        let whole = rest.strip_suffix('²').unwrap_or(rest);
        let (marked, index) = whole.split_once('_').unwrap_or((whole, ""));
        let mark = match marked.chars().last() {
            Some('\u{302}') => Mark::Hat,
            Some('\u{304}') => Mark::Bar,
            Some('′') => Mark::Prime,
            _ => Mark::Plain,
        };
        Symbol {
            derivative: rest != text,
            letter: marked.trim_end_matches(['\u{302}', '\u{304}', '′']),
            mark,
            index,
            squared: whole != rest,
        }
    }
}
