//! Figure `gradients`: how gradients grow or vanish from layer to layer.

use super::*;
use batch_norm_lab::gradients;

fn gradients_of(gain: f64, activation: Activation, normalization: Normalization) -> (f64, f64) {
    let runs = over_seeds(5, |seed| {
        let setting = Setting {
            gain,
            activation,
            normalization,
            seed,
            ..gradients::default_setting()
        };
        gradients::at_start(&setting)
    });
    let geometric =
        |value: &dyn Fn(&gradients::Gradients) -> f64| mean_of(&runs, |run| value(run).ln()).exp();
    (
        geometric(&|run| run.factor),
        geometric(&|run| run.weights[0] / run.weights[19]),
    )
}

#[test]
fn gradients_vanish_or_explode_with_the_gain_unless_they_are_normalised() {
    let none = Normalization::None;
    near(gradients_of(0.5, Activation::Relu, none).0, 0.491, 1e-3);
    near(gradients_of(1.0, Activation::Relu, none).0, 0.983, 1e-3);
    near(gradients_of(2.0, Activation::Relu, none).0, 1.968, 2e-3);
    near(gradients_of(1.0, Activation::Tanh, none).0, 0.960, 1e-3);
    near(gradients_of(1.0, Activation::Sigmoid, none).0, 0.237, 1e-3);
    near(gradients_of(2.0, Activation::Sigmoid, none).0, 0.412, 1e-3);
    let sigmoid = gradients_of(1.0, Activation::Sigmoid, Normalization::Before);
    near(sigmoid.0, 1.039, 1e-3);
    for gain in [0.5, 1.0, 2.0] {
        near(
            gradients_of(gain, Activation::Relu, Normalization::Before).0,
            1.215,
            1e-3,
        );
        near(
            gradients_of(gain, Activation::Tanh, Normalization::Before).0,
            1.106,
            1e-3,
        );
    }
}

#[test]
fn the_growth_nears_theory_as_batches_grow() {
    let mut last = f64::INFINITY;
    for (batch_size, want) in [(8, 1.325), (32, 1.248), (128, 1.214), (512, 1.214)] {
        let runs = over_seeds(5, |seed| {
            gradients::at_start(&Setting {
                batch_size,
                seed,
                ..gradients::default_setting()
            })
        });
        // Layers 5 to 18, away from both ends, as in the reference.
        let inner = |run: &gradients::Gradients| gradients::growth(&run.pre_activation, 4, 17).ln();
        let factor = mean_of(&runs, inner).exp();
        near(factor, want, 6e-4);
        let miss = (factor - gradients::relu_growth()).abs();
        assert!(miss < last + 1e-3, "{batch_size}: {miss}");
        last = miss;
    }
}

#[test]
fn batch_normalization_does_not_remove_the_growth_of_relu_gradients() {
    near(gradients::relu_growth(), 1.2112, 5e-5);
    let (factor, first_to_last) = gradients_of(1.0, Activation::Relu, Normalization::Before);
    near(factor, gradients::relu_growth(), 0.02);
    near(first_to_last, 44.0, 1.0);
}

#[test]
fn the_growth_of_single_seeds_is_that_of_the_reference() {
    let golden: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/data/golden.json")).expect("JSON");
    for seed in 1..=3 {
        let run = gradients::at_start(&Setting {
            seed,
            ..gradients::default_setting()
        })
        .expect("sound");
        let want = &golden["init_gradient_ratio_relu_bn_B128_H48_L20"][format!("seed{seed}")];
        near(
            gradients::growth(&run.pre_activation, 4, 17),
            want.as_f64().expect("a number"),
            1e-9,
        );
    }
}
