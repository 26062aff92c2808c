//! Running statistics, batch by batch: simple, exponential and cumulative average of the same sequence.

use super::{Labels, Note, Step, Table, Walk, hand};
use crate::error::Error;
use crate::formula::{
    Expr, Formula, Index, Quantity, Range, at, bound, column, per_row, power, previous, scalar,
    square, sum,
};
use crate::running::{Average, average, paper, precise, statistics, weights};
use crate::stats::{Divisor, Moments};
use ndarray::{Array1, Array2};
use serde::Deserialize;

/// Which statistic of the batches is averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Statistic {
    /// The mean μ.
    Mean,
    /// The variance σ², with this divisor.
    Variance(Divisor),
}

/// Where the exponential average starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// At 0, where frameworks start the mean.
    Zero,
    /// At 1, where frameworks start the variance.
    One,
    /// At the first batch's own value.
    #[serde(rename = "first")]
    FirstBatch,
}

/// How the batches are averaged.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
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
    let count = |step: usize| step as f64 + 1.0;
    let per_batch =
        |quantity, of: &dyn Fn(usize) -> f64| per_batch(quantity, (0..steps).map(of).collect());
    let mut walk = Walk::given(vec![
        by_batch(Quantity::Theta, theta.clone(), names),
        per_batch(Quantity::Time, &count),
        per_batch(Quantity::WindowCount, &|step| {
            count(step).min(window as f64)
        }),
        per_batch(Quantity::Age, &|step| (steps - 1 - step) as f64),
        Table::scalar(Quantity::Rho, rho),
    ]);
    let simple_average = run(Average::Simple { window })?;
    walk.add(
        simple(window),
        by_batch(Quantity::Window, simple_average, names),
    );
    let mut average = by_batch(Quantity::Average, from_start, names);
    average.rows = Labels::from_zero("batch", steps + 1);
    walk.steps.push(Step {
        given_rows: 1,
        ..Step::new(self::exponential(), average)
    });
    let unbiased = run(Average::Corrected { rho })?;
    walk.add(corrected(), by_batch(Quantity::Corrected, unbiased, names));
    let of_all = run(Average::Cumulative)?;
    walk.add(cumulative(), by_batch(Quantity::Cumulative, of_all, names));
    let weights = weights(Average::Exponential { rho }, steps)?.values;
    walk.add(weight(), self::per_batch(Quantity::Weight, weights.into()));
    population(&mut walk, batches, names)?;
    Ok(walk)
}

/// θ = 5, 7, 6.
pub(super) fn example() -> Result<Walk, Error> {
    walk(&hand::batches(), &hand::names_of_a(), &hand::averaging())
}

/// Adds the estimates of the population from all batches together. Algorithm 2 needs two rows in every batch; where
/// one has fewer, its variance is left out and a note says so.
fn population(walk: &mut Walk, batches: &[Moments], names: &[String]) -> Result<(), Error> {
    let (mean, variance) = statistics(batches, Divisor::N)?;
    let sizes = batches.iter().map(|batch| batch.count as f64).collect();
    walk.inputs.extend([
        by_batch(Quantity::BatchMean, mean, names),
        by_batch(Quantity::BatchVariance, variance, names),
        per_batch(Quantity::BatchSize, sizes),
        Table::scalar(Quantity::Batches, batches.len() as f64),
    ]);
    if batches.iter().all(|batch| batch.count > 1) {
        let paper = paper(batches)?;
        walk.add_statistic(paper_mean(), paper.mean, names);
        walk.add_statistic(paper_variance(), paper.variance, names);
    } else {
        walk.notes.push(Note::new("one-row-batch", ""));
    }
    let all = precise(batches)?;
    walk.add_statistic(precise_mean(), all.mean, names);
    walk.add_statistic(precise_variance(), all.variance, names);
    Ok(())
}

/// One row per batch.
fn by_batch(quantity: Quantity, values: Array2<f64>, names: &[String]) -> Table {
    Table {
        rows: Labels::counted("batch", values.nrows()),
        ..Table::samples(quantity, values, names)
    }
}

