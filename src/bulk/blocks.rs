//! Sums of each feature over stretches of rows that stay in the first-level cache, put together in `f64`.
//!
//! A tile of neighbouring columns is summed in local variables down the rows of a block, so that no sum is loaded and
//! stored for every number; with a fixed width the compiler turns a tile into vector registers.

use super::Float;

/// Bytes of a block: half of a common first-level cache.
const BLOCK: usize = 16 * 1024;

/// Sums of each feature over the rows so far, all measured from the first row.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    rows: usize,
    /// Σ (x − first).
    x: Vec<f64>,
    /// Σ (x − mean)².
    squares: Vec<f64>,
    /// Σ dy.
    dy: Vec<f64>,
    /// Σ dy·(x − mean).
    products: Vec<f64>,
}

impl Sums {
    pub(super) fn clear(&mut self, features: usize) {
        self.rows = 0;
        for sums in [
            &mut self.x,
            &mut self.squares,
            &mut self.dy,
            &mut self.products,
        ] {
            sums.clear();
            sums.resize(features, 0.0);
        }
    }

    /// Mean of a feature, measured from the first row.
    pub(super) fn mean(&self, feature: usize) -> f64 {
        self.x[feature] / self.rows as f64
    }

    pub(super) fn variance(&self, feature: usize) -> f64 {
        self.squares[feature] / self.rows as f64
    }

    /// Σ dy.
    pub(super) fn gradient(&self, feature: usize) -> f64 {
        self.dy[feature]
    }

    /// Σ dy·(x − mean).
    pub(super) fn products(&self, feature: usize) -> f64 {
        self.products[feature]
    }

    /// Adds all rows of `x`.
    pub(super) fn add<T: Float>(&mut self, x: &[T], first: &[T]) {
        let features = first.len();
        for block in x.chunks(block::<T>(features)) {
            let mut column = 0;
            while column < features {
                column += match features - column {
                    16.. => self.tile::<T, 16>(block, first, column),
                    4.. => self.tile::<T, 4>(block, first, column),
                    _ => self.tile::<T, 1>(block, first, column),
                };
            }
            self.rows += block.len() / features;
        }
    }

    /// Adds all rows of `x` and of the gradient that belongs to it.
    pub(super) fn add_with_gradient<T: Float>(&mut self, x: &[T], dy: &[T], first: &[T]) {
        let features = first.len();
        let size = block::<T>(features);
        for (block, dy) in x.chunks(size).zip(dy.chunks(size)) {
            let mut column = 0;
            while column < features {
                column += match features - column {
                    8.. => self.tile_with_gradient::<T, 8>(block, dy, first, column),
                    4.. => self.tile_with_gradient::<T, 4>(block, dy, first, column),
                    _ => self.tile_with_gradient::<T, 1>(block, dy, first, column),
                };
            }
            self.rows += block.len() / features;
        }
    }

    /// `W` columns of a block; returns their number.
    fn tile<T: Float, const W: usize>(&mut self, block: &[T], first: &[T], column: usize) -> usize {
        let rows = block.len() / first.len();
        let (sums, mean) = centre::<T, W>(block, first, column);
        let first_of = lanes::<T, W>(first, column);
        let mut squares = [T::ZERO; W];
        for row in block.chunks_exact(first.len()) {
            let row = &row[column..column + W];
            for lane in 0..W {
                let deviation = row[lane] - first_of[lane] - mean[lane];
                squares[lane] += deviation * deviation;
            }
        }
        for lane in 0..W {
            self.merge(
                column + lane,
                rows,
                sums[lane].exact(),
                squares[lane].exact(),
            );
        }
        W
    }

    fn tile_with_gradient<T: Float, const W: usize>(
        &mut self,
        block: &[T],
        dy: &[T],
        first: &[T],
        column: usize,
    ) -> usize {
        let rows = block.len() / first.len();
        let (sums, mean) = centre::<T, W>(block, first, column);
        let first_of = lanes::<T, W>(first, column);
        let (mut squares, mut gradient) = ([T::ZERO; W], [T::ZERO; W]);
        let mut products = [T::ZERO; W];
        let pairs = block
            .chunks_exact(first.len())
            .zip(dy.chunks_exact(first.len()));
        for (row, dy) in pairs {
            let (row, dy) = (&row[column..column + W], &dy[column..column + W]);
            for lane in 0..W {
                let deviation = row[lane] - first_of[lane] - mean[lane];
                squares[lane] += deviation * deviation;
                gradient[lane] += dy[lane];
                products[lane] += dy[lane] * deviation;
            }
        }
        for lane in 0..W {
            let feature = column + lane;
            let before = self.mean_or_zero(feature);
            self.merge(feature, rows, sums[lane].exact(), squares[lane].exact());
            // The mean has moved: Σ dy·(x − new) = Σ dy·(x − old) + (old − new)·Σ dy, for both parts.
            let after = self.x[feature] / (self.rows + rows) as f64;
            let here = sums[lane].exact() / rows as f64;
            let gradient = gradient[lane].exact();
            self.products[feature] += (before - after) * self.dy[feature]
                + products[lane].exact()
                + (here - after) * gradient;
            self.dy[feature] += gradient;
        }
        W
    }

    /// Adds a block's sum of x − first and of squared deviations from its own mean, to `self.rows` rows before it.
    fn merge(&mut self, feature: usize, rows: usize, sum: f64, squares: f64) {
        let (before, here) = (self.rows as f64, rows as f64);
        let between = sum / here - self.mean_or_zero(feature);
        self.x[feature] += sum;
        self.squares[feature] += squares + between * between * (before * here / (before + here));
    }

    fn mean_or_zero(&self, feature: usize) -> f64 {
        if self.rows == 0 {
            0.0
        } else {
            self.mean(feature)
        }
    }
}

/// Numbers in a block: whole rows, and enough of them that putting blocks together costs little.
fn block<T>(features: usize) -> usize {
    let rows = BLOCK / (features * size_of::<T>());
    features * rows.max(8)
}

/// Sum and mean of x − first in `W` columns of a block.
fn centre<T: Float, const W: usize>(block: &[T], first: &[T], column: usize) -> ([T; W], [T; W]) {
    let count = T::of((block.len() / first.len()) as f64);
    let first_of = lanes::<T, W>(first, column);
    let mut sums = [T::ZERO; W];
    for row in block.chunks_exact(first.len()) {
        let row = &row[column..column + W];
        for lane in 0..W {
            sums[lane] += row[lane] - first_of[lane];
        }
    }
    (sums, sums.map(|sum| sum / count))
}

fn lanes<T: Float, const W: usize>(list: &[T], column: usize) -> [T; W] {
    let list = &list[column..column + W];
    std::array::from_fn(|lane| list[lane])
}
