//! Reading plain objects, field by field. A derived deserializer would do the same in twenty times the bytes.
//!
//! A value of the wrong type becomes a `TypeError` that names the field: a fault of the calling program, not of the
//! reader's numbers. Reading goes on with a stand-in and the first fault is told at the end: giving up at every field
//! would weigh more than the reading itself.

mod macros;

pub(crate) use macros::{record, variants, words};

use super::thrown;
use crate::data::CELLS;
use crate::error::Error;
use js_sys::{Array, Float64Array, Object, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};

/// The first fault of a request, if it has one.
#[derive(Default)]
pub struct Fault(Option<JsValue>);

impl Fault {
    /// Remembers that `name` is not what was `expected`.
    pub fn note(&mut self, name: &str, expected: &str) {
        let wrong = || TypeError::new(&["'", name, "' must be ", expected].concat()).into();
        self.0.get_or_insert_with(wrong);
    }

    /// Refuses what no table holds: a run of numbers for which there is no memory would end the instance.
    fn too_long(&mut self, found: u32) -> bool {
        let found = found as usize;
        if found <= CELLS {
            return false;
        }
        let error = Error::TooMuch {
            what: "cells",
            limit: CELLS,
            found,
        };
        self.0.get_or_insert_with(|| thrown(error));
        true
    }
}

/// Can be made from a JavaScript value; `name` is what an error calls it.
pub trait Read: Sized {
    /// Reads the value, or notes a fault and gives something else of the type.
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self;
}

/// Reads a request.
///
/// # Errors
/// A `TypeError` that names the first field of the wrong type.
pub fn read<T: Read>(value: &JsValue, name: &str) -> Result<T, JsValue> {
    let mut fault = Fault::default();
    let read = T::read(value, name, &mut fault);
    fault.0.map_or(Ok(read), Err)
}

/// Reads one field of an object; a field that is not there is `undefined`.
pub fn field<T: Read>(object: &JsValue, name: &str, fault: &mut Fault) -> T {
    T::read(&property(object, name, fault), name, fault)
}

fn property(object: &JsValue, name: &str, fault: &mut Fault) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_else(|_| {
        fault.note(name, "an object");
        JsValue::UNDEFINED
    })
}

/// The one key of an object like `{ forward: … }` and what it holds; a bare string stands for itself.
pub fn variant(value: &JsValue, name: &str, fault: &mut Fault) -> (String, JsValue) {
    if let Some(word) = value.as_string() {
        return (word, JsValue::UNDEFINED);
    }
    let key = value
        .dyn_ref::<Object>()
        .map(|object| Object::keys(object).get(0));
    match key.and_then(|key| key.as_string()) {
        Some(word) => {
            let inner = property(value, &word, fault);
            (word, inner)
        }
        None => {
            fault.note(name, "an object with one key");
            (String::new(), JsValue::UNDEFINED)
        }
    }
}

/// An array of `length` items, or of any length.
fn array(value: &JsValue, name: &str, length: Option<u32>, fault: &mut Fault) -> Array {
    let array = value.dyn_ref::<Array>();
    match array.filter(|array| length.is_none_or(|length| array.length() == length)) {
        Some(array) if fault.too_long(array.length()) => Array::new(),
        Some(array) => array.clone(),
        None => {
            fault.note(
                name,
                if length.is_some() {
                    "an array of two"
                } else {
                    "an array"
                },
            );
            Array::new()
        }
    }
}

/// A whole number from `least` to `most`.
fn whole(value: &JsValue, name: &str, least: f64, most: f64, fault: &mut Fault) -> f64 {
    let number = f64::read(value, name, fault);
    if number.trunc() == number && (least..=most).contains(&number) {
        return number;
    }
    fault.note(
        name,
        if least == 0.0 {
            "a whole number from 0 to 4294967295"
        } else {
            "a whole number"
        },
    );
    0.0
}

impl Read for f64 {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        value.as_f64().unwrap_or_else(|| {
            fault.note(name, "a number");
            0.0
        })
    }
}

impl Read for u32 {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        whole(value, name, 0.0, f64::from(u32::MAX), fault) as u32
    }
}

impl Read for i32 {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        whole(value, name, f64::from(i32::MIN), f64::from(i32::MAX), fault) as i32
    }
}

impl Read for usize {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        u32::read(value, name, fault) as usize
    }
}

impl Read for bool {
    fn read(value: &JsValue, _: &str, _: &mut Fault) -> Self {
        value.is_truthy()
    }
}

impl Read for String {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        value.as_string().unwrap_or_else(|| {
            fault.note(name, "a string");
            String::new()
        })
    }
}

impl Read for Float64Array {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        match value.dyn_ref::<Float64Array>() {
            Some(array) if !fault.too_long(array.length()) => return array.clone(),
            Some(_) => {}
            None => fault.note(name, "a Float64Array"),
        }
        Float64Array::new_with_length(0)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        let mut items = Vec::new();
        if !value.is_undefined() {
            for item in array(value, name, None, fault).iter() {
                items.push(T::read(&item, name, fault));
            }
        }
        items
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        let some = !(value.is_undefined() || value.is_null());
        some.then(|| T::read(value, name, fault))
    }
}

impl<T: Read> Read for [T; 2] {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        <(T, T)>::read(value, name, fault).into()
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(value: &JsValue, name: &str, fault: &mut Fault) -> Self {
        let pair = array(value, name, Some(2), fault);
        (
            A::read(&pair.get(0), name, fault),
            B::read(&pair.get(1), name, fault),
        )
    }
}
