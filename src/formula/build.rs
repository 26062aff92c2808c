//! Helpers that build an expression and read like the formula.

use super::{Expr, Index, Leaf, Quantity, Range};

/// The value in the same row and column.
pub fn cell(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf::cell(quantity))
}

/// The statistic of the column.
pub fn column(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf::column(quantity))
}

/// A single number.
pub fn scalar(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf::scalar(quantity))
}

/// The value at the running index.
pub fn bound(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf::bound(quantity))
}

/// The value in the computed row and the column of the running index.
pub fn across(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf::across(quantity))
}

/// The value one row before.
pub fn previous(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf::previous(quantity))
}

/// The value of the same step in a table that starts `rows` rows later.
pub fn later(quantity: Quantity, rows: usize) -> Expr {
    Expr::Leaf(Leaf {
        quantity,
        row: Index::Later(rows),
        col: Index::Col,
    })
}

/// The value of the same step in a table that starts `rows` rows earlier.
pub fn earlier(quantity: Quantity, rows: usize) -> Expr {
    Expr::Leaf(Leaf {
        quantity,
        row: Index::Earlier(rows),
        col: Index::Col,
    })
}

/// One number per row, whatever the column.
pub fn per_row(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf {
        quantity,
        row: Index::Row,
        col: Index::At(0),
    })
}

/// One number per row, at the running index.
pub fn bound_per_row(quantity: Quantity) -> Expr {
    Expr::Leaf(Leaf {
        quantity,
        row: Index::Bound,
        col: Index::At(0),
    })
}

/// √a
pub fn sqrt(a: Expr) -> Expr {
    Expr::Sqrt(Box::new(a))
}

/// a²
pub fn square(a: Expr) -> Expr {
    Expr::Square(Box::new(a))
}

/// aᵇ
pub fn power(a: Expr, b: Expr) -> Expr {
    Expr::Power(Box::new(a), Box::new(b))
}

/// max(0, a)
pub fn relu(a: Expr) -> Expr {
    Expr::Relu(Box::new(a))
}

/// [a = 0]
pub fn is_zero(a: Expr) -> Expr {
    Expr::IsZero(Box::new(a))
}

/// Σ over all rows of `quantity`, with the index letter `variable`.
pub fn sum_rows(variable: &'static str, quantity: Quantity, body: Expr) -> Expr {
    sum(variable, Range::Rows(quantity), body)
}

/// Σ over any range.
pub fn sum(variable: &'static str, range: Range, body: Expr) -> Expr {
    Expr::Sum {
        variable,
        range,
        body: Box::new(body),
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl std::ops::$trait for Expr {
            type Output = Expr;
            fn $method(self, other: Expr) -> Expr {
                Expr::$trait(Box::new(self), Box::new(other))
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

impl std::ops::Neg for Expr {
    type Output = Expr;
    fn neg(self) -> Expr {
        Expr::Neg(Box::new(self))
    }
}

impl From<f64> for Expr {
    fn from(number: f64) -> Expr {
        Expr::Number(number)
    }
}
