//! The English and the Korean pages tell the same story with the same figures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn both_languages_have_the_same_pages_with_the_same_sections_figures_and_formulas_in_the_same_order()
 {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let chapters = |folder: &str| {
        fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| format!("chapters/{name}"))
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(chapters("chapters"), chapters("ko/chapters"));
    let mut pages = chapters("chapters");
    pages.extend(["index.html", "embedding.html"].map(str::to_owned));
    for page in &pages {
        let [english, korean] = [root.join(page), root.join("ko").join(page)];
        let [english, korean] = [english, korean].map(|page| fs::read_to_string(page).unwrap());
        for (element, attribute) in [
            ("<section", "id"),
            ("<bn-figure", "id"),
            ("<bn-figure", "name"),
            ("<div", "data-formula"),
            ("<details", "id"),
            ("<h2", "id"),
            ("<h3", "id"),
        ] {
            let [here, there] =
                [&english, &korean].map(|page| attributes(page, element, attribute));
            assert_eq!(here, there, "{page}: {element} {attribute}");
        }
        for attribute in ["data-symbol", "data-cell", "data-formula"] {
            // Word order differs between the languages; what is named must not.
            let named = |page: &String| {
                attributes(page, "<span", attribute)
                    .into_iter()
                    .collect::<BTreeSet<_>>()
            };
            let [here, there] = [&english, &korean].map(named);
            assert_eq!(here, there, "{page}: {attribute}");
        }
    }
}

/// The values of one attribute of one element, in the order of the page.
fn attributes(html: &str, element: &str, attribute: &str) -> Vec<String> {
    let tags = html
        .split(element)
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    let pattern = format!("{attribute}=\"");
    tags.flat_map(str::split_whitespace)
        .filter_map(|part| {
            part.strip_prefix(pattern.as_str())?
                .split('"')
                .next()
                .map(str::to_owned)
        })
        .collect()
}
