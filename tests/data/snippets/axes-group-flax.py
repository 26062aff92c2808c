import flax.linen as nn
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

# (batch, positions, channels)
x = jnp.array([
    0.0, 1.0, 2.5, 0.25,
    2.75, 1.5, 0.75, 0.5,
    0.75, 1.5, 2.75, 0.25,
    2.5, 1.0, 0.0, 3.75,
    3.75, 0.0, 1.0, 2.5,
    0.25, 2.75, 1.5, 0.75,
    0.5, 0.75, 1.5, 2.75,
    0.25, 2.5, 1.0, 0.0,
]).reshape(2, 2, 2, 4)
gamma = jnp.array([1.0, 1.5, 2.0, 2.5])
beta = jnp.array([0.25, -0.75, -1.75, -2.75])
epsilon = 1e-5

layer = nn.GroupNorm(num_groups=2, epsilon=epsilon, use_fast_variance=False)
variables = {"params": {"scale": gamma, "bias": beta}}
y = layer.apply(variables, x)

print("y =", y.tolist())
