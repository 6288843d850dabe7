//! A chart as plain data: a size and marks in reading order.

use crate::text::{self, Weight};
use crate::theme::Ink;
use std::ops::Range;
use std::rc::Rc;

/// The key of the figure that a mark stands for: an id of `observations.csv`.
pub type Key = Rc<str>;

/// What a layout yields and everything else reads; all lengths are CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The width that the scene was laid out for.
    pub width: f64,
    /// The height that its marks need.
    pub height: f64,
    /// The marks, in reading order; later ones are painted over earlier ones.
    pub marks: Vec<Mark>,
    /// Series that are drawn as lines; their figures are read before those of other marks.
    pub courses: Vec<Course>,
}

/// A series of figures that is drawn as lines, with no mark for each of them: there are too many for that.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The figures with their places, in reading order.
    pub figures: Vec<(Key, Point)>,
    /// The places of its lines among the scene's marks.
    pub lines: Range<usize>,
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where and what.
    pub shape: Shape,
    /// In which role.
    pub ink: Ink,
    /// Filled or outlined; text is always filled.
    pub paint: Paint,
    /// The figure that the mark stands for, if it stands for one.
    pub figure: Option<Key>,
}

/// How a shape is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// The inside.
    Fill,
    /// The outline.
    Stroke {
        /// Line width in pixels.
        width: f64,
        /// Length of a dash and of a gap in pixels; `None` for a solid line.
        dash: Option<f64>,
    },
}

/// A point, from the top left corner.
pub type Point = (f64, f64);

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// A rectangle by its left and upper edges and its size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect { x, y, width, height }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share any area.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// The distance from a point; 0 inside.
    pub fn distance(&self, (x, y): Point) -> f64 {
        let dx = (self.x - x).max(x - self.right()).max(0.0);
        let dy = (self.y - y).max(y - self.bottom()).max(0.0);
        dx.hypot(dy)
    }
}

/// The geometry of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with corners of a radius.
    Rect(Rect, f64),
    /// A circle by centre and radius.
    Circle(Point, f64),
    /// Equal circles by their centres and radius: one mark, since they stand for one figure.
    Dots(Vec<Point>, f64),
    /// Connected straight lines.
    Line(Vec<Point>),
    /// One line of text.
    Text(Label),
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The text; data, never markup.
    pub text: String,
    /// Where the alphabetic baseline starts, has its middle or ends.
    pub at: Point,
    /// Font size.
    pub size: f64,
    /// Font weight.
    pub weight: Weight,
    /// Which part of the line stands at `at`.
    pub anchor: Anchor,
}

/// Which part of a line of text stands at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

impl Label {
    /// Text whose baseline starts at a point.
    pub fn new(text: impl Into<String>, at: Point, size: f64) -> Label {
        Label { text: text.into(), at, size, weight: Weight::Regular, anchor: Anchor::Start }
    }

    /// The same text in bold.
    #[must_use]
    pub fn bold(self) -> Label {
        Label { weight: Weight::Bold, ..self }
    }

    /// The same text with another part of it at the point.
    #[must_use]
    pub fn anchored(self, anchor: Anchor) -> Label {
        Label { anchor, ..self }
    }

    /// An upper bound of the text's width.
    pub fn width(&self) -> f64 {
        text::width(&self.text, self.size, self.weight)
    }

    /// The rectangle that the text fills: its width by an ascent of 0.88 and a descent of 0.24 of the size,
    /// the extents of Chinese characters in the style sheet's fonts.
    pub fn area(&self) -> Rect {
        let width = self.width();
        let x = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::Middle => self.at.0 - width / 2.0,
            Anchor::End => self.at.0 - width,
        };
        Rect::new(x, self.at.1 - 0.88 * self.size, width, 1.12 * self.size)
    }
}

