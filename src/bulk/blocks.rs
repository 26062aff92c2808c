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
            let turn = Turn::new(self.rows, block.len() / features);
            let mut column = 0;
            while column < features {
                column += match features - column {
                    16.. => self.tile::<T, 16>(block, first, column, turn),
                    4.. => self.tile::<T, 4>(block, first, column, turn),
                    _ => self.tile::<T, 1>(block, first, column, turn),
                };
            }
            self.rows += block.len() / features;
        }
    }

    /// Adds all rows of `x` and of the gradient that belongs to it.
    pub(super) fn add_with_gradient<T: Float>(&mut self, x: &[T], dy: &[T], first: &[T]) {
        let features = first.len();
        let size = block::<T>(features);
        for pair in x.chunks(size).zip(dy.chunks(size)) {
            let turn = Turn::new(self.rows, pair.0.len() / features);
            let mut column = 0;
            while column < features {
                // Three sums for every column: one register of each at a time is what stays in registers.
                column += match (features - column, size_of::<T>()) {
                    (8.., 4) => self.tile_with_gradient::<T, 8, 4>(pair, first, column, turn),
                    (8.., _) => self.tile_with_gradient::<T, 8, 2>(pair, first, column, turn),
                    (4.., _) => self.tile_with_gradient::<T, 4, 4>(pair, first, column, turn),
                    _ => self.tile_with_gradient::<T, 1, 1>(pair, first, column, turn),
                };
            }
            self.rows += pair.0.len() / features;
        }
    }

    /// `W` columns of a block; returns their number.
    fn tile<T: Float, const W: usize>(
        &mut self,
        block: &[T],
        first: &[T],
        column: usize,
        turn: Turn,
    ) -> usize {
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
            let (sum, squares) = (sums[lane].exact(), squares[lane].exact());
            self.merge(column + lane, turn, sum, squares);
        }
        W
    }

    /// The same with the gradient, `H` columns at a time after the first pass.
    fn tile_with_gradient<T: Float, const W: usize, const H: usize>(
        &mut self,
        (block, dy): (&[T], &[T]),
        first: &[T],
        column: usize,
        turn: Turn,
    ) -> usize {
        let (sums, means) = centre::<T, W>(block, first, column);
        for start in (0..W).step_by(H) {
            let column = column + start;
            let (first_of, mean) = (lanes::<T, H>(first, column), lanes::<T, H>(&means, start));
            let (mut squares, mut gradient) = ([T::ZERO; H], [T::ZERO; H]);
            let mut products = [T::ZERO; H];
            let features = first.len();
            for (row, dy) in block.chunks_exact(features).zip(dy.chunks_exact(features)) {
                let (row, dy) = (&row[column..column + H], &dy[column..column + H]);
                for lane in 0..H {
                    let deviation = row[lane] - first_of[lane] - mean[lane];
                    squares[lane] += deviation * deviation;
                    gradient[lane] += dy[lane];
                    products[lane] += dy[lane] * deviation;
                }
            }
            for lane in 0..H {
                let sum = sums[start + lane].exact();
                let parts = [squares[lane], gradient[lane], products[lane]].map(T::exact);
                self.merge_with_gradient(column + lane, turn, sum, parts);
            }
        }
        W
    }

    /// Adds a block's sum of x − first and of squared deviations from its own mean.
    fn merge(&mut self, feature: usize, turn: Turn, sum: f64, squares: f64) {
        let between = sum * turn.here - self.x[feature] * turn.before;
        self.x[feature] += sum;
        self.squares[feature] += squares + between * between * turn.between;
    }

    fn merge_with_gradient(&mut self, feature: usize, turn: Turn, sum: f64, parts: [f64; 3]) {
        let [squares, gradient, products] = parts;
        let (before, here) = (self.x[feature] * turn.before, sum * turn.here);
        self.merge(feature, turn, sum, squares);
        // The mean has moved: Σ dy·(x − new) = Σ dy·(x − old) + (old − new)·Σ dy, for both parts.
        let after = self.x[feature] * turn.after;
        self.products[feature] +=
            (before - after) * self.dy[feature] + products + (here - after) * gradient;
        self.dy[feature] += gradient;
    }
}

/// What putting a block to the rows before it takes, the same for every feature: a division costs as much as many sums.
#[derive(Clone, Copy, Debug)]
struct Turn {
    /// 1 / rows before, 0 where there are none.
    before: f64,
    /// 1 / rows of the block.
    here: f64,
    /// 1 / rows of both.
    after: f64,
    /// Weight of the square between both means.
    between: f64,
}

impl Turn {
    fn new(before: usize, here: usize) -> Self {
        let (before, here) = (before as f64, here as f64);
        let after = 1.0 / (before + here);
        Self {
            before: if before > 0.0 { 1.0 / before } else { 0.0 },
            here: 1.0 / here,
            after,
            between: before * here * after,
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
