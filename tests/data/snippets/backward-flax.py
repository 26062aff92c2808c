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
epsilon = 1e-5
dy = jnp.array([
    [-0.5, 0.25, 1.0],
    [0.75, -0.25, 0.5],
    [0.25, 1.0, 0.0],
    [-0.25, 0.5, -0.5],
    [1.0, 0.0, 0.75],
])

bn = nn.BatchNorm(epsilon=epsilon, use_fast_variance=False)
variables = {
    "params": {"scale": gamma, "bias": beta},
    "batch_stats": {"mean": jnp.zeros(3), "var": jnp.ones(3)},
}

def forward(x, gamma, beta):
    given = {**variables, "params": {"scale": gamma, "bias": beta}}
    y, _ = bn.apply(given, x, use_running_average=False, mutable=["batch_stats"])
    return y

y, pull_back = jax.vjp(forward, x, gamma, beta)
dx, dgamma, dbeta = pull_back(dy)

print("dx =", dx.tolist())
print("dgamma =", dgamma.tolist())
print("dbeta =", dbeta.tolist())
