//! The sums that the article works by hand, typed as prose: each is what the crate, or plain arithmetic, gives.

use batch_norm_explained::batch_norm::{Affine, train};
use batch_norm_explained::digits;
use batch_norm_explained::formula::{Quantity, Tables};
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::{bowl, hand};
use batch_norm_lab::relu::{ZerosConfig, zeros};
use ndarray::{Array2, array};
use std::fs;
use std::path::Path;

/// The text of the section with that id, wherever in the article it is, in both languages, without tags, with plain spaces.
fn section(id: &str) -> [String; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["", "ko"].map(|folder| {
        let folder = root.join(folder);
        let chapters = fs::read_dir(folder.join("chapters")).unwrap();
        let html = chapters
            .map(|entry| entry.unwrap().path())
            .chain([folder.join("index.html")])
            .map(|path| fs::read_to_string(path).unwrap())
            .find_map(|html| {
                let start = html.find(&format!("<section id=\"{id}\""))?;
                html[start..].split("</section>").next().map(str::to_owned)
            })
            .unwrap_or_else(|| panic!("no page has a section {id}"));
        let text: String = html
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
            .collect();
        let text = text.replace("&nbsp;", " ").replace("&amp;", "&");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// Whether `number` stands in the text as a number of its own.
fn has_number(text: &str, number: &str) -> bool {
    let part =
        |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    text.match_indices(number).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + number.len()..]);
        let point = after
            .strip_prefix('.')
            .is_some_and(|rest| part(rest.chars().next()));
        let inside = before
            .strip_suffix('.')
            .is_some_and(|rest| part(rest.chars().last()));
        !part(before.chars().last()) && !part(after.chars().next()) && !point && !inside
    })
}

/// Both pages say the number in that section, with so many significant digits.
#[track_caller]
fn says(id: &str, value: f64, significant: usize) {
    let written = digits::write(value, significant).text;
    // Digits are grouped in tables; prose writes what it says in one piece.
    for text in section(id) {
        assert!(
            has_number(&text, &written),
            "{id} does not say {written}: {value}"
        );
    }
}

fn statistics(x: &Array2<f64>, divisor: Divisor) -> (f64, f64) {
    let trained = train(x.view(), &Affine::identity(1), 0.0, divisor).unwrap();
    (trained.mean[0], trained.variance[0])
}

#[test]
fn why_scale_matters() {
    let names = ["A".to_string(), "B".to_string()];
    let walk = |inputs| {
        let settings = bowl::Settings {
            inputs,
            rate: 0.006,
            ..hand::raw()
        };
        bowl::walk(&hand::features_a_and_b(), &names, &settings).unwrap()
    };
    let (raw, normalized) = (walk(bowl::Inputs::Raw), walk(bowl::Inputs::Normalized));
    let origin = batch_norm_explained::formula::Cell { row: 0, col: 0 };
    let limit = |walk: &dyn Fn(Quantity) -> f64| walk(Quantity::RateLimit);
    let at =
        |walk: &batch_norm_explained::walk::Walk, quantity| walk.number(quantity, origin).unwrap();
    says(
        "scale",
        limit(&|q| at(&normalized, q)) / limit(&|q| at(&raw, q)),
        3,
    );
    says("scale", at(&raw, Quantity::Steepest), 5);
    says("scale", at(&raw, Quantity::SteepFactor), 3);
    says("scale", 1.1_f64.powi(20), 2);
    for text in section("scale") {
        assert!(has_number(&text, &format!("{:.0}", 1.5_f64.powi(20))));
    }
}

#[test]
fn shares_of_zeros() {
    for ratio in [0.5, 1.0, -1.0] {
        let config = ZerosConfig {
            gamma: 1.0,
            beta: ratio,
            ..ZerosConfig::default()
        };
        says("gamma-beta", 100.0 * zeros(&config).unwrap().gaussian, 3);
    }
}

#[test]
fn shards_and_several_devices() {
    let (one, other) = (array![[2.0], [4.0], [5.0]], array![[6.0], [8.0]]);
    let (_, first) = statistics(&one, Divisor::N);
    let (_, second) = statistics(&other, Divisor::N);
    says("small-batches", first, 4);
    says("small-batches", second, 1);
    says("small-batches", (3.0 * first + 2.0 * second) / 5.0, 4);
    says(
        "small-batches",
        statistics(&hand::feature_a(), Divisor::N).1,
        1,
    );
    says("small-batches", 2_f64.sqrt().recip(), 2);
    says("small-batches", 16_f64.sqrt().recip(), 2);
}

#[test]
fn averages() {
    says("whose-weights", 32.0 / 31.0, 4);
    for (old, kept) in [(0.9, Divisor::NMinusOne), (0.99, Divisor::N)] {
        let (mean, variance) = statistics(&hand::feature_a(), kept);
        says("conventions", (1.0 - old) * mean, 2);
        says("conventions", old + (1.0 - old) * variance, 3);
    }
}

#[test]
fn slips_that_no_figure_makes() {
    let deviations: f64 = [4.0_f64, 16.0].map(f64::sqrt).iter().sum::<f64>() / 2.0;
    says("wrong-numbers", deviations * deviations, 2);
    says("wrong-numbers", (4.0 + 16.0) / 2.0, 2);
    let (_, variance) = statistics(&array![[1.0], [2.0], [4.0]], Divisor::N);
    says("wrong-numbers", variance, 5);
    let rounded = [1.0_f64, 2.0, 4.0].map(|x| (x - 2.3).powi(2));
    says("wrong-numbers", rounded.iter().sum::<f64>() / 3.0, 5);
}

#[test]
fn dropout() {
    let values = array![[0.0], [0.0], [1.0], [2.0], [4.0]];
    let (mean, variance) = statistics(&values, Divisor::N);
    let mean_square = variance + mean * mean;
    let trained = 2.0 * mean_square - mean * mean;
    says("mismatch", mean, 2);
    says("mismatch", mean_square, 2);
    says("mismatch", variance, 3);
    says("mismatch", trained, 3);
    says("mismatch", variance / trained, 3);
    for text in section("mismatch") {
        assert!(has_number(
            &text,
            &format!("{:.3}", (variance / trained).sqrt())
        ));
    }
}

#[test]
fn the_length_of_the_gradient() {
    let upstream = hand::upstream(batch_norm_explained::walk::backward::Upstream::One { row: 0 });
    let walk = batch_norm_explained::walk::backward::walk(
        &hand::feature_a(),
        &["A".to_string()],
        &upstream,
    )
    .unwrap();
    let origin = batch_norm_explained::formula::Cell { row: 0, col: 0 };
    says(
        "backward-pass",
        walk.number(Quantity::DXNorm, origin).unwrap(),
        2,
    );
}
