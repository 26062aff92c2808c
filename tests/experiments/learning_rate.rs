//! Figure `learning-rate`: which rates still learn.

use super::*;
use batch_norm_explained::experiment::learning_rate;

fn sweep(setting: Setting, normalization: Normalization, rates: &[usize]) -> Vec<(f64, usize)> {
    let cells = rates.iter().map(|&index| {
        let learning_rate = learning_rate::rates()[index];
        let cells = over_seeds(5, |seed| {
            learning_rate::cell(&Setting {
                normalization,
                learning_rate,
                seed,
                record_every: 1000,
                ..setting
            })
        });
        (
            median_of(&cells, |cell| cell.whole_set_loss),
            cells.iter().filter(|cell| cell.works).count(),
        )
    });
    cells.collect()
}

#[test]
fn batch_normalization_widens_the_range_of_learning_rates() {
    let setting = learning_rate::default_setting();
    let none = sweep(setting, Normalization::None, &[0, 2, 4, 5, 6]);
    for ((loss, _), want) in none.iter().zip([0.593, 0.260, 0.013, 0.005]) {
        near(*loss, want, 6e-4);
    }
    assert_eq!(
        none.iter().map(|cell| cell.1).collect::<Vec<_>>()[1..],
        [5, 5, 5, 2]
    );
    let before = sweep(setting, Normalization::Before, &[2, 4, 5, 6, 7]);
    for ((loss, works), want) in before.iter().zip([0.124, 0.015, 0.014, 0.014, 0.053]) {
        near(*loss, want, if want == 0.053 { 0.02 } else { 1.1e-3 });
        assert_eq!(*works, 5);
    }
    let after = sweep(setting, Normalization::After, &[4, 7]);
    near(after[0].0, 0.009, 1e-3);
    assert!(
        after[1].0 > 99.0,
        "behind the activation it fails where before it still learns"
    );
}

#[test]
fn a_shallow_network_reaches_the_best_loss_without_batch_normalization() {
    let setting = Setting {
        depth: 1,
        width: 32,
        steps: 300,
        ..Setting::digits()
    };
    let (none, before) = (
        sweep(setting, Normalization::None, &[7])[0],
        sweep(setting, Normalization::Before, &[6, 7]),
    );
    near(none.0, 0.013, 2e-3);
    near(before[0].0, 0.028, 6e-3);
    assert!(before.iter().all(|before| none.0 < before.0));
}
