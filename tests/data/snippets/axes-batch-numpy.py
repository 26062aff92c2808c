import numpy as np

# (batch, channels, positions)
x = np.array([
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
gamma = np.array([1.0, 1.5, 2.0])
beta = np.array([0.25, -0.75, -1.75])
epsilon = 1e-5

mean = x.mean(axis=(0, 2, 3), keepdims=True)
variance = x.var(axis=(0, 2, 3), keepdims=True)
x_hat = (x - mean) / np.sqrt(variance + epsilon)
y = gamma.reshape(1, -1, 1, 1) * x_hat + beta.reshape(1, -1, 1, 1)

print("mean =", mean.flatten().tolist())
print("variance =", variance.flatten().tolist())
print("y =", y.tolist())
