//! Plots as JavaScript asks for them, on a canvas or as SVG through the same code, and what was drawn, as numbers.

use super::canvas;
use super::values::Numbers;
use crate::error::Error;
use crate::plot::bars::{self, Set};
use crate::plot::bins::{self, LeftOut};
use crate::plot::cloud;
use crate::plot::curves::{self, Stroke};
use crate::plot::distribution;
use crate::plot::frame::{Marks, Panel};
use crate::plot::ridges;
use crate::plot::scale::{Spacing, is_range};
use crate::plot::slide::{self, Slide};
use crate::plot::theme::Hue;
use crate::plot::{self, Sheet};
use crate::stats::{Divisor, Moments};
use js_sys::Uint32Array;
use ndarray::{ArrayView1, Axis};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::preserve;
use tsify::Tsify;
use web_sys::HtmlCanvasElement;

/// The longest side of a sheet, in CSS pixels, and the most device pixels for one of them.
const LONGEST: f64 = 8192.0;
const FINEST: f64 = 8.0;

/// A plot: its numbers and how they are drawn. Colours are named by the identifiers of `--q-ID`.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Plot {
    /// A histogram with its mean and one standard deviation marked.
    Distribution(Distribution),
    /// Two features against one another.
    Cloud(Cloud),
    /// Lines and dots over a common axis.
    Curves(Curves),
    /// Bars, the first set filled, the others outlined over it.
    Bars(Bars),
    /// One histogram above the other.
    Ridges(Ridges),
    /// A batch on its way through the steps of a walk.
    Slide(Slide),
}

impl Plot {
    /// Draws it.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a sheet of an impossible size, those of the paper.
    pub fn put(&self, paper: &mut impl Paper, sheet: &Sheet) -> Result<Picture, Error> {
        check(sheet)?;
        match self {
            Plot::Distribution(asked) => asked.put(paper, sheet),
            Plot::Cloud(asked) => asked.put(paper, sheet),
            Plot::Curves(asked) => asked.put(paper, sheet),
            Plot::Bars(asked) => asked.put(paper, sheet),
            Plot::Ridges(asked) => asked.put(paper, sheet),
            Plot::Slide(asked) => slid(asked, paper, sheet),
        }
    }
}

/// What was drawn. Positions are CSS pixels from the upper left corner.
#[derive(Clone, Debug, Default, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Drawn {
    /// Left, upper, right and lower edge of the panel.
    pub edges: [f64; 4],
    /// The ends of the axis across.
    pub x: [f64; 2],
    /// The ends of the upright axis.
    pub y: [f64; 2],
    /// Whether the axis across is logarithmic.
    pub x_log: bool,
    /// Whether the upright axis is logarithmic.
    pub y_log: bool,
    /// Bins of each histogram.
    pub bins: Vec<Bins>,
    /// The marked mean of each drawn feature.
    pub mean: Vec<f64>,
    /// The marked standard deviation of each drawn feature.
    pub deviation: Vec<f64>,
    /// The rows of a slide.
    pub rows: Vec<SlideRow>,
    /// Numbers that are not in the picture: outside, infinite or NaN.
    pub left_out: usize,
}

/// Bins of a histogram.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Bins {
    /// The edges, one more than bins.
    #[tsify(type = "Float64Array")]
    pub edges: Numbers,
    /// How many numbers are in each.
    #[serde(with = "preserve")]
    #[tsify(type = "Uint32Array")]
    pub counts: Uint32Array,
}

/// A picture: the document if it is one, and what was drawn.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Picture {
    /// The document.
    pub svg: String,
    /// What was drawn.
    pub drawn: Drawn,
}

/// Where a plot goes.
pub trait Paper {
    /// Draws, and gives the document if it is one.
    fn put<P: plot::Plot>(&mut self, sheet: &Sheet, plot: &P) -> Result<(String, P::Drawn), Error>;
}

/// Onto the page.
pub struct OnCanvas(pub HtmlCanvasElement);

impl Paper for OnCanvas {
    fn put<P: plot::Plot>(&mut self, sheet: &Sheet, plot: &P) -> Result<(String, P::Drawn), Error> {
        let refused = || super::unknown("canvas", "2d");
        let mut backend = canvas::backend(&self.0).ok_or_else(refused)?;
        let drawn = plot::draw(&mut backend, sheet, plot).map_err(|_| refused())?;
        Ok((String::new(), drawn))
    }
}

/// Into a document.
pub struct AsSvg;

impl Paper for AsSvg {
    fn put<P: plot::Plot>(&mut self, sheet: &Sheet, plot: &P) -> Result<(String, P::Drawn), Error> {
        Ok(plot::svg(sheet, plot))
    }
}

