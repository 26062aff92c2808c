//! Which cells of a tensor share one mean and one variance: batch, layer, instance and group normalization.
//!
//! They are one computation on different sets. [`Axes::gather`] lays a tensor out as (members, statistics), where
//! everything in `batch_norm` works column by column, and [`Axes::scatter`] puts the result back.

use crate::error::Error;
use ndarray::{Array2, ArrayView2};
use serde::Deserialize;

/// The most cells that a tensor may have.
const MOST_CELLS: usize = 4_000_000;

/// Where the channels are in a tensor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// (N, C): a table, each feature a channel.
    Dense,
    /// (N, C, H, W), or any number of positions (PyTorch, ONNX).
    ChannelsFirst,
    /// (N, H, W, C), or any number of positions (Keras, Flax).
    ChannelsLast,
}

/// Whose mean and variance a cell is normalized with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Norm {
    /// One statistic per channel, over the batch and all positions (Ioffe & Szegedy 2015, section 3.2).
    Batch,
    /// One per sample, over all its channels and positions (Ba, Kiros & Hinton 2016).
    Layer,
    /// One per sample and channel, over the positions (Ulyanov et al. 2016).
    Instance,
    /// One per sample and group of neighbouring channels (Wu & He 2018).
    Group {
        /// How many groups the channels are split into; it must divide their number.
        groups: usize,
    },
}

/// The map from the cells of a tensor to the statistics they share, and to their γ and β.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axes {
    /// Shape of the tensor, row-major.
    pub shape: Vec<usize>,
    /// How many statistics there are.
    pub statistics: usize,
    /// How many cells share each of them.
    pub members: usize,
    /// How many pairs of γ and β there are.
    pub parameters: usize,
    /// Cell (flat index) at each place of (members, statistics), row-major.
    cells: Vec<usize>,
    /// The statistic of each cell.
    statistic_of: Vec<usize>,
    /// The parameter of each cell.
    parameter_of: Vec<usize>,
}

impl Axes {
    /// The axes of a normalization over a tensor of this shape; γ and β are per channel.
    ///
    /// # Errors
    /// [`Error::TooFew`] for fewer than two axes, [`Error::TooMuch`] for more than two in a dense layout or for more than
    /// 4 million cells, [`Error::BadParameter`] if the groups do not divide the channels.
    pub fn new(shape: &[usize], layout: Layout, norm: Norm) -> Result<Self, Error> {
        let last = shape.len().saturating_sub(1);
        match layout {
            Layout::Dense if shape.len() > 2 => Err(Error::TooMuch {
                what: "axes",
                limit: 2,
                found: shape.len(),
            }),
            Layout::Dense | Layout::ChannelsFirst => Self::of_channel_axis(shape, 1, norm),
            Layout::ChannelsLast => Self::of_channel_axis(shape, last, norm),
        }
    }

    /// The same with the channel axis named by its number, from 0. Axis 0 is the batch.
    ///
    /// # Errors
    /// [`Error::TooFew`] if there is no such axis, [`Error::TooMuch`] for more than 4 million cells,
    /// [`Error::BadParameter`] if the groups do not divide the channels.
    pub fn of_channel_axis(
        shape: &[usize],
        channel_axis: usize,
        norm: Norm,
    ) -> Result<Self, Error> {
        if shape.len() < 2 || channel_axis == 0 || channel_axis >= shape.len() {
            return Err(Error::TooFew {
                what: "axes",
                needed: channel_axis.max(1) + 1,
                found: shape.len(),
            });
        }
        check_size(shape)?;
        let (samples, channels) = (shape[0], shape[channel_axis]);
        let statistics = match norm {
            Norm::Batch => channels,
            Norm::Layer => samples,
            Norm::Instance => samples * channels,
            Norm::Group { groups } => samples * checked_groups(groups, channels)?,
        };
        let statistic_of = |place: &[usize]| match norm {
            Norm::Batch => place[channel_axis],
            Norm::Layer => place[0],
            Norm::Instance => place[0] * channels + place[channel_axis],
            Norm::Group { groups } => place[0] * groups + place[channel_axis] / (channels / groups),
        };
        Ok(Self::build(shape, statistics, channels, |_, place| {
            (statistic_of(place), place[channel_axis])
        }))
    }

