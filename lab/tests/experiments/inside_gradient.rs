//! Statistics taken for constants by the gradient.

use super::*;
use batch_norm_lab::inside_gradient;
use batch_norm_lab::stage::StatisticsGradient::{self, Constant, Through};

#[test]
fn statistics_taken_for_constants_slow_a_network_down_without_a_blow_up() {
    let run = |gradient: StatisticsGradient, learning_rate| {
        let runs = over_seeds(5, |seed| {
            let config = inside_gradient::ConstantsConfig::default();
            let setting = Setting {
                learning_rate,
                seed,
                record_every: 1000,
                ..config.setting
            };
            inside_gradient::network(&inside_gradient::ConstantsConfig { setting, gradient })
        });
        (
            median_of(&runs, |run| run.losses.last_mini_batches()),
            median_of(&runs, |run| run.growth[1]),
        )
    };
    for (rate, right, wrong, spread) in [
        (0.1, (0.248, 1.01), (0.837, 1.23), 6e-3),
        (1.0, (0.152, 1.45), (0.224, 1.71), 0.05),
    ] {
        let (through, constant) = (run(Through, rate), run(Constant, rate));
        near(through.0, right.0, spread);
        near(through.1, right.1, spread);
        near(constant.0, wrong.0, spread);
        near(constant.1, wrong.1, spread);
    }
}
