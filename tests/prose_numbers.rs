//! Numbers that the article types as prose: each is what the crate gives. Most numbers of the prose are not typed: the build
//! computes them (`data-cell`, `data-sum`, `data-run`), and `tests/site/article.test.mjs` compares them.

use batch_norm_explained::digits;
use batch_norm_explained::formula::{Quantity, Tables};
use batch_norm_explained::walk::hand;
use batch_norm_lab::relu::{ZerosConfig, zeros};
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

#[test]
fn shares_of_zeros() {
    for ratio in [0.5, 1.0, -1.0] {
        let config = ZerosConfig {
            gamma: 1.0,
            beta: ratio,
            ..ZerosConfig::default()
        };
        says("zeros", 100.0 * zeros(&config).unwrap().gaussian, 3);
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
