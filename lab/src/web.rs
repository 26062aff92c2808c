//! The exports: experiments for the worker of the page, bulk functions for the npm package. Plain data in, plain data out.

use crate::averages::{self, AveragesConfig, AveragesHistory};
use crate::batch_size::{self, BatchSizeConfig, BatchSizeOutcome, Noise, NoiseConfig};
use crate::dropout::{self, DropoutOutcome, VarianceShift, VarianceShiftConfig};
use crate::gradients::{self, Gradients};
use crate::layers::{self, LayersConfig, LayersHistory, Snapshot};
use crate::learning_rate::{self, Cell};
use crate::order::{self, OrderOutcome};
use crate::overfitting::{self, OverfittingConfig, OverfittingOutcome};
use crate::relu::{self, Learned, Zeros, ZerosConfig, ZerosTrainedConfig};
use crate::room::{Room, RoomPart};
use crate::setting::Setting;
use crate::shift::{self, ClassOutcome, ClassesRequest, ShiftOutcome, ShiftedRequest, Trained};
use crate::summary::{self, Paired, SeedSpread};
use crate::why::{self, WhyConfig, WhyHistory};
use batch_norm_explained::error::Error;
use js_sys::{Object, Reflect, TypeError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

/// Series over the same seeds.
#[derive(Default, Deserialize, Serialize, tsify::Tsify)]
struct PairedRequest {
    #[tsify(type = "ArrayLike<number>")]
    first: Vec<f64>,
    #[tsify(type = "ArrayLike<number>")]
    second: Vec<f64>,
}

/// The numbers of several seeds: one row per seed.
#[derive(Default, Deserialize, Serialize, tsify::Tsify)]
struct SpreadRequest {
    #[tsify(type = "ArrayLike<number>")]
    values: Vec<f64>,
    seeds: usize,
}

/// Declares every experiment once: its name, its settings with their defaults, its outcome, and what runs it.
macro_rules! experiments {
    ($($name:literal: $settings:ident = $default:expr => $outcome:ident by $run:expr;)+) => {
        #[wasm_bindgen(typescript_custom_section)]
        const TYPES: &str = concat!(
            "/** Every experiment: its settings, and what was measured. */\nexport interface Experiments {\n",
            $("    ", stringify!($name), ": { settings: ", stringify!($settings), "; outcome: ", stringify!($outcome), " };\n",)+
            "}\n/** Runs one experiment. What is not set has the default of the reference run; bad settings throw an Error with key and details. */\n",
            "export function experiment<Name extends keyof Experiments>(name: Name, settings: Partial<Experiments[Name][\"settings\"]>): Experiments[Name][\"outcome\"];",
        );

        /// Runs the experiment of a name.
        #[wasm_bindgen(skip_typescript)]
        pub fn experiment(name: &JsValue, settings: &JsValue) -> Result<JsValue, JsValue> {
            let name = name.as_string().ok_or_else(|| TypeError::new("'name' must be a string"))?;
            match name.as_str() {
                $($name => {
                    let run: fn($settings) -> Result<$outcome, Error> = $run;
                    let outcome = run(complete($default, settings)?).map_err(thrown)?;
                    Ok(outcome.serialize(&PLAIN)?)
                })+
                _ => Err(thrown(Error::UnknownName { what: "experiment", name })),
            }
        }
    };
}

experiments! {
    "layers-start": LayersConfig = LayersConfig::start() => Snapshot by |config| layers::start(&config);
    "layers-train": LayersConfig = LayersConfig::training() => LayersHistory by |config| layers::train(&config);
    "gradients": Setting = gradients::default_setting() => Gradients by |setting| gradients::at_start(&setting);
    "learning-rate": Setting = learning_rate::default_setting() => Cell by |setting| learning_rate::cell(&setting);
    "why": WhyConfig = WhyConfig::default() => WhyHistory by |config| why::network(&config);
    "order": Setting = Setting::digits() => OrderOutcome by |setting| order::network(&setting);
    "overfitting": OverfittingConfig = OverfittingConfig::default() => OverfittingOutcome by |config| overfitting::network(&config);
    "batch-noise": NoiseConfig = NoiseConfig::default() => Noise by |config| batch_size::noise(&config);
    "batch-size": BatchSizeConfig = BatchSizeConfig::default() => BatchSizeOutcome by |config| batch_size::network(&config);
    "zeros": ZerosConfig = ZerosConfig::default() => Zeros by |config| relu::zeros(&config);
    "zeros-trained": ZerosTrainedConfig = ZerosTrainedConfig::default() => Learned by |config| relu::trained(&config);
    "dropout-shift": VarianceShiftConfig = VarianceShiftConfig::default() => VarianceShift by |config| dropout::shift(&config);
    "dropout": Setting = dropout::default_setting() => DropoutOutcome by |setting| dropout::network(&setting);
    "shift-train": Setting = Setting::digits() => Trained by |setting| shift::train(&setting);
    "shift": ShiftedRequest = ShiftedRequest::default() => ShiftOutcome by |request| request.run();
    "classes": ClassesRequest = ClassesRequest::default() => ClassOutcome by |request| request.run();
    "averages": AveragesConfig = AveragesConfig::default() => AveragesHistory by |config| averages::network(&config.to_the_end());
    "paired": PairedRequest = PairedRequest::default() => Paired by |series| summary::paired(&series.first, &series.second);
    "spread": SpreadRequest = SpreadRequest::default() => SeedSpread by |runs| summary::spread(&runs.values, runs.seeds);
}

const PLAIN: Serializer = Serializer::new().serialize_maps_as_objects(true);

/// The default settings with those that were given in their place.
fn complete<S: DeserializeOwned + Serialize>(default: S, given: &JsValue) -> Result<S, JsValue> {
    let given: &Object = given
        .dyn_ref()
        .ok_or_else(|| TypeError::new("'settings' must be an object"))?;
    let default: Object = default.serialize(&PLAIN)?.unchecked_into();
    let with = |given: &Object| {
        let all = Object::assign(&default, given);
        serde_wasm_bindgen::from_value::<S>(all.into())
    };
    for name in Object::keys(given) {
        if !Reflect::has(&default, &name)? {
            return Err(TypeError::new(&format!("there is no setting '{}'", shown(&name))).into());
        }
    }
    with(given).map_err(|error| {
        // The settings are one flat object, whose reader does not say which of them it was: they are tried one by one.
        for name in Object::keys(given) {
            let one = Object::new();
            let value = Reflect::get(given, &name).unwrap_or_default();
            if Reflect::set(&one, &name, &value).is_ok()
                && let Err(error) = with(&one)
            {
                return TypeError::new(&format!("'{}': {error}", shown(&name))).into();
            }
        }
        TypeError::new(&error.to_string()).into()
    })
}

/// The name of a property.
fn shown(name: &JsValue) -> String {
    name.as_string().unwrap_or_default()
}

/// An `Error` for JavaScript: English for the console; `key` and `details` for the page's own sentence.
fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    let details = Object::new();
    for (name, value) in error.details() {
        set(&details, name, &value.into());
    }
    set(&thrown, "key", &error.key().into());
    set(&thrown, "details", &details);
    thrown.into()
}

