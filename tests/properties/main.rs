//! What must hold for any batch, in sentences; and the few numbers anyone can check by hand.

mod averages;
mod axes;
mod bulk;
mod by_hand;
mod corners;
mod folding;
mod forward;
mod gradients;
mod make;
mod refusals;
mod shards;
