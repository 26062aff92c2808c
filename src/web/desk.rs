//! The exports of the desk's module: what a reader takes away or brings along, and what only the build of the pages asks for.

use super::wire::{self, Name, Names, Notation, Written};
use super::{
    Answer, answered, batch, plain, plot, program, table, table_of, thrown, walk_of, wired, word,
};
use crate::formula::{Format, Quantity};
use crate::snippet::Framework;
use crate::walk::hand;
use js_sys::JsString;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

/// Draws a plot as an SVG document, through the same code as on a canvas.
#[wasm_bindgen]
pub fn svg(
    sheet: Ts<wire::plot::Sheet>,
    plot: Ts<wire::plot::Plot>,
) -> Answer<Ts<wire::drawn::Picture>> {
    answered(plot::put(&mut plot::AsSvg, &plain(sheet)?, &plain(plot)?))
}

/// A table of a walk as CSV with full digits.
#[wasm_bindgen]
pub fn csv(request: Ts<wire::WalkRequest>, x: &[f64], quantity: &JsString) -> Answer<String> {
    let quantity = word(quantity, "quantity")?;
    let walk = walk_of(request, x)?;
    table_of(&walk, &quantity).map(table::csv).map_err(thrown)
}

/// Reads a batch from a text.
#[wasm_bindgen(js_name = readBatch)]
pub fn read_batch(source: Ts<wire::data::TextSource>) -> Answer<Ts<wire::data::Batch>> {
    answered(batch::read(plain(source)?))
}

/// A program that prints the numbers of a walk, for "numpy", "pytorch", "keras" or "flax".
#[wasm_bindgen(js_name = program)]
pub fn program_of(
    framework: &JsString,
    request: Ts<wire::WalkRequest>,
    x: &[f64],
    rule: Ts<wire::program::Rule>,
) -> Answer<Ts<wire::program::Program>> {
    let framework = Framework::from_id(&word(framework, "framework")?).map_err(thrown)?;
    let written = program::program(framework, plain(request)?, x, plain(rule)?);
    answered(written.map(wire::program::Program::from))
}

/// A formula of the article: `walk.step`, such as `forward.mean`, in the textbook's form, or `prose.name`.
#[wasm_bindgen]
pub fn formula(name: &JsString, notation: Ts<Notation>) -> Answer<Ts<Written>> {
    let name = &*word(name, "name")?;
    let notation = plain(notation)?.into();
    let show = |format| hand::written(name, notation, format).map_err(thrown);
    Ok(wired(&Written {
        mathml: show(Format::MathMl)?,
        latex: show(Format::Latex)?,
        text: show(Format::Text)?,
    }))
}

/// The notation table: identifier, colour and meaning of every quantity.
#[wasm_bindgen]
pub fn notation() -> Ts<Names> {
    let names = Quantity::ALL.iter().map(|quantity| {
        let entry = quantity.entry();
        Name {
            id: entry.id.into(),
            token: entry.token.into(),
            meaning: quantity.meaning().into(),
        }
    });
    wired(&Names {
        names: names.collect(),
    })
}
