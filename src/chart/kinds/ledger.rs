//! Ledger: a row is a name, its figures as printed, a mark of their size where rows can be compared, and what isn't said.

use crate::chart::layout::groups::grouped;
use crate::chart::layout::ledger::Ledger;
use crate::chart::{Axis, Count, Frame, Kind, Resolved, Values, role};
use crate::scene::Scene;
use std::cell::{Cell, OnceCell};

/// Registered in `chart::KINDS`. The figures of `bar` share a scale, those of `dots` are counted out as round marks and those
/// of `squares` as square ones: of one unit, and, as the chart's measure says, of one kind of thing. A `value` has no mark;
/// where it is of another region than the report's it stands in a column of its own, beside and never divided.
pub const KIND: Kind = Kind {
    id: "ledger",
    roles: &[
        role("bar", Count::Optional).of(Values::NotNegative).or_mark(),
        role("dots", Count::Optional).of(Values::Few).single(),
        role("squares", Count::Optional).of(Values::Few).single(),
        role("value", Count::Many).or_mark(),
    ],
    axis: Axis::Each(&["bar", "dots", "squares"]),
    encodes: &["bar", "dots", "squares"],
    claims: &[],
    layout,
};

/// The narrowest column that a group may have.
const COLUMN: f64 = 320.0;

/// Groups side by side where there is room, else beneath each other.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    // All groups stand in columns of one width.
    let (ledger, next) = (OnceCell::new(), Cell::new(0));
    grouped(&chart.rows, frame, COLUMN, &|scene, _, y| {
        let ledger = ledger.get_or_init(|| Ledger::of(chart, &|_| true, scene.width, 0.0));
        ledger.rows(scene, next.replace(next.get() + 1), frame.air, y)
    })
}
