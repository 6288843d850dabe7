//! Open dots: one measure a row on one scale, with what a printed bound or rounding leaves open.

use crate::chart::layout::block;
use crate::chart::layout::dots::{self, DOT, Dot};
use crate::chart::{Axis, Count, Frame, Kind, Resolved, ends, nominal, role};
use crate::quantity::Bound;
use crate::report::Value;
use crate::scale::Linear;
use crate::scene::{Mark, Rect, Scene, Shape};
use crate::theme::Ink;
use crate::words;

/// Registered in `chart::KINDS`.
pub const KIND: Kind = Kind {
    id: "open-dots",
    roles: &[role("value", Count::One)],
    axis: Axis::Shared(&["value"]),
    claims: &[],
    layout,
};

/// A row a figure with its period. A figure printed with a bound has a line to the last value that it can stand
/// for, or an arrow where there is none; one that rounding leaves open has a pale bar.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let dots = chart.rows.iter().filter_map(|row| {
        let item = row.one("value")?;
        let remark = words::period(chart.lang, &item.figure.observation.period);
        Some(Dot { remark, ..Dot::of(chart, row, item) })
    });
    let dots: Vec<Dot> = dots.collect();
    let tracks = dots::tracks(&dots, frame);
    let scale = scale(&dots, tracks.ends);
    let ticks = scale.ticks(tick_count(tracks.ends)).into_iter();
    let ticks = ticks.map(|tick| (scale.at(tick.value), words::tick(chart.lang, &tick.digits)));
    let mut scene = Scene::new(frame.width);
    dots::rows(&mut scene, &dots, &tracks, (ticks.collect(), true), &|scene, dot, y| {
        mark(scene, dot, &scale, tracks.ends, y)
    });
    scene
}

/// Over all that the figures can stand for; a scale of points needs no zero.
fn scale(dots: &[Dot], (left, right): (f64, f64)) -> Linear {
    let (mut lo, mut hi) = (f64::INFINITY, f64::NEG_INFINITY);
    for dot in dots {
        let (from, to) = ends(dot.item);
        for value in [from, to, nominal(dot.item)].into_iter().flatten() {
            (lo, hi) = (lo.min(value), hi.max(value));
        }
    }
    let domain = if lo <= hi { (lo, hi) } else { (0.0, 1.0) };
    Linear::new(domain, (left, right)).nice(tick_count((left, right)))
}

fn tick_count((left, right): (f64, f64)) -> usize {
    ((right - left) / 60.0) as usize + 1
}

/// Draws a row's marks; returns the x of the last of them.
fn mark(scene: &mut Scene, dot: &Dot, scale: &Linear, track: (f64, f64), y: f64) -> f64 {
    let Some(value) = nominal(dot.item) else { return track.0 };
    let (key, x) = (&dot.item.key, scale.clamped(value));
    let (lo, hi) = ends(dot.item);
    let from = lo.map_or(track.0, |lo| scale.clamped(lo)).min(x);
    let to = hi.map_or(track.1, |hi| scale.clamped(hi)).max(x);
    let bound = matches!(dot.item.figure.value, Value::Printed(quantity) if quantity.bound != Bound::Exact);
    if bound {
        let mut line = |points| scene.push(Mark::stroke(Shape::Line(points), dot.ink, 2.0).of(key));
        line(vec![(from, y), (to, y)]);
        for (end, known, side) in [(from, lo, -1.0), (to, hi, 1.0)] {
            // A bar where the values end, an arrow where they don't.
            let back = if known.is_some() { end } else { end - side * 5.0 };
            if (end - x).abs() > 1.0 {
                line(vec![(back, y - 5.0), (end, y), (back, y + 5.0)]);
            }
        }
    } else if x - from > DOT + 1.0 || to - x > DOT + 1.0 {
        let area = Rect::new(from, y - 4.0, to - from, 8.0);
        scene.push(Mark::fill(Shape::Rect(area, 4.0), Ink::ProvinceSoft).of(key));
        scene.push(Mark::stroke(Shape::Rect(area, 4.0), dot.ink, 1.0).of(key));
    }
    block::dot(scene, (x, y), DOT, dot.ink, dot.item.figure.value.is_derived(), key);
    to.max(x)
}
