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
