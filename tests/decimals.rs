//! Numbers as they are shown, beside the obvious way to find their digits: no shortcut may change one.

use batch_norm_explained::digits;
use proptest::prelude::*;

/// What the standard library makes of a double: its digits are the reference of ours.
fn scientific(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap();
    (mantissa.replace('.', ""), exponent.parse().unwrap())
}

fn obvious_plain(value: f64) -> String {
    let text = format!("{value:?}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The digits of [`write`] by the standard library, without point and sign.
fn obvious_digits(value: f64, wanted: usize) -> (String, bool) {
    let (shortest, exponent) = scientific(&format!("{:e}", value.abs()));
    let is_plain = (-6..15).contains(&exponent);
    let room = if is_plain {
        wanted.max((exponent + 1).max(0) as usize)
    } else {
        wanted
    };
    if shortest.len() <= room {
        return (shortest, true);
    }
    let (meant, _) = scientific(&format!("{:.14e}", value.abs()));
    let meant = meant.trim_end_matches('0');
    if !meant.is_empty() && meant.len() <= room.min(12) {
        return (meant.to_owned(), false);
    }
    (
        scientific(&format!("{:.*e}", room - 1, value.abs())).0,
        false,
    )
}

fn digits_of(text: &str) -> String {
    let (mantissa, _) = text.split_once('×').unwrap_or((text, ""));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_owned()
}

fn agrees(value: f64) {
    assert_eq!(digits::plain(value), obvious_plain(value), "{value:e}");
    if !value.is_finite() || value == 0.0 {
        return;
    }
    for wanted in 1..=17 {
        let written = digits::write(value, wanted);
        let (digits, exact) = obvious_digits(value, wanted);
        assert_eq!(written.exact, exact, "{value:e} with {wanted} digits");
        // A whole number is filled up with zeros before its point.
        let found = digits_of(&written.text);
        assert_eq!(
            found.trim_end_matches('0'),
            digits.trim_end_matches('0'),
            "{value:e} with {wanted} digits"
        );
        if !exact && written.text.contains('.') {
            assert_eq!(found, digits, "{value:e} with {wanted} digits");
        }
    }
}

#[test]
fn digits_are_those_of_the_standard_library_at_the_edges() {
    for exponent in 0..2047_u64 {
        for fraction in [0, 1, 2, (1 << 52) - 1, 1 << 51] {
            agrees(f64::from_bits(exponent << 52 | fraction));
        }
    }
    for power in -323..309 {
        let ten: f64 = format!("1e{power}").parse().unwrap();
        for value in [
            ten,
            f64::from_bits(ten.to_bits() - 1),
            f64::from_bits(ten.to_bits() + 1),
            -ten,
        ] {
            agrees(value);
        }
    }
    for special in [
        0.0,
        -0.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        0.1 + 0.2,
        2.5,
        8.5,
        0.125,
    ] {
        agrees(special);
    }
}

#[test]
fn a_text_between_two_doubles_goes_to_the_nearer_and_a_tie_to_the_even_one() {
    for mantissa in [
        1_u128 << 52,
        (1 << 52) + 1,
        (1 << 53) - 1,
        6_755_399_441_055_747,
    ] {
        for power in [0, 1, 20, 60] {
            let tie = (2 * mantissa + 1) << power;
            for text in [
                tie.to_string(),
                (tie - 1).to_string(),
                (tie + 1).to_string(),
                format!("{tie}.0001"),
                format!("{tie}{}1", ".".to_owned() + &"0".repeat(900)),
            ] {
                reads_as_the_standard_library(&text);
            }
        }
    }
    for text in [
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1e-400",
        "1.7976931348623157e308",
        "2.2250738585072011e-308",
        "9007199254740993",
        "0.000",
        "5.",
        ".5",
        "1e5",
        "1E+5",
        "3e-2",
    ] {
        reads_as_the_standard_library(text);
    }
    for text in [".", "e5", "1e", "1e+", "1e5.0", "0x1", "1_0", "--1"] {
        assert!(digits::readings(text).is_none(), "{text}");
    }
}

fn reads_as_the_standard_library(text: &str) {
    let expected: f64 = text.parse().unwrap();
    assert_eq!(
        digits::readings(text)
            .and_then(|number| number.point)
            .map(f64::to_bits),
        Some(expected.to_bits()),
        "{text}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn digits_are_those_of_the_standard_library(bits in any::<u64>(), near_one in 1e-5..1e6f64, short in -99_999..99_999i64, decimals in 0..5i32) {
        agrees(f64::from_bits(bits));
        agrees(near_one);
        agrees(short as f64 / 10f64.powi(decimals));
    }

    #[test]
    fn any_decimal_reads_as_in_the_standard_library(digits in "[0-9]{1,25}", fraction in "[0-9]{0,25}", exponent in -340..300i32) {
        let text = format!("{digits}.{fraction}e{exponent}");
        let expected: f64 = text.parse().unwrap();
        prop_assume!(expected.is_finite());
        reads_as_the_standard_library(&text);
    }
}
