//! Sorting, compiled once: the standard library's sort is compiled anew for every kind of entry and every comparison.

use std::cmp::Ordering;

/// The positions 0, 1, …, `count` − 1, sorted by what stands there; equal ones keep their order.
pub(crate) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}