impl Shape {
    /// The smallest rectangle around the shape.
    pub fn area(&self) -> Rect {
        let around = |points: &[Point], r: f64| {
            points
                .iter()
                .map(|&(x, y)| Rect::new(x - r, y - r, 2.0 * r, 2.0 * r))
                .reduce(|a, b| a.union(&b))
                .unwrap_or_default()
        };
        match self {
            Shape::Rect(rect, _) => *rect,
            Shape::Circle(centre, r) => around(&[*centre], *r),
            Shape::Dots(centres, r) => around(centres, *r),
            Shape::Line(points) => around(points, 0.0),
            Shape::Text(label) => label.area(),
        }
    }
}

impl Mark {
    /// A filled mark that stands for no figure.
    pub fn fill(shape: Shape, ink: Ink) -> Mark {
        Mark { shape, ink, paint: Paint::Fill, figure: None }
    }

    /// An outline of a width.
    pub fn stroke(shape: Shape, ink: Ink, width: f64) -> Mark {
        Mark { shape, ink, paint: Paint::Stroke { width, dash: None }, figure: None }
    }

    /// A line of text.
    pub fn text(label: Label, ink: Ink) -> Mark {
        Mark::fill(Shape::Text(label), ink)
    }

    /// The same mark with a dashed outline.
    #[must_use]
    pub fn dashed(mut self, length: f64) -> Mark {
        if let Paint::Stroke { dash, .. } = &mut self.paint {
            *dash = Some(length);
        }
        self
    }

    /// The same mark, standing for a figure.
    #[must_use]
    pub fn of(mut self, figure: &Key) -> Mark {
        self.figure = Some(figure.clone());
        self
    }
}

impl Scene {
    /// An empty scene of a width; its height grows with its marks.
    pub fn new(width: f64) -> Scene {
        Scene { width, ..Scene::default() }
    }

    /// Adds a mark.
    pub fn push(&mut self, mark: Mark) {
        let area = mark.shape.area();
        self.height = self.height.max(area.bottom());
        self.marks.push(mark);
    }

    /// Adds all marks of another scene, moved by `(dx, dy)`.
    pub fn place(&mut self, other: Scene, (dx, dy): Point) {
        let before = self.marks.len();
        for mut course in other.courses {
            course.figures.iter_mut().for_each(|(_, at)| *at = (at.0 + dx, at.1 + dy));
            course.lines = course.lines.start + before..course.lines.end + before;
            self.courses.push(course);
        }
        for mut mark in other.marks {
            mark.shape.translate(dx, dy);
            self.push(mark);
        }
        self.height = self.height.max(other.height + dy);
    }

    /// The scene drawn smaller or larger: lengths, lines and letters alike.
    #[must_use]
    pub fn scaled(mut self, factor: f64) -> Scene {
        self.width *= factor;
        self.height *= factor;
        let places = self.courses.iter_mut().flat_map(|course| &mut course.figures);
        places.for_each(|(_, at)| *at = (at.0 * factor, at.1 * factor));
        for mark in &mut self.marks {
            mark.shape.scale(factor);
            if let Paint::Stroke { width, dash } = &mut mark.paint {
                *width *= factor;
                *dash = dash.map(|dash| dash * factor);
            }
        }
        self
    }

    /// The figure of the mark nearest to a point, no farther than `reach` pixels; of equally near marks the
    /// smallest, then the last painted.
    pub fn hit(&self, point: Point, reach: f64) -> Option<&Key> {
        let mut nearest: Option<(f64, f64, &Key)> = None;
        for (figure, area) in self.places().into_iter().rev() {
            let (distance, size) = (area.distance(point), area.width * area.height);
            if distance <= reach && nearest.is_none_or(|(least, small, _)| (distance, size) < (least, small))
            {
                nearest = Some((distance, size, figure));
            }
        }
        nearest.map(|(_, _, figure)| figure)
    }

    /// Outlines around the marks of a figure, for whoever points at it.
    #[must_use]
    pub fn halo(&self, figure: &Key) -> Scene {
        let mut halo = self.rings(std::slice::from_ref(figure), 2.0);
        for course in self.courses.iter().filter(|course| course.figures.iter().any(|(key, _)| key == figure))
        {
            // All of a series is brought out from among the others.
            let lines = self.marks.get(course.lines.clone()).unwrap_or_default().iter();
            halo.marks.extend(lines.map(|line| Mark::stroke(line.shape.clone(), Ink::Focus, 2.5)));
        }
        halo
    }

