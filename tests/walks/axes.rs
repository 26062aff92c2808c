//! Other axes.

use crate::common::{table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{Layer, assert_tables, row, waves};
use batch_norm_explained::axes::{Layout, Norm};
use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::walk::axes::{Settings, map, walk};
use batch_norm_explained::walk::hand;
use ndarray::{Array1, Array2, array};
use std::collections::BTreeMap;

#[test]
fn two_images_come_out_as_by_hand() {
    let walk = walk(&hand::IMAGES, &hand::images()).unwrap();
    assert_eq!(table(&walk, Quantity::Count), array![[8.0]]);
    assert_eq!(table(&walk, Quantity::Mean), array![[5.0]]);
    assert_eq!(table(&walk, Quantity::Variance), array![[4.0]]);
    assert_eq!(
        table(&walk, Quantity::XHat).column(0).to_vec(),
        [-2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0]
    );
    assert_eq!(
        text(&walk, Quantity::Mean, 0, 0),
        "μ_ℬ = (1 + 5 + 5 + 5 + 5 + 5 + 5 + 9) / 8 = 40 / 8 = 5"
    );
    assert_eq!(
        text(&walk, Quantity::Variance, 0, 0),
        "σ_ℬ² = (16 + 0 + 0 + 0 + 0 + 0 + 0 + 16) / 8 = 32 / 8 = 4"
    );
    assert_eq!(
        text(&walk, Quantity::XHat, 0, 0),
        "x\u{302}_1 = −4 / 2 = −2"
    );
}

#[test]
fn layer_normalization_mixes_the_features_of_a_sample() {
    let settings = Settings {
        shape: vec![1, 3],
        layout: Layout::Dense,
        norm: Norm::Layer,
        affine: Affine::identity(3),
        epsilon: 0.0,
    };
    let walk = walk(&[2.0, 80.0, 0.0], &settings).unwrap();
    assert!((table(&walk, Quantity::Mean)[(0, 0)] - 82.0 / 3.0).abs() < 1e-13);
    assert!((table(&walk, Quantity::Variance)[(0, 0)] - 1387.6).abs() < 0.05);
}

#[test]
fn every_cell_takes_the_scale_of_its_channel() {
    let settings = Settings {
        shape: vec![1, 2, 2],
        layout: Layout::ChannelsFirst,
        norm: Norm::Layer,
        affine: Affine {
            gamma: array![2.0, -3.0],
            beta: array![1.0, 0.5],
        },
        epsilon: 0.0,
    };
    let walk = walk(&[1.0, 1.0, 3.0, 3.0], &settings).unwrap();
    assert_eq!(
        table(&walk, Quantity::Channel).column(0).to_vec(),
        [1.0, 1.0, 2.0, 2.0]
    );
    assert_eq!(
        table(&walk, Quantity::Y).column(0).to_vec(),
        [-1.0, -1.0, -2.5, -2.5]
    );
    assert_eq!(
        text(&walk, Quantity::Y, 3, 0),
        "y_4 = −3 · 1 + 0.5 = −3 + 0.5 = −2.5"
    );
}

#[test]
fn the_numbers_of_a_layer_are_counted() {
    let counts = |norm| {
        let map = map(&[2, 64, 3, 3], Layout::ChannelsFirst, norm).unwrap();
        (map.learned, map.tracked, map.statistics, map.members)
    };
    assert_eq!(counts(Norm::Batch), (128, 128, 64, 18));
    assert_eq!(counts(Norm::Layer), (128, 0, 2, 576));
    assert_eq!(counts(Norm::Instance), (128, 0, 128, 9));
    assert_eq!(counts(Norm::Group { groups: 32 }), (128, 0, 64, 18));
    // m = 60 samples of 5 × 5 positions: Ioffe & Szegedy 2015, section 3.2.
    let paper = map(&[60, 5, 5, 1], Layout::ChannelsLast, Norm::Batch).unwrap();
    assert_eq!(paper.members, 1500);
}

/// Where the cells of a tensor are: sample, channel and position of each, in row-major order.
fn places(shape: &[usize], layout: Layout) -> Vec<[usize; 3]> {
    let (samples, channels, positions) = match layout {
        Layout::Dense => (shape[0], shape[1], 1),
        Layout::ChannelsFirst => (shape[0], shape[1], shape[2..].iter().product()),
        Layout::ChannelsLast => {
            let channels = shape[shape.len() - 1];
            let positions = shape[1..shape.len() - 1].iter().product();
            (shape[0], channels, positions)
        }
    };
    let mut places = Vec::new();
    for sample in 0..samples {
        match layout {
            Layout::ChannelsLast => {
                for position in 0..positions {
                    places.extend((0..channels).map(|channel| [sample, channel, position]));
                }
            }
            Layout::Dense | Layout::ChannelsFirst => {
                for channel in 0..channels {
                    places.extend((0..positions).map(|position| [sample, channel, position]));
                }
            }
        }
    }
    places
}

/// Which cells share a statistic, every set in row-major order, the sets in the order of their sample and channel.
fn sets(shape: &[usize], layout: Layout, norm: Norm) -> BTreeMap<(usize, usize), Vec<usize>> {
    let places = places(shape, layout);
    let channels = places.iter().map(|place| place[1]).max().unwrap() + 1;
    let mut sets: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (cell, [sample, channel, _]) in places.into_iter().enumerate() {
        let set = match norm {
            Norm::Batch => (0, channel),
            Norm::Layer => (sample, 0),
            Norm::Instance => (sample, channel),
            Norm::Group { groups } => (sample, channel / (channels / groups)),
        };
        sets.entry(set).or_default().push(cell);
    }
    sets
}

fn every_setting() -> Vec<(Vec<usize>, Layout, Norm)> {
    let mut every = Vec::new();
    for (shape, layout) in [
        (vec![3, 4], Layout::Dense),
        (vec![2, 4, 3], Layout::ChannelsFirst),
        (vec![2, 4, 2, 3], Layout::ChannelsFirst),
        (vec![2, 3, 4], Layout::ChannelsLast),
        (vec![3, 2, 2, 4], Layout::ChannelsLast),
    ] {
        for norm in [
            Norm::Batch,
            Norm::Layer,
            Norm::Instance,
            Norm::Group { groups: 2 },
        ] {
            every.push((shape.clone(), layout, norm));
        }
    }
    every
}

#[test]
fn every_table_is_what_the_definition_says() {
    for (seed, (shape, layout, norm)) in every_setting().into_iter().enumerate() {
        let (gamma, beta, epsilon) = (waves(4, seed + 1), waves(4, seed + 2), 0.1);
        let cells: usize = shape.iter().product();
        let x = waves(cells, seed).to_vec();
        let settings = Settings {
            shape: shape.clone(),
            layout,
            norm,
            affine: Affine {
                gamma: gamma.clone(),
                beta: beta.clone(),
            },
            epsilon,
        };
        let walk = walk(&x, &settings).unwrap();
        let sets: Vec<Vec<usize>> = sets(&shape, layout, norm).into_values().collect();
        let places = places(&shape, layout);
        let tabled = |of: &dyn Fn(usize) -> f64| {
            Array2::from_shape_fn((sets[0].len(), sets.len()), |(member, set)| {
                of(sets[set][member])
            })
        };
        assert_eq!(table(&walk, Quantity::X), tabled(&|cell| x[cell]));
        let channel = tabled(&|cell| places[cell][1] as f64 + 1.0);
        assert_eq!(table(&walk, Quantity::Channel), channel);
        let plain = Layer {
            gamma: Array1::ones(sets.len()),
            beta: Array1::zeros(sets.len()),
            epsilon,
            less: 0,
        };
        let forward = plain.forward(&tabled(&|cell| x[cell]));
        let scale = tabled(&|cell| gamma[places[cell][1]]);
        let shift = tabled(&|cell| beta[places[cell][1]]);
        let expected = vec![
            (Quantity::Mean, row(forward.mean)),
            (
                Quantity::Square,
                forward.deviation.mapv(|value| value.powi(2)),
            ),
            (Quantity::Deviation, forward.deviation),
            (Quantity::Variance, row(forward.variance)),
            (Quantity::Root, row(forward.root)),
            (Quantity::Y, scale * &forward.x_hat + shift),
            (Quantity::XHat, forward.x_hat),
        ];
        assert_tables(&walk, &expected, 1e-12);
        assert_formulas_give_tables(&walk, 1e-12);
        let map = map(&shape, layout, norm).unwrap();
        for (cell, [_, channel, _]) in places.iter().enumerate() {
            let place = (map.member_of[cell], map.statistic_of[cell]);
            assert_eq!(sets[place.1][place.0], cell);
            assert_eq!(map.channel_of[cell], *channel);
        }
    }
}

#[test]
fn a_flat_set_is_named() {
    let settings = Settings {
        shape: vec![2, 3],
        layout: Layout::Dense,
        norm: Norm::Batch,
        affine: Affine::identity(3),
        epsilon: 1.0,
    };
    let walk = walk(&[1.0, 7.0, f64::NAN, 2.0, 7.0, 3.0], &settings).unwrap();
    let said = walk
        .notes
        .iter()
        .map(|note| (note.key, note.about.as_str()));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [("flat-feature", "2"), ("not-finite", "3")]
    );
}

#[test]
fn the_sets_are_named_by_what_they_share() {
    let columns = |norm| {
        let settings = Settings {
            shape: vec![2, 4, 1],
            layout: Layout::ChannelsFirst,
            norm,
            affine: Affine::identity(4),
            epsilon: 1.0,
        };
        let walk = walk(&[0.0; 8], &settings).unwrap();
        let cols = walk.table(Quantity::X).unwrap().cols.clone();
        let names: Vec<String> = (0..cols.count()).map(|at| cols.name(at)).collect();
        format!("{}: {}", cols.key(), names.join("; "))
    };
    assert_eq!(columns(Norm::Batch), "channel: 1; 2; 3; 4");
    assert_eq!(columns(Norm::Layer), "sample: 1; 2");
    assert_eq!(
        columns(Norm::Instance),
        "sample-channel: 1, 1; 1, 2; 1, 3; 1, 4; 2, 1; 2, 2; 2, 3; 2, 4"
    );
    assert_eq!(
        columns(Norm::Group { groups: 2 }),
        "sample-group: 1, 1; 1, 2; 2, 1; 2, 2"
    );
}
