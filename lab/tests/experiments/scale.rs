//! The scale of the weights and the learning rate.

use super::*;
use batch_norm_lab::scale;

#[test]
fn the_scale_of_the_weights_does_not_matter_without_epsilon() {
    for factor in [1e-3, 0.01, 0.1, 10.0, 100.0] {
        let exact = scale::ScaleConfig {
            factor,
            epsilon: 0.0,
            ..scale::ScaleConfig::default()
        };
        let rescaled = scale::rescale(&exact).expect("sound");
        assert!(rescaled.output_change < 1e-13);
        near(rescaled.gradient_ratios[0] * factor, 1.0, 1e-12);
        assert!(
            rescaled.gradient_ratios[1..]
                .iter()
                .all(|ratio| (ratio - 1.0).abs() < 1e-12)
        );
        assert!(rescaled.cosine.abs() < 1e-12);
    }
    for (factor, epsilon, change) in [
        (100.0, 1e-5, 2.9e-5),
        (10.0, 1e-3, 2.9e-3),
        (0.1, 1e-5, 2.9e-3),
        (0.1, 1e-3, 0.193),
        (1e-3, 1e-5, 0.569),
    ] {
        let config = scale::ScaleConfig {
            factor,
            epsilon,
            ..scale::ScaleConfig::default()
        };
        near(
            scale::rescale(&config).expect("sound").output_change,
            change,
            0.02 * change,
        );
    }
    let setting = Setting {
        normalization: Normalization::None,
        ..Setting::digits()
    };
    let plain = scale::rescale(&scale::ScaleConfig {
        setting,
        ..scale::ScaleConfig::default()
    })
    .expect("sound");
    near(plain.loss_before, 2.33, 5e-3);
    near(plain.loss_after, 5.47, 5e-3);
    near(plain.gradient_ratios[1], 21.0, 0.5);
}

#[test]
fn the_scale_of_the_weights_sets_the_learning_rate() {
    let run = |factor, rate_factor| {
        scale::run(&scale::ScaleRunConfig {
            factor,
            rate_factor,
            ..scale::ScaleRunConfig::default()
        })
        .expect("sound")
    };
    let reference = run(1.0, 1.0);
    let last = |run: &scale::ScaleRun| mean(&run.mini_batch[180..]);
    near(last(&reference), 0.125, 6e-4);
    for factor in [0.1, 10.0] {
        let same = run(factor, factor * factor);
        let worst = same
            .mini_batch
            .iter()
            .zip(&reference.mini_batch)
            .map(|(a, b)| (a - b).abs())
            .fold(0.0, f64::max);
        assert!(worst < 1e-8, "{worst}");
    }
    near(last(&run(10.0, 1.0)), 1.19, 6e-3);
    near(last(&run(0.1, 1.0)), 0.172, 6e-4);
}

#[test]
fn the_weights_before_batch_normalization_only_grow() {
    let config = scale::ScaleRunConfig {
        factor: 1.0,
        ..scale::ScaleRunConfig::default()
    };
    let setting = Setting {
        steps: 300,
        ..config.setting
    };
    let free = scale::run(&scale::ScaleRunConfig { setting, ..config }).expect("sound");
    near(free.squared_norm[0], 96.63, 5e-3);
    near(free.squared_norm[300], 120.8834, 6e-5);
    near(free.pythagoras[300], free.squared_norm[300], 1e-6);
    assert!(free.squared_norm.windows(2).all(|pair| pair[1] > pair[0]));
    let setting = Setting {
        weight_decay: 5e-3,
        ..setting
    };
    let decayed = scale::run(&scale::ScaleRunConfig { setting, ..config }).expect("sound");
    near(decayed.squared_norm[300], 58.27, 6e-3);
}
