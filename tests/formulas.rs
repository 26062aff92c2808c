//! How formulas are written, as text, LaTeX and MathML: every expectation below was written by hand.

use batch_norm_explained::digits;
use batch_norm_explained::formula::{
    Cell, Expr, Format, Formula, Index, Leaf, Notation, Quantity, Range, Tables, arithmetic, at,
    bound, cell, column, is_zero, power, prose, relu, scalar, show, show_symbol, sqrt, square, sum,
};
use batch_norm_explained::walk::{Labels, Table, hand, slip};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// N, a letter without a colour.
fn n() -> Expr {
    scalar(Quantity::Entries)
}

/// c, a letter with a colour.
fn c() -> Expr {
    column(Quantity::Shift)
}

fn one() -> Expr {
    1.0.into()
}

const N: &str = "<mrow data-q=\"entries\"><mi>N</mi></mrow>";
const C: &str = "<mrow data-q=\"shift\" class=\"q-beta\"><mi>c</mi></mrow>";
const M: &str = "<mrow data-q=\"count\"><mi>m</mi></mrow>";
const X_I: &str = "<mrow data-q=\"x\" class=\"q-x\"><msub><mi>x</mi><mi>i</mi></msub></mrow>";

/// Σ over the samples.
fn all_rows(body: Expr) -> Expr {
    sum("i", Range::Counted(Quantity::X, Quantity::Count), body)
}

/// A position that is shown, counted from 1.
fn entry(at: usize) -> Index {
    Index::Numbered { at, number: at + 1 }
}

/// The right side of a formula.
fn right(expr: Expr, format: Format) -> String {
    let formula = Formula::new(Leaf::scalar(Quantity::Target), expr);
    let whole = show(&formula, Notation::Paper, format);
    let left = match format {
        Format::Text | Format::Latex => "t = ",
        Format::MathMl => "<mrow data-q=\"target\"><mi>t</mi></mrow><mo>=</mo>",
    };
    whole.strip_prefix(left).expect(&whole).to_owned()
}

#[track_caller]
fn reads(expr: &Expr, text: &str, latex: &str, mathml: &str) {
    assert_eq!(right(expr.clone(), Format::Text), text);
    assert_eq!(right(expr.clone(), Format::Latex), latex);
    let mathml = mathml
        .replace("{N}", N)
        .replace("{C}", C)
        .replace("{M}", M)
        .replace("{X}", X_I);
    assert_eq!(right(expr.clone(), Format::MathMl), mathml);
}

#[test]
fn a_fraction_has_its_numerator_on_top() {
    reads(
        &(n() / c()),
        "N / c",
        "\\frac{N}{c}",
        "<mfrac><mrow>{N}</mrow><mrow>{C}</mrow></mfrac>",
    );
    reads(
        &((n() + one()) / (n() * c())),
        "(N + 1) / (N · c)",
        "\\frac{N + 1}{N \\cdot c}",
        "<mfrac><mrow><mrow>{N}<mo>+</mo><mn>1</mn></mrow></mrow><mrow><mrow>{N}<mo>·</mo>{C}</mrow></mrow></mfrac>",
    );
    reads(
        &(n() / c() / n()),
        "(N / c) / N",
        "\\frac{\\frac{N}{c}}{N}",
        "<mfrac><mrow><mfrac><mrow>{N}</mrow><mrow>{C}</mrow></mfrac></mrow><mrow>{N}</mrow></mfrac>",
    );
}

