//! Tables of text to batches: what people paste.

use batch_norm_explained::data::{self, Batch, Note, encoding, parse, parse_blocks};
use ndarray::{Array2, array};

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
            matches!(&batch.notes[0], Note::CommaRead { value, .. } if *value == read),
            "{text}"
        );
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

/// What follows from the rules of tests/data/tables/README.md beside its cases.
#[test]
fn what_is_left_out_is_said() {
    let keys =
        |text: &str| -> Vec<&'static str> { batch(text).notes.iter().map(Note::key).collect() };
    for (text, names, notes) in [
        // Row names: by an empty corner or one heading less; what stands twice names nothing.
        (
            ",y\n1.5,2\n1.25,3\n",
            vec!["y"],
            vec!["ignored-row-numbers"],
        ),
        (",y\n7,2\n7,3\n", vec!["A", "y"], vec!["unnamed-column"]),
        (
            "\"\",\"a\",\"2.5\"\n\"r1\",1,2\n\"r2\",3,4\n",
            vec!["a", "2.5"],
            vec!["first-row-heading", "ignored-row-names"],
        ),
        (
            "Unnamed: 0,x\n0,5\n1,7\n",
            vec!["x"],
            vec!["ignored-row-numbers"],
        ),
        ("id,x\n1,5\n2,7\n", vec!["id", "x"], vec![]),
        // Mixed columns and empty ones.
        ("a,b\n1,2\n3,x\n5,6\n", vec!["a"], vec!["mixed-column"]),
        (
            "a,b,c\n1,,2\n3,,4\n",
            vec!["a", "c"],
            vec!["ignored-columns"],
        ),
        ("a,b\n1,2.5\n3,2;5\n4,7\n", vec!["a"], vec!["mixed-column"]),
        // In one column a comma has one meaning.
        (
            "a;b\n1;2,5\n3;2.5\n4;7,5\n",
            vec!["a"],
            vec!["mixed-column"],
        ),
        // Units: one in every cell, none elsewhere.
        ("a,b\n1,$5\n2,-$7.50\n", vec!["a", "b"], vec!["unit-taken"]),
        ("a,b\n1,5 kg\n2,7 lb\n", vec!["a"], vec!["ignored-columns"]),
        ("a,b\n1,3pm\n2,4pm\n", vec!["a"], vec!["ignored-columns"]),
        ("a,b\n1,A5\n2,A7\n", vec!["a"], vec!["ignored-columns"]),
        // Lines that are no rows.
        (
            "Rain,,\n,,\nday,a,b\n1,2,3\n2,4,5\nSource: us,,\n",
            vec!["day", "a", "b"],
            vec!["skipped-rows"],
        ),
        (
            "time,temp\ns,°C\n1,20\n2,21\n3,25\n",
            vec!["time", "temp"],
            vec!["skipped-rows"],
        ),
        (
            "# x\na,b\n1,2\n# y\n3,4\n",
            vec!["a", "b"],
            vec!["comments"],
        ),
        ("#,a\n5,2\n7,4\n", vec!["#", "a"], vec![]),
        (
            "+---+---+\n| a | b |\n+---+---+\n| 1.5 | 2 |\n+---+---+\n",
            vec!["a", "b"],
            vec![],
        ),
        // Headings of numbers.
        (
            "1990,1991\n3.5,7\n4.5,9\n",
            vec!["1990", "1991"],
            vec!["first-row-heading"],
        ),
        (
            "1990,1991\n1992,1993\n",
            vec!["A", "B"],
            vec!["first-row-numbers"],
        ),
        ("0,1\n1,0\n1,1\n", vec!["A", "B"], vec!["first-row-numbers"]),
        ("5,20,300\n2,35,120\n", vec!["A", "B", "C"], vec![]),
        // A spreadsheet's errors and infinite values.
        ("a\n1\n#DIV/0!\n-inf\n5\n", vec!["a"], vec!["dropped-rows"]),
        // A letter never takes the name of a column that has it.
        ("x,A,\n5,1,2\n6,3,4\n", vec!["x", "A", "C"], vec![]),
        (
            ",A,y\n5.5,1,2\n5.5,3,4\n",
            vec!["A (2)", "A", "y"],
            vec!["unnamed-column"],
        ),
    ] {
        assert_eq!(batch(text).names, names, "{text:?}");
        assert_eq!(keys(text), notes, "{text:?}");
    }
}

