//! Open dots: one measure a row on one scale, with what a printed bound or rounding leaves open.

use crate::chart::layout::dots::{DOT, Dot, Tracks};
use crate::chart::layout::{Pen, axis};
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::quantity::Bound;
use crate::report::Value;
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::{Rect, Scene, Shape};
use crate::theme::Ink;

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
    let dots: Vec<Dot> = chart.rows.iter().filter_map(|row| dot(chart, row)).collect();
    let tracks = Tracks::of(&dots, frame);
    let count = tick_count(tracks.length(), 60.0);
    let domain = Extent::NONE.with(dots.iter().flat_map(|dot| values(dot.item)));
    let scale = Linear::new(domain, tracks.left, tracks.right).nice(count);
    let marks = axis::linear(chart.lang, &scale, count);
    let mut scene = Scene::new(frame.width);
    tracks.rows(&mut scene, &dots, marks, true, &|scene, dot, y| draw(scene, dot, &scale, &tracks, y));
    scene
}

fn dot<'a>(chart: &Resolved, row: &'a Row) -> Option<Dot<'a>> {
    let item = row.one("value")?;
    Some(Dot { remark: chart.period(item), ..Dot::of(chart, row, item) })
}

/// A figure's value and the ends of what it can stand for; a scale of points needs no zero.
fn values(item: &Item) -> impl Iterator<Item = f64> {
    let (lo, hi) = item.ends();
    [lo, hi, item.nominal()].into_iter().flatten()
}

/// What a figure can stand for, in pixels.
struct Reach {
    from: f64,
    to: f64,
    /// Whether there is a first value.
    starts: bool,
    /// Whether there is a last value.
    ends: bool,
}

impl Reach {
    /// To the end of the track where there is no last value.
    fn of(item: &Item, x: f64, scale: &Linear, tracks: &Tracks) -> Reach {
        let (lo, hi) = item.ends();
        let from = lo.map_or(tracks.left, |lo| scale.clamped(lo)).min(x);
        let to = hi.map_or(tracks.right, |hi| scale.clamped(hi)).max(x);
        Reach { from, to, starts: lo.is_some(), ends: hi.is_some() }
    }
}

/// Draws a row's marks; returns the x of the last of them.
fn draw(scene: &mut Scene, dot: &Dot, scale: &Linear, tracks: &Tracks, y: f64) -> f64 {
    let Some(value) = dot.item.nominal() else { return tracks.left };
    let x = scale.clamped(value);
    let reach = Reach::of(dot.item, x, scale, tracks);
    if matches!(dot.item.figure.value, Value::Printed(quantity) if quantity.bound != Bound::Exact) {
        line(scene, dot, &reach, x, y);
    } else if x - reach.from > DOT + 1.0 || reach.to - x > DOT + 1.0 {
        bar(scene, dot, &reach, y);
    }
    dot.draw(scene, x, y);
    reach.to.max(x)
}

/// A line over what a printed bound leaves open: a bar where the values end, an arrow where they don't.
fn line(scene: &mut Scene, dot: &Dot, reach: &Reach, x: f64, y: f64) {
    let key = &dot.item.key;
    Pen::at(scene, reach.from, y).ink(dot.ink).of(key).across(reach.to, 2.0);
    for (end, known, back) in [(reach.from, reach.starts, 5.0), (reach.to, reach.ends, -5.0)] {
        let back = if known { end } else { end + back };
        if (end - x).abs() > 1.0 {
            let points = vec![(back, y - 5.0), (end, y), (back, y + 5.0)];
            Pen::on(scene).ink(dot.ink).of(key).line(points, 2.0);
        }
    }
}

/// A pale bar over what rounding leaves open.
fn bar(scene: &mut Scene, dot: &Dot, reach: &Reach, y: f64) {
    let area = Shape::Rect(Rect::new(reach.from, y - 4.0, reach.to - reach.from, 8.0), 4.0);
    Pen::on(scene).ink(Ink::ProvinceSoft).of(&dot.item.key).fill(area.clone());
    Pen::on(scene).ink(dot.ink).of(&dot.item.key).stroke(area, 1.0);
}
