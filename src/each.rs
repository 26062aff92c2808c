//! Arithmetic entry by entry, compiled once: ndarray's operators are compiled anew for every pair of operands, and
//! weighed a tenth of the page's module.
//!
//! What is done is a plain function, which a build for speed puts into the loop and a build for bytes calls.

use ndarray::{Array1, Array2, ArrayView1};
use std::iter::zip;

/// What is done with two numbers.
pub(crate) type Two = fn(f64, f64) -> f64;

pub(crate) const SUM: Two = |a, b| a + b;
pub(crate) const DIFFERENCE: Two = |a, b| a - b;
pub(crate) const PRODUCT: Two = |a, b| a * b;
pub(crate) const QUOTIENT: Two = |a, b| a / b;

/// Every cell with the entry of its column: (rows, columns) and (columns) give (rows, columns).
#[inline]
pub(crate) fn columns(table: Array2<f64>, entries: ArrayView1<f64>, of: Two) -> Array2<f64> {
    debug_assert_eq!(table.ncols(), entries.len());
    let mut table = row_major(table);
    let (width, entries) = (table.ncols().max(1), entries.to_vec());
    for row in cells_mut(&mut table).chunks_exact_mut(width) {
        for (cell, entry) in zip(row, &entries) {
            *cell = of(*cell, *entry);
        }
    }
    table
}

/// Every entry with the one in its place.
#[inline]
pub(crate) fn entries(mut list: Array1<f64>, other: ArrayView1<f64>, of: Two) -> Array1<f64> {
    debug_assert_eq!(list.len(), other.len());
    for (entry, other) in zip(list.iter_mut(), other.iter()) {
        *entry = of(*entry, *other);
    }
    list
}

/// Every entry with one number.
#[inline]
pub(crate) fn with(mut list: Array1<f64>, number: f64, of: Two) -> Array1<f64> {
    for entry in list.iter_mut() {
        *entry = of(*entry, number);
    }
    list
}

fn row_major(table: Array2<f64>) -> Array2<f64> {
    if table.is_standard_layout() {
        table
    } else {
        table.as_standard_layout().into_owned()
    }
}

fn cells_mut(table: &mut Array2<f64>) -> &mut [f64] {
    table
        .as_slice_mut()
        .expect("a row-major table is one slice")
}
