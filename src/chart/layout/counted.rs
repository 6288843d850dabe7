//! Few units counted out in a line of text: round ones as dots, square ones as cells.

use super::Pen;
use super::cells::{Area, Grid};
use crate::chart::Item;

/// How the units of a chart's rows stand: all of one size, in lines of one length.
#[derive(Clone, Copy, Default)]
pub struct Counted {
    /// The distance of two units.
    pitch: f64,
    /// How many a line has room for.
    columns: usize,
}

/// The distances of units, the largest first.
const PITCHES: [f64; 4] = [12.0, 10.0, 8.0, 6.0];
/// How many lines units may take before they become smaller.
const LINES: usize = 3;

impl Counted {
    /// For so many units at most in lines of a width.
    pub fn of(most: usize, width: f64) -> Counted {
        let columns = |pitch: f64| ((width / pitch) as usize).max(1);
        let fits = |pitch: &f64| most.div_ceil(columns(*pitch)) <= LINES;
        let pitch = PITCHES.into_iter().find(fits).unwrap_or(PITCHES[3]);
        // Tens are counted at a glance.
        let tens = columns(pitch) / 10 * 10;
        let columns = if most > 10 && tens > 0 { tens } else { columns(pitch) };
        Counted { pitch, columns }
    }

    /// Draws a figure's units from the pen on; hollow where it is derived or planned. Returns the y below them.
    pub fn draw(&self, pen: Pen, item: &Item, square: bool) -> f64 {
        let Some(units) = item.units().filter(|units| *units > 0) else { return pen.y };
        let bottom = pen.y + units.div_ceil(self.columns) as f64 * self.pitch + 2.0;
        if square {
            self.squares(pen, item, units);
        } else {
            pen.of(&item.key).dots(units, self.columns, self.pitch, item.is_hollow());
        }
        bottom
    }

    fn squares(&self, pen: Pen, item: &Item, units: usize) {
        let (full, rest) = (units / self.columns, units % self.columns);
        let of = |line, columns, lines: usize| Area { column: 0, line, columns, lines: lines as f64 };
        let areas = [of(0, self.columns, full), of(full, rest, 1)];
        let Pen { scene, x, y, ink, .. } = pen;
        let grid = Grid { x, y, pitch: self.pitch, gap: 2.0, lines: full + 1 };
        grid.fill(scene, &areas, ink, Some(item));
        if item.is_hollow() {
            grid.hollow(scene, &areas);
        }
        grid.separate(scene, &areas);
    }
}
