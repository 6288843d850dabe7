//! Bars: values of one measure on one axis from zero; bars stand beneath each other and are never stacked.

use crate::chart::layout::bar::Bar;
use crate::chart::layout::groups::headed;
use crate::chart::layout::{LEADING, Pen, axis, level, numbers};
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::package::Measure;
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::Scene;
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`. `label` says a bar's value in another measure; rows of `beside` alone come
/// after those with a bar.
pub const KIND: Kind = Kind {
    id: "bars",
    roles: &[
        role("value", Count::Optional).or_mark(),
        role("label", Count::Optional).beside(&["value"]),
        role("beside", Count::Optional).or_mark(),
    ],
    axis: Axis::Shared(&["value"]),
    encodes: &["value"],
    claims: &[],
    layout,
};

const BAR: f64 = 22.0;
const NUMBER: f64 = 22.0;
/// Up to here percentages have an axis that fits them, since on one to 100 they would be stubs.
const HALF: f64 = 50.0;
/// So many rows would be taller than a screen with a large number each.
const MANY: usize = 8;
/// The least distance of ticks.
const TICKS: f64 = 100.0;

/// A number and a bar a row, or bars on the lines of their labels where they are many; the axis runs to 100 % for percentages of
/// more than half, to the largest value otherwise.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let alone = |row: &Row| row.items.iter().all(|item| item.role == "value");
    if chart.rows.len() >= MANY && chart.rows.iter().all(alone) {
        return level::bars(chart, frame, 0.0);
    }
    let mut scene = Scene::new(frame.width);
    let scale = scale(chart, frame.width);
    let mut bars = Vec::new();
    let mut y = 0.0;
    for (heading, row) in headed(&chart.rows, "value") {
        let Some(value) = row.one("value") else { continue };
        if let Some(group) = heading {
            y = Pen::at(&mut scene, 0.0, y).group(group);
        }
        y = texts(&mut scene, chart, row, value, y);
        bars.push(Bar {
            item: value,
            ink: chart.ink(value),
            pale: false,
            base: 0.0,
            y: y + 4.0,
            height: BAR,
        });
        y += BAR + 18.0;
    }
    if !bars.is_empty() {
        y = grid(&mut scene, chart, &bars, &scale, y - 10.0);
    }
    for bar in bars {
        bar.draw(&mut scene, &scale);
    }
    numbers::of_role(&mut scene, chart, "beside", frame, y);
    scene
}

fn scale(chart: &Resolved, width: f64) -> Linear {
    let values: Vec<&Item> = chart.rows.iter().filter_map(|row| row.one("value")).collect();
    let Extent { lo, hi } = values.iter().filter_map(|value| value.reach()).fold(Extent::ZERO, Extent::and);
    let domain = Extent::from_zero([lo, hi]);
    let percent = values.iter().any(|value| value.figure.unit.measure == Measure::Percent);
    if percent && domain.lo == 0.0 && HALF < domain.hi && domain.hi <= 100.0 {
        Linear::new(Extent { lo: 0.0, hi: 100.0 }, 0.0, width - 1.0)
    } else {
        Linear::new(domain, 0.0, width - 1.0).nice(tick_count(width, TICKS))
    }
}

/// The number with the row's label, and what it is in another measure; returns the y below them.
fn texts(scene: &mut Scene, chart: &Resolved, row: &Row, value: &Item, y: f64) -> f64 {
    let pen = Pen::at(scene, 0.0, y).ink(chart.ink(value)).of(&value.key);
    let y = pen.labelled(&chart.shown(value), NUMBER, row.label);
    let Some(label) = row.one("label") else { return y };
    let mut text = chart.named(label);
    if let Some(remark) = chart.derived(label) {
        text = (words(chart.lang).aside_of)(&text, &remark);
    }
    Pen::at(scene, 0.0, y).ink(Ink::Muted).of(&label.key).paragraph(&text)
}

/// Grid lines behind bars alone, so that they cross no text, and the axis beneath; returns the y below it.
fn grid(scene: &mut Scene, chart: &Resolved, bars: &[Bar], scale: &Linear, y: f64) -> f64 {
    let count = tick_count(scene.width, TICKS);
    for bar in bars {
        for tick in scale.ticks(count) {
            let pen = Pen::at(scene, scale.at(tick.value), bar.y - 3.0).ink(Ink::Rule);
            pen.down(bar.y + BAR + 3.0, 1.0);
        }
    }
    axis::axis(scene, axis::linear(chart.lang, scale, count), y - 4.0, y);
    y + LEADING + 28.0
}