    /// Outlines of a width around the marks of some figures.
    #[must_use]
    pub fn rings(&self, figures: &[Key], width: f64) -> Scene {
        let mut rings = Scene { width: self.width, height: self.height, ..Scene::default() };
        let mut ring = |shape| rings.marks.push(Mark::stroke(shape, Ink::Focus, width));
        // A thicker line grows outwards, so that it leaves the mark as it is.
        let out = 1.0 + width / 2.0;
        for (key, at) in self.courses.iter().flat_map(|course| &course.figures) {
            if figures.contains(key) {
                ring(Shape::Circle(*at, 3.0 + width));
            }
        }
        for mark in &self.marks {
            if !mark.figure.as_ref().is_some_and(|figure| figures.contains(figure)) {
                continue;
            }
            let area = mark.shape.area();
            let outline =
                Rect::new(area.x - out, area.y - out, area.width + 2.0 * out, area.height + 2.0 * out);
            match mark.shape {
                // An underline for text, so that it stays legible.
                Shape::Text(_) => {
                    let y = area.bottom() - 1.0 + width / 2.0;
                    ring(Shape::Line(vec![(area.x, y), (area.right(), y)]));
                }
                Shape::Circle(centre, r) => ring(Shape::Circle(centre, r + 2.0 + width / 2.0)),
                Shape::Rect(_, radius) => ring(Shape::Rect(outline, radius)),
                Shape::Dots(..) => ring(Shape::Rect(outline, 0.0)),
                Shape::Line(_) => {}
            }
        }
        rings
    }

    /// The figures in reading order, each with the rectangle around all its marks.
    pub fn figures(&self) -> Vec<(Key, Rect)> {
        let mut found: Vec<(Key, Rect)> = Vec::new();
        let alone: usize = self.courses.iter().map(|course| course.figures.len()).sum();
        for (at, (key, area)) in self.places().into_iter().enumerate() {
            // A figure is on one course; looking for it there would take as long as they are many.
            match found.iter_mut().find(|(known, _)| at >= alone && known == key) {
                Some((_, whole)) => *whole = whole.union(&area),
                None => found.push((key.clone(), area)),
            }
        }
        found
    }

    /// The places on courses, then the marks of figures, in reading order.
    fn places(&self) -> Vec<(&Key, Rect)> {
        let mut places = Vec::new();
        for (key, (x, y)) in self.courses.iter().flat_map(|course| &course.figures) {
            places.push((key, Rect::new(x - 1.0, y - 1.0, 2.0, 2.0)));
        }
        for mark in &self.marks {
            if let Some(key) = &mark.figure {
                places.push((key, mark.shape.area()));
            }
        }
        places
    }
}

impl Shape {
    /// Multiplies all lengths, from the top left corner on.
    fn scale(&mut self, factor: f64) {
        let point = |(x, y): &mut Point| (*x, *y) = (*x * factor, *y * factor);
        match self {
            Shape::Rect(rect, radius) => {
                *rect =
                    Rect::new(rect.x * factor, rect.y * factor, rect.width * factor, rect.height * factor);
                *radius *= factor;
            }
            Shape::Circle(centre, radius) => {
                point(centre);
                *radius *= factor;
            }
            Shape::Dots(centres, radius) => {
                centres.iter_mut().for_each(point);
                *radius *= factor;
            }
            Shape::Line(points) => points.iter_mut().for_each(point),
            Shape::Text(label) => {
                point(&mut label.at);
                label.size *= factor;
            }
        }
    }

    fn translate(&mut self, dx: f64, dy: f64) {
        let shift = |point: &mut Point| *point = (point.0 + dx, point.1 + dy);
        match self {
            Shape::Rect(rect, _) => (rect.x, rect.y) = (rect.x + dx, rect.y + dy),
            Shape::Circle(centre, _) => shift(centre),
            Shape::Dots(points, _) | Shape::Line(points) => points.iter_mut().for_each(shift),
            Shape::Text(label) => shift(&mut label.at),
        }
    }
}
