//! Settings that are refused, histories that are complete.

use super::*;
use batch_norm_lab::learning_rate;
use batch_norm_lab::stage::Statistics;
use batch_norm_lab::summary::{Histogram, deviation};
use batch_norm_lab::{Architecture, DataSet, Initial, Network, evaluate};

#[test]
fn settings_outside_their_range_are_refused_by_name() {
    let refused = |setting: Setting| match learning_rate::cell(&setting) {
        Err(Error::BadParameter { name, .. }) => name,
        other => panic!("{other:?}"),
    };
    let usual = Setting::spirals();
    assert_eq!(refused(Setting { depth: 41, ..usual }), "depth");
    assert_eq!(refused(Setting { width: 0, ..usual }), "width");
    assert_eq!(
        refused(Setting {
            gain: f64::NAN,
            ..usual
        }),
        "gain"
    );
    assert_eq!(
        refused(Setting {
            learning_rate: -0.1,
            ..usual
        }),
        "learning_rate"
    );
    assert_eq!(
        refused(Setting {
            batch_size: 511,
            ..usual
        }),
        "batch_size"
    );
    assert_eq!(refused(Setting { steps: 0, ..usual }), "steps");
    assert_eq!(
        refused(Setting {
            weight_decay: -1.0,
            ..usual
        }),
        "weight_decay"
    );
    assert_eq!(
        refused(Setting {
            dropout: Dropout {
                rate: 1.0,
                ..Dropout::default()
            },
            ..usual
        }),
        "dropout"
    );
    assert_eq!(
        refused(Setting {
            normalization: Normalization::Group,
            groups: 5,
            ..usual
        }),
        "groups"
    );
}

#[test]
fn both_losses_are_recorded_and_a_divergence_ends_them() {
    let setting = Setting {
        steps: 50,
        record_every: 20,
        ..Setting::spirals()
    };
    let losses = learning_rate::cell(&setting).expect("sound").losses;
    assert_eq!(losses.steps, [0, 20, 40, 50]);
    assert_eq!((losses.whole_set.len(), losses.mini_batch.len()), (4, 50));
    let wild = Setting {
        normalization: Normalization::None,
        depth: 20,
        gain: 100.0,
        ..setting
    };
    let cell = learning_rate::cell(&wild).expect("sound");
    assert!(cell.losses.diverged() && !cell.works && cell.whole_set_loss.is_infinite());
    assert_eq!(cell.test.accuracy, 1.0 / 3.0);
    let spread: Vec<f64> = over_seeds(3, |seed| {
        Ok(learning_rate::cell(&Setting { seed, ..setting })?.whole_set_loss)
    });
    assert!(deviation(&spread) > 0.0, "another seed is another run");
}

/// One output tells two classes apart: with weights 1 and bias −1 it is positive above 1.
#[test]
fn a_network_with_one_output_is_evaluated_by_its_sign() {
    let architecture = Architecture::new(vec![1, 1], Activation::Identity, Normalization::None);
    let mut network = Network::new(&architecture, &Initial::new(1)).expect("sound");
    network.parameters.copy_from_slice(&[1.0, -1.0]);
    let set = DataSet {
        inputs: ndarray::arr2(&[[0.0], [2.0], [3.0], [4.0]]),
        labels: vec![0, 1, 0, 1],
        classes: 2,
    };
    let found = evaluate(&network, &set, Statistics::Batch).expect("sound");
    assert_eq!(found.accuracy, 0.75);
    // ln(1 + e^−1), ln(1 + e^−1), ln(1 + e²), ln(1 + e^−3).
    near(
        found.loss,
        (2.0 * 0.313_261_687_5 + 2.126_928_011_0 + 0.048_587_351_6) / 4.0,
        1e-9,
    );
    let three = DataSet { classes: 3, ..set };
    let error = evaluate(&network, &three, Statistics::Batch)
        .expect_err("three classes need three outputs");
    assert_eq!(error.key(), "shape-mismatch");
}

#[test]
fn a_histogram_without_bins_counts_every_value_outside() {
    let histogram = Histogram::of([-2.0, 0.0, 2.0], -1.0, 1.0, 0);
    assert_eq!(
        (histogram.below, histogram.above, histogram.counts.len()),
        (1, 2, 0)
    );
}
