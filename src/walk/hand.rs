//! The numbers that the article works by hand, and its formulas by name. Not part of the library's promise.

use super::backward::Upstream;
use super::linear::{LayerKind, Linear};
use super::running::{Averaging, Start, Statistic};
use super::{EXAMPLES, Walk, axes, backward, bowl, outside};
use crate::axes::{Layout, Norm};
use crate::batch_norm::{Affine, Running};
use crate::error::Error;
use crate::fold::Frozen;
use crate::formula::{Format, Formula, Notation, prose, show};
use crate::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, array};

/// Every walk by its name.
pub fn names() -> impl Iterator<Item = &'static str> {
    EXAMPLES.iter().map(|(name, _)| *name)
}

/// A walk on its hand example; `None` for a name that is not in [`names`].
pub fn walk(name: &str) -> Option<Result<Walk, Error>> {
    let (_, example) = EXAMPLES.iter().find(|(known, _)| *known == name)?;
    Some(example())
}

/// Writes a formula of the article by its name: `walk.step`, such as `forward.mean`, in the textbook's form, or
/// `prose.name`.
///
/// # Errors
/// [`Error::UnknownName`] for a name that no formula has, and those of the walk on its hand example.
pub fn written(name: &str, notation: Notation, format: Format) -> Result<String, Error> {
    let unknown = || Error::UnknownName {
        what: "formula",
        name: name.into(),
    };
    let (group, id) = name.split_once('.').ok_or_else(unknown)?;
    if group == "prose" {
        return prose::show(id, notation, format).ok_or_else(unknown);
    }
    let walk = walk(group).ok_or_else(unknown)??;
    let mut steps = walk.steps.into_iter();
    let step = steps.find(|step| step.id() == id).ok_or_else(unknown)?;
    let Formula { right, also, .. } = step.formula;
    let textbook = Formula {
        right: also.unwrap_or(right),
        also: None,
        ..step.formula
    };
    Ok(show(&textbook, notation, format))
}

/// The one feature of most examples.
pub(super) fn names_of_a() -> Vec<String> {
    vec!["A".to_string()]
}

/// Two images of 2 × 2 with one channel.
pub const IMAGES: [f64; 8] = [1.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 9.0];

/// Batch normalization of [`IMAGES`].
pub fn images() -> axes::Settings {
    axes::Settings {
        shape: vec![2, 1, 2, 2],
        layout: Layout::ChannelsFirst,
        norm: Norm::Batch,
        affine: Affine::identity(1),
        epsilon: 0.0,
    }
}

/// Feature A of the hand batch, (5, 1): mean 5, variance 4.
pub fn feature_a() -> Array2<f64> {
    array![[2.0], [4.0], [5.0], [6.0], [8.0]]
}

/// Features A and B of the hand batch, (5, 2): B is ten times A in another order.
pub fn features_a_and_b() -> Array2<f64> {
    array![
        [2.0, 80.0],
        [4.0, 20.0],
        [5.0, 50.0],
        [6.0, 40.0],
        [8.0, 60.0]
    ]
}

/// Ten steps on them as they are, just below the limit.
pub fn raw() -> bowl::Settings {
    bowl::Settings {
        inputs: bowl::Inputs::Raw,
        rate: 0.004,
        steps: 10,
    }
}

/// w = 3, b = 1.
pub fn layer() -> Linear {
    Linear {
        kind: LayerKind::Dense,
        weight: array![[3.0]],
        bias: array![1.0],
    }
}

/// Mean 5 and variance 4, γ = 2 and β = 1, ε = 0.
pub fn frozen() -> Frozen {
    Frozen {
        affine: affine(2.0, 1.0),
        epsilon: 0.0,
        running: Running {
            mean: array![5.0],
            variance: array![4.0],
        },
    }
}

/// The backward pass with γ = 2, both gradients of the input.
pub fn upstream(upstream: Upstream) -> backward::Settings {
    backward::Settings {
        affine: affine(2.0, 0.0),
        epsilon: 0.0,
        divisor: Divisor::N,
        upstream,
        constants: true,
    }
}

/// A hundred steps with learning rate 0.1 towards 1.
pub fn descent() -> outside::Outside {
    outside::Outside {
        rate: 0.1,
        target: 1.0,
        steps: 100,
    }
}

/// θ = 5, 7, 6.
pub(super) fn batches() -> Vec<Moments> {
    [5.0, 7.0, 6.0]
        .map(|mean| Moments {
            count: 5,
            mean: array![mean],
            variance: array![4.0],
        })
        .to_vec()
}

/// ρ = 0.9 from 0, and the last three batches.
pub(super) fn averaging() -> Averaging {
    Averaging {
        statistic: Statistic::Mean,
        rho: 0.9,
        window: 3,
        start: Start::Zero,
    }
}

/// γ and β of one feature.
pub(super) fn affine(gamma: f64, beta: f64) -> Affine {
    Affine {
        gamma: Array1::from_elem(1, gamma),
        beta: Array1::from_elem(1, beta),
    }
}
