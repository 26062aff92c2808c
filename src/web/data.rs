//! From a wire source to a batch.

use super::wire::data::{Batch, BatchSource, DataNote};
use crate::data::{self, Generated, Note, Shape, generate, parse, parse_blocks, penguins};
use crate::error::Error;
use js_sys::Float64Array;
use ndarray::Array2;

/// Makes or reads a batch.
pub fn batch(source: BatchSource) -> Result<Batch, Error> {
    let one = match source {
        BatchSource::Hand => data::hand(),
        BatchSource::Tiny => data::tiny_variance(),
        BatchSource::Generated {
            shape,
            rows,
            features,
            seed,
        } => {
            let shape = Shape::from_name(&shape)?;
            generate(&Generated {
                shape,
                rows,
                features,
                seed: u64::from(seed),
            })?
        }
        BatchSource::Penguins { text, rows, seed } => penguins(&text, rows, u64::from(seed))?,
        BatchSource::Text { text } => parse(&text)?,
        BatchSource::Blocks { text } => {
            let blocks = parse_blocks(&text)?;
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
