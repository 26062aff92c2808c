//! The slide of a walk: its tables, as the track that `plot` draws.

use super::explain::table_of;
use super::request::WalkRequest;
use super::unknown;
use crate::error::Error;
use crate::plot::slide::{Row, Stop, Track};
use crate::stats::{Divisor, Moments};
use crate::walk::Walk;
use ndarray::{ArrayView1, Axis};

/// The tables that a batch passes through, each a stage.
const STAGES: [&str; 4] = ["x", "deviation", "x_hat", "y"];

/// The stage that a step shows, and whether mean and deviation of a batch are known by then.
fn shown(step: &str) -> (usize, bool, bool) {
    match step {
        "x" => (0, false, false),
        "mean" => (0, true, false),
        "deviation" | "square" => (1, true, false),
        "variance" | "root" | "running_root" => (1, true, true),
        "x_hat" => (2, true, true),
        _ => (3, true, true),
    }
}

/// The track of a walk forward, in training or in inference, for these features.
pub fn track(request: WalkRequest, x: &[f64], features: &[u32]) -> Result<Track, Error> {
    let marks = Marks::of(&request);
    let walk = request.walk(x)?;
    let tables = STAGES.map(|id| table_of(&walk, id));
    let names = &table_of(&walk, "x")?.cols;
    let mut rows = Vec::new();
    for &feature in features {
        let feature = feature as usize;
        let mut columns = Vec::new();
        for table in &tables {
            let values = &table.as_ref().map_err(Clone::clone)?.values;
            if feature >= values.ncols() {
                return Err(unknown("column", &feature.to_string()));
            }
            columns.push(values.column(feature).to_vec());
        }
        let stages: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let marked = marks.at(&walk, &stages, feature)?;
        rows.push(Row::new(&names.name(feature), &stages, &marked));
    }
    let steps: Vec<&str> = std::iter::once("x")
        .chain(walk.steps.iter().map(|step| step.id()))
        .collect();
    let mut stops: Vec<Stop> = Vec::new();
    for step in steps {
        let (stage, centre, spread) = shown(step);
        let (centre, spread) = (centre || marks.known(), spread || marks.known());
        let stop = |axis| Stop {
            step: step.into(),
            quantity: STAGES[stage].into(),
            stage,
            axis,
            centre,
            spread,
        };
        if stage < 3 {
            stops.push(stop(0));
        }
        if stage >= 2 {
            stops.push(stop(1));
        }
    }
    Ok(Track::new(rows, stops))
}

/// Which centre and spread are marked.
enum Marks {
    /// Those of the numbers themselves, with this divisor.
    Own(Divisor),
    /// Those that the layer remembers, carried along with the numbers.
    Stored,
}

impl Marks {
    fn of(request: &WalkRequest) -> Marks {
        match request {
            WalkRequest::Inference(_) => Marks::Stored,
            WalkRequest::Forward(asked) => Marks::Own(asked.divisor),
            WalkRequest::Slip(asked) => Marks::Own(asked.divisor),
            _ => Marks::Own(Divisor::N),
        }
    }

    /// Whether they are known before a batch has come.
    fn known(&self) -> bool {
        matches!(self, Marks::Stored)
    }

    fn at(&self, walk: &Walk, stages: &[&[f64]], feature: usize) -> Result<Vec<[f64; 2]>, Error> {
        match self {
            Marks::Own(divisor) => Ok(stages
                .iter()
                .map(|values| moments(values, *divisor))
                .collect()),
            Marks::Stored => {
                let stored = |id| table_of(walk, id).map(|table| table.values[[0, feature]]);
                let (mean, variance) = (stored("running_mean")?, stored("running_variance")?);
                let (root, gamma, beta) =
                    (stored("running_root")?, stored("gamma")?, stored("beta")?);
                let spread = variance.sqrt();
                let normal = spread / root;
                Ok(vec![
                    [mean, spread],
                    [0.0, spread],
                    [0.0, normal],
                    [beta, gamma.abs() * normal],
                ])
            }
        }
    }
}

/// Mean and standard deviation; NaN where there are none.
fn moments(values: &[f64], divisor: Divisor) -> [f64; 2] {
    let moments = Moments::of(ArrayView1::from(values).insert_axis(Axis(1)));
    let marks = moments
        .and_then(|moments| Ok([moments.mean[0], moments.variance_with(divisor)?[0].sqrt()]));
    marks.unwrap_or([f64::NAN; 2])
}
