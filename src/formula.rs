//! Formulas as data: one tree is shown, filled with the numbers of a cell, and evaluated.
//!
//! An [`Expr`] is what tables give a value. A [`Filled`] is the same with the numbers of one cell put in, and a
//! [`Prose`] is a formula that is only shown. All three are [`Tree`]s of the same arithmetic, so one writer writes them.
//!
//! ```
//! use batch_norm_explained::formula::{Format, Formula, Notation, Quantity, cell, column, show};
//!
//! let centred = cell(Quantity::X) - column(Quantity::Mean);
//! let formula = Formula::cell(Quantity::XHat, centred / column(Quantity::Root));
//! let latex = show(&formula, Notation::Paper, Format::Latex);
//! assert_eq!(latex, r"\hat{x}_{i} = \frac{x_{i} - \mu_{\mathcal{B}}}{s_{\mathcal{B}}}");
//! ```

use serde::Deserialize;

mod expr;
mod fill;
mod latex;
mod mathml;
pub mod prose;
mod quantity;
mod read;
mod symbol;
mod text;
mod write;

pub use expr::{
    Binary, Expr, Filled, Index, Leaf, Prose, Put, Range, Said, Term, Tree, Unary, across, at,
    bound, cell, column, is_zero, per_row, power, previous, relu, scalar, sqrt, square, sum,
};
pub use fill::{Arithmetic, arithmetic};
pub use quantity::{Entry, Quantity};
pub use read::{Cell, Source, Tables};
pub use write::{Format, show, show_symbol};

/// Which letters are shown for scale and shift. A relabelling of leaves, nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Notation {
    /// γ scales, β shifts, statistics carry the index ℬ (Ioffe & Szegedy 2015, Algorithm 1).
    #[default]
    Paper,
    /// β scales, γ shifts, statistics carry the index "batch", as in the blog post this project explains.
    Post,
}

/// `left = right`, and where it helps the same in other words: `left = also = right`.
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

    /// A formula for every cell of a table.
    pub fn cell(left: Quantity, right: Expr) -> Self {
        Formula::new(Leaf::cell(left), right)
    }

    /// A formula for the statistic of every column.
    pub fn column(left: Quantity, right: Expr) -> Self {
        Formula::new(Leaf::column(left), right)
    }

    /// A formula for a single number.
    pub fn scalar(left: Quantity, right: Expr) -> Self {
        Formula::new(Leaf::scalar(left), right)
    }

    /// A formula for the only value of every row.
    pub fn row(left: Quantity, right: Expr) -> Self {
        Formula::new(Leaf::per_row(left), right)
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
