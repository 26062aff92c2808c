//! The walks: what is shown is what was computed, every table has its numbers from outside, and the hand examples come out
//! as by hand.

mod axes;
mod backward;
mod bowl;
mod common;
mod errors;
mod extend;
mod fold;
mod formulas;
mod forward;
mod names;
mod obvious;
mod order;
mod outside;
mod running;
mod scale;
mod shards;
mod slip;
