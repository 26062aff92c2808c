import numpy as np

# features: feature 0, feature 1
shards = [
    np.array([
        [0.0, 0.75],
        [1.25, 2.0],
    ]),
    np.array([
        [1.75, 2.5],
        [0.25, 1.0],
        [1.5, 2.25],
    ]),
    np.array([
        [0.75, 1.5],
    ]),
]

counts = [len(shard) for shard in shards]
means = [shard.mean(axis=0) for shard in shards]
variances = [shard.var(axis=0, ddof=0) for shard in shards]
parts = list(zip(counts, means, variances))
mean = sum(n * m for n, m, v in parts) / sum(counts)
variance = sum(n * (v + (m - mean) ** 2) for n, m, v in parts) / sum(counts)
mean_of_variances = sum(variances) / len(shards)  # misses how far the means are apart

print("mean =", mean.tolist())
print("variance =", variance.tolist())
print("mean_of_variances =", mean_of_variances.tolist())
