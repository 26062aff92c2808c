//! From a wire plot to a drawing: on a canvas or as SVG, through the same code.

mod curves;
mod paper;
mod parts;
mod sheet;

#[allow(unused_imports, reason = "each of the two modules takes its part")]
pub use paper::{AsSvg, OnCanvas, Paper};
use parts::{bins, count, panel};

use super::wire::drawn::{Drawn, Picture};
use super::wire::plot::{self as wire, Plot, Sheet};
use crate::error::Error;
use crate::plot;
use crate::plot::bars::{Bars, Set};
use crate::plot::cloud::Cloud;
use crate::plot::distribution::Distribution;
use crate::plot::ridges::{Ridge, Ridges};
use crate::plot::scale::{Spacing, is_range};
use crate::plot::theme::Hue;
use crate::stats::{Divisor, Moments};
use js_sys::Float64Array;
use ndarray::ArrayView1;
use ndarray::Axis;

/// Draws a plot.
pub fn put(paper: &mut impl Paper, sheet: &Sheet, request: &Plot) -> Result<Picture, Error> {
    let sheet = sheet::sheet(sheet)?;
    match request {
        Plot::Distribution(asked) => distribution(paper, &sheet, asked),
        Plot::Cloud(asked) => cloud(paper, &sheet, asked),
        Plot::Curves(asked) => curves::curves(paper, &sheet, asked),
        Plot::Bars(asked) => bars(paper, &sheet, asked),
        Plot::Ridges(asked) => ridges(paper, &sheet, asked),
    }
}

/// A range that an axis can have; any other counts as not given.
fn sound(range: Option<[f64; 2]>, spacing: Spacing) -> Option<[f64; 2]> {
    range.filter(|range| is_range(*range, spacing))
}

fn hue(id: &str) -> Result<Hue, Error> {
    Hue::from_id(id).ok_or_else(|| super::unknown("hue", id))
}

/// Mean and standard deviation of the finite numbers, by the functions of the walk itself.
fn marks(values: &[f64], divisor: Option<super::wire::Divisor>) -> Result<Option<[f64; 2]>, Error> {
    let Some(divisor) = divisor else {
        return Ok(None);
    };
    let divisor: Divisor = divisor.into();
    let marked = |values: &[f64]| -> Result<Option<[f64; 2]>, Error> {
        if divisor.of(values.len()).is_err() {
            return Ok(None);
        }
        let moments = Moments::of(ArrayView1::from(values).insert_axis(Axis(1)))?;
        let deviation = moments.variance_with(divisor)?[0].sqrt();
        Ok(Some([moments.mean[0], deviation]))
    };
    // One number that is not finite shows in both: a list that is finite, as nearly all are, is not looked through before.
    match marked(values)? {
        Some(marks) if marks.iter().all(|mark| mark.is_finite()) => Ok(Some(marks)),
        _ => {
            let finite = values.iter().filter(|value| value.is_finite());
            marked(&finite.copied().collect::<Vec<_>>())
        }
    }
}

fn distribution(
    paper: &mut impl Paper,
    sheet: &plot::Sheet,
    asked: &wire::Distribution,
) -> Result<Picture, Error> {
    let wire::Distribution {
        values,
        before,
        hue: id,
        marks: divisor,
        symbols,
        normal_curve,
        highlight,
        range,
    } = asked;
    let values = values.to_vec();
    let before = before.as_ref().map(Float64Array::to_vec);
    let marked = marks(&values, *divisor)?;
    let symbols = symbols
        .as_ref()
        .map_or(["μ", "σ"], |[mean, deviation]| [mean, deviation]);
    let plot = Distribution {
        before: before.as_deref(),
        mean: marked.map(|[mean, _]| mean),
        deviation: marked.map(|[_, deviation]| deviation),
        symbols,
        normal_curve: *normal_curve,
        highlight: *highlight,
        range: sound(*range, Spacing::Linear),
        ..Distribution::new(&values, hue(id)?)
    };
    let (svg, drawn) = paper.put(sheet, &plot)?;
    Ok(Picture {
        svg,
        drawn: Drawn {
            left_out: count(drawn.bins.left_out),
            bins: vec![bins(&drawn.bins)],
            mean: marked.map(|[mean, _]| mean).into_iter().collect(),
            deviation: marked.map(|[_, deviation]| deviation).into_iter().collect(),
            ..panel(&drawn.panel)
        },
    })
}

fn cloud(
    paper: &mut impl Paper,
    sheet: &plot::Sheet,
    asked: &wire::Cloud,
) -> Result<Picture, Error> {
    let wire::Cloud {
        x,
        y,
        hue: id,
        marks: divisor,
        highlight,
        range,
        equal_units,
    } = asked;
    let (x, y) = (x.to_vec(), y.to_vec());
    let marked = marks(&x, *divisor)?.zip(marks(&y, *divisor)?);
    let plot = Cloud {
        mean: marked.map(|([x, _], [y, _])| [x, y]),
        deviation: marked.map(|([_, x], [_, y])| [x, y]),
        highlight: *highlight,
        range: range.filter(|both| both.iter().all(|one| is_range(*one, Spacing::Linear))),
        equal_units: *equal_units,
        ..Cloud::new(&x, &y, hue(id)?)
    };
    let (svg, drawn) = paper.put(sheet, &plot)?;
    Ok(Picture {
        svg,
        drawn: Drawn {
            left_out: drawn.left_out,
            mean: plot.mean.into_iter().flatten().collect(),
            deviation: plot.deviation.into_iter().flatten().collect(),
            ..panel(&drawn.panel)
        },
    })
}

fn bars(paper: &mut impl Paper, sheet: &plot::Sheet, asked: &wire::Bars) -> Result<Picture, Error> {
    let wire::Bars {
        sets,
        first,
        range,
        levels,
        highlight,
    } = asked;
    let heights: Vec<Vec<f64>> = sets.iter().map(|set| set.values.to_vec()).collect();
    let drawn_sets = sets.iter().zip(&heights).map(|(set, values)| {
        Ok(Set {
            values,
            hue: hue(&set.hue)?,
        })
    });
    let plot = Bars {
        sets: &drawn_sets.collect::<Result<Vec<_>, Error>>()?,
        first: i64::from(*first),
        range: sound(*range, Spacing::Linear),
        levels,
        highlight: *highlight,
    };
    let (svg, drawn) = paper.put(sheet, &plot)?;
    Ok(Picture {
        svg,
        drawn: panel(&drawn.panel),
    })
}

fn ridges(
    paper: &mut impl Paper,
    sheet: &plot::Sheet,
    asked: &wire::Ridges,
) -> Result<Picture, Error> {
    let wire::Ridges {
        rows,
        hue: id,
        range,
        highlight,
    } = asked;
    let numbers: Vec<Vec<f64>> = rows.iter().map(|row| row.values.to_vec()).collect();
    let drawn_rows: Vec<Ridge> = rows
        .iter()
        .zip(&numbers)
        .map(|(row, values)| Ridge {
            values,
            label: &row.label,
        })
        .collect();
    let plot = Ridges {
        rows: &drawn_rows,
        hue: hue(id)?,
        range: sound(*range, Spacing::Linear),
        highlight: *highlight,
    };
    let (svg, drawn) = paper.put(sheet, &plot)?;
    Ok(Picture {
        svg,
        drawn: Drawn {
            left_out: drawn.bins.iter().map(|one| count(one.left_out)).sum(),
            bins: drawn.bins.iter().map(bins).collect(),
            ..panel(&drawn.panel)
        },
    })
}
