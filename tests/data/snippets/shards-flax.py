import flax.linen as nn
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

# features: feature 0, feature 1
shards = [
    jnp.array([
        [0.0, 0.75],
        [1.25, 2.0],
    ]),
    jnp.array([
        [1.75, 2.5],
        [0.25, 1.0],
        [1.5, 2.25],
    ]),
    jnp.array([
        [0.75, 1.5],
    ]),
]

# Between devices nn.BatchNorm(axis_name=...) does this, for shards of one size.
counts = [len(shard) for shard in shards]
means = [shard.mean(axis=0) for shard in shards]
variances = [shard.var(axis=0, ddof=0) for shard in shards]
parts = list(zip(counts, means, variances))
mean = sum(n * m for n, m, v in parts) / sum(counts)
variance = sum(n * (v + (m - mean) ** 2) for n, m, v in parts) / sum(counts)
mean_of_variances = sum(variances) / len(shards)  # misses how far the means are apart

print("mean =", mean.tolist())
print("variance =", variance.tolist())
print("mean_of_variances =", mean_of_variances.tolist())