#[test]
fn a_power_is_raised_over_its_base() {
    reads(
        &power(n(), 3.0),
        "N^3",
        "{N}^{3}",
        "<msup><mrow>{N}</mrow><mrow><mn>3</mn></mrow></msup>",
    );
    reads(
        &power(n(), c() - one()),
        "N^(c − 1)",
        "{N}^{c - 1}",
        "<msup><mrow>{N}</mrow><mrow><mrow>{C}<mo>−</mo><mn>1</mn></mrow></mrow></msup>",
    );
    reads(
        &square(n() + c()),
        "(N + c)²",
        "{\\left(N + c\\right)}^{2}",
        "<msup><mrow><mrow><mo>(</mo><mrow>{N}<mo>+</mo>{C}</mrow><mo>)</mo></mrow></mrow><mrow><mn>2</mn></mrow></msup>",
    );
    assert_eq!(right(power(n(), one() / c()), Format::Text), "N^(1 / c)");
    assert_eq!(right(power(n(), -c()), Format::Text), "N^(−c)");
    assert_eq!(
        right(square(n() / c()), Format::Latex),
        "{\\left(\\frac{N}{c}\\right)}^{2}"
    );
    // Fractions, squares and derivatives stand in brackets under a power.
    for (base, text) in [
        (n() / c(), "(N / c)²"),
        (square(n()), "(N²)²"),
        (power(n(), c()), "(N^c)²"),
        (column(Quantity::Variance), "(σ_ℬ²)²"),
        (column(Quantity::DGamma), "(∂ℓ/∂γ)²"),
        (column(Quantity::Gamma), "γ²"),
        (sqrt(n()), "√(N)²"),
    ] {
        assert_eq!(right(square(base), Format::Text), text);
    }
}

#[test]
fn a_root_covers_what_it_is_taken_of() {
    reads(
        &sqrt(n() + c()),
        "√(N + c)",
        "\\sqrt{N + c}",
        "<msqrt><mrow>{N}<mo>+</mo>{C}</mrow></msqrt>",
    );
}

#[test]
fn a_sum_says_what_its_index_runs_over() {
    let x = || bound(Quantity::X);
    reads(
        &all_rows(x()),
        "Σ_(i=1…m) x_i",
        "\\sum_{i=1}^{m} x_{i}",
        "<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow>{M}</munderover>{X}</mrow>",
    );
    reads(
        &sum("i", Range::Cols(Quantity::X), x()),
        "Σ_i x_i",
        "\\sum_{i} x_{i}",
        "<mrow><munder><mo>∑</mo><mi>i</mi></munder>{X}</mrow>",
    );
    reads(
        &sum("i", Range::Members(Quantity::Shard), x()),
        "Σ_(i∈ℬ_i) x_i",
        "\\sum_{i\\in\\mathcal{B}_{i}} x_{i}",
        "<mrow><munder><mo>∑</mo><mrow><mi>i</mi><mo>∈</mo><msub><mi>ℬ</mi><mi>i</mi></msub></mrow></munder>{X}</mrow>",
    );
    reads(
        &sum("i", Range::Last(4), x()),
        "Σ_(i=i−3…i) x_i",
        "\\sum_{i=i-3}^{i} x_{i}",
        "<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mrow><mi>i</mi><mo>−</mo><mn>3</mn></mrow></mrow><mi>i</mi></munderover>{X}</mrow>",
    );
    reads(
        &sum("i", Range::From(2), x()),
        "Σ_(i=3…i) x_i",
        "\\sum_{i=3}^{i} x_{i}",
        "<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>3</mn></mrow><mi>i</mi></munderover>{X}</mrow>",
    );
    // A mean is written as the paper writes it.
    reads(
        &(all_rows(x()) / scalar(Quantity::Count)),
        "1 / m · Σ_(i=1…m) x_i",
        "\\frac{1}{m} \\sum_{i=1}^{m} x_{i}",
        "<mrow><mfrac><mrow><mn>1</mn></mrow><mrow>{M}</mrow></mfrac><mo>\u{2062}</mo><mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow>{M}</munderover>{X}</mrow></mrow>",
    );
    let all = || sum("i", Range::Cols(Quantity::X), x());
    assert_eq!(
        right(all() / all(), Format::Text),
        "1 / (Σ_i x_i) · Σ_i x_i"
    );
    assert_eq!(right(n() * all(), Format::Text), "N · Σ_i x_i");
    assert_eq!(
        right(sum("i", Range::Cols(Quantity::X), x() + n()), Format::Text),
        "Σ_i (x_i + N)"
    );
    assert_eq!(right(square(all()), Format::Text), "(Σ_i x_i)²");
}

