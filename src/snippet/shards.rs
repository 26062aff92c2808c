//! A batch spread over devices: their statistics merged, and every shard normalized with the same ones.

use super::script::Script;
use super::{Framework, by_hand};
use crate::batch_norm::Affine;
use crate::stats::Divisor;
use ndarray::Array2;

pub(super) fn write(script: &mut Script, shards: &[Array2<f64>], affine: &Affine, epsilon: f64) {
    let framework = script.framework;
    script.features();
    script.tables("shards", shards);
    by_hand::parameters(script, affine, epsilon);
    script.blank();
    match framework {
        Framework::NumPy => {}
        Framework::PyTorch => script.line("# Between devices torch.nn.SyncBatchNorm does this."),
        Framework::Keras => script.line(
            "# Between devices keras.layers.BatchNormalization(synchronized=True) does this.",
        ),
        Framework::Flax => script.line(
            "# Between devices nn.BatchNorm(axis_name=...) does this, for shards of one size.",
        ),
    }
    script.line("counts = [len(shard) for shard in shards]");
    script.line(format!(
        "means = [{} for shard in shards]",
        framework.mean("shard")
    ));
    script.line(format!(
        "variances = [{} for shard in shards]",
        framework.variance("shard", Divisor::N)
    ));
    script.line("parts = list(zip(counts, means, variances))");
    script.line("mean = sum(n * m for n, m, v in parts) / sum(counts)");
    script.line("variance = sum(n * (v + (m - mean) ** 2) for n, m, v in parts) / sum(counts)");
    script.blank();
    script.print("", &["mean", "variance"]);
    script.line("for shard in shards:");
    let root = framework.sqrt("variance + epsilon");
    script.line(format!("    y = gamma * (shard - mean) / {root} + beta"));
    script.print("    ", &["y"]);
}
