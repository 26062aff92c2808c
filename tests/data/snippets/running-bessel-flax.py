import flax.linen as nn
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

# features: feature 0, feature 1
batches = [
    jnp.array([
        [0.0, 0.75],
        [1.25, 2.0],
        [2.5, 0.5],
    ]),
    jnp.array([
        [1.75, 2.5],
        [0.25, 1.0],
        [1.5, 2.25],
    ]),
    jnp.array([
        [0.75, 1.5],
        [2.0, 0.0],
        [0.5, 1.25],
    ]),
]

# The layer stores the variance divided by N, so the rule is written out.
momentum = 0.9  # weighs the old value
running_mean = jnp.array([0.0, 0.0])
running_variance = jnp.array([1.0, 1.0])

for batch in batches:
    mean = batch.mean(axis=0)
    variance = batch.var(axis=0, ddof=1)
    running_mean = momentum * running_mean + (1 - momentum) * mean
    running_variance = momentum * running_variance + (1 - momentum) * variance
    print("running_mean =", running_mean.tolist())
    print("running_variance =", running_variance.tolist())
