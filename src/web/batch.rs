//! From a wire source to a batch: one that is made, or one that is read from a text.

use super::wire::data::{Batch, BatchSource, DataNote, TextSource};
use crate::data::{self, Generated, Note, Shape, generate, parse, parse_blocks, penguins};
use crate::error::Error;
use js_sys::Float64Array;
use ndarray::Array2;

/// Makes a batch.
pub fn made(source: BatchSource) -> Result<Batch, Error> {
    let one = match source {
        BatchSource::Hand => data::hand(),
        BatchSource::Tiny => data::tiny_variance(),
        BatchSource::Generated(asked) => generate(&Generated {
            shape: Shape::from_name(&asked.shape)?,
            rows: asked.rows,
            features: asked.features,
            seed: u64::from(asked.seed),
        })?,
    };
    Ok(wired(&one.names, &[one.values], &one.notes))
}

/// Reads a batch.
pub fn read(source: TextSource) -> Result<Batch, Error> {
    let one = match source {
        TextSource::Penguins(asked) => penguins(&asked.text, asked.rows, u64::from(asked.seed))?,
        TextSource::Text(asked) => parse(&asked.text)?,
        TextSource::Blocks(asked) => {
            let blocks = parse_blocks(&asked.text)?;
            return Ok(wired(&blocks.names, &blocks.batches, &blocks.notes));
        }
    };
    Ok(wired(&one.names, &[one.values], &one.notes))
}

fn wired(names: &[String], blocks: &[Array2<f64>], notes: &[Note]) -> Batch {
    let values: Vec<f64> = blocks.iter().flatten().copied().collect();
    let notes = notes.iter().map(|note| DataNote {
        key: note.key().into(),
        details: note
            .details()
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect(),
    });
    Batch {
        names: names.to_vec(),
        values: Float64Array::from(values.as_slice()),
        sizes: blocks.iter().map(|block| block.nrows()).collect(),
        notes: notes.collect(),
    }
}
