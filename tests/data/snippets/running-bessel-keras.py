import os

os.environ["KERAS_BACKEND"] = "tensorflow"  # on JAX the layer computes in float32
import keras
import numpy as np
from keras import ops

keras.config.set_floatx("float64")

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

# The layer stores the variance divided by N, so the rule is written out.
momentum = 0.9  # weighs the old value
running_mean = np.array([0.0, 0.0])
running_variance = np.array([1.0, 1.0])

for batch in batches:
    mean = ops.mean(batch, axis=0)
    variance = ops.var(batch, axis=0) * (len(batch) / (len(batch) - 1))
    running_mean = momentum * running_mean + (1 - momentum) * mean
    running_variance = momentum * running_variance + (1 - momentum) * variance
    print("running_mean =", ops.convert_to_numpy(running_mean).tolist())
    print("running_variance =", ops.convert_to_numpy(running_variance).tolist())
