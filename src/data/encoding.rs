//! In which encoding the bytes of a file are. Decoding is left to who has a decoder: a page has the browser's `TextDecoder`.

use super::Note;

/// An encoding by the label that `TextDecoder` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// "utf-8", "utf-16le", "utf-16be", "euc-kr" (which is CP949) or "windows-1252".
    pub label: &'static str,
    /// What a reader calls it where it was guessed; nothing where the bytes say it themselves.
    guessed: Option<&'static str>,
}

impl Encoding {
    /// What a reader should know: nothing where the bytes leave no doubt.
    pub fn note(&self) -> Option<Note> {
        self.guessed.map(|name| Note::Encoding { name })
    }
}

/// How many bytes are looked at to guess.
const LOOK: usize = 1 << 20;

/// Finds the encoding of a file.
///
/// A byte-order mark decides, else valid UTF-8. Otherwise zeros at every other place mean UTF-16, a little damage UTF-8 all the same, pairs of bytes that
/// are mostly Hangul CP949, and everything else is Windows-1252.
pub fn encoding(bytes: &[u8]) -> Encoding {
    let sure = |label| Encoding {
        label,
        guessed: None,
    };
    let guessed = |label, name| Encoding {
        label,
        guessed: Some(name),
    };
    match bytes {
        [0xff, 0xfe, ..] => return sure("utf-16le"),
        [0xfe, 0xff, ..] => return sure("utf-16be"),
        [0xef, 0xbb, 0xbf, ..] => return sure("utf-8"),
        _ => {}
    }
    let look = &bytes[..bytes.len().min(LOOK)];
    let zeros = |from: usize| {
        look.iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let half = look.len() / 2;
    // Digits, separators and line ends are most of a table, and in UTF-16 one of their two bytes is 0.
    if half > 1 && zeros(1) * 2 > half && zeros(0) * 10 < half {
        return guessed("utf-16le", "UTF-16");
    }
    if half > 1 && zeros(0) * 2 > half && zeros(1) * 10 < half {
        return guessed("utf-16be", "UTF-16");
    }
    if std::str::from_utf8(bytes).is_ok() {
        return sure("utf-8");
    }
    let (mut whole, mut broken) = (0, 0);
    for chunk in look.utf8_chunks() {
        whole += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole > 4 * broken {
        return guessed("utf-8", "UTF-8");
    }
    if is_korean(look) {
        guessed("euc-kr", "CP949 (EUC-KR)")
    } else {
        guessed("windows-1252", "Windows-1252")
    }
}

/// Whether bytes can be CP949 and most of their pairs are Hangul or signs of its older part, which Western words are not:
/// their accented letters mostly stand alone between plain ones.
fn is_korean(bytes: &[u8]) -> bool {
    let (mut korean, mut others) = (0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let lead = bytes[at];
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let Some(&trail) = bytes.get(at + 1) else {
            break;
        };
        let newer = trail.is_ascii_alphabetic() || (0x81..0xa1).contains(&trail);
        match (lead, trail) {
            (0xa1..=0xac | 0xb0..=0xc8, 0xa1..=0xfe) => korean += 1,
            (0x81..=0xfe, 0xa1..=0xfe) => others += 1,
            (0x81..=0xc6, _) if newer => others += 1,
            _ => return false,
        }
        at += 2;
    }
    korean > others
}
