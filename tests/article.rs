//! The article answers every point of the post it explains, with figures that exist, the same in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What the post says (P) and what it leaves open (Q), in its order: the sections that answer it, and the figures that
/// compute the answer.
const ANSWERS: [(&str, &str, &str); 20] = [
    ("P1", "result summary", "learning-rate overfitting"),
    ("P2", "drift", "layers"),
    ("P3", "mismatch summary", "shift overfitting"),
    ("P4", "result scale", "learning-rate bowl gradients"),
    ("P5", "inference mismatch", "running averages shift"),
    ("P6", "where", "axes order"),
    ("P7", "by-hand", "walk"),
    ("P8", "by-hand", "walk"),
    ("P9", "by-hand", "walk"),
    ("P10", "gamma-beta backward-pass", "relu backward"),
    ("P11", "gamma-beta", "relu"),
    ("P12", "inference", "running averages"),
    ("P13", "inference", "running"),
    ("P14", "inference", "running"),
    ("P15", "where", "axes"),
    ("Q1", "reasons summary", "why scale-2"),
    ("Q2", "reasons summary", "why"),
    ("Q3", "where summary", "axes"),
    ("Q4", "where summary", "order"),
    ("Q5", "mismatch summary", "dropout"),
];
/// A learner who only clicks the words that act should meet every section's idea.
const FEWEST_ACTS: usize = 2;

/// One `<section>` with its identifier and source.
struct Section {
    id: String,
    html: String,
}

#[test]
fn every_point_of_the_post_is_answered_where_the_table_says_in_both_pages() {
    for page in pages() {
        let mut asked = BTreeSet::new();
        for (point, sections, figures) in ANSWERS {
            let marked = page
                .iter()
                .filter(|section| words_of(&section.html, "data-post").contains(point));
            let marked: Vec<&Section> = marked.collect();
            let ids: Vec<&str> = marked.iter().map(|section| section.id.as_str()).collect();
            assert_eq!(ids.join(" "), sections, "{point}");
            for figure in figures.split(' ') {
                let there = |section: &&Section| {
                    values(&section.html, "<bn-figure", "id")
                        .iter()
                        .any(|id| id == figure)
                };
                assert!(
                    marked.iter().any(there),
                    "{point}: no figure {figure} in {sections}"
                );
            }
            asked.insert(point.to_owned());
        }
        let all = page
            .iter()
            .flat_map(|section| words_of(&section.html, "data-post"));
        assert_eq!(all.collect::<BTreeSet<_>>(), asked);
    }
}

#[test]
fn what_is_cited_is_in_the_references_with_authors_year_title_and_number() {
    let [english, korean] = pages().map(|page| {
        let references = page
            .iter()
            .find(|section| section.id == "references")
            .unwrap();
        let listed: BTreeSet<String> = values(&references.html, "<a", "href").into_iter().collect();
        for section in &page {
            for cited in values(&section.html, "<cite><a", "href") {
                assert!(
                    listed.contains(&cited),
                    "{}: {cited} is not listed",
                    section.id
                );
            }
        }
        for entry in references
            .html
            .split("<li>")
            .skip(1)
            .filter(|entry| entry.contains("arxiv.org"))
        {
            let flat = entry.split_whitespace().collect::<Vec<_>>().join(" ");
            let number = values(entry, "<a", "href")[0]
                .rsplit('/')
                .next()
                .unwrap()
                .to_owned();
            let (authors, rest) = flat.split_once(" (").unwrap();
            let (year, rest) = rest.split_once("). <cite").unwrap();
            assert!(
                authors.contains(", ") && year.parse::<u16>().is_ok(),
                "{flat}"
            );
            assert!(
                rest.contains("</cite>") && rest.contains(&format!("arXiv:{number}")),
                "{flat}"
            );
        }
        listed
    });
    assert_eq!(english, korean);
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
