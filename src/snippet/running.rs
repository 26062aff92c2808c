//! Running statistics: the layer's own where it keeps what is shown, the rule written out elsewhere.

use super::script::{Script, list, number};
use super::{Averaged, Framework, Rule};
use crate::batch_norm::Running;
use crate::convention::one_minus;
use crate::error::Error;
use crate::running::{Average, history, precise_history};
use crate::stats::{Divisor, Moments};
use ndarray::{Array1, Array2};

/// Computes what the program will compute, only to see that it can be computed.
pub(super) fn check(averaged: &Averaged) -> Result<(), Error> {
    let Averaged {
        batches,
        rule,
        stored,
        start,
    } = *averaged;
    let moments = batches.iter().map(|batch| Moments::of(batch.view()));
    let moments = moments.collect::<Result<Vec<_>, _>>()?;
    let features = moments.first().ok_or(Error::EmptyInput)?.mean.len();
    start.check(features)?;
    match rule {
        Rule::Average(kind) => history(&moments, kind, stored).map(drop),
        Rule::Precise => precise_history(&moments).map(drop),
    }
}

pub(super) fn write(script: &mut Script, averaged: &Averaged) {
    let Averaged {
        batches,
        rule,
        stored,
        start,
    } = *averaged;
    let framework = script.framework;
    script.features();
    script.tables("batches", batches);
    if let Rule::Average(kind) = rule
        && let Some(momentum) = momentum(framework, kind, stored, batches)
    {
        by_layer(script, start, &momentum);
        return;
    }
    if let Some(reason) = reason(framework, rule, stored) {
        script.blank();
        script.line(format!("# {reason}"));
    }
    match rule {
        Rule::Average(Average::Exponential { rho }) => {
            exponential(script, stored, start, rho, false)
        }
        Rule::Average(Average::Corrected { rho }) => exponential(script, stored, start, rho, true),
        Rule::Average(Average::Cumulative) => {
            listed(script, stored, "", "mean of all batches so far")
        }
        Rule::Average(Average::Simple { window }) => {
            script.gap();
            script.line(format!("window = {window}"));
            listed(script, stored, "[-window:]", "mean of the last batches");
        }
        Rule::Precise => precise(script),
    }
}

/// Why the layer's own running statistics are not the ones that are shown.
fn reason(framework: Framework, rule: Rule, stored: Divisor) -> Option<&'static str> {
    match (framework, rule) {
        (Framework::NumPy, _) => None,
        (Framework::PyTorch, Rule::Average(Average::Exponential { .. } | Average::Cumulative)) => {
            Some(match stored {
                Divisor::N => {
                    "BatchNorm1d stores the variance divided by N - 1, so the rule is written out."
                }
                Divisor::NMinusOne => {
                    "BatchNorm1d refuses to train on one sample, so the rule is written out."
                }
            })
        }
        (_, Rule::Average(Average::Exponential { .. })) => {
            Some("The layer stores the variance divided by N, so the rule is written out.")
        }
        _ => Some("No layer averages like this, so the rule is written out."),
    }
}

/// The head of the loop that gives `mean` and `variance` of one batch.
fn each_batch(script: &mut Script, stored: Divisor) {
    let framework = script.framework;
    script.line("for batch in batches:");
    script.line(format!("    mean = {}", framework.mean("batch")));
    let variance = framework.variance("batch", stored);
    script.line(format!("    variance = {variance}"));
}

/// The exponential average, and the same with its start taken out again.
fn exponential(script: &mut Script, stored: Divisor, start: &Running, rho: f64, corrected: bool) {
    let (name, old, new, value, weighs) = match script.framework {
        Framework::NumPy => ("rho", "rho", "(1 - rho)", rho, "old value"),
        Framework::PyTorch => (
            "momentum",
            "(1 - momentum)",
            "momentum",
            one_minus(rho),
            "new batch",
        ),
        Framework::Keras | Framework::Flax => {
            ("momentum", "momentum", "(1 - momentum)", rho, "old value")
        }
    };
    script.gap();
    script.line(format!("{name} = {}  # weighs the {weighs}", number(value)));
    script.vector("running_mean", start.mean.view());
    script.vector("running_variance", start.variance.view());
    if corrected {
        script.line("start_mean, start_variance, left = running_mean, running_variance, 1.0");
    }
    script.blank();
    each_batch(script, stored);
    script.line(format!(
        "    running_mean = {old} * running_mean + {new} * mean"
    ));
    script.line(format!(
        "    running_variance = {old} * running_variance + {new} * variance"
    ));
    if corrected {
        script.line(format!(
            "    left = left * {old}  # what is left of the start"
        ));
        script.print_as(
            "    ",
            &[
                (
                    "running_mean",
                    "((running_mean - left * start_mean) / (1 - left))",
                ),
                (
                    "running_variance",
                    "((running_variance - left * start_variance) / (1 - left))",
                ),
            ],
        );
    } else {
        script.print("    ", &["running_mean", "running_variance"]);
    }
}

