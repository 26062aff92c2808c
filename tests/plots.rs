//! Plots: pictures that a person can look at, and what must hold for any numbers.
//!
//! `UPDATE=1 cargo test --test plots` writes the pictures in `tests/snapshots` anew.

#[path = "../examples/plots/gallery/mod.rs"]
mod gallery;

use batch_norm_explained::plot::bars::{Bars, Set};
use batch_norm_explained::plot::cloud::Cloud;
use batch_norm_explained::plot::curves::{Along, Curves, Series, Stroke};
use batch_norm_explained::plot::distribution::Distribution;
use batch_norm_explained::plot::pen::LABEL;
use batch_norm_explained::plot::ridges::{Ridge, Ridges};
use batch_norm_explained::plot::scale::Spacing;
use batch_norm_explained::plot::theme::{HUES, Hue, SURFACES, Theme};
use batch_norm_explained::plot::ticks::width;
use batch_norm_explained::plot::{Plot, Sheet, svg};
use proptest::prelude::*;
use std::path::Path;

#[test]
fn pictures_are_as_last_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let update = std::env::var_os("UPDATE").is_some();
    for (theme, ground) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        for picture in gallery::pictures(theme) {
            // Dark differs in nothing but colours: two pictures are enough.
            if theme == Theme::Dark && !["cloud-raw", "distribution-normal"].contains(&picture.name)
            {
                continue;
            }
            let file = folder.join(format!("{}-{ground}.svg", picture.name));
            if update {
                std::fs::write(&file, &picture.svg).expect("snapshots can be written");
            }
            let seen = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(
                seen == picture.svg,
                "{} has changed: look at it, then UPDATE=1",
                file.display()
            );
        }
    }
}

#[test]
fn what_was_drawn_is_returned_as_numbers() {
    let values = [20.0, 40.0, 50.0, 60.0, 80.0, f64::NAN];
    let plot = Distribution {
        mean: Some(50.0),
        deviation: Some(20.0),
        highlight: Some(60.0),
        ..Distribution::new(&values, Hue::X)
    };
    let (_, drawn) = svg(&Sheet::new(300.0, 180.0), &plot);
    assert_eq!(
        (drawn.mean, drawn.bracket),
        (Some(50.0), Some([30.0, 70.0]))
    );
    assert_eq!((drawn.bins.held(), drawn.bins.left_out.nan), (5, 1));
    assert_eq!(drawn.highlighted, drawn.bins.find(60.0));
    let [left, top, right, bottom] = drawn.panel.edges();
    assert!(
        0.0 < left && left < right && right <= 300.0 && 0.0 < top && top < bottom && bottom < 180.0
    );
}

#[test]
fn a_pointer_finds_the_nearest_number() {
    let (x, y) = ([1.0, 2.0, 3.0, 4.0], [1.0, f64::NAN, 9.0, 4.0]);
    let series = [Series {
        x: &x,
        y: &y,
        hue: Hue::Running,
        stroke: Stroke::Both,
    }];
    let (_, drawn) = svg(
        &Sheet::new(300.0, 180.0),
        &Curves {
            series: &series,
            ..Curves::default()
        },
    );
    for index in [0, 2, 3] {
        let (px, py) = drawn.panel.point(x[index], y[index]);
        assert_eq!(
            drawn.panel.nearest(&x, &y, (px + 2.0, py - 2.0)),
            Some(index)
        );
        assert!((drawn.panel.x.value(px) - x[index]).abs() < 1e-12);
    }
}

#[test]
fn a_line_that_leaves_the_picture_is_counted_and_not_flattened() {
    let (x, y) = ([1.0, 2.0, 3.0, 4.0], [0.5, 99.0, 99.0, 0.5]);
    let series = [Series {
        x: &x,
        y: &y,
        hue: Hue::With,
        stroke: Stroke::Solid,
    }];
    let along = Along {
        range: Some([0.0, 1.0]),
        ..Along::default()
    };
    let (text, drawn) = svg(
        &Sheet::new(300.0, 180.0),
        &Curves {
            y: along,
            series: &series,
            ..Curves::default()
        },
    );
    assert_eq!((drawn.inside, drawn.above), (vec![2], vec![2]));
    let lines: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("<polyline"))
        .collect();
    assert_eq!(lines.len(), 2, "it goes out and comes back: {lines:?}");
}

#[test]
fn the_correlation_tilts_the_ellipse() {
    let (x, y) = ([2.0, 4.0, 5.0, 6.0, 8.0], [80.0, 20.0, 50.0, 40.0, 60.0]);
    let plot = Cloud {
        mean: Some([5.0, 50.0]),
        deviation: Some([2.0, 20.0]),
        ..Cloud::new(&x, &y, Hue::X)
    };
    let (_, drawn) = svg(&Sheet::new(300.0, 300.0), &plot);
    // Deviations (−3, 30), (−1, −30), (0, 0), (1, −10), (3, 10): −40 / √(20 · 2000).
    assert!((drawn.correlation.expect("two features that vary") + 0.2).abs() < 1e-15);
}

#[test]
fn more_device_pixels_make_the_same_picture_finer() {
    let values = [1.0, 2.0, 2.5, 7.0];
    let plot = Distribution::new(&values, Hue::X);
    let at = |pixel_ratio| {
        svg(
            &Sheet {
                pixel_ratio,
                ..Sheet::new(300.0, 180.0)
            },
            &plot,
        )
    };
    let ((one, drawn), (three, same)) = (at(1.0), at(3.0));
    assert_eq!(drawn.panel, same.panel);
    assert!(one.contains("width=\"300\" height=\"180\" viewBox=\"0 0 2400 1440\""));
    assert!(three.contains("width=\"300\" height=\"180\" viewBox=\"0 0 7200 4320\""));
}

