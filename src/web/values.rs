//! Values on their way from and to JavaScript, and what is thrown where one is wrong.

use crate::data::CELLS;
use crate::error::Error;
use js_sys::{Array, Float64Array, JsString, Object, Reflect, TypeError};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_wasm_bindgen::preserve;
use std::ops::Deref;
use tsify::{Ts, Tsify};
use wasm_bindgen::{JsCast, JsValue};

/// A value, or what is thrown.
pub type Answer<T> = Result<T, JsValue>;

/// How deep a request can be: an array in a record in a variant in a list of records in a record.
const DEPTH: u32 = 5;

/// Up to this length, every entry of a list is looked at.
const SHORT: u32 = 100;

/// A run of numbers, which is a `Float64Array` in JavaScript.
#[derive(Clone, Debug, Default)]
pub struct Numbers(Vec<f64>);

impl Deref for Numbers {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.0
    }
}

impl From<Vec<f64>> for Numbers {
    fn from(values: Vec<f64>) -> Self {
        Numbers(values)
    }
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        preserve::serialize(&Float64Array::from(self.0.as_slice()), serializer)
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value: JsValue = preserve::deserialize(deserializer)?;
        let array = value.dyn_ref::<Float64Array>();
        let wrong = || D::Error::custom("expected a Float64Array");
        array.map(|array| Numbers(array.to_vec())).ok_or_else(wrong)
    }
}

/// Reads a record.
///
/// # Errors
/// A `TypeError` that says what was expected and what was found; an `Error` where a list is longer than any table.
pub fn plain<T: Tsify + DeserializeOwned>(value: Ts<T>) -> Answer<T> {
    let value = JsValue::from(value);
    // Before anything is copied: there may be no memory for it.
    check_lengths(&value, DEPTH)?;
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let text = error.to_string();
        let reason = text.strip_prefix("Error: ").unwrap_or(&text);
        let reason: String = reason.chars().take(200).collect();
        TypeError::new(&reason).into()
    })
}

/// Refuses a list that is longer than any table, wherever it is in a request.
fn check_lengths(value: &JsValue, depth: u32) -> Answer<()> {
    let (length, inner) = if let Some(array) = value.dyn_ref::<Float64Array>() {
        (array.length(), None)
    } else if let Some(array) = value.dyn_ref::<Array>() {
        // Long lists hold numbers; looking at each would take longer than reading them.
        let nested = array.length() <= SHORT || array.get(0).is_object();
        (array.length(), nested.then(|| array.clone()))
    } else {
        let record = value.dyn_ref::<Object>().filter(|_| !value.is_function());
        (0, record.map(Object::values))
    };
    let found = length as usize;
    if found > CELLS {
        return Err(thrown(Error::TooMuch {
            what: "cells",
            limit: CELLS,
            found,
        }));
    }
    match inner {
        Some(inner) if depth > 0 => inner
            .iter()
            .try_for_each(|value| check_lengths(&value, depth - 1)),
        _ => Ok(()),
    }
}

/// Reads a word that is an argument by itself: as a `&str` the glue would take whatever comes for one unseen.
pub fn word(value: &JsString, name: &str) -> Answer<String> {
    let wrong = || TypeError::new(&format!("{name}: expected a string")).into();
    JsValue::from(value).as_string().ok_or_else(wrong)
}

/// Writes a record.
pub fn wired<T: Tsify + Serialize>(value: &T) -> Answer<Ts<T>> {
    let serializer = serde_wasm_bindgen::Serializer::new();
    Ok(Ts::new_unchecked(value.serialize(&serializer)?))
}

/// [`wired`], or what went wrong.
pub fn answered<T: Tsify + Serialize>(value: Result<T, Error>) -> Answer<Ts<T>> {
    wired(&value.map_err(thrown)?)
}

/// An `Error` for JavaScript: English for the console; `key` and `details` for the page's own sentence.
pub fn thrown(error: Error) -> JsValue {
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
