import os

os.environ["KERAS_BACKEND"] = "tensorflow"  # on JAX the layer computes in float32
import keras
import numpy as np
from keras import ops

keras.config.set_floatx("float64")

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

bn = keras.layers.BatchNormalization(epsilon=epsilon)
bn.build((None, 3))
bn.set_weights([gamma, beta, running_mean, running_variance])
y = bn(x, training=False)

print("y =", ops.convert_to_numpy(y).tolist())
