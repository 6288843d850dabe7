//! Range bars: from the lower to the upper end of what was printed as a range; other values are a stroke in their place.

use crate::chart::layout::dots::{BAR, Dot};
use crate::chart::layout::level::rows;
use crate::chart::layout::open::{Open, extent};
use crate::chart::layout::{Pen, dots::Tracks};
use crate::chart::{Axis, Count, Frame, Kind, Resolved, role};
use crate::scale::{Extent, Linear};
use crate::scene::{Rect, Scene, Shape};

/// Registered in `chart::KINDS`.
pub const KIND: Kind = Kind {
    id: "range-bars",
    roles: &[role("range", Count::One).or_mark()],
    axis: Axis::Shared(&["range"]),
    encodes: &["range"],
    claims: &[],
    layout,
};

/// The width of a stroke.
const STROKE: f64 = 4.0;

/// A scale of ranges needs no zero.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut domain = Extent::NONE;
    for row in &chart.rows {
        for item in &row.items {
            domain = domain.and(extent(item));
        }
    }
    rows(chart, frame, domain, &draw)
}

/// A bar or a stroke, with a line over what a hedge leaves open.
fn draw(scene: &mut Scene, dot: &Dot, scale: &Linear, tracks: &Tracks, y: f64) -> f64 {
    let Some(reach) = dot.item.reach() else { return tracks.left };
    let [lo, hi] = [reach.lo, reach.hi].map(|value| scale.clamped(value));
    let open = Open::of(dot.item, lo, scale, tracks);
    let end = if open.hedged { open.to.max(hi) } else { hi };
    if open.hedged {
        open.line(scene, dot, y);
    }
    // A range that is shorter than a stroke is as wide as one, around its middle.
    let (middle, width) = (f64::midpoint(lo, hi), (hi - lo).max(STROKE));
    let area = Shape::Rect(Rect::new(middle - width / 2.0, y - BAR / 2.0, width, BAR), 2.0);
    let pen = Pen::on(scene).ink(dot.ink).of(&dot.item.key);
    if dot.item.is_hollow() {
        pen.stroke(area, 1.5);
    } else {
        pen.fill(area);
    }
    end
}
