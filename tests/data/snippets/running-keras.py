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

bn = keras.layers.BatchNormalization(momentum=0.9, center=False, scale=False)  # weighs the old value
bn.build((None, 2))
bn.set_weights([np.array([0.0, 0.0]), np.array([1.0, 1.0])])

for batch in batches:
    bn(batch, training=True)
    print("running_mean =", ops.convert_to_numpy(bn.moving_mean).tolist())
    print("running_variance =", ops.convert_to_numpy(bn.moving_variance).tolist())
