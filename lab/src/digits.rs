//! Small pictures of digits: 8 × 8 pixels, ten classes, noisy enough that a network has something to learn.

use ndarray::Array2;

use super::DataSet;
use batch_norm_explained::random::Generator;

/// Pixels along one side of a picture.
pub const SIDE: usize = 8;
/// Pixels of one picture: the features of one sample.
pub const PIXELS: usize = SIDE * SIDE;
/// The digits 0 to 9.
pub const CLASSES: usize = 10;
/// Standard deviation of the noise on a pixel in the reference experiments.
pub const NOISE: f64 = 0.2;

const GLYPH_WIDTH: usize = 5;
/// Five columns and seven rows for each digit: `#` is ink.
const GLYPHS: [[&str; 7]; CLASSES] = [
    [
        ".###.", "#...#", "#..##", "#.#.#", "##..#", "#...#", ".###.",
    ],
    [
        "..#..", ".##..", "..#..", "..#..", "..#..", "..#..", ".###.",
    ],
    [
        ".###.", "#...#", "....#", "..##.", ".#...", "#....", "#####",
    ],
    [
        "#####", "...#.", "..#..", "...#.", "....#", "#...#", ".###.",
    ],
    [
        "...#.", "..##.", ".#.#.", "#..#.", "#####", "...#.", "...#.",
    ],
    [
        "#####", "#....", "####.", "....#", "....#", "#...#", ".###.",
    ],
    [
        "..##.", ".#...", "#....", "####.", "#...#", "#...#", ".###.",
    ],
    [
        "#####", "....#", "...#.", "..#..", ".#...", ".#...", ".#...",
    ],
    [
        ".###.", "#...#", "#...#", ".###.", "#...#", "#...#", ".###.",
    ],
    [
        ".###.", "#...#", "#...#", ".####", "....#", "...#.", ".##..",
    ],
];

/// `count` pictures: a glyph shifted by 0 to 3 columns and 0 or 1 row, ink of strength 0.5 to 1,
/// and noise of standard deviation `noise` on every pixel.
///
/// Inputs are (count, [`PIXELS`]), row by row of the picture.
/// Drawn in this order: four uniform numbers for each picture (digit, column, row, ink), then all the noise.
#[must_use]
pub fn digits(count: usize, noise: f64, random: &mut Generator) -> DataSet {
    let mut inputs = Array2::zeros((count, PIXELS)); // (samples, pixels)
    let mut labels = Vec::with_capacity(count);
    for mut picture in inputs.rows_mut() {
        let below = |uniform: f64, limit: usize| (uniform * limit as f64) as usize;
        let digit = below(random.uniform(), CLASSES);
        let column = below(random.uniform(), SIDE - GLYPH_WIDTH + 1);
        let row = below(random.uniform(), 2);
        let ink = 0.5 + 0.5 * random.uniform();
        for (y, line) in GLYPHS[digit].iter().enumerate() {
            for (x, _) in line.bytes().enumerate().filter(|&(_, mark)| mark == b'#') {
                picture[(row + y) * SIDE + column + x] = ink;
            }
        }
        labels.push(digit);
    }
    for (pixel, normal) in inputs.iter_mut().zip(random.normals(count * PIXELS)) {
        *pixel += noise * normal;
    }
    DataSet {
        inputs,
        labels,
        classes: CLASSES,
    }
}