#[test]
fn the_page_has_the_colours_of_the_plots() {
    let css = include_str!("../www/style/tokens.css");
    let hues = HUES
        .iter()
        .map(|row| (format!("q-{}", row.id), [row.light, row.dark]));
    let grounds = SURFACES
        .iter()
        .map(|(_, id, colours)| (id.to_string(), *colours));
    for (name, [light, dark]) in hues.chain(grounds) {
        let rule = format!("--{name}: light-dark(#{light:06x}, #{dark:06x});");
        assert!(css.contains(&rule), "tokens.css has no `{rule}`");
    }
}

/// Numbers of any size, and now and then something that is no number.
fn numbers() -> impl Strategy<Value = Vec<f64>> {
    let usual = prop::collection::vec(-1e3..1e3f64, 0..50);
    let any = prop::collection::vec(prop::num::f64::ANY, 0..50);
    let close = (-1e9..1e9f64).prop_map(|value| vec![value, value.next_up(), value.next_down()]);
    prop_oneof![usual, any, close]
}

/// Every point of every shape, in CSS pixels, and every label with where it begins and ends.
struct Marks {
    points: Vec<(f64, f64)>,
    labels: Vec<(String, [f64; 2], f64)>,
}

fn marks(document: &str) -> Marks {
    let (mut points, mut labels) = (vec![], vec![]);
    let mut lines = document.lines();
    let steps = |text: &str| text.parse::<f64>().expect("a coordinate") / 8.0;
    while let Some(line) = lines.next() {
        let attribute = |name: &str| {
            let (_, rest) = line.split_once(&format!(" {name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        for pair in attribute("points").unwrap_or_default().split_whitespace() {
            let (x, y) = pair.split_once(',').expect("a pair");
            points.push((steps(x), steps(y)));
        }
        if let (true, Some(x), Some(y)) =
            (line.starts_with("<text"), attribute("x"), attribute("y"))
        {
            let text = lines.next().expect("a label").to_string();
            let share = match attribute("text-anchor") {
                Some("end") => 1.0,
                Some("middle") => 0.5,
                _ => 0.0,
            };
            let start = steps(x) - share * width(&text);
            let below = if attribute("dy") == Some("0.76em") {
                LABEL / 2.0
            } else {
                0.0
            };
            let across = [start, start + width(&text)];
            labels.push((text, across, steps(y) + below));
        }
    }
    Marks { points, labels }
}

fn assert_tidy<P: Plot>(size: (f64, f64), plot: &P) -> Result<(), TestCaseError> {
    let (document, _) = svg(&Sheet::new(size.0, size.1), plot);
    let marks = marks(&document);
    for (x, y) in &marks.points {
        let inside = (-0.5..=size.0 + 0.5).contains(x) && (-0.5..=size.1 + 0.5).contains(y);
        prop_assert!(inside, "({x}, {y}) is off the sheet");
    }
    for (index, (text, [start, end], y)) in marks.labels.iter().enumerate() {
        prop_assert!(
            *start >= -1.0 && *end <= size.0 + 1.0,
            "{text} is cut: {start} {end}"
        );
        for (other, [from, to], level) in &marks.labels[index + 1..] {
            let apart = end <= from || to <= start || (y - level).abs() >= 9.0;
            prop_assert!(apart, "{text} and {other} touch");
        }
    }
    prop_assert_eq!(document, svg(&Sheet::new(size.0, size.1), plot).0);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_numbers_give_a_tidy_distribution(values in numbers(), wide in 240.0..600.0f64, mean in -100.0..100.0f64, deviation in 0.0..50.0f64) {
        let plain = Distribution::new(&values, Hue::X);
        assert_tidy((wide.round(), 180.0), &plain)?;
        let marked = Distribution { mean: Some(mean), deviation: Some(deviation), highlight: values.first().copied(), normal_curve: true, ..plain };
        assert_tidy((wide.round(), 180.0), &marked)?;
        assert_tidy((wide.round(), 180.0), &Distribution { range: Some([-20.0, 35.5]), ..marked })?;
    }

    #[test]
    fn any_numbers_give_tidy_curves(values in numbers(), wide in 240.0..600.0f64, log in any::<bool>()) {
        let x: Vec<f64> = (1..=values.len()).map(|step| step as f64).collect();
        let spacing = if log { Spacing::Log } else { Spacing::Linear };
        let series = [Stroke::Both, Stroke::Dashed].map(|stroke| Series { x: &x, y: &values, hue: Hue::Window, stroke });
        let along = Along { spacing, ..Along::default() };
        assert_tidy((wide.round(), 220.0), &Curves { x: along, y: along, series: &series, ..Curves::default() })?;
    }

    #[test]
    fn any_numbers_give_a_tidy_cloud(x in numbers(), y in numbers(), equal_units in any::<bool>()) {
        let plot = Cloud { mean: Some([1.0, 2.0]), deviation: Some([3.0, 0.5]), highlight: Some(0), equal_units, ..Cloud::new(&x, &y, Hue::XHat) };
        assert_tidy((300.0, 280.0), &plot)?;
    }

    #[test]
    fn any_numbers_give_tidy_bars_and_ridges(values in numbers(), other in numbers()) {
        let sets = [Set { values: &values, hue: Hue::Running }, Set { values: &other, hue: Hue::Window }];
        assert_tidy((280.0, 160.0), &Bars { sets: &sets, first: 1, range: None, levels: &[], highlight: Some(1) })?;
        let rows = [Ridge { values: &values, label: "1" }, Ridge { values: &other, label: "2" }];
        assert_tidy((280.0, 160.0), &Ridges { rows: &rows, hue: Hue::With, range: None, highlight: None })?;
    }
}
