//! A batch split over devices, step by step: what each knows, the wrong merge, the right one, and the whole at once.

pub mod formulas;

use super::{Labels, Step, Table, Walk};
use crate::error::Error;
use crate::formula::Quantity;
use crate::stats::{Moments, column_sums, merge};
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
    if sizes.iter().sum::<usize>() != x.nrows() {
        return Err(Error::ShapeMismatch {
            what: "sizes",
            expected: vec![x.nrows()],
            found: sizes.to_vec(),
        });
    }
    let parts = parts(x, sizes)?;
    let shard = sizes.iter().enumerate();
    let shard: Vec<f64> = shard
        .flat_map(|(device, size)| std::iter::repeat_n((device + 1) as f64, *size))
        .collect();
    let inputs = vec![
        Table::samples(Quantity::X, x.clone(), names),
        Table {
            quantity: Quantity::Shard,
            rows: Labels::counted("sample", x.nrows()),
            cols: Labels::Single,
            values: Array1::from(shard).insert_axis(Axis(1)),
        },
        Table::scalar(Quantity::Shards, sizes.len() as f64),
    ];
    let mut steps = device_steps(&parts, names);
    steps.extend(wrong_steps(&parts, names));
    steps.extend(right_steps(x, &parts, names)?);
    Ok(Walk {
        inputs,
        steps,
        notes: Vec::new(),
    })
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

fn device_steps(parts: &[Moments], names: &[String]) -> Vec<Step> {
    let devices = Labels::counted("device", parts.len());
    let counts = parts.iter().map(|part| part.count as f64).collect();
    let per_feature = |quantity, of: fn(&Moments) -> &Array1<f64>| Table {
        quantity,
        rows: devices.clone(),
        cols: Labels::features(names),
        values: stacked(parts, of),
    };
    let count = Table {
        quantity: Quantity::ShardCount,
        rows: devices.clone(),
        cols: Labels::Single,
        values: Array1::from_vec(counts).insert_axis(Axis(1)),
    };
    vec![
        Step::new(formulas::shard_count(), count),
        Step::new(
            formulas::shard_mean(),
            per_feature(Quantity::ShardMean, |part| &part.mean),
        ),
        Step::new(
            formulas::shard_variance(),
            per_feature(Quantity::ShardVariance, |part| &part.variance),
        ),
    ]
}

fn wrong_steps(parts: &[Moments], names: &[String]) -> Vec<Step> {
    let plain = |left, of_quantity, of: fn(&Moments) -> &Array1<f64>| {
        let mean = column_sums(stacked(parts, of).view()) / parts.len() as f64;
        Step::new(
            formulas::plain_mean(left, of_quantity),
            Table::statistic(left, mean, names),
        )
    };
    vec![
        plain(Quantity::MeanOfMeans, Quantity::ShardMean, |part| {
            &part.mean
        }),
        plain(Quantity::MeanOfVariances, Quantity::ShardVariance, |part| {
            &part.variance
        }),
    ]
}

fn right_steps(x: &Array2<f64>, parts: &[Moments], names: &[String]) -> Result<Vec<Step>, Error> {
    let merged = merge(parts)?;
    let whole = Moments::of(x.view())?;
    let weighted = |of: &dyn Fn(&Moments) -> Array1<f64>| {
        let sum = parts.iter().fold(Array1::zeros(names.len()), |sum, part| {
            sum + of(part) * part.count as f64
        });
        sum / merged.count as f64
    };
    let within = weighted(&|part| part.variance.clone());
    let between = weighted(&|part| (&part.mean - &merged.mean).mapv(|gap| gap * gap));
    let difference = &merged.variance - &whole.variance;
    let statistic =
        |formula, quantity, values| Step::new(formula, Table::statistic(quantity, values, names));
    Ok(vec![
        Step::new(
            formulas::count(),
            Table::scalar(Quantity::Count, merged.count as f64),
        ),
        statistic(formulas::mean(), Quantity::Mean, merged.mean),
        statistic(formulas::within(), Quantity::Within, within),
        statistic(formulas::between(), Quantity::Between, between),
        statistic(formulas::variance(), Quantity::Variance, merged.variance),
        statistic(formulas::whole_mean(), Quantity::WholeMean, whole.mean),
        statistic(
            formulas::whole_variance(),
            Quantity::WholeVariance,
            whole.variance,
        ),
        statistic(formulas::difference(), Quantity::Difference, difference),
    ])
}

/// (shards, features)
fn stacked(parts: &[Moments], of: fn(&Moments) -> &Array1<f64>) -> Array2<f64> {
    let features = parts.first().map_or(0, |part| of(part).len());
    Array2::from_shape_fn((parts.len(), features), |(part, feature)| {
        of(&parts[part])[feature]
    })
}
