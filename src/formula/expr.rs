//! Expressions: one tree of arithmetic, and what each kind of formula adds to it.

use super::Quantity;

/// An operation on one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// −a
    Neg,
    /// a²
    Square,
    /// √a
    Sqrt,
    /// max(0, a), the rectifier
    Relu,
    /// [a = 0]: 1 where a is zero, 0 elsewhere (Iverson's bracket)
    IsZero,
}

/// An operation on two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// a + b
    Add,
    /// a − b
    Sub,
    /// a · b
    Mul,
    /// a / b
    Div,
    /// aᵇ
    Power,
}

/// Arithmetic on constants and on operands of the kind `A`.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree<A> {
    /// A constant of the formula itself.
    Number(f64),
    /// What this kind of formula has beside arithmetic.
    Operand(A),
    /// An operation on one part.
    Unary(Unary, Box<Tree<A>>),
    /// An operation on two parts.
    Binary(Binary, Box<Tree<A>>, Box<Tree<A>>),
}

/// A formula's right side, which tables give a value: see [`Expr::evaluate`].
pub type Expr = Tree<Term>;

/// What an [`Expr`] reads from tables.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A quantity at a place.
    Leaf(Leaf),
    /// Σ body
    Sum {
        /// The letter of the running index.
        variable: &'static str,
        /// What it runs over.
        range: Range,
        /// What is added up; reads it through [`Index::Bound`].
        body: Box<Expr>,
    },
}

/// The right side with the numbers of one cell put in.
pub type Filled = Tree<Put>;

/// What stands in a [`Filled`] in the place of a [`Term`].
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    /// A number in the place of a leaf.
    Value {
        /// The number, unrounded.
        number: f64,
        /// The quantity that it is, for its colour; `None` for a partial result.
        quantity: Option<Quantity>,
    },
    /// The terms of a sum.
    Terms {
        /// The terms shown.
        shown: Vec<Filled>,
        /// After how many of them terms were left out.
        cut: Option<usize>,
    },
}

/// A formula that is only shown: it has no value.
pub type Prose = Tree<Said>;

/// What a [`Prose`] has beside arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A quantity or a sum.
    Term(Term),
    /// A letter that stands for no table, `w`, or with a mark and an index, `w′_t`.
    Letter(&'static str),
    /// `a < b`, `a ← b` and the like.
    Relation(char, Box<Prose>, Box<Prose>),
    /// A named function of one argument, such as Φ.
    Apply(&'static str, Box<Prose>),
    /// Between bars: `|a|`, or with `‖` a norm.
    Bars(char, Box<Prose>),
}

/// Where a leaf is read, relative to the cell that is being computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// The row of the computed cell.
    Row,
    /// The column of the computed cell.
    Col,
    /// The running index of the innermost sum.
    Bound,
    /// One row before the computed cell (t − 1).
    Previous,
    /// So many rows after the computed one, in a table that starts so many rows earlier: both rows have the same number.
    /// Negative for a table that starts later, as θ does, which has no row 0.
    Shifted(isize),
    /// A fixed position that is not shown; statistics have one row, so theirs is `At(0)`.
    At(usize),
    /// A fixed position, shown with this number: an entry of a matrix, or V₀.
    Numbered {
        /// The position, from 0.
        at: usize,
        /// What is shown.
        number: usize,
    },
    /// The position, counted from 1, that a table of indices holds at the computed cell: the channel of a value.
    Via(Quantity),
    /// Under a tap of a convolution's kernel: the computed row plus the running index less this many taps.
    /// Past the ends of the table there are zeros, as a layer pads its input.
    Window(usize),
}

/// A quantity at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// What is read.
    pub quantity: Quantity,
    /// From which row.
    pub row: Index,
    /// From which column.
    pub col: Index,
}

/// What the index of a sum runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// All rows of a table.
    Rows(Quantity),
    /// All rows of a table, shown as 1 … m, where a second quantity is m.
    Counted(Quantity, Quantity),
    /// All columns of a table.
    Cols(Quantity),
    /// The last `k` rows up to the computed one, fewer at the start.
    Last(usize),
    /// Every row from this one up to the computed one.
    From(usize),
    /// The rows whose entry in a one-column table of indices, counted from 1, is the computed row.
    Members(Quantity),
}

impl Unary {
    /// The value. NaN stays NaN.
    pub(super) fn of(self, a: f64) -> f64 {
        match self {
            Unary::Neg => -a,
            Unary::Square => a * a,
            Unary::Sqrt => a.sqrt(),
            // `f64::max` would turn NaN into 0.
            Unary::Relu if a < 0.0 => 0.0,
            Unary::Relu => a,
            Unary::IsZero => f64::from(a == 0.0),
        }
    }
}

impl Binary {
    /// The value.
    pub(super) fn of(self, a: f64, b: f64) -> f64 {
        match self {
            Binary::Add => a + b,
            Binary::Sub => a - b,
            Binary::Mul => a * b,
            Binary::Div => a / b,
            Binary::Power => libm::pow(a, b),
        }
    }
}

