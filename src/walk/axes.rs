//! Any normalization of a tensor, step by step: batch, layer, instance and group are one walk on different sets of cells.

use super::normalize::Layer;
use super::{Labels, Table, Walk, hand, notes_on};
use crate::axes::{Axes, Layout, Norm};
use crate::batch_norm::{Affine, train, train_axes};
use crate::error::Error;
use crate::formula::{Formula, Index, Quantity, at, cell};
use crate::stats::Divisor;
use ndarray::{Array1, Array2, Axis};

/// The settings of the walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Shape of the tensor, row-major.
    pub shape: Vec<usize>,
    /// Where its channels are.
    pub layout: Layout,
    /// Which cells share a mean and a variance.
    pub norm: Norm,
    /// Scale and shift, one pair per channel.
    pub affine: Affine,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
}

/// Where every cell of a tensor belongs, in the order of its flat row-major index; positions count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The statistic that the cell shares: its column in the walk's tables.
    pub statistic_of: Vec<usize>,
    /// Its place among the cells of that statistic: its row in the walk's tables.
    pub member_of: Vec<usize>,
    /// Its channel, whose scale and shift it takes.
    pub channel_of: Vec<usize>,
    /// How many statistics there are.
    pub statistics: usize,
    /// How many cells share each.
    pub members: usize,
    /// How many numbers the layer learns: a scale and a shift per channel.
    pub learned: usize,
    /// How many numbers it tracks for inference: batch normalization a mean and a variance per channel, the others none.
    pub tracked: usize,
}

/// The forward pass on the tensor laid out as (members, statistics); scale and shift are those of each cell's channel.
///
/// `x` is flat and row-major. The tables are those of [`train_axes`], bit for bit.
///
/// # Errors
/// As [`Axes::new`] and [`train_axes`].
pub fn walk(x: &[f64], settings: &Settings) -> Result<Walk, Error> {
    let axes = Axes::new(&settings.shape, settings.layout, settings.norm)?;
    let normalized = train_axes(x, &axes, &settings.affine, settings.epsilon)?;
    let table = axes.gather(x)?;
    let plain = Affine::identity(axes.statistics);
    let trained = train(table.view(), &plain, settings.epsilon, Divisor::N)?;
    let columns = columns(settings.norm, &axes);
    let names: Vec<String> = (0..axes.statistics).map(|at| columns.name(at)).collect();
    let notes = notes_on(&table, &trained.variance, &trained.root, &names);
    let mut walk = Walk::given(given(settings, &axes, table, &columns));
    walk.notes = notes;
    let cells = |quantity, values| members(quantity, values, &columns);
    let statistic = |quantity, values| shared(quantity, values, &columns);
    let layer = Layer::TRAINING;
    let mean = statistic(Quantity::Mean, normalized.mean);
    walk.add(layer.mean(), mean);
    let deviation = cells(Quantity::Deviation, trained.deviation);
    walk.add(layer.deviation(), deviation);
    walk.add(layer.square(), cells(Quantity::Square, trained.square));
    let variance = statistic(Quantity::Variance, normalized.variance);
    walk.add(layer.variance_of_squares(Divisor::N), variance);
    let root = statistic(Quantity::Root, normalized.root);
    walk.add(layer.root(), root);
    let x_hat = cells(Quantity::XHat, normalized.x_hat);
    walk.add(layer.x_hat_of_deviation(), x_hat);
    walk.add(y(), cells(Quantity::Y, axes.gather(&normalized.y)?));
    Ok(walk)
}

/// Two images of 2 × 2.
pub(super) fn example() -> Result<Walk, Error> {
    walk(&hand::IMAGES, &hand::images())
}

/// Where every cell belongs.
///
/// # Errors
/// As [`Axes::new`].
pub fn map(shape: &[usize], layout: Layout, norm: Norm) -> Result<Map, Error> {
    let axes = Axes::new(shape, layout, norm)?;
    let cells: usize = shape.iter().product();
    let mut member_of = vec![0; cells];
    for statistic in 0..axes.statistics {
        for (member, cell) in axes.cells_of(statistic).enumerate() {
            member_of[cell] = member;
        }
    }
    Ok(Map {
        statistic_of: (0..cells).map(|cell| axes.statistic_of(cell)).collect(),
        member_of,
        channel_of: (0..cells).map(|cell| axes.parameter_of(cell)).collect(),
        statistics: axes.statistics,
        members: axes.members,
        learned: 2 * axes.parameters,
        tracked: if norm == Norm::Batch {
            2 * axes.statistics
        } else {
            0
        },
    })
}

/// yᵢ = γ_k · x̂ᵢ + β_k, k being the channel of the cell
fn y() -> Formula {
    let of_channel = |quantity| at(quantity, Index::At(0), Index::Via(Quantity::Channel));
    let right = of_channel(Quantity::Gamma) * cell(Quantity::XHat) + of_channel(Quantity::Beta);
    Formula::cell(Quantity::Y, right)
}

fn given(settings: &Settings, axes: &Axes, x: Array2<f64>, columns: &Labels) -> Vec<Table> {
    let channel = Array2::from_shape_fn((axes.members, axes.statistics), |(member, statistic)| {
        let cell = axes.cells_of(statistic).nth(member);
        cell.map_or(f64::NAN, |cell| (axes.parameter_of(cell) + 1) as f64)
    });
    let channels = Labels::counted("channel", axes.parameters);
    vec![
        members(Quantity::X, x, columns),
        members(Quantity::Channel, channel, columns),
        Table::scalar(Quantity::Count, axes.members as f64),
        Table::scalar(Quantity::Epsilon, settings.epsilon),
        shared(Quantity::Gamma, settings.affine.gamma.clone(), &channels),
        shared(Quantity::Beta, settings.affine.beta.clone(), &channels),
    ]
}

/// What the statistics are called.
fn columns(norm: Norm, axes: &Axes) -> Labels {
    let channels = axes.parameters;
    let pairs = |key, second: usize| Labels::Named {
        key,
        names: (0..axes.statistics)
            .map(|at| format!("{}, {}", at / second + 1, at % second + 1))
            .collect(),
    };
    match norm {
        Norm::Batch => Labels::counted("channel", axes.statistics),
        Norm::Layer => Labels::counted("sample", axes.statistics),
        Norm::Instance => pairs("sample-channel", channels),
        Norm::Group { groups } => pairs("sample-group", groups),
    }
}

/// One value per cell, (members, statistics).
fn members(quantity: Quantity, values: Array2<f64>, columns: &Labels) -> Table {
    Table {
        quantity,
        rows: Labels::counted("value", values.nrows()),
        cols: columns.clone(),
        values,
    }
}

/// One value per statistic or channel.
fn shared(quantity: Quantity, values: Array1<f64>, columns: &Labels) -> Table {
    Table {
        quantity,
        rows: Labels::Single,
        cols: columns.clone(),
        values: values.insert_axis(Axis(0)),
    }
}
