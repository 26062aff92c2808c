//! Lines and dots over a common axis.

use super::paper::Paper;
use super::parts::panel;
use super::{hue, sound};
use crate::error::Error;
use crate::plot::curves::{self, Band, Curves, Series, Stroke};
use crate::plot::frame::Marks;
use crate::plot::scale::Spacing;
use crate::plot::{self};
use crate::web::wire::drawn::{Drawn, Picture};
use crate::web::wire::plot::{self as wire, Along};

pub(super) fn curves(
    paper: &mut impl Paper,
    sheet: &plot::Sheet,
    asked: &wire::Curves,
) -> Result<Picture, Error> {
    let wire::Curves {
        x,
        y,
        bands,
        series,
        uprights,
        levels,
        highlight,
    } = asked;
    let numbers: Vec<[Vec<f64>; 2]> = series
        .iter()
        .map(|one| [one.x.to_vec(), one.y.to_vec()])
        .collect();
    let edges: Vec<[Vec<f64>; 3]> = bands
        .iter()
        .map(|band| [band.x.to_vec(), band.low.to_vec(), band.high.to_vec()])
        .collect();
    let drawn_series = series.iter().zip(&numbers).map(|(one, [x, y])| {
        Ok(Series {
            x,
            y,
            hue: hue(&one.hue)?,
            stroke: stroke(one.stroke),
        })
    });
    let drawn_bands = bands.iter().zip(&edges).map(|(band, [x, low, high])| {
        Ok(Band {
            x,
            low,
            high,
            hue: hue(&band.hue)?,
        })
    });
    let plot = Curves {
        x: along(*x),
        y: along(*y),
        bands: &drawn_bands.collect::<Result<Vec<_>, Error>>()?,
        series: &drawn_series.collect::<Result<Vec<_>, Error>>()?,
        uprights,
        levels,
        highlight: *highlight,
    };
    let (svg, drawn) = paper.put(sheet, &plot)?;
    let shown: usize = drawn.inside.iter().sum();
    let given: usize = numbers.iter().map(|[x, _]| x.len()).sum();
    Ok(Picture {
        svg,
        drawn: Drawn {
            left_out: given.saturating_sub(shown),
            ..panel(&drawn.panel)
        },
    })
}

fn along(axis: Along) -> curves::Along {
    let spacing = if axis.log {
        Spacing::Log
    } else {
        Spacing::Linear
    };
    curves::Along {
        spacing,
        range: sound(axis.range, spacing),
        marks: if axis.whole {
            Marks::Whole
        } else {
            Marks::Round
        },
    }
}

fn stroke(stroke: wire::Stroke) -> Stroke {
    match stroke {
        wire::Stroke::Solid => Stroke::Solid,
        wire::Stroke::Dashed => Stroke::Dashed,
        wire::Stroke::Quiet => Stroke::Quiet,
        wire::Stroke::Dots => Stroke::Dots,
        wire::Stroke::Both => Stroke::Both,
    }
}
