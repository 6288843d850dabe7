//! Open dots: one measure a row on one scale, with what a printed bound or rounding leaves open.

use crate::chart::layout::dots::{DOT, Dot, Tracks, beneath_unit};
use crate::chart::layout::open::{Open, extent};
use crate::chart::layout::{Pen, axis};
use crate::chart::{Axis, Count, Frame, Kind, Resolved, Row, role};
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::{Rect, Scene, Shape};
use crate::theme::soft;

/// Registered in `chart::KINDS`.
pub const KIND: Kind = Kind {
    id: "open-dots",
    roles: &[role("value", Count::One).or_mark()],
    axis: Axis::Shared(&["value"]),
    encodes: &["value"],
    claims: &[],
    layout,
};

/// A row a figure with its period, which is said once where all have the same. A figure printed with a bound has a line to the
/// last value that it can stand for, or an arrow where there is none; one that rounding leaves open has a pale bar.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut dots: Vec<Dot> = chart.rows.iter().filter_map(|row| dot(chart, row)).collect();
    let period = period_apart(chart, &mut dots);
    let tracks = Tracks::of(&dots, frame);
    let count = tick_count(tracks.length(), 60.0);
    let domain = dots.iter().fold(Extent::NONE, |domain, dot| domain.and(extent(dot.item)));
    let scale = Linear::new(domain, tracks.left, tracks.right).nice(count);
    let marks = axis::linear(chart.lang, &scale, count);
    let mut scene = Scene::new(frame.width);
    tracks.rows(&mut scene, &dots, marks, true, &|scene, dot, y| draw(scene, dot, &scale, &tracks, y));
    beneath_unit(period, scene)
}

/// Takes the period from rows that all have the same; returns it, unless it stands above the chart.
fn period_apart(chart: &Resolved, dots: &mut [Dot]) -> Option<String> {
    let [first, others @ ..] = &*dots else { return None };
    let period = first.remark.clone();
    if others.is_empty() || others.iter().any(|dot| dot.remark != period) {
        return None;
    }
    for dot in dots.iter_mut() {
        dot.remark.clear();
    }
    (!chart.spec.measure.get(chart.lang).contains(&*period)).then_some(period)
}

fn dot<'a>(chart: &Resolved, row: &'a Row) -> Option<Dot<'a>> {
    let item = row.one("value")?;
    Some(Dot { remark: chart.period(item), ..Dot::of(chart, row, item) })
}

/// Draws a row's marks; returns the x of the last of them.
fn draw(scene: &mut Scene, dot: &Dot, scale: &Linear, tracks: &Tracks, y: f64) -> f64 {
    let Some(drawn) = dot.item.reach() else { return tracks.left };
    let [x, to] = [drawn.lo, drawn.hi].map(|value| scale.clamped(value));
    let open = Open::of(dot.item, x, scale, tracks);
    if open.hedged {
        open.line(scene, dot, y);
    } else if x - open.from > DOT + 1.0 || open.to - x > DOT + 1.0 {
        bar(scene, dot, &open, y);
    }
    dot.draw(scene, Extent { lo: x, hi: to }, y);
    open.to.max(to)
}

/// A pale bar over what rounding leaves open.
fn bar(scene: &mut Scene, dot: &Dot, open: &Open, y: f64) {
    let area = Shape::Rect(Rect::new(open.from, y - 4.0, open.to - open.from, 8.0), 4.0);
    Pen::on(scene).ink(soft(dot.ink)).of(&dot.item.key).fill(area.clone());
    Pen::on(scene).ink(dot.ink).of(&dot.item.key).stroke(area, 1.0);
}
