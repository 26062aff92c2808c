import os

os.environ["KERAS_BACKEND"] = "tensorflow"  # on JAX the layer computes in float32
import keras
import numpy as np
from keras import ops

keras.config.set_floatx("float64")

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

# Between devices keras.layers.BatchNormalization(synchronized=True) does this.
counts = [len(shard) for shard in shards]
means = [ops.mean(shard, axis=0) for shard in shards]
variances = [ops.var(shard, axis=0) for shard in shards]
parts = list(zip(counts, means, variances))
mean = sum(n * m for n, m, v in parts) / sum(counts)
variance = sum(n * (v + (m - mean) ** 2) for n, m, v in parts) / sum(counts)
mean_of_variances = sum(variances) / len(shards)  # misses how far the means are apart

print("mean =", ops.convert_to_numpy(mean).tolist())
print("variance =", ops.convert_to_numpy(variance).tolist())
print("mean_of_variances =", ops.convert_to_numpy(mean_of_variances).tolist())
