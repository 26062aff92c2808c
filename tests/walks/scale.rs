//! The layer before, multiplied and moved.

use crate::common::{divisors, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Layer, Tables, assert_tables, row, slopes, wave, waves};
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::hand;
use batch_norm_explained::walk::scale::{Settings, walk};
use ndarray::{Array2, array};

#[test]
fn tenfold_weights_leave_the_output_and_divide_the_gradient() {
    let walk = hand::walk("scale").unwrap().unwrap();
    assert_eq!(
        table(&walk, Quantity::Y).column(0).to_vec(),
        [-3.0, -1.0, 0.0, 1.0, 3.0]
    );
    assert!(
        table(&walk, Quantity::Difference)
            .iter()
            .all(|gap| gap.abs() < 1e-14)
    );
    // science.md C5: sample 1 sends 1; x = 7, 13, 16, 19, 25 has the deviation 6, so ∂ℓ/∂x is a third of that of A. By
    // u = 2, 4, 5, 6, 8: (0.7 − 1.4 − 1 − 0.3 + 2) / 3 = 0.
    let dx = [0.35, -0.35, -0.2, -0.05, 0.25].map(|slope| slope / 3.0);
    for (found, expected) in table(&walk, Quantity::DX).iter().zip(dx) {
        assert!((found - expected).abs() < 1e-15);
    }
    for (found, expected) in table(&walk, Quantity::ScaledDX).iter().zip(dx) {
        assert!((found - expected / 10.0).abs() < 1e-16);
    }
    assert!(
        table(&walk, Quantity::DBias)
            .iter()
            .all(|sum| sum.abs() < 1e-15)
    );
    assert!(
        table(&walk, Quantity::GradientDifference)
            .iter()
            .all(|gap| gap.abs() < 1e-14)
    );
    assert_eq!(
        text(&walk, Quantity::ScaledX, 0, 0),
        "x′_1 = 10 · 2 · 3 + (1 + 7) = 60 + 8 = 68"
    );
}

/// What c does to numbers with an epsilon beside the variance.
#[test]
fn epsilon_breaks_the_invariance_for_tiny_weights_and_the_walk_shows_it() {
    let settings = |factor| Settings {
        weight: array![[3.0]],
        bias: array![1.0],
        factor,
        offset: 0.0,
        affine: Affine::identity(1),
        epsilon: 1e-3,
        divisor: Divisor::N,
        dy: array![[1.0], [0.0], [0.0], [0.0], [0.0]],
    };
    let moved = |factor| {
        let walk = walk(&hand::feature_a(), &names(1), &names(1), &settings(factor)).unwrap();
        let gaps = table(&walk, Quantity::Difference);
        gaps.iter().fold(0.0_f64, |most, gap| most.max(gap.abs()))
    };
    assert!(moved(10.0) < 1e-4);
    assert!(moved(0.01) > 0.1);
}

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..12 {
        for (divisor, less) in divisors() {
            let (inputs, features) = (1 + seed % 3, 2);
            let u = wave(5, inputs, seed);
            let (weight, bias) = (wave(inputs, features, seed + 1), waves(features, seed + 2));
            let (factor, offset) = (0.5 + seed as f64, 1.5 - seed as f64);
            let dy = wave(5, features, seed + 3);
            let layer = Layer {
                gamma: waves(features, seed + 4),
                beta: waves(features, seed + 5),
                epsilon: [0.0, 0.3][seed % 2],
                less,
            };
            let settings = Settings {
                weight: weight.clone(),
                bias: bias.clone(),
                factor,
                offset,
                affine: Affine {
                    gamma: layer.gamma.clone(),
                    beta: layer.beta.clone(),
                },
                epsilon: layer.epsilon,
                divisor,
                dy: dy.clone(),
            };
            let walk = walk(&u, &names(inputs), &names(features), &settings).unwrap();
            let x = |weight: &Array2<f64>, bias: &Array2<f64>| u.dot(weight) + bias;
            let loss = |x: &Array2<f64>| (&dy * &layer.forward(x).y).sum();
            let (bias, moved) = (row(bias.clone()), row(bias + offset));
            let scaled = &weight * factor;
            let (here, there) = (x(&weight, &bias), x(&scaled, &moved));
            let dweight = slopes(&weight, |weight| loss(&x(weight, &bias)));
            let scaled_dweight = slopes(&scaled, |weight| loss(&x(weight, &moved)));
            let mut expected: Tables = layer.tables(
                &here,
                [
                    Quantity::Mean,
                    Quantity::Variance,
                    Quantity::Root,
                    Quantity::XHat,
                    Quantity::Y,
                ],
            );
            expected.extend(layer.tables(
                &there,
                [
                    Quantity::ScaledMean,
                    Quantity::ScaledVariance,
                    Quantity::ScaledRoot,
                    Quantity::ScaledXHat,
                    Quantity::ScaledY,
                ],
            ));
            expected.extend([
                (Quantity::X, here.clone()),
                (Quantity::ScaledX, there.clone()),
                (
                    Quantity::Difference,
                    layer.forward(&there).y - layer.forward(&here).y,
                ),
                (Quantity::DX, slopes(&here, loss)),
                (Quantity::ScaledDX, slopes(&there, loss)),
                (
                    Quantity::DBias,
                    slopes(&bias, |bias| loss(&x(&weight, bias))),
                ),
                (
                    Quantity::GradientDifference,
                    &scaled_dweight * factor - &dweight,
                ),
                (Quantity::DWeight, dweight),
                (Quantity::ScaledDWeight, scaled_dweight),
            ]);
            assert_tables(&walk, &expected, 1e-7);
            assert_formulas_give_tables(&walk, 1e-11);
            if layer.epsilon == 0.0 {
                for quantity in [
                    Quantity::Difference,
                    Quantity::GradientDifference,
                    Quantity::DBias,
                ] {
                    let gaps = table(&walk, quantity);
                    assert!(gaps.iter().all(|gap| gap.abs() < 1e-10), "{quantity}");
                }
            }
        }
    }
}
