//! Each rule written out, batch by batch.

use super::super::script::{Script, number};
use super::super::{Framework, Stream};
use super::each_batch;
use crate::batch_norm::Running;
use crate::convention::one_minus;
use crate::stats::Divisor;

/// The exponential average, and the same with its start taken out again.
pub(super) fn exponential(
    script: &mut Script,
    stream: Stream,
    stored: Divisor,
    start: &Running,
    rho: f64,
    corrected: bool,
) {
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
    each_batch(script, stream, stored);
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
pub(super) fn listed(
    script: &mut Script,
    stream: Stream,
    stored: Divisor,
    part: &str,
    meaning: &str,
) {
    let framework = script.framework;
    script.gap();
    script.line(format!("seen_means, seen_variances = [], []  # {meaning}"));
    each_batch(script, stream, stored);
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

/// All rows so far at once; from statistics alone by the law of total variance.
pub(super) fn precise(script: &mut Script, stream: Stream) {
    let framework = script.framework;
    script.gap();
    match stream {
        Stream::Batches(_) => {
            script.line("for step in range(1, len(batches) + 1):");
            script.line(format!(
                "    rows = {}",
                framework.concatenate("batches[:step]")
            ));
            script.print_as(
                "    ",
                &[
                    ("running_mean", &framework.mean("rows")),
                    ("running_variance", &framework.variance("rows", Divisor::N)),
                ],
            );
        }
        Stream::Statistics(_) => {
            script.line("for step in range(1, len(counts) + 1):");
            script.line("    total = sum(counts[:step])");
            script.line("    seen = list(zip(counts, means, variances))[:step]");
            script.line("    mean = sum(n * m for n, m, v in seen) / total");
            script
                .line("    variance = sum(n * (v + (m - mean) ** 2) for n, m, v in seen) / total");
            script.print_as(
                "    ",
                &[("running_mean", "mean"), ("running_variance", "variance")],
            );
        }
    }
}