/// A histogram with its mean and one standard deviation marked.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Distribution {
    /// The numbers.
    #[tsify(type = "Float64Array")]
    pub values: Numbers,
    /// The same numbers before an affine map, in the same order: their bins are carried along.
    #[tsify(optional, type = "Float64Array")]
    pub before: Option<Numbers>,
    /// Colour.
    #[tsify(type = "string")]
    pub hue: Hue,
    /// Divisor of the marked deviation; without one nothing is marked.
    #[tsify(optional)]
    pub marks: Option<Divisor>,
    /// Symbols at mean and deviation.
    #[tsify(optional)]
    pub symbols: Option<[String; 2]>,
    /// Whether the normal curve of the same mean and deviation is drawn.
    pub normal_curve: bool,
    /// A number to point at.
    #[tsify(optional)]
    pub highlight: Option<f64>,
    /// Range across.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
}

impl Distribution {
    fn put(&self, paper: &mut impl Paper, sheet: &Sheet) -> Result<Picture, Error> {
        let marked = marks(&self.values, self.marks)?;
        let [mean, deviation] = [0, 1].map(|which| marked.map(|marked| marked[which]));
        let symbols = self.symbols.as_ref();
        let plot = distribution::Distribution {
            before: self.before.as_deref(),
            mean,
            deviation,
            symbols: symbols.map_or(["μ", "σ"], |[mean, deviation]| [mean, deviation]),
            normal_curve: self.normal_curve,
            highlight: self.highlight,
            range: sound(self.range, Spacing::Linear),
            ..distribution::Distribution::new(&self.values, self.hue)
        };
        let (svg, drawn) = paper.put(sheet, &plot)?;
        Ok(Picture {
            svg,
            drawn: Drawn {
                left_out: count(drawn.bins.left_out),
                bins: vec![Bins::of(&drawn.bins)],
                mean: mean.into_iter().collect(),
                deviation: deviation.into_iter().collect(),
                ..Drawn::of(&drawn.panel)
            },
        })
    }
}

/// Two features against one another.
#[derive(Clone, Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Cloud {
    /// First feature, across.
    #[tsify(type = "Float64Array")]
    pub x: Numbers,
    /// Second feature, upright.
    #[tsify(type = "Float64Array")]
    pub y: Numbers,
    /// Colour.
    #[tsify(type = "string")]
    pub hue: Hue,
    /// Divisor of the marked deviations; without one nothing is marked.
    #[tsify(optional)]
    pub marks: Option<Divisor>,
    /// The point to point at.
    #[tsify(optional)]
    pub highlight: Option<usize>,
    /// Ranges of both axes.
    #[tsify(optional)]
    pub range: Option<[[f64; 2]; 2]>,
    /// Whether units are equally long on both axes.
    pub equal_units: bool,
}

impl Cloud {
    fn put(&self, paper: &mut impl Paper, sheet: &Sheet) -> Result<Picture, Error> {
        let marked = marks(&self.x, self.marks)?.zip(marks(&self.y, self.marks)?);
        let both = |[x, y]: &[[f64; 2]; 2]| [x, y].map(|range| is_range(*range, Spacing::Linear));
        let plot = cloud::Cloud {
            mean: marked.map(|([x, _], [y, _])| [x, y]),
            deviation: marked.map(|([_, x], [_, y])| [x, y]),
            highlight: self.highlight,
            range: self.range.filter(|range| both(range) == [true; 2]),
            equal_units: self.equal_units,
            ..cloud::Cloud::new(&self.x, &self.y, self.hue)
        };
        let (svg, drawn) = paper.put(sheet, &plot)?;
        Ok(Picture {
            svg,
            drawn: Drawn {
                left_out: drawn.left_out,
                mean: plot.mean.into_iter().flatten().collect(),
                deviation: plot.deviation.into_iter().flatten().collect(),
                ..Drawn::of(&drawn.panel)
            },
        })
    }
}

/// Lines and dots over a common axis.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Curves {
    /// The axis across.
    pub x: Along,
    /// The upright axis.
    pub y: Along,
    /// Bands behind everything.
    #[serde(default)]
    #[tsify(optional)]
    pub bands: Vec<Band>,
    /// Series, from back to front.
    pub series: Vec<Series>,
    /// Upright lines.
    #[serde(default)]
    #[tsify(optional)]
    pub uprights: Vec<f64>,
    /// Level lines.
    #[serde(default)]
    #[tsify(optional)]
    pub levels: Vec<f64>,
    /// Series and index to point at.
    #[tsify(optional)]
    pub highlight: Option<(usize, usize)>,
}

