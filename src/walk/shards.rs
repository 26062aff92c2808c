//! A batch split over devices, step by step: what each knows, the wrong merge, the right one, and the whole at once.

pub mod formulas;

use super::{Labels, Table, Walk};
use crate::error::Error;
use crate::formula::Quantity;
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
        Table {
            quantity: Quantity::Shard,
            rows: Labels::counted("sample", x.nrows()),
            cols: Labels::Single,
            values: shard.insert_axis(Axis(1)),
        },
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
    let statistic = |quantity, values| Table::statistic(quantity, values, names);
    walk.compute(formulas::shard_count(), devices(), Labels::Single);
    let means = stacked(Quantity::ShardMean, |part| &part.mean);
    walk.add(formulas::shard_mean(), means);
    let variances = stacked(Quantity::ShardVariance, |part| &part.variance);
    walk.add(formulas::shard_variance(), variances);
    for (wrong, of) in [
        (Quantity::MeanOfMeans, Quantity::ShardMean),
        (Quantity::MeanOfVariances, Quantity::ShardVariance),
    ] {
        walk.compute(formulas::plain_mean(wrong, of), Labels::Single, features());
    }
    walk.compute(formulas::count(), Labels::Single, Labels::Single);
    walk.add(formulas::mean(), statistic(Quantity::Mean, merged.mean));
    walk.compute_like(formulas::within(), Quantity::Mean);
    walk.compute_like(formulas::between(), Quantity::Mean);
    let variance = statistic(Quantity::Variance, merged.variance);
    walk.add(formulas::variance(), variance);
    let whole = Moments::of(x.view())?;
    let mean = statistic(Quantity::WholeMean, whole.mean);
    walk.add(formulas::whole_mean(), mean);
    let variance = statistic(Quantity::WholeVariance, whole.variance);
    walk.add(formulas::whole_variance(), variance);
    walk.compute_like(formulas::difference(), Quantity::Mean);
    Ok(walk)
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