#[test]
fn arrays_are_read_whole() {
    let expected = array![[1.0, 2.5], [-4.0, 5e-3]];
    for text in [
        "[[1, 2.5], [-4, 0.005]]",
        "[[ 1.e+00  2.5e+00]\n [-4.e+00  5.0e-03]]",
        "array([[ 1.,  2.5],\n       [-4.,  0.005]], dtype=float32)",
        "tensor([[ 1.,  2.5],\n        [-4.,  0.005]], device='cuda:0', dtype=torch.float64,\n       grad_fn=<AddmmBackward0>)",
        "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[ 1.   ,  2.5  ],\n       [-4.   ,  0.005]], dtype=float32)>",
        "Out[3]: array([[1, 2.5],\n [-4, 0.005]])",
        "x = np.array([[1, 2.5],\n              [-4, 0.005]])",
        "[(1, 2.5), (-4, 0.005)]",
        "[\n  [\n    1,\n    2.5\n  ],\n  [\n    -4,\n    0.005\n  ]\n]\n",
        "A = [1 2.5; -4 5e-3];",
        "[1, 2.5\n -4, 0.005]",
        "[1 2.5]\n[-4 0.005]\n",
        "[[[1, 2.5], [-4, 0.005]]]",
    ] {
        assert_eq!(values(text), expected, "{text:?}");
    }
    let list = batch("[1.5, 2, 3]");
    assert_eq!(list.values, array![[1.5], [2.0], [3.0]]);
    assert_eq!(list.notes, [Note::ListRead]);
    assert_eq!(values("[[1, null], [2, 3]]"), array![[2.0, 3.0]]);
    // A matrix as R prints it is a table whose first column names the rows.
    let printed = batch("     [,1] [,2]\n[1,]  1.0  2.5\n[2,] -4.0  7.0\n");
    assert_eq!(printed.values, array![[1.0, 2.5], [-4.0, 7.0]]);
}

#[test]
fn the_encoding_of_a_file_is_found_and_said_where_it_is_guessed() {
    let utf_16 = |text: &str, little: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    let korean = encoding_rs::EUC_KR
        .encode("키,몸무게\n170,65.5\n")
        .0
        .into_owned();
    let western = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let mut damaged = "größe,länge,höhe,äöü,ßäö\n1,2,3,4,5\n".as_bytes().to_vec();
    damaged.push(0xc3);
    for (bytes, label, is_guessed) in [
        (b"a,b\n1,2\n".to_vec(), "utf-8", false),
        ("키\n1\n".as_bytes().to_vec(), "utf-8", false),
        (b"\xef\xbb\xbfa\n1\n".to_vec(), "utf-8", false),
        (
            [vec![0xff, 0xfe], utf_16("키\n1\n", true)].concat(),
            "utf-16le",
            false,
        ),
        (
            [vec![0xfe, 0xff], utf_16("키\n1\n", false)].concat(),
            "utf-16be",
            false,
        ),
        (utf_16("키,b\n1.5,20\n", true), "utf-16le", true),
        (utf_16("키,b\n1.5,20\n", false), "utf-16be", true),
        (korean, "euc-kr", true),
        (western("Größe\n1\n"), "windows-1252", true),
        (western("Ärzte\n1\n"), "windows-1252", true),
        (western("temp °C,m²\n1,2\n"), "windows-1252", true),
        (damaged, "utf-8", true),
    ] {
        let found = encoding(&bytes);
        assert_eq!(
            (found.label, found.note().is_some()),
            (label, is_guessed),
            "{bytes:?}"
        );
    }
}
