//! Test data that look different, and batches that do not represent the whole (figure `shift`).

use ndarray::Array2;

use super::data_set::DataSet;
use super::evaluate::{Evaluation, correct, evaluate, evaluate_in_batches, population};
use super::mlp::Network;
use super::require;
use super::setting::{Losses, Setting, test, test_statistics};
use super::stage::{Kind, Statistics};
use crate::batch_norm::Running;
use crate::error::Error;
use crate::random::{Generator, stream};

/// Classes in a batch of every class.
const ALL: usize = 10;

/// A finished network as plain numbers, so that it can be tested again and again without being trained again.
#[derive(Clone, Debug, PartialEq)]
pub struct Trained {
    /// Its parameters, in the order of [`Network::parameters`].
    pub parameters: Vec<f64>,
    /// The statistics of its training set: mean, then variance (divisor N−1), layer after layer.
    pub statistics: Vec<f64>,
    /// Loss on the way.
    pub losses: Losses,
}

/// Trains the network of a setting on digits; [`Setting::digits`] is the reference, with a learning rate of 0.1 where
/// there is no normalisation.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn train(setting: &Setting) -> Result<Trained, Error> {
    let data = setting.source.train(setting.seed);
    let mut trainer = setting.trainer(&data)?;
    let losses = setting.train(&mut trainer, &data, |_, _| Ok(()))?;
    let statistics = test_statistics(&trainer.network, &data, setting.normalization)?;
    let statistics = statistics
        .iter()
        .flat_map(|layer| layer.mean.iter().chain(&layer.variance))
        .copied()
        .collect();
    Ok(Trained {
        parameters: trainer.network.parameters,
        statistics,
        losses,
    })
}

impl Trained {
    /// The network again, with its statistics.
    fn restore(&self, setting: &Setting) -> Result<(Network, Vec<Running>), Error> {
        let mut network = setting.network()?;
        let features: Vec<usize> = network
            .stages
            .iter()
            .filter(|stage| matches!(stage.kind, Kind::BatchNorm { .. }))
            .map(|stage| stage.outputs)
            .collect();
        fits(
            "parameters",
            network.parameters.len(),
            self.parameters.len(),
        )?;
        fits(
            "statistics",
            2 * features.iter().sum::<usize>(),
            self.statistics.len(),
        )?;
        network.parameters.copy_from_slice(&self.parameters);
        let mut rest = self.statistics.iter().copied();
        let statistics = features.iter().map(|&features| Running {
            mean: rest.by_ref().take(features).collect(),
            variance: rest.by_ref().take(features).collect(),
        });
        let statistics = statistics.collect();
        Ok((network, statistics))
    }
}

fn fits(what: &'static str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found {
        return Ok(());
    }
    Err(Error::ShapeMismatch {
        what,
        expected: vec![expected],
        found: vec![found],
    })
}

/// What is done to the test pictures: `contrast · x + brightness + noise`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Factor on every pixel, −10 to 10; −1 with brightness 1 inverts.
    pub contrast: f64,
    /// Added to every pixel, −10 to 10.
    pub brightness: f64,
    /// Standard deviation of the noise added to every pixel, 0 to 10.
    pub noise: f64,
    /// Which part is blackened.
    pub mask: Mask,
}

/// A part of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mask {
    /// Nothing.
    #[default]
    None,
    /// The left four columns.
    LeftHalf,
}

impl Default for Shift {
    /// Clean pictures.
    fn default() -> Self {
        Self {
            contrast: 1.0,
            brightness: 0.0,
            noise: 0.0,
            mask: Mask::None,
        }
    }
}

impl Shift {
    fn apply(&self, inputs: &mut Array2<f64>, seed: u64) -> Result<(), Error> {
        let Self {
            contrast,
            brightness,
            noise,
            mask,
        } = *self;
        require(
            contrast.abs() <= 10.0,
            "contrast",
            contrast,
            "from −10 to 10",
        )?;
        require(
            brightness.abs() <= 10.0,
            "brightness",
            brightness,
            "from −10 to 10",
        )?;
        require(
            (0.0..=10.0).contains(&noise),
            "noise",
            noise,
            "from 0 to 10",
        )?;
        inputs.mapv_inplace(|x| contrast * x + brightness);
        if noise > 0.0 {
            let normals = Generator::new(seed, stream::TEST_NOISE).normals(inputs.len());
            inputs
                .iter_mut()
                .zip(normals)
                .for_each(|(x, normal)| *x += noise * normal);
        }
        if mask == Mask::LeftHalf {
            inputs
                .indexed_iter_mut()
                .filter(|((_, pixel), _)| pixel % 8 < 4)
                .for_each(|(_, x)| *x = 0.0);
        }
        Ok(())
    }
}

/// How a network is tested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TestConfig {
    /// The setting it was trained with.
    pub setting: Setting,
    /// What is done to the pictures.
    pub shift: Shift,
    /// Pictures in a test batch that is normalised by its own statistics, 2 to 512.
    pub batch_size: usize,
    /// How many pictures the statistics of training count for beside a batch, in the mixture.
    pub prior: f64,
}

