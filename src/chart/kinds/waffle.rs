//! Waffle: a part as cells of its whole, one cell a unit where few were counted, else a hundred cells.

use crate::chart::layout::cells::Grid;
use crate::chart::layout::groups::groups;
use crate::chart::layout::{Columns, Pen, numbers};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, Values, WidthClass, role};
use crate::scene::Scene;
use crate::theme::Ink;

/// Registered in `chart::KINDS`. Rows of `beside` alone come after those with cells.
pub const KIND: Kind = Kind {
    id: "waffle",
    roles: &[
        role("share", Count::Optional).of(Values::Percentage).single(),
        role("part", Count::Optional).of(Values::NotNegative).single().beside(&["share", "whole"]),
        role("whole", Count::Optional).of(Values::Positive).single().beside(&["share", "part"]),
        role("beside", Count::Optional).or_mark(),
    ],
    axis: Axis::None,
    encodes: &["share", "part", "whole"],
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

/// Panels side by side where there is room, their cells on one line, groups of them beneath their headings; then the numbers
/// beside them.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let panels: Vec<Panel> = chart.rows.iter().filter_map(|row| Panel::of(chart, row)).collect();
    let columns = Columns::fit(panels.len(), frame, PANEL, GAP);
    let place = Place::of(&panels, columns, frame.class);
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for rows in groups(&chart.rows) {
        let panels: Vec<Panel> = rows.iter().filter_map(|row| Panel::of(chart, row)).collect();
        if let Some(heading) = rows.first().and_then(|row| row.group).filter(|_| !panels.is_empty()) {
            y = Pen::at(&mut scene, 0.0, y).group(heading);
        }
        for line in panels.chunks(columns.count) {
            y = place.side_by_side(&mut scene, chart, line, y) + 24.0;
        }
    }
    numbers::of_role(&mut scene, chart, "beside", frame, y);
    scene
}

/// A row with its cells.
struct Panel<'a> {
    row: &'a Row<'a>,
    cells: Cells,
    /// The ink of the part's region.
    ink: Ink,
}

impl<'a> Panel<'a> {
    fn of(chart: &Resolved, row: &'a Row<'a>) -> Option<Panel<'a>> {
        let ink = row.one("part").or(row.one("share")).map_or(Ink::Nation, |item| chart.ink(item));
        Some(Panel { row, cells: Cells::of(row)?, ink })
    }
}

/// Where panels have their texts and cells.
struct Place {
    columns: Columns,
    /// Whether a panel has the width to itself, and its text to the left of its cells.
    broad: bool,
    /// The width of the cells.
    room: f64,
    /// The size of a cell that is a unit, with the gap to the next.
    pitch: f64,
}

impl Place {
    fn of(panels: &[Panel], columns: Columns, class: WidthClass) -> Place {
        let broad = class == WidthClass::Wide && columns.count == 1;
        let room = if broad { (columns.width * 0.62).floor() } else { columns.width };
        Place { columns, broad, room, pitch: pitch(panels, room) }
    }

    /// One line of panels; returns the y below it.
    fn side_by_side(&self, scene: &mut Scene, chart: &Resolved, line: &[Panel], y: f64) -> f64 {
        let column = self.columns.width;
        let width = if self.broad { column - self.room - GAP } else { column };
        let texts: Vec<Scene> = line.iter().map(|panel| figures(chart, panel, width)).collect();
        let tallest = texts.iter().map(|text| text.height).fold(0.0, f64::max);
        let (dx, dy) = if self.broad { (column - self.room, 4.0) } else { (0.0, tallest + 8.0) };
        let mut bottom = y + tallest;
        for (at, (panel, text)) in line.iter().zip(texts).enumerate() {
            let x = self.columns.left(at);
            scene.place(text, (x, y));
            let cells = Pen::at(scene, x + dx, y + dy).within(self.room);
            bottom = bottom.max(panel.draw(cells, self.pitch));
        }
        bottom
    }
}

