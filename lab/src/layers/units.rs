//! Means and standard deviations of the units of a network over one batch.

use crate::data_set::DataSet;
use crate::mlp::{Network, Pass};
use crate::stage::Statistics;
use batch_norm_explained::error::Error;
use ndarray::{ArrayView2, Axis};

/// Mean and standard deviation over the probe of every unit of a layer.
pub(super) struct Units {
    pub(super) mean: Vec<f64>,
    pub(super) deviation: Vec<f64>,
}

/// The pre-activations, and Wx, of one layer.
pub(super) struct Measured {
    pub(super) pre_activation: Units,
    pub(super) raw: Units,
}

impl Units {
    pub(super) fn of(values: ArrayView2<f64>) -> Self {
        let mean = values
            .mean_axis(Axis(0))
            .map_or(vec![], |mean| mean.to_vec());
        Self {
            mean,
            deviation: values.std_axis(Axis(0), 0.0).to_vec(),
        }
    }

    /// Runs the probe through the network and measures all layers.
    pub(super) fn of_all(
        network: &Network,
        probe: &DataSet,
    ) -> Result<(Pass, Vec<Measured>), Error> {
        let pass = network.run(&probe.inputs, Statistics::Batch)?;
        let measured = network.hidden.iter().map(|&hidden| Measured {
            pre_activation: Self::of(pass.pre_activation(hidden)),
            raw: Self::of(pass.traces[hidden.linear].output.view()),
        });
        let measured = measured.collect();
        Ok((pass, measured))
    }

    /// Mean over the units of how far the mean has moved, in standard deviations of the start.
    pub(super) fn drift(&self, first: &Self) -> f64 {
        let moves = self
            .mean
            .iter()
            .zip(&first.mean)
            .map(|(now, first)| (now - first).abs());
        let relative = moves
            .zip(&first.deviation)
            .map(|(moved, deviation)| moved / deviation.max(1e-12));
        relative.sum::<f64>() / self.mean.len() as f64
    }
}
