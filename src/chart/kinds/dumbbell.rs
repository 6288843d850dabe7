//! Dumbbell: values of one measure on one scale, a region against what it is compared with.

use crate::chart::layout::lanes::{Spot, Wish, cross, lanes};
use crate::chart::layout::{ASCENT, BODY, Pen, axis, bold_width};
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::index::sorted;
use crate::package::Tier;
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::{Anchor, Label, Rect, Scene, Shape};
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`. `reference` holds the nation, derived or published; `other` other regions.
pub const KIND: Kind = Kind {
    id: "dumbbell",
    roles: &[
        role("value", Count::One).or_mark(),
        role("reference", Count::Many).or_mark(),
        role("other", Count::Many).or_mark(),
    ],
    axis: Axis::Shared(&["value", "reference", "other"]),
    encodes: &["value", "reference", "other"],
    claims: &[],
    layout,
};

const DOT: f64 = 7.0;
/// The distance from a row's line to the baseline of the nearest label beneath it.
const BENEATH: f64 = 30.0;
const LANE: f64 = 20.0;
/// The least distance of ticks.
const TICKS: f64 = 110.0;

/// A row's label, then its line: the region's end filled and labelled above, the others labelled beneath in as
/// many lanes as they need; where these are so close that leaders would run behind labels, those between the ends are listed
/// beneath. A derived or planned end is hollow; what is missing stands beneath as its mark.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let scale = scale(chart, frame.width);
    let rows: Vec<Scene> = chart.rows.iter().map(|row| row_scene(chart, row, &scale, frame.width)).collect();
    let bottom: f64 = rows.iter().map(|row| row.height + 14.0).sum();
    let marks = axis::linear(chart.lang, &scale, tick_count(frame.width, TICKS));
    axis::axis(&mut scene, marks, 0.0, bottom);
    let mut y = 0.0;
    for row in rows {
        let height = row.height;
        scene.place(row, (0.0, y));
        y += height + 14.0;
    }
    scene
}

/// Over all values; a scale of points needs no zero.
fn scale(chart: &Resolved, width: f64) -> Linear {
    let reaches = chart.rows.iter().flat_map(|row| &row.items).filter_map(Item::reach);
    let domain = reaches.fold(Extent::NONE, Extent::and);
    Linear::new(domain, DOT + 16.0, width - DOT - 16.0).nice(tick_count(width, TICKS))
}

/// A figure in its place.
#[derive(Clone, Copy)]
struct End<'a> {
    item: &'a Item<'a>,
    /// Its x; of a range that of its middle.
    x: f64,
    /// Half of a range's length.
    half: f64,
}

impl<'a> End<'a> {
    fn of(item: &'a Item<'a>, scale: &Linear) -> Option<End<'a>> {
        let reach = item.reach()?;
        let [lo, hi] = [reach.lo, reach.hi].map(|value| scale.clamped(value));
        Some(End { item, x: f64::midpoint(lo, hi), half: (hi - lo) / 2.0 })
    }
}

fn row_scene(chart: &Resolved, row: &Row, scale: &Linear, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let top = row.group.map_or(0.0, |group| Pen::on(&mut scene).group(group));
    let line = Pen::at(&mut scene, 0.0, top).bold().heading(row.label) + LANE + 14.0;
    let ends: Vec<End> = row.items.iter().filter_map(|item| End::of(item, scale)).collect();
    span(&mut scene, row, &ends, line);
    let (own, others): (Vec<End>, Vec<End>) = ends.iter().copied().partition(|end| end.item.role == "value");
    let mut labelled = named(&others, FEW);
    let mut listed: Vec<End> = Vec::new();
    if cross(&wishes(chart, &labelled, width), &spots(chart, &labelled, width)) {
        let ends = named(&labelled, 0);
        listed = labelled
            .iter()
            .copied()
            .filter(|end| !ends.iter().any(|it| it.item.key == end.item.key))
            .collect();
        labelled = ends;
    }
    beneath(&mut scene, chart, &labelled, line);
    for end in own {
        above(&mut scene, chart, end, line);
    }
    for end in ends.iter().rev() {
        let (pen, radius) = (Pen::at(&mut scene, end.x, line), radius(end.item));
        let pen = pen.ink(chart.ink(end.item)).of(&end.item.key);
        if end.half > 0.0 {
            let bar = Rect::new(end.x - end.half, line - radius, 2.0 * end.half, 2.0 * radius);
            pen.fill(Shape::Rect(bar, radius));
        } else {
            pen.dot(radius, end.item.is_hollow());
        }
    }
    let order = sorted(listed.len(), &|a, b| listed[a].x.total_cmp(&listed[b].x));
    let listed = order.iter().map(|at| listed[*at].item);
    let missing = row.items.iter().filter(|item| item.reach().is_none());
    let texts: Vec<_> = listed.chain(missing).map(|item| (text(chart, item), &item.key)).collect();
    let y = scene.height + 4.0;
    Pen::at(&mut scene, 0.0, y).ink(Ink::Muted).flow(&texts);
    scene
}

/// The line from the lowest to the highest value.
fn span(scene: &mut Scene, row: &Row, ends: &[End], y: f64) {
    let Extent { lo, hi } = Extent::NONE.with(ends.iter().map(|end| end.x));
    if lo < hi {
        let pen = Pen::at(scene, lo, y).ink(Ink::NationSoft);
        match row.one("value") {
            Some(value) => pen.of(&value.key).across(hi, 4.0),
            None => pen.across(hi, 4.0),
        }
    }
}

/// More names of other regions than these stand too far from their dots.
const FEW: usize = 6;

/// Those that are named at their dots: of more than some other regions only the least and the greatest.
fn named<'a>(ends: &[End<'a>], few: usize) -> Vec<End<'a>> {
    let others: Vec<usize> = (0..ends.len()).filter(|at| ends[*at].item.role == "other").collect();
    let order = sorted(others.len(), &|a, b| ends[others[a]].x.total_cmp(&ends[others[b]].x));
    let inner = if others.len() > few.max(2) { &order[1..order.len() - 1] } else { &[] };
    let is_inner = |at: &usize| inner.iter().any(|inner| others[*inner] == *at);
    (0..ends.len()).filter(|at| !is_inner(at)).map(|at| ends[at]).collect()
}

/// The labels of figures, as they ask for room.
fn wishes(chart: &Resolved, ends: &[End], room: f64) -> Vec<Wish> {
    ends.iter().map(|end| Wish { x: end.x, width: label(chart, end.item, room).width() }).collect()
}

fn spots(chart: &Resolved, ends: &[End], room: f64) -> Vec<Spot> {
    lanes(&wishes(chart, ends, room), room)
}

/// Labels in lanes beneath the line, with leaders to them.
fn beneath(scene: &mut Scene, chart: &Resolved, ends: &[End], line: f64) {
    let spots = spots(chart, ends, scene.width);
    let baseline = |spot: &Spot| line + BENEATH + spot.lane as f64 * LANE;
    for (end, spot) in ends.iter().zip(&spots) {
        let pen = Pen::at(scene, end.x, line).ink(Ink::Nation).of(&end.item.key);
        pen.down(baseline(spot) - ASCENT + 2.0, 1.0);
    }
    for (end, spot) in ends.iter().zip(&spots) {
        let label = Label { at: (spot.left, baseline(spot)), ..label(chart, end.item, scene.width) };
        Pen::on(scene).ink(Ink::Nation).of(&end.item.key).on_card(label);
    }
}

fn above(scene: &mut Scene, chart: &Resolved, end: End, y: f64) {
    let label = label(chart, end.item, scene.width).bold();
    let half = label.width() / 2.0;
    let middle = end.x.max(half).min(scene.width - half);
    let label = Label { at: (middle, y - DOT - 8.0), ..label }.anchored(Anchor::Middle);
    Pen::on(scene).ink(chart.ink(end.item)).of(&end.item.key).on_card(label);
}

/// Other regions are smaller.
fn radius(item: &Item) -> f64 {
    match item.role {
        "value" => DOT,
        "reference" => DOT - 1.5,
        _ => DOT - 3.0,
    }
}

/// `辽宁 94.1%`.
fn text(chart: &Resolved, item: &Item) -> String {
    format!("{} {}", chart.region(item), chart.figure(item))
}

/// `辽宁 94.1%`, `全国 ≈93.6%`, `全国 公布 93.65%`. Where a frame is too narrow for that,
/// without what is said of the figure, then without its region, which the figure's card tells.
fn label(chart: &Resolved, item: &Item, room: f64) -> Label {
    let (region, shown) = (chart.region(item), chart.figure(item));
    let mut texts = vec![text(chart, item), shown.clone()];
    if item.role == "reference" && item.figure.observation.tier == Tier::Context {
        texts.insert(0, (words(chart.lang).chart.published)(region, &shown));
    }
    let fits = texts.iter().position(|text| bold_width(text) <= room).unwrap_or(texts.len() - 1);
    Label::new(texts.swap_remove(fits), (0.0, 0.0), BODY)
}
