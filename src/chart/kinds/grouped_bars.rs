//! Grouped bars: several values a row on one axis from zero, each bar by the name of its column; never stacked.

use crate::chart::layout::level::bars;
use crate::chart::{Axis, COLUMNS, Kind};

/// Registered in `chart::KINDS`. A role is the number of a column of `columns`.
pub const KIND: Kind = Kind {
    id: "grouped-bars",
    roles: &[COLUMNS],
    axis: Axis::Shared(&["1"]),
    encodes: &["1"],
    claims: &[],
    layout: |chart, frame| bars(chart, frame, 0.0),
};
