//! The exported functions: plain data in, plain data out, no state.

mod averages;
mod data;
mod plot;
mod program;
mod read;
mod request;
mod table;
mod walks;
mod wire;

use crate::convention::{Convention, MomentumWeighs};
use crate::error::Error;
use crate::formula::{self, Cell, Format, Quantity};
use crate::snippet::Framework;
use crate::stats::Divisor;
use crate::walk::{Walk, hand};
use js_sys::{Float64Array, Object, Reflect};
use tsify::Ts;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use wire::{
    Arithmetic, Columns, Habit, Habits, Name, Names, Notation, Outline, OutlineStep, Source,
    StreamRequest, StreamRows, Tables, View, Wanted, Written,
};

type Answer<T> = Result<T, JsValue>;

/// The crate's version, as the page shows it in its footer.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The steps of a walk with their formulas; no numbers.
#[wasm_bindgen]
pub fn outline(
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    notation: Ts<Notation>,
) -> Answer<Ts<Outline>> {
    let notation = plain(notation)?.into();
    let walk = walk_of(request, x)?;
    let steps = walk.steps.iter().map(|step| OutlineStep {
        id: step.id().into(),
        reads: step
            .formula
            .right
            .reads()
            .iter()
            .map(|quantity| quantity.id().into())
            .collect(),
        formula: written(|format| formula::show(&step.formula, notation, format)),
    });
    let notes = walk.notes.iter().map(|note| wire::Note {
        key: note.key.into(),
        about: note.about.clone(),
    });
    let inputs = walk.inputs.iter().map(|table| table.quantity.id().into());
    wired(Outline {
        steps: steps.collect(),
        inputs: inputs.collect(),
        notes: notes.collect(),
    })
}

/// Tables of a walk, as far as they are shown, with their digits written.
#[wasm_bindgen]
pub fn tables(
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    view: Ts<View>,
    quantities: Vec<String>,
) -> Answer<Ts<Tables>> {
    let view = plain(view)?;
    let walk = walk_of(request, x)?;
    let shown = quantities
        .iter()
        .map(|id| Ok(table::shown(table_of(&walk, id)?, &view)));
    wired(Tables {
        tables: shown.collect::<Answer<_>>()?,
    })
}

/// The arithmetic of one cell and the cells that it was made of, as far as those are shown.
#[wasm_bindgen]
pub fn cell(
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    view: Ts<View>,
    quantity: &str,
    row: usize,
    col: usize,
) -> Answer<Ts<Arithmetic>> {
    let view = plain(view)?;
    let walk = walk_of(request, x)?;
    let table = table_of(&walk, quantity)?;
    let place = Cell { row, col };
    let value = walk.value(table.quantity, place).map_err(thrown)?;
    let arithmetic = walk.arithmetic(table.quantity, place).map_err(thrown)?;
    let name = table.rows.name(row);
    let written = written(|format| match &arithmetic {
        Some(arithmetic) => arithmetic.show(view.notation.into(), format, view.digits, &name),
        None => String::new(),
    });
    let sources = walk
        .sources(table.quantity, place)
        .into_iter()
        .filter(|source| {
            let rows = walk
                .table(source.quantity)
                .map_or(0, |table| table.values.nrows());
            table::is_shown(source.cell.row, rows, &view)
        });
    wired(Arithmetic {
        written,
        full: crate::digits::full(value),
        sources: sources.map(Source::from).collect(),
    })
}

/// Whole columns of a walk's tables, unrounded, for its plots. `wanted` has quantity and column by turns.
#[wasm_bindgen]
pub fn columns(
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    wanted: Ts<Wanted>,
) -> Answer<Ts<Columns>> {
    let wanted = plain(wanted)?.columns;
    let walk = walk_of(request, x)?;
    let column = |(quantity, col): &(String, usize)| {
        let table = table_of(&walk, quantity)?;
        let missing = || Error::UnknownName {
            what: "column",
            name: col.to_string(),
        };
        if *col >= table.values.ncols() {
            return Err(thrown(missing()));
        }
        let values = table.values.column(*col).to_vec();
        Ok(JsValue::from(Float64Array::from(values.as_slice())))
    };
    wired(Columns {
        columns: wanted
            .iter()
            .map(column)
            .collect::<Answer<js_sys::Array>>()?,
    })
}

/// Makes or reads a batch.
#[wasm_bindgen]
pub fn batch(source: Ts<wire::data::BatchSource>) -> Answer<Ts<wire::data::Batch>> {
    wired(data::batch(plain(source)?).map_err(thrown)?)
}

/// A number as a person types it: decimal comma, real minus, spaces.
#[wasm_bindgen(js_name = readNumber)]
pub fn read_number(text: &str) -> Answer<f64> {
    crate::digits::read(text).map_err(|misread| thrown(misread.at(1, 1, text)))
}

/// A number as it is shown.
#[wasm_bindgen(js_name = writeNumber)]
pub fn write_number(value: f64, digits: usize) -> String {
    crate::digits::write(value, digits).text
}

/// Draws a plot on a canvas whose size is the sheet's times the pixel ratio. The picture's `svg` is empty.
#[wasm_bindgen]
pub fn draw(
    canvas: web_sys::HtmlCanvasElement,
    sheet: Ts<wire::plot::Sheet>,
    plot: Ts<wire::plot::Plot>,
) -> Answer<Ts<wire::plot::Picture>> {
    let paper = plot::Paper::Canvas(canvas);
    wired(plot::put(paper, &plain(sheet)?, &plain(plot)?).map_err(thrown)?)
}

