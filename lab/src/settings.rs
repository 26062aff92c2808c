//! Settings by name; what is not set has the default of the reference run.

use batch_norm_explained::error::Error;
use batch_norm_explained::experiment::setting::Setting;
use batch_norm_explained::experiment::{
    Activation, DropoutLayers, DropoutPlace, Normalization, Source,
};
use std::collections::BTreeMap;

/// A setting's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
    /// Numbers that an earlier run gave back.
    Series(Vec<f64>),
}

/// Settings by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings(pub BTreeMap<String, Value>);

impl Settings {
    /// A number.
    ///
    /// # Errors
    /// [`Error::BadParameter`] if the setting is a word.
    pub fn number(&self, name: &'static str, default: f64) -> Result<f64, Error> {
        match self.0.get(name) {
            None => Ok(default),
            Some(Value::Number(value)) => Ok(*value),
            Some(Value::Word(_) | Value::Series(_)) => Err(Error::BadParameter {
                name,
                value: f64::NAN,
                must: "a number",
            }),
        }
    }

    /// A whole number of things.
    ///
    /// # Errors
    /// [`Error::BadParameter`] if it is no whole number from 0 to 2⁵³.
    pub fn count(&self, name: &'static str, default: usize) -> Result<usize, Error> {
        const MOST: f64 = 9_007_199_254_740_992.0;
        let value = self.number(name, default as f64)?;
        if value.trunc() == value && (0.0..=MOST).contains(&value) {
            return Ok(value as usize);
        }
        Err(Error::BadParameter {
            name,
            value,
            must: "a whole number",
        })
    }

    /// Numbers that an earlier run gave back.
    ///
    /// # Errors
    /// [`Error::EmptyInput`] if they are not there.
    pub fn series(&self, name: &'static str) -> Result<Vec<f64>, Error> {
        match self.0.get(name) {
            Some(Value::Series(values)) => Ok(values.clone()),
            _ => Err(Error::EmptyInput),
        }
    }

    /// One of some words.
    ///
    /// # Errors
    /// [`Error::UnknownName`] for another word.
    pub fn choice<T: Copy>(
        &self,
        name: &'static str,
        default: T,
        words: &[(&str, T)],
    ) -> Result<T, Error> {
        let word = match self.0.get(name) {
            None => return Ok(default),
            Some(Value::Word(word)) => word.as_str(),
            Some(Value::Number(_) | Value::Series(_)) => "",
        };
        let found = words.iter().find(|(known, _)| *known == word);
        found
            .map(|(_, value)| *value)
            .ok_or_else(|| Error::UnknownName {
                what: name,
                name: word.into(),
            })
    }

    /// The settings of a network, from those of the experiment's reference run.
    ///
    /// # Errors
    /// As the readers above; ranges are checked by the experiment.
    pub fn network(&self, default: Setting) -> Result<Setting, Error> {
        let mut setting = Setting {
            source: self.choice(
                "source",
                default.source,
                &[("digits", Source::Digits), ("spirals", Source::Spirals)],
            )?,
            depth: self.count("depth", default.depth)?,
            width: self.count("width", default.width)?,
            activation: self.choice("activation", default.activation, &ACTIVATIONS)?,
            normalization: self.choice("norm", default.normalization, &NORMS)?,
            gain: self.number("gain", default.gain)?,
            learning_rate: self.number("rate", default.learning_rate)?,
            batch_size: self.count("batch", default.batch_size)?,
            steps: self.count("steps", default.steps)?,
            weight_decay: self.number("decay", default.weight_decay)?,
            record_every: self.count("record", default.record_every)?,
            seed: self.count("seed", default.seed as usize)? as u64,
            dropout: default.dropout,
        };
        setting.dropout.rate = self.number("dropout", default.dropout.rate)?;
        setting.dropout.layers =
            self.choice("dropoutLayers", default.dropout.layers, &DROPOUT_LAYERS)?;
        setting.dropout.place =
            self.choice("dropoutPlace", default.dropout.place, &DROPOUT_PLACES)?;
        Ok(setting)
    }
}

const ACTIVATIONS: [(&str, Activation); 4] = [
    ("relu", Activation::Relu),
    ("tanh", Activation::Tanh),
    ("sigmoid", Activation::Sigmoid),
    ("identity", Activation::Identity),
];

const NORMS: [(&str, Normalization); 4] = [
    ("none", Normalization::None),
    ("pre", Normalization::Before),
    ("post", Normalization::After),
    ("group", Normalization::Group { groups: 4 }),
];

const DROPOUT_LAYERS: [(&str, DropoutLayers); 2] = [
    ("every", DropoutLayers::Every),
    ("last", DropoutLayers::Last),
];

const DROPOUT_PLACES: [(&str, DropoutPlace); 2] = [
    ("activation", DropoutPlace::AfterActivation),
    ("normalization", DropoutPlace::AfterNormalization),
];
