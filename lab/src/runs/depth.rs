//! What happens from layer to layer: distributions and gradients.

use crate::{History, Settings};
use batch_norm_explained::error::Error;
use batch_norm_explained::experiment::layers::{self, Config, Snapshot};
use batch_norm_explained::experiment::{Normalization, gradients};

fn config(settings: &Settings, default: Config) -> Result<Config, Error> {
    Ok(Config {
        setting: settings.network(default.setting)?,
        probe: settings.count("probe", default.probe)?,
        bins: settings.count("bins", default.bins)?,
        limit: settings.number("limit", default.limit)?,
    })
}

/// One series per measure over the layers, and one histogram per layer, from `−limit` to `limit`.
fn snapshot(history: History, prefix: &str, snapshot: Snapshot) -> History {
    let name = |measure: &str| [prefix, measure].concat();
    let layers = &snapshot.layers;
    let mut history = history
        .series(&name("mean"), layers.iter().map(|layer| layer.mean))
        .series(
            &name("deviation"),
            layers.iter().map(|layer| layer.deviation),
        )
        .series(
            &name("outputDeviation"),
            layers.iter().map(|layer| layer.output_deviation),
        )
        .series(&name("flat"), layers.iter().map(|layer| layer.flat))
        .series(&name("drift"), layers.iter().map(|layer| layer.drift));
    for (position, layer) in snapshot.layers.into_iter().enumerate() {
        let counts = layer.histogram.counts.into_iter().map(f64::from);
        history = history.series(
            &name(&["histogram", &(position + 1).to_string()].concat()),
            counts,
        );
    }
    history
}

/// Every layer of a fresh network: `mean`, `deviation`, `flat`, `histogram1` ….
pub fn layers_start(settings: &Settings) -> Result<History, Error> {
    Ok(snapshot(
        History::default(),
        "",
        layers::start(&config(settings, Config::start())?)?,
    ))
}

/// Every layer while training: as above with `0.`, `1.` … before the names, at the steps of `steps`.
pub fn layers_train(settings: &Settings) -> Result<History, Error> {
    let run = layers::train(&config(settings, Config::training())?)?;
    let steps: Vec<f64> = run
        .snapshots
        .iter()
        .map(|snapshot| snapshot.step as f64)
        .collect();
    let mut history = History::default()
        .evaluation("test", run.test)
        .losses(run.losses)
        .series("steps", steps);
    for (position, taken) in run.snapshots.into_iter().enumerate() {
        history = snapshot(history, &[&position.to_string(), "."].concat(), taken);
    }
    Ok(history)
}

/// Norms of the gradients by layer before the first step, and the growth per layer towards the input;
/// with batch normalization also what theory says for ReLU, from the last layer towards the first.
pub fn gradients(settings: &Settings) -> Result<History, Error> {
    let setting = settings.network(gradients::default_setting())?;
    let found = gradients::at_start(&setting)?;
    let history = History::default()
        .number("factor", found.factor)
        .number("loss", found.loss);
    let history = if setting.normalization == Normalization::None {
        history
    } else {
        let growth = gradients::relu_growth();
        let last = found.pre_activation.last().copied().unwrap_or(f64::NAN);
        let layers = (0..found.pre_activation.len()).rev();
        history.number("theory", growth).series(
            "theory",
            layers.map(|above| last * growth.powi(above as i32)),
        )
    };
    Ok(history
        .series("preActivation", found.pre_activation)
        .series("weights", found.weights))
}
