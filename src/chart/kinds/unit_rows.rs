//! Unit rows: one mark for each unit counted; rows stand beneath each other and claim no nesting.

use crate::chart::layout::{BODY, Pen, bold_width};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, WidthClass, role};
use crate::scene::{Anchor, Label, Mark, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;

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
/// The space at both sides of a name in its cell.
const PADDING: f64 = 4.0;

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
    let mut scene = Scene::new(frame.width);
    let as_dots = chart.rows.iter().any(|row| units(row).is_some_and(|units| units > MOST_CELLS));
    // Dots fill the height themselves.
    let air = if as_dots { 0.0 } else { frame.air };
    let mut y = 0.0;
    for row in &chart.rows {
        let Some(value) = row.one("value") else {
            y = Pen::at(&mut scene, 0.0, y).bold().ink(Ink::Muted).paragraph(row.label);
            y = asides(&mut scene, chart, row, y) + 12.0;
            continue;
        };
        y = heading(&mut scene, chart, row, value, y);
        y = match units(row).filter(|units| (1..=MOST_UNITS).contains(units)) {
            Some(units) if as_dots => dots(&mut scene, value, units, y, pitch),
            Some(units) => cells(&mut scene, row, value, units, y),
            None => y,
        };
        y += 16.0 + air;
    }
    scene
}

/// How many units a row has; `None` where rounding leaves it open, since then no unit can be drawn.
fn units(row: &Row) -> Option<usize> {
    row.one("value")?.units()
}

/// The number, the row's label, and what stands aside.
fn heading(scene: &mut Scene, chart: &Resolved, row: &Row, value: &Item, y: f64) -> f64 {
    let y = Pen::at(scene, 0.0, y).of(&value.key).labelled(&chart.shown(value), NUMBER, row.label);
    asides(scene, chart, row, y) + 4.0
}

/// The further figures of a row.
fn asides(scene: &mut Scene, chart: &Resolved, row: &Row, y: f64) -> f64 {
    let items = row.role("aside").chain(row.role("subset"));
    let texts: Vec<_> = items.map(|item| (chart.named(item), &item.key)).collect();
    Pen::at(scene, 0.0, y).ink(Ink::Muted).flow(&texts)
}

fn dots(scene: &mut Scene, value: &Item, units: usize, y: f64, pitch: f64) -> f64 {
    let radius = pitch * 0.36;
    let columns = ((scene.width / pitch) as usize).max(1);
    let centre = |at: usize| {
        let (column, line) = ((at % columns) as f64, (at / columns) as f64);
        (column * pitch + radius, y + line * pitch + radius)
    };
    let dots = Shape::Dots((0..units).map(centre).collect(), radius);
    Pen::on(scene).ink(Ink::Province).of(&value.key).fill(dots);
    y + units.div_ceil(columns) as f64 * pitch
}

/// Cells: named ones filled, those that a source leaves unnamed dashed. Returns the y below them.
fn cells(scene: &mut Scene, row: &Row, value: &Item, units: usize, y: f64) -> f64 {
    let columns = columns(row, units, scene.width);
    let cell = (scene.width - (columns - 1) as f64 * GAP) / columns as f64;
    // Cells never grow to banners: a row of few stays a row of units.
    let cell = cell.min(120.0);
    let names: Vec<Vec<String>> = row
        .names
        .iter()
        .map(|(name, _)| text::balance(name, BODY, Weight::Bold, cell - 2.0 * PADDING))
        .collect();
    let height = height(&names);
    for at in 0..units {
        let (column, line) = ((at % columns) as f64, (at / columns) as f64);
        let area = Rect::new(column * (cell + GAP), y + line * (height + GAP), cell, height);
        if let (Some((_, role)), Some(lines)) = (row.names.get(at), names.get(at)) {
            named(scene, area, lines, value, role.and_then(|role| row.one(role)));
        } else {
            unnamed(scene, area, value);
        }
    }
    y + units.div_ceil(columns) as f64 * (height + GAP) - GAP
}

/// As many columns of cells as hold the longest name.
fn columns(row: &Row, units: usize, width: f64) -> usize {
    let longest = row.names.iter().map(|(name, _)| whole_part(name)).fold(0.0, f64::max);
    let least = if longest > 0.0 { longest + 2.0 * PADDING } else { 12.0 };
    (((width + GAP) / (least + GAP)) as usize).clamp(1, units.max(1))
}

/// The height of cells with some names.
fn height(names: &[Vec<String>]) -> f64 {
    let most = names.iter().map(Vec::len).max().unwrap_or(0) as f64;
    if most > 0.0 { (most * LINE + 12.0).max(32.0) } else { 22.0 }
}

fn unnamed(scene: &mut Scene, area: Rect, value: &Item) {
    let inset = Rect::new(area.x + 0.5, area.y + 0.5, area.width - 1.0, area.height - 1.0);
    let outline = Mark::stroke(Shape::Rect(inset, 3.0), Ink::Province, 1.0);
    scene.push(outline.dashed(3.0).of(&value.key));
}

fn named(scene: &mut Scene, area: Rect, lines: &[String], value: &Item, counted: Option<&Item>) {
    let (ground, ink) = match counted {
        Some(_) => (Ink::Province, Ink::OnProvince),
        None => (Ink::ProvinceSoft, Ink::Text),
    };
    let key = &counted.unwrap_or(value).key;
    Pen::on(scene).ink(ground).of(key).fill(Shape::Rect(area, 3.0));
    let first = area.y + (area.height - lines.len() as f64 * LINE) / 2.0 + 13.5;
    for (at, line) in lines.iter().enumerate() {
        let middle = (area.x + area.width / 2.0, first + at as f64 * LINE);
        let label = Label::new(line.clone(), middle, BODY).bold().anchored(Anchor::Middle);
        Pen::on(scene).ink(ink).of(key).text(label);
    }
}

/// The width of a name's part that must stay whole: an English word, or three Chinese characters.
fn whole_part(name: &str) -> f64 {
    let three = name.chars().take(3).collect::<String>();
    let three = if name.is_ascii() { 0.0 } else { bold_width(&three) };
    text::longest_part(name, BODY, Weight::Bold).max(three)
}
