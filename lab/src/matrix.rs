//! Products of small row-major matrices, in loops that stay in registers and in the first-level cache.
//!
//! A tile of the result is summed in local variables, so every number read is used several times.
//! The sums run over the inner index in order: tiling does not change a single bit.

/// Rows and columns of a tile: 4 × 4 sums, 4 factors and 4 numbers of `b` in flight.
const TILE: usize = 4;

/// result (m, n) = a (m, k) · b (k, n).
pub(crate) fn product(a: &[f64], b: &[f64], depth: usize, result: &mut [f64]) {
    let (m, n) = (a.len() / depth, b.len() / depth);
    debug_assert_eq!(result.len(), m * n);
    for (a, result) in a.chunks(TILE * depth).zip(result.chunks_mut(TILE * n)) {
        if a.len() == TILE * depth {
            rows::<TILE>(a, b, depth, result);
        } else {
            for (a, result) in a.chunks_exact(depth).zip(result.chunks_exact_mut(n)) {
                rows::<1>(a, b, depth, result);
            }
        }
    }
}

/// `R` rows of the result.
fn rows<const R: usize>(a: &[f64], b: &[f64], depth: usize, result: &mut [f64]) {
    let n = b.len() / depth;
    let mut column = 0;
    while column + TILE <= n {
        tile::<R, TILE>(a, b, depth, column, result);
        column += TILE;
    }
    while column < n {
        tile::<R, 1>(a, b, depth, column, result);
        column += 1;
    }
}

/// `R` rows and `C` columns of the result, from `column` on.
fn tile<const R: usize, const C: usize>(
    a: &[f64],
    b: &[f64],
    depth: usize,
    column: usize,
    result: &mut [f64],
) {
    let n = b.len() / depth;
    let a: [&[f64]; R] = std::array::from_fn(|row| &a[row * depth..][..depth]);
    let mut sums = [[0.0; C]; R];
    for (k, b) in b.chunks_exact(n).take(depth).enumerate() {
        let b = &b[column..][..C];
        for (sums, a) in sums.iter_mut().zip(a) {
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += a[k] * b;
            }
        }
    }
    for (result, sums) in result.chunks_exact_mut(n).zip(&sums) {
        result[column..][..C].copy_from_slice(sums);
    }
}

/// result (columns, rows) = source (rows, columns), turned over.
pub(crate) fn transpose(source: &[f64], columns: usize, result: &mut Vec<f64>) {
    let rows = source.len() / columns;
    result.resize(source.len(), 0.0);
    for (row, source) in source.chunks_exact(columns).enumerate() {
        for (place, &value) in result[row..].iter_mut().step_by(rows).zip(source) {
            *place = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use batch_norm_explained::random::Generator;
    use ndarray::Array2;

    #[test]
    fn every_tile_and_remainder_gives_the_plain_sum() {
        let mut random = Generator::new(1, 0);
        for (m, k, n) in [(1, 1, 1), (3, 2, 5), (4, 7, 8), (9, 16, 11), (32, 48, 10)] {
            let a = Array2::from_shape_vec((m, k), random.normals(m * k)).expect("fits");
            let b = Array2::from_shape_vec((k, n), random.normals(k * n)).expect("fits");
            let mut got = vec![f64::NAN; m * n];
            product(
                a.as_slice().expect("dense"),
                b.as_slice().expect("dense"),
                k,
                &mut got,
            );
            let want = Array2::from_shape_fn((m, n), |(i, j)| {
                (0..k).fold(0.0, |sum, l| sum + a[[i, l]] * b[[l, j]])
            });
            assert_eq!(got, want.iter().copied().collect::<Vec<_>>());
            let mut turned = vec![];
            transpose(a.as_slice().expect("dense"), k, &mut turned);
            assert_eq!(turned, a.t().iter().copied().collect::<Vec<_>>());
        }
    }
}
