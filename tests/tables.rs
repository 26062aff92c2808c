//! Every case of a folder of tables is read as its cases.json says: `TABLES=<folder> cargo test --test tables` (default: tests/data/tables, whose README is the
//! specification). Files are decoded as a page does it, with encoding_rs in the place of the browser's TextDecoder.

use batch_norm_explained::data::{Batch, encoding, parse};
use encoding_rs::Encoding;
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// What somebody sees: the table and its notes, or why there is none.
type Outcome = Result<(Batch, Vec<String>), String>;

fn decoded(bytes: &[u8], label: &str) -> String {
    let encoding = Encoding::for_label(label.as_bytes()).expect("a label that browsers know");
    encoding.decode(bytes).0.into_owned()
}

fn read_text(text: &str, first: Vec<String>) -> Outcome {
    let batch = parse(text).map_err(|error| error.to_string())?;
    let notes = first
        .into_iter()
        .chain(batch.notes.iter().map(ToString::to_string))
        .collect();
    Ok((batch, notes))
}

/// As a page reads a file.
fn read_file(bytes: &[u8]) -> Outcome {
    let found = encoding(bytes);
    let first = found
        .note()
        .map(|note| note.to_string())
        .into_iter()
        .collect();
    read_text(&decoded(bytes, found.label), first)
}

/// Refuses a key that this test does not know: a case must not ask for something that nobody checks.
fn known(object: &Map<String, Value>, keys: &[&str]) -> Result<(), String> {
    match object.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(format!("unknown key {key:?}")),
        None => Ok(()),
    }
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list
            .iter()
            .map(|item| item.as_str().expect("a text").to_owned())
            .collect(),
        one => vec![one.as_str().expect("a text").to_owned()],
    }
}

/// Commas, semicolons and line breaks in a name count as a space.
fn plain(name: &str) -> String {
    let spaced = name.replace([',', ';', '\n'], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a note is of a kind, by its English words.
fn is_of_kind(note: &str, kind: &str) -> Result<bool, String> {
    let note = note.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| note.contains(word));
    let left_out = has(&[
        "left out",
        "ignored",
        "skipped",
        "dropped",
        "without numbers",
    ]);
    Ok(match kind {
        "column left out" => left_out,
        "row left out" | "row numbers left out" => left_out && has(&["row", "line"]),
        "first row taken as heading" | "first row taken as numbers" => {
            has(&["heading", "first row"])
        }
        "decimal comma" | "thousands" => has(&["comma", "decimal", "thousands", "read as"]),
        "encoding" => has(&["encoding", "utf", "cp949", "windows", "characters"]),
        "unit" => has(&["unit", "sign", "without"]),
        "ambiguous" => true,
        _ => return Err(format!("unknown kind of note {kind:?}")),
    })
}

/// Whether a number stands in a text by itself.
fn has_count(note: &str, count: u64) -> bool {
    note.split(|c: char| !c.is_ascii_digit())
        .any(|number| number == count.to_string())
}

fn check_note(notes: &[String], wanted: &Value) -> Result<(), String> {
    let wanted = wanted.as_object().ok_or("a note is an object")?;
    known(wanted, &["kind", "names", "count", "mention"])?;
    let kind = wanted["kind"].as_str().ok_or("a kind is a text")?;
    let texts: Vec<String> = ["names", "mention"]
        .iter()
        .filter_map(|key| wanted.get(*key))
        .flat_map(strings)
        .collect();
    for note in notes {
        let all = texts.iter().all(|text| note.contains(text.as_str()));
        let count = wanted.get("count").and_then(Value::as_u64);
        if is_of_kind(note, kind)? && all && count.is_none_or(|count| has_count(note, count)) {
            return Ok(());
        }
    }
    Err(format!(
        "no note says {}, the notes are {notes:?}",
        Value::Object(wanted.clone())
    ))
}

/// What is wrong with an outcome; `pasted`: a note on the encoding is not needed.
fn check(outcome: &Outcome, wanted: &Map<String, Value>, pasted: bool) -> Result<(), String> {
    if wanted.contains_key("refused") {
        return match outcome {
            Err(reason) if !reason.is_empty() => Ok(()),
            Err(_) => Err("refused without a reason".into()),
            Ok((batch, notes)) => Err(format!(
                "should be refused, but is {:?} {:?} with {notes:?}",
                batch.names, batch.values
            )),
        };
    }
    let (batch, notes) = outcome
        .as_ref()
        .map_err(|reason| format!("refused: {reason}"))?;
    let columns = wanted["columns"].as_array().ok_or("columns are a list")?;
    let named = batch.names.len() == columns.len()
        && batch.names.iter().zip(columns).all(|(name, wanted)| {
            strings(wanted)
                .iter()
                .any(|wanted| plain(wanted) == plain(name))
        });
    if !named {
        return Err(format!(
            "columns {:?} instead of {columns:?}, notes {notes:?}",
            batch.names
        ));
    }
    let rows = wanted["rows"].as_array().ok_or("rows are a list")?;
    let count = wanted
        .get("count")
        .and_then(Value::as_u64)
        .unwrap_or(rows.len() as u64);
    if batch.values.nrows() as u64 != count {
        return Err(format!(
            "{} rows instead of {count}, notes {notes:?}",
            batch.values.nrows()
        ));
    }
    for (index, row) in rows.iter().enumerate() {
        let wanted: Vec<f64> = row
            .as_array()
            .ok_or("a row is a list")?
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        let found = batch.values.row(index).to_vec();
        if found != wanted {
            return Err(format!(
                "row {index} is {found:?} instead of {wanted:?}, notes {notes:?}"
            ));
        }
    }
    if wanted.get("quiet") == Some(&Value::Bool(true)) && !notes.is_empty() {
        return Err(format!("needs no note, but has {notes:?}"));
    }
    for note in wanted
        .get("notes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        if !(pasted && note["kind"] == "encoding") {
            check_note(notes, note)?;
        }
    }
    Ok(())
}

