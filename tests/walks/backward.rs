//! The backward pass.

use crate::common::{divisors, formula, hand, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Layer, Tables, assert_tables, means, row, slopes, sums, wave, waves};
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::Walk;
use batch_norm_explained::walk::backward::{Settings, Upstream, walk};
use ndarray::{Array2, array};

fn settings(upstream: Upstream) -> Settings {
    Settings {
        affine: Affine {
            gamma: array![2.0],
            beta: array![0.0],
        },
        epsilon: 0.0,
        divisor: Divisor::N,
        upstream,
        constants: true,
    }
}

/// science.md C5: feature A, γ = 2, sample 1 sends 1.
fn hand_walk() -> Walk {
    let x = hand().column(0).to_owned().insert_axis(ndarray::Axis(1));
    walk(&x, &names(1), &settings(Upstream::One { row: 0 })).unwrap()
}

#[track_caller]
fn near(walk: &Walk, quantity: Quantity, expected: &[f64]) {
    let found = table(walk, quantity);
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            (found - expected).abs() < 1e-15,
            "{quantity}: {found} is not {expected}"
        );
    }
}

#[test]
fn the_hand_example_comes_out_as_by_hand() {
    let walk = hand_walk();
    near(&walk, Quantity::DBeta, &[1.0]);
    near(&walk, Quantity::DGamma, &[-1.5]);
    near(&walk, Quantity::DXHat, &[2.0, 0.0, 0.0, 0.0, 0.0]);
    near(&walk, Quantity::GradientMean, &[0.4]);
    near(&walk, Quantity::GradientSlope, &[-0.6]);
    let dx = [0.35, -0.35, -0.2, -0.05, 0.25];
    near(&walk, Quantity::DX, &dx);
    near(&walk, Quantity::DXChain, &dx);
    near(&walk, Quantity::DXSum, &[0.0]);
    near(&walk, Quantity::DXAlong, &[0.0]);
    near(&walk, Quantity::DXNorm, &[0.35]);
    near(&walk, Quantity::NormIdentity, &[0.35]);
    near(&walk, Quantity::DXConstants, &[1.0, 0.0, 0.0, 0.0, 0.0]);
    near(&walk, Quantity::ConstantsSum, &[1.0]);
    near(&walk, Quantity::Difference, &[0.65, 0.35, 0.2, 0.05, -0.25]);
}

#[test]
fn the_hand_example_is_written_with_its_numbers() {
    let walk = hand_walk();
    let text = |quantity, row| text(&walk, quantity, row, 0);
    assert_eq!(
        text(Quantity::DVariance, 0),
        "∂ℓ/∂σ_ℬ² = (−0.5 · (2 · (−3) + 0 · (−1) + 0 · 0 + 0 · 1 + 0 · 3)) / 2^3 = 3 / 8 = 0.375"
    );
    assert_eq!(
        text(Quantity::DMean, 0),
        "∂ℓ/∂μ_ℬ = −(2 + 0 + 0 + 0 + 0) / 2 + 0.375 · (−2 · (−3 + (−1) + 0 + 1 + 3)) / 5 = −1 + 0 = −1"
    );
    assert_eq!(
        text(Quantity::DXChain, 0),
        "∂ℓ/∂x_1 = 2 / 2 + (2 · 0.375 · (−3)) / 5 + (−1 / 5) = 1 + (−0.45) + (−0.2) = 0.35"
    );
    assert_eq!(
        text(Quantity::GradientSlope, 0),
        "p = (2 · (−1.5) + 0 · (−0.5) + 0 · 0 + 0 · 0.5 + 0 · 1.5) / 5 = −3 / 5 = −0.6"
    );
    assert_eq!(
        text(Quantity::DX, 0),
        "∂ℓ/∂x_1 = (2 − 0.4 − (−1.5 · (−0.6))) / 2 = 0.7 / 2 = 0.35"
    );
    assert_eq!(
        text(Quantity::DX, 4),
        "∂ℓ/∂x_5 = (0 − 0.4 − 1.5 · (−0.6)) / 2 = 0.5 / 2 = 0.25"
    );
    assert_eq!(
        text(Quantity::DXSum, 0),
        "S_1 = 0.35 + (−0.35) + (−0.2) + (−0.05) + 0.25 = 0"
    );
    assert_eq!(
        text(Quantity::DXAlong, 0),
        "S_2 = −1.5 · 0.35 + (−0.5 · (−0.35)) + 0 · (−0.2) + 0.5 · (−0.05) + 1.5 · 0.25 = 0"
    );
    assert_eq!(
        text(Quantity::NormIdentity, 0),
        "n_x² = 2² / 2² · (1 − 1² / 5 − (−1.5)² / 5) = 1 · 0.35 = 0.35"
    );
}

