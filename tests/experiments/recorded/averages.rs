//! Kept statistics after few steps and after many.

use super::super::*;
use super::Record;
use batch_norm_explained::experiment::averages;

/// Test accuracy on digits for each estimator of the figure `averages`, five seeds.
pub fn estimated(steps: usize, scale: f64, shift: f64) -> Vec<f64> {
    let runs = over_seeds(5, |seed| {
        let setting = Setting {
            seed,
            ..Setting::digits()
        };
        averages::network(&averages::Config {
            setting,
            scale,
            shift,
            checkpoints: vec![steps],
            ..averages::Config::default()
        })
    });
    let at = |estimator: usize| mean_of(&runs, |run| run.checkpoints[0].tests[estimator].accuracy);
    (0..5).map(at).collect()
}

pub fn early_averages(record: &mut Record) {
    let centred = estimated(50, 1.0, 0.0);
    record.is("averages", "quick_50", centred[0], 0.0);
    record.is("averages", "slow_50", centred[1], 0.0);
    record.is("averages", "precise_50", centred[3], 0.0);
    let off = estimated(50, 5.0, 5.0);
    record.is("averages", "slow_off_centre", off[1], 0.0);
    record.is("averages", "precise_off_centre", off[3], 0.0);
}

pub fn late_averages(record: &mut Record) {
    for accuracy in estimated(1000, 1.0, 0.0) {
        record.is("averages", "all_1000", accuracy, 0.012);
    }
}
