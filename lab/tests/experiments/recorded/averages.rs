//! Kept statistics after few steps and after many.

use super::super::*;
use super::Record;
use batch_norm_lab::Evaluation;
use batch_norm_lab::averages::{self, Checkpoint};

/// Tests of five networks on digits after so many steps.
fn tested(steps: usize, scale: f64, shift: f64) -> Vec<Checkpoint> {
    over_seeds(5, |seed| {
        let setting = Setting {
            seed,
            ..Setting::digits()
        };
        let mut run = averages::network(&averages::AveragesConfig {
            setting,
            scale,
            shift,
            checkpoints: vec![steps],
            ..averages::AveragesConfig::default()
        })?;
        Ok(run.checkpoints.remove(0))
    })
}

fn accuracy(tests: &[Checkpoint], with: fn(&Checkpoint) -> Evaluation) -> f64 {
    mean_of(tests, |test| with(test).accuracy)
}

pub fn early_averages(record: &mut Record) {
    let centred = tested(50, 1.0, 0.0);
    record.is(
        "averages",
        "quick_50",
        accuracy(&centred, |at| at.short),
        0.0,
    );
    record.is(
        "averages",
        "slow_50",
        accuracy(&centred, |at| at.exponential),
        0.0,
    );
    record.is(
        "averages",
        "precise_50",
        accuracy(&centred, |at| at.population),
        0.0,
    );
    let off = tested(50, 5.0, 5.0);
    record.is(
        "averages",
        "slow_off_centre",
        accuracy(&off, |at| at.exponential),
        0.0,
    );
    record.is(
        "averages",
        "precise_off_centre",
        accuracy(&off, |at| at.population),
        0.0,
    );
}

pub fn late_averages(record: &mut Record) {
    let late = tested(1000, 1.0, 0.0);
    let all: [fn(&Checkpoint) -> Evaluation; 5] = [
        |at| at.short,
        |at| at.exponential,
        |at| at.corrected,
        |at| at.cumulative,
        |at| at.population,
    ];
    for with in all {
        record.is("averages", "all_1000", accuracy(&late, with), 0.012);
    }
}