/// What the hand example, in `formulas.txt`, does not show.
#[test]
fn the_formulas_read_like_the_paper() {
    let x = hand();
    let written = |upstream, quantity| {
        let settings = Settings {
            affine: Affine::identity(3),
            divisor: Divisor::NMinusOne,
            ..settings(upstream)
        };
        formula(&walk(&x, &names(3), &settings).unwrap(), quantity)
    };
    assert_eq!(
        written(Upstream::One { row: 0 }, Quantity::DXChain),
        "∂ℓ/∂x_i = ∂ℓ/∂x\u{302}_i · 1 / √(σ_ℬ² + ε) + ∂ℓ/∂σ_ℬ² · (2 · (x_i − μ_ℬ)) / (m − 1) + ∂ℓ/∂μ_ℬ · 1 / m \
         = ∂ℓ/∂x\u{302}_i / s_ℬ + (2 · ∂ℓ/∂σ_ℬ² · d_i) / (m − 1) + ∂ℓ/∂μ_ℬ / m"
    );
    let target = || Array2::zeros(x.dim());
    for (upstream, loss, gradient) in [
        (
            Upstream::HalfSquare(target()),
            "ℓ = 1 / 2 · Σ_(i=1…m) (y_i − t_i)²",
            "∂ℓ/∂y_i = y_i − t_i",
        ),
        (
            Upstream::MeanSquare(target()),
            "ℓ = 1 / N · Σ_(i=1…m) (y_i − t_i)²",
            "∂ℓ/∂y_i = (2 · (y_i − t_i)) / N",
        ),
    ] {
        assert_eq!(written(upstream.clone(), Quantity::Loss), loss);
        assert_eq!(written(upstream, Quantity::DY), gradient);
    }
}

/// The steps that follow from the gradients of y and x alone, and those that are slopes of the loss Σ ∂ℓ/∂y · y.
fn by_definition(x: &Array2<f64>, dy: &Array2<f64>, layer: &Layer) -> Tables {
    let forward = layer.forward(x);
    let loss = |layer: &Layer, x: &Array2<f64>| (dy * &layer.forward(x).y).sum();
    let dx = slopes(x, |x| loss(layer, x));
    let dgamma = slopes(&row(layer.gamma.clone()), |gamma| {
        let gamma = gamma.row(0).to_owned();
        loss(
            &Layer {
                gamma,
                ..layer.clone()
            },
            x,
        )
    });
    let dbeta = slopes(&row(layer.beta.clone()), |beta| {
        let beta = beta.row(0).to_owned();
        loss(
            &Layer {
                beta,
                ..layer.clone()
            },
            x,
        )
    });
    // The normalization with its mean and variance as numbers that can be moved alone.
    let normalized = |mean: &Array2<f64>, variance: &Array2<f64>| {
        let x_hat = (x - mean) / (variance + layer.epsilon).mapv(f64::sqrt);
        (dy * &(&layer.gamma * &x_hat)).sum()
    };
    let divisor = (x.nrows() - layer.less) as f64;
    let spread = |mean: &Array2<f64>| row(sums(&(x - mean).mapv(|value| value.powi(2))) / divisor);
    let (mean, variance) = (row(forward.mean.clone()), row(forward.variance.clone()));
    let dvariance = slopes(&variance, |variance| normalized(&mean, variance));
    let dmean = slopes(&mean, |mean| normalized(mean, &spread(mean)));
    let dx_hat = slopes(&forward.x_hat, |x_hat| {
        (dy * &(&layer.gamma * x_hat + &layer.beta)).sum()
    });
    let constants = dy * &(&layer.gamma / &forward.root);
    let squares = |x: &Array2<f64>| sums(&(x * x));
    let along = sums(&(dy * &forward.x_hat)).mapv(|sum| sum.powi(2)) / divisor;
    let across = sums(dy).mapv(|sum| sum.powi(2)) / x.nrows() as f64;
    let scale = (&layer.gamma / &forward.root).mapv(|scale| scale.powi(2));
    vec![
        (Quantity::DXHat, dx_hat.clone()),
        (Quantity::DVariance, dvariance),
        (Quantity::DMean, dmean),
        (Quantity::DXChain, dx.clone()),
        (Quantity::DGamma, dgamma),
        (Quantity::DBeta, dbeta),
        (Quantity::GradientMean, row(means(&dx_hat))),
        (
            Quantity::GradientSlope,
            row(sums(&(&dx_hat * &forward.x_hat)) / divisor),
        ),
        (Quantity::DX, dx.clone()),
        (Quantity::DXSum, row(sums(&dx))),
        (Quantity::DXAlong, row(sums(&(&forward.x_hat * &dx)))),
        (Quantity::DYNorm, row(squares(dy))),
        (Quantity::DXNorm, row(squares(&dx))),
        (
            Quantity::NormIdentity,
            row(scale * (squares(dy) - across - along)),
        ),
        (Quantity::ConstantsSum, row(sums(&constants))),
        (Quantity::Difference, &constants - &dx),
        (Quantity::DXConstants, constants),
    ]
}

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..16 {
        for (divisor, less) in divisors() {
            let (x, other) = (wave(4 + seed % 3, 2, seed), wave(4 + seed % 3, 2, seed + 5));
            let layer = Layer {
                gamma: waves(2, seed + 1),
                beta: waves(2, seed + 2),
                epsilon: [0.0, 0.3][seed % 2],
                less,
            };
            let y = layer.forward(&x).y;
            // The loss of every feature, as a function of the output.
            let share = [0.5, 1.0 / y.len() as f64][seed % 2];
            let loss = |y: &Array2<f64>| (y - &other).mapv(|error| error.powi(2)) * share;
            let slope = slopes(&y, |y| loss(y).sum());
            let one = Array2::from_shape_fn(x.dim(), |(at, _)| if at == 1 { 1.0 } else { 0.0 });
            let (upstream, dy) = match seed % 4 {
                0 => (Upstream::HalfSquare(other.clone()), slope),
                1 => (Upstream::MeanSquare(other.clone()), slope),
                2 => (Upstream::Typed(other.clone()), other.clone()),
                _ => (Upstream::One { row: 1 }, one),
            };
            let settings = Settings {
                affine: Affine {
                    gamma: layer.gamma.clone(),
                    beta: layer.beta.clone(),
                },
                epsilon: layer.epsilon,
                divisor,
                upstream,
                constants: true,
            };
            let walk = walk(&x, &names(2), &settings).unwrap();
            let mut expected = by_definition(&x, &dy, &layer);
            if seed % 4 < 2 {
                expected.push((Quantity::Loss, row(sums(&loss(&y)))));
                expected.push((Quantity::DY, dy));
            } else {
                assert_eq!(table(&walk, Quantity::DY), dy);
            }
            assert_tables(&walk, &expected, 1e-8);
            assert_formulas_give_tables(&walk, 1e-11);
            if layer.epsilon == 0.0 {
                let identity = vec![
                    (Quantity::DXSum, row(waves(2, 0) * 0.0)),
                    (Quantity::DXAlong, row(waves(2, 0) * 0.0)),
                    (Quantity::NormIdentity, table(&walk, Quantity::DXNorm)),
                ];
                for (quantity, expected) in identity {
                    let found = table(&walk, quantity);
                    assert!((found - expected).iter().all(|gap| gap.abs() < 1e-11));
                }
            }
        }
    }
}

