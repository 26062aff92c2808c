//! Running statistics as the layers keep them.

use super::script::{Script, list};
use super::{Framework, layer};
use crate::batch_norm::Running;
use crate::running::Average;
use crate::stats::Divisor;
use ndarray::{Array1, Array2};

/// The layer's `momentum=…`, if its running statistics are the ones that are shown.
pub(super) fn momentum(
    framework: Framework,
    kind: Average,
    stored: Divisor,
    batches: &[Array2<f64>],
) -> Option<String> {
    let trains = batches.iter().all(|batch| batch.nrows() > 1);
    match (framework, kind, stored) {
        (Framework::PyTorch, Average::Exponential { rho }, Divisor::NMinusOne) if trains => {
            Some(layer::momentum(framework, rho))
        }
        (Framework::PyTorch, Average::Cumulative, Divisor::NMinusOne) if trains => {
            Some("momentum=None, ".to_owned())
        }
        (Framework::Keras | Framework::Flax, Average::Exponential { rho }, Divisor::N) => {
            Some(layer::momentum(framework, rho))
        }
        _ => None,
    }
}

/// A loop that shows every batch to the layer; `momentum` is its argument.
pub(super) fn write(script: &mut Script, start: &Running, momentum: &str) {
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
