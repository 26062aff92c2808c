//! The slide: the hand batch and a large batch at several positions.

use super::Album;
use batch_norm_explained::batch_norm::{Affine, Training, train};
use batch_norm_explained::data;
use batch_norm_explained::plot::slide::{Chosen, Row, Slide, Stop, Track};
use batch_norm_explained::random::Generator;
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array2, Axis};

/// The stages of a batch as the walk has them, and a track through them: the input, its deviations, normalized from afar and from close by, the output.
pub struct Batch {
    /// (batch, features)
    pub x: Array2<f64>,
    pub trained: Training,
    pub track: Track,
}

/// Scale and shift of every feature.
pub const SCALE: f64 = 1.5;
pub const SHIFT: f64 = 2.0;

impl Batch {
    pub fn of(x: Array2<f64>, names: &[String]) -> Batch {
        let mut affine = Affine::identity(x.ncols());
        affine.gamma.fill(SCALE);
        affine.beta.fill(SHIFT);
        let trained = train(x.view(), &affine, 0.0, Divisor::N).expect("a sound batch");
        let tables = [&x, &trained.deviation, &trained.x_hat, &trained.y];
        let rows = names.iter().enumerate().map(|(feature, name)| {
            let columns = tables.map(|table| table.column(feature).to_vec());
            let marks = columns.clone().map(|column| moments(&column));
            let stages: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            Row::new(name, &stages, &marks)
        });
        let stop = |stage, axis, centre, spread| Stop {
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
        let track = Track::new(rows.collect(), stops);
        Batch { x, trained, track }
    }

    pub fn hand() -> Batch {
        let data::Batch { values, names, .. } = data::hand();
        Batch::of(values, &names)
    }

    pub fn slide(&self, at: f64) -> Slide<'_> {
        Slide {
            track: &self.track,
            at,
            symbols: ["μ", "σ"],
            focus: None,
            chosen: None,
        }
    }
}

fn moments(values: &[f64]) -> [f64; 2] {
    let x = ndarray::ArrayView1::from(values).insert_axis(Axis(1));
    let moments = Moments::of(x).expect("numbers");
    let variance = moments.variance_with(Divisor::N).expect("a variance");
    [moments.mean[0], variance[0].sqrt()]
}

pub fn slides(album: &mut Album) {
    let hand = Batch::hand();
    for (name, at) in [
        ("slide-input", 1.0),
        ("slide-halfway", 1.5),
        ("slide-far", 3.0),
        ("slide-closer", 4.0),
    ] {
        album.add(name, (760.0, 260.0), &hand.slide(at));
    }
    let chosen = Chosen {
        row: 1,
        sample: 0,
        places: vec![],
    };
    let slide = Slide {
        focus: Some(1),
        chosen: Some(&chosen),
        ..hand.slide(5.0)
    };
    album.add("slide-narrow", (328.0, 290.0), &slide);
    let normals = Generator::new(5, 0).normals(400);
    let many = Array2::from_shape_fn((400, 3), |(sample, feature)| {
        let normal = normals[sample];
        [3.0 * normal + 20.0, normal.exp(), 12.0 - 0.5 * normal][feature]
    });
    let many = Batch::of(many, &["A", "skewed", "C"].map(String::from));
    album.add("slide-bars", (760.0, 260.0), &many.slide(2.4));
}
