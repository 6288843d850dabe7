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

    fn mirrored(self) -> Span {
        Span { left: -self.right, right: -self.left }
    }
}

/// Puts labels into lanes so that none overlaps another or leaves `0..limit`.
///
/// Where there is room all labels hang to one side of their x, nearest lane first from that side, so that no
/// leader from the line to a label crosses another label.
pub fn lanes(wishes: &[Wish], limit: f64) -> Vec<Spot> {
    if wishes.iter().all(|wish| wish.to_the_left().is_within(limit)) {
        return stack(&wishes.iter().map(Wish::to_the_left).collect::<Vec<_>>());
    }
    if wishes.iter().all(|wish| wish.to_the_right().is_within(limit)) {
        // The same, seen in a mirror.
        let mirrored: Vec<Span> = wishes.iter().map(|wish| wish.to_the_right().mirrored()).collect();
        let spots = stack(&mirrored).into_iter().zip(wishes);
        return spots.map(|(spot, wish)| Spot { left: -spot.left - wish.width, ..spot }).collect();
    }
    stack(&wishes.iter().map(|wish| wish.around(limit)).collect::<Vec<_>>())
}

/// Puts labels into lanes from left to right, each in the nearest lane that has room.
fn stack(spans: &[Span]) -> Vec<Spot> {
    const GAP: f64 = 10.0;
    let mut ends: Vec<f64> = Vec::new();
    let mut spots = vec![Spot { lane: 0, left: 0.0 }; spans.len()];
    for at in sorted(spans.len(), &|a, b| spans[a].right.total_cmp(&spans[b].right)) {
        let Span { left, right } = spans[at];
        let lane = ends.iter().position(|&end| end + GAP <= left).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(0.0);
        }
        ends[lane] = right;
        spots[at] = Spot { lane, left };
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
        check(&[], 300.0, &[]);
    }
}
