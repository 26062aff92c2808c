//! Every walk on the numbers that are worked by hand in the article, and its formulas by name.

use super::backward::Upstream;
use super::linear::{Kind, Linear};
use super::running::{Averaging, Start, Statistic};
use super::serve::Serving;
use super::{
    Walk, axes, backward, bowl, fold, fold_next, forward, inference, order, outside, running,
    scale, serve, shards, slip,
};
use crate::axes::{Layout, Norm};
use crate::batch_norm::{Affine, Running};
use crate::error::Error;
use crate::fold::Frozen;
use crate::formula::{Format, Formula, Notation, prose, show};
use crate::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, array};

/// Every walk by its name.
pub const NAMES: &[&str] = &[
    "axes",
    "backward",
    "bowl",
    "fold",
    "fold-next",
    "forward",
    "inference",
    "order",
    "outside",
    "running",
    "scale",
    "serve",
    "shards",
    "slip",
];

/// The formula of a step, named `walk.step`, such as `forward.mean`.
pub fn formula(name: &str) -> Option<Formula> {
    let (name, step) = name.split_once('.')?;
    let walk = walk(name)?.ok()?;
    let step = walk.steps.into_iter().find(|found| found.id() == step)?;
    Some(step.formula)
}

/// Writes a formula of the article by its name: `walk.step` in the textbook's form, or `prose.name`.
pub fn written(name: &str, notation: Notation, format: Format) -> Option<String> {
    if let Some(name) = name.strip_prefix("prose.") {
        return prose::show(name, notation, format);
    }
    let formula = formula(name)?;
    let textbook = Formula {
        right: formula.also.unwrap_or(formula.right),
        also: None,
        ..formula
    };
    Some(show(&textbook, notation, format))
}

/// A walk on its hand example; `None` for a name that is not in [`NAMES`].
pub fn walk(name: &str) -> Option<Result<Walk, Error>> {
    let (x, names) = (feature_a(), vec!["A".to_string()]);
    let (affine, plain) = (affine(2.0, 1.0), Affine::identity(1));
    Some(match name {
        "axes" => axes::walk(&IMAGES, &images()),
        "backward" => backward::walk(&x, &names, &upstream(Upstream::One { row: 0 })),
        "bowl" => bowl::walk(
            &features_a_and_b(),
            &["A".to_string(), "B".to_string()],
            &raw(),
        ),
        "fold" => fold::walk(
            &array![[2.0]],
            &["u".to_string()],
            &names,
            &layer(),
            &frozen(),
        ),
        "fold-next" => fold_next::walk(&x, &names, &["o".to_string()], &layer(), &frozen()),
        "forward" => forward::walk(&x, &names, &plain, 0.0, Divisor::N),
        "inference" => inference::walk(&array![[9.0]], &names, &affine, 0.0, &frozen().running),
        "order" => order::walk(&x, &names, &plain, 0.0, Divisor::N),
        "outside" => outside::walk(&[1.0, 2.0, 3.0, 6.0], &descent()),
        "running" => running::walk(&batches(), &names, &averaging()),
        "scale" => scale::walk(&x, &["u".to_string()], &names, &tenfold()),
        "serve" => serve::walk(&batches(), &names, &serving()),
        "shards" => shards::walk(&x, &names, &[3, 2]),
        "slip" => slip::walk(
            &x,
            &names,
            &plain,
            0.0,
            Divisor::N,
            slip::Slip::EpsilonOutside,
        ),
        _ => return None,
    })
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
        kind: Kind::Dense,
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
pub fn descent() -> outside::Settings {
    outside::Settings {
        rate: 0.1,
        target: 1.0,
        steps: 100,
    }
}

/// Weights times 10; sample 1 sends 1.
fn tenfold() -> scale::Settings {
    scale::Settings {
        weight: array![[3.0]],
        bias: array![1.0],
        factor: 10.0,
        offset: 7.0,
        affine: affine(2.0, 0.0),
        epsilon: 0.0,
        divisor: Divisor::N,
        dy: array![[1.0], [0.0], [0.0], [0.0], [0.0]],
    }
}

/// θ = 5, 7, 6.
fn batches() -> Vec<Moments> {
    [5.0, 7.0, 6.0]
        .map(|mean| Moments {
            count: 5,
            mean: array![mean],
            variance: array![4.0],
        })
        .to_vec()
}

fn averaging() -> Averaging {
    Averaging {
        statistic: Statistic::Mean,
        rho: 0.9,
        window: 3,
        start: Start::Zero,
    }
}

/// The sample 9 under those averages.
fn serving() -> Serving {
    Serving {
        sample: array![9.0],
        averaging: averaging(),
        stored: Divisor::N,
        affine: affine(2.0, 1.0),
        epsilon: 0.0,
    }
}

fn affine(gamma: f64, beta: f64) -> Affine {
    Affine {
        gamma: Array1::from_elem(1, gamma),
        beta: Array1::from_elem(1, beta),
    }
}
