//! Other axes.

use crate::common::{bits, table, text};
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::axes::{Axes, Layout, Norm};
use batch_norm_explained::batch_norm::{Affine, train_axes};
use batch_norm_explained::formula::{Format, Notation, Quantity, show};
use batch_norm_explained::walk::axes::{Settings, map, walk, y};
use batch_norm_explained::walk::hand;
use ndarray::{Array1, array};
use proptest::prelude::*;

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
    assert_eq!(
        show(&y(), Notation::Paper, Format::Text),
        "y_i = γ_k · x\u{302}_i + β_k"
    );
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

fn any_settings() -> impl Strategy<Value = Settings> {
    let shape = proptest::collection::vec(1_usize..4, 4);
    (shape, 0_usize..3, 0_usize..4, 1e-5..1.0).prop_map(|(mut shape, layout, norm, epsilon)| {
        let layout = [Layout::Dense, Layout::ChannelsFirst, Layout::ChannelsLast][layout];
        if layout == Layout::Dense {
            shape.truncate(2);
        }
        let channels = if layout == Layout::ChannelsLast {
            shape[3]
        } else {
            shape[1]
        };
        let groups = if channels == 2 { 2 } else { 1 };
        let norm = [
            Norm::Batch,
            Norm::Layer,
            Norm::Instance,
            Norm::Group { groups },
        ][norm];
        let affine = Affine {
            gamma: Array1::from_shape_fn(channels, |channel| channel as f64 - 0.5),
            beta: Array1::from_shape_fn(channels, |channel| 0.3 * channel as f64),
        };
        Settings {
            shape,
            layout,
            norm,
            affine,
            epsilon,
        }
    })
}

proptest! {
    #[test]
    fn the_walk_is_the_fast_path_and_its_formulas_give_its_tables(settings in any_settings(), seed in 0.0_f64..10.0) {
        let cells: usize = settings.shape.iter().product();
        let x: Vec<f64> = (0..cells).map(|cell| ((cell as f64 + seed) * 1.7).sin() * 20.0).collect();
        let walk = walk(&x, &settings).unwrap();
        assert_formulas_give_tables(&walk, 1e-12);
        let axes = Axes::new(&settings.shape, settings.layout, settings.norm).unwrap();
        let fast = train_axes(&x, &axes, &settings.affine, settings.epsilon).unwrap();
        prop_assert_eq!(bits(&table(&walk, Quantity::Y)), bits(&axes.gather(&fast.y).unwrap()));
        prop_assert_eq!(bits(&table(&walk, Quantity::XHat)), bits(&fast.x_hat));
    }

    #[test]
    fn the_map_leads_every_cell_to_its_place_in_the_tables(settings in any_settings()) {
        let cells: usize = settings.shape.iter().product();
        let x: Vec<f64> = (0..cells).map(|cell| cell as f64).collect();
        let walk = walk(&x, &settings).unwrap();
        let map = map(&settings.shape, settings.layout, settings.norm).unwrap();
        let (placed, channel) = (table(&walk, Quantity::X), table(&walk, Quantity::Channel));
        for cell in 0..cells {
            let place = (map.member_of[cell], map.statistic_of[cell]);
            prop_assert_eq!(placed[place], cell as f64);
            prop_assert_eq!(channel[place], map.channel_of[cell] as f64 + 1.0);
        }
    }
}
