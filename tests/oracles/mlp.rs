//! Small networks trained by a framework: every loss, the first gradient, the last weights and statistics.

use crate::case::{Answers, Case, tensor};
use crate::running::update_of;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::running::precise;
use batch_norm_lab::evaluate::population_over;
use batch_norm_lab::stage::{Mode, Statistics};
use batch_norm_lab::{
    Activation, Architecture, DataSet, Descent, Initial, Loss, Network, Normalization, Part, Pass,
    Trainer,
};
use ndarray::{Array2, Axis, Ix2};
use serde_json::{Value, json};
use std::error::Error;

const PARTS: [(&str, Part); 4] = [
    ("W", Part::Weights),
    ("b", Part::Bias),
    ("gamma", Part::Gamma),
    ("beta", Part::Beta),
];

/// `mlp_train`: a whole run on a small data set, tested before and after its statistics are estimated again.
pub fn mlp_train(case: &Case) -> Result<Answers, Box<dyn Error>> {
    let data = data_set(case)?;
    let loss = loss_of(case)?;
    let mut trainer = Trainer::new(network(case)?, &data, descent(case, loss, data.len())?)?;
    let all: Vec<usize> = (0..data.len()).collect();
    let order = &case.json["inputs"]["minibatch_indices"];
    let mut answers = Answers::default();
    let mut losses = vec![];
    for step in 0..case.index("steps")? {
        let rows = if order.is_null() {
            all.clone()
        } else {
            indices(&order[step])?
        };
        losses.push(trainer.gradient_on(&rows)?);
        if step == 0 {
            named(
                &mut answers,
                "grad_step0",
                &trainer.network,
                &trainer.gradient,
            )?;
        }
        trainer.descend();
    }
    let network = &trainer.network;
    answers.flat("loss", &[losses.len()], losses)?;
    named(&mut answers, "final_weights", network, &network.parameters)?;
    let outputs = outputs(network, &data, &trainer.running)?;
    answers.array(
        "eval_outputs_first8",
        &outputs.select(Axis(0), &all[..8.min(all.len())]),
    );
    answers.scalar("eval_loss", loss.value(outputs.view(), &data.labels));
    statistics(&mut answers, "final_running_stats", &trainer.running);
    let batch = case.json["expected"]["precise_bn"]["batch_size"].as_u64();
    if let Some(batch) = batch {
        let running = population_over(network, &data, all.chunks(batch as usize), precise)?;
        statistics(&mut answers, "precise_bn", &running);
        let outputs = self::outputs(network, &data, &running)?;
        answers.scalar(
            "precise_bn.eval_loss",
            loss.value(outputs.view(), &data.labels),
        );
        answers.scalar("precise_bn.batch_size", batch as f64);
    }
    Ok(answers)
}

fn data_set(case: &Case) -> Result<DataSet, Box<dyn Error>> {
    let name = case.json["inputs"]["dataset"]
        .as_str()
        .ok_or("no data set")?;
    let set = &case.file["datasets"][name];
    let inputs = tensor(&set["x"])
        .ok_or("no x")?
        .into_dimensionality::<Ix2>()?;
    let labels = indices(&set["label"]["data"])?;
    Ok(DataSet {
        inputs,
        labels,
        classes: set["classes"].as_u64().ok_or("no classes")? as usize,
    })
}

fn indices(list: &Value) -> Result<Vec<usize>, String> {
    let index = |item: &Value| item.as_u64().map(|index| index as usize);
    let list = list.as_array().ok_or("not a list of indices")?;
    list.iter()
        .map(index)
        .collect::<Option<_>>()
        .ok_or("not an index".to_string())
}

fn loss_of(case: &Case) -> Result<Loss, String> {
    match case.param("loss").as_str() {
        Some("softmax_cross_entropy") => Ok(Loss::CrossEntropy),
        Some("bce_with_logits") => Ok(Loss::Logistic),
        Some("mse") => Ok(Loss::SquaredError),
        other => Err(format!("unknown loss {other:?}")),
    }
}

fn descent(case: &Case, loss: Loss, batch_size: usize) -> Result<Descent, Box<dyn Error>> {
    let params = &case.json["params"];
    let update = update_of(
        &json!({ "convention": params["bn_convention"], "momentum": params["bn_momentum"] }),
    )?;
    let momentum = case.number("sgd_momentum")?;
    Ok(Descent {
        batch_size,
        loss,
        momentum,
        update,
        ..Descent::new(case.number("learning_rate")?, 0)
    })
}

/// The network with the weights of the case.
fn network(case: &Case) -> Result<Network, Box<dyn Error>> {
    let sizes = indices(case.param("layer_sizes"))?;
    let activation = match case.param("activation").as_str() {
        Some("relu") => Activation::Relu,
        Some("tanh") => Activation::Tanh,
        Some("sigmoid") => Activation::Sigmoid,
        other => return Err(format!("unknown activation {other:?}").into()),
    };
    let normalization = match case.param("bn").as_str() {
        Some("none") => Normalization::None,
        Some("pre") => Normalization::Before,
        Some("post") => Normalization::After,
        other => return Err(format!("unknown place of BN {other:?}").into()),
    };
    let architecture = Architecture {
        hidden_bias: case.param("linear_bias") == true,
        epsilon: case.number("bn_eps")?,
        ..Architecture::new(sizes, activation, normalization)
    };
    let mut network = Network::new(&architecture, &Initial::new(0))?;
    for layer in 0..=network.hidden.len() {
        for (name, part) in PARTS {
            let place = network.part_mut(part, layer);
            let given = &case.json["inputs"]["initial_weights"][format!("{name}{layer}")];
            let given = tensor(given).map_or(vec![], |given| given.into_iter().collect());
            if given.len() != place.len() {
                return Err(format!("{name}{layer} has {} numbers", given.len()).into());
            }
            place.copy_from_slice(&given);
        }
    }
    Ok(network)
}

/// Answers with every part of a list of parameters or gradients.
fn named(
    answers: &mut Answers,
    path: &str,
    network: &Network,
    list: &[f64],
) -> Result<(), Box<dyn Error>> {
    for layer in 0..=network.hidden.len() {
        for (name, part) in PARTS {
            let values = list[network.range(part, layer)].to_vec();
            let shape = match part {
                Part::Weights => network.weights(layer).shape().to_vec(),
                _ => vec![values.len()],
            };
            answers.flat(&format!("{path}.{name}{layer}"), &shape, values)?;
        }
    }
    Ok(())
}

fn statistics(answers: &mut Answers, path: &str, running: &[Running]) {
    for (layer, running) in running.iter().enumerate() {
        answers.array(&format!("{path}.running_mean{layer}"), &running.mean);
        answers.array(&format!("{path}.running_var{layer}"), &running.variance);
    }
}

/// What the network puts out for the whole set in inference, (samples, outputs).
fn outputs(
    network: &Network,
    data: &DataSet,
    running: &[Running],
) -> Result<Array2<f64>, Box<dyn Error>> {
    let mut pass = Pass {
        input: data.inputs.clone(),
        traces: vec![],
    };
    network.forward(
        Mode {
            statistics: Statistics::Given(running),
            random: None,
        },
        &mut pass,
    )?;
    Ok(pass.outputs().to_owned())
}
