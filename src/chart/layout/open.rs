//! What a printed bound or rounding leaves open of a figure on a track.

use super::Pen;
use super::dots::{Dot, Tracks};
use crate::chart::Item;
use crate::quantity::Bound;
use crate::report::Value;
use crate::scale::{Extent, Linear};
use crate::scene::Scene;

/// From the first to the last of what a figure can stand for, as far as that has ends, and of where it is drawn; a scale of
/// points needs no zero.
pub fn extent(item: &Item) -> Extent {
    let (lo, hi) = item.ends();
    let ends = Extent::NONE.with([lo, hi].into_iter().flatten());
    item.reach().map_or(ends, |reach| ends.and(reach))
}

/// What a figure can stand for, in pixels.
pub struct Open {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether there is a first value.
    starts: bool,
    /// Whether there is a last value.
    ends: bool,
    /// Where the figure is drawn.
    x: f64,
    /// Whether a hedge was printed.
    pub hedged: bool,
}

impl Open {
    /// To the end of the track where there is no last value.
    pub fn of(item: &Item, x: f64, scale: &Linear, tracks: &Tracks) -> Open {
        let (lo, hi) = item.ends();
        let from = lo.map_or(tracks.left, |lo| scale.clamped(lo)).min(x);
        let to = hi.map_or(tracks.right, |hi| scale.clamped(hi)).max(x);
        let hedged = matches!(item.figure.value, Value::Printed(quantity) if quantity.bound != Bound::Exact);
        Open { from, to, starts: lo.is_some(), ends: hi.is_some(), x, hedged }
    }

    /// A line over all of it: a bar where the values end, an arrow where they don't.
    pub fn line(&self, scene: &mut Scene, dot: &Dot, y: f64) {
        let key = &dot.item.key;
        Pen::at(scene, self.from, y).ink(dot.ink).of(key).across(self.to, 2.0);
        for (end, known, back) in [(self.from, self.starts, 5.0), (self.to, self.ends, -5.0)] {
            let back = if known { end } else { end + back };
            if (end - self.x).abs() > 1.0 {
                let points = vec![(back, y - 5.0), (end, y), (back, y + 5.0)];
                Pen::on(scene).ink(dot.ink).of(key).line(points, 2.0);
            }
        }
    }
}
