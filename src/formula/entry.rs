//! What a row of the notation table says.

/// Which letters are shown for scale and shift. A relabelling of leaves, nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// γ scales, β shifts, statistics carry the index ℬ (Ioffe & Szegedy 2015, Algorithm 1).
    #[default]
    Paper,
    /// β scales, γ shifts, statistics carry the index "batch", as in the blog post this project explains.
    Post,
}

/// A sign above or behind the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The letter alone.
    Plain,
    /// A hat, as in x̂.
    Hat,
    /// A prime, as in w′.
    Prime,
    /// A bar, as in x̄.
    Bar,
}

/// The fixed index of a symbol, if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subscript {
    /// None.
    Nothing,
    /// ℬ in the paper's notation, "batch" in the post's.
    Batch,
    /// A fixed text, such as "run".
    Text(&'static str),
}

/// One row of the notation table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Identifier in URLs, tables and code.
    pub id: &'static str,
    /// The letter.
    pub glyph: &'static str,
    /// The letter in LaTeX.
    pub latex: &'static str,
    /// A sign on the letter.
    pub mark: Mark,
    /// The fixed index.
    pub subscript: Subscript,
    /// Whether the symbol itself carries a square, as σ² does.
    pub squared: bool,
    /// Whether the symbol is the derivative of the loss ℓ by the letter.
    pub gradient: bool,
    /// Colour token (`--q-TOKEN` in CSS): quantities of one family share a colour; empty for plain ink.
    pub token: &'static str,
}
