//! A dense cloud as cells: the more points share a cell, the stronger its shade.

use crate::plot::frame::Panel;
use crate::plot::pen::Point;

/// Number of shades.
pub(super) const SHADES: u8 = 6;

/// Side of a cell in CSS pixels.
const CELL: f64 = 3.0;

/// The shade of each cell of a panel, from 0 for none, row by row.
pub(super) struct Shades {
    corner: Point,
    columns: usize,
    levels: Vec<u8>,
}

impl Shades {
    /// Counts the points of each cell; shades are even steps of the logarithm of the count.
    pub fn of(panel: &Panel, points: &[Point]) -> Shades {
        let [left, top, right, bottom] = panel.edges();
        let cells = |length: f64| (length / CELL).ceil().max(1.0) as usize;
        let (columns, rows) = (cells(right - left), cells(bottom - top));
        let mut counts = vec![0u32; columns * rows];
        for (x, y) in points {
            let (column, row) = (((x - left) / CELL) as usize, ((y - top) / CELL) as usize);
            counts[row.min(rows - 1) * columns + column.min(columns - 1)] += 1;
        }
        let most = f64::from(counts.iter().copied().max().unwrap_or(0).max(2)).ln();
        let level = |&count: &u32| match count {
            0 => 0,
            _ => 1 + (f64::from(count).ln() / most * f64::from(SHADES - 1)).round() as u8,
        };
        let levels = counts.iter().map(level).collect();
        Shades {
            corner: (left, top),
            columns,
            levels,
        }
    }

    /// Boxes that cover the cells of one shade: neighbours in a row share one.
    pub fn runs(&self, level: u8) -> Vec<(Point, Point)> {
        let (left, top) = self.corner;
        let mut boxes = Vec::new();
        for (row, levels) in self.levels.chunks(self.columns).enumerate() {
            let (mut column, y) = (0, top + row as f64 * CELL);
            for run in levels.chunk_by(|a, b| a == b) {
                let x = left + column as f64 * CELL;
                if run[0] == level {
                    boxes.push(((x, y), (x + run.len() as f64 * CELL, y + CELL)));
                }
                column += run.len();
            }
        }
        boxes
    }
}
