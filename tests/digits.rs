//! Numbers to text and back: what is written recomputes, and `=` is never a lie.

use batch_norm_explained::digits::{MINUS, Misread, Written, full, plain, read, write};
use batch_norm_explained::error::Error;
use proptest::prelude::*;

fn exact(text: &str) -> Written {
    Written {
        text: text.to_owned(),
        exact: true,
    }
}

fn rounded(text: &str) -> Written {
    Written {
        text: text.to_owned(),
        exact: false,
    }
}

#[test]
fn short_numbers_are_written_whole() {
    for (value, text) in [
        (2.0, "2"),
        (0.5, "0.5"),
        (-1.5, "−1.5"),
        (1500.0, "1500"),
        (0.000001, "0.000001"),
        (1e14, "100000000000000"),
        (1e15, "1×10¹⁵"),
        (1.5e-7, "1.5×10⁻⁷"),
        (-2e-300, "−2×10⁻³⁰⁰"),
        (1.25e48, "1.25×10⁴⁸"),
    ] {
        assert_eq!(write(value, 4), exact(text));
    }
}

#[test]
fn long_numbers_are_rounded_and_keep_their_digits() {
    for (value, digits, text) in [
        (1.0 / 3.0, 4, "0.3333"),
        (-2.0 / 3.0, 4, "−0.6667"),
        (9.99996, 4, "10.00"),
        (0.49999, 3, "0.500"),
        (0.125, 2, "0.12"),
        (0.375, 2, "0.38"),
        (6.0526315789, 5, "6.0526"),
        (1.0 / 7.0 * 1e-9, 3, "1.43×10⁻¹⁰"),
        (1.0 / 3.0, 1, "0.3"),
        (1.0 / 3.0, 0, "0.3"),
        (1.0 / 3.0, 99, "0.3333333333333333"),
    ] {
        let written = write(value, digits);
        assert_eq!(written.text, text);
        assert_eq!(written.exact, digits == 99, "{text}");
    }
}

#[test]
fn digits_before_the_point_are_never_rounded_away() {
    assert_eq!(write(3750.0, 3), exact("3750"));
    assert_eq!(write(12345.678, 3), rounded("12346"));
    assert_eq!(write(999999.99, 3), rounded("1000000"));
}

#[test]
fn noise_of_binary_arithmetic_is_not_dressed_up_as_digits() {
    assert_eq!(write(0.1 + 0.2, 4), rounded("0.3"));
    assert_eq!(write(1.1 * 1.1, 4), rounded("1.21"));
    assert_eq!(write(0.1 + 0.2, 17), exact("0.30000000000000004"));
    assert_eq!(
        write(0.300001, 4),
        rounded("0.3000"),
        "this is no noise: the zeros tell how far it was looked at"
    );
}

#[test]
fn there_is_no_minus_zero_and_the_rest_has_names() {
    assert_eq!(write(-0.0, 4), exact("0"));
    assert_eq!(write(f64::NAN, 4), exact("NaN"));
    assert_eq!(write(f64::INFINITY, 4), exact("∞"));
    assert_eq!(write(f64::NEG_INFINITY, 4), exact("−∞"));
}

#[test]
fn machines_get_ascii() {
    for (value, text) in [
        (2.0, "2"),
        (-0.5, "-0.5"),
        (1.5e-7, "1.5e-7"),
        (0.1 + 0.2, "0.30000000000000004"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "inf"),
    ] {
        assert_eq!(plain(value), text);
    }
}

#[test]
fn what_people_type_is_read() {
    for (text, value) in [
        ("5", 5.0),
        (" +5 ", 5.0),
        ("-1.5", -1.5),
        ("−1.5", -1.5),
        ("− 1.5", -1.5),
        ("1,5", 1.5),
        (",5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567", 1234567.0),
        ("1.234.567", 1234567.0),
        ("１７０．５", 170.5),
        ("1\u{202f}234,5", 1234.5),
        ("1 234 567", 1234567.0),
        ("1e-3", 0.001),
        ("2E+5", 2e5),
        ("1.5×10⁻⁷", 1.5e-7),
        ("∞", f64::INFINITY),
        ("-inf", f64::NEG_INFINITY),
        ("-0", 0.0),
    ] {
        assert_eq!(read(text), Ok(value), "{text}");
    }
    assert!(read("NaN").is_ok_and(f64::is_nan));
    assert!(read("-0").is_ok_and(|zero| zero.is_sign_positive()));
}

