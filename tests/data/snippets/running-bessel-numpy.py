import numpy as np

# features: feature 0, feature 1
batches = [
    np.array([
        [0.0, 0.75],
        [1.25, 2.0],
        [2.5, 0.5],
    ]),
    np.array([
        [1.75, 2.5],
        [0.25, 1.0],
        [1.5, 2.25],
    ]),
    np.array([
        [0.75, 1.5],
        [2.0, 0.0],
        [0.5, 1.25],
    ]),
]

rho = 0.9  # weighs the old value
running_mean = np.array([0.0, 0.0])
running_variance = np.array([1.0, 1.0])

for batch in batches:
    mean = batch.mean(axis=0)
    variance = batch.var(axis=0, ddof=1)
    running_mean = rho * running_mean + (1 - rho) * mean
    running_variance = rho * running_variance + (1 - rho) * variance
    print("running_mean =", running_mean.tolist())
    print("running_variance =", running_variance.tolist())
