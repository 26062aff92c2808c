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
epsilon = 1e-5
dy = np.array([
    [-0.5, 0.25, 1.0],
    [0.75, -0.25, 0.5],
    [0.25, 1.0, 0.0],
    [-0.25, 0.5, -0.5],
    [1.0, 0.0, 0.75],
])

mean = x.mean(axis=0)
variance = x.var(axis=0, ddof=0)  # divided by N
x_hat = (x - mean) / np.sqrt(variance + epsilon)
y = gamma * x_hat + beta

root = np.sqrt(variance + epsilon)
dx_hat = dy * gamma
dvariance = (dx_hat * (x - mean)).sum(axis=0) * -0.5 / root**3
dmean = -dx_hat.sum(axis=0) / root
dx = dx_hat / root + dvariance * 2 * (x - mean) / len(x) + dmean / len(x)
dgamma = (dy * x_hat).sum(axis=0)
dbeta = dy.sum(axis=0)

print("dx =", dx.tolist())
print("dgamma =", dgamma.tolist())
print("dbeta =", dbeta.tolist())
