//! Figure `relu`: how much ReLU turns into zeros.

use super::*;
use batch_norm_lab::relu::{self, Distribution, ZerosConfig, ZerosTrainedConfig};

#[test]
fn the_share_of_zeros_follows_the_normal_distribution() {
    for (ratio, phi, measured) in [
        (-1.0, 0.8413, 0.8398),
        (-0.5, 0.6915, 0.6919),
        (0.0, 0.5, 0.5009),
        (0.5, 0.3085, 0.3082),
        (1.0, 0.1587, 0.1567),
        (2.0, 0.0228, 0.0226),
    ] {
        for gamma in [0.5, 1.0, 2.0] {
            let beta = ratio * gamma;
            let zeros = relu::zeros(&ZerosConfig {
                gamma,
                beta,
                ..ZerosConfig::default()
            })
            .expect("sound");
            near(zeros.gaussian, phi, 5e-5);
            near(zeros.exact, zeros.gaussian, 1e-15);
            near(zeros.measured, measured, 1e-4);
        }
    }
    let zeros = relu::zeros(&ZerosConfig {
        gamma: -1.0,
        beta: 1.0,
        ..ZerosConfig::default()
    })
    .expect("sound");
    near(zeros.measured, 0.1601, 1e-4);
}

#[test]
fn half_of_them_zero_is_a_statement_about_symmetry() {
    for (shape, seed, measured, exact) in [
        (Distribution::Uniform, 2, 0.498, 0.5),
        (Distribution::Exponential, 2, 0.632, 0.6321),
        (Distribution::Rectified, 3, 0.655, 0.6550),
        (Distribution::Lognormal, 3, 0.690, 0.6915),
        (Distribution::Spikes, 2, 0.898, 0.9),
    ] {
        let zeros = relu::zeros(&ZerosConfig {
            shape,
            seed,
            ..ZerosConfig::default()
        })
        .expect("sound");
        near(zeros.measured, measured, 6e-4);
        near(zeros.exact, exact, 6e-5);
        near(zeros.gaussian, 0.5, 1e-15);
    }
}

#[test]
fn a_negative_scale_mirrors_every_shape() {
    for shape in [
        Distribution::Uniform,
        Distribution::Exponential,
        Distribution::Rectified,
        Distribution::Lognormal,
        Distribution::Spikes,
    ] {
        let config = ZerosConfig {
            gamma: -0.8,
            beta: 0.3,
            shape,
            samples: 100_000,
            ..ZerosConfig::default()
        };
        let zeros = relu::zeros(&config).expect("sound");
        near(zeros.measured, zeros.exact, 0.006);
    }
}

#[test]
fn training_moves_beta_but_keeps_the_zeros() {
    let run = |initial_beta| {
        let config = ZerosTrainedConfig::default();
        over_seeds(3, |seed| {
            let setting = Setting {
                seed,
                record_every: 1000,
                ..config.setting
            };
            relu::trained(&ZerosTrainedConfig {
                setting,
                initial_beta,
            })
        })
    };
    let usual = run(0.0);
    for (layer, want) in [0.491, 0.511, 0.501, 0.490, 0.486].into_iter().enumerate() {
        near(mean_of(&usual, |run| run.layers[layer].zeros), want, 0.015);
        near(
            mean_of(&usual, |run| run.layers[layer].predicted),
            want,
            0.08,
        );
        assert!(mean_of(&usual, |run| run.layers[layer].deviation_beta) > 0.04);
        assert!(mean_of(&usual, |run| run.layers[layer].dead) <= 0.004);
    }
    let fewer = run(1.0);
    near(mean_of(&fewer, |run| run.layers[0].zeros), 0.219, 0.015);
    near(mean_of(&usual, |run| run.test.accuracy), 0.933, 0.012);
    near(mean_of(&fewer, |run| run.test.accuracy), 0.901, 0.015);
}

/// Values of C's `erfc`: Φ(x) = erfc(−x/√2) / 2.
#[test]
fn the_distribution_function_is_right_in_the_tail_and_never_negative() {
    for (x, want) in [
        (-20.0, 2.7536241186063314e-89),
        (-8.5, 9.479534822203355e-18),
        (-5.0, 2.866515718791946e-7),
        (-1.0, 0.15865525393145707),
        (0.0, 0.5),
        (1.5, 0.9331927987311419),
        (9.5, 1.0),
    ] {
        let got = relu::normal_below(x);
        assert!((got / want - 1.0).abs() < 1e-13, "{x}: {got} is not {want}");
    }
    assert!(relu::normal_below(f64::NAN).is_nan());
    assert_eq!(relu::normal_below(f64::NEG_INFINITY), 0.0);
    assert_eq!(relu::normal_below(f64::INFINITY), 1.0);
}
