//! Logarithmic dots: counts of one unit that differ by whole powers of ten, and others beneath as plain numbers.

use crate::chart::layout::dots::{self, DOT, Dot};
use crate::chart::layout::{block, numbers};
use crate::chart::{Axis, Count, Frame, Kind, Resolved, nominal, role};
use crate::scale::Log;
use crate::scene::{Mark, Scene, Shape};
use crate::theme::Ink;
use crate::words;

/// Registered in `chart::KINDS`. A row holds either a `value` on the axis or a `plain` number.
pub const KIND: Kind = Kind {
    id: "log-dots",
    roles: &[role("value", Count::Optional), role("plain", Count::Optional)],
    axis: Axis::Shared(&["value"]),
    claims: &[],
    layout,
};

/// Dots over decades, then a grid of numbers. A figure that has no place on the axis keeps its row and its number.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let dots: Vec<Dot> =
        chart.rows.iter().filter_map(|row| Some(Dot::of(chart, row, row.one("value")?))).collect();
    let tracks = dots::tracks(&dots, frame);
    let scale = Log::over(dots.iter().filter_map(|dot| nominal(dot.item)), tracks.ends);
    let ticks = scale.ticks().into_iter();
    let ticks = ticks.filter_map(|tick| Some((scale.at(tick.value)?, words::tick(chart.lang, &tick.digits))));
    dots::rows(&mut scene, &dots, &tracks, (ticks.collect(), true), &|scene, dot, y| {
        let Some(x) = nominal(dot.item).and_then(|value| scale.at(value)) else { return tracks.ends.0 };
        // A guide from the label, no bar: on this axis lengths say nothing.
        let guide = Shape::Line(vec![(tracks.ends.0, y), (x, y)]);
        scene.push(Mark::stroke(guide, Ink::Rule, 1.0));
        block::dot(scene, (x, y), DOT, dot.ink, dot.item.figure.value.is_derived(), &dot.item.key);
        x
    });
    numbers::beneath(&mut scene, chart, "plain", frame);
    scene
}
