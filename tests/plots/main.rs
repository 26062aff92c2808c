//! Plots: pictures that a person can look at, and what must hold for any numbers.
//!
//! `UPDATE=1 cargo test --test plots` writes the pictures in `tests/snapshots` anew.

#[path = "../../examples/plots/gallery/mod.rs"]
mod gallery;
mod slide;
mod tidy;

use batch_norm_explained::plot::cloud::Cloud;
use batch_norm_explained::plot::curves::{Along, Curves, Series, Stroke};
use batch_norm_explained::plot::distribution::Distribution;
use batch_norm_explained::plot::theme::{HUES, Hue, SURFACES, Theme};
use batch_norm_explained::plot::{Sheet, svg};
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
fn a_batch_has_the_same_bars_before_and_after_normalization() {
    let x = [20.0, 40.0, 50.0, 60.0, 80.0];
    // A negative gamma mirrors the batch: 80 becomes the leftmost.
    let y = x.map(|value| -1.5 * (value - 50.0) / 20.0 + 0.3);
    let before = Distribution::new(&x, Hue::X);
    let after = Distribution {
        before: Some(&x),
        highlight: Some(y[4]),
        ..Distribution::new(&y, Hue::Y)
    };
    let sheet = Sheet::new(300.0, 180.0);
    let (before, after) = (svg(&sheet, &before).1, svg(&sheet, &after).1);
    assert_eq!(before.bins.counts, [1, 0, 1, 1, 1, 0, 1]);
    assert_eq!(after.bins.counts, before.bins.counts);
    assert_eq!(after.highlighted, Some(0));
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
    let css = include_str!("../../www/style/tokens.css");
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
