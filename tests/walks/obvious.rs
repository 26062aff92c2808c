//! What every step of every walk must show, from the textbook's definitions alone: plain ndarray, neither a formula nor a
//! function of the crate. Gradients are slopes of the loss, measured by moving one number at a time.

use batch_norm_explained::formula::Quantity;
use batch_norm_explained::walk::Walk;
use ndarray::{Array1, Array2, Axis};

/// The tables that a walk must have, by quantity.
pub type Tables = Vec<(Quantity, Array2<f64>)>;

/// Every step has a number from outside, and no expected table is missing.
#[track_caller]
pub fn assert_tables(walk: &Walk, expected: &Tables, tolerance: f64) {
    for step in &walk.steps {
        let id = step.id();
        let from_outside = expected
            .iter()
            .find(|(quantity, _)| quantity.id() == id)
            .unwrap_or_else(|| panic!("no number from outside for {id}"));
        assert_eq!(step.table.values.dim(), from_outside.1.dim(), "{id}");
        assert_eq!(
            (step.table.rows.count(), step.table.cols.count()),
            from_outside.1.dim(),
            "labels of {id}"
        );
        for (place, expected) in from_outside.1.indexed_iter() {
            let found = step.table.values[place];
            assert!(
                (found - expected).abs() <= tolerance * (1.0 + expected.abs()),
                "{id} at {place:?}: the walk says {found}, it is {expected}"
            );
        }
    }
    for (quantity, _) in expected {
        assert!(walk.step(*quantity).is_some(), "the walk has no {quantity}");
    }
}

/// Numbers without a pattern, none of them special.
pub fn wave(rows: usize, cols: usize, seed: usize) -> Array2<f64> {
    Array2::from_shape_fn((rows, cols), |(row, col)| {
        ((row * 7 + col * 3 + seed * 11) as f64 * 1.7).sin() * 3.0 + 0.5 * col as f64
    })
}

/// A row of such numbers.
pub fn waves(count: usize, seed: usize) -> Array1<f64> {
    wave(count, 1, seed).column(0).to_owned()
}

/// One value per column, as the table of a statistic.
pub fn row(values: Array1<f64>) -> Array2<f64> {
    values.insert_axis(Axis(0))
}

/// One value per row.
pub fn column(values: Array1<f64>) -> Array2<f64> {
    values.insert_axis(Axis(1))
}

pub fn scalar(value: f64) -> Array2<f64> {
    Array2::from_elem((1, 1), value)
}

pub fn sums(x: &Array2<f64>) -> Array1<f64> {
    x.sum_axis(Axis(0))
}

pub fn means(x: &Array2<f64>) -> Array1<f64> {
    sums(x) / x.nrows() as f64
}

/// Population variance of every column.
pub fn variances(x: &Array2<f64>) -> Array1<f64> {
    let deviation = x - &means(x);
    means(&(&deviation * &deviation))
}

pub fn relu(x: &Array2<f64>) -> Array2<f64> {
    x.mapv(|value| if value > 0.0 { value } else { 0.0 })
}

/// The share of zeros in every column.
pub fn zeros(x: &Array2<f64>) -> Array2<f64> {
    row(means(&x.mapv(|value| f64::from(value == 0.0))))
}

/// Batch normalization with its settings.
#[derive(Clone)]
pub struct Layer {
    pub gamma: Array1<f64>,
    pub beta: Array1<f64>,
    pub epsilon: f64,
    /// 0 where the variance is divided by N, 1 for N − 1.
    pub less: usize,
}

/// What it computes.
pub struct Forward {
    pub mean: Array1<f64>,
    pub deviation: Array2<f64>,
    pub variance: Array1<f64>,
    pub root: Array1<f64>,
    pub x_hat: Array2<f64>,
    pub y: Array2<f64>,
}

impl Layer {
    pub fn forward(&self, x: &Array2<f64>) -> Forward {
        let mean = means(x);
        let deviation = x - &mean;
        let variance = sums(&(&deviation * &deviation)) / (x.nrows() - self.less) as f64;
        let root = (&variance + self.epsilon).mapv(f64::sqrt);
        let x_hat = &deviation / &root;
        Forward {
            y: &self.gamma * &x_hat + &self.beta,
            mean,
            deviation,
            variance,
            root,
            x_hat,
        }
    }

    /// Mean, variance, root, x̂ and y under the names of one of the normalizations of a walk.
    pub fn tables(&self, x: &Array2<f64>, names: [Quantity; 5]) -> Tables {
        let forward = self.forward(x);
        let tables = [
            row(forward.mean),
            row(forward.variance),
            row(forward.root),
            forward.x_hat,
            forward.y,
        ];
        names.into_iter().zip(tables).collect()
    }
}

/// The slope of `loss` in each of the numbers of `at`: a difference of fourth order.
pub fn slopes(at: &Array2<f64>, loss: impl Fn(&Array2<f64>) -> f64) -> Array2<f64> {
    const STEP: f64 = 1e-3;
    Array2::from_shape_fn(at.dim(), |place| {
        let moved = |steps: f64| {
            let mut at = at.clone();
            at[place] += steps * STEP;
            loss(&at)
        };
        (8.0 * (moved(1.0) - moved(-1.0)) - (moved(2.0) - moved(-2.0))) / (12.0 * STEP)
    })
}