#[test]
fn signs_and_brackets_stand_where_they_are_needed_and_nowhere_else() {
    reads(
        &-n(),
        "−N",
        "- N",
        "<mrow><mo form=\"prefix\">−</mo>{N}</mrow>",
    );
    reads(
        &(n() - (c() - one())),
        "N − (c − 1)",
        "N - \\left(c - 1\\right)",
        "<mrow>{N}<mo>−</mo><mrow><mo>(</mo><mrow>{C}<mo>−</mo><mn>1</mn></mrow><mo>)</mo></mrow></mrow>",
    );
    for (expr, text) in [
        (n() - c() - one(), "N − c − 1"),
        (n() + c() * one(), "N + c · 1"),
        ((n() + c()) * one(), "(N + c) · 1"),
        (n() * (c() + one()), "N · (c + 1)"),
        (n() * c() * one(), "N · c · 1"),
        (-(n() + c()), "−(N + c)"),
        (-(n() * c()), "−N · c"),
        (-Expr::from(-2.0), "−(−2)"),
        (n() + -c(), "N + (−c)"),
        (n() * Expr::from(-2.0), "N · (−2)"),
        (Expr::from(-2.0) * n(), "−2 · N"),
        (n() + Expr::from(-2.0) * c(), "N + (−2 · c)"),
        (n() - Expr::from(-2.0) / c(), "N − (−2 / c)"),
        (n() * (c() / one()), "N · c / 1"),
        (n() + c() / one(), "N + c / 1"),
    ] {
        assert_eq!(right(expr, Format::Text), text);
    }
    reads(
        &(n() + Expr::from(-2.5)),
        "N + (−2.5)",
        "N + \\left(-2.5\\right)",
        "<mrow>{N}<mo>+</mo><mrow><mo>(</mo><mrow><mo form=\"prefix\">−</mo><mn>2.5</mn></mrow><mo>)</mo></mrow></mrow>",
    );
}

#[test]
fn infinity_has_its_sign() {
    reads(
        &Expr::from(f64::NEG_INFINITY),
        "−∞",
        "-\\infty",
        "<mrow><mo form=\"prefix\">−</mo><mn>∞</mn></mrow>",
    );
}

#[test]
fn named_functions_are_written_as_in_the_books() {
    reads(
        &relu(n()),
        "max(0, N)",
        "\\max\\left(0, N\\right)",
        "<mrow><mi>max</mi><mo>(</mo><mn>0</mn><mo separator=\"true\">,</mo>{N}<mo>)</mo></mrow>",
    );
    reads(
        &is_zero(n()),
        "[N = 0]",
        "\\left[N = 0\\right]",
        "<mrow><mo>[</mo>{N}<mo>=</mo><mn>0</mn><mo>]</mo></mrow>",
    );
}

#[test]
fn an_index_says_which_row_and_column_is_read() {
    let written = |row, col| {
        let formula = Formula::new(Leaf::cell(Quantity::X), at(Quantity::Theta, row, col));
        let text = show(
            &formula.over("t").across("j"),
            Notation::Paper,
            Format::Text,
        );
        text.strip_prefix("x_(t,j) = ").unwrap().to_owned()
    };
    let zero = Index::At(0);
    assert_eq!(written(Index::Row, zero), "θ_t");
    assert_eq!(written(Index::Row, Index::Col), "θ_(t,j)");
    assert_eq!(written(Index::Previous, zero), "θ_(t−1)");
    assert_eq!(written(Index::Shifted(-1), zero), "θ_t");
    assert_eq!(written(Index::Shifted(1), zero), "θ_t");
    assert_eq!(written(entry(0), entry(1)), "θ_(1,2)");
    assert_eq!(written(zero, Index::Via(Quantity::Channel)), "θ_k");
    assert_eq!(written(zero, Index::Row), "θ_t");
    assert_eq!(written(zero, zero), "θ");
    let window = sum(
        "j",
        Range::Rows(Quantity::Theta),
        at(Quantity::Theta, Index::Window(1), zero),
    );
    reads(
        &window,
        "Σ_j θ_(i+j)",
        "\\sum_{j} \\theta_{i+j}",
        "<mrow><munder><mo>∑</mo><mi>j</mi></munder><mrow data-q=\"theta\" class=\"q-mean\"><msub><mi>θ</mi><mrow><mi>i</mi><mo>+</mo><mi>j</mi></mrow></msub></mrow></mrow>",
    );
}

