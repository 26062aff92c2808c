//! Folding: the folded layer alone gives what layer and normalization gave together.

use crate::make::{affine, close, epsilon, running, table, vector};
use batch_norm_explained::batch_norm::infer;
use batch_norm_explained::dropout;
use batch_norm_explained::fold::{Frozen, WeightLayout, fold, fold_into_next};
use ndarray::{Array1, Array2, Array3};
use proptest::collection::vec;
use proptest::prelude::*;

fn frozen(features: usize) -> impl Strategy<Value = Frozen> {
    (affine(features), epsilon(), running(features)).prop_map(|(affine, epsilon, running)| Frozen {
        affine,
        epsilon,
        running,
    })
}

/// Folding moves a rounding through 1/root: the largest of the scales.
fn tolerance(frozen: &Frozen) -> Result<f64, TestCaseError> {
    let (scale, _) = frozen.line()?;
    Ok(1e-13
        * scale
            .iter()
            .fold(1.0_f64, |most, scale| most.max(scale.abs())))
}

proptest! {
    #[test]
    fn into_the_dense_layer_before(
        x in table(5, 4), weight in table(3, 4), bias in vector(3), frozen in frozen(3),
    ) {
        let apart = x.dot(&weight.t()) + &bias;
        let apart = infer(apart.view(), &frozen.affine, frozen.epsilon, &frozen.running)?.y;
        let folded = fold(weight.view().into_dyn(), Some(bias.view()), WeightLayout::OutputsFirst, &frozen)?;
        let folded_weight = folded.weight.into_dimensionality::<ndarray::Ix2>().expect("two axes");
        close(&(x.dot(&folded_weight.t()) + &folded.bias), &apart, tolerance(&frozen)?)?;
    }

    #[test]
    fn a_layer_without_a_bias_is_one_with_bias_zero(weight in table(3, 4), frozen in frozen(3)) {
        let zero = Array1::zeros(3);
        let with = fold(weight.view().into_dyn(), Some(zero.view()), WeightLayout::OutputsFirst, &frozen)?;
        let without = fold(weight.view().into_dyn(), None, WeightLayout::OutputsFirst, &frozen)?;
        prop_assert_eq!(with, without);
    }

    #[test]
    fn keras_weights_are_the_same_lying_on_their_side(weight in table(3, 4), frozen in frozen(3)) {
        let torch = fold(weight.view().into_dyn(), None, WeightLayout::OutputsFirst, &frozen)?;
        let keras = fold(weight.t().into_dyn(), None, WeightLayout::OutputsLast, &frozen)?;
        prop_assert_eq!(torch.weight.t(), keras.weight);
    }

    #[test]
    fn a_transposed_convolution_in_groups_scales_the_channel_that_comes_out(
        weight in vec(-3.0..3.0, 4 * 3 * 2), frozen in frozen(6),
    ) {
        // (4 inputs, 6 outputs / 2 groups, kernel 2): inputs 0 and 1 make outputs 0 to 2, the others 3 to 5.
        let weight = Array3::from_shape_vec((4, 3, 2), weight).expect("24 cells");
        let (scale, _) = frozen.line()?;
        let folded = fold(weight.view().into_dyn(), None, WeightLayout::Transposed { groups: 2 }, &frozen)?;
        for ((input, output, k), value) in weight.indexed_iter() {
            prop_assert_eq!(folded.weight[[input, output, k]], value * scale[input / 2 * 3 + output]);
        }
    }

    #[test]
    fn into_the_dense_layer_after(
        x in table(5, 4), weight in table(3, 4), bias in vector(3), frozen in frozen(4),
    ) {
        let activated = x.mapv(|value| value.max(0.0));
        let apart = infer(activated.view(), &frozen.affine, frozen.epsilon, &frozen.running)?.y.dot(&weight.t()) + &bias;
        let (weight, bias) = fold_into_next(weight.view(), bias.view(), &frozen)?;
        close(&(activated.dot(&weight.t()) + &bias), &apart, 10.0 * tolerance(&frozen)?)?;
    }

    #[test]
    fn the_variance_behind_dropout_is_that_of_all_masks_together(values in vec(-3.0..3.0, 1..12), keep in 0.05..1.0_f64) {
        // Every value is there twice: kept and stretched with weight p, dropped with weight 1 − p.
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count;
        let kept = values.iter().map(|value| keep * (value / keep - mean).powi(2));
        let dropped = (1.0 - keep) * mean.powi(2);
        let expected = kept.map(|kept| kept + dropped).sum::<f64>() / count;
        close(&[dropout::variance_in_training(mean, variance, keep)?], &[expected], 1e-12)?;
    }

    #[test]
    fn what_dropout_adds_behind_weights_is_what_it_adds_to_each_input(
        weights in vec(-3.0..3.0, 3), x in table(8, 3), keep in 0.1..1.0_f64,
    ) {
        let moments = (&x * &x).mean_axis(ndarray::Axis(0)).expect("8 rows").to_vec();
        let one_by_one: f64 = std::iter::zip(&weights, &moments)
            .map(|(weight, moment)| weight * weight * (moment / keep - moment))
            .sum();
        close(&[dropout::added_behind_weights(&weights, &moments, keep)?], &[one_by_one], 1e-12)?;
        let all = Array2::ones(x.raw_dim());
        prop_assert_eq!(dropout::apply(x.view(), all.view(), 1.0)?, x);
    }
}
