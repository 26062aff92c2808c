//! The programs that the page hands out print the page's numbers.
//!
//! They are run where Python and the framework are there, and skipped, with the reason, where not. To run all of them:
//! `PYTHON=<python with numpy, torch, keras, tensorflow and flax> cargo test --test snippets -- --nocapture`.
//! The main ones are also kept as files in `tests/data/snippets`; `UPDATE=1` writes them anew.

use batch_norm_explained::axes::{Axes, Layout, Norm};
use batch_norm_explained::batch_norm::{Affine, Running, backward, infer, train, train_axes};
use batch_norm_explained::data::hand;
use batch_norm_explained::error::Error;
use batch_norm_explained::fold::{Frozen, WeightLayout, fold};
use batch_norm_explained::running::{Average, history, precise_history};
use batch_norm_explained::snippet::{
    Averaged, Framework, Inferred, Layers, Program, Rule, Snippet, Stream, Tensor, Trained, snippet,
};
use batch_norm_explained::stats::{Divisor, Moments, merge};
use batch_norm_explained::walk::serve::SOURCES;
use ndarray::{Array1, Array2, array};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program and the lines it must print.
struct Case {
    name: &'static str,
    write: Box<dyn Fn(Framework) -> Snippet>,
    lines: Vec<(&'static str, Vec<f64>)>,
}

fn numbers(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    values.into_iter().collect()
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("feature {index}")).collect()
}

fn written(framework: Framework, program: &Program, features: usize) -> Snippet {
    snippet(framework, program, &names(features)).expect("a program")
}

fn affine() -> Affine {
    Affine {
        gamma: array![2.0, 0.5, -1.0],
        beta: array![1.0, 0.0, 0.1],
    }
}

fn dy(x: &Array2<f64>) -> Array2<f64> {
    Array2::from_shape_fn(x.dim(), |(row, column)| {
        ((row * 5 + column * 3) % 7) as f64 / 4.0 - 0.5
    })
}

fn running() -> Running {
    Running {
        mean: array![5.5, 48.0, 1.25],
        variance: array![4.5, 410.0, 3.9],
    }
}

