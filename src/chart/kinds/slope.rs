//! Slope: a figure of now beside the same a year before, each row in a panel with an axis of its own.

use crate::chart::layout::{block, numbers};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, nominal, role};
use crate::scale::Linear;
use crate::scene::{Mark, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, words};

/// Registered in `chart::KINDS`. `value` holds two figures, the earlier first; rows of `beside` alone come after
/// the panels.
pub const KIND: Kind = Kind {
    id: "slope",
    roles: &[role("value", Count::Pair), role("growth", Count::Optional), role("beside", Count::Optional)],
    axis: Axis::None,
    claims: &[Claim::Series("value")],
    layout,
};

const GAP: f64 = 40.0;
/// The narrowest panel.
const PANEL: f64 = 216.0;
const HEIGHT: f64 = 96.0;
const DOT: f64 = 7.0;
/// The distance of the growth from where the room of the later figure begins.
const BESIDE: f64 = 2.0 * DOT + 10.0;
/// The narrowest column of numbers.
const COLUMN: f64 = 112.0;

/// Panels side by side where there is room, their axes at one height; then the numbers beside them.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let pairs = chart.rows.iter().filter_map(|row| {
        let mut values = row.role("value");
        Some((row, [values.next()?, values.next()?]))
    });
    let pairs: Vec<_> = pairs.collect();
    let columns = pairs.len().clamp(1, block::most_columns(frame.class.least(), PANEL, GAP));
    let column = (frame.width - (columns - 1) as f64 * GAP) / columns as f64;
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for line in pairs.chunks(columns) {
        let headings =
            line.iter().map(|(row, _)| text::wrap(row.label, block::BODY, Weight::Bold, column).len());
        let top = y + headings.max().unwrap_or(0) as f64 * block::LEADING + 14.0;
        let growths: Vec<Scene> =
            line.iter().map(|(row, _)| growth(chart, row, column - later(column) - BESIDE)).collect();
        let base = top + growths.iter().map(|growth| growth.height).fold(HEIGHT, f64::max);
        let mut bottom = y;
        for (at, ((row, values), growth)) in line.iter().zip(growths).enumerate() {
            let x = at as f64 * (column + GAP);
            let bold = (Weight::Bold, Ink::Text);
            block::lines(&mut scene, row.label, (x, y), column, bold, None);
            scene.place(growth, (x + later(column) + BESIDE, top - DOT - 4.0));
            let panel = panel(chart, *values, column, base - top);
            bottom = f64::max(bottom, top + panel.height);
            scene.place(panel, (x, top));
        }
        y = bottom + 24.0;
    }
    numbers::grids(&mut scene, chart, y, (frame, COLUMN), |row, lang| numbers::cell(row, lang, "beside"));
    scene
}

/// Where the room of the later figure begins in a panel; a derived earlier one needs more, for its range.
fn later(width: f64) -> f64 {
    (width * 0.54).floor()
}

/// Two stems from zero at a height, joined at their heads, with figures and periods beneath.
fn panel(chart: &Resolved, values: [&Item; 2], width: f64, base: f64) -> Scene {
    let mut scene = Scene::new(width);
    let later = later(width);
    let largest = values.into_iter().filter_map(nominal).fold(0.0, f64::max);
    let scale = Linear::new((0.0, largest), (base, 0.0));
    let places = values.into_iter().zip([DOT, later + DOT]);
    let heads = places.filter_map(|(item, x)| Some((item, (x, scale.clamped(nominal(item)?)))));
    let heads: Vec<_> = heads.collect();
    for (item, (x, y)) in &heads {
        scene.push(Mark::stroke(Shape::Line(vec![(*x, base), (*x, *y)]), Ink::Nation, 1.0).of(&item.key));
    }
    if let [(_, from), (now, to)] = heads[..] {
        scene.push(Mark::stroke(Shape::Line(vec![from, to]), Ink::Province, 2.5).of(&now.key));
    }
    scene.push(Mark::stroke(Shape::Line(vec![(0.0, base), (later + 2.0 * DOT, base)]), Ink::Axis, 1.0));
    for (item, head) in &heads {
        block::dot(&mut scene, *head, DOT, Ink::Province, item.figure.value.is_derived(), &item.key);
    }
    for (item, x) in values.into_iter().zip([0.0, later]) {
        let room = if x > 0.0 { width - later } else { later - 12.0 };
        let figure = &item.figure;
        let text = words::figure(chart.lang, figure);
        let weight = (Weight::Bold, Ink::Province);
        let y = block::lines(&mut scene, &text, (x, base + 4.0), room, weight, Some(&item.key));
        let period = words::period(chart.lang, &figure.observation.period);
        let y = block::caption(&mut scene, &period, (x, y), room, Ink::Muted, &item.key);
        if figure.value.is_derived() {
            let range = words::rounded_bounds(chart.lang, figure.value.interval(), figure.unit);
            block::caption(&mut scene, &range, (x, y), room, Ink::Muted, &item.key);
        }
    }
    scene
}

/// The growth as printed.
fn growth(chart: &Resolved, row: &Row, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    if let Some(item) = row.one("growth") {
        let shown = words::shown(chart.lang, &item.figure);
        let ended = block::number(&mut scene, &shown, (0.0, 0.0), width, (22.0, Ink::Text), &item.key);
        let change = words(chart.lang).chart.change;
        block::caption(&mut scene, change, (0.0, ended.bottom), width, Ink::Muted, &item.key);
    }
    scene
}
