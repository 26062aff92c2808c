//! Formulas written out in a framework's operations.

use super::script::{Script, number};
use super::{Inferred, Trained};
use crate::batch_norm::{Affine, Running};
use crate::stats::Divisor;

/// Training: mean, variance, x̂, y. `reason` says why there is no layer.
pub(super) fn training(script: &mut Script, forward: &Trained, reason: &str) {
    numbers(script, forward);
    script.blank();
    formulas(script, forward.divisor, reason);
    script.blank();
    script.print("", &["mean", "variance", "y"]);
}

/// The batch and the parameters.
pub(super) fn numbers(script: &mut Script, forward: &Trained) {
    script.features();
    script.table("x", forward.x);
    parameters(script, forward.affine, forward.epsilon);
}

/// From `x`, `gamma`, `beta`, `epsilon` to `y`.
fn formulas(script: &mut Script, divisor: Divisor, reason: &str) {
    let framework = script.framework;
    if !reason.is_empty() {
        script.line(format!("# {reason}"));
    }
    let divided = match divisor {
        Divisor::N => "N",
        Divisor::NMinusOne => "N - 1",
    };
    script.line(format!("mean = {}", framework.mean("x")));
    script.line(format!(
        "variance = {}  # divided by {divided}",
        framework.variance("x", divisor)
    ));
    script.line(format!(
        "x_hat = (x - mean) / {}",
        framework.sqrt("variance + epsilon")
    ));
    script.line("y = gamma * x_hat + beta");
}

/// Inference in `NumPy`.
pub(super) fn inference(script: &mut Script, inferred: &Inferred) {
    given(script, inferred);
    script.blank();
    script.line("x_hat = (x - running_mean) / np.sqrt(running_variance + epsilon)");
    script.line("y = gamma * x_hat + beta");
    script.blank();
    script.print("", &["y"]);
}

/// The samples, the parameters and the running statistics.
pub(super) fn given(script: &mut Script, inferred: &Inferred) {
    script.features();
    script.table("x", inferred.x);
    parameters(script, inferred.affine, inferred.epsilon);
    statistics(script, inferred.running);
}

/// `running_mean` and `running_variance`.
fn statistics(script: &mut Script, running: &Running) {
    script.vector("running_mean", running.mean.view());
    script.vector("running_variance", running.variance.view());
}

/// `gamma`, `beta`, `epsilon`.
fn parameters(script: &mut Script, affine: &Affine, epsilon: f64) {
    script.vector("gamma", affine.gamma.view());
    script.vector("beta", affine.beta.view());
    script.line(format!("epsilon = {}", number(epsilon)));
}
