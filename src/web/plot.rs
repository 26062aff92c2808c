//! From a wire plot to a drawing: on a canvas or as SVG, through the same code.

use super::wire::plot::{self as wire, Along, Drawn, Picture, Plot, Sheet};
use crate::error::Error;
use crate::plot::bars::{Bars, Set};
use crate::plot::bins::{Bins, LeftOut};
use crate::plot::cloud::Cloud;
use crate::plot::curves::{self, Band, Curves, Series, Stroke};
use crate::plot::distribution::Distribution;
use crate::plot::frame::{Marks, Panel};
use crate::plot::ridges::{Ridge, Ridges};
use crate::plot::scale::{Spacing, is_range};
use crate::plot::theme::{Hue, Theme};
use crate::plot::{self, SUBPIXELS, draw};
use crate::stats::{Divisor, Moments};
use js_sys::{Float64Array, Uint32Array};
use ndarray::ArrayView1;
use ndarray::Axis;
use plotters_canvas::CanvasBackend;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Where a plot goes.
pub enum Paper {
    /// Onto the page.
    Canvas(HtmlCanvasElement),
    /// Into a document.
    Svg,
}

/// The longest side of a sheet, in CSS pixels, and the most device pixels for one of them.
const LONGEST: f64 = 8192.0;
const FINEST: f64 = 8.0;

/// Draws a plot; for [`Paper::Svg`] the picture holds the document.
pub fn put(paper: Paper, sheet: &Sheet, request: &Plot) -> Result<Picture, Error> {
    check(sheet)?;
    let sheet = plot::Sheet {
        width: sheet.width,
        height: sheet.height,
        pixel_ratio: sheet.pixel_ratio,
        theme: if sheet.dark {
            Theme::Dark
        } else {
            Theme::Light
        },
        ground: sheet.ground,
    };
    match request {
        Plot::Distribution(asked) => distribution(paper, &sheet, asked),
        Plot::Cloud(asked) => cloud(paper, &sheet, asked),
        Plot::Curves(asked) => curves(paper, &sheet, asked),
        Plot::Bars(asked) => bars(paper, &sheet, asked),
        Plot::Ridges(asked) => ridges(paper, &sheet, asked),
    }
}

/// Refuses a sheet that no screen shows: the time and the memory of a drawing grow with its size.
fn check(sheet: &Sheet) -> Result<(), Error> {
    let side = |name, value| within(name, value, [1.0, LONGEST], "from 1 to 8192");
    side("width", sheet.width)?;
    side("height", sheet.height)?;
    within(
        "pixel_ratio",
        sheet.pixel_ratio,
        [0.1, FINEST],
        "from 0.1 to 8",
    )
}

fn within(
    name: &'static str,
    value: f64,
    [least, most]: [f64; 2],
    must: &'static str,
) -> Result<(), Error> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(Error::BadParameter { name, value, must })
}

/// A range that an axis can have; any other counts as not given.
fn sound(range: Option<[f64; 2]>, spacing: Spacing) -> Option<[f64; 2]> {
    range.filter(|range| is_range(*range, spacing))
}

fn on<P: plot::Plot>(
    paper: Paper,
    sheet: &plot::Sheet,
    plot: &P,
) -> Result<(String, P::Drawn), Error> {
    let Paper::Canvas(canvas) = paper else {
        return Ok(plot::svg(sheet, plot));
    };
    let refused = || Error::UnknownName {
        what: "canvas",
        name: "2d".into(),
    };
    let context = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .ok_or_else(refused)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| refused())?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.reset_transform().map_err(|_| refused())?;
    context.clear_rect(0.0, 0.0, width, height);
    let step = 1.0 / f64::from(SUBPIXELS);
    context.scale(step, step).map_err(|_| refused())?;
    // A mitre would shoot beyond the corners of a noisy line.
    context.set_line_join("round");
    let mut backend = CanvasBackend::with_canvas_object(canvas).ok_or_else(refused)?;
    let drawn = draw(&mut backend, sheet, plot).map_err(|_| refused())?;
    Ok((String::new(), drawn))
}

