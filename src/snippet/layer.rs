//! The layers of the frameworks: what they are called and how they get their numbers.

use super::script::Script;
use super::{Framework, Inferred, Trained, by_hand};
use crate::stats::Divisor;

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

/// `bn`, the layer, with `gamma`, `beta` and `epsilon`; with `running_mean` and `running_variance` too if they are `given`.
fn make(script: &mut Script, features: usize, given: bool) {
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
