//! A cell that is no number, as an error.

use super::Error;
use crate::digits::{Misread, short};

impl Misread {
    /// The same as an error about a cell; rows and columns count from 1.
    pub fn at(self, row: usize, column: usize, text: &str) -> Error {
        let text = short(text);
        match self {
            Self::Empty | Self::NotANumber => Error::NotANumber { row, column, text },
            Self::TooLarge => Error::NumberTooLarge { row, column, text },
            Self::Ambiguous => Error::AmbiguousComma { row, column, text },
        }
    }
}
