//! One picture of every kind of plot, of numbers that the crate computed. The snapshot test draws the same pictures.

use batch_norm_explained::batch_norm::{Affine, Training, train};
use batch_norm_explained::experiment::stage::Statistics;
use batch_norm_explained::experiment::{
    Activation, Architecture, Descent, Initial, Network, Normalization, Source, Trainer, evaluate,
};
use batch_norm_explained::plot::bars::{Bars, Set};
use batch_norm_explained::plot::cloud::Cloud;
use batch_norm_explained::plot::curves::{Along, Band, Curves, Series, Stroke};
use batch_norm_explained::plot::distribution::Distribution;
use batch_norm_explained::plot::frame::Marks;
use batch_norm_explained::plot::ridges::{Ridge, Ridges};
use batch_norm_explained::plot::scale::Spacing;
use batch_norm_explained::plot::theme::{Hue, Theme};
use batch_norm_explained::plot::{Plot, Sheet, svg};
use batch_norm_explained::random::Generator;
use batch_norm_explained::running::{Average, average, weights};
use batch_norm_explained::stats::Divisor;
use ndarray::{Array1, Array2, Axis, array};

/// A drawn plot.
pub struct Picture {
    /// Its file's name without what follows.
    pub name: &'static str,
    /// The document.
    pub svg: String,
}

/// Every picture on this ground.
pub fn pictures(theme: Theme) -> Vec<Picture> {
    let mut album = Album {
        theme,
        pictures: vec![],
    };
    hand_batch(&mut album);
    generated(&mut album);
    odd(&mut album);
    clouds(&mut album);
    averages(&mut album);
    weight_bars(&mut album);
    losses(&mut album);
    rates(&mut album);
    gradients(&mut album);
    layers(&mut album);
    album.pictures
}

struct Album {
    theme: Theme,
    pictures: Vec<Picture>,
}

impl Album {
    fn add<P: Plot>(
        &mut self,
        name: &'static str,
        (width, height): (f64, f64),
        plot: &P,
    ) -> P::Drawn {
        let sheet = Sheet {
            theme: self.theme,
            ground: true,
            ..Sheet::new(width, height)
        };
        let (svg, drawn) = svg(&sheet, plot);
        self.pictures.push(Picture { name, svg });
        drawn
    }
}

/// The batch that the article computes by hand: two features, five samples.
fn hand() -> Array2<f64> {
    array![
        [2.0, 80.0],
        [4.0, 20.0],
        [5.0, 50.0],
        [6.0, 40.0],
        [8.0, 60.0]
    ]
}

fn normalized(x: &Array2<f64>, epsilon: f64) -> Training {
    train(x.view(), &Affine::identity(x.ncols()), epsilon, Divisor::N).expect("a sound batch")
}

fn column(of: &Array2<f64>, index: usize) -> Vec<f64> {
    of.column(index).to_vec()
}

fn of_column<'a>(values: &'a [f64], hue: Hue, moments: &Moments) -> Distribution<'a> {
    Distribution {
        mean: Some(moments.mean),
        deviation: Some(moments.deviation),
        ..Distribution::new(values, hue)
    }
}

struct Moments {
    mean: f64,
    deviation: f64,
}

fn moments(values: &[f64]) -> Moments {
    let x = Array1::from(values.to_vec()).insert_axis(Axis(1));
    let training = normalized(&x, 0.0);
    Moments {
        mean: training.mean[0],
        deviation: training.variance[0].sqrt(),
    }
}

fn hand_batch(album: &mut Album) {
    let x = hand();
    let (before, after) = (column(&x, 1), column(&normalized(&x, 0.0).x_hat, 1));
    let plot = Distribution {
        highlight: Some(20.0),
        ..of_column(&before, Hue::X, &moments(&before))
    };
    album.add("distribution-hand-before", (340.0, 200.0), &plot);
    let plot = Distribution {
        highlight: Some(after[1]),
        normal_curve: true,
        ..of_column(&after, Hue::XHat, &moments(&after))
    };
    album.add("distribution-hand-after", (340.0, 200.0), &plot);
}

fn generated(album: &mut Album) {
    let normals: Vec<f64> = Generator::new(1, 0)
        .normals(300)
        .iter()
        .map(|z| 40.0 + 12.0 * z)
        .collect();
    let plot = Distribution {
        normal_curve: true,
        highlight: Some(normals[7]),
        ..of_column(&normals, Hue::X, &moments(&normals))
    };
    album.add("distribution-normal", (480.0, 220.0), &plot);
    let shared = Distribution {
        range: Some([-5.0, 80.0]),
        ..plot
    };
    album.add("distribution-shared-range", (280.0, 180.0), &shared);
    let skewed: Vec<f64> = Generator::new(2, 0)
        .normals(100_000)
        .iter()
        .map(|z| z.exp())
        .collect();
    let plot = Distribution {
        normal_curve: true,
        ..of_column(&skewed, Hue::Y, &moments(&skewed))
    };
    album.add("distribution-100000", (560.0, 220.0), &plot);
}

fn odd(album: &mut Album) {
    let flat = [5.0; 8];
    album.add(
        "distribution-constant",
        (300.0, 180.0),
        &of_column(&flat, Hue::X, &moments(&flat)),
    );
    let broken = [1.0, f64::NAN, 3.0, f64::INFINITY, 2.0, 2.5];
    album.add(
        "distribution-not-finite",
        (300.0, 180.0),
        &Distribution::new(&broken, Hue::X),
    );
    album.add(
        "distribution-empty",
        (300.0, 180.0),
        &Distribution::new(&[], Hue::X),
    );
    let far: Vec<f64> = Generator::new(5, 0)
        .normals(60)
        .iter()
        .map(|z| 1e8 + z)
        .collect();
    album.add(
        "distribution-offset",
        (340.0, 180.0),
        &of_column(&far, Hue::X, &moments(&far)),
    );
}

