//! What must hold for any layer, any batch and any setting of its three switches.

use batch_norm_explained::batch_norm::{Affine, Running, infer, train};
use batch_norm_explained::convention::{Convention, MomentumWeighs, Update};
use batch_norm_explained::layer::{
    Buffers, Keeping, Layer, PartsUpdate, Statistics, Switches, Weighted, gradients,
    gradients_of_parts, momentum_for_repeats, pass, pass_parts,
};
use batch_norm_explained::norms::{
    Limits, RenormBuffers, RenormLayer, batch_renorm, dyt, dyt_backward, rms_norm,
    rms_norm_backward,
};
use batch_norm_explained::stats::Divisor;
use ndarray::{Array1, Array2, Axis, array, concatenate};
use proptest::collection::vec;
use proptest::prelude::*;

const FEATURES: usize = 2;

/// A loss as a function of the batch.
type Loss<'a> = &'a dyn Fn(&Array2<f64>) -> f64;

fn tables() -> impl Strategy<Value = Array2<f64>> {
    (2usize..9)
        .prop_flat_map(|rows| vec(-5.0..5.0_f64, rows * FEATURES))
        .prop_map(|flat| {
            Array2::from_shape_vec((flat.len() / FEATURES, FEATURES), flat).expect("whole rows")
        })
}

fn layer(switches: Switches, momentum: Option<f64>, stored: Divisor) -> Layer {
    Layer {
        affine: Affine {
            gamma: array![2.0, -0.5],
            beta: array![1.0, 3.0],
        },
        epsilon: 0.1,
        switches,
        keeping: Keeping::plain(Update {
            momentum,
            weighs: MomentumWeighs::New,
            stored,
        }),
    }
}

fn plain(statistics: Statistics) -> Layer {
    let switches = Switches {
        statistics,
        update: true,
        learn: true,
    };
    layer(switches, Some(0.25), Divisor::NMinusOne)
}

/// The first rows of a table.
fn first_rows(table: &Array2<f64>, count: usize) -> Array2<f64> {
    table.select(Axis(0), &(0..count).collect::<Vec<_>>())
}

fn near(a: &Array1<f64>, b: &Array1<f64>) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 1e-12)
}

fn buffers() -> Buffers {
    Buffers::new(Running {
        mean: array![0.5, -1.0],
        variance: array![2.0, 0.75],
    })
}

fn close(a: &Array2<f64>, b: &Array2<f64>, tolerance: f64) -> bool {
    a.dim() == b.dim()
        && a.iter()
            .zip(b)
            .all(|(a, b)| (a - b).abs() <= tolerance * b.abs().max(1.0))
}

