//! The statistics of each feature, summed in `f64` in one pass over the rows.
//!
//! A tile of neighbouring features is summed down the rows of a block in local variables, so that no sum is loaded and
//! stored for every number; a fixed width lets the compiler keep a tile in vector registers.
//!
//! Within a block every value is measured from the mean of the rows before it: `d = x − from`. A sum of `d²` around a
//! number that is close to the mean loses nothing when the mean is put in place, whatever the order of the rows:
//!
//! ```text
//! mean' = from + Σ d / n        Σ (x − mean')² = Σ d² − (Σ d)² / n        Σ dy·(x − mean') = Σ dy·d − (mean' − from)·Σ dy
//! ```
//!
//! The first block is measured from the average of a few of its rows.

use super::{Float, load, store};
use std::array::from_fn;

/// Bytes of a block of rows: half of a common first-level cache, because every tile reads the block again.
const BLOCK: usize = 16 * 1024;

/// How many rows of a batch give the number from which its first block is measured.
const SAMPLES: usize = 8;

/// Sums of each feature over the rows so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    rows: usize,
    /// A typical value, from which the mean is measured: the mean of values near 1e8 needs more digits than one number has.
    origin: Vec<f64>, // (features)
    /// Mean of the rows so far, less the origin.
    rest: Vec<f64>, // (features)
    /// Σ (x − mean)².
    squares: Vec<f64>, // (features)
    /// Σ dy.
    pub(super) dy: Vec<f64>, // (features)
    /// Σ dy·(x − mean).
    pub(super) products: Vec<f64>, // (features)
}

/// How many rows came before a block and how many there are with it.
#[derive(Clone, Copy, Debug)]
struct Count {
    before: f64,
    /// 1 / rows, the block's included.
    share: f64,
}

impl Sums {
    /// Sums over the rows of `x`, (rows, features).
    pub(super) fn of<T: Float>(&mut self, x: &[T], features: usize) {
        self.start(x, features);
        for block in x.chunks(block::<T>(features)) {
            let count = self.count(block.len() / features);
            tiles!(features, [8, 4], |column, W| {
                self.add::<T, W>(block, features, column, count);
            });
        }
    }

    /// The same, and the sums over the gradient `dy` that belongs to `x`.
    pub(super) fn with_gradient<T: Float>(&mut self, x: &[T], dy: &[T], features: usize) {
        self.start(x, features);
        let size = block::<T>(features);
        for (x, dy) in std::iter::zip(x.chunks(size), dy.chunks(size)) {
            let count = self.count(x.len() / features);
            // Four sums for every feature: four features at a time are what stays in registers.
            tiles!(features, [4], |column, W| {
                self.add_with_gradient::<T, W>(x, dy, features, column, count);
            });
        }
    }

    /// The mean; the number nearest to it that `T` can hold; and what that is short of the mean.
    pub(super) fn mean<T: Float, const W: usize>(
        &self,
        column: usize,
    ) -> ([f64; W], [f64; W], [f64; W]) {
        let origin = load::<W>(&self.origin, column);
        let rest = load::<W>(&self.rest, column);
        let mean: [f64; W] = from_fn(|lane| origin[lane] + rest[lane]);
        let from = mean.map(|mean| T::of(mean).exact());
        let left = from_fn(|lane| rest[lane] - (from[lane] - origin[lane]));
        (mean, from, left)
    }

    /// Σ (x − mean)² / rows.
    pub(super) fn variance<const W: usize>(&self, column: usize) -> [f64; W] {
        let share = self.share();
        load::<W>(&self.squares, column).map(|squares| squares * share)
    }

    /// 1 / rows.
    pub(super) fn share(&self) -> f64 {
        1.0 / self.rows as f64
    }

    /// Forgets earlier rows and finds a typical value of each feature. It must be finite: measured from an infinite one,
    /// every difference would be NaN, and so would a mean that is infinite.
    fn start<T: Float>(&mut self, x: &[T], features: usize) {
        self.rows = 0;
        for list in [
            &mut self.rest,
            &mut self.squares,
            &mut self.dy,
            &mut self.products,
        ] {
            list.clear();
            list.resize(features, 0.0);
        }
        let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
        self.origin.clear();
        self.origin
            .extend(x[..features].iter().map(|value| finite(value.exact())));
        let rows = x.len() / features;
        let step = rows.div_ceil(SAMPLES);
        let share = 1.0 / rows.div_ceil(step) as f64;
        for row in x.chunks_exact(features).step_by(step) {
            for ((rest, origin), value) in self.rest.iter_mut().zip(&self.origin).zip(row) {
                *rest += (value.exact() - origin) * share;
            }
        }
        for (origin, rest) in self.origin.iter_mut().zip(&mut self.rest) {
            *origin += finite(*rest);
            *rest = 0.0;
        }
    }

