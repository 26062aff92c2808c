//! The exports. `npm/index.js` gives them the names and shapes that a program sees.

use crate::room::{Part, Room};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

type Answer<T> = Result<T, JsError>;

/// The running statistics of a stream of batches: all means, then all variances.
#[wasm_bindgen]
pub fn averages(
    x: &[f64],
    features: usize,
    sizes: Vec<usize>,
    #[wasm_bindgen(unchecked_param_type = "string")] average: &JsValue,
    setting: f64,
    #[wasm_bindgen(unchecked_param_type = "string")] stored: &JsValue,
) -> Answer<Vec<f64>> {
    let average = word(average, "average")?;
    let stored = word(stored, "stored")?;
    Ok(crate::averages(
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
                let part = *Part::ALL
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
