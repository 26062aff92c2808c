//! Formulas as data: one tree is shown, filled with the numbers of a cell, and evaluated.

mod build;
mod entry;
mod latex;
mod mathml;
pub mod prose;
mod quantity;
mod read;
mod substitute;
mod text;
mod write;

pub use build::{
    across, bound, bound_per_row, cell, column, earlier, is_zero, later, per_row, power, previous,
    relu, scalar, sqrt, square, sum, sum_rows,
};
pub use entry::{Entry, Mark, Notation, Subscript};
pub use quantity::Quantity;
pub use read::{Cell, Source, Tables};
pub use substitute::{Arithmetic, arithmetic};
pub use write::{Format, show, show_symbol};

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
    /// The computed row's own label in a table that starts `n` rows later: row `t` of θ, which has no row 0.
    Later(usize),
    /// The computed row's own label in a table that starts `n` rows earlier.
    Earlier(usize),
    /// A fixed position; statistics have one row, so theirs is `At(0)`.
    At(usize),
    /// A fixed position that is shown, counted from 1: an entry of a matrix.
    Nth(usize),
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
    /// All columns of a table.
    Cols(Quantity),
    /// The last `k` rows up to the computed one, fewer at the start.
    Last(usize),
    /// Every row from `first` up to the computed one.
    From(usize),
    /// The rows whose entry in a one-column table of indices, counted from 1, is the computed row.
    Members(Quantity),
}

/// A formula's right side. Built with the helpers below, which read like the formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A constant of the formula itself.
    Number(f64),
    /// A quantity.
    Leaf(Leaf),
    /// −a
    Neg(Box<Expr>),
    /// a + b
    Add(Box<Expr>, Box<Expr>),
    /// a − b
    Sub(Box<Expr>, Box<Expr>),
    /// a · b
    Mul(Box<Expr>, Box<Expr>),
    /// a / b
    Div(Box<Expr>, Box<Expr>),
    /// a²
    Square(Box<Expr>),
    /// aᵇ
    Power(Box<Expr>, Box<Expr>),
    /// √a
    Sqrt(Box<Expr>),
    /// max(0, a), the rectifier
    Relu(Box<Expr>),
    /// [a = 0]: 1 where a is zero, 0 elsewhere (Iverson's bracket)
    IsZero(Box<Expr>),
    /// Σ body
    Sum {
        /// The letter of the running index.
        variable: &'static str,
        /// What it runs over.
        range: Range,
        /// What is added up; reads it through [`Index::Bound`].
        body: Box<Expr>,
    },
    /// A letter that stands for no table, `w` or with an index `w_t`: only prose formulas use it, and it has no value.
    Letter(&'static str),
    /// `a < b`, `a ← b` and the like; only in prose.
    Relation(char, Box<Expr>, Box<Expr>),
    /// A named function of one argument, such as Φ; only in prose.
    Apply(&'static str, Box<Expr>),
    /// Between bars: `|a|`, or with `‖` a norm; only in prose.
    Bars(char, Box<Expr>),
    /// A number put in for a leaf; made by substitution.
    Value {
        /// The number, unrounded.
        number: f64,
        /// The quantity that it is, for its colour; `None` for a partial result.
        quantity: Option<Quantity>,
    },
    /// The terms of a sum; made by substitution.
    Terms {
        /// The terms shown.
        shown: Vec<Expr>,
        /// After how many of them terms were left out, and how many.
        left_out: Option<(usize, usize)>,
    },
}

/// `left = right`, and where it helps the same in other words: `left = right = also`.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// The quantity that is defined.
    pub left: Leaf,
    /// Its definition over the tables before it.
    pub right: Expr,
    /// An equal form, usually the textbook's, shown first.
    pub also: Option<Expr>,
    /// The letter of the free row index: `i` for samples, `t` for steps in time.
    pub row_letter: &'static str,
    /// The letter of the free column index; `None` where columns are features, which the paper leaves implied.
    pub col_letter: Option<&'static str>,
}

impl Formula {
    /// A formula over samples.
    pub fn new(left: Leaf, right: Expr) -> Self {
        Formula {
            left,
            right,
            also: None,
            row_letter: "i",
            col_letter: None,
        }
    }

    /// Adds the textbook's form.
    pub fn also(mut self, also: Expr) -> Self {
        self.also = Some(also);
        self
    }

    /// Names the free row index.
    pub fn over(mut self, row_letter: &'static str) -> Self {
        self.row_letter = row_letter;
        self
    }

    /// Names the free column index, which is left out otherwise.
    pub fn across(mut self, col_letter: &'static str) -> Self {
        self.col_letter = Some(col_letter);
        self
    }
}

impl Leaf {
    /// The value in the same row and column: `x_i`.
    pub const fn cell(quantity: Quantity) -> Leaf {
        Leaf {
            quantity,
            row: Index::Row,
            col: Index::Col,
        }
    }

    /// The statistic of the column: `μ`.
    pub const fn column(quantity: Quantity) -> Leaf {
        Leaf {
            quantity,
            row: Index::At(0),
            col: Index::Col,
        }
    }

    /// A single number: `ε`.
    pub const fn scalar(quantity: Quantity) -> Leaf {
        Leaf {
            quantity,
            row: Index::At(0),
            col: Index::At(0),
        }
    }

    /// The value in the row of the running index and the same column.
    pub const fn bound(quantity: Quantity) -> Leaf {
        Leaf {
            quantity,
            row: Index::Bound,
            col: Index::Col,
        }
    }

    /// The value in the computed row and the column of the running index: `u_{i,j}` under Σ_j.
    pub const fn across(quantity: Quantity) -> Leaf {
        Leaf {
            quantity,
            row: Index::Row,
            col: Index::Bound,
        }
    }

    /// The only value of the computed row.
    pub const fn row(quantity: Quantity) -> Leaf {
        Leaf {
            quantity,
            row: Index::Row,
            col: Index::At(0),
        }
    }

    /// The value one row before: `V_{t−1}`.
    pub const fn previous(quantity: Quantity) -> Leaf {
        Leaf {
            quantity,
            row: Index::Previous,
            col: Index::Col,
        }
    }
}
