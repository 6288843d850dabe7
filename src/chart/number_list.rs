//! Number list: figures of unlike measures side by side in printed order, without arrows, sums or axes.

use super::{Axis, Count, Frame, Item, Kind, Resolved, block, role};
use crate::scene::Scene;
use crate::theme::Ink;
use crate::words::{self, Shown};

/// Registered in `chart::KINDS`.
pub const KIND: Kind =
    Kind { id: "number-list", roles: &[role("value", Count::One)], axis: Axis::None, claims: &[], layout };

const SIZES: [f64; 4] = [30.0, 26.0, 22.0, 18.0];
const GAP: f64 = 20.0;
/// The narrowest column.
const COLUMN: f64 = 112.0;
const MOST_COLUMNS: usize = 6;

/// A figure with how it is shown and its label.
type Cell<'a> = (&'a Item<'a>, Shown, &'a str);

/// All figures in one grid.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    grid(chart, "value", frame.width, SIZES[0])
}

/// A grid of the figures of a role as large numbers, each with its label beneath; a number too wide for a column
/// has a line to itself.
pub fn grid(chart: &Resolved, role: &str, width: f64, largest: f64) -> Scene {
    let mut scene = Scene::new(width);
    let cells: Vec<Cell> = chart
        .rows
        .iter()
        .filter_map(|row| {
            let item = row.one(role)?;
            Some((item, words::shown(chart.lang, &item.figure), row.label))
        })
        .collect();
    let columns = columns(&cells, width);
    let column = column(columns, width);
    let size = size(&cells, column).min(largest);
    let (mut at, mut top, mut bottom) = (0, 0.0, 0.0);
    for cell in &cells {
        let alone = block::number_width(&cell.1, SIZES[3]) > column;
        if at == columns || (alone && at > 0) {
            (at, top) = (0, bottom + GAP);
        }
        let room = if alone { width } else { column };
        let x = at as f64 * (column + GAP);
        // Numbers of one line stand on one baseline, whatever their size.
        bottom = f64::max(bottom, draw(&mut scene, cell, (x, top + largest - size), room, size));
        at = if alone { columns } else { at + 1 };
    }
    scene
}

/// As many columns as hold every number; where even two don't, as many as hold most of them.
fn columns(cells: &[Cell], width: f64) -> usize {
    let most = (((width + GAP) / (COLUMN + GAP)) as usize).clamp(1, MOST_COLUMNS);
    // Lines as full as possible: six figures stand in 6, 3, 2 or 1 columns.
    let full = |columns: usize| cells.len().div_ceil(cells.len().div_ceil(columns).max(1)).max(1);
    let holds = |&columns: &usize| {
        let room = column(columns, width);
        cells.iter().all(|cell| block::number_width(&cell.1, SIZES[3]) <= room)
    };
    (2..=most).rev().map(full).find(holds).unwrap_or_else(|| full(most))
}

fn column(columns: usize, width: f64) -> f64 {
    (width - (columns - 1) as f64 * GAP) / columns as f64
}

/// The largest size at which most numbers fit a column.
fn size(cells: &[Cell], column: f64) -> f64 {
    let fitting =
        |size: f64| cells.iter().filter(|cell| block::number_width(&cell.1, size) <= column).count();
    let enough = cells.len().div_ceil(2);
    SIZES.into_iter().find(|&size| fitting(size) >= enough).unwrap_or(SIZES[3])
}

/// Draws one figure with its label beneath; returns the y below both.
fn draw(scene: &mut Scene, (item, shown, label): &Cell, (x, y): (f64, f64), width: f64, size: f64) -> f64 {
    let ended = block::number(scene, shown, (x, y), width, (size, Ink::Text), &item.key);
    block::paragraph(scene, label, (x, ended.bottom), width, Ink::Muted, Some(&item.key))
}
