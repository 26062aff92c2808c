//! A batch spread over devices: their statistics merged as synchronized batch normalization does.

use super::Framework;
use super::script::Script;
use crate::stats::Divisor;
use ndarray::Array2;

pub(super) fn write(script: &mut Script, shards: &[Array2<f64>]) {
    let framework = script.framework;
    script.features();
    script.tables("shards", shards);
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
    script.line(
        "mean_of_variances = sum(variances) / len(shards)  # misses how far the means are apart",
    );
    script.blank();
    script.print("", &["mean", "variance", "mean_of_variances"]);
}
