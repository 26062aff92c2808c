//! Writing a formula: one walk over the tree, three alphabets (MathML, LaTeX, plain text).

use super::latex::Latex;
use super::mathml::MathMl;
use super::symbol::Symbol;
use super::text::Text;
use super::{
    Arithmetic, Binary, Formula, Index, Leaf, Notation, Prose, Put, Quantity, Range, Said, Term,
    Tree, Unary,
};
use crate::digits;

/// Constants of a formula are written in full.
const FULL: usize = 17;

/// Between two formulas on one line.
pub(super) const APART: char = '\u{2003}';
/// A product whose factors only stand beside each other: 1/m Σ x.
pub(super) const BESIDE: char = '\u{2062}';

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

impl Format {
    fn alphabet(self) -> &'static dyn Alphabet {
        match self {
            Format::MathMl => &MathMl,
            Format::Latex => &Latex,
            Format::Text => &Text,
        }
    }
}

/// What an alphabet must be able to write. Every method gets finished text for its parts.
pub(super) trait Alphabet {
    /// A symbol with these indices behind its own.
    fn symbol(&self, symbol: &Symbol, indices: &[String]) -> String;
    /// Gives a symbol or number of a quantity its colour.
    fn coloured(&self, _: Quantity, text: String) -> String {
        text
    }
    /// A number as [`digits`] writes it.
    fn number(&self, text: &str) -> String;
    /// `a` is empty before a sign. The operator may be [`APART`], [`BESIDE`], or `,` between arguments.
    fn infix(&self, operator: char, a: &str, b: &str) -> String;
    /// Whether a fraction has a bar of its own, so that neither it nor its parts need brackets.
    fn fraction_has_a_bar(&self) -> bool {
        true
    }
    fn fraction(&self, a: &str, b: &str) -> String;
    fn root(&self, a: &str) -> String;
    fn power(&self, a: &str, b: &str) -> String;
    /// Something between brackets or bars, behind the name of a function or behind nothing.
    fn brackets(&self, name: &str, open: char, inside: &str, close: char) -> String;
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

/// Writes a formula as it is defined: `left = also = right`.
pub fn show(formula: &Formula, notation: Notation, format: Format) -> String {
    let pen = Pen {
        alphabet: format.alphabet(),
        notation,
        significant: FULL,
        row: formula.row_letter,
        col: formula.col_letter,
    };
    let mut text = pen.leaf(&formula.left, None);
    for side in formula.also.iter().chain([&formula.right]) {
        text = pen.alphabet.infix('=', &text, &pen.write(side, None).text);
    }
    text
}

/// Writes one symbol without the index of a row or column.
pub fn show_symbol(quantity: Quantity, notation: Notation, format: Format) -> String {
    let alone = Some(quantity.entry().alone).filter(|index| !index.is_empty());
    let indices: Vec<String> = alone.map(String::from).into_iter().collect();
    let alphabet = format.alphabet();
    let text = alphabet.symbol(&quantity.symbol(notation), &indices);
    alphabet.coloured(quantity, text)
}

/// Writes a formula that is only shown, `row` being the letter of its free index.
pub(super) fn show_prose(prose: &Prose, row: &str, notation: Notation, format: Format) -> String {
    let pen = Pen {
        alphabet: format.alphabet(),
        notation,
        significant: FULL,
        row,
        col: None,
    };
    pen.write(prose, None).text
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
            alphabet: format.alphabet(),
            notation,
            significant,
            row,
            col: self.across.then_some(col),
        };
        let exact = self.exact(significant);
        let equal = |exact: bool, text: &str, side: &str| {
            let sign = if exact { '=' } else { '≈' };
            pen.alphabet.infix(sign, text, side)
        };
        let filled = pen.write(&self.filled, None).text;
        let mut text = equal(exact[0], &pen.leaf(&self.left, None), &filled);
        if let Some(partial) = &self.partial {
            text = equal(exact[1], &text, &pen.write(partial, None).text);
        }
        // A formula that only copies a number has nothing left to compute.
        if matches!(self.filled, Tree::Operand(Put::Value { .. })) {
            return text;
        }
        let value = pen.number(self.value, Some(self.left.quantity)).text;
        equal(exact[2], &text, &value)
    }
}

/// How tightly a written expression holds together.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Bond {
    Sum,
    Product,
    Atom,
}

/// Finished text, and what its surroundings must know of it.
struct Written {
    text: String,
    bond: Bond,
    /// It begins with a minus sign: fine at the start of a line, in brackets after an operator.
    negative: bool,
    /// It is a fraction, a derivative or has an exponent: raised to a power, it needs brackets.
    tall: bool,
    /// It begins with Σ.
    sigma: bool,
}

