//! What JavaScript calls: functions from plain data to plain data. Nothing is kept between two calls.
//!
//! Records are the crate's own types, or records of this module where data cross as flat lists; serde derives how they
//! are read and written, tsify their TypeScript types. Every function returns a value or throws: a `TypeError` for a
//! mistake of the calling program, an `Error` with `key` and `details` for numbers that cannot be computed with.

mod batch;
mod canvas;
mod explain;
mod names;
mod plot;
mod program;
mod request;
mod slide;
mod stream;
mod values;

use crate::error::Error;
use crate::formula::{self, Notation, Quantity};
use crate::plot::slide::Track;
use crate::snippet::{Framework, Snippet};
use crate::stats::Divisor;
use crate::stream::Stream;
use crate::walk::hand;
use batch::{Batch, BatchSource, FileEncoding, TextSource};
use explain::{
    Arithmetic, Columns, Explained, Outline, Question, Source, Tables, View, Wanted, Written,
};
use js_sys::JsString;
use names::{Habits, Names};
use plot::{Picture, Plot};
use program::Rule;
use request::{Axes, AxesMap, WalkRequest};
use stream::{Fading, StreamRows};
use tsify::Ts;
use values::{Answer, answered, plain, thrown, wired, word};
use wasm_bindgen::prelude::wasm_bindgen;

/// The crate's version, as the page shows it in its footer.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Everything that a figure shows of a walk, from one computation; what the walk does not have is `undefined`.
#[wasm_bindgen(js_name = explain)]
pub fn explained(
    request: Ts<WalkRequest>,
    x: &[f64],
    question: Ts<Question>,
) -> Answer<Ts<Explained>> {
    let question = plain(question)?;
    let walk = plain(request)?.walk(x).map_err(thrown)?;
    wired(&explain::explained(&walk, &question))
}

/// The steps of a walk with their formulas; no numbers.
#[wasm_bindgen]
pub fn outline(request: Ts<WalkRequest>, x: &[f64], notation: Ts<Notation>) -> Answer<Ts<Outline>> {
    let notation = plain(notation)?;
    let walk = plain(request)?.walk(x).map_err(thrown)?;
    wired(&explain::outline(&walk, notation))
}

/// Tables of a walk, as far as they are shown, with their digits written.
#[wasm_bindgen]
pub fn tables(
    request: Ts<WalkRequest>,
    x: &[f64],
    view: Ts<View>,
    quantities: Vec<JsString>,
) -> Answer<Ts<Tables>> {
    let view = plain(view)?;
    let walk = plain(request)?.walk(x).map_err(thrown)?;
    let mut tables = Vec::new();
    for id in &quantities {
        let table = explain::table_of(&walk, &word(id, "quantities")?).map_err(thrown)?;
        tables.push(explain::shown(table, &view));
    }
    wired(&Tables { tables })
}

/// The arithmetic of one cell and the cells that it was made of, as far as those are shown.
#[wasm_bindgen]
pub fn cell(
    request: Ts<WalkRequest>,
    x: &[f64],
    view: Ts<View>,
    quantity: &JsString,
    row: usize,
    col: usize,
) -> Answer<Ts<Arithmetic>> {
    let view = plain(view)?;
    let quantity = word(quantity, "quantity")?;
    let walk = plain(request)?.walk(x).map_err(thrown)?;
    answered(explain::cell(&walk, &view, &Source { quantity, row, col }))
}

/// Whole columns of a walk's tables, unrounded, for its plots.
#[wasm_bindgen]
pub fn columns(request: Ts<WalkRequest>, x: &[f64], wanted: Ts<Wanted>) -> Answer<Ts<Columns>> {
    let wanted = plain(wanted)?.columns;
    let walk = plain(request)?.walk(x).map_err(thrown)?;
    let column = |(quantity, col): &(String, usize)| explain::column(&walk, quantity, *col);
    let columns = wanted.iter().map(column).collect::<Result<_, _>>();
    answered(columns.map(|columns| Columns { columns }))
}

/// A table of a walk as CSV with full digits.
#[wasm_bindgen]
pub fn csv(request: Ts<WalkRequest>, x: &[f64], quantity: &JsString) -> Answer<String> {
    let quantity = word(quantity, "quantity")?;
    let walk = plain(request)?.walk(x).map_err(thrown)?;
    let table = explain::table_of(&walk, &quantity).map_err(thrown)?;
    Ok(table.csv())
}

/// The tables of a walk forward as a track that the plot `slide` draws at any position, for these features.
#[wasm_bindgen(js_name = slide)]
pub fn track(request: Ts<WalkRequest>, x: &[f64], features: &[u32]) -> Answer<Ts<Track>> {
    answered(slide::track(plain(request)?, x, features))
}

