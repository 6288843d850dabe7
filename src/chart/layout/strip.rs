//! A whole with parts of it from the left, in dots where units can be told apart, else as one bar.

use super::Pen;
use crate::scene::{Key, Rect, Scene, Shape};
use crate::theme::Ink;

/// What a strip shows, and the inks of its whole.
pub struct Strip<'a> {
    /// The units of the whole.
    pub whole: f64,
    /// The figure that the whole is.
    pub key: &'a Key,
    /// The units of each part with its figure, the outermost first.
    pub parts: Vec<(f64, &'a Key)>,
    /// The ink of the parts.
    pub ink: Ink,
    /// The ink of what isn't in any part.
    pub soft: Ink,
    /// The ink of the outline.
    pub outline: Ink,
    /// How many lines of dots there may be.
    pub lines: usize,
}

/// Where a strip ended.
pub struct Drawn {
    /// The y below it.
    pub bottom: f64,
    /// How wide one unit is.
    pub pitch: f64,
}

/// The distances of dots: the largest, one that needs no further line, and the smallest.
const PITCHES: [f64; 3] = [22.0, 13.0, 6.0];
/// The height of a bar.
const HEIGHT: f64 = 18.0;

impl Strip<'_> {
    /// Draws the strip across a scene from a y on.
    ///
    /// Units are dots in up to so many lines where there is room to tell them apart, else the whole is one bar.
    pub fn draw(&self, scene: &mut Scene, y: f64) -> Drawn {
        let lines = (1..self.lines).find(|lines| self.pitch(scene.width, *lines) >= PITCHES[1]);
        let lines = lines.unwrap_or(self.lines);
        let pitch = self.pitch(scene.width, lines);
        if self.whole.fract() == 0.0 && pitch >= PITCHES[2] {
            self.dots(scene, &Field { y, pitch, columns: self.columns(lines) as usize });
            return Drawn { bottom: y + pitch * lines as f64, pitch };
        }
        self.bar(scene, y)
    }

    fn columns(&self, lines: usize) -> f64 {
        (self.whole / lines as f64).ceil()
    }

    fn pitch(&self, width: f64, lines: usize) -> f64 {
        (width / self.columns(lines)).min(PITCHES[0])
    }

    fn dots(&self, scene: &mut Scene, field: &Field) {
        let strong = self.parts.first().map_or(0.0, |part| part.0.min(self.whole));
        if strong < self.whole {
            let rest = field.dots(strong, self.whole);
            Pen::on(scene).ink(self.soft).of(self.key).fill(rest.clone());
            Pen::on(scene).ink(self.outline).of(self.key).stroke(rest, 1.0);
        }
        // The innermost last, so that each is found where it is.
        for (units, key) in self.parts.iter().filter(|part| part.0 >= 1.0) {
            Pen::on(scene).ink(self.ink).of(key).fill(field.dots(0.0, *units));
        }
    }

    fn bar(&self, scene: &mut Scene, y: f64) -> Drawn {
        let width = scene.width;
        let pitch = width / self.whole;
        let bar = |units: f64| Shape::Rect(Rect::new(0.0, y, (units * pitch).max(1.0), HEIGHT), 2.0);
        Pen::on(scene).ink(self.soft).of(self.key).fill(bar(self.whole));
        for (units, key) in &self.parts {
            Pen::on(scene).ink(self.ink).of(key).fill(bar(*units));
        }
        let inset = Rect::new(0.5, y + 0.5, width - 1.0, HEIGHT - 1.0);
        Pen::on(scene).ink(self.outline).of(self.key).stroke(Shape::Rect(inset, 2.0), 1.0);
        Drawn { bottom: y + HEIGHT, pitch }
    }
}

/// Where the dots of a strip stand.
struct Field {
    y: f64,
    pitch: f64,
    columns: usize,
}

impl Field {
    /// The dots of some units, counted from 0.
    fn dots(&self, from: f64, to: f64) -> Shape {
        let radius = self.pitch * 0.38;
        let centre = |at: usize| {
            let (column, line) = ((at % self.columns) as f64, (at / self.columns) as f64);
            (radius + column * self.pitch, self.y + radius + line * self.pitch)
        };
        Shape::Dots((from as usize..to as usize).map(centre).collect(), radius)
    }
}
