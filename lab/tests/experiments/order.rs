//! Figure `order`: before or after the activation.

use super::*;
use batch_norm_lab::order;
use batch_norm_lab::summary::paired;

fn places(activation: Activation, learning_rate: f64) -> [Vec<f64>; 2] {
    [Normalization::Before, Normalization::After].map(|normalization| {
        over_seeds(5, |seed| {
            let usual = Setting {
                record_every: 1000,
                ..Setting::digits()
            };
            let setting = Setting {
                activation,
                learning_rate,
                normalization,
                seed,
                ..usual
            };
            Ok(order::network(&setting)?.test.accuracy)
        })
    })
}

#[test]
fn there_is_no_one_right_place_for_batch_normalization() {
    let [before, after] = places(Activation::Relu, 0.3);
    near(mean(&before), 0.924, 0.012);
    near(mean(&after), 0.925, 0.012);
    near(paired(&before, &after).expect("pairs").mean, 0.001, 0.015);
    let [before, after] = places(Activation::Sigmoid, 0.03);
    let sigmoid = paired(&before, &after).expect("pairs");
    near(sigmoid.mean, 0.122, 0.03);
    assert!(sigmoid.t > 4.0);
    let [before, after] = places(Activation::Tanh, 1.0);
    let tanh = paired(&before, &after).expect("pairs");
    near(tanh.mean, -0.039, 0.015);
    assert!(tanh.t < -3.0);
}

#[test]
fn the_next_layer_gets_half_zeros_before_and_centred_values_after() {
    let inputs = |normalization| {
        order::inputs(&Setting {
            normalization,
            ..Setting::digits()
        })
        .expect("sound")
    };
    let (before, after) = (inputs(Normalization::Before), inputs(Normalization::After));
    near(before.mean, 0.39, 0.01);
    near(before.deviation, 0.59, 0.01);
    near(before.mean_square, 0.5, 0.01);
    near(before.zeros, 0.5, 0.02);
    near(after.mean, 0.0, 1e-12);
    near(after.mean_square, 1.0, 1e-3);
    assert_eq!(after.zeros, 0.0);
}
