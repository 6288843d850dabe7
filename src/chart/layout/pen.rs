//! The pen that layouts write and draw with.

use super::{ASCENT, BODY, LEADING, width};
use crate::scene::{Anchor, Key, Label, Mark, Point, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;

/// A scene, a place in it and how much width is there, an ink, a weight, and the figure that the marks stand for.
///
/// A pen is made for one paragraph, number or mark, whose method uses it up. What is written returns the y below it.
pub struct Pen<'a> {
    /// The scene.
    pub scene: &'a mut Scene,
    /// Its left end.
    pub x: f64,
    /// Its upper end.
    pub y: f64,
    /// How much width is there.
    pub width: f64,
    /// The ink of text, fill or line.
    pub ink: Ink,
    /// The weight of text.
    pub weight: Weight,
    /// The figure that the marks stand for.
    pub key: Option<&'a Key>,
}

impl<'a> Pen<'a> {
    /// At a place, with the rest of the scene's width; ordinary text that stands for no figure.
    pub fn at(scene: &'a mut Scene, x: f64, y: f64) -> Pen<'a> {
        let width = scene.width - x;
        Pen { scene, x, y, width, ink: Ink::Text, weight: Weight::Regular, key: None }
    }

    /// For what says itself where it stands.
    pub fn on(scene: &'a mut Scene) -> Pen<'a> {
        Pen::at(scene, 0.0, 0.0)
    }

    /// With so much width.
    pub fn within(self, width: f64) -> Pen<'a> {
        Pen { width, ..self }
    }

    /// In an ink.
    pub fn ink(self, ink: Ink) -> Pen<'a> {
        Pen { ink, ..self }
    }

