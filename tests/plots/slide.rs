//! The slide: where its dots are is what the tables say.

use super::gallery::slide::{SCALE, SHIFT, slide, track, trained};
use batch_norm_explained::batch_norm::Training;
use batch_norm_explained::data;
use batch_norm_explained::plot::slide::{Drawn, MOST_DOTS, Row, Track};
use batch_norm_explained::plot::{Sheet, svg};
use ndarray::Array2;

const X: f64 = 1.0;
const CENTRED: f64 = 2.0;
const FAR: f64 = 3.0;
const CLOSE: f64 = 4.0;
const OUTPUT: f64 = 5.0;

/// A batch, its tables and its track.
struct Batch {
    /// (batch, features)
    x: Array2<f64>,
    trained: Training,
    track: Track,
}

impl Batch {
    fn of(x: Array2<f64>, names: &[String]) -> Batch {
        let trained = trained(&x);
        let track = track(&x, &trained, names);
        Batch { x, trained, track }
    }

    fn hand() -> Batch {
        let data::Batch { values, names, .. } = data::hand();
        Batch::of(values, &names)
    }
}

fn drawn(batch: &Batch, at: f64) -> Drawn {
    svg(&Sheet::new(760.0, 260.0), &slide(&batch.track, at)).1
}

/// Every dot stands where the axis has its number, and the numbers are these.
fn assert_places(batch: &Batch, at: f64, wanted: &Array2<f64>) {
    let drawn = drawn(batch, at);
    for (feature, row) in drawn.rows.iter().enumerate() {
        for (sample, (&value, dot)) in row.values.iter().zip(&row.dots).enumerate() {
            let wanted = wanted[[sample, feature]];
            assert!((value - wanted).abs() < 1e-12, "{at}: {value} {wanted}");
            let read = drawn.panel.x.value(dot.0);
            assert!((read - wanted).abs() < 1e-9, "{at}: {read} {wanted}");
            assert!(row.span[0] < dot.1 && dot.1 < row.span[1], "{at}: {dot:?}");
        }
    }
}

#[test]
fn dots_stand_where_the_tables_say() {
    let batch = Batch::hand();
    let trained = &batch.trained;
    assert_places(&batch, X, &batch.x);
    assert_places(&batch, 1.5, &((&batch.x + &trained.deviation) / 2.0));
    assert_places(&batch, CENTRED, &trained.deviation);
    assert_places(&batch, FAR, &trained.x_hat);
    assert_places(&batch, CLOSE, &trained.x_hat);
    assert_places(&batch, OUTPUT, &trained.y);
}

#[test]
fn a_and_b_of_the_hand_batch_become_the_same_five_places() {
    let batch = Batch::hand();
    for at in [FAR, CLOSE, OUTPUT] {
        let drawn = drawn(&batch, at);
        let places = |row: usize| {
            let mut places: Vec<f64> = drawn.rows[row].dots.iter().map(|dot| dot.0).collect();
            places.sort_by(f64::total_cmp);
            places
        };
        for (a, b) in places(0).into_iter().zip(places(1)) {
            assert!((a - b).abs() < 1e-9, "{at}: {a} {b}");
        }
    }
    // By hand: (2 − 5) / 2 = −1.5 and (80 − 50) / 20 = 1.5.
    let close = drawn(&batch, CLOSE);
    assert_eq!(close.rows[0].values, [-1.5, -0.5, 0.0, 0.5, 1.5]);
    assert_eq!(close.rows[1].values, [1.5, -1.5, 0.0, -0.5, 0.5]);
}

#[test]
fn the_marks_shrink_to_0_and_1_and_then_follow_scale_and_shift() {
    let batch = Batch::hand();
    let marks = |at: f64| {
        let rows = drawn(&batch, at).rows;
        rows.into_iter()
            .map(|row| (row.centre, row.spread))
            .collect::<Vec<_>>()
    };
    assert_eq!(marks(X), [(5.0, 2.0), (50.0, 20.0), (1.0, 2.0)]);
    assert_eq!(marks(CENTRED), [(0.0, 2.0), (0.0, 20.0), (0.0, 2.0)]);
    assert_eq!(marks(2.5)[1], (0.0, 10.5));
    for (centre, spread) in marks(CLOSE) {
        assert!(centre.abs() < 1e-12 && (spread - 1.0).abs() < 1e-12);
    }
    for (centre, spread) in marks(OUTPUT) {
        assert!((centre - SHIFT).abs() < 1e-12 && (spread - SCALE).abs() < 1e-12);
    }
}

#[test]
fn one_axis_holds_every_stage_until_it_comes_closer() {
    let batch = Batch::hand();
    let axis = |at: f64| {
        let panel = drawn(&batch, at).panel;
        [panel.x.low, panel.x.high]
    };
    assert_eq!(axis(X), [-40.0, 90.0]);
    assert!(
        [1.3, CENTRED, 2.7, FAR]
            .iter()
            .all(|&at| axis(at) == axis(X))
    );
    let near = axis(CLOSE);
    assert!(
        near[0] <= -1.5 && near[1] >= 5.0 && near[1] - near[0] < 10.0,
        "{near:?}"
    );
    assert_eq!(axis(OUTPUT), near);
}

#[test]
fn bars_keep_their_counts_and_hold_the_same_samples_at_every_stage() {
    let mut generator = batch_norm_explained::random::Generator::new(3, 0);
    let normals = generator.normals(2 * (MOST_DOTS + 240));
    let x = Array2::from_shape_fn((MOST_DOTS + 240, 2), |(sample, feature)| {
        50.0 * (feature + 1) as f64 + 7.0 * normals[2 * sample + feature]
    });
    let batch = Batch::of(x, &["A".into(), "B".into()]);
    for (feature, row) in batch.track.rows.iter().enumerate() {
        assert_eq!(row.counts.iter().sum::<u32>() as usize, MOST_DOTS + 240);
        // Counted again at the last stage, between the edges that were carried there.
        let y = batch.trained.y.column(feature);
        let edges = &row.places[3];
        for (bar, &count) in row.counts.iter().enumerate() {
            let inside = y
                .iter()
                .filter(|&&y| edges[bar] < y && y <= edges[bar + 1])
                .count();
            // A sample on an edge may fall to either side by rounding.
            assert!(
                inside.abs_diff(count as usize) <= 1,
                "bar {bar}: {inside} {count}"
            );
        }
    }
}

#[test]
fn a_negative_scale_turns_a_feature_around_through_no_spread_at_all() {
    let x = [1.0, 2.0, 3.0];
    let y = [5.0, 3.0, 1.0];
    let row = Row::new("A", &[&x, &y], &[[2.0, 0.8], [3.0, 1.6]]);
    assert_eq!(row.spread, [0.8, -1.6]);
}

#[test]
fn numbers_without_a_place_are_no_dot_and_the_others_stay() {
    let x = [1.0, f64::NAN, f64::INFINITY, 4.0];
    let row = Row::new("A", &[&x, &x], &[[f64::NAN, f64::NAN]; 2]);
    let names = ["A".to_string()];
    let mut batch = Batch::of(ndarray::array![[1.0], [2.0], [3.0], [4.0]], &names);
    batch.track = Track::new(
        vec![row],
        vec![batch.track.stops[0].clone(), batch.track.stops[2].clone()],
    );
    let drawn = drawn(&batch, 0.5);
    let finite = drawn.rows[0]
        .dots
        .iter()
        .filter(|dot| drawn.panel.x.holds(drawn.panel.x.value(dot.0)));
    assert_eq!(finite.count(), 2);
}
