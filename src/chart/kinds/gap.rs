//! Gap: how far a region is from its reference, with the range that rounding leaves open.

use crate::chart::layout::{ASCENT, Pen, axis, tick_label, width};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::package::Tier;
use crate::quantity::{Interval, to_f64};
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::{Anchor, Label, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::{Ink, soft};
use crate::words::{self, words};

/// Registered in `chart::KINDS`. `value` is the gap; `level` and `reference` are printed as labels, since they
/// are in another measure than the axis.
pub const KIND: Kind = Kind {
    id: "gap",
    roles: &[
        role("value", Count::One).or_mark(),
        role("level", Count::Optional).or_mark(),
        role("reference", Count::Many).or_mark(),
    ],
    axis: Axis::Shared(&["value"]),
    encodes: &["value"],
    claims: &[Claim::Difference { value: "value", level: "level", reference: "reference" }],
    layout,
};

const TRACK: f64 = 36.0;
const DOT: f64 = 7.0;
/// The size of a gap's number.
const NUMBER: f64 = 18.0;
/// The distance of a gap's number from its marks.
const APART: f64 = 8.0;
/// The least distance of ticks.
const TICKS: f64 = 120.0;

/// A row of text and a track for each gap; 0 is the reference. The pale bar is what rounding allows, the
/// strong one what remains of it together with the published reference.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let scale = scale(chart, frame.width);
    let mut y = 0.0;
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = Pen::at(&mut scene, 0.0, y).group(group);
        }
        let top = texts(&mut scene, chart, row, y);
        grid(&mut scene, &scale, top + 2.0, top + TRACK);
        if let Some(value) = row.one("value") {
            track(&mut scene, chart, &scale, value, top + TRACK / 2.0);
            y = open_text(&mut scene, chart, &scale, value, top + TRACK + 2.0);
        }
        y = y.max(top + TRACK) + 12.0;
    }
    if !chart.rows.is_empty() {
        labels(&mut scene, chart, &scale, y - 10.0);
    }
    scene
}

/// From the reference to the farthest end, so that 0 is always seen.
fn scale(chart: &Resolved, width: f64) -> Linear {
    let values = chart.rows.iter().filter_map(|row| row.one("value"));
    let ends = values.filter_map(|value| ends(value.figure.value.interval()));
    let domain = Extent::from_zero(ends.flat_map(|ends| [ends.lo, ends.hi]));
    let over = |[left, right]: [f64; 2]| {
        Linear::new(domain, DOT + left, width - DOT - right).nice(tick_count(width, TICKS))
    };
    let scale = over([22.0; 2]);
    let values = || {
        let values = chart.rows.iter().filter_map(|row| row.one("value"));
        values.filter(|value| value.reach().is_some())
    };
    let need = |value: &Item| number_width(&number(chart, value, width)) + APART;
    // Numbers have room beyond their marks, if that leaves most of the width to the axis.
    let mut rooms = [22.0_f64; 2];
    for value in values() {
        if let Some(label) =
            sides(chart, &scale, value, width).first().filter(|label| !is_inside(label, width))
        {
            let room = &mut rooms[usize::from(label.area().x >= 0.0)];
            *room = room.max(need(value));
        }
    }
    let scale = if rooms[0] + rooms[1] < width / 2.0 { over(rooms) } else { scale };
    // What may be anything from one end of the axis to the other leaves no room for its number on either side.
    let widest = values().filter(|value| place(chart, &scale, value, width).is_none()).map(need);
    let widest = widest.fold(0.0, f64::max);
    if widest > 0.0 { over([22.0, widest]) } else { scale }
}

/// The ends of an interval; both are the one that there is where the other is missing.
fn ends(interval: Interval) -> Option<Extent> {
    let lo = to_f64(interval.lo.or(interval.hi)?.value);
    let hi = to_f64(interval.hi.or(interval.lo)?.value);
    Some(Extent { lo, hi })
}

