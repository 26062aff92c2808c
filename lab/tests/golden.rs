//! Random numbers, data sets and whole training runs against the `NumPy` reference, number by number.
//!
//! `tests/data/golden.json` says where it comes from. Rounded entries carry 12 decimals.

use batch_norm_explained::random::{Generator, stream};
use batch_norm_lab::evaluate::population;
use batch_norm_lab::stage::Statistics;
use batch_norm_lab::{
    Activation, Architecture, Descent, Evaluation, Initial, Network, Normalization, Part, Source,
    Trainer, digits, evaluate, spirals,
};
use serde_json::Value;

fn golden() -> Value {
    serde_json::from_str(include_str!("../../tests/data/golden.json")).expect("golden.json is JSON")
}

/// All numbers of a JSON array, however deeply nested, in order.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        _ => vec![value.as_f64().expect("a number")],
    }
}

#[track_caller]
fn assert_near(got: impl IntoIterator<Item = f64>, want: &Value, tolerance: f64) {
    let (got, want) = (got.into_iter().collect::<Vec<_>>(), numbers(want));
    assert_eq!(got.len(), want.len());
    for (position, (got, want)) in got.iter().zip(&want).enumerate() {
        assert!(
            (got - want).abs() <= tolerance,
            "number {position}: got {got}, want {want}"
        );
    }
}

#[test]
fn the_generator_draws_the_reference_numbers() {
    let rng = &golden()["rng"];
    assert_near(
        Generator::new(1, 0).uniforms(5),
        &rng["uniform_s1_st0"],
        0.0,
    );
    assert_near(
        Generator::new(1, stream::WEIGHTS).normals(5),
        &rng["normal_s1_st1"],
        1e-15,
    );
    let order = Generator::new(1, stream::BATCHES).permutation(10);
    assert_near(
        order.into_iter().map(|index| index as f64),
        &rng["perm_s1_st2"],
        0.0,
    );
}

#[test]
fn the_digits_are_the_reference_pictures() {
    let data = &golden()["data"];
    let set = digits::digits(
        1024,
        digits::NOISE,
        &mut Generator::new(1, stream::TRAIN_DATA),
    );
    assert_near(
        set.labels[..20].iter().map(|&label| label as f64),
        &data["digits_labels20"],
        0.0,
    );
    assert_near(
        set.inputs.iter().take(digits::SIDE).copied(),
        &data["digits_row0"],
        1e-12,
    );
    assert_near([set.inputs.sum()], &data["digits_sum"], 1e-8);
    assert_near([set.inputs.std(0.0)], &data["digits_sd"], 1e-12);
}

#[test]
fn the_spirals_are_the_reference_points() {
    let data = &golden()["data"];
    let set = spirals::spirals(
        510,
        spirals::NOISE,
        &mut Generator::new(1, stream::TRAIN_DATA),
    );
    assert_near(
        set.inputs.iter().take(6).copied(),
        &data["spirals_rows3"],
        1e-12,
    );
    assert_near([set.inputs.sum()], &data["spirals_sum"], 1e-10);
}

/// The network, its data and its run as `golden.json` describes them.
fn check_run(name: &str) {
    let golden = golden();
    let run = &golden["runs"][name];
    let sizes: Vec<usize> = numbers(&run["sizes"])
        .iter()
        .map(|&size| size as usize)
        .collect();
    let normalization = match run["bn"].as_str() {
        Some("pre") => Normalization::Before,
        Some("post") => Normalization::After,
        Some("gn") => Normalization::Group,
        _ => Normalization::None,
    };
    let source = if sizes[0] == 2 {
        Source::Spirals
    } else {
        Source::Digits
    };
    let (train, test) = (source.train(1), source.test(1));
    let architecture = Architecture::new(sizes, Activation::Relu, normalization);
    let network = Network::new(&architecture, &Initial::new(1)).expect("a sound network");
    let rate = run["lr"].as_f64().expect("a rate");
    // At rate 1 a run multiplies rounding by 1e5 (measured by the reference's author).
    let tolerance = if rate < 1.0 { 1e-9 } else { 5e-7 };
    let mut trainer = Trainer::new(network, &train, Descent::new(rate, 1)).expect("a sound run");

    let first: Vec<usize> = (0..32).collect();
    let start = trainer.clone();
    assert_near(
        [trainer.gradient_on(&first).expect("finite")],
        &run["first32_loss"],
        1e-12,
    );
    let norms = (0..=trainer.network.hidden.len()).map(|layer| {
        let gradient = &trainer.gradient[trainer.network.range(Part::Weights, layer)];
        gradient.iter().map(|g| g * g).sum::<f64>().sqrt()
    });
    assert_near(norms, &run["first32_gradnorms"], 1e-11);

    let mut trainer = start;
    let wanted = run["losses"].as_object().expect("losses by step");
    let steps = wanted
        .keys()
        .map(|step| step.parse::<usize>().expect("a step"))
        .max()
        .expect("steps")
        + 1;
    let losses = trainer.run(steps).expect("finite");
    for (step, loss) in wanted {
        assert_near(
            [losses[step.parse::<usize>().expect("a step")]],
            loss,
            tolerance,
        );
    }
    assert_near(
        [losses[steps - 20..].iter().sum::<f64>() / 20.0],
        &run["last20"],
        tolerance,
    );

    let network = &trainer.network;
    let check = |set, statistics, want: &Value| {
        let Evaluation { loss, accuracy } = evaluate(network, set, statistics).expect("samples");
        assert_near([loss, accuracy], want, tolerance);
    };
    let whole = evaluate(network, &train, Statistics::Batch)
        .expect("samples")
        .loss;
    assert_near([whole], &run["whole_set_train_loss"], tolerance);
    check(&test, Statistics::Given(&trainer.running), &run["test"]);
    if run.get("test_precise").is_some() {
        let statistics = population(network, &train).expect("samples");
        check(&test, Statistics::Given(&statistics), &run["test_precise"]);
        let running = &trainer.running[0];
        assert_near(
            running.mean.iter().take(4).copied(),
            &run["running_mean_L1_first4"],
            tolerance,
        );
        assert_near(
            running.variance.iter().take(4).copied(),
            &run["running_var_L1_first4"],
            tolerance,
        );
    }
}

#[test]
fn spirals_are_learned_as_in_the_reference() {
    for name in ["sweep_none", "sweep_pre", "sp_none", "sp_pre", "sp_post"] {
        check_run(name);
    }
}

#[test]
fn a_learning_rate_of_one_is_followed_as_far_as_rounding_lets() {
    check_run("sweep_pre_lr1");
}

#[test]
fn digits_are_learned_as_in_the_reference() {
    for name in ["dg_none", "dg_pre", "dg_gn"] {
        check_run(name);
    }
}
