//! Steps: figures within figures where that is stated, and plain numbers for the rest.

use crate::chart::layout::Pen;
use crate::chart::layout::groups::grouped;
use crate::chart::layout::strip::Strip;
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, Values, role};
use crate::quantity::to_f64;
use crate::scene::Scene;
use crate::theme::{Ink, soft};

/// Registered in `chart::KINDS`. A row holds either a `plain` number, or `step`s of which each is among the one
/// before it.
pub const KIND: Kind = Kind {
    id: "steps",
    roles: &[role("plain", Count::Optional).or_mark(), role("step", Count::Many).of(Values::NotNegative)],
    axis: Axis::None,
    encodes: &["step"],
    claims: &[Claim::Nested("step")],
    layout,
};

const NUMBER: f64 = 22.0;
/// The narrowest column that a group may have.
const COLUMN: f64 = 216.0;

/// Groups side by side where there is room, else beneath each other.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    grouped(&chart.rows, frame, COLUMN, &|scene, rows, mut y| {
        for row in rows {
            for item in row.role("plain") {
                y = labelled(scene, chart, item, row.label, y) + 8.0 + frame.air;
            }
            y = steps(scene, chart, row, y);
        }
        y
    })
}

fn labelled(scene: &mut Scene, chart: &Resolved, item: &Item, label: &str, y: f64) -> f64 {
    Pen::at(scene, 0.0, y).of(&item.key).labelled(&chart.shown(item), NUMBER, label)
}

/// The units of a figure, where rounding leaves one number.
fn count(item: &Item) -> Option<f64> {
    item.figure.value.interval().single().map(to_f64)
}

/// The first step with its label and a strip of its units; each further one as the part of the strip that it
/// is, with a bracket and its own label beneath. Only the first step has the row's label.
fn steps(scene: &mut Scene, chart: &Resolved, row: &Row, y: f64) -> f64 {
    let items: Vec<&Item> = row.role("step").collect();
    let Some((first, inner)) = items.split_first() else { return y };
    let mut y = labelled(scene, chart, first, row.label, y) + 4.0;
    let ink = chart.ink(first);
    let whole = count(first).filter(|whole| *whole > 0.0);
    let pitch = whole.map(|whole| {
        let drawn = strip(first, whole, inner, ink).draw(scene, y);
        y = drawn.bottom + 2.0;
        drawn.pitch
    });
    for item in inner {
        if let (Some(pitch), Some(part)) = (pitch, count(item)) {
            y = bracket(Pen::at(scene, 0.5, y).ink(ink).of(&item.key), part * pitch);
        }
        y = labelled(scene, chart, item, chart.name(item), y) + 6.0;
    }
    y + 6.0
}

fn strip<'a>(first: &'a Item, whole: f64, inner: &[&'a Item], ink: Ink) -> Strip<'a> {
    let parts = inner.iter().filter_map(|item| Some((count(item)?.min(whole), &item.key))).collect();
    Strip { whole, key: &first.key, parts, ink, soft: soft(ink), outline: ink, lines: 1 }
}

/// A bracket under the part of a strip; returns the y below it.
fn bracket(pen: Pen, length: f64) -> f64 {
    let (x, y) = (pen.x, pen.y);
    let end = length.max(2.0).min(pen.scene.width) - 0.5;
    pen.line(vec![(x, y), (x, y + 5.0), (end, y + 5.0), (end, y)], 1.0);
    y + 8.0
}
