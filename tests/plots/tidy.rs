//! Whatever the numbers: nothing is off the sheet, no label is cut or touches another, and the same picture comes twice.

use batch_norm_explained::plot::bars::{Bars, Set};
use batch_norm_explained::plot::cloud::Cloud;
use batch_norm_explained::plot::curves::{Along, Curves, Series, Stroke};
use batch_norm_explained::plot::distribution::Distribution;
use batch_norm_explained::plot::pen::LABEL;
use batch_norm_explained::plot::ridges::{Ridge, Ridges};
use batch_norm_explained::plot::scale::Spacing;
use batch_norm_explained::plot::theme::Hue;
use batch_norm_explained::plot::ticks::width;
use batch_norm_explained::plot::{Plot, Sheet, svg};
use proptest::prelude::*;

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