/// What rounding leaves where everything cancels is no number to show.
#[test]
fn a_sum_that_vanishes_is_shown_as_zero_whatever_the_size_of_its_terms() {
    let x = hand().column(0).to_owned().insert_axis(ndarray::Axis(1));
    for size in [1e-9, 1.0, 1e9] {
        for sent in [1.0, 3.0, 7.0, 11.0, 13.0] {
            let mut dy = Array2::zeros((5, 1));
            dy[(0, 0)] = size * sent;
            dy[(3, 0)] = size / sent;
            let walk = walk(&x, &names(1), &settings(Upstream::Typed(dy))).unwrap();
            assert_eq!(
                table(&walk, Quantity::DXSum),
                array![[0.0]],
                "{size} {sent}"
            );
            assert!(table(&walk, Quantity::DXNorm)[(0, 0)] > 0.0);
        }
    }
}

#[test]
fn the_wrong_gradient_is_shown_only_where_it_is_asked_for() {
    let asked = settings(Upstream::One { row: 0 });
    let without = Settings {
        constants: false,
        ..asked.clone()
    };
    let x = hand().column(0).to_owned().insert_axis(ndarray::Axis(1));
    let steps = |settings: &Settings| walk(&x, &names(1), settings).unwrap().steps.len();
    assert_eq!(steps(&asked), steps(&without) + 3);
}

#[test]
fn a_sample_that_is_not_there_cannot_send_a_gradient() {
    let upstream = Upstream::One { row: 5 };
    let error = walk(&hand(), &names(3), &settings(upstream)).unwrap_err();
    assert_eq!(error.key(), "shape-mismatch");
    let x = hand().column(0).to_owned().insert_axis(ndarray::Axis(1));
    let error = walk(&x, &names(1), &settings(Upstream::One { row: 5 })).unwrap_err();
    let what = "rows";
    let [needed, found] = [6, 5];
    assert_eq!(
        error,
        Error::TooFew {
            what,
            needed,
            found
        }
    );
    let short = Array2::zeros((4, 1));
    for (upstream, what) in [
        (Upstream::Typed(short.clone()), "dy"),
        (Upstream::HalfSquare(short.clone()), "target"),
        (Upstream::MeanSquare(short), "target"),
    ] {
        let error = walk(&x, &names(1), &settings(upstream)).unwrap_err();
        let [expected, found] = [vec![5, 1], vec![4, 1]];
        assert_eq!(
            error,
            Error::ShapeMismatch {
                what,
                expected,
                found
            }
        );
    }
}
