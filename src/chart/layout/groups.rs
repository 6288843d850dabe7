//! Columns: groups of rows and panels side by side where there is room.

use super::Pen;
use crate::chart::{Frame, Row};
use crate::scene::Scene;

/// Columns of one width.
#[derive(Clone, Copy)]
pub struct Columns {
    /// How many there are.
    pub count: usize,
    /// The width of each.
    pub width: f64,
    /// The distance from one to the next.
    pub gap: f64,
}

impl Columns {
    /// So many columns in a width.
    pub fn of(count: usize, width: f64, gap: f64) -> Columns {
        Columns { count, width: (width - (count - 1) as f64 * gap) / count as f64, gap }
    }

    /// As many columns for some things as are no narrower than `least` at all widths of a frame's class.
    pub fn fit(things: usize, frame: Frame, least: f64, gap: f64) -> Columns {
        let count = things.clamp(1, most_columns(frame.class.least(), least, gap));
        Columns::of(count, frame.width, gap)
    }

    /// The left end of a column.
    pub fn left(self, at: usize) -> f64 {
        at as f64 * (self.width + self.gap)
    }
}

/// How many columns of at least a width stand side by side.
pub fn most_columns(width: f64, least: f64, gap: f64) -> usize {
    (((width + gap) / (least + gap)) as usize).max(1)
}

/// The columns of `grouped`.
pub fn columns(rows: &[Row], frame: Frame, least: f64) -> Columns {
    const GAP: f64 = 32.0;
    Columns::fit(groups(rows).len(), frame, least, GAP)
}

/// Groups of rows in columns, in reading order line by line, each beneath its heading; as many columns no narrower than
/// `least` as all widths of the class have room for. `draw` draws a group's rows from a y on and returns the y below
/// them.
pub fn grouped(
    rows: &[Row],
    frame: Frame,
    least: f64,
    draw: &dyn Fn(&mut Scene, &[Row], f64) -> f64,
) -> Scene {
    let groups = groups(rows);
    let columns = columns(rows, frame, least);
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for line in groups.chunks(columns.count) {
        let mut bottom = y;
        for (at, rows) in line.iter().enumerate() {
            let mut part = Scene::new(columns.width);
            let heading = rows.first().and_then(|row| row.group);
            let top = heading.map_or(0.0, |heading| Pen::on(&mut part).group(heading));
            part.height = draw(&mut part, rows, top);
            bottom = f64::max(bottom, y + part.height);
            scene.place(part, (columns.left(at), y));
        }
        y = bottom + 12.0 + frame.air;
    }
    scene
}

/// The rows that have a figure of a role, each with the heading of the group that it is the first of among them.
pub fn headed<'a, 'b>(rows: &'b [Row<'a>], role: &str) -> Vec<(Option<&'a str>, &'b Row<'a>)> {
    let mut heading = None;
    let mut found = Vec::new();
    for row in rows {
        heading = row.group.or(heading);
        if row.one(role).is_some() {
            found.push((heading.take(), row));
        }
    }
    found
}

/// Splits rows where a group starts.
pub fn groups<'a, 'b>(rows: &'b [Row<'a>]) -> Vec<&'b [Row<'a>]> {
    let mut groups = Vec::new();
    let mut start = 0;
    for at in 1..=rows.len() {
        if at == rows.len() || rows[at].group.is_some() {
            groups.push(&rows[start..at]);
            start = at;
        }
    }
    groups
}
