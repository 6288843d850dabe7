//! Rank list: places, each with its measure; places by different measures share no axis.

use crate::chart::layout::block;
use crate::chart::{Axis, Count, Frame, Kind, Resolved, Row, role};
use crate::scene::Scene;
use crate::theme::Ink;
use crate::words;

/// Registered in `chart::KINDS`. `value` is the figure that was ranked.
pub const KIND: Kind = Kind {
    id: "rank-list",
    roles: &[role("rank", Count::One), role("value", Count::Optional)],
    axis: Axis::None,
    claims: &[],
    layout,
};

const SIZE: f64 = 30.0;
/// The narrowest column that a group may have.
const COLUMN: f64 = 216.0;

/// Groups side by side where there is room, else beneath each other; in each, a large place a row.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    block::grouped(&chart.rows, frame, COLUMN, &|scene, rows, y| group(scene, chart, rows, y, frame.air))
}

fn group(scene: &mut Scene, chart: &Resolved, rows: &[Row], mut y: f64, air: f64) -> f64 {
    let width = scene.width;
    let ranks = rows.iter().filter_map(|row| Some((row, row.one("rank")?)));
    let indent = ranks
        .clone()
        .map(|(_, rank)| block::number_width(&words::shown(chart.lang, &rank.figure), SIZE))
        .fold(0.0, f64::max)
        + 16.0;
    for (row, rank) in ranks {
        let shown = words::shown(chart.lang, &rank.figure);
        let ended = block::number(scene, &shown, (0.0, y), width, (SIZE, Ink::Province), &rank.key);
        // Places too long to leave room have their labels beneath.
        let (x, mut bottom) =
            if indent + COLUMN / 2.0 <= width { (indent, y + 2.0) } else { (0.0, ended.bottom) };
        let room = width - x;
        bottom = block::paragraph(scene, row.label, (x, bottom), room, Ink::Text, Some(&rank.key));
        if let Some(value) = row.one("value") {
            let text = words::figure(chart.lang, &value.figure);
            bottom = block::paragraph(scene, &text, (x, bottom), room, Ink::Muted, Some(&value.key));
        }
        y = bottom.max(y + SIZE + 8.0) + 10.0 + air;
    }
    y - 10.0 - air
}
