//! Strip: one measure of many regions at one time, a tick each on one axis; the report's own and its whole are named.

use crate::chart::layout::lanes::{Wish, lanes};
use crate::chart::layout::{ASCENT, BODY, LEADING, Pen, axis};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::index::sorted;
use crate::package::Role;
use crate::scale::{Extent, Linear, tick_count};
use crate::scene::{Key, Label, Rect, Scene, Shape};
use crate::text::Weight;
use crate::theme::Ink;

/// Registered in `chart::KINDS`. A row is one strip; all strips of a chart have one scale.
pub const KIND: Kind = Kind {
    id: "strip",
    roles: &[role("values", Count::Several).or_mark().single()],
    axis: Axis::Shared(&["values"]),
    encodes: &["values"],
    claims: &[Claim::Across("values")],
    layout,
};

/// The room beside the outermost ticks.
const SIDE: f64 = 8.0;
/// The width of a tick, and of the report's own.
const TICK: [f64; 2] = [2.0, 4.0];
/// The least distance of the middles of two ticks in one line.
const APART: f64 = 4.0;
/// The distance of lines of ticks: the largest, and where there are many.
const LINE: [f64; 2] = [26.0, 14.0];
/// Ticks that stand higher are lower.
const TALLEST: f64 = 180.0;
/// The radius of the dots beneath the axis: the report's own, and its whole's.
const DOT: [f64; 2] = [6.0, 4.5];
/// From the axis to the middle of a dot, and to the baseline of the nearest name.
const BENEATH: [f64; 2] = [7.0, 34.0];
/// Where ticks may reach up to.
const TOP: f64 = 2.0;

/// The strips beneath each other, all on one scale; one of points needs no zero.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let reaches = chart.rows.iter().flat_map(|row| &row.items).filter_map(Item::reach);
    let domain = reaches.fold(Extent::NONE, Extent::and);
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = Pen::at(&mut scene, 0.0, y).group(group);
        }
        // One strip is called by the chart's headline.
        let named = row.items.first().is_some_and(|item| row.label != chart.name(item));
        if named || chart.rows.len() > 1 {
            y = Pen::at(&mut scene, 0.0, y).bold().paragraph(row.label) + 8.0;
        }
        let strip = strip(chart, row, domain, frame);
        let height = strip.height;
        scene.place(strip, (0.0, y));
        y += height + 24.0 + frame.air;
    }
    scene
}

/// The scale of all strips at a width.
fn scale(domain: Extent, width: f64) -> Linear {
    Linear::new(domain, SIDE, width - SIDE).nice(count(width))
}

/// How many numbers an axis has.
fn count(width: f64) -> usize {
    tick_count(width, 90.0)
}

/// A figure in its place.
#[derive(Clone, Copy)]
struct Tick<'a> {
    item: &'a Item<'a>,
    x: f64,
    /// What it is drawn as.
    rank: Rank,
    /// The line that it stands in; 0 is the one on the axis.
    line: usize,
}

/// What a figure is drawn as, in the order in which they are read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The report's own: a strong tick, a dot beneath it and a name.
    Own,
    /// Of a region that has the report's in it: a line behind all ticks, a dot beneath it and a name.
    Whole,
    /// A tick, which is named where it is the least or the greatest.
    Other,
}

fn rank(chart: &Resolved, item: &Item) -> Rank {
    match item.figure.region.role {
        _ if chart.is_own(item) => Rank::Own,
        Some(Role::Whole) => Rank::Whole,
        _ => Rank::Other,
    }
}

/// The report's own figure, those of its wholes, and the others from the least on, which stand in as few lines as keep
/// them apart.
fn placed<'a>(chart: &Resolved, row: &'a Row, scale: &Linear) -> Vec<Tick<'a>> {
    let mut found = Vec::new();
    for item in &row.items {
        if let Some(value) = item.nominal() {
            found.push(Tick { item, x: scale.clamped(value), rank: rank(chart, item), line: 0 });
        }
    }
    let order = sorted(found.len(), &|a, b| {
        found[a].rank.cmp(&found[b].rank).then(found[a].x.total_cmp(&found[b].x))
    });
    let mut ticks: Vec<Tick> = Vec::new();
    let mut ends = Vec::new();
    let mut own = f64::NEG_INFINITY;
    for at in order {
        let mut tick = found[at];
        if tick.rank == Rank::Own {
            own = tick.x;
        } else if tick.rank == Rank::Other {
            // The report's own stands on the axis.
            tick.line = usize::from((own - tick.x).abs() < APART + 1.0);
            while ends.get(tick.line).is_some_and(|end| tick.x - end < APART) {
                tick.line += 1;
            }
            while ends.len() <= tick.line {
                ends.push(f64::NEG_INFINITY);
            }
            ends[tick.line] = tick.x;
        }
        ticks.push(tick);
    }
    ticks
}

/// How many lines some ticks stand in.
fn lines(ticks: &[Tick]) -> f64 {
    (ticks.iter().map(|tick| tick.line).max().unwrap_or(0) + 1) as f64
}

