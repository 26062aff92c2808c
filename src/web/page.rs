//! The exports of the page's module: what figures are made of.

use super::wire::{self, *};
use super::{
    Answer, answered, averages, batch, explain, plain, plot, quantity_of, request, table, table_of,
    thrown, walk_of, walks, wired, word, written,
};
use crate::convention::{Convention, MomentumWeighs};
use crate::formula;
use crate::stats::Divisor;
use js_sys::JsString;
use tsify::Ts;
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
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    question: Ts<Question>,
) -> Answer<Ts<Explained>> {
    let Question {
        view,
        outline,
        tables,
        columns,
        cells,
    } = plain(question)?;
    let walk = walk_of(request, x)?;
    let table = |id: &String| Some(table::shown(table_of(&walk, id).ok()?, &view));
    let column = |(quantity, col): &(String, usize)| explain::column(&walk, quantity, *col).ok();
    let cell = |at: &Source| explain::cell(&walk, &view, at).ok();
    Ok(wired(&Explained {
        outline: outline.then(|| explain::outline(&walk, view.notation.into())),
        tables: tables.iter().map(table).collect(),
        columns: columns.iter().map(column).collect(),
        cells: cells.iter().map(cell).collect(),
    }))
}

/// The steps of a walk with their formulas; no numbers.
#[wasm_bindgen]
pub fn outline(
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    notation: Ts<Notation>,
) -> Answer<Ts<Outline>> {
    let notation = plain(notation)?.into();
    Ok(wired(&explain::outline(&walk_of(request, x)?, notation)))
}

/// Tables of a walk, as far as they are shown, with their digits written.
#[wasm_bindgen]
pub fn tables(
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    view: Ts<View>,
    quantities: Vec<JsString>,
) -> Answer<Ts<Tables>> {
    let view = plain(view)?;
    let walk = walk_of(request, x)?;
    let mut tables = Vec::new();
    for id in &quantities {
        let id = word(id, "quantities")?;
        tables.push(table::shown(table_of(&walk, &id).map_err(thrown)?, &view));
    }
    Ok(wired(&Tables { tables }))
}

/// The arithmetic of one cell and the cells that it was made of, as far as those are shown.
#[wasm_bindgen]
pub fn cell(
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    view: Ts<View>,
    quantity: &JsString,
    row: usize,
    col: usize,
) -> Answer<Ts<Arithmetic>> {
    let view = plain(view)?;
    let quantity = word(quantity, "quantity")?;
    let at = Source { quantity, row, col };
    answered(explain::cell(&walk_of(request, x)?, &view, &at))
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
    let columns = js_sys::Array::new();
    for (quantity, col) in &wanted {
        let column = explain::column(&walk, quantity, *col).map_err(thrown)?;
        columns.push(&column);
    }
    Ok(wired(&Columns { columns }))
}

/// Makes a batch.
#[wasm_bindgen(js_name = batch)]
pub fn made(source: Ts<wire::data::BatchSource>) -> Answer<Ts<wire::data::Batch>> {
    answered(batch::made(plain(source)?))
}

/// A number as a person types it: decimal comma, real minus, spaces.
#[wasm_bindgen(js_name = readNumber)]
pub fn read_number(text: &JsString) -> Answer<f64> {
    let text = word(text, "text")?;
    crate::digits::read(&text).map_err(|misread| thrown(misread.at(1, 1, &text)))
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
) -> Answer<Ts<wire::drawn::Picture>> {
    let mut paper = plot::OnCanvas(&canvas);
    answered(plot::put(&mut paper, &plain(sheet)?, &plain(plot)?))
}

/// How an exponential average of weight ρ and a window forget, seen after `steps` batches.
#[wasm_bindgen]
pub fn fading(rho: f64, window: usize, steps: usize) -> Answer<Ts<wire::averages::Fading>> {
    answered(averages::fading(rho, window, steps))
}

/// A stream of batches whose population may move.
#[wasm_bindgen]
pub fn stream(request: Ts<StreamRequest>) -> Answer<Ts<StreamRows>> {
    answered(request::stream(&plain(request)?))
}

/// One quantity's symbol.
#[wasm_bindgen]
pub fn symbol(quantity: &JsString, notation: Ts<Notation>) -> Answer<Ts<Written>> {
    let quantity = word(quantity, "quantity")?;
    let notation = plain(notation)?.into();
    let symbol = |quantity| written(|format| formula::show_symbol(quantity, notation, format));
    answered(quantity_of(&quantity).map(symbol))
}

/// Where every cell of a tensor belongs: its statistic, its place there, its channel.
#[wasm_bindgen(js_name = axesMap)]
pub fn axes_map(request: Ts<wire::walks::Axes>) -> Answer<Ts<wire::walks::AxesMap>> {
    answered(walks::axes_map(&plain(request)?))
}

/// What each framework means by epsilon, momentum and variance.
#[wasm_bindgen]
pub fn conventions() -> Ts<Habits> {
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
    wired(&Habits {
        habits: habits.to_vec(),
    })
}
