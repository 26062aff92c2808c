//! The running statistics of a stream of batches.

use batch_norm_explained::error::Error;
use batch_norm_explained::running::{Average, history};
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::stream::statistics;
use ndarray::ArrayView2;

/// The running means after each batch, (batches, features) row by row, and behind them the running variances.
///
/// `average` is "exponential" or "corrected" with the weight ρ of the old value as `setting`, "window" with its length,
/// or "cumulative", which has none. `stored` says which variance of a batch is averaged, "n" or "n-1".
///
/// # Errors
/// [`Error::UnknownName`] for another word, those of the averages and of the batches.
pub fn running_averages(
    x: &[f64],
    features: usize,
    sizes: &[usize],
    average: &str,
    setting: f64,
    stored: &str,
) -> Result<Vec<f64>, Error> {
    let average = match average {
        "exponential" => Average::Exponential { rho: setting },
        "corrected" => Average::Corrected { rho: setting },
        "cumulative" => Average::Cumulative,
        "window" => Average::Simple {
            window: whole("window", setting)?,
        },
        _ => return Err(unknown("average", average)),
    };
    let stored = match stored {
        "n" => Divisor::N,
        "n-1" => Divisor::NMinusOne,
        _ => return Err(unknown("stored", stored)),
    };
    let rows = x.len().checked_div(features).ok_or(Error::EmptyInput)?;
    let misfit = |_| Error::ShapeMismatch {
        what: "x",
        expected: vec![rows, features],
        found: vec![x.len()],
    };
    let x = ArrayView2::from_shape((rows, features), x).map_err(misfit)?;
    let history = history(&statistics(x, sizes)?, average, stored)?;
    Ok(history.mean.into_iter().chain(history.variance).collect())
}

fn whole(name: &'static str, value: f64) -> Result<usize, Error> {
    let fine = value.trunc() == value && (0.0..=f64::from(u32::MAX)).contains(&value);
    fine.then_some(value as usize).ok_or(Error::BadParameter {
        name,
        value,
        must: "a whole number",
    })
}

fn unknown(what: &'static str, name: &str) -> Error {
    Error::UnknownName {
        what,
        name: name.into(),
    }
}
