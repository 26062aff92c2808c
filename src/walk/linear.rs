//! The dense or convolution layer before or after a normalization: its numbers and its formula.

use super::{Labels, Table};
use crate::error::Error;
use crate::formula::{Expr, Formula, Index, Quantity, Range, across, at, bound, column, sum};
use ndarray::{Array1, Array2};
use serde::Deserialize;

/// What kind of layer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum LayerKind {
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
    pub kind: LayerKind,
    /// (inputs, outputs) if dense, (taps, outputs) if a convolution.
    pub weight: Array2<f64>,
    /// (outputs)
    pub bias: Array1<f64>,
}

impl Linear {
    /// Whether the layer can read `u`, (samples, inputs) or for a convolution (positions, 1).
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if input, weight and bias do not fit, [`Error::BadParameter`] for an even number of taps.
    pub fn check(&self, u: &Array2<f64>) -> Result<(), Error> {
        let (rows, outputs) = self.weight.dim();
        let inputs = match self.kind {
            LayerKind::Dense => rows,
            LayerKind::Convolution if rows.is_multiple_of(2) => {
                return Err(Error::BadParameter {
                    name: "taps",
                    value: rows as f64,
                    must: "odd",
                });
            }
            LayerKind::Convolution => 1,
        };
        let mismatch = |what, expected, found| Error::ShapeMismatch {
            what,
            expected: vec![expected],
            found: vec![found],
        };
        if u.ncols() != inputs {
            return Err(mismatch("u", inputs, u.ncols()));
        }
        if self.bias.len() != outputs {
            return Err(mismatch("bias", outputs, self.bias.len()));
        }
        Ok(())
    }

    /// The weight as a table, its rows named by the inputs or the taps.
    pub(super) fn weight_table(
        &self,
        quantity: Quantity,
        inputs: &[String],
        outputs: &[String],
    ) -> Table {
        Table {
            quantity,
            rows: self.rows(inputs),
            cols: Labels::features(outputs),
            values: self.weight.clone(),
        }
    }

    /// Labels of the weight's rows; the taps of a kernel are named by how far they reach: −1, 0, 1.
    fn rows(&self, inputs: &[String]) -> Labels {
        match self.kind {
            LayerKind::Dense => Labels::Named {
                key: "input",
                names: inputs.to_vec(),
            },
            LayerKind::Convolution => {
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

    /// Labels of the rows of the data: samples, or positions.
    pub(super) fn positions(&self, count: usize) -> Labels {
        match self.kind {
            LayerKind::Dense => Labels::counted("sample", count),
            LayerKind::Convolution => Labels::counted("position", count),
        }
    }

    /// A table over the rows of the data.
    pub(super) fn table(&self, quantity: Quantity, values: Array2<f64>, cols: Labels) -> Table {
        Table {
            quantity,
            rows: self.positions(values.nrows()),
            cols,
            values,
        }
    }

    /// Σ u_{i,j} · w_j, or for a convolution Σ u_{i+j} · w_j.
    pub(super) fn product(&self, u: Quantity, weight: Quantity) -> Expr {
        let read = match self.kind {
            LayerKind::Dense => across(u),
            LayerKind::Convolution => at(u, Index::Window(self.weight.nrows() / 2), Index::At(0)),
        };
        sum("j", Range::Rows(weight), read * bound(weight))
    }
}

/// xᵢ = Σ u_{i,j} · w_j + b
pub(super) fn x(layer: &Linear) -> Formula {
    let product = layer.product(Quantity::U, Quantity::LayerWeight);
    Formula::cell(Quantity::X, product + column(Quantity::LayerBias))
}
