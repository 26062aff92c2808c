//! Formulas that the article quotes and no walk computes.

use super::write::{APART, show_prose};
use super::{
    Expr, Format, Leaf, Notation, Prose, Quantity, Range, Said, Term, Tree, bound, power, sqrt,
    square, sum,
};
use std::f64::consts::PI;

/// Every prose formula by its name.
pub fn names() -> impl Iterator<Item = &'static str> {
    LAYER.iter().chain(AVERAGES).map(|(name, _)| *name)
}

/// Writes a prose formula, `None` for a name that is not in [`names`].
pub fn show(name: &str, notation: Notation, format: Format) -> Option<String> {
    [(LAYER, "i"), (AVERAGES, "t")]
        .into_iter()
        .find_map(|(formulas, row)| {
            let (_, formula) = formulas.iter().find(|(known, _)| *known == name)?;
            Some(show_prose(&formula(), row, notation, format))
        })
}

/// A formula by its name.
type Named = (&'static str, fn() -> Prose);

/// One layer: training, gradients, zeros, batches, scale. Over samples i.
const LAYER: &[Named] = &[
    ("batch_norm", || {
        let x_hat = (cell(Quantity::X) - column(Quantity::Mean)) / root();
        column(Quantity::Gamma) * x_hat + column(Quantity::Beta)
    }),
    // r and d are clipped: Ioffe 2017.
    ("batch_renorm", || {
        let deviation = cell(Quantity::X) - column(Quantity::Mean);
        let corrected = deviation / column(Quantity::Root) * letter("r") + letter("d");
        let ratio = column(Quantity::Root) / column(Quantity::RunningRoot);
        let gap = column(Quantity::Mean) - column(Quantity::RunningMean);
        let x_hat_and_r = both(
            equal(cell(Quantity::XHat), corrected),
            equal(letter("r"), apply("clip", ratio)),
        );
        let d = apply("clip", gap / column(Quantity::RunningRoot));
        both(x_hat_and_r, equal(letter("d"), d))
    }),
    ("bias_redundant", || {
        let with_bias = product() + column(Quantity::LayerBias);
        equal(apply("BN", with_bias), apply("BN", product()))
    }),
    ("condition", || {
        equal(letter("κ"), letter("λ_max") / letter("λ_min"))
    }),
    // Positions count like samples: Ioffe & Szegedy 2015, section 3.2.
    ("conv_count", || {
        equal(letter("m′"), count() * letter("p") * letter("q"))
    }),
    ("depth_factor", || power(letter("k"), letter("L"))),
    ("deviation_noise", || {
        let noise = letter("σ") / sqrt(2.0 * count());
        relation('≈', apply("sd", letter("σ_ℬ")), noise)
    }),
    // Li et al. 2018.
    ("dropout_ratio", || {
        let ratio = letter("Var_test") / letter("Var_train");
        equal(ratio, letter("v") / variance_under_dropout())
    }),
    ("dropout_variance", || {
        equal(letter("Var_train"), variance_under_dropout())
    }),
    ("effective_rate", || rate() / square(norm(letter("w")))),
    ("gradient_descent", || {
        let step = rate() * scalar(Quantity::DWeight);
        relation('←', letter("w"), letter("w") - step)
    }),
    ("gradient_norm", || {
        let along_one = square(samples(bound(Quantity::DY))) / count();
        let along_x_hat = square(samples(bound(Quantity::DY) * bound(Quantity::XHat))) / count();
        let rest = samples(square(bound(Quantity::DY))) - along_one - along_x_hat;
        let scale = square(column(Quantity::Gamma)) / column(Quantity::Variance);
        equal(samples(square(bound(Quantity::DX))), scale * rest)
    }),
    ("gradient_step", || {
        let share = || rate() * letter("h");
        let step = relation('←', letter("w"), letter("w") - share() * letter("w"));
        equal(step, (1.0 - share()) * letter("w"))
    }),
    ("identity", || {
        let choice = both(
            equal(column(Quantity::Gamma), root()),
            equal(column(Quantity::Beta), column(Quantity::Mean)),
        );
        relation('⇒', choice, equal(cell(Quantity::Y), cell(Quantity::X)))
    }),
    ("mean_noise", || {
        let noise = letter("σ") / sqrt(count());
        equal(apply("sd", column(Quantity::Mean)), noise)
    }),
    // Yang et al. 2019, and the derivation in experiment E3.
    ("relu_growth", || {
        let shown = ((PI / (PI - 1.0)).sqrt() * 1e4).round() / 1e4;
        let exact = sqrt(letter("π") / (letter("π") - 1.0));
        relation('≈', exact, shown.into())
    }),
    ("relu_share", || {
        let size = Tree::Operand(Said::Bars('|', Box::new(column(Quantity::Gamma))));
        let below = relation('≤', cell(Quantity::Y), 0.0.into());
        let ratio = -(column(Quantity::Beta) / size);
        equal(apply("P", below), apply("Φ", ratio))
    }),
    ("samuelson", || {
        let bound = || sqrt(count() - 1.0);
        let above = relation('≤', -bound(), cell(Quantity::XHat));
        relation('≤', above, bound())
    }),
    // For w′ = c · w.
    ("scale_gradient", || {
        let scaled = scalar(Quantity::DWeight) / scalar(Quantity::Factor);
        equal(scalar(Quantity::ScaledDWeight), scaled)
    }),
    ("scale_invariance", || {
        let scaled = scalar(Quantity::Factor) * letter("W") * letter("u");
        equal(apply("BN", scaled), apply("BN", product()))
    }),
    ("stable_rate", || {
        let limit = 2.0 / letter("h");
        relation('<', relation('<', 0.0.into(), rate()), limit)
    }),
    ("variance_bias", || {
        let share = (count() - 1.0) / count();
        let variance = apply("E", column(Quantity::Variance));
        equal(variance, share * square(letter("σ")))
    }),
    ("weight_growth", || {
        let gradient = square(norm(scalar(Quantity::DWeight)));
        let grown = square(norm(letter("w_t"))) + square(rate()) * gradient;
        equal(square(norm(letter("w_t+1"))), grown)
    }),
];

/// Averages of batch statistics. Over steps t.
const AVERAGES: &[Named] = &[
    ("cumulative_lag", || (letter("t") - 1.0) / 2.0),
    ("cumulative_noise", || 1.0 / sqrt(letter("t"))),
    ("ema_lag", || rho() / (1.0 - rho())),
    ("ema_memory", || {
        let left = power(rho(), 1.0 / (1.0 - rho()));
        relation('≈', left, 1.0 / letter("e"))
    }),
    ("ema_noise", || sqrt((1.0 - rho()) / (1.0 + rho()))),
    // How many batches a simple average has that is as noisy.
    ("ema_same_noise", || (1.0 + rho()) / (1.0 - rho())),
    // How far the average has come after t steps.
    ("ema_start", || 1.0 - power(rho(), letter("t"))),
    // Ioffe & Szegedy 2015, Algorithm 2.
    ("population_variance", || {
        let bessel = count() / (count() - 1.0);
        let variance = bessel * apply("E", column(Quantity::Variance));
        both(
            equal(apply("E", letter("x")), apply("E", column(Quantity::Mean))),
            equal(apply("Var", letter("x")), variance),
        )
    }),
    // The law of total variance; Wu & Johnson 2021.
    ("precise_variance", || {
        let both_parts = column(Quantity::Variance) + square(column(Quantity::Mean));
        let mean = square(apply("E", column(Quantity::Mean)));
        equal(apply("Var", letter("x")), apply("E", both_parts) - mean)
    }),
    ("window_lag", || (letter("k") - 1.0) / 2.0),
    ("window_noise", || 1.0 / sqrt(letter("k"))),
];

/// √(σ² + ε)
fn root() -> Prose {
    sqrt(column(Quantity::Variance) + scalar(Quantity::Epsilon))
}

/// W u
fn product() -> Prose {
    letter("W") * letter("u")
}

/// (c² + v)/p − c²: the variance of values with mean c and variance v that are kept with probability p.
fn variance_under_dropout() -> Prose {
    let mean_square = square(letter("c")) + letter("v");
    1.0 / letter("p") * mean_square - square(letter("c"))
}

fn count() -> Prose {
    scalar(Quantity::Count)
}

fn rate() -> Prose {
    scalar(Quantity::Rate)
}

fn rho() -> Prose {
    scalar(Quantity::Rho)
}

fn cell(quantity: Quantity) -> Prose {
    Term::Leaf(Leaf::cell(quantity)).into()
}

fn column(quantity: Quantity) -> Prose {
    Term::Leaf(Leaf::column(quantity)).into()
}

fn scalar(quantity: Quantity) -> Prose {
    Term::Leaf(Leaf::scalar(quantity)).into()
}

/// Σ over the samples.
fn samples(body: Expr) -> Prose {
    let all = Range::Counted(Quantity::X, Quantity::Count);
    sum("i", all, body).map(&|term: &Term| term.clone().into())
}

fn letter(letter: &'static str) -> Prose {
    Tree::Operand(Said::Letter(letter))
}

fn relation(sign: char, a: Prose, b: Prose) -> Prose {
    Tree::Operand(Said::Relation(sign, Box::new(a), Box::new(b)))
}

fn equal(a: Prose, b: Prose) -> Prose {
    relation('=', a, b)
}

/// Two formulas on one line.
fn both(a: Prose, b: Prose) -> Prose {
    relation(APART, a, b)
}

fn apply(name: &'static str, a: Prose) -> Prose {
    Tree::Operand(Said::Apply(name, Box::new(a)))
}

fn norm(a: Prose) -> Prose {
    Tree::Operand(Said::Bars('‖', Box::new(a)))
}

impl From<Term> for Prose {
    fn from(term: Term) -> Self {
        Tree::Operand(Said::Term(term))
    }
}
