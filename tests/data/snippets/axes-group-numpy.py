import numpy as np

# (batch, positions, channels)
x = np.array([
    0.0, 1.0, 2.5, 0.25,
    2.75, 1.5, 0.75, 0.5,
    0.75, 1.5, 2.75, 0.25,
    2.5, 1.0, 0.0, 3.75,
    3.75, 0.0, 1.0, 2.5,
    0.25, 2.75, 1.5, 0.75,
    0.5, 0.75, 1.5, 2.75,
    0.25, 2.5, 1.0, 0.0,
]).reshape(2, 2, 2, 4)
gamma = np.array([1.0, 1.5, 2.0, 2.5])
beta = np.array([0.25, -0.75, -1.75, -2.75])
epsilon = 1e-5

grouped = x.reshape(2, 2, 2, 2, 2)  # the channels in groups
mean = grouped.mean(axis=(1, 2, 4), keepdims=True)
variance = grouped.var(axis=(1, 2, 4), keepdims=True)
x_hat = ((grouped - mean) / np.sqrt(variance + epsilon)).reshape(x.shape)
y = gamma.reshape(1, 1, 1, -1) * x_hat + beta.reshape(1, 1, 1, -1)

print("mean =", mean.flatten().tolist())
print("variance =", variance.flatten().tolist())
print("y =", y.tolist())