/// Two features that hang together.
fn pair(count: usize) -> Array2<f64> {
    let z = Generator::new(3, 0).normals(2 * count);
    Array2::from_shape_fn((count, 2), |(row, column)| match column {
        0 => 200.0 + 14.0 * z[2 * row],
        _ => 4200.0 + 800.0 * (0.8 * z[2 * row] + 0.6 * z[2 * row + 1]),
    })
}

fn clouds(album: &mut Album) {
    let x = pair(150);
    let training = normalized(&x, 1e-5);
    let deviation = training.variance.mapv(f64::sqrt);
    let (first, second) = (column(&x, 0), column(&x, 1));
    let raw = Cloud {
        mean: Some([training.mean[0], training.mean[1]]),
        deviation: Some([deviation[0], deviation[1]]),
        highlight: Some(4),
        ..Cloud::new(&first, &second, Hue::X)
    };
    album.add("cloud-raw", (320.0, 300.0), &raw);
    let (first, second) = (column(&training.x_hat, 0), column(&training.x_hat, 1));
    let scaled = Cloud {
        mean: Some([0.0, 0.0]),
        deviation: Some([1.0, 1.0]),
        highlight: Some(4),
        equal_units: true,
        ..Cloud::new(&first, &second, Hue::XHat)
    };
    album.add("cloud-scaled", (320.0, 300.0), &scaled);
    let x = pair(100_000);
    let training = normalized(&x, 1e-5);
    let (first, second) = (column(&training.x_hat, 0), column(&training.x_hat, 1));
    let plot = Cloud {
        mean: Some([0.0, 0.0]),
        deviation: Some([1.0, 1.0]),
        equal_units: true,
        ..Cloud::new(&first, &second, Hue::Y)
    };
    album.add("cloud-100000", (340.0, 320.0), &plot);
}

fn steps(count: usize) -> Vec<f64> {
    (1..=count).map(|step| step as f64).collect()
}

/// Means of batches of 32 from a population of mean 2 and deviation 3 that jumps by 2, and three averages of them.
fn averages(album: &mut Album) {
    let (count, noise) = (240, 3.0 / 32f64.sqrt());
    let level = |step: usize| if step < 140 { 2.0 } else { 4.0 };
    let z = Generator::new(4, 0).normals(count);
    let theta: Vec<f64> = z
        .iter()
        .enumerate()
        .map(|(step, z)| level(step) + noise * z)
        .collect();
    let sequence = Array1::from(theta.clone()).insert_axis(Axis(1));
    let of = |kind| {
        average(sequence.view(), kind, Array1::zeros(1).view())
            .expect("a sound average")
            .into_raw_vec_and_offset()
            .0
    };
    let exponential = of(Average::Exponential { rho: 0.97 });
    let corrected = of(Average::Corrected { rho: 0.97 });
    let window = of(Average::Simple { window: 20 });
    let cumulative = of(Average::Cumulative);
    let x = steps(count);
    let low: Vec<f64> = (0..count).map(|step| level(step) - noise).collect();
    let high: Vec<f64> = (0..count).map(|step| level(step) + noise).collect();
    let series = |y, hue, stroke| Series {
        x: &x,
        y,
        hue,
        stroke,
    };
    let plot = Curves {
        x: Along {
            marks: Marks::Whole,
            ..Along::default()
        },
        bands: &[Band {
            x: &x,
            low: &low,
            high: &high,
            hue: Hue::Population,
        }],
        series: &[
            series(&theta, Hue::Mean, Stroke::Dots),
            series(&cumulative, Hue::Cumulative, Stroke::Dashed),
            series(&window, Hue::Window, Stroke::Dashed),
            series(&corrected, Hue::Corrected, Stroke::Dashed),
            series(&exponential, Hue::Running, Stroke::Solid),
        ],
        uprights: &[141.0],
        highlight: Some((4, 60)),
        ..Curves::default()
    };
    album.add("curves-averages", (560.0, 260.0), &plot);
    album.add("curves-averages-narrow", (300.0, 220.0), &plot);
}

fn weight_bars(album: &mut Album) {
    let exponential = weights(Average::Exponential { rho: 0.9 }, 40)
        .expect("a sound average")
        .values;
    let window = weights(Average::Simple { window: 19 }, 40)
        .expect("a sound average")
        .values;
    let plot = Bars {
        sets: &[
            Set {
                values: &exponential,
                hue: Hue::Running,
            },
            Set {
                values: &window,
                hue: Hue::Window,
            },
        ],
        first: 1,
        range: None,
        levels: &[],
        highlight: Some(35),
    };
    album.add("bars-weights", (480.0, 180.0), &plot);
    let mut counts = vec![0.0; Source::Digits.classes()];
    for label in Source::Digits.train(1).labels {
        counts[label] += 1.0;
    }
    let plot = Bars {
        sets: &[Set {
            values: &counts,
            hue: Hue::X,
        }],
        first: 0,
        range: None,
        levels: &[102.4],
        highlight: None,
    };
    album.add("bars-classes", (300.0, 160.0), &plot);
}

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

fn losses(album: &mut Album) {
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

fn rates(album: &mut Album) {
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
fn gradients(album: &mut Album) {
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

fn layers(album: &mut Album) {
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
