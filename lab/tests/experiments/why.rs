//! Figure `why`: drift, smoothness, noise.

use super::*;
use batch_norm_lab::why;

fn probed(
    activation: Activation,
    normalization: Normalization,
    noise: f64,
) -> Vec<why::WhyHistory> {
    over_seeds(5, |seed| {
        let config = why::WhyConfig::default();
        let setting = Setting {
            activation,
            normalization,
            seed,
            record_every: 1000,
            ..config.setting
        };
        why::network(&why::WhyConfig {
            setting,
            noise,
            ..config
        })
    })
}

fn loss_and_movement(runs: &[why::WhyHistory]) -> [f64; 3] {
    [
        mean_of(runs, |run| run.losses.last_whole_set()),
        mean_of(runs, |run| run.test.accuracy),
        mean_of(runs, |run| run.medians.movement),
    ]
}

#[test]
fn a_noisy_batch_normalization_drifts_more_and_still_learns_better() {
    let relu = Activation::Relu;
    let (none, before) = (
        probed(relu, Normalization::None, 0.0),
        probed(relu, Normalization::Before, 0.0),
    );
    let noisy = probed(relu, Normalization::Before, 1.0);
    let noisy_none = probed(relu, Normalization::None, 1.0);
    for (runs, want) in [
        (&none, [0.084, 0.965, 0.0440]),
        (&before, [0.048, 0.987, 0.0015]),
        (&noisy, [0.054, 0.991, 0.2944]),
        (&noisy_none, [0.334, 0.882, 0.335]),
    ] {
        for (got, want) in loss_and_movement(runs).into_iter().zip(want) {
            near(got, want, 6e-4);
        }
    }
    for (runs, range, change, smoothness) in [
        (&none, 0.123, 2.44, 10.9),
        (&before, 0.018, 0.24, 4.4),
        (&noisy, 0.023, 0.12, 2.3),
    ] {
        near(mean_of(runs, |run| run.medians.loss_range), range, 6e-4);
        near(
            mean_of(runs, |run| run.medians.gradient_change),
            change,
            6e-3,
        );
        near(
            mean_of(runs, |run| run.medians.smoothness),
            smoothness,
            0.06,
        );
    }
    for (runs, want) in [(&none, 0.74), (&before, 0.28), (&noisy, 0.14)] {
        near(mean_of(runs, |run| run.medians.relative_change), want, 6e-3);
    }
}

#[test]
fn the_landscape_is_not_smoother_in_tanh_on_spirals() {
    let none = probed(Activation::Tanh, Normalization::None, 0.0);
    let before = probed(Activation::Tanh, Normalization::Before, 0.0);
    near(mean_of(&none, |run| run.medians.loss_range), 0.086, 1e-3);
    near(mean_of(&before, |run| run.medians.loss_range), 0.141, 1e-3);
    near(mean_of(&none, |run| run.medians.smoothness), 8.8, 0.06);
    near(mean_of(&before, |run| run.medians.smoothness), 10.1, 0.06);
}

#[test]
fn batch_normalization_does_not_worsen_the_shift_of_gradients_in_relu() {
    let none = probed(Activation::Relu, Normalization::None, 0.0);
    let before = probed(Activation::Relu, Normalization::Before, 0.0);
    for (runs, shift, cosine) in [(&none, 0.067, 0.967), (&before, 0.018, 0.989)] {
        near(mean_of(runs, |run| run.medians.shift), shift, 6e-4);
        near(mean_of(runs, |run| run.medians.shift_cosine), cosine, 6e-4);
    }
}