/// An axis.
#[derive(Clone, Copy, Debug, Deserialize, Tsify)]
pub struct Along {
    /// Whether it is logarithmic.
    pub log: bool,
    /// Whether only whole numbers are marked.
    pub whole: bool,
    /// Its ends.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
}

impl Along {
    fn plotted(self) -> curves::Along {
        let spacing = if self.log {
            Spacing::Log
        } else {
            Spacing::Linear
        };
        let marks = if self.whole {
            Marks::Whole
        } else {
            Marks::Round
        };
        curves::Along {
            spacing,
            range: sound(self.range, spacing),
            marks,
        }
    }
}

/// A line or a row of dots.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Series {
    /// Along the x axis, ascending.
    #[tsify(type = "Float64Array")]
    pub x: Numbers,
    /// Along the y axis.
    #[tsify(type = "Float64Array")]
    pub y: Numbers,
    /// Colour.
    #[tsify(type = "string")]
    pub hue: Hue,
    /// Line or dots.
    pub stroke: Stroke,
}

/// An area between two lines.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Band {
    /// Along the x axis, ascending.
    #[tsify(type = "Float64Array")]
    pub x: Numbers,
    /// The lower edge.
    #[tsify(type = "Float64Array")]
    pub low: Numbers,
    /// The upper edge.
    #[tsify(type = "Float64Array")]
    pub high: Numbers,
    /// Colour.
    #[tsify(type = "string")]
    pub hue: Hue,
}

impl Curves {
    fn put(&self, paper: &mut impl Paper, sheet: &Sheet) -> Result<Picture, Error> {
        let series = self.series.iter().map(|series| curves::Series {
            x: &series.x,
            y: &series.y,
            hue: series.hue,
            stroke: series.stroke,
        });
        let bands = self.bands.iter().map(|band| curves::Band {
            x: &band.x,
            low: &band.low,
            high: &band.high,
            hue: band.hue,
        });
        let plot = curves::Curves {
            x: self.x.plotted(),
            y: self.y.plotted(),
            bands: &bands.collect::<Vec<_>>(),
            series: &series.collect::<Vec<_>>(),
            uprights: &self.uprights,
            levels: &self.levels,
            highlight: self.highlight,
        };
        let (svg, drawn) = paper.put(sheet, &plot)?;
        let shown: usize = drawn.inside.iter().sum();
        let given: usize = self.series.iter().map(|series| series.x.len()).sum();
        Ok(Picture {
            svg,
            drawn: Drawn {
                left_out: given.saturating_sub(shown),
                ..Drawn::of(&drawn.panel)
            },
        })
    }
}

/// Bars, the first set filled, the others outlined over it.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Bars {
    /// The sets.
    pub sets: Vec<BarSet>,
    /// The number of the first place.
    pub first: i32,
    /// Range upright.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
    /// Level lines.
    #[serde(default)]
    #[tsify(optional)]
    pub levels: Vec<f64>,
    /// The place to point at.
    #[tsify(optional)]
    pub highlight: Option<usize>,
}

/// Bars of one colour.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct BarSet {
    /// Their heights.
    #[tsify(type = "Float64Array")]
    pub values: Numbers,
    /// Colour.
    #[tsify(type = "string")]
    pub hue: Hue,
}

impl Bars {
    fn put(&self, paper: &mut impl Paper, sheet: &Sheet) -> Result<Picture, Error> {
        let sets = self.sets.iter().map(|set| Set {
            values: &set.values,
            hue: set.hue,
        });
        let plot = bars::Bars {
            sets: &sets.collect::<Vec<_>>(),
            first: i64::from(self.first),
            range: sound(self.range, Spacing::Linear),
            levels: &self.levels,
            highlight: self.highlight,
        };
        let (svg, drawn) = paper.put(sheet, &plot)?;
        Ok(Picture {
            svg,
            drawn: Drawn::of(&drawn.panel),
        })
    }
}

/// One histogram above the other.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct Ridges {
    /// The rows, the first on top.
    pub rows: Vec<RidgeRow>,
    /// Colour.
    #[tsify(type = "string")]
    pub hue: Hue,
    /// Range across.
    #[tsify(optional)]
    pub range: Option<[f64; 2]>,
    /// The row to point at.
    #[tsify(optional)]
    pub highlight: Option<usize>,
}

/// One row of ridges.
#[derive(Clone, Debug, Deserialize, Tsify)]
pub struct RidgeRow {
    /// The numbers.
    #[tsify(type = "Float64Array")]
    pub values: Numbers,
    /// The label at its foot.
    pub label: String,
}

