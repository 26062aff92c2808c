//! Formulas that the article quotes and no walk computes.

use super::{Expr, Format, Notation, Quantity, cell, column, scalar, sqrt};

/// Every prose formula by its name.
pub const NAMES: &[&str] = &["batch_norm"];

/// Writes a prose formula, `None` for a name that is not in [`NAMES`].
pub fn show(name: &str, notation: Notation, format: Format) -> Option<String> {
    let right: Expr = match name {
        "batch_norm" => {
            column(Quantity::Gamma)
                * ((cell(Quantity::X) - column(Quantity::Mean))
                    / sqrt(column(Quantity::Variance) + scalar(Quantity::Epsilon)))
                + column(Quantity::Beta)
        }
        _ => return None,
    };
    Some(right.show(notation, format))
}