fn training_case(name: &'static str, x: Array2<f64>, epsilon: f64, divisor: Divisor) -> Case {
    let result = train(x.view(), &affine(), epsilon, divisor).expect("training");
    let lines = vec![
        ("mean", numbers(result.mean)),
        ("variance", numbers(result.variance)),
        ("y", numbers(result.y)),
    ];
    let write = move |framework| {
        let forward = Trained {
            x: x.view(),
            affine: &affine(),
            epsilon,
            divisor,
        };
        written(framework, &Program::Training(forward), 3)
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}

fn inference_case(name: &'static str, x: Array2<f64>, epsilon: f64) -> Case {
    let result = infer(x.view(), &affine(), epsilon, &running()).expect("inference");
    let write = move |framework| {
        let program = Program::Inference(Inferred {
            x: x.view(),
            affine: &affine(),
            epsilon,
            running: &running(),
        });
        written(framework, &program, 3)
    };
    Case {
        name,
        write: Box::new(write),
        lines: vec![("y", numbers(result.y))],
    }
}

fn backward_case(name: &'static str, x: Array2<f64>, epsilon: f64, divisor: Divisor) -> Case {
    let forward = train(x.view(), &affine(), epsilon, divisor).expect("training");
    let result = backward(&forward, affine().gamma.view(), dy(&x).view()).expect("backward");
    let lines = vec![
        ("dx", numbers(result.dx)),
        ("dgamma", numbers(result.dgamma)),
        ("dbeta", numbers(result.dbeta)),
    ];
    let write = move |framework| {
        let forward = Trained {
            x: x.view(),
            affine: &affine(),
            epsilon,
            divisor,
        };
        written(
            framework,
            &Program::Backward {
                forward,
                dy: dy(&x).view(),
            },
            3,
        )
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}

fn batches(rows: usize, count: usize) -> Vec<Array2<f64>> {
    let value = |step: usize, row: usize, column: usize| {
        ((step * 7 + row * 5 + column * 3) % 11) as f64 / 4.0
    };
    (0..count)
        .map(|step| Array2::from_shape_fn((rows, 2), |(row, column)| value(step, row, column)))
        .collect()
}

fn running_case(
    name: &'static str,
    batches: Vec<Array2<f64>>,
    rule: Rule,
    stored: Divisor,
    from_statistics: bool,
) -> Case {
    let moments: Vec<Moments> = batches
        .iter()
        .map(|batch| Moments::of(batch.view()).expect("moments"))
        .collect();
    let history = match rule {
        Rule::Average(kind) => history(&moments, kind, stored),
        Rule::Precise => precise_history(&moments),
    };
    let history = history.expect("a history");
    let mut lines = Vec::new();
    for step in 0..batches.len() {
        lines.push(("running_mean", history.mean.row(step).to_vec()));
        lines.push(("running_variance", history.variance.row(step).to_vec()));
    }
    let write = move |framework| {
        let start = Running {
            mean: Array1::zeros(2),
            variance: Array1::ones(2),
        };
        let stream = if from_statistics {
            Stream::Statistics(&moments)
        } else {
            Stream::Batches(&batches)
        };
        written(
            framework,
            &Program::Running(Averaged {
                stream,
                rule,
                stored,
                start: &start,
            }),
            2,
        )
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}

fn axes_case(name: &'static str, shape: &'static [usize], layout: Layout, norm: Norm) -> Case {
    let size: usize = shape.iter().product();
    let x: Vec<f64> = (0..size)
        .map(|cell| ((cell * cell + 3 * cell) % 17) as f64 / 4.0)
        .collect();
    let channels = if layout == Layout::ChannelsLast {
        shape[shape.len() - 1]
    } else {
        shape[1]
    };
    let affine = Affine {
        gamma: Array1::from_shape_fn(channels, |channel| 1.0 + channel as f64 / 2.0),
        beta: Array1::from_shape_fn(channels, |channel| 0.25 - channel as f64),
    };
    let axes = Axes::new(shape, layout, norm).expect("axes");
    let result = train_axes(&x, &axes, &affine, 1e-5).expect("training");
    let lines = vec![
        ("mean", numbers(result.mean)),
        ("variance", numbers(result.variance)),
        ("y", result.y),
    ];
    let write = move |framework| {
        let tensor = Tensor {
            x: &x,
            shape,
            layout,
            norm,
            affine: &affine,
            epsilon: 1e-5,
        };
        written(framework, &Program::Axes(tensor), channels)
    };
    Case {
        name,
        write: Box::new(write),
        lines,
    }
}

fn fold_case() -> Case {
    let u = hand().values;
    let weight = array![[1.0, -0.5, 0.25], [0.75, 0.1, -2.0]];
    let bias = array![0.5, -1.0];
    let frozen = Frozen {
        affine: Affine {
            gamma: array![2.0, -0.5],
            beta: array![1.0, 0.25],
        },
        epsilon: 0.001,
        running: Running {
            mean: array![3.0, -1.5],
            variance: array![4.0, 0.3],
        },
    };
    let folded = fold(
        weight.view().into_dyn(),
        Some(bias.view()),
        WeightLayout::OutputsFirst,
        &frozen,
    );
    let folded = folded.expect("folded");
    let z = u.dot(&weight.t()) + &bias;
    let y = infer(z.view(), &frozen.affine, frozen.epsilon, &frozen.running)
        .expect("inference")
        .y;
    let lines = vec![
        ("folded_weight", numbers(folded.weight)),
        ("folded_bias", numbers(folded.bias)),
        ("y", numbers(y.clone())),
        ("y_folded", numbers(y)),
    ];
    let write = move |framework| {
        let (u, weight, bias) = (u.view(), weight.view(), bias.view());
        written(
            framework,
            &Program::Fold(Layers {
                u,
                weight,
                bias,
                frozen: &frozen,
            }),
            2,
        )
    };
    Case {
        name: "fold",
        write: Box::new(write),
        lines,
    }
}

fn shards_case() -> Case {
    let shards = vec![
        batches(2, 1).remove(0),
        batches(3, 2).remove(1),
        batches(1, 3).remove(2),
    ];
    let moments: Vec<Moments> = shards
        .iter()
        .map(|shard| Moments::of(shard.view()).expect("moments"))
        .collect();
    let merged = merge(&moments).expect("merged");
    let wrong = moments
        .iter()
        .fold(Array1::zeros(2), |sum, shard| sum + &shard.variance)
        / 3.0;
    let lines = vec![
        ("mean", numbers(merged.mean)),
        ("variance", numbers(merged.variance)),
        ("mean_of_variances", numbers(wrong)),
    ];
    let write = move |framework| written(framework, &Program::Shards(&shards), 2);
    Case {
        name: "shards",
        write: Box::new(write),
        lines,
    }
}

/// The cases that are also kept as files.
fn main_cases() -> Vec<Case> {
    let exponential = Rule::Average(Average::Exponential { rho: 0.9 });
    vec![
        training_case("training", hand().values, 0.001, Divisor::N),
        inference_case("inference", hand().values, 0.001),
        backward_case("backward", hand().values, 1e-5, Divisor::N),
        running_case("running", batches(3, 3), exponential, Divisor::N, false),
        running_case(
            "running-bessel",
            batches(3, 3),
            exponential,
            Divisor::NMinusOne,
            false,
        ),
        axes_case(
            "axes-batch",
            &[2, 3, 2, 2],
            Layout::ChannelsFirst,
            Norm::Batch,
        ),
        axes_case(
            "axes-group",
            &[2, 2, 2, 4],
            Layout::ChannelsLast,
            Norm::Group { groups: 2 },
        ),
        fold_case(),
        shards_case(),
    ]
}

fn cases() -> Vec<Case> {
    let one = hand()
        .values
        .slice_axis(ndarray::Axis(0), ndarray::Slice::from(..1))
        .to_owned();
    let large = Array2::from_shape_fn((900, 3), |(row, column)| {
        ((row * 7 + column * 3) % 101) as f64 / 3.0
    });
    let mut cases = main_cases();
    cases.extend([
        training_case("training-bessel", hand().values, 1e-5, Divisor::NMinusOne),
        training_case("training-without-epsilon", hand().values, 0.0, Divisor::N),
        training_case("training-one-row", one.clone(), 0.001, Divisor::N),
        training_case("training-large", large.clone(), 1e-5, Divisor::N),
        backward_case("backward-large", large, 1e-5, Divisor::N),
        training_case(
            "training-nan",
            array![[1.0, f64::NAN, 2.0], [2.5, 1.0, 1e-7]],
            1e-5,
            Divisor::N,
        ),
        inference_case("inference-one-row", one.clone(), 0.0),
        backward_case("backward-bessel", hand().values, 1e-5, Divisor::NMinusOne),
        backward_case("backward-without-epsilon", hand().values, 0.0, Divisor::N),
    ]);
    let norms = [
        Norm::Batch,
        Norm::Layer,
        Norm::Instance,
        Norm::Group { groups: 2 },
    ];
    for norm in norms {
        cases.push(axes_case(
            "axes-first",
            &[2, 4, 3, 2],
            Layout::ChannelsFirst,
            norm,
        ));
        cases.push(axes_case(
            "axes-last",
            &[2, 3, 2, 4],
            Layout::ChannelsLast,
            norm,
        ));
        cases.push(axes_case(
            "axes-line",
            &[3, 4, 5],
            Layout::ChannelsFirst,
            norm,
        ));
        cases.push(axes_case("axes-dense", &[5, 4], Layout::Dense, norm));
    }
    cases.push(axes_case(
        "axes-large",
        &[20, 3, 6, 7],
        Layout::ChannelsFirst,
        Norm::Batch,
    ));
    let averages = [
        (
            "exponential",
            Rule::Average(Average::Exponential { rho: 0.99 }),
        ),
        ("corrected", Rule::Average(Average::Corrected { rho: 0.9 })),
        ("cumulative", Rule::Average(Average::Cumulative)),
        ("simple", Rule::Average(Average::Simple { window: 2 })),
        ("precise", Rule::Precise),
    ];
    for (name, rule) in averages {
        for stored in [Divisor::N, Divisor::NMinusOne] {
            for from_statistics in [false, true] {
                cases.push(running_case(
                    name,
                    batches(4, 5),
                    rule,
                    stored,
                    from_statistics,
                ));
            }
        }
    }
    let cumulative = Rule::Average(Average::Cumulative);
    cases.push(running_case(
        "one-row-batches",
        batches(1, 3),
        cumulative,
        Divisor::N,
        false,
    ));
    cases.push(running_case(
        "large-batches",
        batches(300, 4),
        averages[0].1,
        Divisor::NMinusOne,
        false,
    ));
    cases
}

/// Runs programs in one Python process, each in a folder of its own; gives what each printed.
fn run(framework: Framework, programs: &[Snippet]) -> Vec<String> {
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
fn parse(list: &str) -> Vec<f64> {
    let words = list
        .split(['[', ']', ',', ' '])
        .filter(|word| !word.is_empty());
    words
        .map(|word| word.parse().unwrap_or_else(|_| panic!("{list}")))
        .collect()
}

fn agrees(printed: &str, case: &Case) {
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

fn python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// The versions of these modules, or why they cannot be had.
fn versions(modules: &[&str]) -> Result<String, String> {
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

fn check(framework: Framework, modules: &[&str]) {
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
            // One process has no other device to synchronize with.
            "shards" => [false; 4],
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
            false,
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
fn every_source_of_statistics_has_a_rule() {
    for id in SOURCES {
        assert!(Rule::of_source(id, 0.9, 3).is_ok(), "{id}");
    }
    assert!(Rule::of_source("mode", 0.9, 3).is_err());
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
        stream: Stream::Batches(&[]),
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
