//! Ranked dots: one measure of many regions from zero, in the order of the chart, the report's own set off.

use crate::chart::layout::dots::{self, DOT, Dot};
use crate::chart::layout::{block, numbers};
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Row, nominal, of_region, role};
use crate::scale::Linear;
use crate::scene::{Mark, Scene, Shape};
use crate::text::Weight;
use crate::theme::Ink;
use crate::words;

/// Registered in `chart::KINDS`. A row holds either a `value` on the axis or a `plain` number that isn't to be
/// compared with those.
pub const KIND: Kind = Kind {
    id: "ranked-dots",
    roles: &[role("value", Count::Optional), role("plain", Count::Optional)],
    axis: Axis::Shared(&["value"]),
    claims: &[],
    layout,
};

/// Close rows, each with a dot on a stem from zero; then a grid of the plain numbers.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let dots: Vec<Dot> =
        chart.rows.iter().filter_map(|row| Some(dot(chart, row, row.one("value")?))).collect();
    let tracks = dots::tracks(&dots, frame);
    let (left, right) = tracks.ends;
    let count = ((right - left) / 90.0) as usize + 1;
    let values = dots.iter().filter_map(|dot| nominal(dot.item));
    let (lo, hi) = values.fold((0.0_f64, 0.0_f64), |(lo, hi), value| (lo.min(value), hi.max(value)));
    let scale = Linear::new((lo, hi), tracks.ends);
    let ticks = scale.ticks(count).into_iter();
    let ticks = ticks.map(|tick| (scale.at(tick.value), words::tick(chart.lang, &tick.digits))).collect();
    dots::rows(&mut scene, &dots, &tracks, (ticks, false), &|scene, dot, y| {
        let Some(value) = nominal(dot.item) else { return left };
        let x = scale.clamped(value);
        let soft = if dot.ink == Ink::Province { Ink::ProvinceSoft } else { Ink::NationSoft };
        let stem = Shape::Line(vec![(scale.clamped(0.0), y), (x, y)]);
        scene.push(Mark::stroke(stem, soft, 3.0));
        block::dot(scene, (x, y), DOT, dot.ink, dot.item.figure.value.is_derived(), &dot.item.key);
        x
    });
    if !dots.is_empty() {
        let (zero, bottom) = (scale.clamped(0.0), scene.height - block::LEADING);
        scene.push(Mark::stroke(Shape::Line(vec![(zero, 0.0), (zero, bottom)]), Ink::Axis, 1.0));
    }
    numbers::beneath(&mut scene, chart, "plain", frame);
    scene
}

/// A row without a label of its own is called by its region.
fn dot<'a>(chart: &Resolved, row: &'a Row, item: &'a Item) -> Dot<'a> {
    let figure = &item.figure;
    let shown = words::shown(chart.lang, figure);
    let unnamed = row.label == figure.indicator.name.get(chart.lang);
    Dot {
        label: if unnamed { figure.region.name.get(chart.lang) } else { row.label },
        // The unit, where it is no more than that, is said above the chart.
        value: if shown.unit == figure.unit.id { shown.number } else { shown.line() },
        weight: if of_region(chart, figure) { Weight::Bold } else { Weight::Regular },
        ..Dot::of(chart, row, item)
    }
}