/// Draws a plot as an SVG document, through the same code.
#[wasm_bindgen]
pub fn svg(
    sheet: Ts<wire::plot::Sheet>,
    plot: Ts<wire::plot::Plot>,
) -> Answer<Ts<wire::plot::Picture>> {
    wired(plot::put(plot::Paper::Svg, &plain(sheet)?, &plain(plot)?).map_err(thrown)?)
}

/// A table of a walk as CSV with full digits.
#[wasm_bindgen]
pub fn csv(request: Ts<wire::WalkRequest>, x: &[f64], quantity: &str) -> Answer<String> {
    let walk = walk_of(request, x)?;
    Ok(table::csv(table_of(&walk, quantity)?))
}

/// How an exponential average of weight ρ and a window forget, seen after `steps` batches.
#[wasm_bindgen]
pub fn fading(rho: f64, window: usize, steps: usize) -> Answer<Ts<wire::averages::Fading>> {
    wired(averages::fading(rho, window, steps).map_err(thrown)?)
}

/// A program that prints the numbers of a walk, for "numpy", "pytorch", "keras" or "flax".
#[wasm_bindgen]
pub fn program(
    framework: &str,
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    rule: Ts<wire::program::Rule>,
) -> Answer<Ts<wire::program::Program>> {
    let framework = Framework::from_id(framework).map_err(thrown)?;
    let written = program::program(framework, plain(request)?, x, plain(rule)?);
    wired(wire::program::Program::from(written.map_err(thrown)?))
}

/// A stream of batches whose population may move.
#[wasm_bindgen]
pub fn stream(request: Ts<StreamRequest>) -> Answer<Ts<StreamRows>> {
    wired(request::stream(&plain(request)?).map_err(thrown)?)
}

/// One quantity's symbol.
#[wasm_bindgen]
pub fn symbol(quantity: &str, notation: Ts<Notation>) -> Answer<Ts<Written>> {
    let notation = plain(notation)?.into();
    let quantity = quantity_of(quantity)?;
    wired(written(|format| {
        formula::show_symbol(quantity, notation, format)
    }))
}

/// A formula of the article: `walk.step`, such as `forward.mean`, in the textbook's form, or `prose.name`.
#[wasm_bindgen]
pub fn formula(name: &str, notation: Ts<Notation>) -> Answer<Ts<Written>> {
    let notation = plain(notation)?.into();
    if hand::written(name, notation, Format::Text).is_none() {
        return Err(thrown(Error::UnknownName {
            what: "formula",
            name: name.into(),
        }));
    }
    wired(written(|format| {
        hand::written(name, notation, format).unwrap_or_default()
    }))
}

/// Where every cell of a tensor belongs: its statistic, its place there, its channel.
#[wasm_bindgen(js_name = axesMap)]
pub fn axes_map(request: Ts<wire::walks::Axes>) -> Answer<Ts<wire::walks::AxesMap>> {
    wired(walks::axes_map(&plain(request)?).map_err(thrown)?)
}

/// The notation table: identifier, colour and meaning of every quantity.
#[wasm_bindgen]
pub fn notation() -> Answer<Ts<Names>> {
    let names = Quantity::ALL.iter().map(|quantity| {
        let entry = quantity.entry();
        Name {
            id: entry.id.into(),
            token: entry.token.into(),
            meaning: entry.meaning.into(),
        }
    });
    wired(Names {
        names: names.collect(),
    })
}

/// What each framework means by epsilon, momentum and variance.
#[wasm_bindgen]
pub fn conventions() -> Answer<Ts<Habits>> {
    let habits = Convention::ALL.map(|convention| {
        let update = convention.update();
        Habit {
            id: convention.id().into(),
            epsilon: convention.epsilon(),
            momentum: update.momentum,
            old: update.weighs == MomentumWeighs::Old,
            stored: match update.stored {
                Divisor::N => "n".into(),
                Divisor::NMinusOne => "n-1".into(),
            },
        }
    });
    wired(Habits {
        habits: habits.to_vec(),
    })
}

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

fn quantity_of(id: &str) -> Answer<Quantity> {
    let unknown = || Error::UnknownName {
        what: "quantity",
        name: id.into(),
    };
    Quantity::from_id(id).ok_or_else(unknown).map_err(thrown)
}

fn table_of<'a>(walk: &'a Walk, id: &str) -> Answer<&'a crate::walk::Table> {
    let unknown = || Error::UnknownName {
        what: "table",
        name: id.into(),
    };
    walk.table(quantity_of(id)?)
        .ok_or_else(unknown)
        .map_err(thrown)
}

/// Reads a wire struct; a value of the wrong shape becomes an `Error` that names the field.
fn plain<T: tsify::Tsify + read::Read>(value: Ts<T>) -> Answer<T> {
    T::read(&JsValue::from(value), "the request")
}

/// Writes a wire struct.
fn wired<T: tsify::Tsify + serde::Serialize>(value: T) -> Answer<Ts<T>> {
    value.into_ts().map_err(|error| JsError::from(error).into())
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
