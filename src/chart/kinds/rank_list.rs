//! Rank list: places, each with its measure; places by different measures share no axis.

use crate::chart::layout::groups::grouped;
use crate::chart::layout::{Pen, number_width};
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::scene::Scene;
use crate::theme::Ink;

/// Registered in `chart::KINDS`. `value` is the figure that was ranked.
pub const KIND: Kind = Kind {
    id: "rank-list",
    roles: &[role("rank", Count::One), role("value", Count::Optional).or_mark()],
    axis: Axis::None,
    encodes: &[],
    claims: &[],
    layout,
};

const SIZE: f64 = 30.0;
/// The narrowest column that a group may have.
const COLUMN: f64 = 216.0;

/// Groups side by side where there is room, else beneath each other; in each, a large place a row.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    grouped(&chart.rows, frame, COLUMN, &|scene, rows, y| group(scene, chart, rows, y, frame.air))
}

fn group(scene: &mut Scene, chart: &Resolved, rows: &[Row], mut y: f64, air: f64) -> f64 {
    let ranks: Vec<(&Row, &Item)> = rows.iter().filter_map(|row| Some((row, row.one("rank")?))).collect();
    let widths = ranks.iter().map(|(_, rank)| number_width(&chart.shown(rank), SIZE));
    let indent = widths.fold(0.0, f64::max) + 16.0;
    for (row, rank) in ranks {
        let bottom = place(scene, chart, row, rank, y, indent);
        y = bottom.max(y + SIZE + 8.0) + 10.0 + air;
    }
    y - 10.0 - air
}

/// A place, then what it is in and the figure that was ranked; returns the y below them.
fn place(scene: &mut Scene, chart: &Resolved, row: &Row, rank: &Item, y: f64, indent: f64) -> f64 {
    let shown = chart.shown(rank);
    let ended = Pen::at(scene, 0.0, y).ink(chart.ink(rank)).of(&rank.key).number(&shown, SIZE);
    // Places too long to leave room have their labels beneath.
    let (x, top) = if indent + COLUMN / 2.0 <= scene.width { (indent, y + 2.0) } else { (0.0, ended.bottom) };
    let bottom = Pen::at(scene, x, top).of(&rank.key).paragraph(row.label);
    match row.one("value") {
        Some(value) => {
            let pen = Pen::at(scene, x, bottom).ink(Ink::Muted).of(&value.key);
            pen.paragraph(&chart.figure(value))
        }
        None => bottom,
    }
}
