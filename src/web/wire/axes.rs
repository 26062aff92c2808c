//! Any normalization of a tensor: its request, and where every cell belongs.

use crate::web::read::{record, words};
use crate::web::write::object;
use js_sys::Uint32Array;
use tsify::Tsify;

/// Any normalization of a tensor; the data are its cells, row-major.
#[derive(Clone, Debug, Tsify)]
pub struct Axes {
    /// Its shape: (batch, channels), or with positions where the layout says.
    pub shape: Vec<usize>,
    /// Where the channels are.
    pub layout: Layout,
    /// Which cells share a statistic.
    pub norm: Norm,
    /// How many groups the channels are split into, for group normalization alone.
    pub groups: usize,
    /// Scale per channel.
    pub gamma: Vec<f64>,
    /// Shift per channel.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
}

/// Where the channels of a tensor are.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// (N, C)
    Dense,
    /// (N, C, H, W)
    ChannelsFirst,
    /// (N, H, W, C)
    ChannelsLast,
}

/// Which cells share a statistic.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Norm {
    /// Those of a channel.
    Batch,
    /// Those of a sample.
    Layer,
    /// Those of a channel of a sample.
    Instance,
    /// Those of a group of channels of a sample.
    Group,
}

/// Where every cell of a tensor belongs, by its flat row-major index; positions count from 0.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AxesMap {
    /// The statistic that it shares: its column in the walk's tables.
    #[tsify(type = "Uint32Array")]
    pub statistic_of: Uint32Array,
    /// Its place among the cells of that statistic: its row in the walk's tables.
    #[tsify(type = "Uint32Array")]
    pub member_of: Uint32Array,
    /// Its channel.
    #[tsify(type = "Uint32Array")]
    pub channel_of: Uint32Array,
    /// How many statistics there are.
    pub statistics: usize,
    /// How many cells share each.
    pub count: usize,
    /// How many numbers the layer learns.
    pub learned: usize,
    /// How many it tracks for inference.
    pub tracked: usize,
}

words!(Layout { "dense" => Dense, "channels-first" => ChannelsFirst, "channels-last" => ChannelsLast });
words!(Norm { "batch" => Batch, "layer" => Layer, "instance" => Instance, "group" => Group });
record!(Axes {
    shape,
    layout,
    norm,
    groups,
    gamma,
    beta,
    epsilon
});
object!(AxesMap { statistic_of = "statisticOf", member_of = "memberOf", channel_of = "channelOf", statistics, count, learned, tracked });
