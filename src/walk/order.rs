//! Before or after the activation: BN → ReLU and ReLU → BN on the same input, with the share of zeros each leaves.

use super::short::{Layer, samples};
use super::{Step, Table, Walk, notes_on};
use crate::batch_norm::{Affine, train};
use crate::error::Error;
use crate::formula::{Formula, Leaf, Quantity, bound, cell, is_zero, relu, scalar};
use crate::stats::{Divisor, column_sums};
use ndarray::Array2;

/// The second layer, which comes after the rectifier.
const ACTIVATED: Layer = Layer {
    x: Quantity::Activated,
    mean: Quantity::ActivatedMean,
    variance: Quantity::ActivatedVariance,
    root: Quantity::ActivatedRoot,
    x_hat: Quantity::ActivatedXHat,
    y: Quantity::ActivatedY,
};

/// BN, then ReLU: z. ReLU, then BN: y_r. Both on `x`, the output of a dense or convolution layer, (batch, features).
///
/// # Errors
/// As [`train`].
pub fn walk(
    x: &Array2<f64>,
    names: &[String],
    affine: &Affine,
    epsilon: f64,
    divisor: Divisor,
) -> Result<Walk, Error> {
    let before = train(x.view(), affine, epsilon, divisor)?;
    let activated = rectified(x);
    let after = train(activated.view(), affine, epsilon, divisor)?;
    let z = rectified(&before.y);
    let notes = notes_on(x, &before.variance, names);
    let inputs = vec![
        Table::samples(Quantity::X, x.clone(), names),
        Table::scalar(Quantity::Count, x.nrows() as f64),
        Table::scalar(Quantity::Epsilon, epsilon),
        Table::statistic(Quantity::Gamma, affine.gamma.clone(), names),
        Table::statistic(Quantity::Beta, affine.beta.clone(), names),
    ];
    let sample =
        |formula, quantity, values| Step::new(formula, Table::samples(quantity, values, names));
    let zeros = |quantity, of, values: &Array2<f64>| {
        let share = zero_share(values);
        Step::new(
            zero_share_of(quantity, of),
            Table::statistic(quantity, share, names),
        )
    };
    let mut steps = Layer::PLAIN.steps(before, names);
    let z_zeros = zeros(Quantity::ZeroShare, Quantity::Z, &z);
    steps.push(sample(rectifier(Quantity::Z, Quantity::Y), Quantity::Z, z));
    steps.push(z_zeros);
    let zeros_between = zeros(
        Quantity::ActivatedZeroShare,
        Quantity::Activated,
        &activated,
    );
    steps.push(sample(
        rectifier(Quantity::Activated, Quantity::X),
        Quantity::Activated,
        activated,
    ));
    steps.push(zeros_between);
    let last = zeros(
        Quantity::ActivatedYZeroShare,
        Quantity::ActivatedY,
        &after.y,
    );
    steps.extend(ACTIVATED.steps(after, names));
    steps.push(last);
    Ok(Walk {
        inputs,
        steps,
        notes,
    })
}

/// max(0, a) cell by cell; NaN stays NaN.
pub(super) fn rectified(values: &Array2<f64>) -> Array2<f64> {
    values.mapv(|value| if value < 0.0 { 0.0 } else { value })
}

/// rᵢ = max(0, xᵢ)
pub(super) fn rectifier(left: Quantity, of: Quantity) -> Formula {
    Formula::new(Leaf::cell(left), relu(cell(of)))
}

/// f = 1/m Σ [zᵢ = 0]
fn zero_share_of(left: Quantity, of: Quantity) -> Formula {
    let right = samples(is_zero(bound(of))) / scalar(Quantity::Count);
    Formula::new(Leaf::column(left), right)
}

fn zero_share(values: &Array2<f64>) -> ndarray::Array1<f64> {
    let zeros = values.mapv(|value| f64::from(value == 0.0));
    column_sums(zeros.view()) / values.nrows() as f64
}
