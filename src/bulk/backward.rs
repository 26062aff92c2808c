//! Backward: the gradients, from the batch itself and the gradient of the output.

use super::sums::block;
use super::{Float, Rows, Scratch, fits, load, store};
use crate::batch_norm::check_epsilon;
use crate::error::Error;
use std::array::from_fn;
use std::iter::zip;

/// Where the gradients go.
#[derive(Debug)]
pub struct GradientSlices<'a, T> {
    /// `∂ℓ/∂x`, (rows, features).
    pub dx: &'a mut [T],
    /// `∂ℓ/∂γ`, (features).
    pub dgamma: &'a mut [T],
    /// `∂ℓ/∂β`, (features).
    pub dbeta: &'a mut [T],
}

/// `dx = gamma / root · (dy − Σ dy / m − x_hat · Σ dy·x_hat / m)`, with the statistics taken from `x` once more:
/// reading a batch again costs less than keeping x̂.
///
/// # Errors
/// [`Error::EmptyInput`] without rows or features, [`Error::ShapeMismatch`] if something does not fit the batch,
/// [`Error::BadParameter`] if ε is negative or not a number.
pub fn backward<T: Float>(
    x: Rows<T>,
    gamma: &[T],
    epsilon: f64,
    dy: &[T],
    scratch: &mut Scratch<T>,
    to: GradientSlices<T>,
) -> Result<(), Error> {
    x.check()?;
    check_epsilon(epsilon)?;
    fits("gamma", x.features, gamma.len())?;
    fits("dy", x.values.len(), dy.len())?;
    fits("dx", x.values.len(), to.dx.len())?;
    fits("dgamma", x.features, to.dgamma.len())?;
    fits("dbeta", x.features, to.dbeta.len())?;
    if x.values.is_empty() {
        return Err(Error::EmptyInput);
    }
    let Scratch { sums, line } = scratch;
    sums.with_gradient(x.values, dy, x.features);
    line.resize(x.features);
    let share = sums.share();
    tiles!(x.features, [4], |column, W| {
        let (_, from, left) = sums.mean::<T, W>(column);
        let variance = sums.variance::<W>(column);
        let gamma = load::<W>(gamma, column);
        let (dbeta, products) = (
            load::<W>(&sums.dy, column),
            load::<W>(&sums.products, column),
        );
        let inverse: [f64; W] = from_fn(|lane| 1.0 / (variance[lane] + epsilon).sqrt());
        let dgamma: [f64; W] = from_fn(|lane| products[lane] * inverse[lane]);
        // dx = scale · (dy − shift − (x − from) · slope): the factors stay near 1 / root, whose square an f32 may not hold.
        let slope: [f64; W] = from_fn(|lane| dgamma[lane] * share * inverse[lane]);
        store(to.dgamma, column, dgamma);
        store(to.dbeta, column, dbeta);
        store(&mut line.from, column, from);
        store(&mut line.slope, column, slope);
        store(
            &mut line.scale,
            column,
            from_fn::<_, W, _>(|lane| gamma[lane] * inverse[lane]),
        );
        store(
            &mut line.shift,
            column,
            from_fn::<_, W, _>(|lane| dbeta[lane] * share - slope[lane] * left[lane]),
        );
    });
    let features = x.features;
    let size = block::<T>(features);
    let lists = [&*line.from, &line.slope, &line.shift, &line.scale];
    for ((x, dy), dx) in zip(
        zip(x.values.chunks(size), dy.chunks(size)),
        to.dx.chunks_mut(size),
    ) {
        // Four numbers for every feature: as many features as stay in registers.
        if size_of::<T>() == 4 {
            tiles!(features, [8, 4], |column, W| {
                sweep_tile::<T, W>((x, dy), features, column, lists, dx);
            });
        } else {
            tiles!(features, [4], |column, W| {
                sweep_tile::<T, W>((x, dy), features, column, lists, dx);
            });
        }
    }
    Ok(())
}

/// `dx = scale · (dy − shift − (x − from) · slope)` for `W` features of a block.
fn sweep_tile<T: Float, const W: usize>(
    (x, dy): (&[T], &[T]),
    features: usize,
    column: usize,
    lists: [&[T]; 4],
    dx: &mut [T],
) {
    let [from, slope, shift, scale] = lists.map(|list| {
        let list = &list[column..column + W];
        from_fn::<T, W, _>(|lane| list[lane])
    });
    let rows = zip(x.chunks_exact(features), dy.chunks_exact(features));
    for ((x, dy), dx) in zip(rows, dx.chunks_exact_mut(features)) {
        let (x, dy) = (&x[column..column + W], &dy[column..column + W]);
        let dx = &mut dx[column..column + W];
        for lane in 0..W {
            let along = (x[lane] - from[lane]) * slope[lane];
            dx[lane] = (dy[lane] - shift[lane] - along) * scale[lane];
        }
    }
}
