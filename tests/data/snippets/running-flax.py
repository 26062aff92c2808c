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

bn = nn.BatchNorm(momentum=0.9, use_fast_variance=False, use_bias=False, use_scale=False)  # weighs the old value
state = {"batch_stats": {"mean": jnp.array([0.0, 0.0]), "var": jnp.array([1.0, 1.0])}}

for batch in batches:
    y, state = bn.apply(state, batch, use_running_average=False, mutable=["batch_stats"])
    print("running_mean =", state["batch_stats"]["mean"].tolist())
    print("running_variance =", state["batch_stats"]["var"].tolist())
