//! The slide: the hand batch and a large batch at several positions.

use super::Album;
use batch_norm_explained::batch_norm::{Affine, Training, train};
use batch_norm_explained::data;
use batch_norm_explained::plot::slide::{Chosen, Row, Slide, Stop, Track};
use batch_norm_explained::random::Generator;
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array2, Axis};

/// Scale and shift of every feature.
pub const SCALE: f64 = 1.5;
pub const SHIFT: f64 = 2.0;

/// The tables of a batch, which is (batch, features).
pub fn trained(x: &Array2<f64>) -> Training {
    let mut affine = Affine::identity(x.ncols());
    affine.gamma.fill(SCALE);
    affine.beta.fill(SHIFT);
    train(x.view(), &affine, 0.0, Divisor::N).expect("a sound batch")
}

/// A track through the input, its deviations, normalized from afar and from close by, and the output.
pub fn track(x: &Array2<f64>, trained: &Training, names: &[String]) -> Track {
    let tables = [x, &trained.deviation, &trained.x_hat, &trained.y];
    let rows = names.iter().enumerate().map(|(feature, name)| {
        let columns = tables.map(|table| table.column(feature).to_vec());
        let marks = columns.clone().map(|column| moments(&column));
        let stages: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        Row::new(name, &stages, &marks)
    });
    let stop = |stage, axis, centre, spread| Stop {
        step: String::new(),
        quantity: String::new(),
        stage,
        axis,
        centre,
        spread,
    };
    let stops = vec![
        stop(0, 0, false, false),
        stop(0, 0, true, false),
        stop(1, 0, true, true),
        stop(2, 0, true, true),
        stop(2, 1, true, true),
        stop(3, 1, true, true),
    ];
    Track::new(rows.collect(), stops)
}

/// A track at a position, with nothing chosen.
pub fn slide(track: &Track, at: f64) -> Slide {
    Slide {
        track: track.clone(),
        at,
        focus: None,
        chosen: None,
    }
}

fn moments(values: &[f64]) -> [f64; 2] {
    let x = ndarray::ArrayView1::from(values).insert_axis(Axis(1));
    let moments = Moments::of(x).expect("numbers");
    let variance = moments.variance_with(Divisor::N).expect("a variance");
    [moments.mean[0], variance[0].sqrt()]
}

pub(super) fn slides(album: &mut Album) {
    let data::Batch { values, names, .. } = data::hand();
    let hand = track(&values, &trained(&values), &names);
    for (name, at) in [
        ("slide-input", 1.0),
        ("slide-halfway", 1.5),
        ("slide-far", 3.0),
        ("slide-closer", 4.0),
    ] {
        album.add(name, (760.0, 260.0), &slide(&hand, at));
    }
    let chosen = Chosen {
        row: 1,
        sample: 0,
        places: vec![],
    };
    let chosen_slide = Slide {
        focus: Some(1),
        chosen: Some(chosen),
        ..slide(&hand, 5.0)
    };
    album.add("slide-narrow", (328.0, 290.0), &chosen_slide);
    let normals = Generator::new(5, 0).normals(400);
    let many = Array2::from_shape_fn((400, 3), |(sample, feature)| {
        let normal = normals[sample];
        [3.0 * normal + 20.0, normal.exp(), 12.0 - 0.5 * normal][feature]
    });
    let names = ["A", "skewed", "C"].map(String::from);
    let many = track(&many, &trained(&many), &names);
    album.add("slide-bars", (760.0, 260.0), &slide(&many, 2.4));
}
