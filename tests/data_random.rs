//! Any text is read or refused, and what is written is read back.

use batch_norm_explained::data::{Batch, parse, parse_blocks, to_csv};
use ndarray::Array2;
use proptest::prelude::*;

fn batch(text: &str) -> Batch {
    parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn values(text: &str) -> Array2<f64> {
    batch(text).values
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9,.;\t \"\r\n−-]{0,6}",
        "[a-zA-Z가-힣#]{0,3}",
        Just("NA".to_owned()),
        Just("1e400".to_owned())
    ]
}

/// A table as somebody may have written it, and the numbers that are in it.
#[derive(Debug)]
struct Written {
    text: String,
    names: Vec<String>,
    /// Rows without a missing value.
    values: Vec<Vec<f64>>,
    /// Whether any row has one.
    has_missing: bool,
}

/// How a program writes a table.
#[derive(Clone, Debug)]
struct Style {
    mark: char,
    decimal_comma: bool,
    quotes: bool,
    line_end: &'static str,
    missing: &'static str,
    row_numbers: bool,
    words: bool,
}

fn style() -> impl Strategy<Value = Style> {
    (
        prop::sample::select(vec![',', ';', '\t', '|', ' ']),
        any::<bool>(),
        any::<bool>(),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        prop::sample::select(vec!["", "NA", "nan", "NULL", "..", "-", "#DIV/0!", "<NA>"]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(mark, decimal_comma, quotes, line_end, missing, row_numbers, words)| Style {
                mark,
                // With commas between cells, or spaces, nobody marks decimals by commas.
                decimal_comma: decimal_comma && matches!(mark, ';' | '\t' | '|'),
                quotes,
                line_end,
                missing: if mark == ' ' && missing.is_empty() {
                    "NA"
                } else {
                    missing
                },
                row_numbers,
                words,
            },
        )
}

/// The obvious writer: cells joined by the mark.
fn write(style: &Style, cells: &[Vec<Option<f64>>]) -> Written {
    let quoted = |text: &str| {
        if style.quotes {
            format!("\"{text}\"")
        } else {
            text.to_owned()
        }
    };
    let columns = cells[0].len();
    let names: Vec<String> = (0..columns).map(|column| format!("x{column}")).collect();
    let mut lines = Vec::new();
    let mut heading: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    if style.words {
        heading.push(quoted("word"));
    }
    if style.row_numbers {
        heading.insert(0, "\"\"".into());
    }
    lines.push(heading);
    for (row, numbers) in cells.iter().enumerate() {
        let number = |value: &Option<f64>| match value {
            Some(value) if style.decimal_comma => value.to_string().replace('.', ","),
            Some(value) => value.to_string(),
            None => style.missing.to_owned(),
        };
        let mut line: Vec<String> = numbers.iter().map(number).collect();
        if style.words {
            line.push(quoted(if style.quotes && style.mark != ' ' {
                "two, or \"\"more\"\"; words"
            } else {
                "word"
            }));
        }
        if style.row_numbers {
            line.insert(0, quoted(&(row + 1).to_string()));
        }
        lines.push(line);
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| line.join(&style.mark.to_string()))
        .collect();
    Written {
        text: lines.join(style.line_end) + style.line_end,
        names,
        values: cells
            .iter()
            .filter_map(|row| row.iter().copied().collect())
            .collect(),
        has_missing: cells.iter().flatten().any(Option::is_none),
    }
}

/// Rows of two to four numbers with one or two decimals, some of them missing, but none in the first row.
fn cells() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    let number = (-99_999..99_999i32, 1..3i32)
        .prop_map(|(digits, decimals)| f64::from(digits) / 10f64.powi(decimals));
    let cell = prop::option::weighted(0.9, number.clone());
    (2..5usize).prop_flat_map(move |columns| {
        let first = prop::collection::vec(number.clone().prop_map(Some), columns);
        let rest = prop::collection::vec(prop::collection::vec(cell.clone(), columns), 2..12);
        (first, rest).prop_map(|(first, mut rest)| {
            // A row without anything is no row.
            rest.iter_mut()
                .for_each(|row| row[0] = row[0].or(Some(0.5)));
            rest.insert(0, first);
            rest
        })
    })
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

    #[test]
    fn a_table_of_any_style_is_read_as_it_was_written(style in style(), cells in cells()) {
        let written = write(&style, &cells);
        let read = parse(&written.text).map_err(|error| TestCaseError::fail(format!("{:?}: {error}", written.text)))?;
        prop_assert_eq!(&read.names, &written.names, "{:?} {:?}", &written.text, &read.notes);
        let rows: Vec<Vec<f64>> = read.values.rows().into_iter().map(|row| row.to_vec()).collect();
        prop_assert_eq!(&rows, &written.values, "{:?} {:?}", &written.text, &read.notes);
        let has = |key: &str| read.notes.iter().any(|note| note.key() == key);
        prop_assert_eq!(has("dropped-rows"), written.has_missing);
        prop_assert_eq!(has("ignored-row-numbers"), style.row_numbers);
        prop_assert_eq!(has("ignored-columns"), style.words);
    }

    #[test]
    fn a_row_of_another_length_is_never_shifted(mut style in style(), cells in cells(), row in 1..12usize, more in any::<bool>()) {
        // An empty cell at the end of a row is a separator too many.
        if style.missing.is_empty() {
            style.missing = "NA";
        }
        let written = write(&style, &cells);
        let mut lines: Vec<String> = written.text.split(style.line_end).map(str::to_owned).collect();
        let row = row % cells.len() + 1;
        // One number more in front, or the first cell gone.
        lines[row] = match lines[row].split_once(style.mark) {
            Some((_, rest)) if !more => rest.to_owned(),
            _ => format!("7{}{}", style.mark, lines[row]),
        };
        if let Ok(read) = parse(&lines.join(style.line_end)) {
            prop_assert!(!read.notes.is_empty(), "{:?} {:?}", lines, read);
            let rows = read.values.rows().into_iter().map(|row| row.to_vec());
            for row in rows {
                prop_assert!(written.values.contains(&row), "{:?} {:?}", lines, read);
            }
        }
    }
}