/// Averages that keep the statistics of earlier batches in a list.
fn listed(script: &mut Script, stored: Divisor, part: &str, meaning: &str) {
    let framework = script.framework;
    script.gap();
    script.line(format!("seen_means, seen_variances = [], []  # {meaning}"));
    each_batch(script, stored);
    script.line("    seen_means.append(mean)");
    script.line("    seen_variances.append(variance)");
    script.print_as(
        "    ",
        &[
            (
                "running_mean",
                &framework.mean_of_list(&format!("seen_means{part}")),
            ),
            (
                "running_variance",
                &framework.mean_of_list(&format!("seen_variances{part}")),
            ),
        ],
    );
}

/// All rows so far at once.
fn precise(script: &mut Script) {
    let framework = script.framework;
    script.gap();
    script.line("for step in range(1, len(batches) + 1):");
    let rows = framework.concatenate("batches[:step]");
    script.line(format!("    rows = {rows}"));
    script.print_as(
        "    ",
        &[
            ("running_mean", &framework.mean("rows")),
            ("running_variance", &framework.variance("rows", Divisor::N)),
        ],
    );
}

/// The layer's `momentum=…`, if its running statistics are the ones that are shown.
fn momentum(
    framework: Framework,
    kind: Average,
    stored: Divisor,
    batches: &[Array2<f64>],
) -> Option<String> {
    let trains = batches.iter().all(|batch| batch.nrows() > 1);
    match (framework, kind, stored) {
        (Framework::PyTorch, Average::Exponential { rho }, Divisor::NMinusOne) if trains => {
            Some(weight(framework, rho))
        }
        (Framework::PyTorch, Average::Cumulative, Divisor::NMinusOne) if trains => {
            Some("momentum=None, ".to_owned())
        }
        (Framework::Keras | Framework::Flax, Average::Exponential { rho }, Divisor::N) => {
            Some(weight(framework, rho))
        }
        _ => None,
    }
}

/// A loop that shows every batch to the layer; `momentum` is its argument.
fn by_layer(script: &mut Script, start: &Running, momentum: &str) {
    let features = start.mean.len();
    script.blank();
    match script.framework {
        Framework::PyTorch => {
            script.line(format!("bn = torch.nn.BatchNorm1d({features}, {momentum}dtype=torch.float64)  # weighs the new batch"));
            script.line(format!(
                "bn.running_mean.copy_({})",
                vector(script, &start.mean)
            ));
            script.line(format!(
                "bn.running_var.copy_({})",
                vector(script, &start.variance)
            ));
            script.blank();
            script.line("for batch in batches:");
            script.line("    bn(batch)  # a new layer is in training mode");
            script.print_as(
                "    ",
                &[
                    ("running_mean", "bn.running_mean"),
                    ("running_variance", "bn.running_var"),
                ],
            );
        }
        Framework::Flax => {
            script.line(format!("bn = nn.BatchNorm({momentum}use_fast_variance=False, use_bias=False, use_scale=False)  # weighs the old value"));
            script.line(format!(
                "state = {{\"batch_stats\": {{\"mean\": {}, \"var\": {}}}}}",
                vector(script, &start.mean),
                vector(script, &start.variance)
            ));
            script.blank();
            script.line("for batch in batches:");
            script.line("    y, state = bn.apply(state, batch, use_running_average=False, mutable=[\"batch_stats\"])");
            script.print_as(
                "    ",
                &[
                    ("running_mean", "state[\"batch_stats\"][\"mean\"]"),
                    ("running_variance", "state[\"batch_stats\"][\"var\"]"),
                ],
            );
        }
        _ => {
            script.line(format!("bn = keras.layers.BatchNormalization({momentum}center=False, scale=False)  # weighs the old value"));
            script.line(format!("bn.build((None, {features}))"));
            script.line(format!(
                "bn.set_weights([{}, {}])",
                vector(script, &start.mean),
                vector(script, &start.variance)
            ));
            script.blank();
            script.line("for batch in batches:");
            script.line("    bn(batch, training=True)");
            script.print_as(
                "    ",
                &[
                    ("running_mean", "bn.moving_mean"),
                    ("running_variance", "bn.moving_variance"),
                ],
            );
        }
    }
}

fn vector(script: &Script, values: &Array1<f64>) -> String {
    script.framework.array(&list(values.view()))
}

/// `momentum=…, ` as the framework's layer takes it, for the weight ρ of the old value.
fn weight(framework: Framework, rho: f64) -> String {
    match framework {
        Framework::PyTorch => format!("momentum={}, ", number(one_minus(rho))),
        _ => format!("momentum={}, ", number(rho)),
    }
}
