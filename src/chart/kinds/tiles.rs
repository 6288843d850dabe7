//! Tiles: figures side by side, each with its label and its period, since they don't share one.

use crate::chart::layout::numbers;
use crate::chart::{Axis, Count, Frame, Kind, Resolved, Row, role};
use crate::scene::Scene;
use crate::theme::Ink;

/// Registered in `chart::KINDS`. `derived` follows from the tile's figure and others of the chart, and stands
/// beneath it in small type.
pub const KIND: Kind = Kind {
    id: "tiles",
    roles: &[role("value", Count::One).or_mark(), role("derived", Count::Optional)],
    axis: Axis::None,
    encodes: &[],
    claims: &[],
    layout,
};

/// The narrowest column: labels and periods of a few words stay whole.
const COLUMN: f64 = 128.0;

/// A grid of tiles a group.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    numbers::grids(&mut scene, chart, 0.0, frame, COLUMN, &|row| tile(chart, row));
    scene
}

/// The number, its label, its period, and what follows from it.
fn tile<'a>(chart: &Resolved, row: &'a Row<'a>) -> Option<numbers::Cell<'a>> {
    let item = row.one("value")?;
    let key = &item.key;
    let mut texts = vec![(row.label.to_owned(), Ink::Text, key), (chart.period(item), Ink::Muted, key)];
    if let Some(derived) = row.one("derived") {
        let lines = [Some(chart.named(derived)), chart.derived(derived)].into_iter().flatten();
        texts.extend(lines.map(|line| (line, Ink::Nation, &derived.key)));
    }
    Some(numbers::Cell { key, shown: chart.shown(item), texts })
}
