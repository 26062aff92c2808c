//! What a network is made of, before it has any numbers.

use super::activation::Activation;
use super::mlp::Hidden;
use super::require;
use super::stage::{Kind, Stage, StatisticsGradient};
use batch_norm_explained::error::Error;
use serde::{Deserialize, Serialize};

/// Which normalisation a hidden layer has, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Normalization {
    /// None; the layer has a bias.
    None,
    /// Batch normalization between the product Wx and the activation (Ioffe & Szegedy 2015).
    #[default]
    #[serde(rename = "pre")]
    Before,
    /// Batch normalization after the activation.
    #[serde(rename = "post")]
    After,
    /// Group normalization between the product Wx and the activation.
    Group,
}

/// Where dropout stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum DropoutPlace {
    /// Right after the activation, so before the next batch normalization.
    #[default]
    #[serde(rename = "activation")]
    AfterActivation,
    /// After the normalisation that follows the activation ([`Normalization::After`] only).
    #[serde(rename = "normalization")]
    AfterNormalization,
}

/// Which hidden layers have dropout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum DropoutLayers {
    /// All of them.
    #[default]
    Every,
    /// The last one, after which no normalisation comes any more.
    Last,
}

/// Dropout of hidden units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Dropout {
    /// The share of numbers removed, 0 (none) to below 1.
    #[serde(rename = "dropout")]
    pub rate: f64,
    /// Where in the layer.
    #[serde(rename = "dropoutPlace")]
    pub place: DropoutPlace,
    /// In which layers.
    #[serde(rename = "dropoutLayers")]
    pub layers: DropoutLayers,
}

/// The shape of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Architecture {
    /// Features of the input, units of each hidden layer, outputs.
    pub sizes: Vec<usize>,
    /// The nonlinearity of the hidden layers.
    pub activation: Activation,
    /// The normalisation of the hidden layers.
    pub normalization: Normalization,
    /// Groups of neighbouring units in group normalization; their number divides the width.
    pub groups: usize,
    /// Whether hidden layers add a bias to Wx; the output layer always does.
    pub hidden_bias: bool,
    /// Added to the variance in every normalisation.
    pub epsilon: f64,
    /// Dropout of hidden units.
    pub dropout: Dropout,
    /// Strength of the noise after the normalisation (or after Wx without one); 0 is none, 1 that of the reference.
    pub noise: f64,
    /// How the backward pass treats the statistics of a batch.
    pub statistics_gradient: StatisticsGradient,
}

/// How a network starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Initial {
    /// Factor on the gain that suits the activation.
    pub gain: f64,
    /// γ of every normalisation.
    pub gamma: f64,
    /// β of every normalisation.
    pub beta: f64,
    /// Seed of the weights.
    pub seed: u64,
}

impl Initial {
    /// The usual start: gain 1, γ = 1, β = 0.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            gain: 1.0,
            gamma: 1.0,
            beta: 0.0,
            seed,
        }
    }
}

impl Architecture {
    /// The network of the experiments: a bias only where no normalisation would take it away, ε = 1e-5.
    #[must_use]
    pub fn new(sizes: Vec<usize>, activation: Activation, normalization: Normalization) -> Self {
        Self {
            sizes,
            activation,
            normalization,
            groups: 4,
            hidden_bias: normalization == Normalization::None,
            epsilon: 1e-5,
            dropout: Dropout::default(),
            noise: 0.0,
            statistics_gradient: StatisticsGradient::Through,
        }
    }

