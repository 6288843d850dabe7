//! Steps: figures within figures where that is stated, and plain numbers for the rest.

use crate::chart::layout::block;
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::quantity::to_f64;
use crate::scene::{Mark, Scene, Shape};
use crate::theme::Ink;
use crate::words;

/// Registered in `chart::KINDS`. A row holds either a `plain` number, or `step`s of which each is among the one
/// before it.
pub const KIND: Kind = Kind {
    id: "steps",
    roles: &[role("plain", Count::Optional), role("step", Count::Many)],
    axis: Axis::None,
    claims: &[Claim::Nested("step")],
    layout,
};

const NUMBER: f64 = 22.0;
/// The narrowest column that a group may have.
const COLUMN: f64 = 216.0;

/// Groups side by side where there is room, else beneath each other.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    block::grouped(&chart.rows, frame, COLUMN, &|scene, rows, mut y| {
        let width = scene.width;
        for row in rows {
            for item in row.role("plain") {
                y = labelled(scene, chart, item, row.label, y, width) + 8.0 + frame.air;
            }
            y = steps(scene, chart, row, y, width);
        }
        y
    })
}

fn labelled(scene: &mut Scene, chart: &Resolved, item: &Item, label: &str, y: f64, width: f64) -> f64 {
    let shown = words::shown(chart.lang, &item.figure);
    block::labelled(scene, &shown, label, y, width, (NUMBER, Ink::Text), &item.key)
}

/// The first step with its label and a strip of its units; each further one as the part of the strip that it
/// is, with a bracket and its own label beneath. Only the first step has the row's label.
fn steps(scene: &mut Scene, chart: &Resolved, row: &Row, y: f64, width: f64) -> f64 {
    let items: Vec<&Item> = row.role("step").collect();
    let Some((first, inner)) = items.split_first() else { return y };
    let mut y = labelled(scene, chart, first, row.label, y, width) + 4.0;
    let count = |item: &Item| item.figure.value.interval().single().map(to_f64);
    if let Some(whole) = count(first).filter(|whole| *whole > 0.0) {
        let parts: Vec<_> =
            inner.iter().filter_map(|item| Some((count(item)?.min(whole), &item.key))).collect();
        let inks = (Ink::ProvinceSoft, Ink::Province);
        let (bottom, pitch) = block::strip(scene, (whole, &first.key), &parts, inks, (0.0, y), (width, 1));
        y = bottom + 2.0;
        for item in inner {
            if let Some(part) = count(item) {
                let end = (part.min(whole) * pitch).max(2.0).min(width);
                let bracket = vec![(0.5, y), (0.5, y + 5.0), (end - 0.5, y + 5.0), (end - 0.5, y)];
                scene.push(Mark::stroke(Shape::Line(bracket), Ink::Province, 1.0).of(&item.key));
                y += 8.0;
            }
            let name = item.figure.indicator.name.get(chart.lang);
            y = labelled(scene, chart, item, name, y, width) + 6.0;
        }
    }
    y + 6.0
}
