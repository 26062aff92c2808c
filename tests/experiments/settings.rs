//! Settings that are refused, histories that are complete.

use super::*;
use batch_norm_explained::experiment::learning_rate;
use batch_norm_explained::experiment::summary::deviation;

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
            normalization: Normalization::Group { groups: 5 },
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