proptest! {
    #[test]
    fn each_switch_changes_only_what_it_names(x in tables(), learn: bool, update: bool) {
        for statistics in [Statistics::Batch, Statistics::Running] {
            let layer = layer(Switches { statistics, update, learn }, Some(0.1), Divisor::NMinusOne);
            let passed = pass(&layer, x.view(), None, &buffers()).expect("a good batch");
            // A alone decides y …
            let y = match statistics {
                Statistics::Batch => train(x.view(), &layer.affine, 0.1, Divisor::N).expect("a good batch").y,
                _ => infer(x.view(), &layer.affine, 0.1, &buffers().stored).expect("a good batch").y,
            };
            prop_assert!(close(&passed.y, &y, 1e-12));
            // … and B alone what is remembered.
            let mean = x.mean_axis(Axis(0)).expect("rows");
            let expected = if update { 0.9 * &buffers().stored.mean + 0.1 * mean } else { buffers().stored.mean };
            prop_assert!(near(&passed.buffers.stored.mean, &expected));
            prop_assert_eq!(passed.buffers.updates, usize::from(update));
        }
    }

    #[test]
    fn rows_of_weight_zero_are_as_good_as_absent(x in tables(), padding in tables(), holds_nan: bool) {
        let mut padding = padding;
        if holds_nan {
            padding[[0, 0]] = f64::NAN;
        }
        let both = concatenate![Axis(0), x, padding];
        let weights = Array1::from_shape_fn(both.nrows(), |row| if row < x.nrows() { 1.0 } else { 0.0 });
        for statistics in [Statistics::Batch, Statistics::RunningAfterUpdate] {
            let layer = plain(statistics);
            let alone = pass(&layer, x.view(), None, &buffers()).expect("a good batch");
            let masked = pass(&layer, both.view(), Some(weights.view()), &buffers()).expect("a good batch");
            prop_assert_eq!(&masked.buffers, &alone.buffers);
            prop_assert!(close(&first_rows(&masked.y, x.nrows()), &alone.y, 1e-12));
        }
    }

    #[test]
    fn gradients_are_the_slopes_of_the_loss(x in tables(), seed in vec(-1.0..1.0_f64, 16), weight in 0.0..2.0_f64) {
        let dy = Array2::from_shape_fn(x.dim(), |(row, feature)| seed[(2 * row + feature) % 16]);
        let weights = Array1::from_shape_fn(x.nrows(), |row| if row == 0 { weight } else { 1.0 });
        for statistics in [Statistics::Batch, Statistics::Running, Statistics::RunningAfterUpdate] {
            // With N−1 a total weight near 1 has no variance.
            prop_assume!(weights.sum() > 1.5);
            let layer = plain(statistics);
            let loss = |x: &Array2<f64>| {
                let passed = pass(&layer, x.view(), Some(weights.view()), &buffers()).expect("a good batch");
                (&passed.y * &dy).sum()
            };
            let passed = pass(&layer, x.view(), Some(weights.view()), &buffers()).expect("a good batch");
            let all = gradients(&layer, &passed, dy.view()).expect("shapes fit");
            let step = 1e-5;
            let slopes = Array2::from_shape_fn(x.dim(), |place| {
                let (mut up, mut down) = (x.clone(), x.clone());
                up[place] += step;
                down[place] -= step;
                (loss(&up) - loss(&down)) / (2.0 * step)
            });
            prop_assert!(close(&all.dx, &slopes, 1e-6), "{statistics:?}: {:?} and {slopes:?}", all.dx);
        }
    }

    #[test]
    fn parts_are_separate_batches(x in tables(), y in tables()) {
        let layer = plain(Statistics::Batch);
        let first = pass(&layer, x.view(), None, &buffers()).expect("a good batch");
        let second = pass(&layer, y.view(), None, &first.buffers).expect("a good batch");
        let both = concatenate![Axis(0), x, y];
        let rows = [(0..x.nrows()).collect(), (x.nrows()..both.nrows()).collect()];
        let parts = pass_parts(&layer, both.view(), &rows, &buffers(), PartsUpdate::Sequential).expect("good parts");
        prop_assert_eq!(&parts.y, &concatenate![Axis(0), first.y, second.y]);
        prop_assert_eq!(&parts.buffers, &second.buffers);
        let dy = Array2::ones(both.dim());
        let all = gradients_of_parts(&layer, &parts, dy.view()).expect("shapes fit");
        let separate = gradients(&layer, &first, first_rows(&dy, x.nrows()).view()).expect("shapes fit");
        prop_assert_eq!(first_rows(&all.dx, x.nrows()), separate.dx);
    }

    #[test]
    fn corrected_updates_with_one_batch_are_one_update(x in tables(), momentum in 0.01..0.9_f64, repeats in 2usize..5) {
        let switches = Switches { statistics: Statistics::Batch, update: true, learn: true };
        let once = pass(&layer(switches, Some(momentum), Divisor::N), x.view(), None, &buffers()).expect("a good batch");
        let corrected = layer(switches, Some(momentum_for_repeats(momentum, repeats)), Divisor::N);
        let mut kept = buffers();
        for _ in 0..repeats {
            kept = pass(&corrected, x.view(), None, &kept).expect("a good batch").buffers;
        }
        prop_assert!(near(&kept.stored.mean, &once.buffers.stored.mean));
        prop_assert!(near(&kept.stored.variance, &once.buffers.stored.variance));
    }

    #[test]
    fn unlimited_renormalization_is_inference(x in tables()) {
        let layer = RenormLayer { affine: plain(Statistics::Batch).affine, epsilon: 0.1, limits: Limits::NONE, momentum: 0.25 };
        let running = buffers().stored;
        let kept = RenormBuffers { mean: running.mean.clone(), std: running.variance.mapv(|variance| (variance + 0.1).sqrt()) };
        let forward = batch_renorm(&layer, x.view(), &kept).expect("a good batch");
        let served = infer(x.view(), &layer.affine, 0.1, &running).expect("a good batch");
        prop_assert!(close(&forward.y, &served.y, 1e-10));
    }

    #[test]
    fn rows_are_normalized_one_at_a_time(x in tables(), dy in tables()) {
        let gamma = array![2.0, -0.5];
        let rows = x.nrows().min(dy.nrows());
        let (x, dy) = (first_rows(&x, rows), first_rows(&dy, rows));
        let forward = rms_norm(x.view(), gamma.view(), 0.1).expect("good rows");
        let (dx, _) = rms_norm_backward(&forward, gamma.view(), dy.view()).expect("shapes fit");
        let affine = Affine { gamma: gamma.clone(), beta: array![1.0, 3.0] };
        let (of_dyt, _) = dyt_backward(x.view(), &affine, 0.7, dy.view()).expect("shapes fit");
        let step = 1e-5;
        let losses: [(Loss, &Array2<f64>); 2] = [
            (&|x| (rms_norm(x.view(), gamma.view(), 0.1).expect("good rows").y * &dy).sum(), &dx),
            (&|x| (dyt(x.view(), &affine, 0.7).expect("good rows") * &dy).sum(), &of_dyt.dx),
        ];
        for (loss, dx) in losses {
            let slopes = Array2::from_shape_fn(x.dim(), |place| {
                let (mut up, mut down) = (x.clone(), x.clone());
                up[place] += step;
                down[place] -= step;
                (loss(&up) - loss(&down)) / (2.0 * step)
            });
            prop_assert!(close(dx, &slopes, 1e-6));
        }
    }
}