#[test]
fn what_is_not_a_number_says_why() {
    for (text, why) in [
        ("", Misread::Empty),
        (" \t ", Misread::Empty),
        ("-", Misread::NotANumber),
        ("abc", Misread::NotANumber),
        ("5 mm", Misread::NotANumber),
        ("1 2", Misread::NotANumber),
        ("1.2.3", Misread::NotANumber),
        ("1,2,3", Misread::NotANumber),
        ("--5", Misread::NotANumber),
        ("0x10", Misread::NotANumber),
        ("1e", Misread::NotANumber),
        ("1/3", Misread::NotANumber),
        ("5×100", Misread::NotANumber),
        ("2*1024", Misread::NotANumber),
        ("5×10", Misread::NotANumber),
        ("infinite", Misread::NotANumber),
        (".", Misread::NotANumber),
        ("1e400", Misread::TooLarge),
        ("-1e400", Misread::TooLarge),
        ("1,234", Misread::Ambiguous),
        ("-12,345", Misread::Ambiguous),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
}

#[test]
fn what_is_not_a_number_becomes_an_error_about_its_cell() {
    let place = |error: Error| (error.key(), error.to_string());
    let (key, sentence) = place(Misread::TooLarge.at(2, 3, "1e400"));
    assert_eq!(key, "number-too-large");
    assert!(sentence.contains("row 2, column 3") && sentence.contains("1e400"));
    assert_eq!(
        place(Misread::Ambiguous.at(1, 1, "1,234")).0,
        "ambiguous-comma"
    );
    assert_eq!(place(Misread::Empty.at(1, 1, "")).0, "not-a-number");
    assert!(
        Misread::NotANumber
            .at(1, 1, &"x".repeat(1000))
            .to_string()
            .len()
            < 100
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_full_text_reads_back_as_the_same_double(bits in any::<u64>()) {
        let value = f64::from_bits(bits);
        let back = read(&full(value)).expect("our own text is a number");
        prop_assert!(back == value || (back.is_nan() && value.is_nan()));
        let back: f64 = plain(value).parse().expect("a machine reads it");
        prop_assert!(back == value || (back.is_nan() && value.is_nan()));
    }

    #[test]
    fn exact_means_that_the_text_is_the_number(value in -1e6..1e6f64, decimals in 0..8i32, digits in 1..17usize) {
        let short = (value * 10f64.powi(decimals)).round() / 10f64.powi(decimals);
        for number in [value, short, value * 1e-9] {
            let written = write(number, digits);
            prop_assert_eq!(written.exact, read(&written.text) == Ok(number), "{}", written.text);
        }
    }

    #[test]
    fn a_rounded_text_is_within_half_a_unit_of_its_last_digit(value in -1e9..1e9f64, digits in 1..15usize) {
        let written = write(value, digits);
        let shown = read(&written.text).expect("a number");
        let decimals = written.text.split_once('.').map_or(0, |(_, after)| after.split('×').next().unwrap_or("").chars().count());
        prop_assume!(!written.text.contains('×'));
        // Reading the text back rounds it to a double, by at most half the distance of two doubles.
        let reading = value.abs() * f64::EPSILON;
        prop_assert!((shown - value).abs() <= 0.5 * 10f64.powi(-(decimals as i32)) + reading);
    }

    #[test]
    fn a_text_has_one_sign_and_one_point(bits in any::<u64>(), digits in 1..20usize) {
        let text = write(f64::from_bits(bits), digits).text;
        prop_assert!(text.chars().skip(1).all(|c| c != MINUS && c != '-'));
        prop_assert!(text.matches('.').count() <= 1);
        prop_assert!(!text.starts_with('.') && !text.ends_with('.'));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
    }
}
