//! The dense or convolution layer before or after a normalization: its numbers and its formula.

use super::{Labels, Table};
use crate::error::Error;
use crate::formula::{Expr, Index, Leaf, Quantity, Range, sum};
use ndarray::{Array1, Array2, ArrayView2};

/// What kind of layer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Every output reads every input.
    Dense,
    /// Along one axis of positions, one channel in: every output reads the positions under the kernel, which has an odd
    /// number of taps, and zeros past the ends.
    Convolution,
}

/// A layer `x = W u + b`.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    /// Dense or convolution.
    pub kind: Kind,
    /// (inputs, outputs) if dense, (taps, outputs) if a convolution.
    pub weight: Array2<f64>,
    /// (outputs)
    pub bias: Array1<f64>,
}

impl Linear {
    /// The output, (samples, outputs) or (positions, outputs), for `u`, (samples, inputs) or (positions, 1).
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if input, weight and bias do not fit, [`Error::BadParameter`] for an even number of taps.
    pub fn apply(&self, u: ArrayView2<f64>) -> Result<Array2<f64>, Error> {
        let (rows, outputs) = self.weight.dim();
        let inputs = match self.kind {
            Kind::Dense => rows,
            Kind::Convolution => 1,
        };
        let fits = |what, expected: usize, found: usize| {
            let mismatch = Error::ShapeMismatch {
                what,
                expected: vec![expected],
                found: vec![found],
            };
            if expected == found {
                Ok(())
            } else {
                Err(mismatch)
            }
        };
        fits("u", inputs, u.ncols())?;
        fits("bias", outputs, self.bias.len())?;
        if self.kind == Kind::Convolution && rows.is_multiple_of(2) {
            return Err(Error::BadParameter {
                name: "taps",
                value: rows as f64,
                must: "odd",
            });
        }
        let under = |row: usize, at: usize| match self.kind {
            Kind::Dense => u[(row, at)],
            Kind::Convolution => {
                let position = (row + at).checked_sub(rows / 2);
                position.and_then(|row| u.get((row, 0))).map_or(0.0, |u| *u)
            }
        };
        let sum = |row: usize, col: usize| -> f64 {
            let products = (0..rows).map(|at| under(row, at) * self.weight[(at, col)]);
            products.sum()
        };
        let output = |(row, col)| sum(row, col) + self.bias[col];
        Ok(Array2::from_shape_fn((u.nrows(), outputs), output))
    }

    /// Labels of the weight's rows; the taps of a kernel are named by how far they reach: −1, 0, 1.
    pub(super) fn rows(&self, inputs: &[String]) -> Labels {
        match self.kind {
            Kind::Dense => Labels::Named {
                key: "input",
                names: inputs.to_vec(),
            },
            Kind::Convolution => {
                let taps = self.weight.nrows();
                let names =
                    (0..taps).map(|tap| crate::digits::full(tap as f64 - (taps / 2) as f64));
                Labels::Named {
                    key: "tap",
                    names: names.collect(),
                }
            }
        }
    }

    /// A table over the rows of the data: samples, or positions.
    pub(super) fn table(&self, quantity: Quantity, values: Array2<f64>, cols: Labels) -> Table {
        let key = match self.kind {
            Kind::Dense => "sample",
            Kind::Convolution => "position",
        };
        Table {
            quantity,
            rows: Labels::counted(key, values.nrows()),
            cols,
            values,
        }
    }

    /// Σ u_{i,j} · w_j, or for a convolution Σ u_{i+j} · w_j.
    pub(super) fn product(&self, u: Quantity, weight: Quantity) -> Expr {
        let read = match self.kind {
            Kind::Dense => Leaf::across(u),
            Kind::Convolution => Leaf {
                quantity: u,
                row: Index::Window(self.weight.nrows() / 2),
                col: Index::At(0),
            },
        };
        let body = Expr::Leaf(read) * Expr::Leaf(Leaf::bound(weight));
        sum("j", Range::Rows(weight), body)
    }
}
