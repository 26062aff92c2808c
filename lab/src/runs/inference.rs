//! Where training and inference part: dropout, other data, averages.

use crate::{History, Settings};
use batch_norm_explained::error::Error;
use batch_norm_explained::experiment::averages::{self, Estimator};
use batch_norm_explained::experiment::dropout::{self, Input, ShiftConfig};
use batch_norm_explained::experiment::shift::{self, Mask, Shift, TestConfig, Trained};
use batch_norm_explained::experiment::{Losses, Setting};
use batch_norm_explained::running::Average;

/// The variance before and after dropout is switched off: closed form and measured.
pub fn dropout_shift(settings: &Settings) -> Result<History, Error> {
    let default = ShiftConfig::default();
    let mean = settings.number("mean", 0.0)?;
    let found = dropout::shift(&ShiftConfig {
        input: settings.choice(
            "input",
            default.input,
            &[
                ("rectified", Input::Rectified),
                ("normal", Input::Normal { mean }),
            ],
        )?,
        rate: settings.number("rate", default.rate)?,
        samples: settings.count("samples", default.samples)?,
        seed: settings.count("seed", default.seed as usize)? as u64,
    })?;
    Ok(History::default()
        .number("expected", found.expected)
        .number("measured", found.measured)
        .number("outputDeviation", found.output_deviation))
}

/// A network with dropout, served with its running and with re-estimated statistics.
pub fn dropout(settings: &Settings) -> Result<History, Error> {
    let run = dropout::network(&settings.network(dropout::default_setting())?)?;
    Ok(History::default()
        .evaluation("running", run.running)
        .evaluation("population", run.population)
        .series("ratios", run.ratios)
        .losses(run.losses))
}

/// A trained network: `parameters` and `statistics` go back into `shift` and `classes`.
pub fn shift_train(settings: &Settings) -> Result<History, Error> {
    let trained = shift::train(&settings.network(Setting::digits())?)?;
    Ok(History::default()
        .series("parameters", trained.parameters)
        .series("statistics", trained.statistics)
        .losses(trained.losses))
}

fn trained(settings: &Settings) -> Result<Trained, Error> {
    Ok(Trained {
        parameters: settings.series("parameters")?,
        statistics: settings.series("statistics")?,
        losses: Losses::default(),
    })
}

/// The trained network on changed pictures.
pub fn shift(settings: &Settings) -> Result<History, Error> {
    let default = TestConfig::default();
    let outcome = shift::evaluate_shifted(
        &trained(settings)?,
        &TestConfig {
            setting: settings.network(default.setting)?,
            shift: Shift {
                contrast: settings.number("contrast", default.shift.contrast)?,
                brightness: settings.number("brightness", default.shift.brightness)?,
                noise: settings.number("noise", default.shift.noise)?,
                mask: settings.choice(
                    "mask",
                    default.shift.mask,
                    &[("none", Mask::None), ("left", Mask::LeftHalf)],
                )?,
            },
            batch_size: settings.count("testBatch", default.batch_size)?,
            prior: settings.number("prior", default.prior)?,
        },
    )?;
    Ok(History::default()
        .evaluation("population", outcome.population)
        .evaluation("batch", outcome.batch)
        .evaluation("whole", outcome.whole)
        .evaluation("mixed", outcome.mixed))
}

/// The trained network on batches of few classes.
pub fn classes(settings: &Settings) -> Result<History, Error> {
    let setting = settings.network(Setting::digits())?;
    let outcome = shift::evaluate_classes(
        &trained(settings)?,
        &setting,
        settings.count("classes", 10)?,
    )?;
    Ok(History::default()
        .evaluation("population", outcome.population)
        .evaluation("batch", outcome.batch))
}

/// A network trained on batches of few classes.
pub fn classes_train(settings: &Settings) -> Result<History, Error> {
    let default = Setting {
        learning_rate: 0.1,
        ..Setting::digits()
    };
    let outcome =
        shift::train_on_classes(&settings.network(default)?, settings.count("classes", 10)?)?;
    Ok(History::default()
        .number("trainAccuracy", outcome.train_accuracy)
        .number("wholeSetLoss", outcome.whole_set_loss)
        .evaluation("test", outcome.test)
        .series("miniBatch", outcome.mini_batch))
}

/// A network served with five averages of its batch statistics, at checkpoints on the way.
pub fn averages(settings: &Settings) -> Result<History, Error> {
    let default = averages::Config::default();
    let rho = settings.number("rho", 0.99)?;
    let setting = settings.network(default.setting)?;
    let mut checkpoints = default.checkpoints;
    checkpoints.retain(|step| *step < setting.steps);
    checkpoints.push(setting.steps);
    let run = averages::network(&averages::Config {
        setting,
        scale: settings.number("scale", default.scale)?,
        shift: settings.number("shift", default.shift)?,
        checkpoints,
        estimators: vec![
            Estimator::Average(Average::Exponential { rho: 0.9 }),
            Estimator::Average(Average::Exponential { rho }),
            Estimator::Average(Average::Corrected { rho }),
            Estimator::Average(Average::Cumulative),
            Estimator::Population,
        ],
    })?;
    let mut history = History::default().series(
        "steps",
        run.checkpoints
            .iter()
            .map(|checkpoint| checkpoint.step as f64),
    );
    for (position, name) in [
        "short",
        "exponential",
        "corrected",
        "cumulative",
        "population",
    ]
    .iter()
    .enumerate()
    {
        let tests = run
            .checkpoints
            .iter()
            .map(|checkpoint| &checkpoint.tests[position]);
        history = history
            .series(
                &[name, "Accuracy"].concat(),
                tests.clone().map(|test| test.accuracy),
            )
            .series(&[name, "Loss"].concat(), tests.map(|test| test.loss));
    }
    let batch = run
        .checkpoints
        .iter()
        .map(|checkpoint| checkpoint.batch.accuracy);
    Ok(history.series("batchAccuracy", batch).losses(run.losses))
}
