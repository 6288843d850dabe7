//! Grids of square cells as a few marks, for kinds that draw many of them.

use super::Pen;
use crate::chart::Item;
use crate::scene::{Point, Rect, Scene, Shape};
use crate::theme::Ink;

/// Square cells, column by column. They are drawn as areas with lines between them: a few marks, however many
/// cells there are.
pub struct Grid {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The size of a cell with the gap to the next.
    pub pitch: f64,
    /// The gap between two cells.
    pub gap: f64,
    /// The cells of a column.
    pub lines: usize,
}

/// A rectangle of cells.
#[derive(Clone, Copy)]
pub struct Area {
    /// The first column.
    pub column: usize,
    /// The first line.
    pub line: usize,
    /// How many columns.
    pub columns: usize,
    /// How many lines; of a cut cell a part of a line.
    pub lines: f64,
}

impl Area {
    fn is_empty(self) -> bool {
        self.columns == 0 || self.lines <= 0.0
    }
}

impl Grid {
    /// The full columns of the first cells, and what is left in the next column.
    pub fn areas(&self, cells: f64) -> [Area; 2] {
        let columns = (cells / self.lines as f64) as usize;
        let left = cells - (columns * self.lines) as f64;
        [
            Area { column: 0, line: 0, columns, lines: self.lines as f64 },
            Area { column: columns, line: 0, columns: 1, lines: left },
        ]
    }

    /// Areas as they are, before their cells are separated.
    pub fn fill(&self, scene: &mut Scene, areas: &[Area], ink: Ink, item: Option<&Item>) {
        for it in areas.iter().filter(|area| !area.is_empty()) {
            let (width, height) = (it.columns as f64 * self.pitch, it.lines * self.pitch);
            let area = Rect::new(self.left(it.column), self.top(it.line), width, height);
            pen(scene, item).ink(ink).fill(Shape::Rect(area, 0.0));
        }
    }

    fn left(&self, column: usize) -> f64 {
        self.x + column as f64 * self.pitch
    }

    fn top(&self, line: usize) -> f64 {
        self.y + line as f64 * self.pitch
    }

    /// Leaves of each cell of areas no more than its outline.
    pub fn hollow(&self, scene: &mut Scene, areas: &[Area]) {
        for it in areas.iter().filter(|area| !area.is_empty()) {
            for at in 0..it.columns * it.lines as usize {
                let (column, line) = (it.column + at % it.columns, it.line + at / it.columns);
                let size = self.pitch - self.gap - 3.0;
                let inside = Rect::new(self.left(column) + 1.5, self.top(line) + 1.5, size, size);
                Pen::on(scene).ink(Ink::Card).fill(Shape::Rect(inside, 0.0));
            }
        }
    }

    /// Lines along the gaps to the right of and below each cell of areas. Each is drawn there and back from
    /// the last one across, so that all of an area are one mark.
    pub fn separate(&self, scene: &mut Scene, areas: &[Area]) {
        for area in areas.iter().filter(|area| !area.is_empty()) {
            self.gaps(scene, *area);
        }
    }

    fn gaps(&self, scene: &mut Scene, area: Area) {
        let Area { column, line, columns, lines } = area;
        let half = self.gap / 2.0;
        let (right, last) = (column + columns, line + lines.ceil() as usize);
        let upright = (column..right).map(|at| self.left(at + 1) - half);
        let level = (line..last).map(|at| self.top(at + 1) - half);
        let (left, top) = (self.left(column), self.top(line));
        let (right, bottom) = (self.left(right) - half, self.top(last) - half);
        let upright = upright.flat_map(|x| [(x, bottom), (x, top), (x, bottom)]);
        let level = level.flat_map(|y| [(right, y), (left, y), (right, y)]);
        Pen::on(scene).ink(Ink::Card).line(upright.chain(level).collect(), self.gap);
    }

    /// Outlines of the cells of full columns from a number on.
    pub fn outline(&self, scene: &mut Scene, filled: f64, count: usize, item: Option<&Item>) {
        let filled = filled as usize;
        let (column, line) = (filled / self.lines, filled % self.lines);
        let columns = count / self.lines;
        let next = if line > 0 { column + 1 } else { column };
        if line > 0 {
            let rest = Area { column, line, columns: 1, lines: (self.lines - line) as f64 };
            self.lattice(scene, rest, item);
        }
        if next < columns {
            let full = Area { column: next, line: 0, columns: columns - next, lines: self.lines as f64 };
            self.lattice(scene, full, item);
        }
    }

    /// One line around and between the cells of an area, to and fro, turning on its edges.
    fn lattice(&self, scene: &mut Scene, area: Area, item: Option<&Item>) {
        let Area { column, line, columns, lines } = area;
        let (right, bottom) = (column + columns, line + lines as usize);
        let upright = (column..=right).flat_map(|at| {
            let x = self.edge(self.x, at);
            turned(at, [(x, self.edge(self.y, line)), (x, self.edge(self.y, bottom))])
        });
        let level = (line..=bottom).flat_map(|at| {
            let y = self.edge(self.y, at);
            turned(at - line, [(self.edge(self.x, right), y), (self.edge(self.x, column), y)])
        });
        pen(scene, item).ink(Ink::Nation).line(upright.chain(level).collect(), 1.0);
    }

    /// Where an outline runs between two cells, or within the first one's edge.
    fn edge(&self, start: f64, at: usize) -> f64 {
        start + at as f64 * self.pitch + if at == 0 { 0.5 } else { -self.gap / 2.0 }
    }
}

/// Ends as they are, or every other time the other way round.
fn turned(at: usize, ends: [Point; 2]) -> [Point; 2] {
    if at.is_multiple_of(2) { ends } else { [ends[1], ends[0]] }
}

fn pen<'a>(scene: &'a mut Scene, item: Option<&'a Item>) -> Pen<'a> {
    match item {
        Some(item) => Pen::on(scene).of(&item.key),
        None => Pen::on(scene),
    }
}
