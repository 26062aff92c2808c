//! A batch split over devices, step by step: what each knows, the wrong merge, the right one, and the whole at once.

use super::normalize::samples;
use super::{Labels, Table, Walk, hand};
use crate::error::Error;
use crate::formula::{
    Expr, Formula, Index, Quantity, Range, at, bound, cell, column, per_row, scalar, square, sum,
};
use crate::stats::{Moments, merge, total};
use ndarray::{Array1, Array2, Axis, Slice};

/// Counts, means and variances on the devices; their plain means, which are wrong; the right merge, within plus
/// between; the whole batch at once, and the difference.
///
/// `x` is (batch, features): the first `sizes[0]` rows are on the first device, and so on. The merged tables are those
/// of [`merge`], bit for bit.
///
/// # Errors
/// [`Error::ShapeMismatch`] if the sizes do not add up to the batch, [`Error::EmptyInput`] if a device has no sample.
pub fn walk(x: &Array2<f64>, names: &[String], sizes: &[usize]) -> Result<Walk, Error> {
    if total(sizes) != x.nrows() {
        return Err(Error::ShapeMismatch {
            what: "sizes",
            expected: vec![x.nrows()],
            found: sizes.to_vec(),
        });
    }
    let parts = parts(x, sizes)?;
    let merged = merge(&parts)?;
    let shard = sizes.iter().enumerate();
    let shard: Array1<f64> = shard
        .flat_map(|(device, size)| std::iter::repeat_n((device + 1) as f64, *size))
        .collect();
    let devices = || Labels::counted("device", parts.len());
    let mut walk = Walk::given(vec![
        Table::samples(Quantity::X, x.clone(), names),
        Table::per_row(Quantity::Shard, shard, "sample"),
        Table::scalar(Quantity::Shards, sizes.len() as f64),
    ]);
    let features = || Labels::features(names);
    let stacked = |quantity, of: fn(&Moments) -> &Array1<f64>| Table {
        quantity,
        rows: devices(),
        cols: features(),
        values: Array2::from_shape_fn((parts.len(), names.len()), |(part, feature)| {
            of(&parts[part])[feature]
        }),
    };
    walk.compute(shard_count(), devices(), Labels::Single);
    let means = stacked(Quantity::ShardMean, |part| &part.mean);
    walk.add(shard_mean(), means);
    let variances = stacked(Quantity::ShardVariance, |part| &part.variance);
    walk.add(shard_variance(), variances);
    for (wrong, of) in [
        (Quantity::MeanOfMeans, Quantity::ShardMean),
        (Quantity::MeanOfVariances, Quantity::ShardVariance),
    ] {
        walk.compute(plain_mean(wrong, of), Labels::Single, features());
    }
    walk.compute(count(), Labels::Single, Labels::Single);
    walk.add_statistic(mean(), merged.mean, names);
    walk.compute_like(within(), Quantity::Mean);
    walk.compute_like(between(), Quantity::Mean);
    walk.add_statistic(variance(), merged.variance, names);
    let whole = Moments::of(x.view())?;
    walk.add_statistic(whole_mean(), whole.mean, names);
    walk.add_statistic(whole_variance(), whole.variance, names);
    walk.compute_like(difference(), Quantity::Mean);
    Ok(walk)
}

/// Feature A on two devices.
pub(super) fn example() -> Result<Walk, Error> {
    walk(&hand::feature_a(), &hand::names_of_a(), &[3, 2])
}

fn parts(x: &Array2<f64>, sizes: &[usize]) -> Result<Vec<Moments>, Error> {
    let mut start = 0;
    let part = |size: &usize| {
        let rows = start..start + size;
        start = rows.end;
        Moments::of(x.slice_axis(Axis(0), Slice::from(rows)))
    };
    sizes.iter().map(part).collect()
}

fn members(body: impl Into<Expr>) -> Expr {
    sum("i", Range::Members(Quantity::Shard), body)
}

fn devices(body: Expr) -> Expr {
    sum("k", Range::Rows(Quantity::ShardMean), body)
}

/// m_k under Σ_k
fn weight() -> Expr {
    at(Quantity::ShardCount, Index::Bound, Index::At(0))
}

/// m_k = Σ 1 over the samples of device k
fn shard_count() -> Formula {
    Formula::row(Quantity::ShardCount, members(1.0)).over("k")
}

/// μ_k = 1/m_k Σ xᵢ over the samples of device k
fn shard_mean() -> Formula {
    let right = members(bound(Quantity::X)) / per_row(Quantity::ShardCount);
    Formula::cell(Quantity::ShardMean, right).over("k")
}

/// σ_k² = 1/m_k Σ (xᵢ − μ_k)² over the samples of device k
fn shard_variance() -> Formula {
    let squares = members(square(bound(Quantity::X) - cell(Quantity::ShardMean)));
    Formula::cell(
        Quantity::ShardVariance,
        squares / per_row(Quantity::ShardCount),
    )
    .over("k")
}

/// The wrong merge: 1/K Σ μ_k or 1/K Σ σ_k²
fn plain_mean(left: Quantity, of: Quantity) -> Formula {
    let right = devices(bound(of)) / scalar(Quantity::Shards);
    Formula::column(left, right)
}

/// m = Σ m_k
fn count() -> Formula {
    Formula::scalar(Quantity::Count, devices(weight()))
}

/// μ = 1/m Σ m_k · μ_k
fn mean() -> Formula {
    let right = devices(weight() * bound(Quantity::ShardMean)) / scalar(Quantity::Count);
    Formula::column(Quantity::Mean, right)
}

fn between_part() -> Expr {
    square(bound(Quantity::ShardMean) - column(Quantity::Mean))
}

/// σ²_within = 1/m Σ m_k · σ_k²
fn within() -> Formula {
    let right = devices(weight() * bound(Quantity::ShardVariance)) / scalar(Quantity::Count);
    Formula::column(Quantity::Within, right)
}

/// σ²_between = 1/m Σ m_k · (μ_k − μ)²
fn between() -> Formula {
    let right = devices(weight() * between_part()) / scalar(Quantity::Count);
    Formula::column(Quantity::Between, right)
}

/// σ² = 1/m Σ m_k · (σ_k² + (μ_k − μ)²) = σ²_within + σ²_between
fn variance() -> Formula {
    let right = column(Quantity::Within) + column(Quantity::Between);
    let also = devices(weight() * (bound(Quantity::ShardVariance) + between_part()));
    Formula::column(Quantity::Variance, right).also(also / scalar(Quantity::Count))
}

/// The mean of all samples: 1/m Σ xᵢ
fn whole_mean() -> Formula {
    let right = samples(bound(Quantity::X)) / scalar(Quantity::Count);
    Formula::column(Quantity::WholeMean, right)
}

/// The variance of all samples: 1/m Σ (xᵢ − μ)²
fn whole_variance() -> Formula {
    let squares = square(bound(Quantity::X) - column(Quantity::WholeMean));
    let right = samples(squares) / scalar(Quantity::Count);
    Formula::column(Quantity::WholeVariance, right)
}

/// Δ = σ² − σ²_whole, which is 0
fn difference() -> Formula {
    let right = column(Quantity::Variance) - column(Quantity::WholeVariance);
    Formula::column(Quantity::Difference, right)
}
