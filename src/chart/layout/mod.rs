//! What layouts are made of, each for several kinds.

pub mod block;
pub mod cells;
pub mod dots;
pub mod numbers;
pub mod plane;
