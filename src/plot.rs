//! Drawings of numbers: plain slices in, marks on any plotters backend out.

pub mod theme;