/// Checks an outcome against a case and its alternatives.
fn check_case(outcome: &Outcome, case: &Map<String, Value>, pasted: bool) -> Result<(), String> {
    let mut faults = Vec::new();
    let others = case.get("or").and_then(Value::as_array);
    for (index, other) in others.into_iter().flatten().enumerate() {
        let other = other.as_object().ok_or("an alternative is an object")?;
        known(
            other,
            &["columns", "rows", "count", "refused", "notes", "quiet"],
        )?;
        match check(outcome, other, pasted) {
            Ok(()) => return Ok(()),
            Err(fault) => faults.push(format!("\n    or {index}: {fault}")),
        }
    }
    check(outcome, case, pasted).map_err(|fault| fault + &faults.concat())
}

fn run(folder: &Path, case: &Value) -> Result<(), String> {
    let case = case.as_object().ok_or("a case is an object")?;
    known(
        case,
        &[
            "name", "file", "kind", "why", "columns", "rows", "count", "refused", "notes", "or",
            "quiet", "paste",
        ],
    )?;
    let file = folder.join(case["file"].as_str().ok_or("a file is a text")?);
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    check_case(&read_file(&bytes), case, false).map_err(|fault| format!("as a file: {fault}"))?;
    let label = match case.get("paste") {
        Some(Value::Bool(false)) => return Ok(()),
        Some(Value::String(label)) => label,
        _ => "utf-8",
    };
    let pasted = read_text(&decoded(&bytes, label), Vec::new());
    check_case(&pasted, case, true).map_err(|fault| format!("pasted: {fault}"))
}

// Without the standard harness, which would swallow how many cases ran.
fn main() {
    let folder = std::env::var("TABLES").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables"),
        PathBuf::from,
    );
    let text = fs::read_to_string(folder.join("cases.json"))
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let cases: Vec<Value> = serde_json::from_str(&text).expect("cases.json is a list");
    let mut faults = Vec::new();
    for case in &cases {
        if let Err(fault) = run(&folder, case) {
            faults.push(format!("{}: {fault}", case["name"]));
        }
    }
    println!(
        "{} cases of {} ran, {} failed",
        cases.len(),
        folder.display(),
        faults.len()
    );
    assert!(
        !cases.is_empty() && faults.is_empty(),
        "{} of {} cases failed:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}
