import os

os.environ["KERAS_BACKEND"] = "tensorflow"  # on JAX the layer computes in float32
import keras
import numpy as np
from keras import ops
import tensorflow as tf  # Keras leaves differentiation to its backend

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
epsilon = 1e-5
dy = np.array([
    [-0.5, 0.25, 1.0],
    [0.75, -0.25, 0.5],
    [0.25, 1.0, 0.0],
    [-0.25, 0.5, -0.5],
    [1.0, 0.0, 0.75],
])

x = tf.Variable(x)
bn = keras.layers.BatchNormalization(epsilon=epsilon)
bn.build((None, 3))
bn.set_weights([gamma, beta, np.zeros(3), np.ones(3)])
with tf.GradientTape() as tape:
    y = bn(x, training=True)
sources = [x, bn.gamma.value, bn.beta.value]
dx, dgamma, dbeta = tape.gradient(y, sources, output_gradients=tf.constant(dy))

print("dx =", ops.convert_to_numpy(dx).tolist())
print("dgamma =", ops.convert_to_numpy(dgamma).tolist())
print("dbeta =", ops.convert_to_numpy(dbeta).tolist())