impl Written {
    fn new(bond: Bond, text: String) -> Written {
        Written {
            text,
            bond,
            negative: false,
            tall: false,
            sigma: false,
        }
    }

    fn atom(text: String) -> Written {
        Written::new(Bond::Atom, text)
    }
}

/// Writes the operands of one kind of tree.
trait Operand: Sized {
    fn write(&self, pen: &Pen, bound: Option<&str>) -> Written;
}

/// Brackets where they are needed, nowhere else.
struct Pen<'a> {
    alphabet: &'a dyn Alphabet,
    notation: Notation,
    significant: usize,
    row: &'a str,
    col: Option<&'a str>,
}

impl Pen<'_> {
    fn write<A: Operand>(&self, tree: &Tree<A>, bound: Option<&str>) -> Written {
        match tree {
            Tree::Number(number) => self.number(*number, None),
            Tree::Operand(operand) => operand.write(self, bound),
            Tree::Unary(operation, a) => self.unary(*operation, self.write(a, bound)),
            Tree::Binary(operation, a, b) => {
                self.binary(*operation, self.write(a, bound), self.write(b, bound))
            }
        }
    }

    fn number(&self, number: f64, quantity: Option<Quantity>) -> Written {
        let digits = digits::write(number, self.significant).text;
        let text = self.alphabet.number(&digits);
        Written {
            negative: digits.starts_with(digits::MINUS),
            ..Written::atom(match quantity {
                Some(quantity) => self.alphabet.coloured(quantity, text),
                None => text,
            })
        }
    }

    fn group_if(&self, needed: bool, written: Written) -> String {
        match needed {
            true => self.alphabet.brackets("", '(', &written.text, ')'),
            false => written.text,
        }
    }

    /// What is raised to a power.
    fn base(&self, a: Written) -> String {
        self.group_if(a.bond < Bond::Atom || a.negative || a.tall, a)
    }

    fn unary(&self, operation: Unary, a: Written) -> Written {
        let alphabet = self.alphabet;
        match operation {
            Unary::Neg => {
                let inner = self.group_if(a.bond < Bond::Product || a.negative, a);
                Written {
                    negative: true,
                    ..Written::atom(alphabet.infix('−', "", &inner))
                }
            }
            Unary::Square => self.power(a, &alphabet.number("2")),
            Unary::Sqrt => Written::atom(alphabet.root(&a.text)),
            Unary::Relu => {
                let arguments = alphabet.infix(',', &alphabet.number("0"), &a.text);
                Written::atom(alphabet.brackets("max", '(', &arguments, ')'))
            }
            Unary::IsZero => {
                let equation = alphabet.infix('=', &a.text, &alphabet.number("0"));
                Written::atom(alphabet.brackets("", '[', &equation, ']'))
            }
        }
    }

    fn binary(&self, operation: Binary, a: Written, b: Written) -> Written {
        match operation {
            Binary::Add => self.infix('+', Bond::Sum, a, b),
            Binary::Sub => self.infix('−', Bond::Sum, a, b),
            Binary::Mul => self.infix('·', Bond::Product, a, b),
            Binary::Div => self.fraction(a, b),
            Binary::Power => self.power(a, &b.text),
        }
    }

    fn power(&self, a: Written, exponent: &str) -> Written {
        Written {
            tall: true,
            ..Written::atom(self.alphabet.power(&self.base(a), exponent))
        }
    }

    /// Only the right side of an operator needs brackets around what begins with a minus sign.
    fn infix(&self, operator: char, bond: Bond, a: Written, b: Written) -> Written {
        // A product that begins with a minus sign must not follow another sign bare.
        let negative = bond == Bond::Product && a.negative;
        let left = self.group_if(a.bond < bond, a);
        let right = self.group_if(b.bond < Bond::Product || b.negative, b);
        Written {
            negative,
            ..Written::new(bond, self.alphabet.infix(operator, &left, &right))
        }
    }

    /// A sum over a count is written as the paper writes a mean, `1/m Σ x`; everything else as a fraction.
    fn fraction(&self, a: Written, b: Written) -> Written {
        let alphabet = self.alphabet;
        let bar = alphabet.fraction_has_a_bar();
        let part = |part: Written| self.group_if(!bar && part.bond < Bond::Atom, part);
        if a.sigma {
            let share = alphabet.fraction(&alphabet.number("1"), &part(b));
            return Written::new(Bond::Product, alphabet.infix(BESIDE, &share, &a.text));
        }
        Written {
            negative: !bar && a.negative && a.bond == Bond::Atom,
            tall: true,
            ..Written::new(
                if bar { Bond::Atom } else { Bond::Product },
                alphabet.fraction(&part(a), &part(b)),
            )
        }
    }

    /// A symbol with its indices. Columns that are features are left implied, as in the paper's notation.
    fn leaf(&self, leaf: &Leaf, bound: Option<&str>) -> String {
        let index = |index| self.index(index, bound);
        let indices: Vec<String> = match leaf.quantity.entry().is_index {
            true => Vec::new(),
            false => index(leaf.row).into_iter().chain(index(leaf.col)).collect(),
        };
        let symbol = leaf.quantity.symbol(self.notation);
        let text = self.alphabet.symbol(&symbol, &indices);
        self.alphabet.coloured(leaf.quantity, text)
    }

    fn index(&self, index: Index, bound: Option<&str>) -> Option<String> {
        let (row, bound) = (self.row, bound.unwrap_or("i"));
        let text = match index {
            Index::Row | Index::Shifted(_) => row.to_string(),
            Index::Bound => bound.to_string(),
            Index::Previous => format!("{row}−1"),
            Index::Window(_) => format!("{row}+{bound}"),
            Index::Via(quantity) => quantity.symbol(self.notation).letter.to_string(),
            Index::Col => self.col?.to_string(),
            Index::Numbered { number, .. } => number.to_string(),
            Index::At(_) => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }
}