/// Makes a batch.
#[wasm_bindgen(js_name = batch)]
pub fn made(source: Ts<BatchSource>) -> Answer<Ts<Batch>> {
    answered(batch::made(plain(source)?))
}

/// Reads a batch from a text.
#[wasm_bindgen(js_name = readBatch)]
pub fn read_batch(source: Ts<TextSource>) -> Answer<Ts<Batch>> {
    answered(batch::read(plain(source)?))
}

/// Finds in which encoding a file is; the browser's `TextDecoder` makes the text of it.
#[wasm_bindgen(js_name = encodingOf)]
pub fn encoding_of(bytes: &[u8]) -> Answer<Ts<FileEncoding>> {
    wired(&batch::encoding(bytes))
}

/// A number as a person types it: decimal comma, real minus, spaces.
#[wasm_bindgen(js_name = readNumber)]
pub fn read_number(text: &JsString) -> Answer<f64> {
    let text = word(text, "text")?;
    crate::digits::read(&text).map_err(|misread| thrown(misread.at(1, 1, &text)))
}

/// A number as it is shown.
#[wasm_bindgen(js_name = writeNumber)]
#[must_use]
pub fn write_number(value: f64, digits: usize) -> String {
    crate::digits::write(value, digits).text
}

/// Draws a plot on a canvas whose size is the sheet's times the pixel ratio. The picture's `svg` is empty.
#[wasm_bindgen]
pub fn draw(
    canvas: web_sys::HtmlCanvasElement,
    sheet: Ts<crate::plot::Sheet>,
    plot: Ts<Plot>,
) -> Answer<Ts<Picture>> {
    let mut paper = plot::OnCanvas(canvas);
    answered(plain(plot)?.put(&mut paper, &plain(sheet)?))
}

/// Draws a plot as an SVG document, through the same code as on a canvas.
#[wasm_bindgen]
pub fn svg(sheet: Ts<crate::plot::Sheet>, plot: Ts<Plot>) -> Answer<Ts<Picture>> {
    answered(plain(plot)?.put(&mut plot::AsSvg, &plain(sheet)?))
}

/// How an exponential average of weight ρ and a window forget, seen after `steps` batches.
#[wasm_bindgen]
pub fn fading(rho: f64, window: usize, steps: usize) -> Answer<Ts<Fading>> {
    answered(stream::fading(rho, window, steps))
}

/// A stream of batches whose population may move; `stored` is the divisor of the variance whose noise is asked for.
#[wasm_bindgen]
pub fn stream(request: Ts<Stream>, stored: Ts<Divisor>) -> Answer<Ts<StreamRows>> {
    answered(stream::rows(&plain(request)?, plain(stored)?))
}

/// A program that prints the numbers of a walk. `rule` says which average, where the walk shows several.
#[wasm_bindgen(js_name = program)]
pub fn program_of(
    framework: Ts<Framework>,
    request: Ts<WalkRequest>,
    x: &[f64],
    rule: Ts<Rule>,
) -> Answer<Ts<Snippet>> {
    let (framework, request, rule) = (plain(framework)?, plain(request)?, plain(rule)?);
    answered(program::program(framework, request, x, rule))
}

/// A formula of the article: `walk.step`, such as `forward.mean`, in the textbook's form, or `prose.name`.
#[wasm_bindgen]
pub fn formula(name: &JsString, notation: Ts<Notation>) -> Answer<Ts<Written>> {
    let name = &*word(name, "name")?;
    let notation = plain(notation)?;
    answered(Written::tried(|format| {
        hand::written(name, notation, format)
    }))
}

/// One quantity's symbol.
#[wasm_bindgen]
pub fn symbol(quantity: &JsString, notation: Ts<Notation>) -> Answer<Ts<Written>> {
    let quantity = word(quantity, "quantity")?;
    let notation = plain(notation)?;
    let quantity = quantity_of(&quantity).map_err(thrown)?;
    let show = |format| formula::show_symbol(quantity, notation, format);
    wired(&Written::of(show))
}

/// Where every cell of a tensor belongs: its statistic, its place there, its channel.
#[wasm_bindgen(js_name = axesMap)]
pub fn axes_map(request: Ts<Axes>) -> Answer<Ts<AxesMap>> {
    answered(plain(request)?.map())
}

/// The notation table: identifier, colour and meaning of every quantity.
#[wasm_bindgen]
pub fn notation() -> Answer<Ts<Names>> {
    wired(&Names::all())
}

/// What each framework means by epsilon, momentum and variance.
#[wasm_bindgen]
pub fn conventions() -> Answer<Ts<Habits>> {
    wired(&Habits::all())
}

fn quantity_of(id: &str) -> Result<Quantity, Error> {
    Quantity::from_id(id).ok_or_else(|| unknown("quantity", id))
}

fn unknown(what: &'static str, name: &str) -> Error {
    Error::UnknownName {
        what,
        name: name.into(),
    }
}
