//! Pictures of averages over batches, their weights, and counts.

use super::Album;
use batch_norm_explained::plot::bars::{Bars, Set};
use batch_norm_explained::plot::curves::{Along, Band, Curves, Series, Stroke};
use batch_norm_explained::plot::frame::Marks;
use batch_norm_explained::plot::theme::Hue;
use batch_norm_explained::random::Generator;
use batch_norm_explained::running::{Average, average, weights};
use batch_norm_lab::Source;
use ndarray::{Array1, Axis};

pub fn steps(count: usize) -> Vec<f64> {
    (1..=count).map(|step| step as f64).collect()
}

/// Means of batches of 32 from a population of mean 2 and deviation 3 that jumps by 2, and three averages of them.
pub fn averages(album: &mut Album) {
    let (count, noise) = (240, 3.0 / 32f64.sqrt());
    let level = |step: usize| if step < 140 { 2.0 } else { 4.0 };
    let z = Generator::new(4, 0).normals(count);
    let theta: Vec<f64> = z
        .iter()
        .enumerate()
        .map(|(step, z)| level(step) + noise * z)
        .collect();
    let sequence = Array1::from(theta.clone()).insert_axis(Axis(1));
    let of = |kind| {
        average(sequence.view(), kind, Array1::zeros(1).view())
            .expect("a sound average")
            .into_raw_vec_and_offset()
            .0
    };
    let exponential = of(Average::Exponential { rho: 0.97 });
    let corrected = of(Average::Corrected { rho: 0.97 });
    let window = of(Average::Simple { window: 20 });
    let cumulative = of(Average::Cumulative);
    let x = steps(count);
    let low: Vec<f64> = (0..count).map(|step| level(step) - noise).collect();
    let high: Vec<f64> = (0..count).map(|step| level(step) + noise).collect();
    let series = |y, hue, stroke| Series {
        x: &x,
        y,
        hue,
        stroke,
    };
    let plot = Curves {
        x: Along {
            marks: Marks::Whole,
            ..Along::default()
        },
        bands: &[Band {
            x: &x,
            low: &low,
            high: &high,
            hue: Hue::Population,
        }],
        series: &[
            series(&theta, Hue::Mean, Stroke::Dots),
            series(&cumulative, Hue::Cumulative, Stroke::Dashed),
            series(&window, Hue::Window, Stroke::Dashed),
            series(&corrected, Hue::Corrected, Stroke::Dashed),
            series(&exponential, Hue::Running, Stroke::Solid),
        ],
        uprights: &[141.0],
        highlight: Some((4, 60)),
        ..Curves::default()
    };
    album.add("curves-averages", (560.0, 260.0), &plot);
    album.add("curves-averages-narrow", (300.0, 220.0), &plot);
}

pub fn weight_bars(album: &mut Album) {
    let exponential = weights(Average::Exponential { rho: 0.9 }, 40)
        .expect("a sound average")
        .values;
    let window = weights(Average::Simple { window: 19 }, 40)
        .expect("a sound average")
        .values;
    let plot = Bars {
        sets: &[
            Set {
                values: &exponential,
                hue: Hue::Running,
            },
            Set {
                values: &window,
                hue: Hue::Window,
            },
        ],
        first: 1,
        range: None,
        levels: &[],
        highlight: Some(35),
    };
    album.add("bars-weights", (480.0, 180.0), &plot);
}

pub fn class_bars(album: &mut Album) {
    let mut counts = vec![0.0; Source::Digits.classes()];
    for label in Source::Digits.train(1).labels {
        counts[label] += 1.0;
    }
    let plot = Bars {
        sets: &[Set {
            values: &counts,
            hue: Hue::X,
        }],
        first: 0,
        range: None,
        levels: &[102.4],
        highlight: None,
    };
    album.add("bars-classes", (300.0, 160.0), &plot);
}