/// One value per batch.
fn per_batch(quantity: Quantity, values: Array1<f64>) -> Table {
    Table::per_row(quantity, values, "batch")
}

/// S_t = 1/n_t Σ θ_k over the last n_t = min(t, K) batches
fn simple(window: usize) -> Formula {
    let right =
        sum("k", Range::Last(window), bound(Quantity::Theta)) / per_row(Quantity::WindowCount);
    Formula::cell(Quantity::Window, right).over("t")
}

/// V_t = ρ·V_{t−1} + (1 − ρ)·θ_t
fn exponential() -> Formula {
    let new = 1.0 - scalar(Quantity::Rho);
    let right =
        scalar(Quantity::Rho) * previous(Quantity::Average) + new * shifted(Quantity::Theta, -1);
    Formula::cell(Quantity::Average, right).over("t")
}

/// V̂_t = (V_t − ρᵗ·V₀) / (1 − ρᵗ)
fn corrected() -> Formula {
    let left = || power(scalar(Quantity::Rho), per_row(Quantity::Time));
    let start = at(
        Quantity::Average,
        Index::Numbered { at: 0, number: 0 },
        Index::Col,
    );
    let right = (shifted(Quantity::Average, 1) - left() * start) / (1.0 - left());
    Formula::cell(Quantity::Corrected, right).over("t")
}

/// C_t = 1/t Σ θ_k over all batches so far
fn cumulative() -> Formula {
    let right = sum("k", Range::From(0), bound(Quantity::Theta)) / per_row(Quantity::Time);
    Formula::cell(Quantity::Cumulative, right).over("t")
}

/// w_k = (1 − ρ)·ρᵃ, where a is how many batches ago batch k was
fn weight() -> Formula {
    let new = 1.0 - scalar(Quantity::Rho);
    let right = new * power(scalar(Quantity::Rho), per_row(Quantity::Age));
    Formula::cell(Quantity::Weight, right).over("k")
}

/// Algorithm 2: `E[x]` = 1/T Σ μ_t
fn paper_mean() -> Formula {
    let right = over_batches(bound(Quantity::BatchMean)) / batches_in_all();
    Formula::column(Quantity::PaperMean, right)
}

/// Algorithm 2: `Var[x]` = 1/T Σ m/(m−1)·σ²_t
fn paper_variance() -> Formula {
    let bessel = batch_size() / (batch_size() - 1.0);
    let right = over_batches(bessel * bound(Quantity::BatchVariance)) / batches_in_all();
    Formula::column(Quantity::PaperVariance, right)
}

/// Mean of all rows: Σ m_t·μ_t / Σ m_t
fn precise_mean() -> Formula {
    let right = over_batches(batch_size() * bound(Quantity::BatchMean)) / rows_in_all();
    Formula::column(Quantity::PreciseMean, right)
}

/// Law of total variance: within the batches and between them, Σ m_t·(σ²_t + (μ_t − μ)²) / Σ m_t
fn precise_variance() -> Formula {
    let between = square(bound(Quantity::BatchMean) - column(Quantity::PreciseMean));
    let both = bound(Quantity::BatchVariance) + between;
    let right = over_batches(batch_size() * both) / rows_in_all();
    Formula::column(Quantity::PreciseVariance, right)
}

/// The same step in a table that starts so many rows earlier.
fn shifted(quantity: Quantity, rows: isize) -> Expr {
    at(quantity, Index::Shifted(rows), Index::Col)
}

/// m_t under Σ_t
fn batch_size() -> Expr {
    at(Quantity::BatchSize, Index::Bound, Index::At(0))
}

fn over_batches(body: Expr) -> Expr {
    sum("t", Range::Rows(Quantity::BatchMean), body)
}

fn batches_in_all() -> Expr {
    scalar(Quantity::Batches)
}

fn rows_in_all() -> Expr {
    sum("t", Range::Rows(Quantity::BatchSize), batch_size())
}