impl<A> Tree<A> {
    /// The parts of an operation, in reading order.
    pub fn children(&self) -> impl Iterator<Item = &Tree<A>> {
        let (first, second) = match self {
            Tree::Number(_) | Tree::Operand(_) => (None, None),
            Tree::Unary(_, a) => (Some(a), None),
            Tree::Binary(_, a, b) => (Some(a), Some(b)),
        };
        first.into_iter().chain(second).map(Box::as_ref)
    }

    /// The same arithmetic on other operands.
    pub(super) fn map<B>(&self, put: &impl Fn(&A) -> Tree<B>) -> Tree<B> {
        match self {
            Tree::Number(number) => Tree::Number(*number),
            Tree::Operand(operand) => put(operand),
            Tree::Unary(operation, a) => unary(*operation, a.map(put)),
            Tree::Binary(operation, a, b) => binary(*operation, a.map(put), b.map(put)),
        }
    }
}

impl Leaf {
    /// Any place.
    pub const fn at(quantity: Quantity, row: Index, col: Index) -> Leaf {
        Leaf { quantity, row, col }
    }
}

/// [`Leaf::at`] as an expression.
pub fn at(quantity: Quantity, row: Index, col: Index) -> Expr {
    Leaf::at(quantity, row, col).into()
}

/// The places that formulas read most, each as a leaf and as an expression.
macro_rules! places {
    ($( #[doc = $doc:literal] $name:ident ($row:expr, $col:expr) )*) => {
        impl Leaf {
            $( #[doc = $doc] pub const fn $name(quantity: Quantity) -> Leaf {
                Leaf::at(quantity, $row, $col)
            } )*
        }

        $( #[doc = $doc] pub fn $name(quantity: Quantity) -> Expr {
            Leaf::$name(quantity).into()
        } )*
    };
}

places! {
    /// The value in the same row and column: `x_i`.
    cell(Index::Row, Index::Col)
    /// The statistic of the column: `μ`.
    column(Index::At(0), Index::Col)
    /// A single number: `ε`.
    scalar(Index::At(0), Index::At(0))
    /// The only value of the computed row: `n_t`.
    per_row(Index::Row, Index::At(0))
    /// The value in the row of the running index and the same column: `x_k` under Σ_k.
    bound(Index::Bound, Index::Col)
    /// The value in the computed row and the column of the running index: `u_{i,j}` under Σ_j.
    across(Index::Row, Index::Bound)
    /// The value one row before: `V_{t−1}`.
    previous(Index::Previous, Index::Col)
}

/// √a
pub fn sqrt<A>(a: Tree<A>) -> Tree<A> {
    unary(Unary::Sqrt, a)
}

/// a²
pub fn square<A>(a: Tree<A>) -> Tree<A> {
    unary(Unary::Square, a)
}

/// aᵇ
pub fn power<A>(a: Tree<A>, b: impl Into<Tree<A>>) -> Tree<A> {
    binary(Binary::Power, a, b.into())
}

/// max(0, a)
pub fn relu(a: Expr) -> Expr {
    unary(Unary::Relu, a)
}

/// [a = 0]
pub fn is_zero(a: Expr) -> Expr {
    unary(Unary::IsZero, a)
}

/// Σ over any range, with the index letter `variable`.
pub fn sum(variable: &'static str, range: Range, body: impl Into<Expr>) -> Expr {
    let body = Box::new(body.into());
    Tree::Operand(Term::Sum {
        variable,
        range,
        body,
    })
}

fn unary<A>(operation: Unary, a: Tree<A>) -> Tree<A> {
    Tree::Unary(operation, Box::new(a))
}

pub(super) fn binary<A>(operation: Binary, a: Tree<A>, b: Tree<A>) -> Tree<A> {
    Tree::Binary(operation, Box::new(a), Box::new(b))
}

impl<A> From<f64> for Tree<A> {
    fn from(number: f64) -> Self {
        Tree::Number(number)
    }
}

impl From<Leaf> for Expr {
    fn from(leaf: Leaf) -> Self {
        Tree::Operand(Term::Leaf(leaf))
    }
}

impl<A> std::ops::Neg for Tree<A> {
    type Output = Self;
    fn neg(self) -> Self {
        unary(Unary::Neg, self)
    }
}

/// An operator between two trees, and between a tree and a number.
macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl<A> std::ops::$trait for Tree<A> {
            type Output = Tree<A>;
            fn $method(self, other: Tree<A>) -> Tree<A> {
                binary(Binary::$trait, self, other)
            }
        }

        impl<A> std::ops::$trait<f64> for Tree<A> {
            type Output = Tree<A>;
            fn $method(self, other: f64) -> Tree<A> {
                binary(Binary::$trait, self, other.into())
            }
        }

        impl<A> std::ops::$trait<Tree<A>> for f64 {
            type Output = Tree<A>;
            fn $method(self, other: Tree<A>) -> Tree<A> {
                binary(Binary::$trait, self.into(), other)
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);