/// The row's label in bold, then the levels that the gap lies between, after a gap that is missing; returns the y below them.
fn texts(scene: &mut Scene, chart: &Resolved, row: &Row, y: f64) -> f64 {
    let y = Pen::at(scene, 0.0, y).bold().paragraph(row.label);
    let missing = row.role("value").filter(|item| item.reach().is_none());
    let items = missing.chain(row.role("level")).chain(row.role("reference"));
    let texts: Vec<_> = items.map(|item| (level(chart, item), &item.key)).collect();
    Pen::at(scene, 0.0, y).ink(Ink::Muted).flow(&texts)
}

/// `辽宁 94.1%`, `全国 ≈93.6%（93.5–93.7%）`, `全国 公布 93.65%`.
fn level(chart: &Resolved, item: &Item) -> String {
    let words = words(chart.lang);
    let (region, shown) = (chart.region(item), chart.figure(item));
    if item.role == "value" {
        chart.named(item)
    } else if item.is_derived() {
        (words.aside_of)(&format!("{region} {shown}"), &chart.range(item))
    } else if item.role == "reference" && item.figure.observation.tier == Tier::Context {
        (words.chart.published)(region, &shown)
    } else {
        format!("{region} {shown}")
    }
}

/// The reference and the ticks behind one track.
fn grid(scene: &mut Scene, scale: &Linear, top: f64, bottom: f64) {
    for tick in scale.ticks(tick_count(scene.width, TICKS)) {
        let (ink, stroke) = if tick.value == 0.0 { (Ink::Axis, 2.0) } else { (Ink::Rule, 1.0) };
        Pen::at(scene, scale.at(tick.value), top).ink(ink).down(bottom, stroke);
    }
}

/// The ticks' labels; the reference is named, if all gaps are from one, and has its room before all others.
fn labels(scene: &mut Scene, chart: &Resolved, scale: &Linear, bottom: f64) {
    let (zero, width) = (scale.at(0.0), scene.width);
    let mut marks = axis::linear(chart.lang, scale, tick_count(width, TICKS));
    let is_zero = |mark: &axis::Mark| (mark.x - zero).abs() < 1e-9;
    if let Some(at) = marks.iter().position(is_zero) {
        marks.swap(0, at);
    }
    let mut placed: Vec<Rect> = Vec::new();
    for mark in marks {
        let bold = is_zero(&mark);
        let text = match reference(chart) {
            Some(name) if bold => name.to_owned(),
            _ if mark.x > zero => format!("+{}", mark.text),
            _ => mark.text,
        };
        let label = tick_label(text, mark.x, bottom + ASCENT + 4.0, width);
        let label = if bold { within(label.bold(), width) } else { label };
        let area = label.area();
        let around = Rect { x: area.x - 8.0, width: area.width + 16.0, ..area };
        if !placed.iter().any(|other| other.overlaps(&around)) {
            placed.push(area);
            Pen::on(scene).ink(Ink::Muted).text(label);
        }
    }
}

/// A label in the middle of its place, moved so far that it is inside.
fn within(label: Label, width: f64) -> Label {
    let half = label.width() / 2.0;
    Label { at: (label.at.0.max(half).min(width - half), label.at.1), ..label }
}

/// The region that all gaps are from, if it is one.
fn reference<'a>(chart: &'a Resolved) -> Option<&'a str> {
    let mut names = chart.rows.iter().flat_map(|row| row.role("reference")).map(|item| chart.region(item));
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

/// What rounding allows of a gap, and what remains of that together with what else is known, beneath its bars; returns the y
/// below.
fn open_text(scene: &mut Scene, chart: &Resolved, scale: &Linear, value: &Item, y: f64) -> f64 {
    let interval = value.figure.value.interval();
    let words = words(chart.lang);
    let open = interval.single().is_none().then(|| (words.range)(&chart.range(value)));
    let rest =
        chart.report.sharpened(&value.key).map(|rest| words::bounds(chart.lang, rest, value.figure.unit));
    let elsewhere = chart.report.is_sharpened_from_elsewhere(&value.key);
    let together = if elsewhere { words.chart.published_too } else { words.chart.together };
    let rest = rest.map(|rest| together(&rest));
    let texts: Vec<String> = [open, rest].into_iter().flatten().collect();
    let Some(ends) = ends(interval).filter(|_| !texts.is_empty()) else { return y };
    let text = texts.join(words.semicolon);
    let room = width(&text);
    let middle = f64::midpoint(scale.clamped(ends.lo), scale.clamped(ends.hi));
    let most = scene.width;
    let left = (middle - room / 2.0).min(most - room).max(0.0);
    Pen::at(scene, left, y).within(room.min(most) + 0.5).ink(Ink::Muted).of(&value.key).heading(&text)
}

