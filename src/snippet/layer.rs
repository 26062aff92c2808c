//! The layers of the frameworks: what they are called, how they get their numbers, how they are differentiated.

use super::script::{Script, number};
use super::{Framework, Inferred, Trained, by_hand};
use crate::convention::one_minus;
use crate::stats::Divisor;
use ndarray::ArrayView2;

/// Why a framework's layer cannot do this forward pass, if it cannot.
pub(super) fn refuses(framework: Framework, forward: &Trained) -> Option<&'static str> {
    let Trained {
        x,
        epsilon,
        divisor,
        ..
    } = *forward;
    match (framework, divisor) {
        (Framework::NumPy, _) => Some(""),
        (Framework::PyTorch, Divisor::NMinusOne) => {
            Some("BatchNorm1d always divides by N, so the formula is written out.")
        }
        (_, Divisor::NMinusOne) => {
            Some("The layer always divides by N, so the formula is written out.")
        }
        (Framework::PyTorch, _) if x.nrows() == 1 => {
            Some("BatchNorm1d refuses to train on one sample, so the formula is written out.")
        }
        (Framework::PyTorch, _) if epsilon == 0.0 => {
            Some("BatchNorm1d refuses to train without epsilon, so the formula is written out.")
        }
        _ => None,
    }
}

/// Training with the layer.
pub(super) fn training(script: &mut Script, forward: &Trained) {
    by_hand::numbers(script, forward);
    script.blank();
    make(script, forward.x.ncols(), false);
    match script.framework {
        Framework::PyTorch => script.line("y = bn(x)  # a new layer is in training mode"),
        Framework::Flax => script.line(
            "y, _ = bn.apply(variables, x, use_running_average=False, mutable=[\"batch_stats\"])",
        ),
        _ => script.line("y = bn(x, training=True)"),
    }
    script.blank();
    let framework = script.framework;
    script.print_as(
        "",
        &[
            ("mean", &framework.mean("x")),
            ("variance", &framework.variance("x", Divisor::N)),
            ("y", "y"),
        ],
    );
}

/// Inference with the layer.
pub(super) fn inference(script: &mut Script, inferred: &Inferred) {
    by_hand::given(script, inferred);
    script.blank();
    make(script, inferred.x.ncols(), true);
    match script.framework {
        Framework::PyTorch => {
            script.line("bn.eval()");
            script.line("y = bn(x)");
        }
        Framework::Flax => {
            script.line("y = bn.apply(variables, x, use_running_average=True)");
        }
        _ => {
            script.line("y = bn(x, training=False)");
        }
    }
    script.blank();
    script.print("", &["y"]);
}

/// The gradients by the framework's own differentiation, of the layer or of the formula.
pub(super) fn backward(script: &mut Script, forward: &Trained, dy: ArrayView2<f64>) {
    let reason = refuses(script.framework, forward);
    by_hand::numbers(script, forward);
    script.table("dy", dy);
    script.blank();
    match script.framework {
        Framework::PyTorch => torch_backward(script, forward, reason),
        Framework::Flax => flax_backward(script, forward, reason),
        _ => keras_backward(script, forward, reason),
    }
    script.blank();
    script.print("", &["dx", "dgamma", "dbeta"]);
}

fn torch_backward(script: &mut Script, forward: &Trained, reason: Option<&str>) {
    script.line("x.requires_grad_()");
    if let Some(reason) = reason {
        script.line("gamma.requires_grad_()");
        script.line("beta.requires_grad_()");
        by_hand::formulas(script, forward.divisor, reason);
        script.line("y.backward(dy)");
        script.line("dx, dgamma, dbeta = x.grad, gamma.grad, beta.grad");
    } else {
        make(script, forward.x.ncols(), false);
        script.line("bn(x).backward(dy)");
        script.line("dx, dgamma, dbeta = x.grad, bn.weight.grad, bn.bias.grad");
    }
}

