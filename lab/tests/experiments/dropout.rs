//! Figure `dropout`: the variance that dropout leaves behind.

use super::*;
use batch_norm_lab::dropout;

/// The figure's network, over some seeds.
pub fn networks(seeds: u64, rate: f64, layers: DropoutLayers) -> Vec<dropout::DropoutOutcome> {
    over_seeds(seeds, |seed| {
        let dropout = Dropout {
            rate,
            layers,
            ..Dropout::default()
        };
        dropout::network(&Setting {
            dropout,
            seed,
            record_every: 1000,
            ..dropout::default_setting()
        })
    })
}

#[test]
fn dropout_before_batch_normalization_shifts_the_variance() {
    use dropout::DropoutInput::{Normal, Rectified};
    for (input, mean, wants) in [
        (Normal, 0.0, [0.9, 0.8, 0.5, 0.2]),
        (Normal, 1.0, [0.818, 0.667, 0.333, 0.111]),
        (Rectified, 0.0, [0.860, 0.732, 0.405, 0.146]),
    ] {
        for (rate, want) in [0.1, 0.2, 0.5, 0.8].into_iter().zip(wants) {
            let config = dropout::VarianceShiftConfig {
                input,
                mean,
                rate,
                samples: 200_000,
                seed: 1,
            };
            let shift = dropout::shift(&config).expect("sound");
            near(shift.expected, want, 6e-4);
            near(shift.measured, shift.expected, 0.005);
        }
    }
}

#[test]
fn a_little_dropout_before_batch_normalization_does_no_harm_and_half_does() {
    let run = |rate, layers| networks(2, rate, layers);
    let accuracy = |runs: &[dropout::DropoutOutcome]| mean_of(runs, |run| run.running.accuracy);
    let little = run(0.2, DropoutLayers::Every);
    near(accuracy(&little), 0.925, 0.02);
    near(mean_of(&little, |run| run.ratios[1]), 0.85, 0.04);
    near(accuracy(&run(0.0, DropoutLayers::Every)), 0.934, 0.015);
    near(accuracy(&run(0.5, DropoutLayers::Last)), 0.935, 0.015);
    let half = run(0.5, DropoutLayers::Every);
    near(accuracy(&half), 0.765, 0.05);
    near(mean_of(&half, |run| run.population.accuracy), 0.767, 0.05);
    for (layer, want) in [(1, 0.69), (2, 0.82)] {
        near(mean_of(&half, |run| run.ratios[layer]), want, 0.06);
    }
}

#[test]
fn dropout_behind_batch_normalization_costs_less_than_in_front_of_it() {
    let accuracy = |place| {
        let runs = over_seeds(2, |seed| {
            dropout::network(&Setting {
                dropout: Dropout {
                    rate: 0.5,
                    place,
                    layers: DropoutLayers::Every,
                },
                normalization: Normalization::After,
                learning_rate: 0.1,
                seed,
                record_every: 1000,
                ..dropout::default_setting()
            })
        });
        mean_of(&runs, |run| run.running.accuracy)
    };
    near(accuracy(DropoutPlace::AfterActivation), 0.581, 0.06);
    near(accuracy(DropoutPlace::AfterNormalization), 0.770, 0.04);
}
