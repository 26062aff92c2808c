import flax.linen as nn
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

# (batch, channels, positions)
x = jnp.array([
    0.0, 1.0,
    2.5, 0.25,
    2.75, 1.5,
    0.75, 0.5,
    0.75, 1.5,
    2.75, 0.25,
    2.5, 1.0,
    0.0, 3.75,
    3.75, 0.0,
    1.0, 2.5,
    0.25, 2.75,
    1.5, 0.75,
]).reshape(2, 3, 2, 2)
gamma = jnp.array([1.0, 1.5, 2.0])
beta = jnp.array([0.25, -0.75, -1.75])
epsilon = 1e-5

layer = nn.BatchNorm(axis=1, use_running_average=False, epsilon=epsilon, use_fast_variance=False)
variables = {"params": {"scale": gamma, "bias": beta}}
variables["batch_stats"] = {"mean": jnp.zeros(3), "var": jnp.ones(3)}
y, _ = layer.apply(variables, x, mutable=["batch_stats"])

print("y =", y.tolist())
