//! The exports: plain data in, plain data out, no state.

use crate::{History, Settings, Value, run};
use batch_norm_explained::error::Error;
use js_sys::{Array, Float64Array, Object, Reflect, TypeError};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Settings by name; what is not set has the default of the reference run. */
export type Settings = Readonly<Record<string, number | string | Float64Array>>;
/** What was measured. */
export interface History { readonly numbers: Readonly<Record<string, number>>; readonly series: Readonly<Record<string, Float64Array>>; }
/** Runs one experiment; bad settings throw an Error with key and details. */
export function experiment(name: string, settings: Settings): History;
/** A program, and by name the files that it reads: none for a small batch. */
export interface Program { readonly code: string; readonly files: Readonly<Record<string, string>>; }
/** A program for "numpy", "pytorch", "keras" or "flax" that prints the numbers of a walk. */
export function program(framework: string, walk: string, settings: Settings): Program;
"#;

/// Runs one experiment.
#[wasm_bindgen(skip_typescript)]
pub fn experiment(name: &JsValue, settings: &JsValue) -> Result<JsValue, JsValue> {
    let history = run(&word(name, "name")?, &read(settings)?).map_err(thrown)?;
    Ok(write(&history).into())
}

/// Writes the program of a walk.
#[wasm_bindgen(skip_typescript)]
pub fn program(
    framework: &JsValue,
    walk: &JsValue,
    settings: &JsValue,
) -> Result<JsValue, JsValue> {
    let (framework, walk) = (word(framework, "framework")?, word(walk, "walk")?);
    let written = crate::program(&framework, &walk, &read(settings)?).map_err(thrown)?;
    let (program, files) = (Object::new(), Object::new());
    for file in &written.files {
        set(&files, &file.name, &file.text.as_str().into());
    }
    set(&program, "code", &written.code.into());
    set(&program, "files", &files);
    Ok(program.into())
}

/// A word. The glue would read a value of another type as one, and trap.
fn word(value: &JsValue, name: &str) -> Result<String, JsValue> {
    let wrong = || TypeError::new(&["'", name, "' must be a string"].concat()).into();
    value.as_string().ok_or_else(wrong)
}

fn read(settings: &JsValue) -> Result<Settings, JsValue> {
    let object = settings
        .dyn_ref::<Object>()
        .ok_or_else(|| TypeError::new("settings must be an object"))?;
    let mut read = BTreeMap::new();
    for entry in Object::entries(object).iter() {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        let known = if let Some(number) = value.as_f64() {
            Value::Number(number)
        } else if let Some(word) = value.as_string() {
            Value::Word(word)
        } else if let Some(series) = value.dyn_ref::<Float64Array>() {
            Value::Series(series.to_vec())
        } else {
            return Err(TypeError::new(
                &["'", &name, "' must be a number, a string or a Float64Array"].concat(),
            )
            .into());
        };
        read.insert(name, known);
    }
    Ok(Settings(read))
}

fn write(history: &History) -> Object {
    let (numbers, series) = (Object::new(), Object::new());
    for (name, value) in &history.numbers {
        set(&numbers, name, &(*value).into());
    }
    for (name, values) in &history.series {
        set(&series, name, &Float64Array::from(values.as_slice()));
    }
    let both = Object::new();
    set(&both, "numbers", &numbers);
    set(&both, "series", &series);
    both
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
