//! Bars: values of one measure on one axis from zero; bars stand beneath each other and are never stacked.

use crate::chart::layout::{block, numbers};
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, nominal, role};
use crate::package::Measure;
use crate::scale::Linear;
use crate::scene::{Mark, Rect, Scene, Shape};
use crate::theme::Ink;
use crate::words::{self, words};

/// Registered in `chart::KINDS`. `label` says a bar's value in another measure; rows of `beside` alone come
/// after those with a bar.
pub const KIND: Kind = Kind {
    id: "bars",
    roles: &[role("value", Count::Optional), role("label", Count::Optional), role("beside", Count::Optional)],
    axis: Axis::Shared(&["value"]),
    claims: &[],
    layout,
};

const BAR: f64 = 22.0;
const NUMBER: f64 = 22.0;
/// The narrowest column of numbers.
const COLUMN: f64 = 112.0;

/// A number and a bar a row; the axis runs to 100 % for percentages, to the largest value otherwise.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let scale = scale(chart, frame.width);
    let mut tops = Vec::new();
    let mut y = 0.0;
    for row in &chart.rows {
        let Some(value) = row.one("value") else { continue };
        let shown = words::shown(chart.lang, &value.figure);
        let size = (NUMBER, Ink::Province);
        y = block::labelled(&mut scene, &shown, row.label, y, frame.width, size, &value.key);
        if let Some(label) = row.one("label") {
            let text = block::named(chart.lang, label);
            let text = match block::derived(chart.lang, label) {
                Some(remark) => (words(chart.lang).aside_of)(&text, &remark),
                None => text,
            };
            y = block::paragraph(&mut scene, &text, (0.0, y), frame.width, Ink::Muted, Some(&label.key));
        }
        tops.push((y + 4.0, value));
        y += BAR + 18.0;
    }
    if !tops.is_empty() {
        // Grid lines stand behind bars alone, so that they cross no text.
        for (top, _) in &tops {
            grid(&mut scene, &scale, (*top - 3.0, top + BAR + 3.0));
        }
        y -= 10.0;
        let ticks = scale.ticks(tick_count(frame.width)).into_iter();
        let ticks = ticks.map(|tick| (scale.at(tick.value), tick.digits)).collect();
        block::axis(&mut scene, ticks, (y - 4.0, y));
        y += block::LEADING + 28.0;
    }
    for (top, value) in tops {
        bar(&mut scene, &scale, value, top);
    }
    numbers::grids(&mut scene, chart, y, (frame, COLUMN), |row, lang| numbers::cell(row, lang, "beside"));
    scene
}

fn scale(chart: &Resolved, width: f64) -> Linear {
    let values = || chart.rows.iter().filter_map(|row| row.one("value"));
    let largest = values().filter_map(nominal).fold(0.0, f64::max);
    let percent = values().any(|value| value.figure.unit.measure == Measure::Percent);
    let scale = Linear::new((0.0, if percent { largest.max(100.0) } else { largest }), (0.0, width - 1.0));
    if percent && largest <= 100.0 { scale } else { scale.nice(tick_count(width)) }
}

fn tick_count(width: f64) -> usize {
    (width / 100.0) as usize + 1
}

fn grid(scene: &mut Scene, scale: &Linear, (top, bottom): (f64, f64)) {
    for tick in scale.ticks(tick_count(scene.width)) {
        let x = scale.at(tick.value);
        scene.push(Mark::stroke(Shape::Line(vec![(x, top), (x, bottom)]), Ink::Rule, 1.0));
    }
}

/// A bar from zero; hollow where its value is derived.
fn bar(scene: &mut Scene, scale: &Linear, value: &Item, y: f64) {
    let zero = scale.clamped(0.0);
    let end = scale.clamped(nominal(value).unwrap_or(0.0));
    let area = Rect::new(zero, y, end - zero, BAR);
    if value.figure.value.is_derived() {
        let inner = Rect::new(area.x + 0.5, area.y + 0.5, (area.width - 1.0).max(0.0), BAR - 1.0);
        scene.push(Mark::fill(Shape::Rect(inner, 0.0), Ink::Card).of(&value.key));
        scene.push(Mark::stroke(Shape::Rect(inner, 0.0), Ink::Province, 1.5).of(&value.key));
    } else {
        scene.push(Mark::fill(Shape::Rect(area, 0.0), Ink::Province).of(&value.key));
    }
    scene.push(Mark::stroke(Shape::Line(vec![(zero, y - 3.0), (zero, y + BAR + 3.0)]), Ink::Axis, 1.0));
}
