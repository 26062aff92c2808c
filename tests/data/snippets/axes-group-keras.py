import os

os.environ["KERAS_BACKEND"] = "tensorflow"  # on JAX the layer computes in float32
import keras
import numpy as np
from keras import ops

keras.config.set_floatx("float64")

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

layer = keras.layers.GroupNormalization(groups=2, axis=-1, epsilon=epsilon)
layer.build(x.shape)
layer.set_weights([gamma, beta])
y = layer(x)

print("y =", ops.convert_to_numpy(y).tolist())
