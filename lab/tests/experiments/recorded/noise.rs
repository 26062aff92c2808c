//! Noise put back behind BN.

use super::super::*;
use super::Record;
use batch_norm_lab::why;

/// Four networks of the figure `why`.
pub fn with_noise(
    usual: Setting,
    normalization: Normalization,
    noise: f64,
) -> Vec<why::WhyHistory> {
    over_seeds(5, |seed| {
        let setting = Setting {
            normalization,
            seed,
            record_every: 1000,
            ..usual
        };
        why::network(&why::WhyConfig {
            setting,
            noise,
            ..why::WhyConfig::default()
        })
    })
}

pub fn spirals_with_noise(record: &mut Record) {
    let relu = why::WhyConfig::default().setting;
    for (name, normalization, noise) in [
        ("none", Normalization::None, 0.0),
        ("bn", Normalization::Before, 0.0),
        ("noisy", Normalization::Before, 1.0),
    ] {
        let runs = with_noise(relu, normalization, noise);
        record.is("why", name, mean_of(&runs, |run| run.test.accuracy), 0.0);
        let movement = mean_of(&runs, |run| run.medians.movement);
        record.is("why", &format!("{name}_movement"), movement, 0.0);
        if noise == 0.0 {
            let range = mean_of(&runs, |run| run.medians.loss_range);
            record.is("why", &format!("relu_{name}_range"), range, 0.0);
        }
    }
    let tanh = Setting {
        activation: Activation::Tanh,
        ..relu
    };
    for (name, normalization) in [("none", Normalization::None), ("bn", Normalization::Before)] {
        let runs = with_noise(tanh, normalization, 0.0);
        record.is(
            "why",
            &format!("tanh_{name}"),
            mean_of(&runs, |run| run.test.accuracy),
            0.0,
        );
        let range = mean_of(&runs, |run| run.medians.loss_range);
        record.is("why", &format!("tanh_{name}_range"), range, 0.0);
    }
}

pub fn digits_with_noise(record: &mut Record) {
    let digits = Setting {
        depth: 5,
        width: 32,
        steps: 300,
        learning_rate: 0.1,
        ..Setting::digits()
    };
    for (name, normalization, noise) in [
        ("digits_none", Normalization::None, 0.0),
        ("digits_bn", Normalization::Before, 0.0),
        ("digits_noisy", Normalization::Before, 1.0),
    ] {
        let runs = with_noise(digits, normalization, noise);
        record.is("why", name, mean_of(&runs, |run| run.test.accuracy), 0.012);
    }
}