    /// Refuses what cannot be built.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let within = |name, value: usize, most: usize, must| {
            require((1..=most).contains(&value), name, value as f64, must)
        };
        within(
            "layers",
            self.sizes.len().saturating_sub(1),
            64,
            "from 1 to 64",
        )?;
        for &size in &self.sizes {
            within("width", size, 1024, "from 1 to 1024")?;
        }
        require(self.epsilon >= 0.0, "epsilon", self.epsilon, "at least 0")?;
        require(self.noise >= 0.0, "noise", self.noise, "at least 0")?;
        let rate = self.dropout.rate;
        require(
            (0.0..1.0).contains(&rate),
            "dropout",
            rate,
            "at least 0 and below 1",
        )?;
        if self.normalization == Normalization::Group {
            let groups = self.groups;
            let hidden = &self.sizes[1..self.sizes.len() - 1];
            let fits = groups > 0 && hidden.iter().all(|width| width % groups == 0);
            require(
                fits,
                "groups",
                groups as f64,
                "a number that divides the width",
            )?;
        }
        Ok(())
    }

    /// The stages from input to output, and where those of each hidden layer are.
    pub(crate) fn stages(&self) -> (Vec<Stage>, Vec<Hidden>) {
        let mut stages: Vec<Stage> = vec![];
        let mut add = |kind: Kind, inputs: usize, outputs: usize, bias: bool| {
            let start = stages.last().map_or(0, |stage| stage.parameters.end);
            let count = match kind {
                Kind::Linear => inputs * outputs + if bias { outputs } else { 0 },
                Kind::BatchNorm { .. } | Kind::GroupNorm { .. } => 2 * outputs,
                Kind::Activation(_) | Kind::Dropout { .. } | Kind::Noise { .. } => 0,
            };
            stages.push(Stage {
                kind,
                inputs,
                outputs,
                parameters: start..start + count,
            });
            stages.len() - 1
        };
        let depth = self.sizes.len() - 2;
        let mut places = vec![];
        for layer in 0..depth {
            let (inputs, width) = (self.sizes[layer], self.sizes[layer + 1]);
            let linear = add(Kind::Linear, inputs, width, self.hidden_bias);
            let mut place = Hidden {
                linear,
                normalization: None,
                activation: linear,
            };
            for kind in self.behind_linear(layer, depth) {
                let (normalizes, activates) =
                    (kind.normalizes(), matches!(kind, Kind::Activation(_)));
                let position = add(kind, width, width, false);
                place.normalization = if normalizes {
                    Some(position)
                } else {
                    place.normalization
                };
                place.activation = if activates {
                    position
                } else {
                    place.activation
                };
            }
            places.push(place);
        }
        add(Kind::Linear, self.sizes[depth], self.sizes[depth + 1], true);
        (stages, places)
    }

    /// What follows Wx in a hidden layer, in order.
    fn behind_linear(&self, layer: usize, depth: usize) -> Vec<Kind> {
        let noise = (self.noise > 0.0).then_some(Kind::Noise {
            strength: self.noise,
        });
        let dropout = self.dropout_of(layer, depth);
        let activation = Some(Kind::Activation(self.activation));
        let kinds = match (self.normalization, self.dropout.place) {
            (Normalization::After, DropoutPlace::AfterNormalization) => {
                [noise, activation, Some(self.batch_norm(layer)), dropout]
            }
            (Normalization::After, DropoutPlace::AfterActivation) => {
                [noise, activation, dropout, Some(self.batch_norm(layer))]
            }
            _ => [self.before(layer), noise, activation, dropout],
        };
        kinds.into_iter().flatten().collect()
    }

    fn before(&self, layer: usize) -> Option<Kind> {
        match self.normalization {
            Normalization::Before => Some(self.batch_norm(layer)),
            Normalization::Group => Some(Kind::GroupNorm {
                groups: self.groups,
                epsilon: self.epsilon,
            }),
            Normalization::None | Normalization::After => None,
        }
    }

    fn batch_norm(&self, layer: usize) -> Kind {
        Kind::BatchNorm {
            layer,
            epsilon: self.epsilon,
            statistics: self.statistics_gradient,
        }
    }

    fn dropout_of(&self, layer: usize, hidden: usize) -> Option<Kind> {
        let here = self.dropout.layers == DropoutLayers::Every || layer + 1 == hidden;
        (self.dropout.rate > 0.0 && here).then_some(Kind::Dropout {
            rate: self.dropout.rate,
        })
    }
}