/// Ticks on their axis, with names in lanes beneath it, then the axis' numbers, then what has a mark in place of a number.
fn strip(chart: &Resolved, row: &Row, domain: Extent, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let at = scale(domain, frame.width);
    let ticks = placed(chart, row, &at);
    if !ticks.is_empty() {
        // The ticks are as high together as they must be at the least width of the class.
        let most = lines(&placed(chart, row, &scale(domain, frame.class.least())));
        let base = TOP + (most * LINE[1]).clamp(LINE[0], TALLEST);
        let mut over = Scene::new(frame.width);
        let bottom = draw(&mut over, chart, &ticks, base);
        let marks = axis::linear(chart.lang, &at, count(frame.width));
        axis::axis(&mut scene, marks, 0.0, bottom);
        Pen::at(&mut scene, 0.0, base).ink(Ink::Axis).across(frame.width, 1.0);
        scene.place(over, (0.0, 0.0));
        scene.height += 8.0;
    }
    let mut missing: Vec<(String, &Key)> = Vec::new();
    for item in &row.items {
        if item.nominal().is_none() {
            missing.push((named(chart, item), &item.key));
        }
    }
    let y = scene.height;
    Pen::at(&mut scene, 0.0, y).ink(Ink::Muted).flow(&missing);
    scene
}

/// Draws ticks on an axis and the names beneath it; returns the y below these.
fn draw(scene: &mut Scene, chart: &Resolved, ticks: &[Tick], base: f64) -> f64 {
    let names = names(chart, ticks, scene.width);
    let mut bottom = base;
    for (tick, label) in &names {
        let y = base + label.at.1;
        Pen::at(scene, tick.x, base).ink(tick.ink()).down(y - ASCENT + 2.0, 1.0);
        bottom = bottom.max(y + LEADING - ASCENT + 4.0);
    }
    let pitch = ((base - TOP) / lines(ticks)).min(LINE[0]);
    for tick in ticks {
        tick.draw(scene, base, pitch);
    }
    for (tick, mut label) in names {
        label.at.1 += base;
        Pen::on(scene).ink(tick.ink()).of(&tick.item.key).on_card(label);
    }
    bottom
}

/// The names of the report's own and its wholes, and of the least and the greatest of the others, in lanes beneath an axis at
/// 0.
fn names<'a, 'b>(chart: &Resolved, ticks: &'b [Tick<'a>], width: f64) -> Vec<(&'b Tick<'a>, Label)> {
    let mut found: Vec<(&Tick, Label)> = Vec::new();
    let mut wishes = Vec::new();
    for (at, tick) in ticks.iter().enumerate() {
        // One that stands for several of the same value isn't named.
        let alike = |other: &Tick| other.rank == Rank::Other && (other.x - tick.x).abs() < 0.01;
        let inner = at > 0 && ticks[at - 1].rank == Rank::Other && at + 1 < ticks.len();
        if tick.rank == Rank::Other
            && (inner || at > 0 && alike(&ticks[at - 1]) || ticks.get(at + 1).is_some_and(alike))
        {
            continue;
        }
        let weight = if tick.rank == Rank::Own { Weight::Bold } else { Weight::Regular };
        let label = |text| Label { weight, ..Label::new(text, (0.0, 0.0), BODY) };
        let mut name = label(named(chart, tick.item));
        if name.width() > width {
            name = label(chart.figure(tick.item));
        }
        wishes.push(Wish { x: tick.x, width: name.width() });
        found.push((tick, name));
    }
    for ((_, label), spot) in found.iter_mut().zip(lanes(&wishes, width)) {
        label.at = (spot.left, BENEATH[1] + spot.lane as f64 * LEADING);
    }
    found
}

/// `辽宁 94.1%`.
fn named(chart: &Resolved, item: &Item) -> String {
    [chart.region(item), &chart.figure(item)].join(" ")
}

impl Tick<'_> {
    fn ink(&self) -> Ink {
        if self.rank == Rank::Own { Ink::Province } else { Ink::Nation }
    }

    /// Draws it over an axis, on which lines are so far apart.
    fn draw(&self, scene: &mut Scene, base: f64, pitch: f64) {
        let derived = self.item.is_derived();
        let lower = base - self.line as f64 * pitch;
        let upper = if self.rank == Rank::Whole { TOP } else { lower - pitch + (pitch * 0.25).min(3.0) };
        let width = if self.rank == Rank::Own { TICK[1] } else { TICK[0] };
        let area = Shape::Rect(Rect::new(self.x - width / 2.0, upper, width, lower - upper), 0.0);
        let mut pen = Pen::at(scene, self.x, base + BENEATH[0]).ink(self.ink()).of(&self.item.key);
        if derived && self.rank == Rank::Other {
            return pen.stroke(area, 1.0);
        }
        pen.copy().fill(area);
        if self.rank != Rank::Other {
            pen.dot(DOT[self.rank as usize], derived);
        }
    }
}
