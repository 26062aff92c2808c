//! Batches with a name: small ones to follow by hand, and penguins.

use super::generate::within;
use super::{Batch, parse};
use crate::error::Error;
use crate::random::{Generator, stream};
use ndarray::{Array2, array};

/// The columns of the penguin table that are measurements of a bird.
pub const PENGUIN_FEATURES: [&str; 4] = [
    "bill_length_mm",
    "bill_depth_mm",
    "flipper_length_mm",
    "body_mass_g",
];

/// Five samples of three features whose statistics come out even: means 5, 50, 1, variances 4, 400, 4.
///
/// A is symmetric; B is the same ten times larger in another order; in C the last sample stands as far out
/// as a sample of five can, at x̂ = √(5 − 1) = 2.
pub fn hand() -> Batch {
    let values = array![
        [2.0, 80.0, 0.0],
        [4.0, 20.0, 0.0],
        [5.0, 50.0, 0.0],
        [6.0, 40.0, 0.0],
        [8.0, 60.0, 5.0],
    ]; // (batch, features)
    Batch {
        values,
        names: names(&["A", "B", "C"]),
        notes: Vec::new(),
    }
}

/// Feature A of [`hand`], a thousand times smaller: its variance 0.000004 is below the usual epsilon, which then decides the result.
pub fn tiny_variance() -> Batch {
    let values = array![[0.002], [0.004], [0.005], [0.006], [0.008]]; // (batch, features)
    Batch {
        values,
        names: names(&["A"]),
        notes: Vec::new(),
    }
}

/// Draws `rows` penguins from the text of `data/penguins.csv`: their four measurements, in the order drawn.
///
/// The two birds that nobody measured are left out, with a note.
///
/// # Errors
/// Those of [`parse`] and [`draw`], and when a column of [`PENGUIN_FEATURES`] is not in the text.
pub fn penguins(text: &str, rows: usize, seed: u64) -> Result<Batch, Error> {
    let all = parse(text)?;
    let mut columns = Vec::new();
    for name in PENGUIN_FEATURES {
        let found = all.names.iter().position(|other| other == name);
        columns.push(found.ok_or_else(|| Error::UnknownName {
            what: "column",
            name: name.to_owned(),
        })?);
    }
    let measured = Batch {
        values: Array2::from_shape_fn((all.values.nrows(), columns.len()), |(row, col)| {
            all.values[(row, columns[col])]
        }),
        names: names(&PENGUIN_FEATURES),
        notes: all
            .notes
            .into_iter()
            .filter(|note| note.key() == "dropped-rows")
            .collect(),
    };
    draw(&measured, rows, seed)
}

/// Draws rows of a batch at random, none of them twice. More rows leave the earlier ones as they are.
///
/// # Errors
/// When `rows` is 0 or more than there are.
pub fn draw(batch: &Batch, rows: usize, seed: u64) -> Result<Batch, Error> {
    let there = batch.values.nrows();
    within("rows", rows, there)?;
    let order = Generator::new(seed, stream::DRAWN_ROWS).permutation(there);
    Ok(Batch {
        values: Array2::from_shape_fn((rows, batch.values.ncols()), |(row, col)| {
            batch.values[(order[row], col)]
        }),
        ..batch.clone()
    })
}

fn names(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}