/// Sets a property of an object that was just made: that cannot fail.
fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

type Answer<T> = Result<T, JsError>;

/// The running statistics of a stream of batches: all means, then all variances.
#[wasm_bindgen(js_name = runningAverages)]
pub fn running_averages(
    x: &[f64],
    features: usize,
    sizes: Vec<usize>,
    #[wasm_bindgen(unchecked_param_type = "string")] average: &JsValue,
    setting: f64,
    #[wasm_bindgen(unchecked_param_type = "string")] stored: &JsValue,
) -> Answer<Vec<f64>> {
    let average = word(average, "average")?;
    let stored = word(stored, "stored")?;
    Ok(crate::running_averages(
        x, features, &sizes, &average, setting, &stored,
    )?)
}

/// As a `&str`, the glue would take whatever comes for a word unseen.
fn word(value: &JsValue, name: &str) -> Answer<String> {
    let text = value.as_string();
    text.ok_or_else(|| JsError::new(&format!("'{name}' must be a string")))
}

/// Exports a room of one kind of number: a generic type has no name in JavaScript.
macro_rules! room {
    ($name:ident, $number:ty) => {
        /// Room for a batch.
        #[wasm_bindgen]
        #[derive(Debug, Default)]
        pub struct $name(Room<$number>);

        #[wasm_bindgen]
        impl $name {
            /// No room yet.
            #[wasm_bindgen(constructor)]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Makes room for a batch of this shape. Lists may move.
            pub fn resize(&mut self, rows: usize, features: usize) -> Answer<()> {
                Ok(self.0.resize(rows, features)?)
            }

            /// Where a list lies in the memory of the module.
            pub fn address(&mut self, part: usize) -> Answer<usize> {
                let part = *RoomPart::ALL
                    .get(part)
                    .ok_or_else(|| JsError::new("no such list"))?;
                Ok(self.0.part(part)?.as_ptr() as usize)
            }

            /// x to y in training.
            pub fn train(&mut self, epsilon: f64) -> Answer<()> {
                Ok(self.0.train(epsilon)?)
            }

            /// x to y in inference.
            pub fn infer(&mut self, epsilon: f64) -> Answer<()> {
                Ok(self.0.infer(epsilon)?)
            }

            /// dy to dx, dgamma and dbeta.
            pub fn backward(&mut self, epsilon: f64) -> Answer<()> {
                Ok(self.0.backward(epsilon)?)
            }
        }
    };
}

room!(Room64, f64);
room!(Room32, f32);
