//! Grids of large numbers, which stand alone or beside a drawing.

use super::{Pen, groups, number_width};
use crate::chart::{Frame, Resolved, Row};
use crate::scene::{Key, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::Shown;

/// The narrowest column of numbers that stand beside a drawing.
const LEAST: f64 = 112.0;

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
pub fn cell<'a>(chart: &Resolved, row: &'a Row<'a>, role: &str) -> Option<Cell<'a>> {
    let item = row.one(role)?;
    let texts = vec![(row.label.to_owned(), Ink::Muted, &item.key)];
    Some(Cell { key: &item.key, shown: chart.shown(item), texts })
}

/// The cells of a group, with its heading.
struct Group<'a> {
    heading: Option<&'a str>,
    cells: Vec<Cell<'a>>,
}

/// The figures of a role with their rows' labels, as grids from a y.
pub fn of_role(scene: &mut Scene, chart: &Resolved, role: &str, frame: Frame, y: f64) -> f64 {
    grids(scene, chart, y, frame, LEAST, &|row| cell(chart, row, role))
}

/// The figures that `cell` finds in a chart's rows, as grids of large numbers from a y: one grid a group beneath
/// the group's heading. All grids have the same columns, as many as are no narrower than `least` at the least width of
/// the class. Returns the y below them.
pub fn grids<'a>(
    scene: &mut Scene,
    chart: &'a Resolved,
    mut y: f64,
    frame: Frame,
    least: f64,
    cell: &dyn Fn(&'a Row<'a>) -> Option<Cell<'a>>,
) -> f64 {
    let groups = groups_of(chart, cell);
    let columns = Columns::fit(&groups, frame, groups::most_columns(frame.class.least(), least, GRID_GAP));
    for (at, Group { heading, cells }) in groups.iter().enumerate() {
        y += if at > 0 { columns.gap + 4.0 } else { 0.0 };
        if let Some(text) = heading {
            y = Pen::at(scene, 0.0, y).group(text);
        }
        y = grid(scene, cells, y, &columns);
    }
    y
}

/// A group starts with the first of its rows that has a cell.
fn groups_of<'a>(chart: &'a Resolved, cell: &dyn Fn(&'a Row<'a>) -> Option<Cell<'a>>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut heading = None;
    for row in &chart.rows {
        heading = row.group.or(heading);
        let Some(cell) = cell(row) else { continue };
        match groups.last_mut() {
            Some(group) if heading.is_none() => group.cells.push(cell),
            _ => groups.push(Group { heading: heading.take(), cells: vec![cell] }),
        }
    }
    groups
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
        let most = most.min(MOST_COLUMNS);
        let cells = groups.iter().flat_map(|group| &group.cells);
        let numbers: Vec<&Shown> = cells.map(|cell| &cell.shown).collect();
        let widest = numbers.iter().map(|shown| bare_width(shown)).fold(0.0, f64::max);
        let column = |count| groups::Columns::of(count, frame.width, GRID_GAP).width;
        let mut counts = (2..=most).rev().map(|most| fullest(groups, most));
        let count = counts.find(|count| widest <= column(*count)).unwrap_or_else(|| fullest(groups, most));
        let width = column(count);
        Columns { count, width, gap: GRID_GAP + frame.air, size: size(&numbers, width) }
    }
}

/// The fewest columns that need no more lines: six figures stand in 6, 3, 2 or 1 columns.
fn fullest(groups: &[Group], most: usize) -> usize {
    let lines = |columns: usize| groups.iter().map(|it| it.cells.len().div_ceil(columns)).sum::<usize>();
    (1..=most).find(|&fewer| lines(fewer) == lines(most)).unwrap_or(1)
}

/// The largest size at which at least half of some numbers fit a width.
fn size(numbers: &[&Shown], width: f64) -> f64 {
    let enough = numbers.len().div_ceil(2);
    let fitting = |size: f64| numbers.iter().filter(|shown| number_width(shown, size) <= width).count();
    SIZES.into_iter().find(|&size| fitting(size) >= enough).unwrap_or(SIZES[3])
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
        let pen = Pen::at(scene, x, top).within(width).of(cell.key);
        bottom = f64::max(bottom, in_grid(pen, cell, columns.size));
        at = if alone { columns.count } else { at + 1 };
    }
    bottom
}

/// Writes one number with its texts beneath, first its unit where that has no room beside it; returns the y below
/// them.
fn in_grid(mut pen: Pen, cell: &Cell, size: f64) -> f64 {
    let mut shown = cell.shown.clone();
    let beneath = number_width(&shown, SIZES[3]) > pen.width && bare_width(&shown) <= pen.width;
    let unit = if beneath { std::mem::take(&mut shown.unit) } else { String::new() };
    // Numbers of one line stand on one baseline, whatever their size.
    let top = pen.y + SIZES[0] - size;
    let mut bottom = pen.lower(top).number(&shown, size).bottom;
    if !unit.is_empty() {
        bottom = pen.lower(bottom).ink(Ink::Muted).caption(&unit);
    }
    for (text, ink, key) in &cell.texts {
        bottom = pen.lower(bottom).ink(*ink).of(key).caption(text);
    }
    bottom
}
