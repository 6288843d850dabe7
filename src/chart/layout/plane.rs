//! Labels of points in a plane, each in the first place around its point that is free.

use crate::scene::{Anchor, Label, Point, Rect};

/// What labels must keep clear of.
pub struct Plane {
    /// Where labels may stand.
    pub area: Rect,
    /// The points with the ground that their marks cover.
    pub points: Vec<(Point, Rect)>,
    /// Lines, each from left to right.
    pub lines: Vec<(Point, Point)>,
    /// The labels put so far, with some air.
    pub taken: Vec<Rect>,
}

impl Plane {
    /// Puts a label to a point in the first free place: beside it, where there is more of the plane, or above it.
    pub fn put(&mut self, point: usize, label: &Label, beside_first: bool) -> Option<Label> {
        let at = self.points.get(point)?.0;
        let left = at.0 > self.area.x + self.area.width / 2.0;
        let places = around(at, left, beside_first).into_iter();
        let mut labels = places.map(|(at, anchor)| Label { at, anchor, ..label.clone() });
        let label = labels.find(|label| self.is_free(label.area(), point))?;
        let area = label.area();
        self.taken.push(Rect::new(area.x - 4.0, area.y, area.width + 8.0, area.height));
        Some(label)
    }

    fn is_free(&self, area: Rect, point: usize) -> bool {
        // Farther from other points, so that a label stands nearest to its own.
        let air = |at: usize| if at == point { 1.0 } else { 5.0 };
        let mut grounds = self.points.iter().enumerate().map(|(at, (_, ground))| {
            let air = air(at);
            Rect::new(ground.x - air, ground.y - air, ground.width + 2.0 * air, ground.height + 2.0 * air)
        });
        area.union(&self.area) == self.area
            && !self.taken.iter().any(|taken| taken.overlaps(&area))
            && !self.lines.iter().any(|line| crosses(*line, area))
            && !grounds.any(|ground| ground.overlaps(&area))
    }
}

/// Where a label may stand, the best place first; beside is `left` or right.
fn around((x, y): Point, left: bool, beside_first: bool) -> [(Point, Anchor); 12] {
    const DOT: f64 = 5.5;
    const APART: f64 = DOT + 5.0;
    let (above, middle, below) = (y - APART, y + 5.0, y + APART + 12.0);
    let (side, near) = if left { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
    let far = if left { Anchor::Start } else { Anchor::End };
    let beside = ((x + side * APART, middle), near);
    let [over, under] = [((x, above), Anchor::Middle), ((x, below), Anchor::Middle)];
    let first = if beside_first { [beside, over, under] } else { [over, under, beside] };
    [
        first[0],
        first[1],
        first[2],
        ((x - side * APART, middle), far),
        ((x - side * DOT, above), near),
        ((x + side * DOT, above), far),
        ((x - side * DOT, below), near),
        ((x + side * DOT, below), far),
        ((x + side * DOT, above), near),
        ((x - side * DOT, above), far),
        ((x + side * DOT, below), near),
        ((x - side * DOT, below), far),
    ]
}

/// Whether a line meets a rectangle or comes too near to it.
fn crosses((from, to): (Point, Point), area: Rect) -> bool {
    let (left, right) = (from.0.max(area.x), to.0.min(area.right()));
    if left >= right {
        return false;
    }
    let at = |x: f64| from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0);
    let (start, end) = (at(left), at(right));
    start.min(end) - 2.0 < area.bottom() && start.max(end) + 2.0 > area.y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_meets_what_lies_on_it() {
        let area = Rect::new(10.0, 10.0, 20.0, 10.0);
        assert!(crosses(((0.0, 0.0), (40.0, 40.0)), area));
        assert!(!crosses(((0.0, 0.0), (40.0, 4.0)), area));
        assert!(!crosses(((31.0, 0.0), (40.0, 40.0)), area));
    }

    #[test]
    fn labels_move_out_of_the_way() {
        let ground = |(x, y): Point| ((x, y), Rect::new(x - 5.0, y - 5.0, 10.0, 10.0));
        let mut plane = Plane {
            area: Rect::new(0.0, 0.0, 200.0, 100.0),
            points: vec![ground((50.0, 50.0)), ground((50.0, 8.0))],
            lines: vec![((0.0, 50.0), (50.0, 50.0))],
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
