//! Waffle: a part as cells of its whole, one cell a unit where few were counted, else a hundred cells.

use crate::chart::layout::cells::Grid;
use crate::chart::layout::{block, numbers};
use crate::chart::{Axis, Claim, Count, Frame, Kind, Resolved, Row, WidthClass, nominal, role};
use crate::scene::{Point, Scene};
use crate::theme::Ink;
use crate::words;
use rust_decimal::prelude::ToPrimitive;

/// Registered in `chart::KINDS`. Rows of `beside` alone come after those with cells.
pub const KIND: Kind = Kind {
    id: "waffle",
    roles: &[
        role("share", Count::Optional),
        role("part", Count::Optional),
        role("whole", Count::Optional),
        role("beside", Count::Optional),
    ],
    axis: Axis::None,
    claims: &[Claim::Part { part: "part", whole: "whole" }],
    layout,
};

const GAP: f64 = 32.0;
/// The narrowest panel.
const PANEL: f64 = 216.0;
/// Up to this many units are cells of their own.
const MOST_UNITS: usize = 1000;
/// The height that cells of single units may fill.
const FIELD: f64 = 150.0;
/// The narrowest column of numbers.
const COLUMN: f64 = 112.0;

/// Panels side by side where there is room, their cells on one line; then the numbers beside them.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let rows = chart.rows.iter().filter_map(|row| Some((row, Cells::of(row)?)));
    let rows: Vec<(&Row, Cells)> = rows.collect();
    let columns = rows.len().clamp(1, block::most_columns(frame.class.least(), PANEL, GAP));
    let column = (frame.width - (columns - 1) as f64 * GAP) / columns as f64;
    // A panel that has the width to itself has its text to the left of its cells.
    let broad = frame.class == WidthClass::Wide && columns == 1;
    let room = if broad { (column * 0.62).floor() } else { column };
    let pitch = pitch(&rows, room);
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for line in rows.chunks(columns) {
        let width = if broad { column - room - GAP } else { column };
        let texts: Vec<Scene> = line.iter().map(|(row, _)| figures(chart, row, width)).collect();
        let tallest = texts.iter().map(|text| text.height).fold(0.0, f64::max);
        let (dx, dy) = if broad { (column - room, 4.0) } else { (0.0, tallest + 8.0) };
        let mut bottom = y + tallest;
        for (at, ((row, cells), text)) in line.iter().zip(texts).enumerate() {
            let x = at as f64 * (column + GAP);
            scene.place(text, (x, y));
            bottom = f64::max(bottom, cells.draw(&mut scene, row, (x + dx, y + dy), room, pitch));
        }
        y = bottom + 24.0;
    }
    numbers::grids(&mut scene, chart, y, (frame, COLUMN), |row, lang| numbers::cell(row, lang, "beside"));
    scene
}

/// The share in large type, then part and whole in the inks of their cells.
fn figures(chart: &Resolved, row: &Row, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let mut y = 0.0;
    if let Some(share) = row.one("share") {
        let shown = words::shown(chart.lang, &share.figure);
        let size = (30.0, Ink::Province);
        y = block::labelled(&mut scene, &shown, row.label, y, width, size, &share.key);
    }
    for (role, ink) in [("part", Ink::Province), ("whole", Ink::Nation)] {
        if let Some(item) = row.one(role) {
            let text = block::named(chart.lang, item);
            y = block::caption(&mut scene, &text, (0.0, y), width, ink, &item.key);
            if let Some(range) = block::derived(chart.lang, item) {
                y = block::caption(&mut scene, &range, (0.0, y), width, ink, &item.key);
            }
        }
    }
    scene
}

/// The cells of a row.
struct Cells {
    count: usize,
    /// How many are the part's; the last one may be cut.
    filled: f64,
    /// Whether each cell is a unit rather than a hundredth.
    units: bool,
}

impl Cells {
    /// `None` where a row has neither a share nor two counts.
    fn of(row: &Row) -> Option<Cells> {
        // A derived whole is never counted out, even where one value is left of it.
        let printed = |role: &str| row.one(role).filter(|item| !item.figure.value.is_derived());
        let units = |role: &str| printed(role)?.figure.value.interval().single()?.to_usize();
        if let (Some(part), Some(whole)) = (units("part"), units("whole"))
            && (1..=MOST_UNITS).contains(&whole)
        {
            return Some(Cells { count: whole, filled: part.min(whole) as f64, units: true });
        }
        let value = |role: &str| nominal(row.one(role)?);
        let ratio = || Some(value("part")? / value("whole").filter(|whole| *whole > 0.0)? * 100.0);
        let share = value("share").or_else(ratio)?;
        Some(Cells { count: 100, filled: share.clamp(0.0, 100.0), units: false })
    }

    /// Cells fill columns from the left, so that the whole reads like a bar; hundredths come in fives.
    fn lines(&self, width: f64, pitch: f64) -> usize {
        if self.units { self.count.div_ceil((width / pitch) as usize) } else { 5 }
    }

    /// Draws the cells from a top left corner; returns the y below them.
    fn draw(&self, scene: &mut Scene, row: &Row, at: Point, width: f64, pitch: f64) -> f64 {
        let pitch = if self.units { pitch } else { (width / 20.0).floor().min(28.0) };
        let gap = if pitch < 12.0 { 1.0 } else { 2.0 };
        let lines = self.lines(width, pitch);
        let grid = Grid { at, pitch, gap, lines };
        let (all, filled) = (grid.areas(self.count as f64), grid.areas(self.filled));
        let part = row.one("part").or(row.one("share"));
        let whole = row.one("whole").or(part);
        let hollow = whole.is_some_and(|whole| whole.figure.value.is_derived());
        if !hollow {
            grid.fill(scene, &all, Ink::NationSoft, whole);
        }
        grid.fill(scene, &filled, Ink::Province, part);
        for area in if hollow { &filled } else { &all } {
            grid.separate(scene, area);
        }
        if hollow {
            grid.outline(scene, self.filled, self.count, whole);
        }
        at.1 + lines as f64 * pitch
    }
}

/// The largest size at which the cells of single units fill no more than their field.
fn pitch(rows: &[(&Row, Cells)], width: f64) -> f64 {
    let fits = |pitch: &f64| {
        let mut units = rows.iter().map(|(_, cells)| cells).filter(|cells| cells.units);
        units.all(|cells| cells.lines(width, *pitch) as f64 * pitch <= FIELD)
    };
    (4..=12).rev().map(f64::from).find(fits).unwrap_or(4.0)
}
