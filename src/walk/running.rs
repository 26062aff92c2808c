//! Running statistics, batch by batch: simple, exponential and cumulative average of the same sequence.

pub mod formulas;

use super::{Labels, Step, Table, Walk};
use crate::error::Error;
use crate::formula::Quantity;
use crate::running::{Average, average, paper, precise, statistics, weights};
use crate::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, Axis};

/// Which statistic of the batches is averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// The mean μ.
    Mean,
    /// The variance σ², with this divisor.
    Variance(Divisor),
}

/// Where the exponential average starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// At 0, where frameworks start the mean.
    Zero,
    /// At 1, where frameworks start the variance.
    One,
    /// At the first batch's own value.
    FirstBatch,
}

/// How the batches are averaged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Averaging {
    /// Which statistic.
    pub statistic: Statistic,
    /// Weight ρ of the old value, from 0 to below 1.
    pub rho: f64,
    /// Batches in the simple average, at least 1.
    pub window: usize,
    /// Where the exponential average starts.
    pub start: Start,
}

impl Averaging {
    /// The sequence θ that is averaged, (steps, features).
    ///
    /// # Errors
    /// As [`statistics`].
    pub fn theta(&self, batches: &[Moments]) -> Result<Array2<f64>, Error> {
        Ok(match self.statistic {
            Statistic::Mean => statistics(batches, Divisor::N)?.0,
            Statistic::Variance(divisor) => statistics(batches, divisor)?.1,
        })
    }

    /// The same for one of the statistics. The start that was chosen holds for the statistic it was chosen for; the
    /// other starts where frameworks start it, the mean at 0 and the variance at 1. The first batch is a start for both.
    pub fn of(self, statistic: Statistic) -> Averaging {
        let start = match (self.start, statistic) {
            (Start::FirstBatch, _) => Start::FirstBatch,
            (chosen, _) if statistic == self.statistic => chosen,
            (_, Statistic::Mean) => Start::Zero,
            (_, Statistic::Variance(_)) => Start::One,
        };
        Averaging {
            statistic,
            start,
            ..self
        }
    }

    /// The start value per feature.
    pub fn start_of(&self, theta: &Array2<f64>) -> Array1<f64> {
        match self.start {
            Start::Zero => Array1::zeros(theta.ncols()),
            Start::One => Array1::ones(theta.ncols()),
            Start::FirstBatch => theta.row(0).to_owned(),
        }
    }
}

/// The three averages after every batch, the weight of every batch in the exponential one, and what the paper's
/// Algorithm 2 and PreciseBN make of the same batches. The tables are those of [`average`], bit for bit.
///
/// # Errors
/// Those of [`average`] and [`statistics`]; [`Error::TooFew`] for a batch of one row under N−1.
pub fn walk(batches: &[Moments], names: &[String], averaging: &Averaging) -> Result<Walk, Error> {
    let theta = averaging.theta(batches)?;
    let steps = theta.nrows();
    let start = averaging.start_of(&theta);
    let Averaging { rho, window, .. } = *averaging;
    let run = |kind| average(theta.view(), kind, start.view());
    let exponential = run(Average::Exponential { rho })?;
    let from_start = Array2::from_shape_fn((steps + 1, names.len()), |(row, col)| match row {
        0 => start[col],
        _ => exponential[(row - 1, col)],
    });
    let table = |quantity, values: Array2<f64>| by_step(quantity, values, names);
    let count = Array1::from_shape_fn(steps, |step| (step + 1).min(window) as f64);
    let mut walk = Walk {
        inputs: vec![
            table(Quantity::Theta, theta.clone()),
            per_step(
                Quantity::Time,
                Array1::from_shape_fn(steps, |step| (step + 1) as f64),
            ),
            per_step(Quantity::WindowCount, count),
            per_step(
                Quantity::Age,
                Array1::from_shape_fn(steps, |step| (steps - 1 - step) as f64),
            ),
            Table::scalar(Quantity::Rho, rho),
        ],
        ..Walk::default()
    };
    walk.steps = vec![
        Step::new(
            formulas::simple(window),
            table(Quantity::Window, run(Average::Simple { window })?),
        ),
        Step {
            given_rows: 1,
            ..Step::new(
                formulas::exponential_formula(),
                from_zero(from_start, names),
            )
        },
        Step::new(
            formulas::corrected(),
            table(Quantity::Corrected, run(Average::Corrected { rho })?),
        ),
        Step::new(
            formulas::cumulative(),
            table(Quantity::Cumulative, run(Average::Cumulative)?),
        ),
        Step::new(formulas::weight(), {
            let weights = weights(Average::Exponential { rho }, steps)?;
            per_step(Quantity::Weight, Array1::from(weights.values))
        }),
    ];
    population(&mut walk, batches, names)?;
    Ok(walk)
}

/// Adds the estimates of the population from all batches together. Algorithm 2 needs two rows in every batch; where
/// one has fewer, its variance is left out and a note says so.
fn population(walk: &mut Walk, batches: &[Moments], names: &[String]) -> Result<(), Error> {
    let (mean, variance) = statistics(batches, Divisor::N)?;
    let sizes = batches.iter().map(|batch| batch.count as f64).collect();
    walk.inputs.push(by_step(Quantity::BatchMean, mean, names));
    walk.inputs
        .push(by_step(Quantity::BatchVariance, variance, names));
    walk.inputs.push(per_step(Quantity::BatchSize, sizes));
    walk.inputs
        .push(Table::scalar(Quantity::Batches, batches.len() as f64));
    let all = precise(batches)?;
    if batches.iter().all(|batch| batch.count > 1) {
        let paper = paper(batches)?;
        walk.steps.push(Step::new(
            formulas::paper_mean(),
            Table::statistic(Quantity::PaperMean, paper.mean, names),
        ));
        let table = Table::statistic(Quantity::PaperVariance, paper.variance, names);
        walk.steps
            .push(Step::new(formulas::paper_variance(), table));
    } else {
        walk.notes.push(super::Note {
            key: "one-row-batch",
            about: String::new(),
        });
    }
    walk.steps.push(Step::new(
        formulas::precise_mean(),
        Table::statistic(Quantity::PreciseMean, all.mean, names),
    ));
    let table = Table::statistic(Quantity::PreciseVariance, all.variance, names);
    walk.steps
        .push(Step::new(formulas::precise_variance(), table));
    Ok(())
}

fn by_step(quantity: Quantity, values: Array2<f64>, names: &[String]) -> Table {
    Table {
        quantity,
        rows: Labels::counted("batch", values.nrows()),
        cols: Labels::features(names),
        values,
    }
}

fn per_step(quantity: Quantity, values: Array1<f64>) -> Table {
    let rows = Labels::counted("batch", values.len());
    Table {
        quantity,
        rows,
        cols: Labels::Single,
        values: values.insert_axis(Axis(1)),
    }
}

/// The exponential average has a row 0, its start.
fn from_zero(values: Array2<f64>, names: &[String]) -> Table {
    let rows = Labels::Counted {
        key: "batch",
        first: 0,
        count: values.nrows(),
    };
    Table {
        quantity: Quantity::Average,
        rows,
        cols: Labels::features(names),
        values,
    }
}
