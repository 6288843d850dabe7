//! Logarithmic dots: counts of one unit that differ by whole powers of ten, and others beneath as plain numbers.

use crate::chart::layout::dots::{Dot, Tracks, beneath_unit, extent, unit_apart};
use crate::chart::layout::{Pen, axis, ledger};
use crate::chart::{Axis, Count, Frame, Kind, Resolved, Values, role};
use crate::scale::{Extent, Log};
use crate::scene::Scene;
use crate::theme::Ink;

/// Registered in `chart::KINDS`. A row holds either a `value` on the axis or a `plain` number.
pub const KIND: Kind = Kind {
    id: "log-dots",
    roles: &[role("value", Count::Optional).of(Values::Positive), role("plain", Count::Optional).or_mark()],
    axis: Axis::Shared(&["value"]),
    encodes: &["value"],
    claims: &[],
    layout,
};

/// Dots over decades, then the others as rows, apart. A figure that has no place on the axis keeps its row and its number.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let mut dots = Dot::all(chart, "value", &|row, item| Dot::of(chart, row, item));
    let unit = unit_apart(chart, &mut dots, frame);
    let tracks = Tracks::of(&dots, frame);
    let values = extent(&dots, Extent::NONE);
    let scale = Log::over([values.lo, values.hi].into_iter(), tracks.left, tracks.right);
    let marks = axis::logarithmic(chart.lang, &scale);
    tracks.rows(&mut scene, &dots, marks, true, &|scene, dot, y| draw(scene, dot, y, &scale, tracks.left));
    let mut scene = beneath_unit(unit, scene);
    ledger::apart(&mut scene, chart, frame, "plain");
    scene
}

/// A dot with a guide from the label, no bar: on this axis lengths say nothing. Returns the dot's x.
fn draw(scene: &mut Scene, dot: &Dot, y: f64, scale: &Log, left: f64) -> f64 {
    let ends =
        dot.item.reach().and_then(|reach| Some(Extent { lo: scale.at(reach.lo)?, hi: scale.at(reach.hi)? }));
    let Some(ends) = ends else { return left };
    Pen::at(scene, left, y).ink(Ink::Rule).across(ends.lo, 1.0);
    dot.draw(scene, ends, y);
    ends.hi
}
