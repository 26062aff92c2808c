//! What an untrained network and its first steps show.

use super::super::*;
use super::Record;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::walk::outside;
use batch_norm_lab::inside_gradient;
use batch_norm_lab::stage::StatisticsGradient;
use batch_norm_lab::{gradients, layers};

pub fn at_the_start(record: &mut Record) {
    for (name, gain, normalization) in [
        ("start_large", 3.0, Normalization::None),
        ("start_small", 0.5, Normalization::None),
        ("start_none", 1.0, Normalization::None),
        ("start_bn", 3.0, Normalization::Before),
        ("start_bn", 0.5, Normalization::Before),
    ] {
        let runs = over_seeds(5, |seed| {
            let config = layers::LayersConfig::start();
            let setting = Setting {
                gain,
                normalization,
                seed,
                ..config.setting
            };
            layers::start(&layers::LayersConfig { setting, ..config })
        });
        record.is(
            "layers",
            name,
            mean_of(&runs, |run| run.layers[9].deviation),
            0.0,
        );
    }
}

pub fn drifts(record: &mut Record) {
    for (name, activation, normalization) in [
        ("relu_none", Activation::Relu, Normalization::None),
        ("relu_bn", Activation::Relu, Normalization::Before),
        ("tanh_none", Activation::Tanh, Normalization::None),
        ("tanh_bn", Activation::Tanh, Normalization::Before),
    ] {
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
        let drift = |layer: usize| mean_of(&runs, |run| run.snapshots[1].layers[layer].drift);
        record.is("layers", name, drift(5), 0.0);
        if name == "relu_none" {
            record.is("layers", "relu_none_first", drift(0), 0.0);
        }
        let loss = mean_of(&runs, |run| run.losses.last_whole_set());
        record.is("layers", &format!("{name}_loss"), loss, 0.0);
    }
}

pub fn factors(record: &mut Record) {
    use Activation::{Relu, Sigmoid, Tanh};
    use Normalization::{Before, None};
    for (name, activation, gain, normalization) in [
        ("relu_half", Relu, 0.5, None),
        ("relu_double", Relu, 2.0, None),
        ("sigmoid_none", Sigmoid, 1.0, None),
        ("sigmoid_bn", Sigmoid, 1.0, Before),
        ("tanh_bn", Tanh, 1.0, Before),
        ("relu_bn", Relu, 1.0, Before),
    ] {
        let runs = over_seeds(5, |seed| {
            gradients::at_start(&Setting {
                gain,
                activation,
                normalization,
                seed,
                ..gradients::default_setting()
            })
        });
        record.is(
            "gradients",
            name,
            mean_of(&runs, |run| run.factor.ln()).exp(),
            0.0,
        );
    }
}

pub fn constants(record: &mut Record) {
    // Each centred value should be 1.
    let settings = outside::Outside {
        rate: 0.1,
        target: 1.0,
        steps: 100,
    };
    let walk = outside::walk(&[1.0, 2.0, 3.0, 6.0], &settings).expect("sound");
    let last = |quantity| walk.table(quantity).expect("a table").values[[100, 0]];
    record.is("constants", "bias", last(Quantity::LayerBias), 1e-9);
    record.is("constants", "loss", last(Quantity::Loss), 1e-9);
    for (name, gradient) in [
        ("true", StatisticsGradient::Through),
        ("stopped", StatisticsGradient::Constant),
    ] {
        let runs = over_seeds(5, |seed| {
            let config = inside_gradient::ConstantsConfig::default();
            let setting = Setting {
                learning_rate: 0.1,
                seed,
                record_every: 1000,
                ..config.setting
            };
            inside_gradient::network(&inside_gradient::ConstantsConfig { setting, gradient })
        });
        record.is(
            "constants",
            name,
            median_of(&runs, |run| run.losses.last_mini_batches()),
            0.0,
        );
    }
}
