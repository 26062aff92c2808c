//! Batches that hold only some of the classes, in the test and in training.

use super::Trained;
use super::average;
use crate::data_set::DataSet;
use crate::evaluate::test;
use crate::evaluate::{Evaluation, correct, evaluate};
use crate::loss::Losses;
use crate::setting::Setting;
use crate::stage::Statistics;
use batch_norm_explained::error::Error;
use batch_norm_explained::random::{Generator, stream};
use serde::{Deserialize, Serialize};

/// Tests a finished network on clean batches that hold only `classes` of the ten classes, with the statistics of the
/// training set (`population`) and of the batch (`batch`): the mean of 20 batches of 32.
///
/// # Errors
/// [`Error::BadParameter`] for `classes` outside 1 to 10, [`Error::ShapeMismatch`] if `trained` comes from another
/// setting.
pub fn evaluate_classes(
    trained: &Trained,
    setting: &Setting,
    classes: usize,
) -> Result<ClassOutcome, Error> {
    within!(classes, 1, 10)?;
    let (network, statistics) = trained.restore(setting)?;
    let unseen = setting.source.draw(
        4096,
        setting.source.noise(),
        setting.seed,
        stream::TEST_DATA,
    );
    let mut random = Generator::new(setting.seed, stream::TEST_CLASSES);
    let (mut population, mut batch) = (vec![], vec![]);
    for _ in 0..20 {
        let part = unseen.select(&class_batch(&unseen, classes, 32, &mut random)?);
        batch.push(evaluate(&network, &part, Statistics::Batch)?);
        population.push(evaluate(&network, &part, Statistics::Given(&statistics))?);
    }
    Ok(ClassOutcome {
        population: average(&population),
        batch: average(&batch),
    })
}

/// A finished network and the classes of its test batches, as JavaScript asks for it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ClassesRequest {
    /// [`Trained::parameters`].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "ArrayLike<number>"))]
    pub parameters: Vec<f64>,
    /// [`Trained::statistics`].
    #[cfg_attr(target_arch = "wasm32", tsify(type = "ArrayLike<number>"))]
    pub statistics: Vec<f64>,
    /// How many of the ten classes a test batch holds.
    pub classes: usize,
    /// The setting it was trained with.
    #[serde(flatten)]
    pub setting: Setting,
}

impl Default for ClassesRequest {
    fn default() -> Self {
        Self {
            parameters: vec![],
            statistics: vec![],
            classes: 10,
            setting: Setting::digits(),
        }
    }
}

impl ClassesRequest {
    /// [`evaluate_classes`] of what it holds.
    ///
    /// # Errors
    /// As [`evaluate_classes`].
    pub fn run(self) -> Result<ClassOutcome, Error> {
        let trained = Trained {
            parameters: self.parameters,
            statistics: self.statistics,
            losses: Losses::default(),
        };
        evaluate_classes(&trained, &self.setting, self.classes)
    }
}

/// Means over batches of few classes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ClassOutcome {
    /// With the statistics of the training set.
    pub population: Evaluation,
    /// Each batch with its own statistics.
    pub batch: Evaluation,
}

/// `size` samples of `classes` classes, both at random.
///
/// # Errors
/// [`Error::TooFew`] if those classes have fewer samples.
fn class_batch(
    data: &DataSet,
    classes: usize,
    size: usize,
    random: &mut Generator,
) -> Result<Vec<usize>, Error> {
    let order = random.permutation(data.classes);
    let chosen = &order[..classes.min(data.classes)];
    let rows: Vec<usize> = (0..data.len())
        .filter(|&row| chosen.contains(&data.labels[row]))
        .collect();
    if rows.len() < size {
        return Err(Error::TooFew {
            what: "samples of the chosen classes",
            needed: size,
            found: rows.len(),
        });
    }
    let order = random.permutation(rows.len());
    Ok(order[..size].iter().map(|&index| rows[index]).collect())
}

/// What became of a network that was trained on batches of few classes.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassTraining {
    /// Accuracy in training, mean of the last 50 batches.
    pub train_accuracy: f64,
    /// On the usual test set, with the statistics of the usual training set.
    pub test: Evaluation,
    /// Loss of each mini-batch.
    pub mini_batch: Vec<f64>,
    /// Loss of the whole training set at the end.
    pub whole_set_loss: f64,
}

/// Trains on batches of `setting.batch_size` samples that hold `classes` classes each.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range, [`Error::TooFew`] if the classes of a batch have fewer samples.
pub fn train_on_classes(setting: &Setting, classes: usize) -> Result<ClassTraining, Error> {
    within!(classes, 1, 10)?;
    let data = setting.source.train(setting.seed);
    let mut trainer = setting.trainer(&data)?;
    let mut random = Generator::new(setting.seed, stream::TRAIN_CLASSES);
    let (mut mini_batch, mut accuracy) = (vec![], vec![]);
    for _ in 0..setting.steps {
        let rows = class_batch(&data, classes, setting.batch_size, &mut random)?;
        let labels: Vec<usize> = rows.iter().map(|&row| data.labels[row]).collect();
        mini_batch.push(trainer.step_on(&rows)?);
        accuracy.push(correct(&trainer.pass, &labels) as f64 / rows.len() as f64);
    }
    let last = &accuracy[accuracy.len().saturating_sub(50)..];
    Ok(ClassTraining {
        train_accuracy: last.iter().sum::<f64>() / last.len() as f64,
        test: test(
            &trainer.network,
            &data,
            &setting.source.test(setting.seed),
            setting.normalization,
        )?,
        mini_batch,
        whole_set_loss: evaluate(&trainer.network, &data, Statistics::Batch)?.loss,
    })
}
