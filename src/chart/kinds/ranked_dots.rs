//! Ranked dots: one measure of many regions from zero, in the order of the chart, the report's own set off.

use crate::chart::layout::dots::{Dot, Tracks, extent};
use crate::chart::layout::{LEADING, Pen, axis, ledger};
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::Scene;
use crate::text::Weight;
use crate::theme::{Ink, soft};

/// Registered in `chart::KINDS`. A row holds either a `value` on the axis or a `plain` number that isn't to be
/// compared with those.
pub const KIND: Kind = Kind {
    id: "ranked-dots",
    roles: &[role("value", Count::Optional).or_mark(), role("plain", Count::Optional).or_mark()],
    axis: Axis::Shared(&["value"]),
    encodes: &["value"],
    claims: &[],
    layout,
};

/// Close rows, each with a dot on a stem from zero; then the plain numbers, apart.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let dots = Dot::all(chart, "value", &|row, item| dot(chart, row, item));
    let tracks = Tracks::of(&dots, frame);
    let Extent { lo, hi } = extent(&dots, Extent::ZERO);
    let domain = Extent::from_zero([lo, hi]);
    let scale = Linear::new(domain, tracks.left, tracks.right);
    let marks = axis::linear(chart.lang, &scale, tick_count(tracks.length(), 90.0));
    let mut rows = Scene::new(frame.width);
    tracks.rows(&mut rows, &dots, marks, false, &|scene, dot, y| draw(scene, dot, y, &scale, tracks.left));
    if !dots.is_empty() {
        // Behind the rows, so that it crosses no label.
        Pen::at(&mut scene, scale.clamped(0.0), 0.0).ink(Ink::Axis).down(rows.height - LEADING, 1.0);
    }
    scene.place(rows, (0.0, 0.0));
    ledger::apart(&mut scene, chart, frame, "plain");
    scene
}

/// A dot on its stem; returns the x of the one that is farther right, so that no stem crosses a value.
fn draw(scene: &mut Scene, dot: &Dot, y: f64, scale: &Linear, left: f64) -> f64 {
    let Some(reach) = dot.item.reach() else { return left };
    let [lo, hi, zero] = [reach.lo, reach.hi, 0.0].map(|value| scale.clamped(value));
    Pen::at(scene, lo.min(zero), y).ink(soft(dot.ink)).across(hi.max(zero), 3.0);
    dot.draw(scene, Extent { lo, hi }, y);
    hi.max(zero)
}

/// A row without a label of its own is called by its region.
fn dot<'a>(chart: &Resolved, row: &'a Row<'a>, item: &'a Item<'a>) -> Dot<'a> {
    let shown = chart.shown(item);
    let unnamed = row.label == chart.name(item);
    Dot {
        label: if unnamed { chart.region(item) } else { row.label },
        // The unit, where it is no more than that, is said above the chart.
        value: if shown.unit == item.figure.unit.id || chart.names_unit(&shown.unit) {
            shown.number
        } else {
            shown.line()
        },
        weight: if chart.is_own(item) { Weight::Bold } else { Weight::Regular },
        ..Dot::of(chart, row, item)
    }
}