/// 2, 4, 5 │ 6, 8 in PyTorch's convention: the numbers of the public question on gradient accumulation.
#[test]
fn micro_batches_are_not_the_large_batch() {
    let layer = Layer {
        affine: Affine::identity(1),
        epsilon: 0.0,
        switches: Switches {
            statistics: Statistics::Batch,
            update: true,
            learn: true,
        },
        keeping: Keeping::plain(Convention::PyTorch.update()),
    };
    let x = array![[2.0], [4.0], [5.0], [6.0], [8.0]];
    let start = Buffers::new(Running::start(1));
    let rows = [vec![0, 1, 2], vec![3, 4]];
    let parts = pass_parts(&layer, x.view(), &rows, &start, PartsUpdate::Sequential).expect("good");
    let written: Vec<String> = parts.y.iter().map(|y| format!("{y:.3}")).collect();
    assert_eq!(written, ["-1.336", "0.267", "1.069", "-1.000", "1.000"]);
    assert!((parts.buffers.stored.mean[0] - 1.03).abs() < 1e-12);
    let whole = pass(&layer, x.view(), None, &start).expect("good");
    assert_eq!(whole.buffers.stored.mean[0], 0.5);
}

/// Near 1e8 a variance of 14/9 keeps its digits.
#[test]
fn weighted_moments_keep_their_digits_far_from_zero() {
    let x = array![[1e8], [1e8 + 1.0], [1e8 + 3.0]];
    let moments = Weighted::of(x.view(), None).expect("rows");
    assert!((moments.variance[0] - 14.0 / 9.0).abs() < 1e-12);
}

/// A layer refuses what has no statistics, and says what it needs.
#[test]
fn what_cannot_be_normalized_is_refused() {
    let layer = plain(Statistics::Batch);
    let one = array![[1.0, 2.0]];
    let none = Array2::zeros((0, 2));
    let message = |x: &Array2<f64>, weights: Option<Array1<f64>>| {
        let weights = weights.as_ref().map(|weights| weights.view());
        pass(&layer, x.view(), weights, &buffers())
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        message(&one, None),
        "At least 2 rows are needed, but there are 1."
    );
    assert_eq!(
        message(&none, None),
        "There are no numbers to compute with."
    );
    assert_eq!(
        message(&one, Some(array![-1.0])),
        "The value of weights must be finite and at least 0, but it is -1."
    );
    assert_eq!(
        message(&one, Some(array![0.0])),
        "There are no numbers to compute with."
    );
}
