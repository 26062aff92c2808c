//! The results that the article tells, `data/runs.json`, are what the crate computes.
//!
//! The quick ones are computed at every test; `RUNS=all cargo test -p batch-norm-lab --test experiments recorded` computes them all.
//! Chaotic runs (many steps at a high rate, tiny batches) multiply the rounding of two implementations until their
//! seeds differ: these are compared within the spread of a mean over seeds, the others to their last digit.

mod averages;
mod noise;
mod rates;
mod start;
mod test_time;

use std::collections::BTreeSet;

/// The record, which of its results have been looked at, and which of them differ.
struct Record {
    runs: serde_json::Value,
    seen: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Record {
    fn read() -> Record {
        let runs = serde_json::from_str(include_str!("../../../data/runs.json")).expect("JSON");
        Record {
            runs,
            seen: BTreeSet::new(),
            wrong: Vec::new(),
        }
    }

    /// Compares a result with what is written; `spread` is 0 where every digit must agree.
    fn is(&mut self, figure: &str, name: &str, got: f64, spread: f64) {
        let written = self.runs[figure][name].as_str().expect("a recorded result");
        self.seen.insert(format!("{figure}.{name}"));
        let number = written.replace(',', "");
        let (number, unit) = match number.strip_suffix('%') {
            Some(percent) => (percent, 0.01),
            None => (number.as_str(), 1.0),
        };
        let digits = number.split_once('.').map_or(0, |(_, after)| after.len());
        // 13,000 is told to two digits.
        let last = if written.contains(',') {
            1e3
        } else {
            unit * 10_f64.powi(-(digits as i32))
        };
        let want: f64 = unit * number.parse::<f64>().expect("a number");
        let allowed = spread.max(0.5 * last * (1.0 + 1e-6));
        if (got - want).abs() > allowed {
            self.wrong.push(format!(
                "{figure}.{name}: computed {got}, recorded {written}, allowed {allowed}"
            ));
        }
    }

    /// The recorded results that nothing was compared with.
    fn left(&self) -> Vec<String> {
        let figures = self.runs.as_object().expect("figures");
        let names = figures.iter().flat_map(|(figure, names)| {
            let names = names.as_object().expect("results").keys();
            names.map(move |name| format!("{figure}.{name}"))
        });
        names
            .filter(|name| !name.ends_with(".source") && !self.seen.contains(name))
            .collect()
    }
}

#[test]
fn what_the_article_tells_of_quick_runs_is_what_they_give() {
    let mut record = Record::read();
    start::at_the_start(&mut record);
    start::drifts(&mut record);
    start::factors(&mut record);
    start::constants(&mut record);
    noise::spirals_with_noise(&mut record);
    averages::early_averages(&mut record);
    assert_eq!(record.wrong, Vec::<String>::new());
    if std::env::var("RUNS").as_deref() != Ok("all") {
        let left = record.left().len();
        println!("{left} recorded results of long runs not computed again: RUNS=all does");
        return;
    }
    rates::rates(&mut record);
    rates::zeros(&mut record);
    rates::places(&mut record);
    rates::batches(&mut record);
    averages::late_averages(&mut record);
    test_time::dropouts(&mut record);
    test_time::shifts(&mut record);
    noise::digits_with_noise(&mut record);
    test_time::few_samples(&mut record);
    assert_eq!(record.wrong, Vec::<String>::new());
    assert_eq!(record.left(), Vec::<String>::new());
}
