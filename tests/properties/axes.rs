//! Batch, layer, instance and group normalization: one computation over different cells.

use crate::gradients::slopes;
use crate::make::close;
use batch_norm_explained::axes::{Axes, Layout, Norm};
use batch_norm_explained::batch_norm::{Affine, backward_axes, train, train_axes};
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array1, Array2};
use proptest::collection::vec;
use proptest::prelude::*;
use std::ops::Range;

/// A tensor with 4 channels, its shape and its layout.
fn tensor() -> impl Strategy<Value = (Vec<f64>, Vec<usize>, Layout)> {
    tensor_of(1..4)
}

fn tensor_of(samples: Range<usize>) -> impl Strategy<Value = (Vec<f64>, Vec<usize>, Layout)> {
    let shape = (samples, 2..4_usize, 1..3_usize, prop::bool::ANY).prop_map(
        |(samples, height, width, first)| {
            if first {
                (vec![samples, 4, height, width], Layout::ChannelsFirst)
            } else {
                (vec![samples, height, width, 4], Layout::ChannelsLast)
            }
        },
    );
    shape.prop_flat_map(|(shape, layout)| {
        (
            vec(-3.0..3.0, shape.iter().product::<usize>()),
            Just(shape),
            Just(layout),
        )
    })
}

fn norm() -> impl Strategy<Value = Norm> {
    let groups =
        prop_oneof![Just(1_usize), Just(2), Just(4)].prop_map(|groups| Norm::Group { groups });
    prop_oneof![
        Just(Norm::Batch),
        Just(Norm::Layer),
        Just(Norm::Instance),
        groups
    ]
}

fn plain(x: &[f64], axes: &Axes) -> Vec<f64> {
    train_axes(x, axes, &Affine::identity(axes.parameters), 1e-3)
        .expect("a good tensor")
        .y
}

proptest! {
    #[test]
    fn gathered_and_scattered_a_tensor_is_itself((x, shape, layout) in tensor(), norm in norm()) {
        let axes = Axes::new(&shape, layout, norm)?;
        prop_assert_eq!(axes.scatter(axes.gather(&x)?.view())?, x);
    }

    #[test]
    fn every_cell_is_in_the_column_of_its_statistic((x, shape, layout) in tensor(), norm in norm()) {
        let axes = Axes::new(&shape, layout, norm)?;
        let table = axes.gather(&x)?;
        for statistic in 0..axes.statistics {
            let cells: Vec<usize> = axes.cells_of(statistic).collect();
            prop_assert_eq!(cells.len(), axes.members);
            for (member, cell) in cells.into_iter().enumerate() {
                prop_assert_eq!(axes.statistic_of(cell), statistic);
                prop_assert_eq!(table[(member, statistic)], x[cell]);
            }
        }
    }

    #[test]
    fn every_set_of_cells_ends_with_mean_0_and_variance_near_1((x, shape, layout) in tensor(), norm in norm()) {
        let axes = Axes::new(&shape, layout, norm)?;
        let before = Moments::of(axes.gather(&x)?.view())?;
        let after = Moments::of(axes.gather(&plain(&x, &axes))?.view())?;
        close(&after.mean, &Array1::zeros(axes.statistics), 1e-13)?;
        close(&after.variance, &before.variance.mapv(|variance| variance / (variance + 1e-3)), 1e-12)?;
    }

    #[test]
    fn one_group_is_layer_norm_and_a_group_per_channel_is_instance_norm((x, shape, layout) in tensor()) {
        let by = |norm| Axes::new(&shape, layout, norm).map(|axes| plain(&x, &axes));
        prop_assert_eq!(by(Norm::Group { groups: 1 })?, by(Norm::Layer)?);
        prop_assert_eq!(by(Norm::Group { groups: 4 })?, by(Norm::Instance)?);
    }

    #[test]
    fn only_batch_norm_mixes_samples((x, shape, layout) in tensor_of(2..4), norm in norm()) {
        let axes = Axes::new(&shape, layout, norm)?;
        let sample = x.len() / shape[0];
        let mut other = x.clone();
        other[sample] += 1.0;
        let unharmed = plain(&x, &axes)[..sample] == plain(&other, &axes)[..sample];
        prop_assert_eq!(unharmed, norm != Norm::Batch);
    }

    #[test]
    fn over_the_channels_of_a_table_it_is_batch_norm(x in vec(-3.0..3.0, 12), gamma in 0.5..2.0) {
        let axes = Axes::new(&[4, 3], Layout::Dense, Norm::Batch)?;
        let affine = Affine { gamma: Array1::from_elem(3, gamma), beta: Array1::ones(3) };
        let table = Array2::from_shape_vec((4, 3), x.clone()).expect("12 cells");
        let expected = train(table.view(), &affine, 1e-5, Divisor::N)?.y;
        prop_assert_eq!(train_axes(&x, &axes, &affine, 1e-5)?.y, expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn the_gradient_over_any_axes_is_the_slope_of_the_loss(
        (x, shape, layout) in tensor(), norm in norm(), gamma in crate::make::gamma(4),
        upstream in vec(-3.0..3.0, 72), trailing in prop::option::of(1..3_usize),
    ) {
        let axes = match trailing {
            Some(trailing) => Axes::trailing(&shape, trailing)?,
            None => Axes::new(&shape, layout, norm)?,
        };
        let gamma = Array1::from_shape_fn(axes.parameters, |parameter| gamma[parameter % 4]);
        let affine = Affine { gamma: gamma.clone(), beta: Array1::zeros(axes.parameters) };
        let dy = &upstream[..x.len()];
        let loss = |x: &Array2<f64>| {
            let x: Vec<f64> = x.iter().copied().collect();
            let y = train_axes(&x, &axes, &affine, 0.1).expect("a good tensor").y;
            std::iter::zip(y, dy).map(|(y, dy)| y * dy).sum()
        };
        let training = train_axes(&x, &axes, &affine, 0.1)?;
        let got = backward_axes(&training, &axes, gamma.view(), dy)?;
        let at = Array2::from_shape_vec((1, x.len()), x.clone()).expect("all cells");
        close(&got.dx, &slopes(&at, |_| 1e-4, loss), 1e-5)?;
    }
}
