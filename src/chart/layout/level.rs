//! Rows of level marks on one scale, in groups: what kinds of bars beside their labels have in common.

use super::axis;
use super::bar::Bar;
use super::dots::{BAR, Dot, Tracks, beneath_unit, unit_apart};
use super::groups::{columns, grouped};
use crate::chart::{Frame, Item, Resolved, Row};
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::Scene;
use crate::text::Weight;
use std::cell::Cell;

/// The narrowest column that a group of rows may have.
const COLUMN: f64 = 320.0;

/// Draws a row's mark on a scale and in a track at a y; returns the x behind which its value has room.
pub type Draw<'a> = &'a dyn Fn(&mut Scene, &Dot, &Linear, &Tracks, f64) -> f64;

/// All figures of a chart, one a track, in the order of its rows; groups of rows side by side where there is room, all of them
/// on one scale. A row's figures stand beneath its label by the headings of their columns, if these have any.
pub fn rows(chart: &Resolved, frame: Frame, domain: Extent, draw: Draw) -> Scene {
    let mut dots = Vec::new();
    for row in &chart.rows {
        for item in &row.items {
            dots.push(dot(chart, row, item));
        }
    }
    let width = columns(&chart.rows, frame, COLUMN).width;
    let unit = unit_apart(chart, &mut dots, Frame { width, ..frame });
    let next = Cell::new(0);
    let drawing = grouped(&chart.rows, frame, COLUMN, &|scene, rows, y| {
        let start = next.get();
        next.set(start + rows.iter().map(|row| row.items.len()).sum::<usize>());
        let tracks = Tracks::of(&dots, Frame { width: scene.width, ..frame });
        let count = tick_count(tracks.length(), 64.0);
        let scale = Linear::new(domain, tracks.left, tracks.right).nice(count);
        let marks = axis::linear(chart.lang, &scale, count);
        let mut part = Scene::new(scene.width);
        tracks.rows(&mut part, &dots[start..next.get()], marks, false, &|scene, dot, y| {
            draw(scene, dot, &scale, &tracks, y)
        });
        let height = part.height;
        scene.place(part, (0.0, y));
        y + height
    });
    beneath_unit(unit, drawing)
}

fn dot<'a>(chart: &'a Resolved, row: &'a Row, item: &'a Item<'a>) -> Dot<'a> {
    // Groups have their headings already.
    let mut dot = Dot { heading: "", ..Dot::of(chart, row, item) };
    let heading = chart.heading(item.role);
    if !heading.is_empty() {
        dot.heading = if row.items[0].key == item.key { row.label } else { "" };
        dot.label = heading;
        dot.weight = Weight::Regular;
    }
    dot
}

/// Bars from a base; of a row's figures of one region the last is strong.
pub fn bars(chart: &Resolved, frame: Frame, base: f64) -> Scene {
    let mut domain = Extent { lo: base, hi: base };
    let mut pale = Vec::new();
    for row in &chart.rows {
        for (at, item) in row.items.iter().enumerate() {
            if let Some(reach) = item.reach() {
                domain = domain.and(reach);
            }
            if row.items[at + 1..].iter().any(|later| chart.ink(later) == chart.ink(item)) {
                pale.push(&item.key);
            }
        }
    }
    rows(chart, frame, domain, &|scene, dot, scale, _, y| {
        let pale = pale.contains(&&dot.item.key);
        Bar { item: dot.item, ink: dot.ink, pale, base, y: y - BAR / 2.0, height: BAR }.draw(scene, scale)
    })
}
