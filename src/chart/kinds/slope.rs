//! Slope: a figure of now beside the same a year before, each row in a panel with an axis of its own.

use crate::chart::layout::groups::groups;
use crate::chart::layout::{BODY, Columns, LEADING, Pen, numbers};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::scale::{Extent, Linear};
use crate::scene::Scene;
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`. `value` holds two figures, the earlier first; rows of `beside` alone come after
/// the panels.
pub const KIND: Kind = Kind {
    id: "slope",
    roles: &[
        role("value", Count::Pair).single().or_mark(),
        role("growth", Count::Optional).or_mark().beside(&["value"]),
        role("beside", Count::Optional).or_mark(),
    ],
    axis: Axis::None,
    encodes: &["value"],
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

/// Panels side by side where there is room, their axes at one height; then the numbers beside them.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let columns = Columns::fit(chart.rows.iter().filter_map(Panel::of).count(), frame, PANEL, GAP);
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for rows in groups(&chart.rows) {
        let panels: Vec<Panel> = rows.iter().filter_map(Panel::of).collect();
        if let Some(heading) = rows.first().and_then(|row| row.group).filter(|_| !panels.is_empty()) {
            y = Pen::at(&mut scene, 0.0, y).group(heading);
        }
        for line in panels.chunks(columns.count) {
            y = side_by_side(&mut scene, chart, line, columns, y) + 24.0;
        }
    }
    numbers::of_role(&mut scene, chart, "beside", frame, y);
    scene
}

/// Two figures of a row.
struct Panel<'a> {
    row: &'a Row<'a>,
    values: [&'a Item<'a>; 2],
}

/// One line of panels; returns the y below it.
fn side_by_side(scene: &mut Scene, chart: &Resolved, line: &[Panel], columns: Columns, y: f64) -> f64 {
    let width = columns.width;
    let headings = line.iter().map(|panel| text::wrap(panel.row.label, BODY, Weight::Bold, width).len());
    let top = y + headings.max().unwrap_or(0) as f64 * LEADING + 14.0;
    let beside = later(width) + BESIDE;
    let growths: Vec<Scene> = line.iter().map(|panel| growth(chart, panel.row, width - beside)).collect();
    let base = top + growths.iter().map(|growth| growth.height).fold(HEIGHT, f64::max);
    let mut bottom = y;
    for (at, (panel, growth)) in line.iter().zip(growths).enumerate() {
        let x = columns.left(at);
        Pen::at(scene, x, y).within(width).bold().paragraph(panel.row.label);
        scene.place(growth, (x + beside, top - DOT - 4.0));
        let drawn = panel.draw(chart, width, base - top);
        bottom = f64::max(bottom, top + drawn.height);
        scene.place(drawn, (x, top));
    }
    bottom
}

/// Where the room of the later figure begins in a panel; a derived earlier one needs more, for its range.
fn later(width: f64) -> f64 {
    (width * 0.54).floor()
}

/// A figure at the head of its stem.
struct Head<'a> {
    item: &'a Item<'a>,
    x: f64,
    y: f64,
}

impl<'a> Panel<'a> {
    fn of(row: &'a Row<'a>) -> Option<Panel<'a>> {
        let mut values = row.role("value");
        Some(Panel { row, values: [values.next()?, values.next()?] })
    }

    /// Two stems from zero at a height, joined at their heads, with figures and periods beneath. What is missing has
    /// neither stem nor line.
    fn draw(&self, chart: &Resolved, width: f64, base: f64) -> Scene {
        let mut scene = Scene::new(width);
        let later = later(width);
        // Dots at the foot of the panel have their texts further down.
        let top = f64::max(base + 4.0, self.stems(&mut scene, chart, later, base) + 1.0);
        for (item, x, room) in [(self.values[0], 0.0, later - 12.0), (self.values[1], later, width - later)] {
            texts(Pen::at(&mut scene, x, top).within(room), chart, item);
        }
        scene
    }

    /// Returns the y below the dots.
    fn stems(&self, scene: &mut Scene, chart: &Resolved, later: f64, base: f64) -> f64 {
        let domain = Extent::from_zero(self.values.iter().filter_map(|item| item.nominal()));
        let scale = Linear::new(domain, base, 0.0);
        let zero = scale.at(0.0);
        let places = self.values.into_iter().zip([DOT, later + DOT]);
        let heads: Vec<Head> = places
            .filter_map(|(item, x)| Some(Head { item, x, y: scale.clamped(item.nominal()?) }))
            .collect();
        for Head { item, x, y } in &heads {
            Pen::at(scene, *x, zero).ink(Ink::Nation).of(&item.key).down(*y, 1.0);
        }
        if let [from, to] = &heads[..] {
            let line = vec![(from.x, from.y), (to.x, to.y)];
            Pen::on(scene).ink(chart.ink(to.item)).of(&to.item.key).line(line, 2.5);
        }
        Pen::at(scene, 0.0, zero).ink(Ink::Axis).across(later + 2.0 * DOT, 1.0);
        for Head { item, x, y } in &heads {
            Pen::at(scene, *x, *y).ink(chart.ink(item)).of(&item.key).dot(DOT, item.is_hollow());
        }
        heads.iter().map(|head| head.y + DOT).fold(0.0, f64::max)
    }
}

/// A figure, its period, and the range of one that is derived.
fn texts(mut pen: Pen, chart: &Resolved, item: &Item) {
    let figure = pen.copy().bold().ink(chart.ink(item)).of(&item.key).paragraph(&chart.figure(item));
    let y = pen.lower(figure).ink(Ink::Muted).of(&item.key).caption(&chart.period(item));
    if item.is_derived() {
        pen.lower(y).ink(Ink::Muted).of(&item.key).caption(&chart.range(item));
    }
}

/// The growth as printed.
fn growth(chart: &Resolved, row: &Row, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    if let Some(item) = row.one("growth") {
        let ended = Pen::on(&mut scene).of(&item.key).number(&chart.shown(item), 22.0);
        let pen = Pen::at(&mut scene, 0.0, ended.bottom).ink(Ink::Muted).of(&item.key);
        pen.caption(words(chart.lang).chart.change);
    }
    scene
}
