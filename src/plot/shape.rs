//! Outlines of dots, many shapes in one path, dashes.

use super::pen::Point;
use super::theme::Marker;

/// Half the side of a square, or the radius, as a share of the radius of a circle of the same weight.
const SQUARE: f64 = 0.89;

impl Marker {
    /// Corners clockwise from the top.
    pub(super) fn outline(self, radius: f64) -> Vec<Point> {
        let polygon = |corners: u32, radius: f64, turn: f64| -> Vec<Point> {
            (0..corners)
                .map(|corner| {
                    (f64::from(corner) / f64::from(corners) + turn) * std::f64::consts::TAU
                })
                .map(|angle| {
                    let (sine, cosine) = libm::sincos(angle);
                    (radius * sine, -radius * cosine)
                })
                .collect()
        };
        match self {
            Marker::Circle => polygon(16, radius, 0.0),
            Marker::Square => polygon(4, radius * SQUARE * std::f64::consts::SQRT_2, 0.125),
            Marker::Diamond => polygon(4, radius * 1.25, 0.0),
            Marker::Triangle => polygon(3, radius * 1.35, 0.0),
        }
    }
}

/// Adds a closed shape to a path, on a stem of no width from the left edge: one path of many shapes, and the stems paint nothing.
///
/// Stems are level because level edges cost a rasterizer nothing.
pub(super) fn hang(path: &mut Vec<(i32, i32)>, shape: impl IntoIterator<Item = (i32, i32)>) {
    let mut shape = shape.into_iter();
    if let Some(first) = shape.next() {
        let stem = (0, first.1);
        path.extend([stem, first]);
        path.extend(shape);
        path.extend([first, stem]);
    }
}

/// Cuts a path into dashes, measured along it.
pub(super) fn dashes(path: &[Point], dash: &[f64]) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let Some(&first) = path.first() else {
        return pieces;
    };
    let (mut phase, mut left) = (0, dash[0]);
    let mut piece = vec![first];
    for pair in path.windows(2) {
        let (mut at, end) = (pair[0], pair[1]);
        let mut rest = (end.0 - at.0).hypot(end.1 - at.1);
        while rest > left {
            let share = left / rest;
            at = (at.0 + share * (end.0 - at.0), at.1 + share * (end.1 - at.1));
            rest -= left;
            piece.push(at);
            if phase % 2 == 0 {
                pieces.push(std::mem::take(&mut piece));
            }
            phase = (phase + 1) % dash.len();
            left = dash[phase];
            piece = vec![at];
        }
        left -= rest;
        piece.push(end);
    }
    if phase % 2 == 0 {
        pieces.push(piece);
    }
    pieces
}
