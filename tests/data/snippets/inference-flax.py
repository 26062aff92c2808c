import flax.linen as nn
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

# features: feature 0, feature 1, feature 2
x = jnp.array([
    [2.0, 80.0, 0.0],
    [4.0, 20.0, 0.0],
    [5.0, 50.0, 0.0],
    [6.0, 40.0, 0.0],
    [8.0, 60.0, 5.0],
])
gamma = jnp.array([2.0, 0.5, -1.0])
beta = jnp.array([1.0, 0.0, 0.1])
epsilon = 0.001
running_mean = jnp.array([5.5, 48.0, 1.25])
running_variance = jnp.array([4.5, 410.0, 3.9])

bn = nn.BatchNorm(epsilon=epsilon, use_fast_variance=False)
variables = {
    "params": {"scale": gamma, "bias": beta},
    "batch_stats": {"mean": running_mean, "var": running_variance},
}
y = bn.apply(variables, x, use_running_average=True)

print("y =", y.tolist())
