//! Diverging bars: one value a row, to the left or right of zero, or of the 100 that an index number starts from.

use crate::chart::layout::level::bars;
use crate::chart::{Axis, Count, Frame, Kind, Resolved, role};
use crate::quantity;
use crate::scene::Scene;

/// Registered in `chart::KINDS`.
pub const KIND: Kind = Kind {
    id: "diverging-bars",
    roles: &[role("value", Count::One).or_mark()],
    axis: Axis::Shared(&["value"]),
    encodes: &["value"],
    claims: &[],
    layout,
};

/// Index numbers are compared with 100 where all of them are such.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let is_index = |kind| kind == quantity::Kind::Index;
    let index =
        chart.rows.iter().all(|row| row.items.iter().all(|item| is_index(item.figure.indicator.kind)));
    bars(chart, frame, if index { 100.0 } else { 0.0 })
}
