import os

os.environ["KERAS_BACKEND"] = "tensorflow"  # on JAX the layer computes in float32
import keras
import numpy as np
from keras import ops

keras.config.set_floatx("float64")

# u is (batch, inputs), weight (outputs, inputs)
u = np.array([
    [2.0, 80.0, 0.0],
    [4.0, 20.0, 0.0],
    [5.0, 50.0, 0.0],
    [6.0, 40.0, 0.0],
    [8.0, 60.0, 5.0],
])
weight = np.array([
    [1.0, -0.5, 0.25],
    [0.75, 0.1, -2.0],
])
bias = np.array([0.5, -1.0])
gamma = np.array([2.0, -0.5])
beta = np.array([1.0, 0.25])
epsilon = 0.001
running_mean = np.array([3.0, -1.5])
running_variance = np.array([4.0, 0.3])

dense = keras.layers.Dense(2)
dense.build((None, 3))
dense.set_weights([weight.T, bias])  # Keras keeps (inputs, outputs)
bn = keras.layers.BatchNormalization(epsilon=epsilon)
bn.build((None, 2))
bn.set_weights([gamma, beta, running_mean, running_variance])
y = bn(dense(u), training=False)

scale = gamma / ops.sqrt(running_variance + epsilon)
folded_weight = scale[:, None] * weight
folded_bias = scale * (bias - running_mean) + beta
y_folded = ops.matmul(u, ops.transpose(folded_weight)) + folded_bias

print("folded_weight =", ops.convert_to_numpy(folded_weight).tolist())
print("folded_bias =", ops.convert_to_numpy(folded_bias).tolist())
print("y =", ops.convert_to_numpy(y).tolist())
print("y_folded =", ops.convert_to_numpy(y_folded).tolist())
