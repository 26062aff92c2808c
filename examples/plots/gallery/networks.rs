//! Pictures of networks trained on the spot.

use super::Album;
use super::running::steps;
use batch_norm_explained::plot::curves::{Along, Curves, Series, Stroke};
use batch_norm_explained::plot::frame::Marks;
use batch_norm_explained::plot::ridges::{Ridge, Ridges};
use batch_norm_explained::plot::scale::Spacing;
use batch_norm_explained::plot::theme::Hue;
use batch_norm_lab::stage::Statistics;
use batch_norm_lab::{
    Activation, Architecture, Descent, Initial, Network, Normalization, Source, Trainer, evaluate,
};
use ndarray::Array2;

/// Whole-set loss after every `every` steps on the spirals.
fn whole_losses(
    normalization: Normalization,
    rate: f64,
    steps: usize,
    every: usize,
) -> (Vec<f64>, Vec<f64>) {
    let set = Source::Spirals.train(1);
    let architecture = Architecture::new(vec![2, 12, 12, 12, 3], Activation::Relu, normalization);
    let network = Network::new(&architecture, &Initial::new(1)).expect("a sound network");
    let mut trainer = Trainer::new(network, &set, Descent::new(rate, 1)).expect("a sound run");
    let (mut batch, mut whole) = (vec![], vec![]);
    for _ in 0..steps / every {
        batch.extend(trainer.run(every).expect("a sound step"));
        whole.push(
            evaluate(&trainer.network, &set, Statistics::Batch)
                .expect("samples")
                .loss,
        );
    }
    (batch, whole)
}

const RULES: [(Normalization, Hue, Stroke); 2] = [
    (Normalization::None, Hue::Without, Stroke::Dashed),
    (Normalization::Before, Hue::With, Stroke::Solid),
];

pub fn losses(album: &mut Album) {
    let runs = RULES.map(|(rule, ..)| whole_losses(rule, 0.1, 160, 4));
    let (every, sparse) = (
        steps(160),
        steps(40).iter().map(|step| 4.0 * step).collect::<Vec<_>>(),
    );
    let mut series = vec![];
    for (run, (_, hue, _)) in runs.iter().zip(RULES) {
        series.push(Series {
            x: &every,
            y: &run.0,
            hue,
            stroke: Stroke::Quiet,
        });
    }
    for (run, (_, hue, stroke)) in runs.iter().zip(RULES) {
        series.push(Series {
            x: &sparse,
            y: &run.1,
            hue,
            stroke,
        });
    }
    let chance = [Source::Spirals.chance_loss()];
    let plot = Curves {
        series: &series,
        levels: &chance,
        ..Curves::default()
    };
    album.add("curves-losses", (420.0, 240.0), &plot);
}

pub fn rates(album: &mut Album) {
    let rates: Vec<f64> = (-6..=2)
        .map(|half| 10f64.powf(f64::from(half) / 2.0))
        .collect();
    let losses = RULES.map(|(rule, ..)| {
        rates
            .iter()
            .map(|&rate| whole_losses(rule, rate, 60, 60).1[0])
            .collect::<Vec<_>>()
    });
    let series: Vec<_> = losses
        .iter()
        .zip(RULES)
        .map(|(y, (_, hue, _))| Series {
            x: &rates,
            y,
            hue,
            stroke: Stroke::Both,
        })
        .collect();
    let log = Along {
        spacing: Spacing::Log,
        ..Along::default()
    };
    let plot = Curves {
        x: log,
        y: Along {
            range: Some([0.01, 3.0]),
            ..log
        },
        series: &series,
        ..Curves::default()
    };
    album.add("curves-rates", (420.0, 240.0), &plot);
}

/// Norm of the gradient at each layer's linear output, at the start, without BN and with.
pub fn gradients(album: &mut Album) {
    let set = Source::Digits.train(1);
    let rows: Vec<usize> = (0..128).collect();
    let norms = |normalization, gain| -> Vec<f64> {
        let architecture = Architecture::new(
            Source::Digits.sizes(48, 20),
            Activation::Relu,
            normalization,
        );
        let initial = Initial {
            gain,
            ..Initial::new(1)
        };
        let network = Network::new(&architecture, &initial).expect("a sound network");
        let mut trainer = Trainer::new(network, &set, Descent::new(0.1, 1)).expect("a sound run");
        trainer.gradient_on(&rows).expect("a finite gradient");
        let norm = |gradient: &Array2<f64>| gradient.iter().map(|g| g * g).sum::<f64>().sqrt();
        trainer
            .network
            .hidden
            .iter()
            .map(|hidden| norm(&trainer.pass.traces[hidden.linear].gradient))
            .collect()
    };
    let (half, double, with) = (
        norms(Normalization::None, 0.5),
        norms(Normalization::None, 2.0),
        norms(Normalization::Before, 1.0),
    );
    let layers = steps(with.len());
    let growth = (std::f64::consts::PI / (std::f64::consts::PI - 1.0)).sqrt();
    let last = with[with.len() - 1];
    let theory: Vec<f64> = layers
        .iter()
        .map(|layer| last * growth.powf(layers.len() as f64 - layer))
        .collect();
    let series = |y, hue, stroke| Series {
        x: &layers,
        y,
        hue,
        stroke,
    };
    let plot = Curves {
        x: Along {
            marks: Marks::Whole,
            ..Along::default()
        },
        y: Along {
            spacing: Spacing::Log,
            ..Along::default()
        },
        series: &[
            series(&theory, Hue::Population, Stroke::Dashed),
            series(&half, Hue::Without, Stroke::Both),
            series(&double, Hue::Noisy, Stroke::Both),
            series(&with, Hue::With, Stroke::Both),
        ],
        ..Curves::default()
    };
    album.add("curves-gradients", (420.0, 260.0), &plot);
}

pub fn layers(album: &mut Album) {
    let set = Source::Digits
        .train(1)
        .select(&(0..256).collect::<Vec<_>>());
    let outputs = |normalization| -> Vec<Vec<f64>> {
        let architecture =
            Architecture::new(Source::Digits.sizes(48, 8), Activation::Tanh, normalization);
        let initial = Initial {
            gain: 0.5,
            ..Initial::new(1)
        };
        let network = Network::new(&architecture, &initial).expect("a sound network");
        let mut trainer = Trainer::new(network, &set, Descent::new(0.1, 1)).expect("a sound run");
        trainer
            .gradient_on(&(0..set.len()).collect::<Vec<_>>())
            .expect("a finite gradient");
        trainer
            .network
            .hidden
            .iter()
            .map(|hidden| {
                trainer.pass.traces[hidden.activation]
                    .output
                    .iter()
                    .copied()
                    .collect()
            })
            .collect()
    };
    for (name, normalization, hue) in [
        ("ridges-without", Normalization::None, Hue::Without),
        ("ridges-with", Normalization::Before, Hue::With),
    ] {
        let outputs = outputs(normalization);
        let labels: Vec<String> = (1..=outputs.len()).map(|layer| layer.to_string()).collect();
        let rows: Vec<_> = outputs
            .iter()
            .zip(&labels)
            .map(|(values, label)| Ridge { values, label })
            .collect();
        let plot = Ridges {
            rows: &rows,
            hue,
            range: Some([-1.0, 1.0]),
            highlight: Some(4),
        };
        album.add(name, (300.0, 280.0), &plot);
    }
}
