//! Every number of the frameworks' fixtures against ours.
//!
//! Reads all `*.json` of the folder named by `ORACLES` (default: `tests/data/oracles`), goes by each file's
//! `operation`, and prints one line a file. An argument keeps only the operations whose names contain it.

mod axes;
mod batch_norm;
mod case;
mod convolution;
mod dropout;
mod edge;
mod fold;
mod layer;
mod mlp;
mod norms;
mod report;
mod running;
mod shards;

use case::{Answers, Case};
use report::Report;
use serde_json::Value;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Run = fn(&Case) -> Result<Answers, Box<dyn Error>>;

/// What computes each operation.
const OPERATIONS: [(&str, Run); 19] = [
    ("bn_backward", batch_norm::normalize),
    ("bn_conv_axes", batch_norm::normalize),
    ("bn_inference", batch_norm::inference),
    ("bn_train_forward", batch_norm::normalize),
    ("conventions", running::conventions),
    ("dropout_variance_shift", dropout::variance_shift),
    ("edge_behaviour", edge::edge_behaviour),
    ("fold", fold::fold_into_layer),
    ("group_norm", axes::group_norm),
    ("instance_norm", axes::instance_norm),
    ("layer_norm", axes::layer_norm),
    ("mlp_train", mlp::mlp_train),
    ("modes", layer::modes),
    ("more_norms", norms::more_norms),
    ("precise_bn", running::precise_bn),
    ("precision", batch_norm::precision),
    ("running_stats", running::running_stats),
    ("sync", shards::synchronized),
    ("updates", layer::updates),
];

/// What the repository's own folder holds, so that an empty one cannot pass.
const OWN_CASES: usize = 304;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/oracles");
    let named = std::env::var_os("ORACLES").map(PathBuf::from);
    let folder = named.clone().unwrap_or(own);
    match run(&folder, &arguments) {
        Err(error) => {
            println!("oracles: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
        Ok(total) => {
            let complete = named.is_some() || !arguments.is_empty() || total.cases() == OWN_CASES;
            if !complete {
                println!(
                    "{} cases found where the repository has {OWN_CASES}",
                    total.cases()
                );
            }
            println!("oracles: {} passed, {} failed", total.passed, total.failed);
            let good = complete && total.failed == 0 && total.cases() > 0;
            if good {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

#[derive(Default)]
struct Total {
    passed: usize,
    failed: usize,
}

impl Total {
    fn cases(&self) -> usize {
        self.passed + self.failed
    }
}

fn run(folder: &Path, arguments: &[String]) -> Result<Total, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    files.sort();
    let mut total = Total::default();
    println!(
        "{:<28} {:<24} {:>5} {:>7} {:>9}  where",
        "file", "operation", "cases", "numbers", "max error"
    );
    for path in files {
        let file: Value = match serde_json::from_str(&std::fs::read_to_string(&path)?) {
            Ok(file) => file,
            Err(error) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                println!("{name:<28} is not JSON: {error}");
                total.failed += 1;
                continue;
            }
        };
        let operation = file["operation"].as_str().unwrap_or("(none)");
        if arguments.is_empty()
            || arguments
                .iter()
                .any(|argument| operation.contains(argument.as_str()))
        {
            run_file(&path, operation, &file, &mut total);
        }
    }
    Ok(total)
}

fn run_file(path: &Path, operation: &str, file: &Value, total: &mut Total) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let cases = file["cases"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let Some((_, compute)) = OPERATIONS.iter().find(|(known, _)| *known == operation) else {
        println!("{name:<28} {operation:<24} is not an operation this test knows");
        total.failed += cases.len().max(1);
        return;
    };
    if cases.is_empty() {
        println!("{name:<28} {operation:<24} has no cases");
        total.failed += 1;
        return;
    }
    let mut report = Report::default();
    for json in cases {
        let case = Case { json, file };
        let failures = report.failures.len();
        match compute(&case) {
            Ok(answers) => report.compare(&case, &answers),
            Err(error) => report.failures.push(format!("{}: {error}", case.name())),
        }
        let passed = report.failures.len() == failures;
        *(if passed {
            &mut total.passed
        } else {
            &mut total.failed
        }) += 1;
    }
    let Report {
        numbers,
        worst,
        place,
        ..
    } = &report;
    println!(
        "{name:<28} {operation:<24} {:>5} {numbers:>7} {worst:>9.1e}  {place}",
        cases.len()
    );
    for (remark, values) in &report.remarks {
        println!("    {remark} ({values} not compared)");
    }
    for failure in &report.failures {
        println!("    {failure}");
    }
}