/// Marks, indices, squares and derivatives, each once, in MathML; the two other writers have `symbols.txt`.
#[test]
fn symbols_are_built_of_letter_mark_index_and_square() {
    let mathml = |quantity| show_symbol(quantity, Notation::Paper, Format::MathMl);
    let q = |quantity: &str, colour: &str, inner: &str| {
        format!("<mrow data-q=\"{quantity}\" class=\"q-{colour}\">{inner}</mrow>")
    };
    for (quantity, expected) in [
        (
            Quantity::Variance,
            q(
                "variance",
                "variance",
                "<msubsup><mi>σ</mi><mi>ℬ</mi><mn>2</mn></msubsup>",
            ),
        ),
        (
            Quantity::Square,
            q("square", "variance", "<msup><mi>d</mi><mn>2</mn></msup>"),
        ),
        (
            Quantity::Mean,
            q("mean", "mean", "<msub><mi>μ</mi><mi>ℬ</mi></msub>"),
        ),
        (
            Quantity::XHat,
            q(
                "x_hat",
                "x_hat",
                "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">^</mo></mover>",
            ),
        ),
        (
            Quantity::GradientMean,
            q(
                "gradient_mean",
                "gradient",
                "<mover accent=\"true\"><mi>g</mi><mo stretchy=\"false\">¯</mo></mover>",
            ),
        ),
        (
            Quantity::FoldedY,
            q("folded_y", "y", "<msup><mi>y</mi><mo>′</mo></msup>"),
        ),
        (
            Quantity::RunningMean,
            q(
                "running_mean",
                "running",
                "<msub><mi>μ</mi><mtext>run</mtext></msub>",
            ),
        ),
        (
            Quantity::DXSum,
            q("dx_sum", "gradient", "<msub><mi>S</mi><mn>1</mn></msub>"),
        ),
        (
            Quantity::DBeta,
            q(
                "dbeta",
                "gradient",
                "<mfrac><mrow><mi>∂</mi><mi>ℓ</mi></mrow><mrow><mi>∂</mi><mi>β</mi></mrow></mfrac>",
            ),
        ),
    ] {
        assert_eq!(mathml(quantity), expected);
    }
    let indexed = show(
        &Formula::new(Leaf::cell(Quantity::DXConstants), n()),
        Notation::Paper,
        Format::MathMl,
    );
    let left = q(
        "dx_constants",
        "gradient",
        "<mfrac><mrow><mi>∂</mi><mi>ℓ</mi></mrow><mrow><mi>∂</mi><msub><mi>x</mi><mrow><mtext>const</mtext><mo separator=\"true\">,</mo><mi>i</mi></mrow></msub></mrow></mfrac>",
    );
    assert_eq!(indexed, format!("{left}<mo>=</mo>{N}"));
}

fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let text = fs::read_to_string(path.join(name)).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(str::to_owned).collect()
}

#[test]
fn names_of_columns_are_taken_at_their_word() {
    let written = |format| {
        let formula = Formula::cell(Quantity::X, n()).across("k");
        let filled = arithmetic(&formula, &Given(1), Cell { row: 0, col: 0 }, 4.0);
        filled.show(Notation::Paper, format, 4, "<b>", "a_b & c")
    };
    assert!(written(Format::Text).starts_with("x_(<b>,a_b & c) = 4"));
    assert!(written(Format::Latex).starts_with("x_{\\mathrm{<b>},\\mathrm{a\\_b \\& c}} = 4"));
    assert!(
        written(Format::MathMl).contains(
            "<mtext>&lt;b></mtext><mo separator=\"true\">,</mo><mtext>a_b &amp; c</mtext>"
        )
    );
}

#[test]
fn every_quantity_has_the_symbol_and_colour_that_the_table_says() {
    let expected = lines("symbols.txt");
    assert_eq!(expected.len(), Quantity::ALL.len());
    for (quantity, expected) in Quantity::ALL.iter().zip(expected) {
        let symbol = |format| show_symbol(*quantity, Notation::Paper, format);
        let mathml = symbol(Format::MathMl);
        let colour = mathml.split_once("class=\"q-").map_or("-", |(_, rest)| {
            rest.split_once('"').map_or("-", |(colour, _)| colour)
        });
        let found = format!(
            "{quantity} | {colour} | {} | {}",
            symbol(Format::Text),
            symbol(Format::Latex)
        );
        assert_eq!(found, expected);
        assert!(!quantity.meaning().is_empty());
    }
}

