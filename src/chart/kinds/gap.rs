//! Gap: how far a region is from its reference, with the range that rounding leaves open.

use crate::chart::layout::block;
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::quantity::{Interval, to_f64};
use crate::scale::Linear;
use crate::scene::{Anchor, Label, Mark, Rect, Scene, Shape};
use crate::text::Weight;
use crate::theme::Ink;
use crate::words::{self, words};

/// Registered in `chart::KINDS`. `value` is the gap; `level` and `reference` are printed as labels, since they
/// are in another measure than the axis.
pub const KIND: Kind = Kind {
    id: "gap",
    roles: &[role("value", Count::One), role("level", Count::Optional), role("reference", Count::Many)],
    axis: Axis::Shared(&["value"]),
    claims: &[Claim::Difference { value: "value", level: "level", reference: "reference" }],
    layout,
};

const TRACK: f64 = 36.0;
const DOT: f64 = 7.0;

/// A row of text and a track for each gap; 0 is the reference. The pale bar is what rounding allows, the
/// strong one what remains of it together with the published reference.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let scale = scale(chart, frame.width);
    let texts: Vec<_> = chart.rows.iter().map(|row| text_lines(chart, row, frame.width)).collect();
    let mut y = 0.0;
    for (row, text) in chart.rows.iter().zip(texts) {
        let height = text.height;
        scene.place(text, (0.0, y));
        grid(&mut scene, &scale, (y + height + 2.0, y + height + TRACK));
        if let Some(value) = row.one("value") {
            track(&mut scene, chart, &scale, value, y + height + TRACK / 2.0);
        }
        y += height + TRACK + 10.0;
    }
    if !chart.rows.is_empty() {
        axis(&mut scene, chart, &scale, y - 10.0);
    }
    scene
}

/// From the reference to the farthest end, so that 0 is always seen.
fn scale(chart: &Resolved, width: f64) -> Linear {
    let ends = chart.rows.iter().filter_map(|row| ends(row.one("value")?.figure.value.interval()));
    let (lo, hi) = ends.fold((0.0_f64, 0.0_f64), |(lo, hi), end| (lo.min(end.0), hi.max(end.1)));
    Linear::new((lo, hi), (DOT + 22.0, width - DOT - 22.0)).nice(tick_count(width))
}

fn tick_count(width: f64) -> usize {
    (width / 120.0) as usize + 1
}

fn ends(interval: Interval) -> Option<(f64, f64)> {
    let lo = to_f64(interval.lo.or(interval.hi)?.value);
    let hi = to_f64(interval.hi.or(interval.lo)?.value);
    Some((lo, hi))
}

/// The row's label in bold, then the levels that the gap lies between.
fn text_lines(chart: &Resolved, row: &Row, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let y = block::lines(&mut scene, row.label, (0.0, 0.0), width, (Weight::Bold, Ink::Text), None);
    let items = row.role("level").chain(row.role("reference"));
    let texts: Vec<_> = items.map(|item| (level(chart, item), &item.key)).collect();
    scene.height = block::flow(&mut scene, &texts, y, width, Ink::Muted);
    scene
}

/// `辽宁 94.1%`, `全国 ≈93.6%（93.5–93.7%）`, `全国 公布 93.65%`.
fn level(chart: &Resolved, item: &Item) -> String {
    let lang = chart.lang;
    let region = item.figure.region.name.get(lang);
    let shown = words::figure(lang, &item.figure);
    let words = words(lang);
    if item.figure.value.is_derived() {
        let range = words::rounded_bounds(lang, item.figure.value.interval(), item.figure.unit);
        (words.aside_of)(&format!("{region} {shown}"), &range)
    } else if item.role == "reference" {
        (words.chart.published)(region, &shown)
    } else {
        format!("{region} {shown}")
    }
}

/// The reference and the ticks behind one track.
fn grid(scene: &mut Scene, scale: &Linear, (top, bottom): (f64, f64)) {
    for tick in scale.ticks(tick_count(scene.width)) {
        let (ink, stroke) = if tick.value.abs() < 1e-9 { (Ink::Axis, 2.0) } else { (Ink::Rule, 1.0) };
        let x = scale.at(tick.value);
        scene.push(Mark::stroke(Shape::Line(vec![(x, top), (x, bottom)]), ink, stroke));
    }
}

/// The ticks' labels; the reference is named.
fn axis(scene: &mut Scene, chart: &Resolved, scale: &Linear, bottom: f64) {
    let width = scene.width;
    let mut end = f64::NEG_INFINITY;
    for tick in scale.ticks(tick_count(width)) {
        let zero = tick.value.abs() < 1e-9;
        let x = scale.at(tick.value);
        let text = match tick.value {
            _ if zero => words(chart.lang).chart.nation.to_owned(),
            value if value > 0.0 => format!("+{}", tick.digits),
            _ => format!("−{}", tick.digits),
        };
        let label = block::tick_label(text, x, bottom + block::ASCENT + 4.0, width);
        let label = if zero { label.bold() } else { label };
        let area = label.area();
        if area.x > end + 8.0 {
            end = area.right();
            scene.push(Mark::text(label, Ink::Muted));
        }
    }
}

fn track(scene: &mut Scene, chart: &Resolved, scale: &Linear, value: &Item, y: f64) {
    let interval = value.figure.value.interval();
    let Some((lo, hi)) = ends(interval) else { return };
    bar(scene, scale, (lo, hi), y, Ink::ProvinceSoft, value);
    if let Some(rest) = chart.report.sharpened(&value.key).and_then(ends) {
        bar(scene, scale, rest, y, Ink::Province, value);
    }
    let nominal = value.figure.value.nominal().map_or(hi, to_f64);
    let x = scale.clamped(nominal);
    let dot = Shape::Circle((x, y), DOT);
    scene.push(Mark::fill(Shape::Circle((x, y), DOT + 2.0), Ink::Card).of(&value.key));
    scene.push(Mark::fill(dot, Ink::Province).of(&value.key));
    let text = words::figure(chart.lang, &value.figure);
    let right = scale.clamped(hi).max(x + DOT) + 8.0;
    let label = Label::new(text, (right, y + 5.0), block::BODY).bold();
    let label = if label.area().right() <= scene.width {
        label
    } else {
        let left = scale.clamped(lo).min(x - DOT) - 8.0;
        Label { at: (left, label.at.1), ..label }.anchored(Anchor::End)
    };
    block::on_card(scene, label, Ink::Province, &value.key);
}

/// A bar with round ends over a range, outlined so that the pale one is seen on any ground.
fn bar(scene: &mut Scene, scale: &Linear, (lo, hi): (f64, f64), y: f64, ink: Ink, value: &Item) {
    const HALF: f64 = 5.0;
    let (from, to) = (scale.clamped(lo), scale.clamped(hi));
    let area = Rect::new(from, y - HALF, (to - from).max(1.0), 2.0 * HALF);
    scene.push(Mark::fill(Shape::Rect(area, HALF), ink).of(&value.key));
    scene.push(Mark::stroke(Shape::Rect(area, HALF), Ink::Province, 1.0).of(&value.key));
}