fn hue(id: &str) -> Result<Hue, Error> {
    Hue::from_id(id).ok_or_else(|| Error::UnknownName {
        what: "hue",
        name: id.into(),
    })
}

/// Mean and standard deviation of the finite numbers, by the functions of the walk itself.
fn marks(values: &[f64], divisor: Option<super::wire::Divisor>) -> Result<Option<[f64; 2]>, Error> {
    let Some(divisor) = divisor else {
        return Ok(None);
    };
    let divisor: Divisor = divisor.into();
    // A list that is finite, as nearly all are, is not copied.
    let finite = match values.iter().all(|value| value.is_finite()) {
        true => Cow::Borrowed(values),
        false => values
            .iter()
            .copied()
            .filter(|value| value.is_finite())
            .collect(),
    };
    if divisor.of(finite.len()).is_err() {
        return Ok(None);
    }
    let moments = Moments::of(ArrayView1::from(&*finite).insert_axis(Axis(1)))?;
    Ok(Some([
        moments.mean[0],
        moments.variance_with(divisor)?[0].sqrt(),
    ]))
}

fn distribution(
    paper: Paper,
    sheet: &plot::Sheet,
    asked: &wire::Distribution,
) -> Result<Picture, Error> {
    let wire::Distribution {
        values,
        hue: id,
        marks: divisor,
        symbols,
        normal_curve,
        highlight,
        range,
    } = asked;
    let values = values.to_vec();
    let marked = marks(&values, *divisor)?;
    let symbols = symbols
        .as_ref()
        .map_or(["μ", "σ"], |[mean, deviation]| [mean, deviation]);
    let plot = Distribution {
        mean: marked.map(|[mean, _]| mean),
        deviation: marked.map(|[_, deviation]| deviation),
        symbols,
        normal_curve: *normal_curve,
        highlight: *highlight,
        range: sound(*range, Spacing::Linear),
        ..Distribution::new(&values, hue(id)?)
    };
    let (svg, drawn) = on(paper, sheet, &plot)?;
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

fn cloud(paper: Paper, sheet: &plot::Sheet, asked: &wire::Cloud) -> Result<Picture, Error> {
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
    let (svg, drawn) = on(paper, sheet, &plot)?;
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

fn curves(paper: Paper, sheet: &plot::Sheet, asked: &wire::Curves) -> Result<Picture, Error> {
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
    let (svg, drawn) = on(paper, sheet, &plot)?;
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

fn bars(paper: Paper, sheet: &plot::Sheet, asked: &wire::Bars) -> Result<Picture, Error> {
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
    let (svg, drawn) = on(paper, sheet, &plot)?;
    Ok(Picture {
        svg,
        drawn: panel(&drawn.panel),
    })
}

fn ridges(paper: Paper, sheet: &plot::Sheet, asked: &wire::Ridges) -> Result<Picture, Error> {
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
    let (svg, drawn) = on(paper, sheet, &plot)?;
    Ok(Picture {
        svg,
        drawn: Drawn {
            left_out: drawn.bins.iter().map(|one| count(one.left_out)).sum(),
            bins: drawn.bins.iter().map(bins).collect(),
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

fn panel(panel: &Panel) -> Drawn {
    Drawn {
        edges: panel.edges(),
        x: [panel.x.low, panel.x.high],
        y: [panel.y.low, panel.y.high],
        x_log: panel.x.spacing == Spacing::Log,
        y_log: panel.y.spacing == Spacing::Log,
        ..Drawn::default()
    }
}

fn bins(bins: &Bins) -> wire::Bins {
    wire::Bins {
        edges: Float64Array::from(bins.edges.as_slice()),
        counts: Uint32Array::from(bins.counts.as_slice()),
    }
}

fn count(left_out: LeftOut) -> usize {
    (left_out.nan + left_out.infinite + left_out.outside) as usize
}
