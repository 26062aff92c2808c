//! Figure `layers`: distributions layer by layer, at the start and in training.

use super::*;
use batch_norm_lab::layers;

/// Spread of the pre-activation and flat share in layer 10 at the start.
fn start(activation: Activation, gain: f64, normalization: Normalization) -> (f64, f64) {
    let runs = over_seeds(5, |seed| {
        let setting = Setting {
            activation,
            gain,
            normalization,
            seed,
            ..layers::LayersConfig::start().setting
        };
        layers::start(&layers::LayersConfig {
            setting,
            ..layers::LayersConfig::start()
        })
    });
    (
        mean_of(&runs, |run| run.layers[9].deviation),
        mean_of(&runs, |run| run.layers[9].flat),
    )
}

#[test]
fn without_normalisation_a_wrong_gain_is_multiplied_layer_by_layer() {
    use Activation::{Relu, Sigmoid, Tanh};
    let none = Normalization::None;
    for (activation, gain, deviation, flat) in [
        (Tanh, 0.5, 3.1e-4, 0.0),
        (Tanh, 1.0, 0.165, 0.0),
        (Tanh, 3.0, 2.42, 0.470),
        (Sigmoid, 1.0, 7.6e-7, 0.0),
        (Sigmoid, 3.0, 3.7e-3, 0.101),
        (Relu, 0.5, 2.1e-4, 0.530),
        (Relu, 1.0, 0.22, 0.530),
        (Relu, 3.0, 1.3e4, 0.530),
    ] {
        let (got_deviation, got_flat) = start(activation, gain, none);
        near(got_deviation, deviation, 0.03 * deviation);
        near(got_flat, flat, 6e-4);
    }
}

#[test]
fn with_batch_normalization_the_gain_does_not_matter() {
    for gain in [0.5, 1.0, 3.0] {
        for (activation, flat) in [
            (Activation::Tanh, 0.062),
            (Activation::Sigmoid, 0.001),
            (Activation::Relu, 0.498),
        ] {
            let (deviation, got_flat) = start(activation, gain, Normalization::Before);
            near(deviation, 1.0, 2e-3);
            near(got_flat, flat, 1e-3);
        }
    }
}

/// Drift of the last layer and loss of the whole set after 200 steps on spirals.
fn drift(activation: Activation, normalization: Normalization) -> (f64, f64) {
    let runs = over_seeds(5, |seed| {
        let config = layers::LayersConfig::training();
        let setting = Setting {
            activation,
            normalization,
            seed,
            record_every: 200,
            ..config.setting
        };
        layers::train(&layers::LayersConfig { setting, ..config })
    });
    let last = |run: &layers::LayersHistory| run.snapshots[1].layers[5].drift;
    (
        mean_of(&runs, last),
        mean_of(&runs, |run| run.losses.last_whole_set()),
    )
}

#[test]
fn batch_normalization_stops_the_drift_of_the_last_layer() {
    let (none, loss) = drift(Activation::Relu, Normalization::None);
    near(none, 2.37, 0.01);
    near(loss, 0.084, 1e-3);
    let (before, loss) = drift(Activation::Relu, Normalization::Before);
    near(before, 0.12, 0.01);
    near(loss, 0.048, 1e-3);
}

#[test]
fn less_drift_is_not_always_a_better_loss() {
    let (drift_none, loss_none) = drift(Activation::Tanh, Normalization::None);
    let (drift_before, loss_before) = drift(Activation::Tanh, Normalization::Before);
    assert!(drift_none > 10.0 * drift_before);
    near(loss_none, 0.073, 1e-3);
    near(loss_before, 0.107, 1e-3);
}
