//! Unit rows: one mark for each unit counted; rows stand beneath each other and claim no nesting.

use crate::chart::layout::block;
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, WidthClass, role};
use crate::scene::{Anchor, Label, Mark, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, words};
use rust_decimal::prelude::ToPrimitive;

/// Registered in `chart::KINDS`. `subset` counts units of the same row that carry names with that role, `aside`
/// stands beneath the label; a row of `aside` alone is text.
pub const KIND: Kind = Kind {
    id: "unit-rows",
    roles: &[role("value", Count::Optional), role("subset", Count::Optional), role("aside", Count::Many)],
    axis: Axis::None,
    claims: &[Claim::Part { part: "subset", whole: "value" }],
    layout,
};

/// Up to this many units are cells, which can carry names; more are dots.
const MOST_CELLS: usize = 40;
/// More units than this can't be told apart at any size and are not drawn, only printed.
const MOST_UNITS: usize = 20_000;
const NUMBER: f64 = 22.0;
const GAP: f64 = 4.0;
/// The distance of baselines in a cell.
const LINE: f64 = 17.0;

/// A heading a row, with its units beneath: cells where few or named, else dots of one size in all rows.
///
/// Dots are as large as the frame's height allows.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let natural = match frame.class {
        WidthClass::Narrow => 6.0,
        WidthClass::Medium => 6.5,
        WidthClass::Wide => 8.0,
    };
    let height = frame.height.unwrap_or(0.0);
    let steps = (0..24).map(|step| 12.0 - f64::from(step) * 0.25).take_while(|&pitch| pitch > natural);
    let larger = steps.map(|pitch| rows(chart, frame, pitch)).find(|scene| scene.height <= height);
    larger.unwrap_or_else(|| rows(chart, frame, natural))
}

fn rows(chart: &Resolved, frame: Frame, pitch: f64) -> Scene {
    let width = frame.width;
    let mut scene = Scene::new(width);
    let as_dots = chart.rows.iter().any(|row| units(row).is_some_and(|units| units > MOST_CELLS));
    // Dots fill the height themselves.
    let air = if as_dots { 0.0 } else { frame.air };
    let mut y = 0.0;
    for row in &chart.rows {
        let Some(value) = row.one("value") else {
            y = block::lines(&mut scene, row.label, (0.0, y), width, (Weight::Bold, Ink::Muted), None);
            y = asides(&mut scene, chart, row, y, width) + 12.0;
            continue;
        };
        y = heading(&mut scene, chart, row, value, y, width);
        y = match units(row) {
            Some(units) if units == 0 || units > MOST_UNITS => y,
            Some(units) if as_dots => dots(&mut scene, value, units, y, width, pitch),
            Some(units) => cells(&mut scene, row, value, units, y, width),
            None => y,
        };
        y += 16.0 + air;
    }
    scene
}

/// How many units a row has; `None` where rounding leaves it open, since then no unit can be drawn.
fn units(row: &Row) -> Option<usize> {
    row.one("value")?.figure.value.interval().single()?.to_usize()
}

/// The number, the row's label, and what stands aside.
fn heading(scene: &mut Scene, chart: &Resolved, row: &Row, value: &Item, y: f64, width: f64) -> f64 {
    let shown = words::shown(chart.lang, &value.figure);
    let y = block::labelled(scene, &shown, row.label, y, width, (NUMBER, Ink::Text), &value.key);
    asides(scene, chart, row, y, width) + 4.0
}

/// The further figures of a row.
fn asides(scene: &mut Scene, chart: &Resolved, row: &Row, y: f64, width: f64) -> f64 {
    let mut texts = Vec::new();
    for item in row.role("aside").chain(row.role("subset")) {
        let name = item.figure.indicator.name.get(chart.lang);
        let figure = words::figure(chart.lang, &item.figure);
        texts.push(((words(chart.lang).chart.aside)(name, &figure), &item.key));
    }
    block::flow(scene, &texts, y, width, Ink::Muted)
}

fn dots(scene: &mut Scene, value: &Item, units: usize, y: f64, width: f64, pitch: f64) -> f64 {
    let radius = pitch * 0.36;
    let columns = ((width / pitch) as usize).max(1);
    let centre = |at: usize| {
        let (column, line) = ((at % columns) as f64, (at / columns) as f64);
        (column * pitch + radius, y + line * pitch + radius)
    };
    scene.push(
        Mark::fill(Shape::Dots((0..units).map(centre).collect(), radius), Ink::Province).of(&value.key),
    );
    y + units.div_ceil(columns) as f64 * pitch
}

/// Cells: named ones filled, those that a source leaves unnamed dashed.
fn cells(scene: &mut Scene, row: &Row, value: &Item, units: usize, y: f64, width: f64) -> f64 {
    const PADDING: f64 = 4.0;
    let longest = row.names.iter().map(|(name, _)| whole_part(name)).fold(0.0, f64::max);
    let least = if longest > 0.0 { longest + 2.0 * PADDING } else { 12.0 };
    let columns = (((width + GAP) / (least + GAP)) as usize).clamp(1, units.max(1));
    let cell = (width - (columns - 1) as f64 * GAP) / columns as f64;
    // Cells never grow to banners: a row of few stays a row of units.
    let cell = cell.min(120.0);
    let wrapped: Vec<Vec<String>> = row
        .names
        .iter()
        .map(|(name, _)| text::balance(name, block::BODY, Weight::Bold, cell - 2.0 * PADDING))
        .collect();
    let most = wrapped.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let height = if most > 0.0 { (most * LINE + 12.0).max(32.0) } else { 22.0 };
    for at in 0..units {
        let (column, line) = ((at % columns) as f64, (at / columns) as f64);
        let area = Rect::new(column * (cell + GAP), y + line * (height + GAP), cell, height);
        if let (Some((_, role)), Some(lines)) = (row.names.get(at), wrapped.get(at)) {
            named(scene, area, lines, value, role.and_then(|role| row.one(role)));
        } else {
            let inset = Rect::new(area.x + 0.5, area.y + 0.5, area.width - 1.0, area.height - 1.0);
            let outline = Mark::stroke(Shape::Rect(inset, 3.0), Ink::Province, 1.0);
            scene.push(outline.dashed(3.0).of(&value.key));
        }
    }
    y + units.div_ceil(columns) as f64 * (height + GAP) - GAP
}

fn named(scene: &mut Scene, area: Rect, lines: &[String], value: &Item, counted: Option<&Item>) {
    let (ground, ink) = match counted {
        Some(_) => (Ink::Province, Ink::OnProvince),
        None => (Ink::ProvinceSoft, Ink::Text),
    };
    let key = counted.map_or(&value.key, |item| &item.key);
    scene.push(Mark::fill(Shape::Rect(area, 3.0), ground).of(key));
    let first = area.y + (area.height - lines.len() as f64 * LINE) / 2.0 + 13.5;
    for (at, line) in lines.iter().enumerate() {
        let middle = (area.x + area.width / 2.0, first + at as f64 * LINE);
        let label = Label::new(line.clone(), middle, block::BODY).bold().anchored(Anchor::Middle);
        scene.push(Mark::text(label, ink).of(key));
    }
}

/// The width of a name's part that must stay whole: an English word, or three Chinese characters.
fn whole_part(name: &str) -> f64 {
    let three = name.chars().take(3).collect::<String>();
    let three = if name.is_ascii() { 0.0 } else { text::width(&three, block::BODY, Weight::Bold) };
    text::longest_part(name, block::BODY, Weight::Bold).max(three)
}
