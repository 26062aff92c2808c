//! Runs programs where Python and their framework are there.

use crate::cases::*;
use batch_norm_explained::snippet::{Framework, Snippet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Runs programs in one Python process, each in a folder of its own; gives what each printed.
pub fn run(framework: Framework, programs: &[Snippet]) -> Vec<String> {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("snippets-{}", framework.id()));
    // What an interrupted run has left.
    let _ = fs::remove_dir_all(&folder);
    let mut runner = String::from("import contextlib, io, os\n");
    for (index, program) in programs.iter().enumerate() {
        let place = folder.join(index.to_string());
        fs::create_dir_all(&place).expect("a folder");
        fs::write(place.join("program.py"), &program.code).expect("a program");
        for file in &program.files {
            fs::write(place.join(&file.name), &file.text).expect("a data file");
        }
        runner.push_str(&format!(
            "os.chdir({place:?})\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    \
             exec(compile(open('program.py').read(), 'program.py', 'exec'), {{}})\n\
             print(out.getvalue() + '\\f', end='')\n"
        ));
    }
    fs::write(folder.join("run.py"), runner).expect("a runner");
    let output = Command::new(python())
        .arg(folder.join("run.py"))
        .output()
        .expect("Python runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text.split('\x0c')
        .map(str::to_owned)
        .take(programs.len())
        .collect()
}

/// The numbers in what Python prints for a list, nested or not.
pub fn parse(list: &str) -> Vec<f64> {
    let words = list
        .split(['[', ']', ',', ' '])
        .filter(|word| !word.is_empty());
    words
        .map(|word| word.parse().unwrap_or_else(|_| panic!("{list}")))
        .collect()
}

pub fn agrees(printed: &str, case: &Case) {
    let lines: Vec<&str> = printed.lines().collect();
    // A layer for other axes than the batch does not give its statistics away.
    let hidden = if case.name.starts_with("axes") && lines.len() == 1 {
        2
    } else {
        0
    };
    assert_eq!(
        lines.len() + hidden,
        case.lines.len(),
        "{}: {printed}",
        case.name
    );
    for (line, (name, expected)) in lines.iter().zip(&case.lines[hidden..]) {
        let (shown, list) = line.split_once(" = ").expect("name = list");
        assert_eq!(&shown, name, "{}", case.name);
        let found = parse(list);
        assert_eq!(found.len(), expected.len(), "{}: {name}", case.name);
        for (found, expected) in found.iter().zip(expected) {
            let same = found == expected || (found.is_nan() && expected.is_nan());
            let close = (found - expected).abs() <= 1e-12 * expected.abs().max(1.0);
            assert!(
                same || close,
                "{}: {name}: {found} is not {expected}",
                case.name
            );
        }
    }
}

pub fn python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// The versions of these modules, or why they cannot be had.
pub fn versions(modules: &[&str]) -> Result<String, String> {
    let program = format!(
        "import {}\nprint(', '.join(f'{{m.__name__}} {{m.__version__}}' for m in [{0}]))",
        modules.join(", ")
    );
    let output = Command::new(python()).args(["-c", &program]).output();
    let output = output.map_err(|error| format!("{} does not run: {error}", python()))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(error.lines().last().unwrap_or("no reason given").to_owned())
    }
}

pub fn check(framework: Framework, modules: &[&str]) {
    match versions(modules) {
        Err(reason) => println!(
            "skipped: the programs for {} were not run: {reason}",
            framework.id()
        ),
        Ok(versions) => {
            let cases = cases();
            let programs: Vec<Snippet> = cases.iter().map(|case| (case.write)(framework)).collect();
            for (printed, case) in run(framework, &programs).iter().zip(&cases) {
                agrees(printed, case);
            }
            println!("{} programs agree: {versions}", cases.len());
        }
    }
}
