//! Lines cut to what is inside the panel, and thinned to what can be seen.

use super::frame::Panel;
use super::pen::Point;
use super::scale::between;

/// The pieces of a path that lie inside the panel.
///
/// It breaks at points without a place and where it leaves the panel: a backend would lay what is outside flat along the border.
pub(super) fn pieces(panel: &Panel, path: &[Point]) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    for pair in path.windows(2) {
        let Some((from, to)) = clip(pair[0], pair[1], panel.edges()) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces.iter().map(|piece| thin(piece)).collect()
}

/// The part of a segment inside a box (Liang & Barsky 1984).
fn clip(a: Point, b: Point, [left, top, right, bottom]: [f64; 4]) -> Option<(Point, Point)> {
    if ![a.0, a.1, b.0, b.1].iter().all(|place| place.is_finite()) {
        return None;
    }
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut start, mut end) = (0.0f64, 1.0f64);
    for (slope, room) in [
        (-dx, a.0 - left),
        (dx, right - a.0),
        (-dy, a.1 - top),
        (dy, bottom - a.1),
    ] {
        if slope == 0.0 && room < 0.0 {
            return None;
        } else if slope < 0.0 {
            start = start.max(room / slope);
        } else if slope > 0.0 {
            end = end.min(room / slope);
        }
    }
    let at = |share: f64| {
        let (x, y) = match share {
            0.0 => a,
            1.0 => b,
            _ => (a.0 + share * dx, a.1 + share * dy),
        };
        // A point far outside rounds the crossing off the border, or onto an end that is as far.
        (between(x, left, right), between(y, top, bottom))
    };
    (start <= end).then(|| (at(start), at(end)))
}

/// Leaves at most four points per half pixel across: first, lowest, highest, last. The drawn line is the same.
fn thin(path: &[Point]) -> Vec<Point> {
    let column = |point: &Point| (point.0 * 2.0).floor();
    let mut thinned = Vec::new();
    let mut keep = |group: &[Point]| {
        let (mut lowest, mut highest) = (0, 0);
        for (index, point) in group.iter().enumerate() {
            lowest = if point.1 < group[lowest].1 {
                index
            } else {
                lowest
            };
            highest = if point.1 > group[highest].1 {
                index
            } else {
                highest
            };
        }
        let kept = [0, lowest.min(highest), lowest.max(highest), group.len() - 1];
        for (order, &index) in kept.iter().enumerate() {
            if order == 0 || kept[order - 1] != index {
                thinned.push(group[index]);
            }
        }
    };
    path.chunk_by(|a, b| column(a) == column(b))
        .for_each(&mut keep);
    thinned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_cut_at_the_border_and_not_bent_along_it() {
        let area = [0.0, 0.0, 10.0, 10.0];
        assert_eq!(
            clip((-5.0, 5.0), (15.0, 5.0), area),
            Some(((0.0, 5.0), (10.0, 5.0)))
        );
        assert_eq!(
            clip((2.0, 2.0), (12.0, 12.0), area),
            Some(((2.0, 2.0), (10.0, 10.0)))
        );
        assert_eq!(clip((-5.0, 8.0), (3.0, 16.0), area), None);
        assert_eq!(clip((1.0, f64::NAN), (3.0, 6.0), area), None);
    }

    #[test]
    fn a_dense_line_keeps_its_extremes() {
        let path: Vec<Point> = (0..1000)
            .map(|i| (f64::from(i) / 1e4, f64::from(i * 7 % 1000)))
            .collect();
        let thinned = thin(&path);
        // The first is the lowest as well.
        assert_eq!(thinned.len(), 3);
        assert!(
            thinned.iter().any(|point| point.1 == 0.0)
                && thinned.iter().any(|point| point.1 == 999.0)
        );
        assert_eq!(
            (thinned[0], thinned[thinned.len() - 1]),
            (path[0], path[999])
        );
    }
}
