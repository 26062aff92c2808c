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

mean = x.mean(axis=0)
variance = x.var(axis=0, ddof=0)  # divided by N
x_hat = (x - mean) / np.sqrt(variance + epsilon)
y = gamma * x_hat + beta

print("mean =", mean.tolist())
print("variance =", variance.tolist())
print("y =", y.tolist())