impl Operand for Term {
    fn write(&self, pen: &Pen, bound: Option<&str>) -> Written {
        match self {
            Term::Leaf(leaf) => {
                let symbol = leaf.quantity.symbol(pen.notation);
                Written {
                    tall: symbol.derivative || symbol.squared,
                    ..Written::atom(pen.leaf(leaf, bound))
                }
            }
            Term::Sum {
                variable,
                range,
                body,
            } => {
                let (start, end);
                let limits = match range {
                    Range::Counted(_, count) => {
                        end = pen.leaf(&Leaf::scalar(*count), None);
                        Limits::Between("1", &end)
                    }
                    Range::Last(k) => {
                        start = format!("{}−{}", pen.row, k.saturating_sub(1));
                        Limits::Between(&start, pen.row)
                    }
                    Range::From(first) => {
                        start = (first + 1).to_string();
                        Limits::Between(&start, pen.row)
                    }
                    Range::Members(_) => Limits::Part(pen.row),
                    Range::Rows(_) | Range::Cols(_) => Limits::Free,
                };
                let body = pen.write(body, Some(variable));
                let body = pen.group_if(body.bond < Bond::Product, body);
                Written {
                    sigma: true,
                    ..Written::new(Bond::Product, pen.alphabet.sum(variable, limits, &body))
                }
            }
        }
    }
}

impl Operand for Put {
    fn write(&self, pen: &Pen, bound: Option<&str>) -> Written {
        let (shown, cut) = match self {
            Put::Value { number, quantity } => return pen.number(*number, *quantity),
            Put::Terms { shown, cut } => (shown, *cut),
        };
        let mut terms = shown.iter().map(|term| pen.write(term, bound));
        let Some(mut all) = terms.next() else {
            return Written::atom(String::new());
        };
        if shown.len() > 1 {
            let first = pen.group_if(all.bond == Bond::Sum, all);
            all = Written::new(Bond::Sum, first);
        }
        for (position, term) in terms.enumerate() {
            if cut == Some(position + 1) {
                all.text = pen.alphabet.infix('+', &all.text, &pen.alphabet.ellipsis());
            }
            all = pen.infix('+', Bond::Sum, all, term);
        }
        all
    }
}

impl Operand for Said {
    fn write(&self, pen: &Pen, bound: Option<&str>) -> Written {
        let alphabet = pen.alphabet;
        match self {
            Said::Term(term) => term.write(pen, bound),
            Said::Letter(letter) => Written::atom(alphabet.symbol(&Symbol::parse(letter), &[])),
            Said::Relation(sign, a, b) => {
                let (a, b) = (pen.write(a, bound).text, pen.write(b, bound).text);
                Written::new(Bond::Sum, alphabet.infix(*sign, &a, &b))
            }
            Said::Apply(name, a) => {
                // Expected values and variances take square brackets.
                let (open, close) = match *name {
                    "E" | "Var" => ('[', ']'),
                    _ => ('(', ')'),
                };
                Written::atom(alphabet.brackets(name, open, &pen.write(a, bound).text, close))
            }
            Said::Bars(bar, a) => {
                Written::atom(alphabet.brackets("", *bar, &pen.write(a, bound).text, *bar))
            }
        }
    }
}

/// A number written as `d.dd×10ⁿ`, in its digits and its exponent, whose figures are no longer raised.
pub(super) fn power_of_ten(text: &str) -> Option<(&str, String)> {
    let (digits, exponent) = text.split_once("×10")?;
    let lower = |raised: char| match digits::RAISED.iter().position(|known| *known == raised) {
        Some(figure) => figure.to_string(),
        None => digits::MINUS.to_string(),
    };
    Some((digits, exponent.chars().map(lower).collect()))
}
