//! Labels beneath a line, in lanes that keep them out of each other's way.

use crate::index::sorted;

/// A label that belongs to an x beneath a line.
pub struct Wish {
    /// The x.
    pub x: f64,
    /// The label's width.
    pub width: f64,
}

/// Where a label was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The lane: 0 is the nearest to the line.
    pub lane: usize,
    /// The left end of the label.
    pub left: f64,
}

/// The ends of a label.
#[derive(Clone, Copy)]
struct Span {
    left: f64,
    right: f64,
}

impl Wish {
    /// How far a label reaches over to the other side of its x.
    const OVER: f64 = 2.0;

    fn to_the_left(&self) -> Span {
        Span { left: self.x - self.width + Wish::OVER, right: self.x + Wish::OVER }
    }

    fn to_the_right(&self) -> Span {
        Span { left: self.x - Wish::OVER, right: self.x - Wish::OVER + self.width }
    }

    /// Around its x, as far as it is held within `0..limit`.
    fn around(&self, limit: f64) -> Span {
        let left = (self.x - self.width / 2.0).min(limit - self.width).max(0.0);
        Span { left, right: left + self.width }
    }
}

impl Span {
    fn is_within(self, limit: f64) -> bool {
        self.left >= 0.0 && self.right <= limit
    }

    /// Whether a leader at an x would pass behind the label.
    fn hides(self, x: f64) -> bool {
        self.left + 2.0 * Wish::OVER < x && x < self.right - 2.0 * Wish::OVER
    }

    fn overlaps(self, other: Span) -> bool {
        /// Between two labels of a lane.
        const GAP: f64 = 10.0;
        self.left < other.right + GAP && other.left < self.right + GAP
    }
}

/// Puts labels into lanes so that none overlaps another or leaves `0..limit`.
///
/// Where there is room all labels hang to one side of their x, or around it in one lane, else each to a side that has room; no
/// leader from the line to a label passes behind another label as long as that can be.
pub fn lanes(wishes: &[Wish], limit: f64) -> Vec<Spot> {
    for side in [Wish::to_the_left, Wish::to_the_right] {
        if wishes.iter().all(|wish| side(wish).is_within(limit)) {
            return stack(wishes, &wishes.iter().map(side).collect::<Vec<_>>());
        }
    }
    let around: Vec<Span> = wishes.iter().map(|wish| wish.around(limit)).collect();
    let alone = (0..around.len()).all(|at| !around[..at].iter().any(|other| other.overlaps(around[at])));
    if alone {
        return stack(wishes, &around);
    }
    let beside = |sides: [fn(&Wish) -> Span; 2]| {
        let side = |wish: &Wish| {
            let mut spans = sides.iter().map(|side| side(wish));
            spans.find(|span| span.is_within(limit)).unwrap_or(wish.around(limit))
        };
        stack(wishes, &wishes.iter().map(side).collect::<Vec<_>>())
    };
    let spots = beside([Wish::to_the_left, Wish::to_the_right]);
    if !cross(wishes, &spots) {
        return spots;
    }
    let others = beside([Wish::to_the_right, Wish::to_the_left]);
    if cross(wishes, &others) { spots } else { others }
}

/// Whether the leader to one label passes behind another.
pub fn cross(wishes: &[Wish], spots: &[Spot]) -> bool {
    let labels = || wishes.iter().zip(spots);
    labels().any(|(wish, spot)| {
        let span = Span { left: spot.left, right: spot.left + wish.width };
        labels().any(|(other, deeper)| deeper.lane > spot.lane && span.hides(other.x))
    })
}

/// Fills one lane after another from the line on with labels that hide no leader to a deeper one; where each would hide one, with
/// that whose leader most others would hide.
fn stack(wishes: &[Wish], spans: &[Span]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = spans.iter().map(|span| Spot { lane: 0, left: span.left }).collect();
    let mut rest = sorted(spans.len(), &|a, b| spans[a].right.total_cmp(&spans[b].right));
    let mut lane = 0;
    while !rest.is_empty() {
        let mut placed: Vec<usize> = Vec::new();
        for at in rest.clone() {
            let mut deeper = rest.iter().filter(|other| **other != at);
            let hides = deeper.any(|other| spans[at].hides(wishes[*other].x));
            if !hides && !placed.iter().any(|other| spans[at].overlaps(spans[*other])) {
                rest.retain(|other| *other != at);
                placed.push(at);
            }
        }
        if placed.is_empty() {
            // The one that most others would hide.
            let over = |at: &usize| rest.iter().filter(|other| spans[**other].hides(wishes[*at].x)).count();
            let hidden = rest.iter().copied().rev().max_by_key(over);
            placed.extend(hidden);
            rest.retain(|other| hidden != Some(*other));
        }
        for at in placed {
            spots[at].lane = lane;
        }
        lane += 1;
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wishes: &[(f64, f64)], limit: f64, expected: &[(usize, f64)]) {
        let wishes: Vec<Wish> = wishes.iter().map(|&(x, width)| Wish { x, width }).collect();
        let spots: Vec<_> = lanes(&wishes, limit).into_iter().map(|spot| (spot.lane, spot.left)).collect();
        assert_eq!(spots, expected);
    }

    #[test]
    fn labels_hang_to_the_side_that_has_room() {
        check(&[(250.0, 60.0), (255.0, 60.0), (290.0, 60.0)], 300.0, &[(0, 192.0), (1, 197.0), (2, 232.0)]);
        check(&[(10.0, 60.0), (15.0, 60.0), (200.0, 60.0)], 300.0, &[(1, 8.0), (0, 13.0), (0, 198.0)]);
        check(&[(10.0, 60.0), (295.0, 60.0)], 300.0, &[(0, 0.0), (0, 240.0)]);
        // Where both ends have labels that have no room beside each other, leaders run beside the names.
        check(&[(10.0, 180.0), (280.0, 180.0)], 300.0, &[(0, 8.0), (1, 102.0)]);
        check(&[(10.0, 280.0), (280.0, 90.0)], 300.0, &[(1, 8.0), (0, 192.0)]);
        let crossed = [(66.0, 150.0), (134.0, 150.0), (260.0, 140.0)];
        check(&crossed, 328.0, &[(1, 64.0), (0, 132.0), (2, 122.0)]);
        check(&[], 300.0, &[]);
    }
}
