//! Dumbbell: values of one measure on one scale, a region against what it is compared with.

use crate::chart::layout::block;
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Row, nominal, of_region, role};
use crate::scale::Linear;
use crate::scene::{Anchor, Label, Mark, Scene, Shape};
use crate::theme::Ink;
use crate::words::{self, words};

/// Registered in `chart::KINDS`. `reference` holds the nation, derived or published; `other` other regions.
pub const KIND: Kind = Kind {
    id: "dumbbell",
    roles: &[role("value", Count::One), role("reference", Count::Many), role("other", Count::Many)],
    axis: Axis::Shared(&["value", "reference", "other"]),
    claims: &[],
    layout,
};

const DOT: f64 = 7.0;
/// The distance from a row's line to the baseline of the nearest label beneath it.
const BENEATH: f64 = 30.0;
const LANE: f64 = 20.0;

/// A row's label, then its line: the region's end filled and labelled above, the others labelled beneath in as
/// many lanes as they need. A derived end is hollow.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let scale = scale(chart, frame.width);
    let rows: Vec<Scene> = chart.rows.iter().map(|row| row_scene(chart, row, &scale, frame.width)).collect();
    let bottom: f64 = rows.iter().map(|row| row.height + 14.0).sum();
    let ticks = scale.ticks(tick_count(frame.width)).into_iter();
    let ticks = ticks.map(|tick| (scale.at(tick.value), tick.digits)).collect();
    block::axis(&mut scene, ticks, (0.0, bottom));
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
    let values = chart.rows.iter().flat_map(|row| &row.items).filter_map(nominal);
    let (lo, hi) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), value| (lo.min(value), hi.max(value)));
    let domain = if lo <= hi { (lo, hi) } else { (0.0, 1.0) };
    Linear::new(domain, (DOT + 16.0, width - DOT - 16.0)).nice(tick_count(width))
}

fn tick_count(width: f64) -> usize {
    (width / 110.0) as usize + 1
}

fn row_scene(chart: &Resolved, row: &Row, scale: &Linear, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let key = row.one("value").map(|item| item.key.clone());
    let top = block::heading(&mut scene, row.label, (0.0, 0.0), width, Ink::Text);
    let line = top + LANE + 14.0;
    let placed: Vec<(&Item, f64)> =
        row.items.iter().filter_map(|item| Some((item, scale.clamped(nominal(item)?)))).collect();
    span(&mut scene, &placed, line, key.as_ref());
    let beneath: Vec<&(&Item, f64)> = placed.iter().filter(|(item, _)| item.role != "value").collect();
    let wishes: Vec<block::Wish> =
        beneath.iter().map(|(item, x)| block::Wish { x: *x, width: label(chart, item).width() }).collect();
    let spots = block::lanes(&wishes, width);
    for ((item, x), spot) in beneath.iter().zip(&spots) {
        let baseline = line + BENEATH + spot.lane as f64 * LANE;
        leader(&mut scene, (*x, line), baseline - block::ASCENT + 2.0, item);
    }
    for ((item, _), spot) in beneath.iter().zip(&spots) {
        let baseline = line + BENEATH + spot.lane as f64 * LANE;
        let label = Label { at: (spot.left, baseline), ..label(chart, item) };
        block::on_card(&mut scene, label, Ink::Nation, &item.key);
    }
    for (item, x) in &placed {
        if item.role == "value" {
            above(&mut scene, chart, item, (*x, line), width);
        }
    }
    for (item, x) in placed.iter().rev() {
        end(&mut scene, chart, item, (*x, line));
    }
    scene
}

/// The line from the lowest to the highest value.
fn span(scene: &mut Scene, placed: &[(&Item, f64)], y: f64, key: Option<&crate::scene::Key>) {
    let (lo, hi) =
        placed.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), (_, x)| (lo.min(*x), hi.max(*x)));
    if lo < hi {
        let mark = Mark::stroke(Shape::Line(vec![(lo, y), (hi, y)]), Ink::NationSoft, 4.0);
        scene.push(match key {
            Some(key) => mark.of(key),
            None => mark,
        });
    }
}

fn leader(scene: &mut Scene, (x, y): (f64, f64), to: f64, item: &Item) {
    scene.push(Mark::stroke(Shape::Line(vec![(x, y), (x, to)]), Ink::Nation, 1.0).of(&item.key));
}

fn above(scene: &mut Scene, chart: &Resolved, item: &Item, (x, y): (f64, f64), width: f64) {
    let label = label(chart, item).bold();
    let half = label.width() / 2.0;
    let middle = x.max(half).min(width - half);
    let label = Label { at: (middle, y - DOT - 8.0), ..label }.anchored(Anchor::Middle);
    block::on_card(scene, label, Ink::Province, &item.key);
}

/// An end in its region's ink; other regions are smaller.
fn end(scene: &mut Scene, chart: &Resolved, item: &Item, at: (f64, f64)) {
    let ink = if of_region(chart, &item.figure) { Ink::Province } else { Ink::Nation };
    let radius = match item.role {
        "value" => DOT,
        "reference" => DOT - 1.5,
        _ => DOT - 3.0,
    };
    block::dot(scene, at, radius, ink, item.figure.value.is_derived(), &item.key);
}

/// `辽宁 94.1%`, `全国 ≈93.6%`, `全国 公布 93.65%`.
fn label(chart: &Resolved, item: &Item) -> Label {
    let shown = words::figure(chart.lang, &item.figure);
    let region = item.figure.region.name.get(chart.lang);
    let text = if item.role == "reference" && !item.figure.value.is_derived() {
        (words(chart.lang).chart.published)(region, &shown)
    } else {
        format!("{region} {shown}")
    };
    Label::new(text, (0.0, 0.0), block::BODY)
}
