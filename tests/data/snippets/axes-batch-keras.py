import os

os.environ["KERAS_BACKEND"] = "tensorflow"  # on JAX the layer computes in float32
import keras
import numpy as np
from keras import ops

keras.config.set_floatx("float64")

# (batch, channels, positions)
x = np.array([
    0.0, 1.0,
    2.5, 0.25,
    2.75, 1.5,
    0.75, 0.5,
    0.75, 1.5,
    2.75, 0.25,
    2.5, 1.0,
    0.0, 3.75,
    3.75, 0.0,
    1.0, 2.5,
    0.25, 2.75,
    1.5, 0.75,
]).reshape(2, 3, 2, 2)
gamma = np.array([1.0, 1.5, 2.0])
beta = np.array([0.25, -0.75, -1.75])
epsilon = 1e-5

layer = keras.layers.BatchNormalization(axis=1, epsilon=epsilon)
layer.build(x.shape)
layer.set_weights([gamma, beta, np.zeros(3), np.ones(3)])
y = layer(x, training=True)

print("y =", ops.convert_to_numpy(y).tolist())
