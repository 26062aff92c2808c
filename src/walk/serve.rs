//! From statistics to inference: one sample, normalised with what each average arrived at.

use super::running::{Averaging, Statistic};
use super::{Labels, Table, Walk, hand};
use crate::batch_norm::{Affine, Running, infer};
use crate::error::Error;
use crate::formula::{Formula, Index, Quantity, at, cell, column, scalar, sqrt};
use crate::running::{Average, History, average, precise};
use crate::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, ArrayView1, Axis, array};

/// The sources of statistics, in the order of the table's rows. The page has their names.
pub const SOURCES: [&str; 6] = [
    "last-batch",
    "window",
    "average",
    "corrected",
    "cumulative",
    "population",
];

/// Everything that a served sample depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Serving {
    /// The sample, (features).
    pub sample: Array1<f64>,
    /// ρ, window and start. Both statistics are averaged, as [`Averaging::of`] says.
    pub averaging: Averaging,
    /// Which variance of a batch is kept.
    pub stored: Divisor,
    /// γ and β.
    pub affine: Affine,
    /// ε.
    pub epsilon: f64,
}

/// x̂ and y of the sample under each of [`SOURCES`], and how far x̂ is from what the population's statistics give.
///
/// # Errors
/// Those of [`average`] and [`infer`].
pub fn walk(batches: &[Moments], names: &[String], serving: &Serving) -> Result<Walk, Error> {
    let kept = kept(batches, serving)?;
    let population = kept.mean.nrows() - 1;
    let table = |quantity, values| Table {
        quantity,
        rows: Labels::Named {
            key: "average",
            names: SOURCES.map(String::from).to_vec(),
        },
        cols: Labels::features(names),
        values,
    };
    let (x_hat, y) = serve_each(&kept, serving)?;
    let gap = &x_hat - &x_hat.row(population);
    let mut walk = Walk::given(vec![
        Table::statistic(Quantity::X, serving.sample.clone(), names),
        table(Quantity::KeptMean, kept.mean),
        table(Quantity::KeptVariance, kept.variance),
    ]);
    let parameters = Table::parameters(&serving.affine, serving.epsilon, names);
    walk.inputs.extend(parameters);
    walk.add(served(), table(Quantity::Served, x_hat));
    walk.add(served_y(), table(Quantity::ServedY, y));
    walk.add(self::gap(population), table(Quantity::Gap, gap));
    Ok(walk)
}

/// The sample 9 under the averages of θ = 5, 7, 6.
pub(super) fn example() -> Result<Walk, Error> {
    let serving = Serving {
        sample: array![9.0],
        averaging: hand::averaging(),
        stored: Divisor::N,
        affine: hand::affine(2.0, 1.0),
        epsilon: 0.0,
    };
    walk(&hand::batches(), &hand::names_of_a(), &serving)
}

/// Mean and variance by each source, (sources, features).
fn kept(batches: &[Moments], serving: &Serving) -> Result<History, Error> {
    let mean = serving.averaging.of(Statistic::Mean);
    let variance = serving.averaging.of(Statistic::Variance(serving.stored));
    let population = precise(batches)?;
    Ok(History {
        mean: arrived(batches, &mean, population.mean.view())?,
        variance: arrived(batches, &variance, population.variance.view())?,
    })
}

/// What each source says after the last batch.
fn arrived(
    batches: &[Moments],
    averaging: &Averaging,
    population: ArrayView1<f64>,
) -> Result<Array2<f64>, Error> {
    let theta = averaging.theta(batches)?;
    let start = averaging.start_of(&theta);
    let Averaging { rho, window, .. } = *averaging;
    let kinds = [
        Average::Simple { window: 1 },
        Average::Simple { window },
        Average::Exponential { rho },
        Average::Corrected { rho },
        Average::Cumulative,
    ];
    let mut rows = Array2::zeros((SOURCES.len(), theta.ncols()));
    for (row, kind) in kinds.into_iter().enumerate() {
        let history = average(theta.view(), kind, start.view())?;
        rows.row_mut(row).assign(&history.row(history.nrows() - 1));
    }
    rows.row_mut(SOURCES.len() - 1).assign(&population);
    Ok(rows)
}

fn serve_each(kept: &History, serving: &Serving) -> Result<(Array2<f64>, Array2<f64>), Error> {
    let (mut x_hat, mut y) = (kept.mean.clone(), kept.mean.clone());
    let sample = serving.sample.view().insert_axis(Axis(0));
    for row in 0..kept.mean.nrows() {
        let running = Running {
            mean: kept.mean.row(row).to_owned(),
            variance: kept.variance.row(row).to_owned(),
        };
        let inferred = infer(sample, &serving.affine, serving.epsilon, &running)?;
        x_hat.row_mut(row).assign(&inferred.x_hat.row(0));
        y.row_mut(row).assign(&inferred.y.row(0));
    }
    Ok((x_hat, y))
}

/// x̂_k = (x − μ_k) / √(σ²_k + ε)
fn served() -> Formula {
    let root = sqrt(cell(Quantity::KeptVariance) + scalar(Quantity::Epsilon));
    let right = (column(Quantity::X) - cell(Quantity::KeptMean)) / root;
    Formula::cell(Quantity::Served, right).over("k")
}

/// y_k = γ · x̂_k + β
fn served_y() -> Formula {
    let right = column(Quantity::Gamma) * cell(Quantity::Served) + column(Quantity::Beta);
    Formula::cell(Quantity::ServedY, right).over("k")
}

/// Δ_k = x̂_k − x̂ with the statistics of the population
fn gap(population: usize) -> Formula {
    let answer = at(Quantity::Served, Index::At(population), Index::Col);
    Formula::cell(Quantity::Gap, cell(Quantity::Served) - answer).over("k")
}
