//! Keeps the shape of the repository: arrows between modules, a first line that says what a file is for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The crate's modules, lowest first: a module may use those before it and no other.
const MODULES: [&str; 20] = [
    "digits",
    "error",
    "random",
    "stats",
    "axes",
    "data",
    "convention",
    "batch_norm",
    "layer",
    "norms",
    "bulk",
    "running",
    "stream",
    "fold",
    "dropout",
    "formula",
    "walk",
    "snippet",
    "plot",
    "web",
];

/// Three ways to look at the mathematics that must not know each other; only `web` sees them all.
const SIBLINGS: [&str; 3] = ["walk", "snippet", "plot"];

/// What a part of `www` must not import: (files whose path starts so, imports that contain this, why).
const NO_IMPORT: [(&str, &str, &str); 7] = [
    ("dom.ts", "./", "it only makes nodes"),
    ("strings/", "../", "words need no code"),
    ("state.ts", "engine", "a state is checked without the crate"),
    (
        "state.ts",
        "figures/",
        "figures have a state, a state has no figure",
    ),
    (
        "elements/",
        "figures/",
        "elements are what figures are made of",
    ),
    ("elements/", "engine", "an element shows what it is given"),
    (
        "figures/",
        "/pkg/",
        "engine.ts is the only file that knows the generated package",
    ),
];

#[test]
fn every_module_uses_only_modules_below_it() {
    for file in files("src", "rs") {
        let module = module_of(&file);
        if module == "lib" {
            continue;
        }
        let rank = rank(&module);
        for used in used_modules(&read(&file)) {
            assert!(
                used == module || self::rank(&used) < rank,
                "{} uses {used}, which is not below it",
                file.display()
            );
            let siblings = SIBLINGS.contains(&module.as_str()) && SIBLINGS.contains(&used.as_str());
            assert!(
                used == module || !siblings,
                "{} uses its sibling {used}",
                file.display()
            );
        }
    }
}

#[test]
fn the_page_imports_downwards() {
    for file in files("www", "ts") {
        let name = file
            .strip_prefix(root().join("www"))
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        for import in imports(&read(&file)) {
            for (from, forbidden, why) in NO_IMPORT {
                let broken = name.starts_with(from) && import.contains(forbidden);
                assert!(!broken, "www/{name} imports {import}: {why}");
            }
            let generated = import.contains("/pkg/bn");
            assert!(
                !generated || name == "engine.ts" || name == "worker.ts",
                "www/{name} imports {import}"
            );
        }
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for folder in ["src", "lab", "tests", "examples", "benches", "xtask/src"] {
        for file in files(folder, "rs") {
            assert!(
                read(&file).starts_with("//! "),
                "{} does not start with `//! `",
                file.display()
            );
        }
    }
    for (folder, extension, start) in [
        ("www", "ts", "// "),
        ("www", "css", "/* "),
        ("scripts", "mjs", "// "),
    ] {
        for file in files(folder, extension) {
            assert!(
                read(&file).starts_with(start),
                "{} does not start with `{start}`",
                file.display()
            );
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below a folder with this extension, in order; generated ones (`pkg`) left out.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("pkg") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// `src/batch_norm/forward.rs` belongs to `batch_norm`.
fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    inside
        .iter()
        .next()
        .unwrap()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_owned()
}

fn rank(module: &str) -> usize {
    let place = MODULES.iter().position(|known| *known == module);
    place.unwrap_or_else(|| panic!("say in tests/layering.rs where the module {module} stands"))
}

/// What follows `crate::` in code: `use crate::stats::…`, `use crate::{axes, stats::…}`, `crate::error::Error`.
fn used_modules(source: &str) -> BTreeSet<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let mut used = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => used.extend(top_names(group)),
            None => used.extend(identifier(rest)),
        }
    }
    used
}

/// The first name of every member of a `{…}` group, without descending into inner groups.
fn top_names(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = Vec::new();
    let mut member = String::new();
    for character in group.chars() {
        match character {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.extend(identifier(std::mem::take(&mut member).trim())),
            _ => {}
        }
        if character != ',' || depth > 0 {
            member.push(character);
        }
    }
    names.extend(identifier(member.trim()));
    names
}

fn identifier(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    // `crate::Error` would be an item at the root; there is none, modules are lower case.
    (!name.is_empty()).then_some(name)
}

/// The addresses of a TypeScript file's imports, types included.
fn imports(source: &str) -> Vec<String> {
    let quoted = |text: &str| text.split(['\'', '"']).nth(1).map(str::to_owned);
    let is_import = |line: &&str| {
        line.contains(" from '") || line.starts_with("import '") || line.contains("import('")
    };
    source
        .lines()
        .filter(is_import)
        .filter_map(|line| {
            quoted(
                line.split_once(" from ")
                    .map_or(line, |(_, address)| address),
            )
        })
        .collect()
}
