//! Tables of text to batches: what people paste, what is refused and with which words.

use batch_norm_explained::data::{
    self, Batch, CELLS, Generated, Note, ROWS, Shape, generate, hand, parse, parse_blocks, to_csv,
};
use batch_norm_explained::error::Error;
use ndarray::{Array2, Axis, array};
use proptest::prelude::*;

const PENGUINS: &str = include_str!("../data/penguins.csv");

fn batch(text: &str) -> Batch {
    parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn values(text: &str) -> Array2<f64> {
    batch(text).values
}

fn names(text: &str) -> Vec<String> {
    batch(text).names
}

#[test]
fn the_same_table_in_every_dialect() {
    let expected = array![[1.5, 20.0], [-2.25, 30.0]];
    for text in [
        "1.5,20\n-2.25,30",
        "1.5;20\n-2.25;30\n",
        "1.5\t20\r\n-2.25\t30\r\n",
        "  1.5   20\n -2.25   30\n",
        "1.5, 20\r-2.25, 30\r",
        "\u{feff}a,b\n1.5,20\n-2.25,30",
        "a;b\n1,5;20\n-2,25;30",
        "a\tb\n1,5\t20\n−2,25\t30",
        "1,5 20\n-2,25 30",
        "\"a\",\"b\"\n\"1.5\",\"20\"\n\"-2.25\",\"30\"",
        "a,b\n\"1,5\",20\n\"-2,25\",30",
        "\n\na,b\n\n1.5,20\n,\n-2.25,30\n\n",
        "a,b,\n1.5,20,\n-2.25,30,\n",
        "a,b,\n1.5,20\n-2.25,30\n",
        "a|b\n1.5,20\n-2.25,30".replace('|', ",").as_str(),
        "1.5e0,2E1\n-225e-2,30.",
    ] {
        assert_eq!(values(text), expected, "{text:?}");
    }
}

#[test]
fn one_column_needs_no_separator() {
    assert_eq!(values("5\n7\n6"), array![[5.0], [7.0], [6.0]]);
    assert_eq!(values("5.5"), array![[5.5]]);
    assert_eq!(names("the height\n1.5\n2.5\n"), ["the height"]);
    assert_eq!(values("1 2 3"), array![[1.0, 2.0, 3.0]]);
    // A heading of one cell makes the comma a decimal comma; without it, comma-separated is the commoner meaning.
    assert_eq!(values("height\n1,5\n2,5\n"), array![[1.5], [2.5]]);
    assert_eq!(values("the height\n1,5\n"), array![[1.5]]);
    assert_eq!(values("1,5\n2,5\n"), array![[1.0, 5.0], [2.0, 5.0]]);
    assert_eq!(values("12"), array![[12.0]]);
}

#[test]
fn names_come_from_the_heading_or_are_letters() {
    assert_eq!(names("x,y\n1,2"), ["x", "y"]);
    assert_eq!(names("1,2\n3,4"), ["A", "B"]);
    assert_eq!(names("x,\n1,2"), ["x", "B"]);
    assert_eq!(names("x,x,B,\n1,2,3,4"), ["x", "x (2)", "B", "D"]);
    assert_eq!(names("\"a, \"\"b\"\"\",c\n1,2"), ["a, \"b\"", "c"]);
    assert_eq!(
        names("Adelie,1,2\nGentoo,3,4"),
        ["B", "C"],
        "letters are those of the spreadsheet"
    );
    assert_eq!(data::letters(0), "A");
    assert_eq!(data::letters(25), "Z");
    assert_eq!(data::letters(26), "AA");
    assert_eq!(data::letters(701), "ZZ");
    assert_eq!(data::letters(702), "AAA");
}

#[test]
fn columns_of_words_are_left_out_with_a_note() {
    let batch = batch("species,mass,sex\nAdelie,3750,male\nGentoo,5000,NA\n");
    assert_eq!(batch.values, array![[3750.0], [5000.0]]);
    assert_eq!(batch.names, ["mass"]);
    assert_eq!(
        batch.notes,
        [Note::IgnoredColumns {
            names: vec!["species".into(), "sex".into()]
        }]
    );
    assert_eq!(
        batch.notes[0].to_string(),
        "Columns without numbers were left out: species, sex."
    );
}

#[test]
fn row_numbers_of_r_and_pandas_are_left_out_with_a_note() {
    for text in [
        ",a,b\n0,5,6\n1,7,8",
        "\"\",\"a\",\"b\"\n\"1\",5,6\n\"2\",7,8",
    ] {
        let batch = batch(text);
        assert_eq!(batch.values, array![[5.0, 6.0], [7.0, 8.0]]);
        assert_eq!(batch.notes, [Note::IgnoredRowNumbers]);
    }
    assert_eq!(
        values("n,a\n0,5\n1,7"),
        array![[0.0, 5.0], [1.0, 7.0]],
        "a column with a name is meant"
    );
}

#[test]
fn rows_with_a_missing_value_are_left_out_with_a_note() {
    let batch = batch("a,b,word\n1,2,x\nNA,3,y\n\n4,,z\n5,6,\n");
    assert_eq!(batch.values, array![[1.0, 2.0], [5.0, 6.0]]);
    assert!(
        batch
            .notes
            .contains(&Note::DroppedRows { count: 2, first: 3 })
    );
}

#[test]
fn what_a_comma_means_is_found_from_the_numbers() {
    assert_eq!(values("1,234.5;2\n3;4"), array![[1234.5, 2.0], [3.0, 4.0]]);
    assert_eq!(
        values("1.234,5\t2\n3\t4"),
        array![[1234.5, 2.0], [3.0, 4.0]]
    );
    // A column says it for the others.
    assert_eq!(
        values("1,5\t1,234\n2,5\t5,678"),
        array![[1.5, 1.234], [2.5, 5.678]]
    );
    assert_eq!(
        values("1.5\t1,234\n2.5\t5,678"),
        array![[1.5, 1234.0], [2.5, 5678.0]]
    );
    assert_eq!(
        values("1,5\t2.25\n2,5\t0.5"),
        array![[1.5, 2.25], [2.5, 0.5]]
    );
}

#[test]
fn a_comma_that_could_mean_both_is_noted() {
    for (text, read) in [
        ("1,234\t5,678\n2,345\t6,789", 1.234),
        ("1,234;5,678\n2,345;6,789", 1.234),
        ("\"1,234\",\"5,678\"\n\"2,345\",\"6,789\"", 1234.0),
        ("mass\tage\n950\t1\n1,050\t2", 1050.0),
    ] {
        let batch = batch(text);
        assert!(batch.values.iter().any(|&value| value == read), "{text}");
        assert!(
            matches!(&batch.notes[..], [Note::CommaRead { value, .. }] if *value == read),
            "{text}"
        );
    }
}

#[test]
fn bad_tables_are_refused_with_the_place() {
    let word = |row, column, text: &str| Error::NotANumber {
        row,
        column,
        text: text.into(),
    };
    let large = |row, column, text: &str| Error::NumberTooLarge {
        row,
        column,
        text: text.into(),
    };
    let infinite = |row, column, text: &str| Error::NotFinite {
        row,
        column,
        text: text.into(),
    };
    let rows = |found| Error::TooFew {
        what: "rows",
        needed: 1,
        found,
    };
    for (text, error) in [
        ("", Error::EmptyInput),
        ("\u{feff}", Error::EmptyInput),
        (" \n\t\n,,\n", Error::EmptyInput),
        ("a,b\n", Error::NoNumericColumn),
        ("a,b\nNA,1\n2,NA", rows(0)),
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
        ("a,b\n1,2\n3,x\n5,6\n", word(3, 2, "x")),
        ("1,2\n3,4\n5,6 mm\n", word(3, 2, "6 mm")),
        ("oops,2\n3,4\n5,6\n", word(1, 1, "oops")),
        ("a\n1\n#DIV/0!\n", word(3, 1, "#DIV/0!")),
        ("a\n1\n1e400\n", large(3, 1, "1e400")),
        ("a\n1\n-1e200\n", large(3, 1, "-1e200")),
        ("a;b\n1;2\nNaN;4\n", infinite(3, 1, "NaN")),
        ("a;b\n1;2\n3;-inf\n", infinite(3, 2, "-inf")),
        ("a,b\n1,2\n\"3,4\n5,6\n", Error::UnclosedQuote { row: 3 }),
        ("PK\u{3}\u{4}\u{0}", Error::NotATable),
    ] {
        assert_eq!(parse(text).unwrap_err(), error, "{text:?}");
    }
}

#[test]
fn long_words_are_cut_in_a_message() {
    let text = format!("1\n2\n{}\n", "가".repeat(1000));
    let Error::NotANumber { text, .. } = parse(&text).unwrap_err() else {
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

#[test]
fn blank_rows_separate_batches() {
    let blocks = parse_blocks("x,y\n\n1,2\n3,4\n\n\n5,6\n,\n7,8\n9,10\n\n").expect("three blocks");
    assert_eq!(blocks.names, ["x", "y"]);
    assert_eq!(
        blocks.batches,
        [
            array![[1.0, 2.0], [3.0, 4.0]],
            array![[5.0, 6.0]],
            array![[7.0, 8.0], [9.0, 10.0]]
        ]
    );
    assert_eq!(
        parse_blocks("1\n2\n").expect("one block").batches,
        [array![[1.0], [2.0]]]
    );
    let gap =
        parse_blocks("a,b\n1,2\n\nNA,3\n\n4,5").expect("the block in the middle is all missing");
    assert_eq!(gap.batches, [array![[1.0, 2.0]], array![[4.0, 5.0]]]);
}

#[test]
fn the_hand_batch_has_even_statistics() {
    let batch = hand();
    assert_eq!(
        batch.values.mean_axis(Axis(0)),
        Some(array![5.0, 50.0, 1.0])
    );
    assert_eq!(batch.values.var_axis(Axis(0), 0.0), array![4.0, 400.0, 4.0]);
    let tiny = data::tiny_variance().values;
    assert!((tiny.var_axis(Axis(0), 0.0)[0] - 4e-6).abs() < 1e-18);
}

#[test]
fn penguins_are_drawn_without_repetition_and_grow_at_the_end() {
    let all = data::penguins(PENGUINS, 342, 1).expect("342 penguins were measured");
    assert_eq!(all.names, data::PENGUIN_FEATURES);
    assert_eq!(all.notes, [Note::DroppedRows { count: 2, first: 5 }]);
    // Mean body mass of all 342, as published with the data.
    assert!((all.values.column(3).sum() / 342.0 - 4_201.754_385_964_912).abs() < 1e-9);
    let some = data::penguins(PENGUINS, 16, 1).expect("16 penguins");
    assert_eq!(
        some.values,
        all.values.select(Axis(0), &(0..16).collect::<Vec<_>>())
    );
    assert_ne!(
        some.values,
        data::penguins(PENGUINS, 16, 2).expect("others").values
    );
    assert_eq!(
        data::penguins(PENGUINS, 343, 1).unwrap_err(),
        Error::TooMuch {
            what: "rows",
            limit: 342,
            found: 343
        }
    );
    assert!(matches!(
        data::penguins("a,b\n1,2", 1, 1),
        Err(Error::UnknownName { what: "column", .. })
    ));
}

/// Mean and variance of each shape, as its definition says, from 100,000 values; within five standard errors.
#[test]
fn generated_batches_have_the_moments_of_their_shape() {
    // Shape, mean, variance, fourth central moment over squared variance (none: infinite).
    for (shape, mean, variance, kurtosis) in [
        (Shape::Normal, 0.0, 1.0, Some(3.0)),
        (Shape::Shifted, 10.0, 4.0, Some(3.0)),
        (Shape::Skewed, 1.0, 1.0, Some(9.0)),
        (
            Shape::Bimodal,
            0.0,
            4.25,
            Some((16.0 + 6.0 * 4.0 * 0.25 + 3.0 * 0.0625) / (4.25 * 4.25)),
        ),
        (Shape::HeavyTail, 0.0, 3.0, None),
    ] {
        let rows = ROWS;
        let batch = generate(&Generated {
            shape,
            rows,
            features: 2,
            seed: 3,
        })
        .expect("a batch");
        let column = batch.values.column(1);
        let error = (variance / rows as f64).sqrt();
        assert!(
            (column.sum() / rows as f64 - mean).abs() < 5.0 * error,
            "{shape:?}: mean"
        );
        let found = column.var(0.0);
        match kurtosis {
            Some(kurtosis) => {
                let error = variance * ((kurtosis - 1.0) / rows as f64).sqrt();
                assert!(
                    (found - variance).abs() < 5.0 * error,
                    "{shape:?}: variance {found}"
                );
            }
            // The variance of its sample variance is infinite; its quartiles ±0.7649 are not.
            None => {
                let inside = column
                    .iter()
                    .filter(|x| x.abs() < 0.764_892_328_404_345)
                    .count() as f64;
                assert!(
                    (inside / rows as f64 - 0.5).abs() < 5.0 * 0.5 / (rows as f64).sqrt(),
                    "{shape:?}"
                );
            }
        }
        assert_eq!(Shape::from_name(shape.name()), Ok(shape));
    }
}

#[test]
fn a_larger_draw_begins_with_the_smaller_one() {
    for shape in Shape::ALL {
        let small = generate(&Generated {
            shape,
            rows: 5,
            features: 2,
            seed: 7,
        })
        .expect("small")
        .values;
        let large = generate(&Generated {
            shape,
            rows: 9,
            features: 3,
            seed: 7,
        })
        .expect("large")
        .values;
        for ((row, feature), value) in small.indexed_iter() {
            assert_eq!(
                large[[row, feature]].to_bits(),
                value.to_bits(),
                "{shape:?}"
            );
        }
    }
}

#[test]
fn sizes_of_a_draw_are_checked() {
    let of = |rows, features| {
        generate(&Generated {
            shape: Shape::Normal,
            rows,
            features,
            seed: 1,
        })
        .unwrap_err()
    };
    assert_eq!(
        of(0, 1),
        Error::TooFew {
            what: "rows",
            needed: 1,
            found: 0
        }
    );
    assert_eq!(
        of(1, 0),
        Error::TooFew {
            what: "columns",
            needed: 1,
            found: 0
        }
    );
    assert_eq!(
        of(ROWS + 1, 1),
        Error::TooMuch {
            what: "rows",
            limit: ROWS,
            found: ROWS + 1
        }
    );
    assert_eq!(
        of(ROWS, 100),
        Error::TooMuch {
            what: "cells",
            limit: CELLS,
            found: 100 * ROWS
        }
    );
    assert!(Shape::from_name("gauss").is_err());
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9,.;\t \"\r\n−-]{0,6}",
        "[a-zA-Z가-힣#]{0,3}",
        Just("NA".to_owned()),
        Just("1e400".to_owned())
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = (parse(&text), parse_blocks(&text));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        // As a browser reads a file: what is no text becomes U+FFFD.
        let text = String::from_utf8_lossy(&bytes);
        let _ = (parse(&text), parse_blocks(&text));
    }

    #[test]
    fn any_near_table_is_read_or_refused(cells in proptest::collection::vec(cell(), 0..40), mark in "[,;\t ]", width in 1..5usize) {
        let text: Vec<String> = cells.chunks(width).map(|row| row.join(&mark)).collect();
        if let Ok(batch) = parse(&text.join("\n")) {
            prop_assert!(batch.values.nrows() > 0 && batch.values.ncols() == batch.names.len());
            prop_assert!(batch.values.iter().all(|value| value.is_finite()));
        }
    }

    #[test]
    fn a_written_table_reads_back_bit_for_bit(
        numbers in proptest::collection::vec(-1e100..1e100f64, 1..30),
        exponent in -100..0i32,
        width in 1..4usize,
        name in "[a-zA-Z,\"; 가-힣]{1,5}",
    ) {
        let rows = numbers.len().div_ceil(width);
        let values = Array2::from_shape_fn((rows, width), |(row, column)| {
            numbers[(row * width + column) % numbers.len()] * 10f64.powi(exponent)
        });
        let names: Vec<String> = (0..width).map(|column| format!("a{name}{column}")).collect();
        let back = batch(&to_csv(&names, values.view()));
        prop_assert_eq!(back.values, values);
        prop_assert_eq!(back.names, names);
    }

    #[test]
    fn blocks_are_the_batch_cut_in_pieces(sizes in proptest::collection::vec(1..4usize, 1..5)) {
        let pieces: Vec<String> = sizes.iter().enumerate().map(|(index, &size)| format!("{index}\t1.5\n").repeat(size)).collect();
        let text = pieces.join("\n");
        let blocks = parse_blocks(&text).expect("blocks");
        prop_assert_eq!(blocks.batches.iter().map(|batch| batch.nrows()).collect::<Vec<_>>(), sizes);
        let joined: Vec<f64> = blocks.batches.iter().flatten().copied().collect();
        prop_assert_eq!(joined, values(&text).iter().copied().collect::<Vec<_>>());
    }
}
