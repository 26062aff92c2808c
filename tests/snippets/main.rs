//! The programs that the page hands out print the page's numbers.
//!
//! They are run where Python and the framework are there, and skipped, with the reason, where not. To run all of them:
//! `PYTHON=<python with numpy, torch, keras, tensorflow and flax> cargo test --test snippets -- --nocapture`.
//! The main ones are also kept as files in `tests/data/snippets`; `UPDATE=1` writes them anew.

mod cases;
mod layers;
mod python;
mod streams;

use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::error::Error;
use batch_norm_explained::running::Average;
use batch_norm_explained::snippet::{Averaged, Framework, Program, Rule, Trained, snippet};
use batch_norm_explained::stats::Divisor;
use cases::*;
use ndarray::array;
use python::*;
use std::fs;
use std::path::Path;
use streams::{batches, running_case};

#[test]
fn numpy_programs_print_the_numbers_of_the_page() {
    check(Framework::NumPy, &["numpy"]);
}

#[test]
fn pytorch_programs_print_the_numbers_of_the_page() {
    check(Framework::PyTorch, &["numpy", "torch"]);
}

#[test]
fn keras_programs_print_the_numbers_of_the_page() {
    check(Framework::Keras, &["numpy", "keras", "tensorflow"]);
}

#[test]
fn flax_programs_print_the_numbers_of_the_page() {
    check(Framework::Flax, &["numpy", "jax", "flax"]);
}

#[test]
fn the_main_programs_are_those_on_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/snippets");
    for case in main_cases() {
        for framework in Framework::ALL {
            let path = folder.join(format!("{}-{}.py", case.name, framework.id()));
            let code = (case.write)(framework).code;
            if std::env::var_os("UPDATE").is_some() {
                fs::create_dir_all(&folder).expect("a folder");
                fs::write(&path, &code).expect("a program");
            }
            let kept = fs::read_to_string(&path).expect("a program on file; UPDATE=1 writes it");
            assert_eq!(code, kept, "{}; UPDATE=1 takes the new one", path.display());
        }
    }
}

#[test]
fn a_layer_is_used_where_it_does_what_the_page_shows() {
    let layers = ["", " = torch.nn.", " = keras.layers.", " = nn."];
    let uses = |case: &Case| -> Vec<bool> {
        let pairs = Framework::ALL.iter().zip(layers);
        pairs
            .map(|(&framework, layer)| {
                !layer.is_empty() && (case.write)(framework).code.contains(layer)
            })
            .collect()
    };
    for case in main_cases() {
        let expected = match case.name {
            // Keras and Flax store the variance divided by N, PyTorch that divided by N − 1.
            "running" => [false, false, true, true],
            "running-bessel" => [false, true, false, false],
            _ => [false, true, true, true],
        };
        assert_eq!(uses(&case), expected, "{}", case.name);
    }
}

#[test]
fn momentum_is_written_as_the_framework_writes_it() {
    let case = |stored| {
        running_case(
            "",
            batches(3, 2),
            Rule::Average(Average::Exponential { rho: 0.9 }),
            stored,
        )
    };
    let code = |framework, stored| (case(stored).write)(framework).code;
    assert!(code(Framework::PyTorch, Divisor::NMinusOne).contains("momentum=0.1, "));
    assert!(code(Framework::Keras, Divisor::N).contains("momentum=0.9, "));
    assert!(code(Framework::Flax, Divisor::N).contains("momentum=0.9, "));
    assert!(
        code(Framework::PyTorch, Divisor::N).contains("momentum = 0.1  # weighs the new batch")
    );
}

#[test]
fn no_program_is_written_for_what_the_page_cannot_show() {
    let x = array![[1.0, 2.0, 3.0]];
    let forward = Trained {
        x: x.view(),
        affine: &affine(),
        epsilon: 1e-5,
        divisor: Divisor::NMinusOne,
    };
    let error = snippet(Framework::NumPy, &Program::Training(forward), &[]).unwrap_err();
    assert_eq!(
        error,
        Error::TooFew {
            what: "rows",
            needed: 2,
            found: 1
        }
    );
    let start = Running::start(1);
    let program = Program::Running(Averaged {
        batches: &[],
        rule: Rule::Precise,
        stored: Divisor::N,
        start: &start,
    });
    assert_eq!(
        snippet(Framework::Keras, &program, &[]).unwrap_err(),
        Error::EmptyInput
    );
    assert_eq!(Framework::from_id("keras"), Ok(Framework::Keras));
    assert!(Framework::from_id("caffe").is_err());
}
