//! Pictures of batches: histograms and clouds, before and after normalization.

use super::Album;
use batch_norm_explained::batch_norm::{Affine, Training, train};
use batch_norm_explained::plot::cloud::Cloud;
use batch_norm_explained::plot::distribution::Distribution;
use batch_norm_explained::plot::theme::Hue;
use batch_norm_explained::random::Generator;
use batch_norm_explained::stats::Divisor;
use ndarray::{Array1, Array2, Axis, array};

/// The batch that the article computes by hand: two features, five samples.
fn hand() -> Array2<f64> {
    array![
        [2.0, 80.0],
        [4.0, 20.0],
        [5.0, 50.0],
        [6.0, 40.0],
        [8.0, 60.0]
    ]
}

fn normalized(x: &Array2<f64>, epsilon: f64) -> Training {
    train(x.view(), &Affine::identity(x.ncols()), epsilon, Divisor::N).expect("a sound batch")
}

fn column(of: &Array2<f64>, index: usize) -> Vec<f64> {
    of.column(index).to_vec()
}

fn of_column<'a>(values: &'a [f64], hue: Hue, moments: &Moments) -> Distribution<'a> {
    Distribution {
        mean: Some(moments.mean),
        deviation: Some(moments.deviation),
        ..Distribution::new(values, hue)
    }
}

struct Moments {
    mean: f64,
    deviation: f64,
}

fn moments(values: &[f64]) -> Moments {
    let x = Array1::from(values.to_vec()).insert_axis(Axis(1));
    let training = normalized(&x, 0.0);
    Moments {
        mean: training.mean[0],
        deviation: training.variance[0].sqrt(),
    }
}

pub fn hand_batch(album: &mut Album) {
    let x = hand();
    let (before, after) = (column(&x, 1), column(&normalized(&x, 0.0).x_hat, 1));
    let plot = Distribution {
        highlight: Some(20.0),
        ..of_column(&before, Hue::X, &moments(&before))
    };
    album.add("distribution-hand-before", (340.0, 200.0), &plot);
    let plot = Distribution {
        highlight: Some(after[1]),
        normal_curve: true,
        ..of_column(&after, Hue::XHat, &moments(&after))
    };
    album.add("distribution-hand-after", (340.0, 200.0), &plot);
}

pub fn generated(album: &mut Album) {
    let normals: Vec<f64> = Generator::new(1, 0)
        .normals(300)
        .iter()
        .map(|z| 40.0 + 12.0 * z)
        .collect();
    let plot = Distribution {
        normal_curve: true,
        highlight: Some(normals[7]),
        ..of_column(&normals, Hue::X, &moments(&normals))
    };
    album.add("distribution-normal", (480.0, 220.0), &plot);
    let shared = Distribution {
        range: Some([-5.0, 80.0]),
        ..plot
    };
    album.add("distribution-shared-range", (280.0, 180.0), &shared);
    let skewed: Vec<f64> = Generator::new(2, 0)
        .normals(100_000)
        .iter()
        .map(|z| z.exp())
        .collect();
    let plot = Distribution {
        normal_curve: true,
        ..of_column(&skewed, Hue::Y, &moments(&skewed))
    };
    album.add("distribution-100000", (560.0, 220.0), &plot);
}

pub fn odd(album: &mut Album) {
    let flat = [5.0; 8];
    album.add(
        "distribution-constant",
        (300.0, 180.0),
        &of_column(&flat, Hue::X, &moments(&flat)),
    );
    let broken = [1.0, f64::NAN, 3.0, f64::INFINITY, 2.0, 2.5];
    album.add(
        "distribution-not-finite",
        (300.0, 180.0),
        &Distribution::new(&broken, Hue::X),
    );
    album.add(
        "distribution-empty",
        (300.0, 180.0),
        &Distribution::new(&[], Hue::X),
    );
    let far: Vec<f64> = Generator::new(5, 0)
        .normals(60)
        .iter()
        .map(|z| 1e8 + z)
        .collect();
    album.add(
        "distribution-offset",
        (340.0, 180.0),
        &of_column(&far, Hue::X, &moments(&far)),
    );
}

/// Two features that hang together.
fn pair(count: usize) -> Array2<f64> {
    let z = Generator::new(3, 0).normals(2 * count);
    Array2::from_shape_fn((count, 2), |(row, column)| match column {
        0 => 200.0 + 14.0 * z[2 * row],
        _ => 4200.0 + 800.0 * (0.8 * z[2 * row] + 0.6 * z[2 * row + 1]),
    })
}

pub fn clouds(album: &mut Album) {
    let x = pair(150);
    let training = normalized(&x, 1e-5);
    let deviation = training.variance.mapv(f64::sqrt);
    let (first, second) = (column(&x, 0), column(&x, 1));
    let raw = Cloud {
        mean: Some([training.mean[0], training.mean[1]]),
        deviation: Some([deviation[0], deviation[1]]),
        highlight: Some(4),
        ..Cloud::new(&first, &second, Hue::X)
    };
    album.add("cloud-raw", (320.0, 300.0), &raw);
    let (first, second) = (column(&training.x_hat, 0), column(&training.x_hat, 1));
    let scaled = Cloud {
        mean: Some([0.0, 0.0]),
        deviation: Some([1.0, 1.0]),
        highlight: Some(4),
        equal_units: true,
        ..Cloud::new(&first, &second, Hue::XHat)
    };
    album.add("cloud-scaled", (320.0, 300.0), &scaled);
    let x = pair(100_000);
    let training = normalized(&x, 1e-5);
    let (first, second) = (column(&training.x_hat, 0), column(&training.x_hat, 1));
    let plot = Cloud {
        mean: Some([0.0, 0.0]),
        deviation: Some([1.0, 1.0]),
        equal_units: true,
        ..Cloud::new(&first, &second, Hue::Y)
    };
    album.add("cloud-100000", (340.0, 320.0), &plot);
}