    /// Layer normalization as frameworks define it: one statistic for every index of the axes before the last
    /// `trailing` ones, and one γ and β for every index of those.
    ///
    /// # Errors
    /// [`Error::TooFew`] if the shape has fewer axes than that, [`Error::TooMuch`] for more than 4 million cells.
    pub fn trailing(shape: &[usize], trailing: usize) -> Result<Self, Error> {
        let before = shape.len().checked_sub(trailing);
        let before = before.ok_or(Error::TooFew {
            what: "axes",
            needed: trailing,
            found: shape.len(),
        })?;
        check_size(shape)?;
        let statistics = shape[..before].iter().product();
        let parameters = shape[before..].iter().product();
        Ok(Self::build(shape, statistics, parameters, |cell, _| {
            (cell / parameters, cell % parameters)
        }))
    }

    fn build(
        shape: &[usize],
        statistics: usize,
        parameters: usize,
        owner: impl Fn(usize, &[usize]) -> (usize, usize),
    ) -> Self {
        let size = shape.iter().product();
        let (mut statistic_of, mut parameter_of) =
            (Vec::with_capacity(size), Vec::with_capacity(size));
        for (cell, place) in ndarray::indices(shape).into_iter().enumerate() {
            let (statistic, parameter) = owner(cell, ndarray::Dimension::slice(&place));
            statistic_of.push(statistic);
            parameter_of.push(parameter);
        }
        let members = size.checked_div(statistics).unwrap_or(0);
        let mut cells = vec![0; size];
        let mut filled = vec![0; statistics];
        for (cell, &statistic) in statistic_of.iter().enumerate() {
            cells[filled[statistic] * statistics + statistic] = cell;
            filled[statistic] += 1;
        }
        Self {
            shape: shape.to_vec(),
            statistics,
            members,
            parameters,
            cells,
            statistic_of,
            parameter_of,
        }
    }

    /// The statistic of a cell, given by its flat row-major index.
    pub fn statistic_of(&self, cell: usize) -> usize {
        self.statistic_of[cell]
    }

    /// The parameter (γ and β) of a cell, given by its flat row-major index.
    pub fn parameter_of(&self, cell: usize) -> usize {
        self.parameter_of[cell]
    }

    /// The cells of a statistic, in order.
    pub fn cells_of(&self, statistic: usize) -> impl Iterator<Item = usize> + '_ {
        self.cells
            .iter()
            .skip(statistic)
            .step_by(self.statistics.max(1))
            .copied()
    }

    /// The tensor, flat and row-major, as (members, statistics).
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if it has another number of cells.
    pub fn gather(&self, tensor: &[f64]) -> Result<Array2<f64>, Error> {
        self.check(tensor.len())?;
        Ok(Array2::from_shape_fn(
            (self.members, self.statistics),
            |(member, statistic)| tensor[self.cells[member * self.statistics + statistic]],
        ))
    }

    /// A table (members, statistics) back as a tensor, flat and row-major.
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`] if the table has another shape.
    pub fn scatter(&self, table: ArrayView2<f64>) -> Result<Vec<f64>, Error> {
        if table.dim() != (self.members, self.statistics) {
            let expected = vec![self.members, self.statistics];
            return Err(Error::ShapeMismatch {
                what: "table",
                expected,
                found: table.shape().to_vec(),
            });
        }
        let mut tensor = vec![0.0; self.cells.len()];
        for (&cell, &value) in std::iter::zip(&self.cells, table) {
            tensor[cell] = value;
        }
        Ok(tensor)
    }

    pub(crate) fn check(&self, cells: usize) -> Result<(), Error> {
        if cells == self.cells.len() {
            return Ok(());
        }
        Err(Error::ShapeMismatch {
            what: "tensor",
            expected: self.shape.clone(),
            found: vec![cells],
        })
    }
}

/// Refuses a tensor that no memory holds. An axis of no length counts as one: the others still need room for their statistics.
fn check_size(shape: &[usize]) -> Result<(), Error> {
    let found = shape
        .iter()
        .fold(1_usize, |cells, &size| cells.saturating_mul(size.max(1)));
    if found <= MOST_CELLS {
        return Ok(());
    }
    Err(Error::TooMuch {
        what: "cells",
        limit: MOST_CELLS,
        found,
    })
}

fn checked_groups(groups: usize, channels: usize) -> Result<usize, Error> {
    if groups > 0 && channels.is_multiple_of(groups) {
        return Ok(groups);
    }
    Err(Error::BadParameter {
        name: "groups",
        value: groups as f64,
        must: "a divisor of the number of channels",
    })
}
