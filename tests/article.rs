//! The article answers every point of the post it explains, with figures that exist, the same in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What the post says (P) and what it leaves open (Q), numbered in the order of the post.
const POINTS: [(&str, std::ops::RangeInclusive<u8>); 2] = [("P", 1..=15), ("Q", 1..=5)];
/// A learner who only clicks the words that act should meet every section's idea.
const FEWEST_ACTS: usize = 2;

/// One `<section>` with its identifier and source.
struct Section {
    id: String,
    html: String,
}

#[test]
fn every_point_of_the_post_is_answered_in_the_same_sections_of_both_pages() {
    let [english, korean] = pages().map(|page| {
        let sections = page.iter();
        sections
            .map(|section| {
                let points = words_of(&section.html, "data-post");
                (section.id.clone(), points)
            })
            .collect::<Vec<_>>()
    });
    assert_eq!(english, korean);
    let answered: BTreeSet<String> = english.into_iter().flat_map(|(_, points)| points).collect();
    let asked: BTreeSet<String> = POINTS
        .into_iter()
        .flat_map(|(letter, numbers)| numbers.map(move |number| format!("{letter}{number}")))
        .collect();
    assert_eq!(answered, asked);
}

#[test]
fn words_that_act_name_figures_of_the_page_and_are_the_same_in_both_languages() {
    let [english, korean] = pages();
    let figures: BTreeSet<String> = english
        .iter()
        .flat_map(|section| values(&section.html, "<bn-figure", "id"))
        .collect();
    for (here, there) in english.iter().zip(&korean) {
        let acts = values(&here.html, "<a class=\"act\"", "href");
        let sorted = |html: &str| {
            values(html, "<a class=\"act\"", "href")
                .into_iter()
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(sorted(&here.html), sorted(&there.html), "{}", here.id);
        if here.html.contains("<bn-figure") {
            assert!(acts.len() >= FEWEST_ACTS, "{}: {acts:?}", here.id);
        }
        for act in acts {
            let name = act
                .trim_start_matches('#')
                .split('?')
                .next()
                .unwrap_or_default();
            assert!(figures.contains(name), "{}: {act}", here.id);
        }
    }
}

#[test]
fn every_section_with_a_figure_says_what_to_look_for_and_what_was_seen_and_ends_in_a_question() {
    for section in pages().into_iter().flatten() {
        let count = |part: &str| section.html.matches(part).count();
        let figures = count("<bn-figure");
        if figures == 0 {
            continue;
        }
        let id = &section.id;
        assert_eq!(count("class=\"question\""), 1, "{id}");
        assert_eq!(count("class=\"look\""), figures, "{id}");
        assert!(count("class=\"seen\"") >= figures, "{id}");
        assert_eq!(count("class=\"misreading\""), 1, "{id}");
        assert_eq!(count("class=\"check\""), 1, "{id}");
        assert_eq!(count("data-right") + count("data-answer="), 1, "{id}");
    }
}

#[test]
fn links_inside_a_page_lead_somewhere() {
    for page in pages() {
        let html: String = page.iter().map(|section| section.html.as_str()).collect();
        let mut ids: BTreeSet<String> = ["<h3", "<bn-figure"]
            .into_iter()
            .flat_map(|element| values(&html, element, "id"))
            .collect();
        ids.extend(page.iter().map(|section| section.id.clone()));
        for link in values(&html, "<a", "href") {
            if let Some(place) = link.strip_prefix('#') {
                let place = place.split('?').next().unwrap_or_default();
                assert!(ids.contains(place), "{link}");
            }
        }
    }
}

/// Both pages, English first, cut into their sections.
fn pages() -> [Vec<Section>; 2] {
    ["index.html", "ko/index.html"].map(|page| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let html = fs::read_to_string(path).unwrap();
        html.split("<section ")
            .skip(1)
            .map(|rest| {
                let html = format!("<section {}", rest.split("</section>").next().unwrap());
                let id = values(&html, "<section", "id").remove(0);
                Section { id, html }
            })
            .collect()
    })
}

/// The values of an attribute on every tag that begins with `element`, in the order of the page.
fn values(html: &str, element: &str, attribute: &str) -> Vec<String> {
    let tags = html
        .split(element)
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    let start = format!("{attribute}=\"");
    tags.filter_map(|tag| {
        Some(
            tag.split(start.as_str())
                .nth(1)?
                .split('"')
                .next()?
                .to_owned(),
        )
    })
    .collect()
}

/// Every word of an attribute, on whatever element it stands.
fn words_of(html: &str, attribute: &str) -> BTreeSet<String> {
    let start = format!("{attribute}=\"");
    html.split(start.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect()
}
