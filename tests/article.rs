//! The article answers every point of the post that it explains, on the page and with the figures that the table names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What the post says (P) and what it leaves open (Q), in its order: the pages that answer it, and the figures that compute the
/// answer. `index` is the front page.
const ANSWERS: [(&str, &str, &str); 20] = [
    ("P1", "batch", "overfitting"),
    ("P2", "reasons", "layers"),
    ("P3", "batch shift", "overfitting shift"),
    ("P4", "scale", "learning-rate bowl gradients"),
    ("P5", "index shift", "running shift"),
    ("P6", "axes", "axes order"),
    ("P7", "index", "walk"),
    ("P8", "index", "walk"),
    ("P9", "index", "walk"),
    ("P10", "index backward", "walk backward"),
    ("P11", "index zeros", "relu"),
    ("P12", "index modes", "running averages"),
    ("P13", "index", "running"),
    ("P14", "index", "running"),
    ("P15", "index axes", "order"),
    ("Q1", "index reasons", "why scale-2"),
    ("Q2", "index reasons", "why"),
    ("Q3", "index axes", "axes"),
    ("Q4", "index axes", "order"),
    ("Q5", "index shift", "dropout"),
];

/// One page of the article: the name of its chapter, or `index`, and its source.
struct Page {
    name: String,
    html: String,
}

#[test]
fn every_point_of_the_post_is_answered_where_the_table_says_in_both_languages() {
    for pages in languages() {
        let mut asked = BTreeSet::new();
        for (point, names, figures) in ANSWERS {
            let marked: Vec<&Page> = pages
                .iter()
                .filter(|page| words_of(&page.html, "data-post").contains(point))
                .collect();
            let found: BTreeSet<&str> = marked.iter().map(|page| page.name.as_str()).collect();
            assert_eq!(found, names.split(' ').collect(), "{point}");
            for figure in figures.split(' ') {
                let there = |page: &&Page| {
                    values(&page.html, "<bn-figure", "id")
                        .iter()
                        .any(|id| id == figure)
                };
                assert!(
                    marked.iter().any(there),
                    "{point}: no figure {figure} in {names}"
                );
            }
            asked.insert(point.to_owned());
        }
        let all = pages
            .iter()
            .flat_map(|page| words_of(&page.html, "data-post"));
        assert_eq!(all.collect::<BTreeSet<_>>(), asked);
    }
}

#[test]
fn what_is_cited_is_in_the_references_with_authors_year_title_and_number() {
    let [english, korean] = languages().map(|pages| {
        let checklist = pages.iter().find(|page| page.name == "checklist").unwrap();
        let references = checklist.html.split("id=\"references\"").nth(1).unwrap();
        let listed: BTreeSet<String> = values(references, "<a", "href").into_iter().collect();
        for page in &pages {
            for cited in values(&page.html, "<cite><a", "href") {
                assert!(
                    listed.contains(&cited),
                    "{}: {cited} is not listed",
                    page.name
                );
            }
        }
        for entry in references
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
fn words_that_act_name_figures_of_their_page_and_are_the_same_in_both_languages() {
    let [english, korean] = languages();
    for (here, there) in english.iter().zip(&korean) {
        let acts = |page: &Page| {
            values(&page.html, "<a class=\"act\"", "href")
                .into_iter()
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(acts(here), acts(there), "{}", here.name);
        let figures = values(&here.html, "<bn-figure", "id");
        for act in acts(here) {
            let figure = act.trim_start_matches('#').split('?').next().unwrap();
            assert!(
                figures.iter().any(|id| id == figure),
                "{}: {act}",
                here.name
            );
        }
        for figure in figures.iter().filter(|id| *id != "glance") {
            assert!(
                acts(here)
                    .iter()
                    .any(|act| act.starts_with(&format!("#{figure}?"))),
                "{}: no words set {figure}",
                here.name
            );
        }
    }
}

#[test]
fn every_chapter_asks_answers_says_what_to_take_away_and_has_the_reader_try() {
    for page in languages().into_iter().flatten() {
        let count = |part: &str| page.html.matches(part).count();
        let name = &page.name;
        assert_eq!(
            count("data-right") + count("data-answer="),
            count("class=\"check\""),
            "{name}"
        );
        if name == "index" {
            continue;
        }
        for part in ["question", "answer"] {
            assert_eq!(count(&format!("class=\"{part}\"")), 1, "{name}: {part}");
        }
        assert_eq!(count("id=\"take-away\""), 1, "{name}");
        assert!(count("<bn-figure") <= 3, "{name}");
        if name != "checklist" {
            assert!(count("<bn-figure") >= 1, "{name}");
            assert!(count("class=\"check\"") >= 1, "{name}");
        }
    }
}

/// The pages of both languages, English first, the front page first.
fn languages() -> [Vec<Page>; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["", "ko"].map(|folder| {
        let folder = root.join(folder);
        let mut chapters: Vec<_> = fs::read_dir(folder.join("chapters"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        chapters.sort();
        std::iter::once(folder.join("index.html"))
            .chain(chapters)
            .map(|path| Page {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                html: fs::read_to_string(path).unwrap(),
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