fn keras_backward(script: &mut Script, forward: &Trained, reason: Option<&str>) {
    script.import("import tensorflow as tf  # Keras leaves differentiation to its backend");
    script.line("x = tf.Variable(x)");
    if let Some(reason) = reason {
        script.line("gamma, beta = tf.Variable(gamma), tf.Variable(beta)");
        script.line("with tf.GradientTape() as tape:");
        script.line(format!("    # {reason}"));
        script.line("    mean = ops.mean(x, axis=0)");
        script.line(format!(
            "    variance = {}",
            script
                .framework
                .variance("x", forward.divisor)
                .replace("len(x)", "x.shape[0]")
        ));
        script.line("    y = gamma * (x - mean) / ops.sqrt(variance + epsilon) + beta");
        script.line("dx, dgamma, dbeta = tape.gradient(y, [x, gamma, beta], output_gradients=tf.constant(dy))");
    } else {
        make(script, forward.x.ncols(), false);
        script.line("with tf.GradientTape() as tape:");
        script.line("    y = bn(x, training=True)");
        script.line("sources = [x, bn.gamma.value, bn.beta.value]");
        script.line(
            "dx, dgamma, dbeta = tape.gradient(y, sources, output_gradients=tf.constant(dy))",
        );
    }
}

fn flax_backward(script: &mut Script, forward: &Trained, reason: Option<&str>) {
    let framework = script.framework;
    if reason.is_none() {
        make(script, forward.x.ncols(), false);
    }
    script.blank();
    script.line("def forward(x, gamma, beta):");
    if let Some(reason) = reason {
        script.line(format!("    # {reason}"));
        script.line(format!(
            "    mean, variance = {}, {}",
            framework.mean("x"),
            framework.variance("x", forward.divisor)
        ));
        script.line("    return gamma * (x - mean) / jnp.sqrt(variance + epsilon) + beta");
    } else {
        script.line("    given = {**variables, \"params\": {\"scale\": gamma, \"bias\": beta}}");
        script.line(
            "    y, _ = bn.apply(given, x, use_running_average=False, mutable=[\"batch_stats\"])",
        );
        script.line("    return y");
    }
    script.blank();
    script.line("y, pull_back = jax.vjp(forward, x, gamma, beta)");
    script.line("dx, dgamma, dbeta = pull_back(dy)");
}

/// `bn`, the layer, with `gamma`, `beta` and `epsilon`; with `running_mean` and `running_variance` too if they are `given`.
pub(super) fn make(script: &mut Script, features: usize, given: bool) {
    let start = |zeros: &str, ones: &str| {
        if given {
            ("running_mean".to_owned(), "running_variance".to_owned())
        } else {
            (
                format!("{zeros}({features})"),
                format!("{ones}({features})"),
            )
        }
    };
    match script.framework {
        Framework::PyTorch => {
            script.line(format!(
                "bn = torch.nn.BatchNorm1d({features}, eps=epsilon, dtype=torch.float64)"
            ));
            script.line("with torch.no_grad():");
            script.line("    bn.weight.copy_(gamma)");
            script.line("    bn.bias.copy_(beta)");
            if given {
                script.line("    bn.running_mean.copy_(running_mean)");
                script.line("    bn.running_var.copy_(running_variance)");
            }
        }
        Framework::Flax => {
            let (mean, variance) = start("jnp.zeros", "jnp.ones");
            script.line("bn = nn.BatchNorm(epsilon=epsilon, use_fast_variance=False)");
            script.line("variables = {");
            script.line("    \"params\": {\"scale\": gamma, \"bias\": beta},");
            script.line(format!(
                "    \"batch_stats\": {{\"mean\": {mean}, \"var\": {variance}}},"
            ));
            script.line("}");
        }
        _ => {
            let (mean, variance) = start("np.zeros", "np.ones");
            script.line("bn = keras.layers.BatchNormalization(epsilon=epsilon)");
            script.line(format!("bn.build((None, {features}))"));
            script.line(format!("bn.set_weights([gamma, beta, {mean}, {variance}])"));
        }
    }
}

/// `momentum=…, ` as the framework's layer takes it, for the weight ρ of the old value.
pub(super) fn momentum(framework: Framework, rho: f64) -> String {
    match framework {
        Framework::PyTorch => format!("momentum={}, ", number(one_minus(rho))),
        _ => format!("momentum={}, ", number(rho)),
    }
}
