//! Labels of points in a plane, each in the first place around its point that is free.

use crate::scene::{Anchor, Label, Point, Rect};

/// What labels must keep clear of.
#[derive(Default)]
pub struct Plane {
    /// Where labels may stand.
    pub area: Rect,
    /// The points.
    pub points: Vec<Ground>,
    /// The lines between them.
    pub lines: Vec<Segment>,
    /// The labels put so far, with some air.
    pub taken: Vec<Rect>,
}

/// A point with the ground that its marks cover.
pub struct Ground {
    /// The point's x.
    pub x: f64,
    /// The point's y.
    pub y: f64,
    /// The ground.
    pub area: Rect,
}

/// A line from a point to one farther right.
pub struct Segment {
    /// The left end.
    pub from: Point,
    /// The right end.
    pub to: Point,
}

/// Where a label may stand.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    anchor: Anchor,
}

impl Plane {
    /// Puts a label to a point in the first free place: beside it, where there is more of the plane, or above it.
    pub fn put(&mut self, point: usize, label: &Label, beside_first: bool) -> Option<Label> {
        let places = self.around(self.points.get(point)?, beside_first).into_iter();
        let mut labels = places.map(|it| Label { at: (it.x, it.y), anchor: it.anchor, ..label.clone() });
        let label = labels.find(|label| self.is_free(label.area(), point))?;
        let area = label.area();
        self.taken.push(Rect::new(area.x - 4.0, area.y, area.width + 8.0, area.height));
        Some(label)
    }

    fn is_free(&self, area: Rect, point: usize) -> bool {
        let mut points = self.points.iter().enumerate();
        area.union(&self.area) == self.area
            && !self.taken.iter().any(|taken| taken.overlaps(&area))
            && !self.lines.iter().any(|line| line.crosses(area))
            // Farther from other points, so that a label stands nearest to its own.
            && !points.any(|(at, it)| it.with_air(if at == point { 1.0 } else { 5.0 }).overlaps(&area))
    }

    /// Where a label may stand, the best place first; beside is where there is more of the plane.
    fn around(&self, point: &Ground, beside_first: bool) -> [Place; 14] {
        const DOT: f64 = 5.5;
        const APART: f64 = DOT + 5.0;
        const FARTHER: f64 = 8.0;
        let left = point.x > self.area.x + self.area.width / 2.0;
        let (side, near, far) =
            if left { (-1.0, Anchor::End, Anchor::Start) } else { (1.0, Anchor::Start, Anchor::End) };
        let (above, middle, below) = (-APART, 5.0, APART + 12.0);
        let place = |dx: f64, dy: f64, anchor| Place { x: point.x + dx, y: point.y + dy, anchor };
        let beside = place(side * APART, middle, near);
        let [over, under] = [place(0.0, above, Anchor::Middle), place(0.0, below, Anchor::Middle)];
        let first = if beside_first { [beside, over, under] } else { [over, under, beside] };
        [
            first[0],
            first[1],
            first[2],
            place(-side * APART, middle, far),
            place(-side * DOT, above, near),
            place(side * DOT, above, far),
            place(-side * DOT, below, near),
            place(side * DOT, below, far),
            place(side * DOT, above, near),
            place(-side * DOT, above, far),
            place(side * DOT, below, near),
            place(-side * DOT, below, far),
            // Farther away, where a line leaves too little room beside its beginning.
            place(side * DOT, above - FARTHER, near),
            place(side * DOT, below + FARTHER, near),
        ]
    }
}

impl Ground {
    fn with_air(&self, air: f64) -> Rect {
        let Rect { x, y, width, height } = self.area;
        Rect::new(x - air, y - air, width + 2.0 * air, height + 2.0 * air)
    }
}

impl Segment {
    /// Whether the line meets a rectangle or comes too near to it.
    fn crosses(&self, area: Rect) -> bool {
        let (left, right) = (self.from.0.max(area.x), self.to.0.min(area.right()));
        if left >= right {
            return false;
        }
        let (start, end) = (self.y(left), self.y(right));
        start.min(end) - 2.0 < area.bottom() && start.max(end) + 2.0 > area.y
    }

    fn y(&self, x: f64) -> f64 {
        let (from, to) = (self.from, self.to);
        from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_meets_what_lies_on_it() {
        let area = Rect::new(10.0, 10.0, 20.0, 10.0);
        let crosses = |from: Point, to: Point| Segment { from, to }.crosses(area);
        assert!(crosses((0.0, 0.0), (40.0, 40.0)));
        assert!(!crosses((0.0, 0.0), (40.0, 4.0)));
        assert!(!crosses((31.0, 0.0), (40.0, 40.0)));
    }

    #[test]
    fn labels_move_out_of_the_way() {
        let ground = |(x, y): Point| Ground { x, y, area: Rect::new(x - 5.0, y - 5.0, 10.0, 10.0) };
        let mut plane = Plane {
            area: Rect::new(0.0, 0.0, 200.0, 100.0),
            points: vec![ground((50.0, 50.0)), ground((50.0, 8.0))],
            lines: vec![Segment { from: (0.0, 50.0), to: (50.0, 50.0) }],
            taken: Vec::new(),
        };
        let label = Label::new("94.1", (0.0, 0.0), 14.0);
        let mut put = |point| plane.put(point, &label, false).map(|label| (label.at, label.anchor));
        assert_eq!(put(0), Some(((50.0, 39.5), Anchor::Middle)));
        // No room above, and its own kind's label beneath.
        assert_eq!(put(1), Some(((60.5, 13.0), Anchor::Start)));
        assert_eq!(put(2), None);
    }
}
