//! The walks beyond the forward pass: what is shown is what was computed, and the hand examples come out as by hand.

mod common;
#[path = "../formulas/mod.rs"]
mod formulas;

mod axes;
mod backward;
mod bowl;
mod extend;
mod fold;
mod names;
mod order;
mod outside;
mod scale;
mod shards;
mod slip;
