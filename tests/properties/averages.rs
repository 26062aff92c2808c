//! Averages over batches: the recursions against the weighted sums they stand for.

use crate::make::{close, table};
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::convention::{Convention, MomentumWeighs, Update};
use batch_norm_explained::running::{
    Average, average, equal_noise_window, follow, history, memory, paper, precise, precise_history,
    progress, steps_until, weights,
};
use batch_norm_explained::stats::{Divisor, Moments};
use ndarray::{Array1, Array2, Axis, Slice};
use proptest::collection::vec;
use proptest::prelude::*;

fn kind() -> impl Strategy<Value = Average> {
    let rho = || prop_oneof![4 => 0.0..0.999, 1 => Just(0.0), 1 => Just(0.99)];
    prop_oneof![
        (1..12_usize).prop_map(|window| Average::Simple { window }),
        rho().prop_map(|rho| Average::Exponential { rho }),
        rho().prop_map(|rho| Average::Corrected { rho }),
        Just(Average::Cumulative),
    ]
}

/// A data set and where it is cut into batches of at least two rows.
fn cut_data() -> impl Strategy<Value = (Array2<f64>, Vec<Moments>)> {
    vec(2..6_usize, 1..8).prop_flat_map(|sizes| {
        table(sizes.iter().sum(), 2).prop_map(move |x| {
            let mut first = 0;
            let parts = sizes.iter().map(|size| {
                first += size;
                let part = x.slice_axis(Axis(0), Slice::from(first - size..first));
                Moments::of(part).expect("a good batch")
            });
            let parts = parts.collect();
            (x, parts)
        })
    })
}

proptest! {
    #[test]
    fn every_average_is_the_sum_of_its_weights_times_the_values(
        theta in (1..30_usize).prop_flat_map(|steps| table(steps, 2)), kind in kind(), start in -3.0..3.0,
    ) {
        let got = average(theta.view(), kind, Array1::from_elem(2, start).view())?;
        // Taking the start out divides by 1 − ρᵗ, at least 1 − 0.999.
        let tolerance = if matches!(kind, Average::Corrected { .. }) { 1e-11 } else { 1e-13 };
        for (step, row) in got.rows().into_iter().enumerate() {
            let weights = weights(kind, step + 1)?;
            let mut sum = Array1::from_elem(2, weights.start * start);
            for (weight, theta) in std::iter::zip(&weights.values, theta.rows()) {
                sum.scaled_add(*weight, &theta);
            }
            close(row, &sum, tolerance)?;
        }
    }

    #[test]
    fn the_weights_sum_to_one(kind in kind(), steps in 1..60_usize) {
        let weights = weights(kind, steps)?;
        prop_assert!((weights.start + weights.values.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn corrected_the_average_of_a_constant_is_that_constant_from_the_first_step(
        value in -3.0..3.0, start in -3.0..3.0, rho in 0.0..0.999, steps in 1..40_usize,
    ) {
        let theta = Array2::from_elem((steps, 1), value);
        let got = average(theta.view(), Average::Corrected { rho }, Array1::from_elem(1, start).view())?;
        close(&got, &theta, 1e-11)?;
    }

    #[test]
    fn momentum_of_the_new_is_one_minus_momentum_of_the_old((_, batches) in cut_data(), momentum in 0.0..1.0) {
        let torch = Convention::PyTorch.update().with_momentum(Some(momentum));
        let keras = Update { momentum: Some(1.0 - momentum), weighs: MomentumWeighs::Old, ..torch };
        let (torch, keras) =
            (follow(&batches, torch, &Running::start(2))?, follow(&batches, keras, &Running::start(2))?);
        close(&torch.mean, &keras.mean, 1e-14)?;
        close(&torch.variance, &keras.variance, 1e-14)?;
    }

    #[test]
    fn precise_statistics_are_those_of_the_whole_data_however_it_is_cut((x, batches) in cut_data()) {
        let whole = Moments::of(x.view())?;
        let got = precise(&batches)?;
        close(&got.mean, &whole.mean, 1e-14)?;
        close(&got.variance, &whole.variance, 1e-13)?;
        let steps = precise_history(&batches)?;
        for step in 0..batches.len() {
            let so_far = precise(&batches[..=step])?;
            close(steps.mean.row(step), &so_far.mean, 1e-14)?;
            close(steps.variance.row(step), &so_far.variance, 1e-13)?;
        }
    }

    #[test]
    fn algorithm_2_is_the_last_step_of_the_cumulative_average((_, batches) in cut_data()) {
        let steps = history(&batches, Average::Cumulative, Divisor::NMinusOne)?;
        let got = paper(&batches)?;
        close(&got.mean, steps.mean.row(batches.len() - 1), 1e-13)?;
        close(&got.variance, steps.variance.row(batches.len() - 1), 1e-13)?;
        let followed = follow(&batches, Convention::Paper.update(), &Running::start(2))?;
        close(&followed.variance, &steps.variance, 1e-13)?;
    }

    #[test]
    fn the_steps_until_a_fraction_are_the_first_that_reach_it(rho in 0.0..0.999_999, fraction in 0.0..0.999, at in 1..200_u64) {
        // The second is a fraction that is reached exactly.
        for fraction in [fraction, progress(rho, at)] {
            prop_assume!(fraction < 1.0);
            let steps = steps_until(rho, fraction)?;
            prop_assert!(progress(rho, steps) >= fraction);
            prop_assert!(steps == 0 || progress(rho, steps - 1) < fraction);
        }
    }

    #[test]
    fn in_the_long_run_it_is_as_noisy_as_its_window_and_lags_by_its_memory_less_one(rho in 0.0..0.95) {
        let weights = weights(Average::Exponential { rho }, 2000)?;
        prop_assert!((weights.noise() - equal_noise_window(rho).sqrt().recip()).abs() < 1e-12);
        prop_assert!((weights.lag() - (memory(rho) - 1.0)).abs() < 1e-10);
    }
}

#[test]
fn billions_of_steps_arrive() {
    assert_eq!(progress(0.99, 3_000_000_000), 1.0);
    // e⁻³ is left of the start after 3e9 steps that each take a billionth: 0.950 213 of the way.
    assert!((progress(1.0 - 1e-9, 3_000_000_000) - 0.950_212_931_6).abs() < 1e-7);
    assert_eq!(steps_until(0.5, 0.75).expect("in range"), 2);
    assert_eq!(steps_until(0.5, 0.0).expect("in range"), 0);
    assert_eq!(steps_until(0.0, 0.9).expect("in range"), 1);
    // ln 10 · 1e9, more than 32 bits hold.
    let slow = steps_until(1.0 - 1e-10, 0.9).expect("in range") as f64;
    assert!((slow / 2.302_585_093e10 - 1.0).abs() < 1e-6, "{slow}");
}
