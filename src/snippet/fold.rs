//! A batch normalization folded into the dense layer before it, and both ways of computing.

use super::script::Script;
use super::{Framework, Layers, by_hand, layer};

pub(super) fn write(script: &mut Script, layers: &Layers) {
    script.line("# u is (batch, inputs), weight (outputs, inputs)");
    script.table("u", layers.u);
    script.table("weight", layers.weight);
    script.vector("bias", layers.bias);
    by_hand::parameters(script, &layers.frozen.affine, layers.frozen.epsilon);
    by_hand::statistics(script, &layers.frozen.running);
    script.blank();
    let (inputs, outputs) = (layers.weight.ncols(), layers.weight.nrows());
    match script.framework {
        Framework::PyTorch => torch(script, inputs, outputs),
        Framework::Keras => {
            script.line(format!("dense = keras.layers.Dense({outputs})"));
            script.line(format!("dense.build((None, {inputs}))"));
            script.line("dense.set_weights([weight.T, bias])  # Keras keeps (inputs, outputs)");
            layer::make(script, outputs, true);
            script.line("y = bn(dense(u), training=False)");
            formulas(script);
        }
        Framework::Flax => {
            script.line(format!("dense = nn.Dense({outputs})"));
            layer::make(script, outputs, true);
            script.line("z = dense.apply({\"params\": {\"kernel\": weight.T, \"bias\": bias}}, u)");
            script.line("y = bn.apply(variables, z, use_running_average=True)");
            formulas(script);
        }
        Framework::NumPy => {
            script.line("z = u @ weight.T + bias");
            script.line(
                "y = gamma * (z - running_mean) / np.sqrt(running_variance + epsilon) + beta",
            );
            formulas(script);
        }
    }
    script.blank();
    script.print("", &["folded_weight", "folded_bias", "y", "y_folded"]);
}

fn formulas(script: &mut Script) {
    let root = script.framework.sqrt("running_variance + epsilon");
    script.blank();
    script.line(format!("scale = gamma / {root}"));
    script.line("folded_weight = scale[:, None] * weight");
    script.line("folded_bias = scale * (bias - running_mean) + beta");
    script.line(match script.framework {
        Framework::Keras => "y_folded = ops.matmul(u, ops.transpose(folded_weight)) + folded_bias",
        _ => "y_folded = u @ folded_weight.T + folded_bias",
    });
}

fn torch(script: &mut Script, inputs: usize, outputs: usize) {
    script.line(format!(
        "linear = torch.nn.Linear({inputs}, {outputs}, dtype=torch.float64)"
    ));
    layer::make(script, outputs, true);
    script.line("    linear.weight.copy_(weight)");
    script.line("    linear.bias.copy_(bias)");
    script.line("linear.eval()");
    script.line("bn.eval()");
    script.line("y = bn(linear(u))");
    script.blank();
    script.line("folded = torch.nn.utils.fusion.fuse_linear_bn_eval(linear, bn)");
    script.line("folded_weight, folded_bias = folded.weight, folded.bias");
    script.line("y_folded = folded(u)");
}
