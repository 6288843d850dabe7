//! Grids of square cells as a few marks, for kinds that draw many of them.

use crate::chart::Item;
use crate::scene::{Mark, Point, Rect, Scene, Shape};
use crate::theme::Ink;

/// Square cells, column by column. They are drawn as areas with lines between them: a few marks, however many
/// cells there are.
pub struct Grid {
    /// The top left corner.
    pub at: Point,
    /// The size of a cell with the gap to the next.
    pub pitch: f64,
    /// The gap between two cells.
    pub gap: f64,
    /// The cells of a column.
    pub lines: usize,
}

/// A rectangle of cells: first column, first line, columns, lines; of a cut cell a part of a line.
pub type Area = (usize, usize, usize, f64);

impl Grid {
    /// The full columns of the first cells, and what is left in the next column.
    pub fn areas(&self, cells: f64) -> [Area; 2] {
        let full = (cells / self.lines as f64) as usize;
        [(0, 0, full, self.lines as f64), (full, 0, 1, cells - (full * self.lines) as f64)]
    }

    /// Areas as they are, before their cells are separated.
    pub fn fill(&self, scene: &mut Scene, areas: &[Area], ink: Ink, item: Option<&Item>) {
        for &(column, line, columns, lines) in areas.iter().filter(|area| area.2 > 0 && area.3 > 0.0) {
            let (x, y) = self.corner(column, line);
            let area = Rect::new(x, y, columns as f64 * self.pitch, lines * self.pitch);
            push(scene, Mark::fill(Shape::Rect(area, 0.0), ink), item);
        }
    }

    fn corner(&self, column: usize, line: usize) -> Point {
        (self.at.0 + column as f64 * self.pitch, self.at.1 + line as f64 * self.pitch)
    }

    /// Lines along the gaps to the right of and below each cell of an area. Each is drawn there and back from
    /// the last one across, so that all are one mark.
    pub fn separate(&self, scene: &mut Scene, &(column, line, columns, lines): &Area) {
        if columns == 0 || lines <= 0.0 {
            return;
        }
        let half = self.gap / 2.0;
        let last = line + lines.ceil() as usize;
        let ((left, top), (right, bottom)) = (self.corner(column, line), self.corner(column + columns, last));
        let (right, bottom) = (right - half, bottom - half);
        let upright = (column..column + columns).map(|at| self.corner(at + 1, 0).0 - half);
        let upright = upright.flat_map(|x| [(x, bottom), (x, top), (x, bottom)]);
        let level = (line..last).map(|at| self.corner(0, at + 1).1 - half);
        let level = level.flat_map(|y| [(right, y), (left, y), (right, y)]);
        let points = upright.chain(level).collect();
        scene.push(Mark::stroke(Shape::Line(points), Ink::Card, self.gap));
    }

    /// Outlines of the cells of full columns from a number on.
    pub fn outline(&self, scene: &mut Scene, filled: f64, count: usize, item: Option<&Item>) {
        let filled = filled as usize;
        let (column, line) = (filled / self.lines, filled % self.lines);
        let columns = count / self.lines;
        let next = if line > 0 { column + 1 } else { column };
        if line > 0 {
            self.lattice(scene, (column, line, 1, (self.lines - line) as f64), item);
        }
        if next < columns {
            self.lattice(scene, (next, 0, columns - next, self.lines as f64), item);
        }
    }

    /// One line around and between the cells of an area, to and fro, turning on its edges.
    fn lattice(&self, scene: &mut Scene, (column, line, columns, lines): Area, item: Option<&Item>) {
        let half = self.gap / 2.0;
        let x = |at: usize| self.corner(at, 0).0 + if at == 0 { 0.5 } else { -half };
        let y = |at: usize| self.corner(0, at).1 + if at == 0 { 0.5 } else { -half };
        let (right, bottom) = (column + columns, line + lines as usize);
        let turn = |at: usize, ends: (Point, Point)| {
            if at.is_multiple_of(2) { [ends.0, ends.1] } else { [ends.1, ends.0] }
        };
        let upright = (column..=right).flat_map(|at| turn(at, ((x(at), y(line)), (x(at), y(bottom)))));
        let level = (line..=bottom).flat_map(|at| turn(at - line, ((x(right), y(at)), (x(column), y(at)))));
        let points = upright.chain(level).collect();
        push(scene, Mark::stroke(Shape::Line(points), Ink::Nation, 1.0), item);
    }
}

fn push(scene: &mut Scene, mark: Mark, item: Option<&Item>) {
    scene.push(match item {
        Some(item) => mark.of(&item.key),
        None => mark,
    });
}