#[test]
fn the_notation_of_the_post_swaps_scale_and_shift_and_spells_batch_out() {
    let post = |quantity, format| show_symbol(quantity, Notation::Post, format);
    assert_eq!(post(Quantity::Gamma, Format::Text), "β");
    assert_eq!(post(Quantity::Beta, Format::Text), "γ");
    assert_eq!(post(Quantity::Gamma, Format::Latex), "\\beta");
    assert_eq!(post(Quantity::Beta, Format::Latex), "\\gamma");
    assert_eq!(post(Quantity::DGamma, Format::Text), "∂ℓ/∂β");
    assert_eq!(post(Quantity::Mean, Format::Text), "μ_(batch)");
    assert_eq!(
        post(Quantity::Mean, Format::Latex),
        "\\mu_{\\mathrm{batch}}"
    );
    assert!(post(Quantity::Mean, Format::MathMl).contains("<mtext>batch</mtext>"));
    assert_eq!(post(Quantity::Rho, Format::Text), "ρ");
}

#[test]
fn every_formula_reads_as_the_list_says() {
    let mut expected = lines("formulas.txt").into_iter();
    for name in hand::names() {
        for step in hand::walk(name).unwrap().unwrap().steps {
            let text = show(&step.formula, Notation::Paper, Format::Text);
            assert_eq!(
                format!("{name}.{}: {text}", step.id()),
                expected.next().unwrap()
            );
        }
    }
    for name in prose::names() {
        let text = prose::show(name, Notation::Paper, Format::Text).unwrap();
        assert_eq!(format!("prose.{name}: {text}"), expected.next().unwrap());
    }
    assert_eq!(expected.next(), None);
}

/// The labels of rows or columns, as `tables.txt` writes them.
fn labels(labels: &Labels) -> String {
    match labels {
        Labels::Single => "one".to_owned(),
        Labels::Counted { key, first, count } => format!("{key} {first}…{}", first + count - 1),
        Labels::Named { key, names } => format!("{key} {}", names.join("; ")),
    }
}

#[test]
fn every_table_of_the_hand_examples_is_as_the_list_says() {
    let mut expected = lines("tables.txt").into_iter();
    let mut compare = |name: &str, table: &Table, given: &str| {
        let (rows, cols) = (labels(&table.rows), labels(&table.cols));
        let ends = [table.values.first(), table.values.last()];
        let [first, last] = ends.map(|value| digits::write(*value.unwrap(), 10).text);
        let id = table.quantity;
        assert_eq!(
            format!("{name}.{id}: {given}, {rows} × {cols}, {first} … {last}"),
            expected.next().unwrap()
        );
    };
    for name in hand::names() {
        let walk = hand::walk(name).unwrap().unwrap();
        for table in &walk.inputs {
            compare(name, table, "given");
        }
        for step in &walk.steps {
            match step.given_rows {
                0 => compare(name, &step.table, "computed"),
                rows => compare(name, &step.table, &format!("computed after {rows} given")),
            }
        }
    }
    assert_eq!(expected.next(), None);
}

#[test]
fn a_slip_reads_as_it_is_made() {
    let text = show(
        &slip::root(slip::SlipKind::NoRoot),
        Notation::Paper,
        Format::Text,
    );
    assert_eq!(text, "s_ℬ = σ_ℬ² + ε");
}

