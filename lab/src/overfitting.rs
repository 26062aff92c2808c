//! Few or noisy samples: does batch normalization keep a network from learning them by heart? (figure `overfitting`)

use super::data_set::{DataSet, Source};
use super::evaluate::Evaluation;
use super::evaluate::test;
use super::loss::Losses;
use super::setting::Setting;
use batch_norm_explained::error::Error;
use batch_norm_explained::random::{Generator, stream};
use serde::{Deserialize, Serialize};

/// A network and too little data.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OverfittingConfig {
    /// Network and training.
    #[serde(flatten)]
    pub setting: Setting,
    /// Training samples, 8 to 2048.
    pub samples: usize,
    /// Standard deviation of the noise on the inputs, in training and test.
    pub noise: f64,
    /// Share of training labels replaced by random ones, 0 to 1; test labels stay.
    pub flips: f64,
}

impl Default for OverfittingConfig {
    /// 2-32×3-3 on 90 noisy points of the spirals, 1000 steps in batches of 8.
    fn default() -> Self {
        let setting = Setting {
            depth: 3,
            width: 32,
            steps: 1000,
            batch_size: 8,
            record_every: 100,
            ..Setting::spirals()
        };
        Self {
            setting,
            samples: 90,
            noise: 0.3,
            flips: 0.0,
        }
    }
}

/// What became of one network, tested with the statistics of the training set.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OverfittingOutcome {
    /// On the training samples, with the labels it was given.
    pub train: Evaluation,
    /// On 1000 pictures or 510 points, with true labels.
    pub test: Evaluation,
    /// Accuracy on the training samples minus accuracy on the test set.
    pub gap: f64,
    /// Loss on the way.
    #[serde(flatten)]
    pub losses: Losses,
}

/// Trains one network on few samples.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(config: &OverfittingConfig) -> Result<OverfittingOutcome, Error> {
    let OverfittingConfig {
        setting,
        samples,
        noise,
        flips,
    } = *config;
    within!(samples, 8, 2048)?;
    within!(noise, 0, 2)?;
    within!(flips, 0, 1)?;
    let Setting {
        source,
        seed,
        normalization,
        ..
    } = setting;
    let mut data = source.draw(samples, noise, seed, stream::TRAIN_DATA);
    flip(&mut data, flips, seed);
    let unseen = source.draw(
        if source == Source::Digits { 1000 } else { 510 },
        noise,
        seed,
        stream::TEST_DATA,
    );
    let (trainer, losses) = setting.trained(&data)?;
    let train = test(&trainer.network, &data, &data, normalization)?;
    let test = test(&trainer.network, &data, &unseen, normalization)?;
    Ok(OverfittingOutcome {
        train,
        test,
        gap: train.accuracy - test.accuracy,
        losses,
    })
}

/// Replaces a share of the labels. Two uniform numbers for each sample: whether, and by what.
fn flip(data: &mut DataSet, share: f64, seed: u64) {
    let mut random = Generator::new(seed, stream::LABEL_NOISE);
    for label in &mut data.labels {
        let (whether, what) = (random.uniform(), random.uniform());
        if whether < share {
            *label = (what * data.classes as f64) as usize;
        }
    }
}
