import numpy as np

# u is (batch, inputs), weight (outputs, inputs)
u = np.array([
    [2.0, 80.0, 0.0],
    [4.0, 20.0, 0.0],
    [5.0, 50.0, 0.0],
    [6.0, 40.0, 0.0],
    [8.0, 60.0, 5.0],
])
weight = np.array([
    [1.0, -0.5, 0.25],
    [0.75, 0.1, -2.0],
])
bias = np.array([0.5, -1.0])
gamma = np.array([2.0, -0.5])
beta = np.array([1.0, 0.25])
epsilon = 0.001
running_mean = np.array([3.0, -1.5])
running_variance = np.array([4.0, 0.3])

z = u @ weight.T + bias
y = gamma * (z - running_mean) / np.sqrt(running_variance + epsilon) + beta

scale = gamma / np.sqrt(running_variance + epsilon)
folded_weight = scale[:, None] * weight
folded_bias = scale * (bias - running_mean) + beta
y_folded = u @ folded_weight.T + folded_bias

print("folded_weight =", folded_weight.tolist())
print("folded_bias =", folded_bias.tolist())
print("y =", y.tolist())
print("y_folded =", y_folded.tolist())
