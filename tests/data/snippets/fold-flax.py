import flax.linen as nn
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

# u is (batch, inputs), weight (outputs, inputs)
u = jnp.array([
    [2.0, 80.0, 0.0],
    [4.0, 20.0, 0.0],
    [5.0, 50.0, 0.0],
    [6.0, 40.0, 0.0],
    [8.0, 60.0, 5.0],
])
weight = jnp.array([
    [1.0, -0.5, 0.25],
    [0.75, 0.1, -2.0],
])
bias = jnp.array([0.5, -1.0])
gamma = jnp.array([2.0, -0.5])
beta = jnp.array([1.0, 0.25])
epsilon = 0.001
running_mean = jnp.array([3.0, -1.5])
running_variance = jnp.array([4.0, 0.3])

dense = nn.Dense(2)
bn = nn.BatchNorm(epsilon=epsilon, use_fast_variance=False)
variables = {
    "params": {"scale": gamma, "bias": beta},
    "batch_stats": {"mean": running_mean, "var": running_variance},
}
z = dense.apply({"params": {"kernel": weight.T, "bias": bias}}, u)
y = bn.apply(variables, z, use_running_average=True)

scale = gamma / jnp.sqrt(running_variance + epsilon)
folded_weight = scale[:, None] * weight
folded_bias = scale * (bias - running_mean) + beta
y_folded = u @ folded_weight.T + folded_bias

print("folded_weight =", folded_weight.tolist())
print("folded_bias =", folded_bias.tolist())
print("y =", y.tolist())
print("y_folded =", y_folded.tolist())
