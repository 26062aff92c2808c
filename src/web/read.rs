//! Reading plain objects, field by field. A derived deserializer would do the same in twenty times the bytes.
//!
//! A value of the wrong type becomes a `TypeError` that names the field: a fault of the calling program, not of the
//! reader's numbers.

use super::thrown;
use crate::data::CELLS;
use crate::error::Error;
use js_sys::{Array, Float64Array, Object, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};

/// Can be made from a JavaScript value; `name` is what an error calls it.
pub trait Read: Sized {
    /// Reads the value.
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue>;
}

/// Reads one field of an object; a field that is not there is `undefined`.
pub fn field<T: Read>(object: &JsValue, name: &str) -> Result<T, JsValue> {
    let value = Reflect::get(object, &name.into()).map_err(|_| wrong(name, "an object"))?;
    T::read(&value, name)
}

/// The one key of an object like `{ forward: … }` and what it holds; a bare string stands for itself.
pub fn variant(value: &JsValue, name: &str) -> Result<(String, JsValue), JsValue> {
    if let Some(word) = value.as_string() {
        return Ok((word, JsValue::UNDEFINED));
    }
    let object = value
        .dyn_ref::<Object>()
        .ok_or_else(|| wrong(name, "an object"))?;
    let key = Object::keys(object).get(0);
    let word = key
        .as_string()
        .ok_or_else(|| wrong(name, "an object with one key"))?;
    Ok((word, Reflect::get(value, &key)?))
}

/// The error for a value of the wrong type.
pub fn wrong(name: &str, expected: &str) -> JsValue {
    TypeError::new(&["'", name, "' must be ", expected].concat()).into()
}

/// Refuses what no table holds: a run of numbers for which there is no memory would end the instance.
fn bounded(found: u32) -> Result<(), JsValue> {
    let found = found as usize;
    if found <= CELLS {
        return Ok(());
    }
    Err(thrown(Error::TooMuch {
        what: "cells",
        limit: CELLS,
        found,
    }))
}

fn items<T: Read>(value: &JsValue, name: &str) -> Result<Vec<T>, JsValue> {
    let array = value
        .dyn_ref::<Array>()
        .ok_or_else(|| wrong(name, "an array"))?;
    bounded(array.length())?;
    (0..array.length())
        .map(|index| T::read(&array.get(index), name))
        .collect()
}

impl Read for f64 {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        value.as_f64().ok_or_else(|| wrong(name, "a number"))
    }
}

impl Read for u32 {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        let number = f64::read(value, name)?;
        let whole = number.trunc() == number && (0.0..=f64::from(u32::MAX)).contains(&number);
        if whole {
            Ok(number as u32)
        } else {
            Err(wrong(name, "a whole number from 0 to 4294967295"))
        }
    }
}

impl Read for i32 {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        let number = f64::read(value, name)?;
        let whole = number.trunc() == number
            && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number);
        if whole {
            Ok(number as i32)
        } else {
            Err(wrong(name, "a whole number"))
        }
    }
}

impl Read for usize {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        Ok(u32::read(value, name)? as usize)
    }
}

impl Read for bool {
    fn read(value: &JsValue, _: &str) -> Result<Self, JsValue> {
        Ok(value.is_truthy())
    }
}

impl Read for String {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        value.as_string().ok_or_else(|| wrong(name, "a string"))
    }
}

impl Read for Float64Array {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        let array = value
            .dyn_ref::<Float64Array>()
            .ok_or_else(|| wrong(name, "a Float64Array"))?;
        bounded(array.length())?;
        Ok(array.clone())
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        if value.is_undefined() {
            Ok(Vec::new())
        } else {
            items(value, name)
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        if value.is_undefined() || value.is_null() {
            Ok(None)
        } else {
            T::read(value, name).map(Some)
        }
    }
}

impl<T: Read> Read for [T; 2] {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        items(value, name)?
            .try_into()
            .map_err(|_| wrong(name, "an array of two"))
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(value: &JsValue, name: &str) -> Result<Self, JsValue> {
        let pair = value
            .dyn_ref::<Array>()
            .ok_or_else(|| wrong(name, "an array of two"))?;
        Ok((A::read(&pair.get(0), name)?, B::read(&pair.get(1), name)?))
    }
}

/// `record!(View { digits, head, row_key = "rowKey" })`: reads a struct, field by field.
macro_rules! record {
    ($type:ident { $( $field:ident $(= $key:literal)? ),* $(,)? }) => {
        impl $crate::web::read::Read for $type {
            fn read(value: &wasm_bindgen::JsValue, _: &str) -> Result<Self, wasm_bindgen::JsValue> {
                Ok($type { $( $field: $crate::web::read::field(value, record!(@ $field $($key)?))?, )* })
            }
        }
    };
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $key:literal) => { $key };
}

/// `words!(Notation { "paper" => Paper, "post" => Post })`: reads an enum of bare words.
macro_rules! words {
    ($type:ident { $( $word:literal => $variant:ident ),* $(,)? }) => {
        impl $crate::web::read::Read for $type {
            fn read(value: &wasm_bindgen::JsValue, name: &str) -> Result<Self, wasm_bindgen::JsValue> {
                match value.as_string().as_deref() {
                    $( Some($word) => Ok($type::$variant), )*
                    _ => Err($crate::web::read::wrong(name, concat!("one of" $(, " ", $word)*))),
                }
            }
        }
    };
}

/// `variants!(Plot { "cloud" => Cloud })`: reads an enum of records, `{ cloud: { … } }`.
macro_rules! variants {
    ($type:ident { $( $word:literal => $variant:ident ),* $(,)? }) => {
        impl $crate::web::read::Read for $type {
            fn read(value: &wasm_bindgen::JsValue, name: &str) -> Result<Self, wasm_bindgen::JsValue> {
                let (word, inner) = $crate::web::read::variant(value, name)?;
                match word.as_str() {
                    $( $word => Ok($type::$variant($crate::web::read::Read::read(&inner, $word)?)), )*
                    _ => Err($crate::web::read::wrong(name, concat!("one of" $(, " ", $word)*))),
                }
            }
        }
    };
}

pub(crate) use {record, variants, words};
