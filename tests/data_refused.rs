//! Tables that are refused, with which words, and how large one may be.

use batch_norm_explained::data::{Batch, ROWS, parse};
use batch_norm_explained::error::Error;
use ndarray::Array2;

fn batch(text: &str) -> Batch {
    parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn values(text: &str) -> Array2<f64> {
    batch(text).values
}

#[test]
fn bad_tables_are_refused_with_the_place() {
    let large = |row, column, text: &str| Error::NumberTooLarge {
        row,
        column,
        text: text.into(),
    };
    let missing = |name: &str, count, rows| Error::AllRowsMissing {
        name: name.into(),
        count,
        rows,
    };
    let mixed = |names: &[&str], row, text: &str| Error::MixedColumns {
        names: names.iter().map(|&name| name.into()).collect(),
        row,
        text: text.into(),
    };
    for (text, error) in [
        ("", Error::EmptyInput),
        ("\u{feff}", Error::EmptyInput),
        (" \n\t\n,,\n", Error::EmptyInput),
        ("a,b\n", Error::NoNumericColumn),
        ("a,b\nNA,1\n2,NA\n3,NA", missing("b", 2, 3)),
        ("a,b\nx,y\n", Error::NoNumericColumn),
        ("hello", Error::NoNumericColumn),
        (
            "a,b\n1,2\n3\n",
            Error::RaggedRow {
                row: 3,
                found: 1,
                expected: 2,
            },
        ),
        (
            "a,b\n\n1,2\n3,4,5\n",
            Error::RaggedRow {
                row: 4,
                found: 3,
                expected: 2,
            },
        ),
        ("a\n1\n2\n3O\n", mixed(&["a"], 4, "3O")),
        (
            "code,size\nA1,12x\n22,b3\nC3,14\n",
            mixed(&["code", "size"], 2, "A1"),
        ),
        (
            "\"\",\"name\"\n\"1\",\"ann\"\n\"2\",\"bob\"\n",
            Error::NoNumericColumn,
        ),
        ("[[1, 2], [3, 4]", Error::OpenBracket),
        (
            "array([[1., 2.],\n       ...,\n       [3., 4.]])",
            Error::CutArray,
        ),
        ("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]", Error::DeepArray),
        (
            "[[1, 2], [3]]",
            Error::RaggedRow {
                row: 2,
                found: 1,
                expected: 2,
            },
        ),
        (
            "[[1, 2], [3, oops]]",
            Error::NotANumber {
                row: 2,
                column: 2,
                text: "oops".into(),
            },
        ),
        ("{\"a\": 1}", Error::NotATable),
        ("<!DOCTYPE html>\n<p>1,2</p>", Error::NotATable),
        ("a\n1\n1e400\n", large(3, 1, "1e400")),
        ("a\n1\n-1e200\n", large(3, 1, "-1e200")),
        ("a,b\n1,2\n\"3,4\n5,6\n", Error::UnclosedQuote { row: 3 }),
        ("PK\u{3}\u{4}\u{0}", Error::NotATable),
    ] {
        assert_eq!(parse(text).unwrap_err(), error, "{text:?}");
    }
}

#[test]
fn long_words_are_cut_in_a_message() {
    let text = format!("1\n2\n{}\n", "가".repeat(1000));
    let Error::MixedColumns { text, .. } = parse(&text).unwrap_err() else {
        panic!("a word is refused")
    };
    assert_eq!(text.chars().count(), 31);
}

#[test]
fn a_hundred_thousand_rows_are_enough() {
    let mut text = "a,b\n".to_owned();
    text.push_str(&"1.5,2\n".repeat(ROWS));
    assert_eq!(values(&text).dim(), (ROWS, 2));
    text.push_str("1,2\n3,4\n");
    assert_eq!(
        parse(&text).unwrap_err(),
        Error::TooMuch {
            what: "rows",
            limit: ROWS,
            found: ROWS + 2
        }
    );
    let text = "1,2\n".repeat(ROWS + 1);
    assert_eq!(
        parse(&text).unwrap_err(),
        Error::TooMuch {
            what: "rows",
            limit: ROWS,
            found: ROWS + 1
        }
    );
}

#[test]
fn ten_megabytes_of_garbage_get_an_answer() {
    let size = 10_000_000;
    let garbage = [
        "a".repeat(size),
        "7".repeat(size),
        "1 ".repeat(size / 2),
        "1,".repeat(size / 2),
        "\"".repeat(size - 1),
        "\"a".repeat(size / 2),
        "x\n".repeat(size / 2),
        "-".repeat(size),
        ",\n".repeat(size / 2),
        "\u{fffd}\u{1}\u{2}".repeat(size / 5),
        "lorem ipsum dolor\nsit\n".repeat(size / 22),
        "가나다 라마 바사\n".repeat(size / 26),
    ];
    for text in garbage {
        let error = parse(&text).expect_err("garbage");
        assert!(error.to_string().len() < 200);
    }
}