/// A gap's bars, its dot and its number.
fn track(scene: &mut Scene, chart: &Resolved, scale: &Linear, value: &Item, y: f64) {
    let Some(open) = ends(value.figure.value.interval()) else { return };
    let ink = chart.ink(value);
    // From the reference to what it may be at least.
    let near = scale.clamped(open.nearest(0.0));
    Pen::at(scene, scale.at(0.0), y).ink(ink).of(&value.key).across(near, 2.0);
    bar(scene, scale, open, y, (soft(ink), ink), value);
    if let Some(rest) = chart.report.sharpened(&value.key).and_then(ends) {
        bar(scene, scale, rest, y, (ink, ink), value);
    }
    let x = scale.clamped(value.nominal().unwrap_or(open.hi));
    // A range is its bar alone.
    if value.nominal().is_some() {
        Pen::on(scene).ink(Ink::Card).of(&value.key).fill(Shape::Circle((x, y), DOT + 2.0));
        Pen::at(scene, x, y).ink(ink).of(&value.key).dot(DOT, value.is_hollow());
    }
    if let Some(label) = place(chart, scale, value, scene.width) {
        let label = Label { at: (label.at.0, y + 5.0), ..label };
        Pen::on(scene).ink(ink).of(&value.key).on_card(label);
    }
}

/// A gap's number beyond its marks, where the line from the reference doesn't run, or on their other side; `None` where neither
/// has room for it.
fn place(chart: &Resolved, scale: &Linear, value: &Item, width: f64) -> Option<Label> {
    sides(chart, scale, value, width).into_iter().find(|label| is_inside(label, width))
}

/// A gap's number; without its unit where that would take much of the width and stands above the chart already.
fn number(chart: &Resolved, value: &Item, width: f64) -> String {
    let (full, shown) = (chart.figure(value), chart.shown(value));
    let long = number_width(&full) > width / 3.0;
    if long && chart.names_unit(&shown.unit) { shown.number } else { full }
}

fn number_width(number: &str) -> f64 {
    text::width(number, NUMBER, Weight::Bold)
}

/// A gap's number on either side of its marks; first on the one that is away from the reference.
fn sides(chart: &Resolved, scale: &Linear, value: &Item, width: f64) -> Vec<Label> {
    let Some(open) = ends(value.figure.value.interval()) else { return Vec::new() };
    let x = scale.clamped(value.nominal().unwrap_or(open.hi));
    let (left, right) = (scale.clamped(open.lo).min(x - DOT), scale.clamped(open.hi).max(x + DOT));
    let after = Label::new(number(chart, value, width), (right + APART, 0.0), NUMBER).bold();
    let before = Label { at: (left - APART, 0.0), ..after.clone() }.anchored(Anchor::End);
    if x < scale.at(0.0) { vec![before, after] } else { vec![after, before] }
}

fn is_inside(label: &Label, width: f64) -> bool {
    let area = label.area();
    area.x >= 0.0 && area.right() <= width
}

/// A bar with round ends over a range, outlined so that the pale one is seen on any ground.
fn bar(
    scene: &mut Scene,
    scale: &Linear,
    range: Extent,
    y: f64,
    (ground, outline): (Ink, Ink),
    value: &Item,
) {
    const HALF: f64 = 5.0;
    let (from, to) = (scale.clamped(range.lo), scale.clamped(range.hi));
    let area = Shape::Rect(Rect::new(from, y - HALF, (to - from).max(1.0), 2.0 * HALF), HALF);
    Pen::on(scene).ink(ground).of(&value.key).fill(area.clone());
    Pen::on(scene).ink(outline).of(&value.key).stroke(area, 1.0);
}
