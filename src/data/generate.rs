//! Batches drawn from distributions of different shapes: the same seed always draws the same numbers.

use super::{Batch, CELLS, COLUMNS, ROWS, letters};
use crate::error::Error;
use crate::random::{Generator, stream};
use ndarray::Array2;
use serde::Deserialize;

/// The shape of a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Mean 0, standard deviation 1.
    Normal,
    /// Normal; feature j (from 1) has mean 5j and standard deviation j, so that no two features share a scale.
    Shifted,
    /// Exponential: mean 1, standard deviation 1, 63 % of the values below the mean.
    Skewed,
    /// Two normal hills of standard deviation ½ at −2 and 2: mean 0, variance 4¼, almost nothing at the mean.
    Bimodal,
    /// Student's t with 3 degrees of freedom: mean 0, variance 3, and now and then a value far away.
    #[serde(rename = "heavy")]
    HeavyTail,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Self; 5] = [
        Self::Normal,
        Self::Shifted,
        Self::Skewed,
        Self::Bimodal,
        Self::HeavyTail,
    ];

    /// Its name in kebab case, as it stands in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Shifted => "shifted",
            Self::Skewed => "skewed",
            Self::Bimodal => "bimodal",
            Self::HeavyTail => "heavy",
        }
    }

    /// The shape of this name.
    ///
    /// # Errors
    /// When no shape has this name.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|shape| shape.name() == name);
        found.ok_or_else(|| Error::UnknownName {
            what: "shape",
            name: name.to_owned(),
        })
    }

    fn draw(self, feature: usize, count: usize, random: &mut Generator) -> Vec<f64> {
        let order = (feature + 1) as f64;
        match self {
            Self::Normal => random.normals(count),
            Self::Shifted => random.normals(count).iter().map(|z| order * (5.0 + z)).collect(),
            // ln(1−u) and not ln(u): u may be 0 but is never 1.
            Self::Skewed => random.uniforms(count).iter().map(|u| -libm::log1p(-u)).collect(),
            Self::Bimodal => (0..count)
                .map(|_| if random.uniform() < 0.5 { -2.0 } else { 2.0 } + 0.5 * random.normals(1)[0])
                .collect(),
            Self::HeavyTail => random.normals(4 * count).chunks(4).map(student).collect(),
        }
    }
}

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Generated {
    /// The distribution of every feature.
    pub shape: Shape,
    /// How many samples, at least 1.
    pub rows: usize,
    /// How many features, at least 1.
    pub features: usize,
    /// The seed. More rows or features leave the earlier numbers as they are.
    pub seed: u64,
}

/// Draws a batch; its features are called A, B, C, …
///
/// # Errors
/// When there is no row or no feature, or more than [`ROWS`], [`COLUMNS`] or [`CELLS`].
pub fn generate(wanted: &Generated) -> Result<Batch, Error> {
    let Generated {
        shape,
        rows,
        features,
        seed,
    } = *wanted;
    within("rows", rows, ROWS)?;
    within("columns", features, COLUMNS)?;
    within("cells", rows * features, CELLS)?;
    let mut values = Array2::zeros((rows, features)); // (batch, features)
    for (feature, mut column) in values.columns_mut().into_iter().enumerate() {
        let mut random = Generator::new(seed, stream::GENERATED + feature as u64);
        column.assign(&ndarray::Array1::from_vec(shape.draw(
            feature,
            rows,
            &mut random,
        )));
    }
    Ok(Batch {
        values,
        names: (0..features).map(letters).collect(),
        notes: Vec::new(),
    })
}

/// Refuses a number of things that is 0 or above a limit.
pub(super) fn within(what: &'static str, found: usize, limit: usize) -> Result<(), Error> {
    if found == 0 {
        Err(Error::TooFew {
            what,
            needed: 1,
            found,
        })
    } else if found > limit {
        Err(Error::TooMuch { what, limit, found })
    } else {
        Ok(())
    }
}

/// z / √(χ²₃ / 3), the definition of Student's t with 3 degrees of freedom, from four normal numbers.
fn student(normals: &[f64]) -> f64 {
    let chi_square: f64 = normals[1..].iter().map(|z| z * z).sum();
    normals[0] / (chi_square / 3.0).sqrt()
}
