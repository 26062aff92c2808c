//! One batch on several devices.

use crate::make::{affine, close, table};
use batch_norm_explained::batch_norm::{backward_compact, backward_shards, train, train_shards};
use batch_norm_explained::stats::{Divisor, Moments, merge};
use ndarray::{Array2, ArrayView2, Axis, Slice, concatenate};
use proptest::collection::vec;
use proptest::prelude::*;

/// A batch and the sizes of its shards, each of at least one row.
fn sharded() -> impl Strategy<Value = (Array2<f64>, Vec<usize>)> {
    vec(1..6_usize, 1..6).prop_flat_map(|sizes| (table(sizes.iter().sum(), 3), Just(sizes)))
}

fn split<'a>(x: &'a Array2<f64>, sizes: &[usize]) -> Vec<ArrayView2<'a, f64>> {
    let mut first = 0;
    let cut = sizes.iter().map(|size| {
        first += size;
        x.slice_axis(Axis(0), Slice::from(first - size..first))
    });
    cut.collect()
}

fn joined(parts: &[Array2<f64>]) -> Array2<f64> {
    let parts: Vec<_> = parts.iter().map(|part| part.view()).collect();
    concatenate(Axis(0), &parts).expect("shards of the same features")
}

proptest! {
    #[test]
    fn merged_the_statistics_of_shards_are_those_of_the_whole((x, sizes) in sharded(), offset in -1e6..1e6) {
        let x = x + offset;
        let parts: Result<Vec<_>, _> = split(&x, &sizes).into_iter().map(Moments::of).collect();
        let (merged, whole) = (merge(&parts?)?, Moments::of(x.view())?);
        prop_assert_eq!(merged.count, whole.count);
        close(&merged.mean, &whole.mean, 1e-15 * 4.0)?;
        // The means of the shards are rounded to 1e-10 at 1e6.
        close(&merged.variance, &whole.variance, 1e-8)?;
    }

    #[test]
    fn empty_shards_change_nothing((x, sizes) in sharded()) {
        let parts: Result<Vec<_>, _> = split(&x, &sizes).into_iter().map(Moments::of).collect();
        let parts = parts?;
        let mut more = parts.clone();
        more.insert(0, Moments { count: 0, ..parts[0].clone() });
        prop_assert_eq!(merge(&more)?, merge(&parts)?);
    }

    #[test]
    fn forward_and_backward_over_shards_are_those_of_the_whole(
        (x, sizes) in sharded(), affine in affine(3), upstream in table(30, 3),
    ) {
        let dy = upstream.slice_axis(Axis(0), Slice::from(..x.nrows())).to_owned();
        let whole = train(x.view(), &affine, 1e-3, Divisor::N)?;
        let gradients = backward_compact(whole.normalized(), affine.gamma.view(), dy.view())?;
        let shards = train_shards(&split(&x, &sizes), &affine, 1e-3)?;
        let parts = backward_shards(&shards, affine.gamma.view(), &split(&dy, &sizes))?;
        close(&joined(&shards.y), &whole.y, 1e-12)?;
        close(&joined(&parts.dx), &gradients.dx, 1e-10)?;
        close(&parts.dgamma, &gradients.dgamma, 1e-11)?;
        close(&parts.dbeta, &gradients.dbeta, 1e-13)?;
    }
}