    /// In a weight.
    pub fn weight(self, weight: Weight) -> Pen<'a> {
        Pen { weight, ..self }
    }

    /// In bold.
    pub fn bold(self) -> Pen<'a> {
        self.weight(Weight::Bold)
    }

    /// For a figure.
    pub fn of(self, key: &'a Key) -> Pen<'a> {
        Pen { key: Some(key), ..self }
    }

    /// At another place, with the same scene, width, ink, weight and figure.
    pub fn again(&mut self, x: f64, y: f64) -> Pen<'_> {
        Pen { scene: self.scene, x, y, width: self.width, ink: self.ink, weight: self.weight, key: self.key }
    }

    /// The same pen, for one thing of several.
    pub fn copy(&mut self) -> Pen<'_> {
        self.again(self.x, self.y)
    }

    /// The same pen at another y.
    pub fn lower(&mut self, y: f64) -> Pen<'_> {
        self.again(self.x, y)
    }

    /// A paragraph of ordinary text from the top left corner.
    pub fn paragraph(mut self, text: &str) -> f64 {
        for line in text::wrap(text, BODY, self.weight, self.width) {
            let label = self.label(line);
            self.copy().text(label);
            self.y += LEADING;
        }
        self.y
    }

    /// A short paragraph in lines as even as can be, so that no single character stands alone.
    pub fn caption(mut self, text: &str) -> f64 {
        for line in text::balance(text, BODY, self.weight, self.width) {
            // A word wider than the pen's width is kept whole by balancing, and broken here.
            self.y = self.copy().paragraph(&line);
        }
        self.y
    }

    /// A paragraph on the ground of the card, so that grid lines don't cross it.
    pub fn heading(mut self, text: &str) -> f64 {
        for line in text::wrap(text, BODY, self.weight, self.width) {
            let label = self.label(line);
            Pen::on(self.scene).ink(Ink::Card).fill(Shape::Rect(label.area(), 0.0));
            self.copy().text(label);
            self.y += LEADING;
        }
        self.y
    }

    /// A line of text beneath the pen.
    fn label(&self, text: String) -> Label {
        Label { weight: self.weight, ..Label::new(text, (self.x, self.y + ASCENT), BODY) }
    }

    fn push(self, mark: Mark) {
        self.scene.push(match self.key {
            Some(key) => mark.of(key),
            None => mark,
        });
    }

    /// A text that stands where it says.
    pub fn text(self, label: Label) {
        let mark = Mark::text(label, self.ink);
        self.push(mark);
    }

    /// One line of text on the ground of the card, so that grid lines don't cross it. The ground reaches no farther
    /// than the scene.
    pub fn on_card(self, label: Label) {
        let area = label.area();
        let (left, right) = ((area.x - 2.0).max(0.0), (area.right() + 2.0).min(self.scene.width));
        let ground = Rect::new(left, area.y, right - left, area.height);
        Pen::on(self.scene).ink(Ink::Card).fill(Shape::Rect(ground, 0.0));
        self.text(label);
    }

    /// A shape, filled.
    pub fn fill(self, shape: Shape) {
        let mark = Mark::fill(shape, self.ink);
        self.push(mark);
    }

    /// The outline of a shape in a width.
    pub fn stroke(self, shape: Shape, width: f64) {
        let mark = Mark::stroke(shape, self.ink, width);
        self.push(mark);
    }

    /// A line through points in a width.
    pub fn line(self, points: Vec<Point>, width: f64) {
        self.stroke(Shape::Line(points), width);
    }

    /// A level line from the pen to an x.
    pub fn across(self, to: f64, width: f64) {
        let points = vec![(self.x, self.y), (to, self.y)];
        self.line(points, width);
    }

    /// An upright line from the pen to a y.
    pub fn down(self, to: f64, width: f64) {
        let points = vec![(self.x, self.y), (self.x, to)];
        self.line(points, width);
    }

    /// A figure's dot: filled as printed, hollow where derived or planned.
    pub fn dot(mut self, radius: f64, derived: bool) {
        let at = (self.x, self.y);
        if derived {
            self.copy().ink(Ink::Card).fill(Shape::Circle(at, radius));
            self.stroke(Shape::Circle(at, radius - 1.0), 2.0);
        } else {
            self.fill(Shape::Circle(at, radius));
        }
    }

    /// So many dots in lines of so many from the pen's place on, at a distance: filled as printed, hollow where derived or planned.
    pub fn dots(self, count: usize, columns: usize, pitch: f64, hollow: bool) {
        let (x, y) = (self.x, self.y);
        let at = |at: usize| ((at % columns) as f64, (at / columns) as f64);
        let radius = pitch * RADIUS;
        let centre = |(column, line)| (x + column * pitch + radius, y + line * pitch + radius);
        self.dots_at((0..count).map(|nth| centre(at(nth))).collect(), radius, hollow);
    }

    /// Dots in their places.
    pub fn dots_at(self, centres: Vec<Point>, radius: f64, hollow: bool) {
        if hollow {
            let line = (radius / 2.0).min(1.5);
            self.stroke(Shape::Dots(centres, radius - line / 2.0), line);
        } else {
            self.fill(Shape::Dots(centres, radius));
        }
    }

    /// The heading of a group with a rule beneath it.
    pub fn group(mut self, text: &str) -> f64 {
        let y = self.copy().bold().ink(Ink::Muted).paragraph(text) + 4.0;
        rule(self.scene, y, Ink::Rule);
        y + 10.0
    }

    /// Short texts one after another, each with its figure; a new line where the next has no room.
    pub fn flow(mut self, texts: &[(String, &Key)]) -> f64 {
        const GAP: f64 = 18.0;
        let (left, right) = (self.x, self.x + self.width);
        for (text, key) in texts {
            let room = width(text);
            if self.x > left && self.x + room > right {
                (self.x, self.y) = (left, self.y + LEADING);
            }
            let (x, y) = (self.x, self.y);
            let below = self.copy().within(right - x).of(key).paragraph(text);
            // A text of several lines leaves no room behind its last one.
            (self.x, self.y) =
                if below - y > LEADING { (right, below - LEADING) } else { (x + room + GAP, y) };
        }
        if texts.is_empty() { self.y } else { self.y + LEADING }
    }
}

/// The radius of dots in lines, by their distance.
pub const RADIUS: f64 = 0.36;

/// A line across a scene.
pub fn rule(scene: &mut Scene, y: f64, ink: Ink) {
    let width = scene.width;
    Pen::at(scene, 0.0, y).ink(ink).across(width, 1.0);
}

/// The label of an axis tick, held within the scene's width.
pub fn tick_label(text: String, x: f64, y: f64, limit: f64) -> Label {
    let label = Label::new(text, (x, y), BODY).anchored(Anchor::Middle);
    let half = label.width() / 2.0;
    Label { at: (x.max(half).min(limit - half), y), ..label }
}
