//! Three spiral arms in the plane: the smallest task that a network without hidden layers cannot solve.

use std::f64::consts::PI;

use ndarray::Array2;

use super::DataSet;
use batch_norm_explained::random::Generator;

/// Number of arms, one class each.
pub const ARMS: usize = 3;
/// Standard deviation of the noise on a coordinate in the reference experiments.
pub const NOISE: f64 = 0.12;

/// How far an arm turns while its radius grows by one, in radians.
const TWIST: f64 = 3.5;

/// `count` points, dealt to the arms in turn, with noise of standard deviation `noise` on each coordinate.
///
/// Before the noise the radius is `0.1 + 1.9·√u` with u uniform on 0 to 1: from 0.1 to 2, about as many points on every
/// piece of the area, but fewer near the centre (4.4 % of them within a radius of 0.5, which is 6.25 % of the area).
///
/// Inputs are (count, 2). Drawn in this order: the radii, then all the noise.
#[must_use]
pub fn spirals(count: usize, noise: f64, random: &mut Generator) -> DataSet {
    let labels: Vec<usize> = (0..count).map(|sample| sample % ARMS).collect();
    let mut inputs = Array2::zeros((count, 2)); // (samples, coordinates)
    for (mut point, &arm) in inputs.rows_mut().into_iter().zip(&labels) {
        let radius = random.uniform().sqrt() * 0.95 + 0.05;
        let angle = 2.0 * PI * arm as f64 / ARMS as f64 + TWIST * radius;
        point[0] = 2.0 * (radius * libm::cos(angle));
        point[1] = 2.0 * (radius * libm::sin(angle));
    }
    for (coordinate, normal) in inputs.iter_mut().zip(random.normals(count * 2)) {
        *coordinate += noise * normal;
    }
    DataSet {
        inputs,
        labels,
        classes: ARMS,
    }
}
