//! The English and the Korean page tell the same story with the same figures.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn the_two_pages_have_the_same_sections_figures_and_formulas_in_the_same_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in ["index.html", "embedding.html"] {
        let [english, korean] = [root.join(page), root.join("ko").join(page)];
        assert_eq!(
            english.exists(),
            korean.exists(),
            "{page} is there in one language only"
        );
        if page != "index.html" && !english.exists() {
            continue;
        }
        let [english, korean] = [english, korean].map(|page| fs::read_to_string(page).unwrap());
        for (element, attribute) in [
            ("<section", "id"),
            ("<bn-figure", "id"),
            ("<bn-figure", "name"),
            ("<div", "data-formula"),
            ("<details", "id"),
            ("<h2", "id"),
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