/// Prose in LaTeX: letters, relations, functions and bars, each once.
#[test]
fn prose_is_written_in_latex() {
    let latex = |name| prose::show(name, Notation::Paper, Format::Latex).unwrap();
    for (name, expected) in [
        (
            "condition",
            "\\kappa = \\frac{\\lambda_{\\mathrm{max}}}{\\lambda_{\\mathrm{min}}}",
        ),
        ("conv_count", "m' = m \\cdot p \\cdot q"),
        (
            "gradient_descent",
            "w \\leftarrow w - \\alpha \\cdot \\frac{\\partial\\ell}{\\partial w}",
        ),
        ("stable_rate", "0 < \\alpha < \\frac{2}{h}"),
        (
            "relu_growth",
            "\\sqrt{\\frac{\\pi}{\\pi - 1}} \\approx 1.2112",
        ),
        (
            "relu_share",
            "P\\left(y_{i} \\le 0\\right) = \\Phi\\left(- \\frac{\\beta}{\\left|\\gamma\\right|}\\right)",
        ),
        (
            "deviation_noise",
            "\\mathrm{sd}\\left(\\sigma_{\\mathcal{B}}\\right) \\approx \\frac{\\sigma}{\\sqrt{2 \\cdot m}}",
        ),
        (
            "weight_growth",
            "{\\left\\|w_{t+1}\\right\\|}^{2} = {\\left\\|w_{t}\\right\\|}^{2} + {\\alpha}^{2} \\cdot {\\left\\|\\frac{\\partial\\ell}{\\partial w}\\right\\|}^{2}",
        ),
        (
            "identity",
            "\\gamma = \\sqrt{\\sigma_{\\mathcal{B}}^{2} + \\varepsilon} ,\\quad \\beta = \\mu_{\\mathcal{B}} \\quad\\Rightarrow\\quad y_{i} = x_{i}",
        ),
        (
            "variance_bias",
            "E\\left[\\sigma_{\\mathcal{B}}^{2}\\right] = \\frac{m - 1}{m} \\cdot {\\sigma}^{2}",
        ),
        (
            "dropout_variance",
            "\\mathrm{Var}_{\\mathrm{train}} = \\frac{1}{p} \\cdot \\left({c}^{2} + v\\right) - {c}^{2}",
        ),
    ] {
        assert_eq!(latex(name), expected);
    }
}

#[test]
fn prose_is_written_in_mathml() {
    let mathml = |name| prose::show(name, Notation::Paper, Format::MathMl).unwrap();
    let alpha = "<mrow data-q=\"rate\"><mi>α</mi></mrow>";
    let gamma = "<mrow data-q=\"gamma\" class=\"q-gamma\"><mi>γ</mi></mrow>";
    let beta = "<mrow data-q=\"beta\" class=\"q-beta\"><mi>β</mi></mrow>";
    let y_i = "<mrow data-q=\"y\" class=\"q-y\"><msub><mi>y</mi><mi>i</mi></msub></mrow>";
    for (name, expected) in [
        (
            "stable_rate",
            format!(
                "<mn>0</mn><mo>&lt;</mo>{alpha}<mo>&lt;</mo><mfrac><mrow><mn>2</mn></mrow><mrow><mi>h</mi></mrow></mfrac>"
            ),
        ),
        (
            "condition",
            "<mi>κ</mi><mo>=</mo><mfrac><mrow><msub><mi>λ</mi><mtext>max</mtext></msub></mrow><mrow><msub><mi>λ</mi><mtext>min</mtext></msub></mrow></mfrac>"
                .to_owned(),
        ),
        (
            "conv_count",
            format!(
                "<msup><mi>m</mi><mo>′</mo></msup><mo>=</mo><mrow><mrow>{M}<mo>·</mo><mi>p</mi></mrow><mo>·</mo><mi>q</mi></mrow>"
            ),
        ),
        (
            "relu_share",
            format!(
                "<mrow><mi mathvariant=\"normal\">P</mi><mo>(</mo>{y_i}<mo>≤</mo><mn>0</mn><mo>)</mo></mrow><mo>=</mo><mrow><mi mathvariant=\"normal\">Φ</mi><mo>(</mo><mrow><mo form=\"prefix\">−</mo><mfrac><mrow>{beta}</mrow><mrow><mrow><mo form=\"prefix\">|</mo>{gamma}<mo form=\"postfix\">|</mo></mrow></mrow></mfrac></mrow><mo>)</mo></mrow>"
            ),
        ),
        (
            "effective_rate",
            format!(
                "<mfrac><mrow>{alpha}</mrow><mrow><msup><mrow><mrow><mo form=\"prefix\">‖</mo><mi>w</mi><mo form=\"postfix\">‖</mo></mrow></mrow><mrow><mn>2</mn></mrow></msup></mrow></mfrac>"
            ),
        ),
        (
            "window_noise",
            "<mfrac><mrow><mn>1</mn></mrow><mrow><msqrt><mi>k</mi></msqrt></mrow></mfrac>".to_owned(),
        ),
    ] {
        assert_eq!(mathml(name), expected, "{name}");
    }
    let identity = mathml("identity");
    for part in [
        "<mo separator=\"true\">,</mo><mspace width=\"1em\"/>",
        "<mspace width=\"1em\"/><mo>⇒</mo><mspace width=\"1em\"/>",
    ] {
        assert!(identity.contains(part), "{identity}");
    }
    assert!(
        mathml("variance_bias").starts_with("<mrow><mi mathvariant=\"normal\">E</mi><mo>[</mo>")
    );
    assert!(mathml("bias_redundant").starts_with("<mrow><mi>BN</mi><mo>(</mo>"));
}