impl Default for TestConfig {
    fn default() -> Self {
        Self {
            setting: Setting::digits(),
            shift: Shift::default(),
            batch_size: 32,
            prior: 16.0,
        }
    }
}

/// Accuracy and loss on 512 shifted test pictures. Without batch normalization all four are the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// With the statistics of the training set.
    pub population: Evaluation,
    /// In batches, each with its own statistics (divisor N).
    pub batch: Evaluation,
    /// All of them as one batch (divisor N−1).
    pub whole: Evaluation,
    /// In batches, statistics mixed from those of training and of the batch (divisor N−1).
    pub mixed: Evaluation,
}

/// Tests a finished network on shifted pictures.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range, [`Error::ShapeMismatch`] if `trained` comes from another
/// setting.
pub fn evaluate_shifted(trained: &Trained, config: &TestConfig) -> Result<Outcome, Error> {
    let TestConfig {
        setting,
        shift,
        batch_size,
        prior,
    } = *config;
    require(
        (2..=512).contains(&batch_size),
        "batch_size",
        batch_size as f64,
        "from 2 to 512",
    )?;
    require(
        (0.0..=1e6).contains(&prior),
        "prior",
        prior,
        "from 0 to 1000000",
    )?;
    let (network, statistics) = trained.restore(&setting)?;
    let mut unseen = setting.source.test(setting.seed);
    shift.apply(&mut unseen.inputs, setting.seed)?;
    let normalized = !statistics.is_empty();
    let rows: Vec<usize> = (0..unseen.len()).collect();
    let mut mixed = vec![];
    for rows in rows.chunks_exact(batch_size) {
        let batch = unseen.select(rows);
        let own = if normalized {
            population(&network, &batch)?
        } else {
            vec![]
        };
        let mixture: Vec<Running> = statistics
            .iter()
            .zip(&own)
            .map(|(source, own)| mix(source, prior, own, batch_size as f64))
            .collect();
        mixed.push(evaluate(&network, &batch, Statistics::Given(&mixture))?);
    }
    let whole = if normalized {
        population(&network, &unseen)?
    } else {
        vec![]
    };
    Ok(Outcome {
        population: evaluate(&network, &unseen, Statistics::Given(&statistics))?,
        batch: evaluate_in_batches(&network, &unseen, Statistics::Batch, &rows, batch_size)?,
        whole: evaluate(&network, &unseen, Statistics::Given(&whole))?,
        mixed: average(&mixed),
    })
}

/// The weighted mean of two pairs of statistics (Schneider et al. 2020).
fn mix(a: &Running, weight_a: f64, b: &Running, weight_b: f64) -> Running {
    let mix = |a: &ndarray::Array1<f64>, b: &ndarray::Array1<f64>| {
        (a * weight_a + b * weight_b) / (weight_a + weight_b)
    };
    Running {
        mean: mix(&a.mean, &b.mean),
        variance: mix(&a.variance, &b.variance),
    }
}

fn average(parts: &[Evaluation]) -> Evaluation {
    let mean =
        |value: fn(&Evaluation) -> f64| parts.iter().map(value).sum::<f64>() / parts.len() as f64;
    Evaluation {
        loss: mean(|part| part.loss),
        accuracy: mean(|part| part.accuracy),
    }
}

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
    require(
        (1..=ALL).contains(&classes),
        "classes",
        classes as f64,
        "from 1 to 10",
    )?;
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
        let part = unseen.select(&class_batch(&unseen, classes, 32, &mut random));
        batch.push(evaluate(&network, &part, Statistics::Batch)?);
        population.push(evaluate(&network, &part, Statistics::Given(&statistics))?);
    }
    Ok(ClassOutcome {
        population: average(&population),
        batch: average(&batch),
    })
}

/// Means over batches of few classes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassOutcome {
    /// With the statistics of the training set.
    pub population: Evaluation,
    /// Each batch with its own statistics.
    pub batch: Evaluation,
}

/// `size` samples of `classes` classes, both at random.
fn class_batch(data: &DataSet, classes: usize, size: usize, random: &mut Generator) -> Vec<usize> {
    let order = random.permutation(data.classes);
    let chosen = &order[..classes.min(data.classes)];
    let rows: Vec<usize> = (0..data.len())
        .filter(|&row| chosen.contains(&data.labels[row]))
        .collect();
    random
        .permutation(rows.len())
        .into_iter()
        .take(size)
        .map(|index| rows[index])
        .collect()
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
/// [`Error::BadParameter`] for a setting outside its range.
pub fn train_on_classes(setting: &Setting, classes: usize) -> Result<ClassTraining, Error> {
    require(
        (1..=ALL).contains(&classes),
        "classes",
        classes as f64,
        "from 1 to 10",
    )?;
    let data = setting.source.train(setting.seed);
    let mut trainer = setting.trainer(&data)?;
    let mut random = Generator::new(setting.seed, stream::TRAIN_CLASSES);
    let (mut mini_batch, mut accuracy) = (vec![], vec![]);
    for _ in 0..setting.steps {
        let rows = class_batch(&data, classes, setting.batch_size, &mut random);
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
