//! Grids of large numbers, which stand alone or beside a drawing.

use crate::chart::layout::block;
use crate::chart::{Frame, Resolved, Row};
use crate::lang::Lang;
use crate::scene::{Key, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, Shown};

/// A large number of a grid, with the texts beneath it.
pub struct Cell<'a> {
    /// The figure.
    pub key: &'a Key,
    /// The figure as it is shown.
    pub shown: Shown,
    /// What stands beneath, each text with its figure.
    pub texts: Vec<(String, Ink, &'a Key)>,
}

/// A figure of a role with its row's label beneath.
pub fn cell<'a>(row: &'a Row<'a>, lang: Lang, role: &str) -> Option<Cell<'a>> {
    let item = row.one(role)?;
    let texts = vec![(row.label.to_owned(), Ink::Muted, &item.key)];
    Some(Cell { key: &item.key, shown: words::shown(lang, &item.figure), texts })
}

/// The cells of a group, with its heading.
type Group<'a> = (Option<&'a str>, Vec<Cell<'a>>);

/// The figures that `cell` finds in a chart's rows, as grids of large numbers from a y: one grid a group beneath
/// the group's heading. All grids have the same columns, as many as are no narrower than `least` at the least width of
/// the class. Returns the y below them.
pub fn grids<'a>(
    scene: &mut Scene,
    chart: &'a Resolved,
    mut y: f64,
    (frame, least): (Frame, f64),
    cell: impl Fn(&'a Row<'a>, Lang) -> Option<Cell<'a>>,
) -> f64 {
    let mut groups: Vec<Group> = Vec::new();
    for row in &chart.rows {
        let Some(cell) = cell(row, chart.lang) else { continue };
        match groups.last_mut() {
            Some((_, cells)) if row.group.is_none() => cells.push(cell),
            _ => groups.push((row.group, vec![cell])),
        }
    }
    let columns = Columns::fit(&groups, frame, block::most_columns(frame.class.least(), least, GRID_GAP));
    for (at, (heading, cells)) in groups.iter().enumerate() {
        y += if at > 0 { columns.gap + 4.0 } else { 0.0 };
        if let Some(text) = heading {
            y = block::group(scene, text, y, scene.width);
        }
        y = grid(scene, cells, y, &columns);
    }
    y
}

/// The figures of a role with their rows' labels, as grids beneath what a scene holds so far.
pub fn beneath(scene: &mut Scene, chart: &Resolved, role: &'static str, frame: Frame) {
    const LEAST: f64 = 112.0;
    let y = if scene.marks.is_empty() { 0.0 } else { scene.height + 28.0 };
    grids(scene, chart, y, (frame, LEAST), |row, lang| cell(row, lang, role));
}

const SIZES: [f64; 4] = [30.0, 26.0, 22.0, 18.0];
const GRID_GAP: f64 = 20.0;
const MOST_COLUMNS: usize = 6;

/// The columns of a chart's grids.
struct Columns {
    count: usize,
    /// The width of each.
    width: f64,
    /// The distance of lines.
    gap: f64,
    /// The size of numbers: the largest at which most fit a column.
    size: f64,
}

impl Columns {
    /// As many columns as hold every number; where even two don't, as many as hold most of them.
    fn fit(groups: &[Group], frame: Frame, most: usize) -> Columns {
        let numbers = || groups.iter().flat_map(|(_, cells)| cells).map(|cell| &cell.shown);
        let lines = |columns| groups.iter().map(|(_, cells)| cells.len().div_ceil(columns)).sum::<usize>();
        // Lines as full as possible: six figures stand in 6, 3, 2 or 1 columns.
        let full = |columns| (1..=columns).find(|&fewer| lines(fewer) == lines(columns)).unwrap_or(1);
        let column = |columns: usize| (frame.width - (columns - 1) as f64 * GRID_GAP) / columns as f64;
        let holds = |&columns: &usize| numbers().all(|shown| bare_width(shown) <= column(columns));
        let most = most.min(MOST_COLUMNS);
        let count = (2..=most).rev().map(full).find(holds).unwrap_or_else(|| full(most));
        let width = column(count);
        let fitting = |size: f64| numbers().filter(|shown| block::number_width(shown, size) <= width).count();
        let enough = numbers().count().div_ceil(2);
        let size = SIZES.into_iter().find(|&size| fitting(size) >= enough).unwrap_or(SIZES[3]);
        Columns { count, width, gap: GRID_GAP + frame.air, size }
    }
}

/// The least width of a number in a grid, whose unit may stand beneath it.
fn bare_width(shown: &Shown) -> f64 {
    text::width(&shown.number, SIZES[3], Weight::Bold)
}

/// One grid; a number too wide for a column has a line to itself.
fn grid(scene: &mut Scene, cells: &[Cell], y: f64, columns: &Columns) -> f64 {
    let (mut at, mut top, mut bottom) = (0, y, y);
    for cell in cells {
        let alone = bare_width(&cell.shown) > columns.width;
        if at == columns.count || (alone && at > 0) {
            (at, top) = (0, bottom + columns.gap);
        }
        let width = if alone { scene.width } else { columns.width };
        let x = at as f64 * (columns.width + GRID_GAP);
        bottom = f64::max(bottom, in_grid(scene, cell, (x, top), (width, columns.size)));
        at = if alone { columns.count } else { at + 1 };
    }
    bottom
}

/// Draws one number with its texts beneath, first its unit where that has no room beside it; returns the y below
/// them.
fn in_grid(scene: &mut Scene, cell: &Cell, (x, y): (f64, f64), (width, size): (f64, f64)) -> f64 {
    let mut shown = cell.shown.clone();
    let beneath = block::number_width(&shown, SIZES[3]) > width && bare_width(&shown) <= width;
    let unit = if beneath { std::mem::take(&mut shown.unit) } else { String::new() };
    // Numbers of one line stand on one baseline, whatever their size.
    let mut bottom =
        block::number(scene, &shown, (x, y + SIZES[0] - size), width, (size, Ink::Text), cell.key).bottom;
    if !unit.is_empty() {
        bottom = block::caption(scene, &unit, (x, bottom), width, Ink::Muted, cell.key);
    }
    for (text, ink, key) in &cell.texts {
        bottom = block::caption(scene, text, (x, bottom), width, *ink, key);
    }
    bottom
}
