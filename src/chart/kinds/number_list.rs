//! Number list: figures of unlike measures side by side in printed order, without arrows, sums or axes.

use crate::chart::layout::numbers;
use crate::chart::{Axis, Count, Frame, Kind, Resolved, role};
use crate::scene::Scene;

/// Registered in `chart::KINDS`.
pub const KIND: Kind = Kind {
    id: "number-list",
    roles: &[role("value", Count::One).or_mark()],
    axis: Axis::None,
    encodes: &[],
    claims: &[],
    layout,
};

/// A grid of large numbers, each with its label beneath.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    numbers::of_role(&mut scene, chart, "value", frame, 0.0);
    scene
}