/// The share in large type, then part and whole in the inks of their cells.
fn figures(chart: &Resolved, panel: &Panel, width: f64) -> Scene {
    let row = panel.row;
    let mut scene = Scene::new(width);
    let mut y = 0.0;
    if let Some(share) = row.one("share") {
        let pen = Pen::on(&mut scene).ink(panel.ink).of(&share.key);
        y = pen.labelled(&chart.shown(share), 30.0, row.label);
    }
    for (role, ink) in [("part", panel.ink), ("whole", Ink::Nation)] {
        let Some(item) = row.one(role) else { continue };
        let texts = [Some(chart.named(item)), chart.derived(item)];
        for text in texts.into_iter().flatten() {
            y = Pen::at(&mut scene, 0.0, y).ink(ink).of(&item.key).caption(&text);
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
        Cells::units(row).or_else(|| {
            let value = |role: &str| row.one(role)?.nominal();
            let ratio = || Some(value("part")? / value("whole").filter(|whole| *whole > 0.0)? * 100.0);
            let share = value("share").or_else(ratio)?;
            Some(Cells { count: 100, filled: share.clamp(0.0, 100.0), units: false })
        })
    }

    /// A cell a unit, of a whole that isn't too large. A derived whole is never counted out, even where one value is
    /// left of it.
    fn units(row: &Row) -> Option<Cells> {
        let units = |role: &str| row.one(role).filter(|item| !item.is_derived())?.units();
        let (part, whole) = (units("part")?, units("whole")?);
        let few = (1..=MOST_UNITS).contains(&whole);
        few.then(|| Cells { count: whole, filled: part.min(whole) as f64, units: true })
    }

    /// Cells fill columns from the left, so that the whole reads like a bar; hundredths come in fives.
    fn lines(&self, width: f64, pitch: f64) -> usize {
        if self.units { self.count.div_ceil((width / pitch) as usize) } else { 5 }
    }
}

impl Panel<'_> {
    /// Draws the cells; returns the y below them.
    fn draw(&self, pen: Pen, pitch: f64) -> f64 {
        let Cells { count, filled, units } = self.cells;
        let pitch = if units { pitch } else { (pen.width / 20.0).floor().min(28.0) };
        let gap = if pitch < 12.0 { 1.0 } else { 2.0 };
        let lines = self.cells.lines(pen.width, pitch);
        let Pen { scene, x, y, .. } = pen;
        let grid = Grid { x, y, pitch, gap, lines };
        let part = self.row.one("part").or(self.row.one("share"));
        let whole = self.row.one("whole").or(part);
        if whole.is_some_and(Item::is_derived) {
            self.hollow(scene, &grid, part, whole);
        } else {
            grid.fill(scene, &grid.areas(count as f64), Ink::NationSoft, whole);
            grid.fill(scene, &grid.areas(filled), self.ink, part);
            grid.separate(scene, &grid.areas(count as f64));
        }
        y + lines as f64 * pitch
    }

    /// The part's cells filled, the rest of a derived whole in outline.
    fn hollow(&self, scene: &mut Scene, grid: &Grid, part: Option<&Item>, whole: Option<&Item>) {
        let Cells { count, filled, .. } = self.cells;
        grid.fill(scene, &grid.areas(filled), self.ink, part);
        grid.separate(scene, &grid.areas(filled));
        grid.outline(scene, filled, count, whole);
    }
}

/// The largest size at which the cells of single units fill no more than their field.
fn pitch(panels: &[Panel], width: f64) -> f64 {
    let fits = |pitch: &f64| {
        let mut units = panels.iter().map(|panel| &panel.cells).filter(|cells| cells.units);
        units.all(|cells| cells.lines(width, *pitch) as f64 * pitch <= FIELD)
    };
    (4..=12).rev().map(f64::from).find(fits).unwrap_or(4.0)
}