/// Numbers 1, 2, 3 … in a column of x, N = 4.
struct Given(usize);

impl Tables for Given {
    fn number(&self, quantity: Quantity, cell: Cell) -> Option<f64> {
        match quantity {
            Quantity::X if cell.row < self.0 && cell.col == 0 => Some(cell.row as f64 + 1.0),
            Quantity::Entries => Some(4.0),
            Quantity::Shift => Some(-0.5),
            Quantity::Rate => Some(1.0 / 3.0),
            _ => None,
        }
    }

    fn shape(&self, quantity: Quantity) -> Option<(usize, usize)> {
        (quantity == Quantity::X).then_some((self.0, 1))
    }
}

/// The arithmetic of the first cell, with four digits.
fn filled(right: Expr, count: usize, format: Format) -> String {
    let formula = Formula::new(Leaf::scalar(Quantity::Target), right);
    let cell = Cell { row: 0, col: 0 };
    let value = formula.right.evaluate(&Given(count), cell);
    arithmetic(&formula, &Given(count), cell, value).show(Notation::Paper, format, 4, "1", "1")
}

#[test]
fn arithmetic_puts_the_numbers_in_and_does_the_last_operation_last() {
    let total = || all_rows(bound(Quantity::X));
    for (right, expected) in [
        (n() + c(), "t = 4 + (−0.5) = 3.5"),
        (n() * (n() + c()), "t = 4 · (4 + (−0.5)) = 4 · 3.5 = 14"),
        (n() - c() * n(), "t = 4 − (−0.5 · 4) = 4 − (−2) = 6"),
        (n() / (n() + one()), "t = 4 / (4 + 1) = 4 / 5 = 0.8"),
        (sqrt(n() + one() + n()), "t = √(4 + 1 + 4) = √(9) = 3"),
        (square(n() - one()), "t = (4 − 1)² = 3² = 9"),
        (relu(c() * n()), "t = max(0, −0.5 · 4) = max(0, −2) = 0"),
        (power(n(), 2.0), "t = 4² = 16"),
        (is_zero(n()), "t = [4 = 0] = 0"),
        (-n(), "t = −4 = −4"),
        (n(), "t = 4"),
        (total() / n(), "t = (1 + 2 + 3) / 4 = 6 / 4 = 1.5"),
        // All terms of a chain of sums stay, so that the reader adds them up.
        (
            n() * n() + c() + n() / n(),
            "t = 4 · 4 + (−0.5) + 4 / 4 = 16 + (−0.5) + 1 = 16.5",
        ),
        // Noise of binary arithmetic is no reason to write ≈, however large the number is.
        (
            (one() - 0.9) * 1e6,
            "t = (1 − 0.9) · 1000000 = 0.1 · 1000000 = 100000",
        ),
        // A rounded number is never written after an equals sign.
        (scalar(Quantity::Rate) * n(), "t ≈ 0.3333 · 4 ≈ 1.333"),
        (one() / 3.0 + n(), "t = 1 / 3 + 4 ≈ 0.3333 + 4 ≈ 4.333"),
    ] {
        assert_eq!(filled(right, 3, Format::Text), expected);
    }
    // A sum of one is that one.
    assert_eq!(filled(total() / n(), 1, Format::Text), "t = 1 / 4 = 0.25");
    assert_eq!(
        filled(total(), 8, Format::Text),
        "t = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 = 36"
    );
    assert_eq!(
        filled(total(), 9, Format::Text),
        "t = 1 + 2 + 3 + 4 + 5 + … + 8 + 9 = 45"
    );
    assert_eq!(
        filled(total() + n(), 2, Format::Latex),
        "t = 1 + 2 + 4 = 3 + 4 = 7"
    );
    let parts = all_rows(bound(Quantity::X) + c());
    assert_eq!(
        filled(parts, 2, Format::Text),
        "t = (1 + (−0.5)) + (2 + (−0.5)) = 2"
    );
}

