//! How each framework spells the same operations.

use super::Framework;
use crate::stats::Divisor;

impl Framework {
    /// The lines before the first number.
    pub(super) fn imports(self) -> &'static str {
        match self {
            Self::NumPy => "import numpy as np\n",
            Self::PyTorch => "import torch\n",
            Self::Keras => {
                "import os\n\n\
                 os.environ[\"KERAS_BACKEND\"] = \"tensorflow\"  # on JAX the layer computes in float32\n\
                 import keras\n\
                 import numpy as np\n\
                 from keras import ops\n\n\
                 keras.config.set_floatx(\"float64\")\n"
            }
            Self::Flax => {
                "import flax.linen as nn\n\
                 import jax\n\
                 import jax.numpy as jnp\n\n\
                 jax.config.update(\"jax_enable_x64\", True)\n"
            }
        }
    }

    /// An array of double precision from a list.
    pub(super) fn array(self, list: &str) -> String {
        match self {
            Self::NumPy | Self::Keras => format!("np.array({list})"),
            Self::PyTorch => format!("torch.tensor({list}, dtype=torch.float64)"),
            Self::Flax => format!("jnp.array({list})"),
        }
    }

    /// A two-dimensional array from a CSV file with a heading.
    pub(super) fn load(self, file: &str) -> String {
        let load = format!("np.loadtxt(\"{file}\", delimiter=\",\", skiprows=1, ndmin=2)");
        match self {
            Self::NumPy | Self::Keras => load,
            Self::PyTorch => format!("torch.from_numpy({load})"),
            Self::Flax => format!("jnp.array({load})"),
        }
    }

    /// Whether [`Framework::load`] needs an import that [`Framework::imports`] lacks.
    pub(super) fn loads_with_numpy(self) -> bool {
        matches!(self, Self::PyTorch | Self::Flax)
    }

    /// Mean over the rows.
    pub(super) fn mean(self, array: &str) -> String {
        match self {
            Self::NumPy | Self::Flax => format!("{array}.mean(axis=0)"),
            Self::PyTorch => format!("{array}.mean(dim=0)"),
            Self::Keras => format!("ops.mean({array}, axis=0)"),
        }
    }

    /// Variance over the rows.
    pub(super) fn variance(self, array: &str, divisor: Divisor) -> String {
        let taken = u8::from(divisor == Divisor::NMinusOne);
        match self {
            Self::NumPy | Self::Flax => format!("{array}.var(axis=0, ddof={taken})"),
            Self::PyTorch => format!("{array}.var(dim=0, correction={taken})"),
            Self::Keras if taken == 0 => format!("ops.var({array}, axis=0)"),
            Self::Keras => {
                format!("ops.var({array}, axis=0) * (len({array}) / (len({array}) - 1))")
            }
        }
    }

    /// Square root.
    pub(super) fn sqrt(self, array: &str) -> String {
        match self {
            Self::NumPy => format!("np.sqrt({array})"),
            Self::PyTorch => format!("torch.sqrt({array})"),
            Self::Keras => format!("ops.sqrt({array})"),
            Self::Flax => format!("jnp.sqrt({array})"),
        }
    }

    /// Mean over a Python list of arrays.
    pub(super) fn mean_of_list(self, list: &str) -> String {
        match self {
            Self::NumPy => format!("np.mean({list}, axis=0)"),
            Self::PyTorch => format!("torch.stack({list}).mean(dim=0)"),
            Self::Keras => format!("ops.mean(ops.stack({list}), axis=0)"),
            Self::Flax => format!("jnp.stack({list}).mean(axis=0)"),
        }
    }

    /// All rows of a Python list of arrays.
    pub(super) fn concatenate(self, list: &str) -> String {
        match self {
            Self::NumPy => format!("np.concatenate({list})"),
            Self::PyTorch => format!("torch.cat({list})"),
            Self::Keras => format!("ops.concatenate({list})"),
            Self::Flax => format!("jnp.concatenate({list})"),
        }
    }

    /// An array as a Python list, which prints all of its digits.
    pub(super) fn list(self, array: &str) -> String {
        match self {
            Self::Keras => format!("ops.convert_to_numpy({array}).tolist()"),
            _ => format!("{array}.tolist()"),
        }
    }
}
