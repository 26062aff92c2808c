//! What a person types or pastes, to a number.

use super::nearest::parse;
use std::fmt;

/// A text in an error message is cut to so many characters.
const QUOTED: usize = 30;

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// There is nothing but spaces.
    Empty,
    /// It is no number.
    NotANumber,
    /// It is beyond what a double holds (about 1.8×10³⁰⁸), like 1e400.
    TooLarge,
    /// One comma and three digits, like 1,234: a thousand or so in English and Korean, a little more than one in German.
    Ambiguous,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is no number",
            Self::NotANumber => "this is not a number",
            Self::TooLarge => "this number is too large",
            Self::Ambiguous => {
                "write the number without a comma: it could mark thousands or decimals"
            }
        })
    }
}

impl std::error::Error for Misread {}

/// A text short enough for a sentence.
pub(crate) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What a comma in a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comma {
    /// 1,5 is one and a half.
    Decimal,
    /// 1,500 is fifteen hundred.
    Thousands,
}

/// A number of fewer characters and without exponent is not too large for a double.
const MOST_PLAIN: usize = 300;

/// Reads one number as a person writes it.
///
/// Understood: spaces around it, `+`, a hyphen or a real minus, a decimal comma (`1,5`), groups of three (`1,234.5`, `1 234`),
/// exponents (`1e-7` and our own `1.5×10⁻⁷`), `NaN`, `inf`, `∞`. Reading what [`super::full`] wrote gives the same double.
///
/// # Errors
/// See [`Misread`].
pub fn read(text: &str) -> Result<f64, Misread> {
    let text = normalized(text);
    match comma(&text) {
        Some(Some(meaning)) => number(&text, meaning),
        Some(None) => Err(Misread::Ambiguous),
        None => number(&text, Comma::Thousands),
    }
}

/// Reads one number whose comma, where it has one, has this meaning.
pub fn read_as(text: &str, meaning: Comma) -> Result<f64, Misread> {
    if let Some(value) = plain(text, meaning) {
        return Ok(value);
    }
    number(&normalized(text), meaning)
}

/// Nearly every cell of a large table is a plain number, which needs none of the care below.
fn plain(text: &str, meaning: Comma) -> Option<f64> {
    let mark = match meaning {
        Comma::Decimal => b',',
        Comma::Thousands => b'.',
    };
    let digits = |byte: u8| byte.is_ascii_digit() || byte == mark || b"+-".contains(&byte);
    if text.len() >= MOST_PLAIN || !text.bytes().all(digits) {
        return None;
    }
    let size = text.strip_prefix(['+', '-']).unwrap_or(text);
    let size = match meaning {
        Comma::Decimal => parse(&size.replacen(',', ".", 1))?,
        Comma::Thousands => parse(size)?,
    };
    let negative = text.starts_with('-') && size != 0.0;
    Some(if negative { -size } else { size })
}

/// What the comma of a text tells by itself: no comma; one that can mean both (`Some(None)`); one of a clear meaning.
pub(crate) fn comma(text: &str) -> Option<Option<Comma>> {
    let unsigned = text.trim().trim_start_matches(['+', '-', super::MINUS]);
    let (before, after) = unsigned.split_once(',')?;
    let whole = unsigned.split(['.', 'e', 'E']).next().unwrap_or(unsigned);
    Some(if before.contains(['.']) || !is_grouped(whole, ',') {
        Some(Comma::Decimal)
    } else if after.contains([',', '.']) {
        Some(Comma::Thousands)
    } else {
        None
    })
}

/// Brings the signs and spaces that people and spreadsheets write to the ones a parser knows.
fn normalized(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            super::MINUS | '⁻' => normal.push('-'),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => normal.push(' '),
            '×' => normal.push('*'),
            '0' if normal.ends_with("*1") => {
                normal.truncate(normal.len() - 2);
                normal.push('e');
            }
            '¹' => normal.push('1'),
            '²' => normal.push('2'),
            '³' => normal.push('3'),
            '⁰' | '⁴'..='⁹' => {
                normal.extend(char::from_digit(character as u32 - '⁰' as u32, 10))
            }
            _ => normal.push(character),
        }
    }
    normal
}

fn number(text: &str, meaning: Comma) -> Result<f64, Misread> {
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text).trim_start();
    let size = match unsigned.to_ascii_lowercase().as_str() {
        "" if negative || text.starts_with('+') => return Err(Misread::NotANumber),
        "" => return Err(Misread::Empty),
        "nan" => f64::NAN,
        "∞" | "inf" | "infinity" => f64::INFINITY,
        digits => finite(digits, meaning)?,
    };
    Ok(if negative && size != 0.0 { -size } else { size })
}

fn finite(digits: &str, meaning: Comma) -> Result<f64, Misread> {
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return Err(Misread::NotANumber);
    }
    let (mark, group) = match meaning {
        Comma::Decimal => (',', '.'),
        Comma::Thousands => ('.', ','),
    };
    let (mantissa, exponent) = digits
        .split_once('e')
        .map_or((digits, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa
        .split_once(mark)
        .map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let mut plain = ungrouped(whole, group, meaning).ok_or(Misread::NotANumber)?;
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        plain.push('e');
        plain.push_str(exponent);
    }
    match parse(&plain) {
        Some(value) if value.is_finite() => Ok(value),
        Some(_) => Err(Misread::TooLarge),
        None => Err(Misread::NotANumber),
    }
}

/// The whole part without its grouping marks; nothing when the groups are not of three.
fn ungrouped(whole: &str, group: char, meaning: Comma) -> Option<String> {
    for mark in [group, ' '] {
        if whole.contains([mark]) {
            return is_grouped(whole, mark)
                .then(|| whole.replace(mark, ""))
                .or_else(|| point(whole, mark, meaning));
        }
    }
    Some(whole.to_owned())
}

/// Where the comma marks decimals, a number with a point (`2.5`) still has only one meaning.
fn point(whole: &str, mark: char, meaning: Comma) -> Option<String> {
    (meaning == Comma::Decimal && mark == '.' && whole.matches('.').count() == 1)
        .then(|| whole.to_owned())
}

/// Whether a text is digits in groups of three: 1 to 3 digits, not starting with a zero, then threes.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && digits(group))
}
