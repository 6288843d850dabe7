//! What layouts are made of, each for several kinds: the pen, and what is written and placed with it.

pub mod axis;
pub mod bar;
pub mod blocks;
pub mod cells;
pub mod counted;
pub mod dots;
pub mod field;
pub mod groups;
pub mod lanes;
pub mod ledger;
pub mod level;
pub mod number;
pub mod numbers;
pub mod open;
mod pen;
pub mod plane;
pub mod strip;
pub mod time;

pub use groups::Columns;
pub use number::number_width;
pub use pen::{Pen, RADIUS, rule, tick_label};

use crate::text::{self, Weight};

/// The size of ordinary chart text; nothing is smaller.
pub const BODY: f64 = 14.0;
/// The distance of baselines of ordinary text.
pub const LEADING: f64 = 20.0;
/// The distance from the top of a line to its baseline.
pub const ASCENT: f64 = 15.0;

/// The width of ordinary text.
pub fn width(text: &str) -> f64 {
    text::width(text, BODY, Weight::Regular)
}

/// The width of ordinary text in bold.
pub fn bold_width(text: &str) -> f64 {
    text::width(text, BODY, Weight::Bold)
}
