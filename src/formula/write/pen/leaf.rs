//! Symbols with their indices.

use super::super::super::{Index, Leaf, Quantity};
use super::Pen;

impl Pen<'_> {
    /// A symbol with its indices. Columns that are features are left implied, as in the paper's notation.
    pub fn leaf(&self, leaf: &Leaf, bound: Option<&str>) -> String {
        let row = match leaf.row {
            // The start value of an average is named by its step, V₀; statistics and settings have no row.
            Index::At(0) if leaf.quantity == Quantity::Average => Some("0".to_string()),
            // A letter that is itself the index carries none.
            _ if leaf.quantity == Quantity::Time => None,
            Index::Col => None,
            row => self.index(row, bound),
        };
        let col = self.index(leaf.col, bound);
        let indices: Vec<&str> = row.iter().chain(&col).map(String::as_str).collect();
        self.alphabet.symbol(
            leaf.quantity,
            &leaf.quantity.shown(self.notation),
            &indices,
            self.notation,
        )
    }

    fn index(&self, index: Index, bound: Option<&str>) -> Option<String> {
        let (row, bound) = (self.row_letter, bound.unwrap_or("i"));
        let text = match index {
            Index::Row | Index::Later(_) | Index::Earlier(_) => row.to_string(),
            Index::Bound => bound.to_string(),
            Index::Previous => format!("{row}−1"),
            Index::Window(_) => format!("{row}+{bound}"),
            Index::Via(quantity) => quantity.shown(self.notation).glyph.to_string(),
            Index::Col => self.col_letter?.to_string(),
            Index::Nth(position) => (position + 1).to_string(),
            Index::At(_) => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }
}
