import numpy as np

# features: feature 0, feature 1, feature 2
x = np.array([
    [2.0, 80.0, 0.0],
    [4.0, 20.0, 0.0],
    [5.0, 50.0, 0.0],
    [6.0, 40.0, 0.0],
    [8.0, 60.0, 5.0],
])
gamma = np.array([2.0, 0.5, -1.0])
beta = np.array([1.0, 0.0, 0.1])
epsilon = 0.001
running_mean = np.array([5.5, 48.0, 1.25])
running_variance = np.array([4.5, 410.0, 3.9])

x_hat = (x - running_mean) / np.sqrt(running_variance + epsilon)
y = gamma * x_hat + beta

print("y =", y.tolist())