impl Ridges {
    fn put(&self, paper: &mut impl Paper, sheet: &Sheet) -> Result<Picture, Error> {
        let rows = self.rows.iter().map(|row| ridges::Ridge {
            values: &row.values,
            label: &row.label,
        });
        let plot = ridges::Ridges {
            rows: &rows.collect::<Vec<_>>(),
            hue: self.hue,
            range: sound(self.range, Spacing::Linear),
            highlight: self.highlight,
        };
        let (svg, drawn) = paper.put(sheet, &plot)?;
        Ok(Picture {
            svg,
            drawn: Drawn {
                left_out: drawn.bins.iter().map(|one| count(one.left_out)).sum(),
                bins: drawn.bins.iter().map(Bins::of).collect(),
                ..Drawn::of(&drawn.panel)
            },
        })
    }
}

/// One drawn row of a slide.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct SlideRow {
    /// The drawn numbers: one per sample, or the edges of bars.
    #[tsify(type = "Float64Array")]
    pub values: Numbers,
    /// The middle of each dot, across and down by turns; empty where bars are drawn.
    #[tsify(type = "Float64Array")]
    pub dots: Numbers,
    /// The marked centre.
    pub centre: f64,
    /// The marked spread.
    pub spread: f64,
    /// Upper and lower end of the row.
    pub span: [f64; 2],
}

/// Draws a slide, whose lists are as a page sent them.
fn slid(asked: &Slide, paper: &mut impl Paper, sheet: &Sheet) -> Result<Picture, Error> {
    if !asked.track.is_whole() {
        return Err(super::unknown("stage", "of a track"));
    }
    let (svg, drawn) = paper.put(sheet, asked)?;
    let row = |row: slide::DrawnRow| SlideRow {
        dots: row
            .dots
            .iter()
            .flat_map(|&(x, y)| [x, y])
            .collect::<Vec<_>>()
            .into(),
        values: row.values.into(),
        centre: row.centre,
        spread: row.spread,
        span: row.span,
    };
    Ok(Picture {
        svg,
        drawn: Drawn {
            rows: drawn.rows.into_iter().map(row).collect(),
            ..Drawn::of(&drawn.panel)
        },
    })
}

impl Drawn {
    /// A panel without anything in it.
    fn of(panel: &Panel) -> Drawn {
        Drawn {
            edges: panel.edges(),
            x: [panel.x.low, panel.x.high],
            y: [panel.y.low, panel.y.high],
            x_log: panel.x.spacing == Spacing::Log,
            y_log: panel.y.spacing == Spacing::Log,
            ..Drawn::default()
        }
    }
}

impl Bins {
    fn of(bins: &bins::Bins) -> Bins {
        Bins {
            edges: bins.edges.clone().into(),
            counts: Uint32Array::from(bins.counts.as_slice()),
        }
    }
}

/// How many numbers have no bar.
fn count(left_out: LeftOut) -> usize {
    (left_out.nan + left_out.infinite + left_out.outside) as usize
}

/// A range that an axis can have; any other counts as not given.
fn sound(range: Option<[f64; 2]>, spacing: Spacing) -> Option<[f64; 2]> {
    range.filter(|range| is_range(*range, spacing))
}

/// Refuses a sheet whose drawing would take more time and memory than any screen needs.
fn check(sheet: &Sheet) -> Result<(), Error> {
    let within = |name, value, [least, most]: [f64; 2], must| {
        let fine = (least..=most).contains(&value);
        fine.then_some(())
            .ok_or(Error::BadParameter { name, value, must })
    };
    within("width", sheet.width, [1.0, LONGEST], "from 1 to 8192")?;
    within("height", sheet.height, [1.0, LONGEST], "from 1 to 8192")?;
    within(
        "pixel_ratio",
        sheet.pixel_ratio,
        [0.1, FINEST],
        "from 0.1 to 8",
    )
}

/// Mean and standard deviation of the finite numbers, by the functions of the walk itself.
fn marks(values: &[f64], divisor: Option<Divisor>) -> Result<Option<[f64; 2]>, Error> {
    let Some(divisor) = divisor else {
        return Ok(None);
    };
    let marked = |values: &[f64]| -> Result<Option<[f64; 2]>, Error> {
        if divisor.of(values.len()).is_err() {
            return Ok(None);
        }
        let moments = Moments::of(ArrayView1::from(values).insert_axis(Axis(1)))?;
        let deviation = moments.variance_with(divisor)?[0].sqrt();
        Ok(Some([moments.mean[0], deviation]))
    };
    // Nearly all lists are finite. A number that is not makes both marks NaN or infinite: only then is the list filtered.
    match marked(values)? {
        Some(marks) if marks.iter().all(|mark| mark.is_finite()) => Ok(Some(marks)),
        _ => {
            let finite = values.iter().filter(|value| value.is_finite());
            marked(&finite.copied().collect::<Vec<_>>())
        }
    }
}
