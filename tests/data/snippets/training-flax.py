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

bn = nn.BatchNorm(epsilon=epsilon, use_fast_variance=False)
variables = {
    "params": {"scale": gamma, "bias": beta},
    "batch_stats": {"mean": jnp.zeros(3), "var": jnp.ones(3)},
}
y, _ = bn.apply(variables, x, use_running_average=False, mutable=["batch_stats"])

print("mean =", x.mean(axis=0).tolist())
print("variance =", x.var(axis=0, ddof=0).tolist())
print("y =", y.tolist())
