//! Running statistics: the layer's own where it keeps what is shown, the rule written out elsewhere.

mod rules;

use super::script::Script;
use super::{Averaged, Framework, Rule, Stream, running_layer};
use crate::error::Error;
use crate::running::{Average, history, precise_history};
use crate::stats::{Divisor, Moments};
use ndarray::Array2;

/// Computes what the program will compute, only to see that it can be computed.
pub(super) fn check(averaged: &Averaged) -> Result<(), Error> {
    let Averaged {
        stream,
        rule,
        stored,
        start,
    } = *averaged;
    let moments = moments(stream)?;
    let features = moments.first().ok_or(Error::EmptyInput)?.mean.len();
    start.check(features)?;
    match rule {
        Rule::Average(kind) => history(&moments, kind, stored).map(drop),
        Rule::Precise => precise_history(&moments).map(drop),
    }
}

pub(super) fn write(script: &mut Script, averaged: &Averaged) {
    let Averaged {
        stream,
        rule,
        stored,
        start,
    } = *averaged;
    let framework = script.framework;
    script.features();
    match stream {
        Stream::Batches(batches) => script.tables("batches", batches),
        Stream::Statistics(moments) => statistics(script, moments, stored, rule),
    }
    if let (Stream::Batches(batches), Rule::Average(kind)) = (stream, rule)
        && let Some(momentum) = running_layer::momentum(framework, kind, stored, batches)
    {
        running_layer::write(script, start, &momentum);
        return;
    }
    if let Some(reason) = reason(framework, stream, rule, stored) {
        script.blank();
        script.line(format!("# {reason}"));
    }
    match rule {
        Rule::Average(Average::Exponential { rho }) => {
            rules::exponential(script, stream, stored, start, rho, false)
        }
        Rule::Average(Average::Corrected { rho }) => {
            rules::exponential(script, stream, stored, start, rho, true)
        }
        Rule::Average(Average::Cumulative) => {
            rules::listed(script, stream, stored, "", "mean of all batches so far")
        }
        Rule::Average(Average::Simple { window }) => {
            script.gap();
            script.line(format!("window = {window}"));
            rules::listed(
                script,
                stream,
                stored,
                "[-window:]",
                "mean of the last batches",
            );
        }
        Rule::Precise => rules::precise(script, stream),
    }
}

fn moments(stream: Stream) -> Result<Vec<Moments>, Error> {
    match stream {
        Stream::Batches(batches) => batches
            .iter()
            .map(|batch| Moments::of(batch.view()))
            .collect(),
        Stream::Statistics(moments) => Ok(moments.to_vec()),
    }
}

/// `means`, `variances` and, where they count, `counts`.
fn statistics(script: &mut Script, moments: &[Moments], stored: Divisor, rule: Rule) {
    let features = moments.first().map_or(0, |batch| batch.mean.len());
    let stored = if rule == Rule::Precise {
        Divisor::N
    } else {
        stored
    };
    let mut means = Array2::zeros((moments.len(), features));
    let mut variances = means.clone();
    for (step, batch) in moments.iter().enumerate() {
        means.row_mut(step).assign(&batch.mean);
        // The divisor was checked before anything was written.
        variances.row_mut(step).assign(
            &batch
                .variance_with(stored)
                .unwrap_or_else(|_| batch.variance.clone()),
        );
    }
    script.tables("statistics", &[means, variances]);
    script.line("means, variances = statistics");
    if rule == Rule::Precise {
        let counts: Vec<String> = moments
            .iter()
            .map(|batch| batch.count.to_string())
            .collect();
        script.line(format!("counts = [{}]", counts.join(", ")));
    }
}

/// Why the layer's own running statistics are not the ones that are shown.
fn reason(
    framework: Framework,
    stream: Stream,
    rule: Rule,
    stored: Divisor,
) -> Option<&'static str> {
    match (framework, stream, rule) {
        (Framework::NumPy, ..) => None,
        (_, Stream::Statistics(_), _) => {
            Some("There are only statistics to average, so the rule is written out.")
        }
        (
            Framework::PyTorch,
            _,
            Rule::Average(Average::Exponential { .. } | Average::Cumulative),
        ) if stored == Divisor::N => {
            Some("BatchNorm1d stores the variance divided by N - 1, so the rule is written out.")
        }
        (
            Framework::PyTorch,
            _,
            Rule::Average(Average::Exponential { .. } | Average::Cumulative),
        ) => Some("BatchNorm1d refuses to train on one sample, so the rule is written out."),
        (_, _, Rule::Average(Average::Exponential { .. })) => {
            Some("The layer stores the variance divided by N, so the rule is written out.")
        }
        _ => Some("No layer averages like this, so the rule is written out."),
    }
}

/// The head of the loop that gives `mean` and `variance` of one batch.
fn each_batch(script: &mut Script, stream: Stream, stored: Divisor) {
    let framework = script.framework;
    match stream {
        Stream::Batches(_) => {
            script.line("for batch in batches:");
            script.line(format!("    mean = {}", framework.mean("batch")));
            script.line(format!(
                "    variance = {}",
                framework.variance("batch", stored)
            ));
        }
        Stream::Statistics(_) => script.line("for mean, variance in zip(means, variances):"),
    }
}
