//! What JavaScript calls: plain data in, plain data out, no state.
//!
//! Two modules are built of it, so that a page fetches what it shows and no more: `page` has what figures are made of,
//! `desk` what readers take away or bring along and what the build writes into the pages.

mod averages;
mod batch;
mod canvas;
#[cfg(feature = "desk")]
mod desk;
mod explain;
#[cfg(feature = "page")]
mod page;
mod plot;
mod program;
mod read;
mod request;
mod table;
mod walks;
mod wire;
mod write;

use crate::error::Error;
use crate::formula::{Format, Quantity};
use crate::walk::{Table, Walk};
use js_sys::{JsString, Object};
use read::Read;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;
use wire::Written;
use write::{Write, set};

type Answer<T> = Result<T, JsValue>;

fn written(show: impl Fn(Format) -> String) -> Written {
    Written {
        mathml: show(Format::MathMl),
        latex: show(Format::Latex),
        text: show(Format::Text),
    }
}

fn walk_of(request: Ts<wire::WalkRequest>, x: &[f64]) -> Answer<Walk> {
    request::walk(plain(request)?, x).map_err(thrown)
}

fn quantity_of(id: &str) -> Result<Quantity, Error> {
    Quantity::from_id(id).ok_or_else(|| unknown("quantity", id))
}

fn table_of<'a>(walk: &'a Walk, id: &str) -> Result<&'a Table, Error> {
    let table = walk.table(quantity_of(id)?);
    table.ok_or_else(|| unknown("table", id))
}

fn unknown(what: &'static str, name: &str) -> Error {
    Error::UnknownName {
        what,
        name: name.into(),
    }
}

/// Reads a wire struct; a value of the wrong shape becomes an `Error` that names the field.
fn plain<T: Tsify + Read>(value: Ts<T>) -> Answer<T> {
    read::read(&JsValue::from(value), "the request")
}

/// Reads a word that is an argument by itself: as a `&str` the glue would take whatever comes for one unseen.
fn word(value: &JsString, name: &str) -> Answer<String> {
    read::read(value, name)
}

/// Writes a wire struct.
fn wired<T: Tsify + Write>(value: &T) -> Ts<T> {
    Ts::new_unchecked(value.write())
}

/// [`wired`], or what went wrong.
fn answered<T: Tsify + Write>(value: Result<T, Error>) -> Answer<Ts<T>> {
    value.map(|value| wired(&value)).map_err(thrown)
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
