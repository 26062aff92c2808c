//! The backward pass.

use crate::common::{batches, bits, hand, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::batch_norm::{
    Affine, backward, backward_compact, backward_constants, train,
};
use batch_norm_explained::formula::{Format, Notation, Quantity, show};
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::Walk;
use batch_norm_explained::walk::backward::{Settings, Upstream, formulas, walk};
use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

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

#[test]
fn the_formulas_read_like_the_paper() {
    let latex = |formula| show(&formula, Notation::Paper, Format::Latex);
    assert_eq!(
        latex(formulas::dx_hat()),
        "\\frac{\\partial\\ell}{\\partial \\hat{x}_{i}} = \\frac{\\partial\\ell}{\\partial y_{i}} \\cdot \\gamma"
    );
    let compact = show(&formulas::dx(Divisor::N), Notation::Paper, Format::Text);
    assert_eq!(
        compact,
        "∂ℓ/∂x_i = γ / √(σ_ℬ² + ε) · (∂ℓ/∂y_i − 1 / m · Σ_(j=1…m) ∂ℓ/∂y_j − x\u{302}_i · 1 / m · Σ_(j=1…m) ∂ℓ/∂y_j · x\u{302}_j) \
         = (∂ℓ/∂x\u{302}_i − g\u{304} − x\u{302}_i · p) / s_ℬ"
    );
    let variance = show(&formulas::dvariance(), Notation::Paper, Format::Text);
    assert_eq!(
        variance,
        "∂ℓ/∂σ_ℬ² = Σ_(i=1…m) ∂ℓ/∂x\u{302}_i · (x_i − μ_ℬ) · (−1 / 2) · (σ_ℬ² + ε)^(−3 / 2) \
         = (−0.5 · Σ_(i=1…m) ∂ℓ/∂x\u{302}_i · d_i) / s_ℬ^3"
    );
}

#[test]
fn a_loss_gives_the_gradient_that_it_has() {
    let x = hand();
    let target = Array2::from_elem(x.dim(), 0.5);
    let affine = Affine {
        gamma: array![2.0, 1.0, -1.0],
        beta: array![1.0, 0.0, 0.0],
    };
    let y = train(x.view(), &affine, 1e-5, Divisor::N).unwrap().y;
    for (upstream, share) in [
        (Upstream::HalfSquare(target.clone()), 0.5),
        (Upstream::MeanSquare(target.clone()), 1.0 / 15.0),
    ] {
        let settings = Settings {
            affine: affine.clone(),
            epsilon: 1e-5,
            ..settings(upstream)
        };
        let walk = walk(&x, &names(3), &settings).unwrap();
        assert_formulas_give_tables(&walk, 1e-12);
        let loss = |y: &Array2<f64>| {
            (y - &target)
                .iter()
                .map(|error| error * error * share)
                .sum::<f64>()
        };
        let total: f64 = table(&walk, Quantity::Loss).sum();
        assert!((total - loss(&y)).abs() < 1e-12);
        for place in [(0, 0), (3, 2)] {
            let step = 1e-6;
            let (mut more, mut less) = (y.clone(), y.clone());
            more[place] += step;
            less[place] -= step;
            let slope = (loss(&more) - loss(&less)) / (2.0 * step);
            assert!((table(&walk, Quantity::DY)[place] - slope).abs() < 1e-8);
        }
    }
}

#[test]
fn a_sample_that_is_not_there_cannot_send_a_gradient() {
    let upstream = Upstream::One { row: 5 };
    let error = walk(&hand(), &names(3), &settings(upstream)).unwrap_err();
    assert_eq!(error.key(), "shape-mismatch");
    let x = hand().column(0).to_owned().insert_axis(ndarray::Axis(1));
    let error = walk(&x, &names(1), &settings(Upstream::One { row: 5 })).unwrap_err();
    assert_eq!(error.key(), "too-few");
}

fn any_settings(x: &Array2<f64>, gamma: f64, epsilon: f64, n: bool, loss: usize) -> Settings {
    let other = x.mapv(|value| (value * 0.37).sin() * 2.0);
    Settings {
        affine: Affine {
            gamma: Array1::from_elem(x.ncols(), gamma),
            beta: Array1::from_elem(x.ncols(), 0.3),
        },
        epsilon,
        divisor: if n || x.nrows() == 1 {
            Divisor::N
        } else {
            Divisor::NMinusOne
        },
        upstream: match loss {
            0 => Upstream::Typed(other),
            1 => Upstream::One { row: 0 },
            2 => Upstream::HalfSquare(other),
            _ => Upstream::MeanSquare(other),
        },
        constants: true,
    }
}

proptest! {
    #[test]
    fn evaluating_the_shown_formula_gives_the_table(x in batches(), gamma in -2.0..2.0, epsilon in 1e-5..1.0, n in any::<bool>(), loss in 0_usize..4) {
        let settings = any_settings(&x, gamma, epsilon, n, loss);
        assert_formulas_give_tables(&walk(&x, &names(x.ncols()), &settings).unwrap(), 1e-11);
    }

    #[test]
    fn the_tables_are_those_of_the_fast_path_bit_for_bit(x in batches(), gamma in -2.0..2.0, epsilon in 1e-5..1.0, n in any::<bool>()) {
        let settings = any_settings(&x, gamma, epsilon, n, 0);
        let walk = walk(&x, &names(x.ncols()), &settings).unwrap();
        let dy = table(&walk, Quantity::DY);
        let forward = train(x.view(), &settings.affine, epsilon, settings.divisor).unwrap();
        let gamma = settings.affine.gamma.view();
        let chain = backward(&forward, gamma, dy.view()).unwrap();
        prop_assert_eq!(bits(&table(&walk, Quantity::DXChain)), bits(&chain.dx));
        let row = |values: &Array1<f64>| bits(&values.clone().insert_axis(ndarray::Axis(0)));
        prop_assert_eq!(bits(&table(&walk, Quantity::DVariance)), row(&chain.dvariance));
        prop_assert_eq!(bits(&table(&walk, Quantity::DMean)), row(&chain.dmean));
        prop_assert_eq!(bits(&table(&walk, Quantity::DGamma)), row(&chain.dgamma));
        let compact = backward_compact(forward.normalized(), gamma, dy.view()).unwrap();
        prop_assert_eq!(bits(&table(&walk, Quantity::DX)), bits(&compact.dx));
        let wrong = backward_constants(forward.normalized(), gamma, dy.view()).unwrap();
        prop_assert_eq!(bits(&table(&walk, Quantity::DXConstants)), bits(&wrong.dx));
    }

    #[test]
    fn the_compact_form_is_the_chain_and_its_length_is_known(x in batches(), gamma in -2.0..2.0, n in any::<bool>()) {
        let spread = |x: &Array2<f64>| x.columns().into_iter().all(|column| column.iter().any(|value| (value - column[0]).abs() > 1.0));
        prop_assume!(spread(&x));
        let settings = any_settings(&x, gamma, 0.0, n, 0);
        let walk = walk(&x, &names(x.ncols()), &settings).unwrap();
        let (chain, compact) = (table(&walk, Quantity::DXChain), table(&walk, Quantity::DX));
        for (chain, compact) in chain.iter().zip(&compact) {
            prop_assert!((chain - compact).abs() < 1e-11, "{chain} is not {compact}");
        }
        let (found, identity) = (table(&walk, Quantity::DXNorm), table(&walk, Quantity::NormIdentity));
        for (found, identity) in found.iter().zip(&identity) {
            prop_assert!((found - identity).abs() < 1e-10);
        }
        for sum in [Quantity::DXSum, Quantity::DXAlong] {
            prop_assert!(table(&walk, sum).iter().all(|sum| sum.abs() < 1e-10));
        }
    }
}