    /// Counts the rows of a block in.
    fn count(&mut self, rows: usize) -> Count {
        let before = self.rows as f64;
        self.rows += rows;
        Count {
            before,
            share: self.share(),
        }
    }

    /// The mean so far as one number, and what it is less the origin.
    fn from<const W: usize>(&self, column: usize) -> ([f64; W], [f64; W]) {
        let (origin, rest) = (
            load::<W>(&self.origin, column),
            load::<W>(&self.rest, column),
        );
        let from = from_fn(|lane| {
            let mean = origin[lane] + rest[lane];
            if mean.is_finite() { mean } else { origin[lane] }
        });
        let moved = from_fn(|lane| from[lane] - origin[lane]);
        (from, moved)
    }

    /// Adds `W` features of a block.
    fn add<T: Float, const W: usize>(
        &mut self,
        block: &[T],
        features: usize,
        column: usize,
        count: Count,
    ) {
        let (from, moved) = self.from::<W>(column);
        let (mut sum, mut squares) = ([0.0; W], [0.0; W]);
        for row in block.chunks_exact(features) {
            let row = &row[column..column + W];
            for lane in 0..W {
                let d = row[lane].exact() - from[lane];
                sum[lane] += d;
                squares[lane] += d * d;
            }
        }
        self.merge::<W>(column, count, moved, sum, squares);
    }

    /// Adds `W` features of a block and of its gradient.
    fn add_with_gradient<T: Float, const W: usize>(
        &mut self,
        x: &[T],
        dy: &[T],
        features: usize,
        column: usize,
        count: Count,
    ) {
        let (from, moved) = self.from::<W>(column);
        let (mut sum, mut squares) = ([0.0; W], [0.0; W]);
        let (mut gradient, mut products) = ([0.0; W], [0.0; W]);
        for (x, dy) in std::iter::zip(x.chunks_exact(features), dy.chunks_exact(features)) {
            let (x, dy) = (&x[column..column + W], &dy[column..column + W]);
            for lane in 0..W {
                let (d, dy) = (x[lane].exact() - from[lane], dy[lane].exact());
                sum[lane] += d;
                squares[lane] += d * d;
                gradient[lane] += dy;
                products[lane] += dy * d;
            }
        }
        let old = load::<W>(&self.rest, column);
        self.merge::<W>(column, count, moved, sum, squares);
        let new = load::<W>(&self.rest, column);
        let (mut all, mut all_products) = (
            load::<W>(&self.dy, column),
            load::<W>(&self.products, column),
        );
        for lane in 0..W {
            // Each part is moved from the number it was measured from to the new mean.
            all_products[lane] += (old[lane] - new[lane]) * all[lane]
                + products[lane]
                + (moved[lane] - new[lane]) * gradient[lane];
            all[lane] += gradient[lane];
        }
        store(&mut self.dy, column, all);
        store(&mut self.products, column, all_products);
    }

    /// Puts the sums of a block, measured from `moved` above the origin, to those of the rows before it.
    fn merge<const W: usize>(
        &mut self,
        column: usize,
        count: Count,
        moved: [f64; W],
        sum: [f64; W],
        squares: [f64; W],
    ) {
        let (mut rest, mut all) = (
            load::<W>(&self.rest, column),
            load::<W>(&self.squares, column),
        );
        for lane in 0..W {
            // What rounding `from` to one number has left over.
            let left = rest[lane] - moved[lane];
            let sum = sum[lane] + left * count.before;
            let mean = sum * count.share;
            all[lane] += squares[lane] + left * left * count.before - sum * mean;
            rest[lane] = moved[lane] + mean;
        }
        store(&mut self.rest, column, rest);
        store(&mut self.squares, column, all);
    }
}

/// Numbers in a block: whole rows, and enough of them that putting blocks together costs little.
pub(super) fn block<T>(features: usize) -> usize {
    let rows = BLOCK / (features * size_of::<T>());
    features * rows.max(8)
}
