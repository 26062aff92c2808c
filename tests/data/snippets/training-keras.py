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

bn = keras.layers.BatchNormalization(epsilon=epsilon)
bn.build((None, 3))
bn.set_weights([gamma, beta, np.zeros(3), np.ones(3)])
y = bn(x, training=True)

print("mean =", ops.convert_to_numpy(ops.mean(x, axis=0)).tolist())
print("variance =", ops.convert_to_numpy(ops.var(x, axis=0)).tolist())
print("y =", ops.convert_to_numpy(y).tolist())