#[test]
fn numbers_keep_the_colour_of_their_quantity() {
    assert_eq!(
        filled(n() * c(), 1, Format::MathMl),
        "<mrow data-q=\"target\"><mi>t</mi></mrow><mo>=</mo><mrow><mrow data-q=\"entries\"><mn>4</mn></mrow><mo>·</mo>\
         <mrow><mo>(</mo><mrow data-q=\"shift\" class=\"q-beta\"><mrow><mo form=\"prefix\">−</mo><mn>0.5</mn></mrow></mrow><mo>)</mo></mrow></mrow>\
         <mo>=</mo><mrow data-q=\"target\"><mrow><mo form=\"prefix\">−</mo><mn>2</mn></mrow></mrow>"
    );
    assert!(
        filled(all_rows(bound(Quantity::X)), 9, Format::MathMl)
            .contains("<mo>+</mo><mi>…</mi></mrow><mo>+</mo>")
    );
    assert!(filled(all_rows(bound(Quantity::X)), 9, Format::Latex).contains("5 + \\dots + 8"));
}

#[test]
fn what_is_read_is_found_in_the_tables() {
    let cell_of = |row| Cell { row, col: 0 };
    let value = |expr: &Expr, row| expr.evaluate(&Given(5), cell_of(row));
    let read = |row| at(Quantity::X, row, Index::At(0));
    assert_eq!(value(&cell(Quantity::X), 2), 3.0);
    assert_eq!(value(&read(Index::Previous), 2), 2.0);
    assert!(value(&read(Index::Previous), 0).is_nan());
    assert_eq!(value(&read(Index::Shifted(-1)), 2), 2.0);
    assert_eq!(value(&read(Index::Shifted(1)), 2), 4.0);
    assert_eq!(value(&read(entry(3)), 2), 4.0);
    let x = || bound(Quantity::X);
    assert_eq!(value(&sum("i", Range::Last(2), x()), 3), 7.0);
    assert_eq!(value(&sum("i", Range::Last(9), x()), 3), 10.0);
    assert_eq!(value(&sum("i", Range::From(1), x()), 3), 9.0);
    let nothing = [Range::Rows(Quantity::Y), Range::Cols(Quantity::Y)];
    for range in nothing {
        assert_eq!(value(&sum("i", range, 1.0), 0), 0.0, "there is no y");
    }
    assert!(value(&relu(Expr::from(f64::NAN)), 0).is_nan());
    assert_eq!(value(&relu(Expr::from(-1.0)), 0), 0.0);
    assert_eq!(value(&is_zero(Expr::from(-0.0)), 0), 1.0);
    assert_eq!(value(&power(Expr::from(2.0), -1.0), 0), 0.5);
    let mean = all_rows(x() * x()) / n();
    let sources = mean.sources(&Given(2), cell_of(0));
    let named: Vec<String> = sources
        .iter()
        .map(|source| format!("{} {}", source.quantity, source.cell.row))
        .collect();
    assert_eq!(named, ["x 0", "x 1", "entries 0"], "each once");
    assert_eq!(mean.reads(), [Quantity::X, Quantity::Entries]);
}

#[test]
fn the_size_of_what_cancels_is_known() {
    let size = |expr: Expr| expr.magnitude(&Given(3), Cell { row: 0, col: 0 });
    assert_eq!(size(n() + c()), 4.5);
    assert_eq!(size(n() - n()), 8.0);
    assert_eq!(size(c() * n()), 2.0);
    assert_eq!(size(-(n() - one())), 5.0);
    assert_eq!(size((n() - n()) / c()), 16.0);
    assert_eq!(size(relu(c())), 0.5);
    assert_eq!(size(sqrt(n())), 2.0);
    assert_eq!(size(all_rows(bound(Quantity::X) * c())), 3.0);
}

#[test]
fn no_two_formulas_and_no_two_quantities_share_a_name() {
    let names: Vec<String> = lines("formulas.txt")
        .iter()
        .map(|line| line.split_once(':').unwrap().0.to_owned())
        .collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    let ids: BTreeSet<&str> = Quantity::ALL.iter().map(|quantity| quantity.id()).collect();
    assert_eq!(ids.len(), Quantity::ALL.len());
}
