//! Every formula has a name, can be written in every alphabet, and the pages ask for no other.

use batch_norm_explained::formula::{Cell, Format, Notation, prose, show};
use batch_norm_explained::walk::hand;

const NOTATIONS: [Notation; 2] = [Notation::Paper, Notation::Post];

/// The values of an attribute in a page.
fn asked(page: &str, attribute: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let html = std::fs::read_to_string(path).unwrap();
    let start = format!("{attribute}=\"");
    let values = html.split(start.as_str()).skip(1);
    values
        .map(|rest| rest.split('"').next().unwrap().to_string())
        .collect()
}

#[test]
fn every_formula_that_the_pages_quote_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec!["index.html".to_string(), "ko/index.html".to_string()];
    for folder in ["chapters", "ko/chapters"] {
        let files = std::fs::read_dir(root.join(folder)).unwrap();
        pages.extend(files.map(|file| {
            format!(
                "{folder}/{}",
                file.unwrap().file_name().into_string().unwrap()
            )
        }));
    }
    for page in &pages {
        for name in asked(page, "data-formula") {
            let written = hand::written(&name, Notation::Paper, Format::Text);
            assert!(written.is_ok(), "{page} quotes {name}, which is not there");
        }
    }
    for unknown in ["forward.nothing", "nothing.mean", "prose.nothing", "mean"] {
        let error = hand::written(unknown, Notation::Paper, Format::Text).unwrap_err();
        assert_eq!(error.key(), "unknown-name");
        assert!(error.to_string().contains(unknown), "{error}");
    }
}

/// Formulas and arithmetic of every walk, and the prose.
fn everything(format: Format) -> Vec<String> {
    let mut written = Vec::new();
    for notation in NOTATIONS {
        let prose = prose::names().map(|name| prose::show(name, notation, format).unwrap());
        written.extend(prose);
        for name in hand::names() {
            let walk = hand::walk(name).unwrap().unwrap();
            for step in &walk.steps {
                written.push(show(&step.formula, notation, format));
                let (row, col) = (step.given_rows, 0);
                let arithmetic = walk.arithmetic(step.table.quantity, Cell { row, col });
                written.push(
                    arithmetic
                        .unwrap()
                        .unwrap()
                        .show(notation, format, 4, "1", "1"),
                );
            }
        }
    }
    written
}

#[test]
fn latex_is_plain_ascii_with_balanced_braces() {
    for latex in everything(Format::Latex) {
        assert!(latex.is_ascii(), "{latex}");
        let count = |wanted: char| {
            latex
                .chars()
                .filter(|character| *character == wanted)
                .count()
        };
        assert_eq!(count('{'), count('}'), "{latex}");
        assert_eq!(
            latex.matches("\\left").count() - latex.matches("\\leftarrow").count(),
            latex.matches("\\right").count(),
            "{latex}"
        );
    }
}

#[test]
fn powers_of_ten_are_raised_in_every_alphabet() {
    let tiny = |format| {
        let x = ndarray::array![[1e-20], [3e-20]];
        let plain = batch_norm_explained::batch_norm::Affine::identity(1);
        let divisor = batch_norm_explained::stats::Divisor::N;
        let walk =
            batch_norm_explained::walk::forward::walk(&x, &["A".into()], &plain, 1e-5, divisor);
        let cell = Cell { row: 0, col: 0 };
        let mean = batch_norm_explained::formula::Quantity::Mean;
        let arithmetic = walk.unwrap().arithmetic(mean, cell).unwrap().unwrap();
        arithmetic.show(Notation::Paper, format, 4, "1", "1")
    };
    assert!(tiny(Format::Text).ends_with("= 2×10⁻²⁰"));
    assert!(tiny(Format::Latex).ends_with("= 2 \\times 10^{-20}"));
    assert!(tiny(Format::MathMl).contains("<mn>2</mn><mo>×</mo><msup><mn>10</mn><mrow><mo form=\"prefix\">−</mo><mn>20</mn></mrow></msup>"));
}

#[test]
fn mathml_closes_what_it_opens() {
    for mathml in everything(Format::MathMl) {
        let mut open: Vec<&str> = Vec::new();
        for tag in mathml.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap();
            let name = tag.split(' ').next().unwrap();
            match tag.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{mathml}"),
                None if tag.ends_with('/') => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{mathml}");
    }
}
