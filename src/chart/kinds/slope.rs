//! Slope: a figure of now beneath the same of before, as two bars from zero; rows in one unit have one scale.

use crate::chart::layout::bar::Bar;
use crate::chart::layout::groups::groups;
use crate::chart::layout::ledger::Ledger;
use crate::chart::layout::{ASCENT, BODY, Columns, LEADING, Pen, bold_width, width};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::scale::{Extent, Linear};
use crate::scene::{Anchor, Label, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;

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
const BAR: f64 = 14.0;
/// The size of a growth.
const NUMBER: f64 = 18.0;
/// Between a period, its bar and its figure.
const APART: f64 = 10.0;
/// The shortest track beside a period.
const TRACK: f64 = 72.0;

/// Panels side by side where there is room; then the figures beside them, as rows.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let columns = Columns::fit(chart.rows.iter().filter_map(Panel::of).count(), frame, PANEL, GAP);
    let ledger = Ledger::of(chart, &|row| row.one("beside").is_some(), frame.width, 0.0);
    // A panel across a class's least width has the height that it has at the others.
    let least = if columns.count == 1 { frame.class.least().min(columns.width) } else { columns.width };
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for (at, rows) in groups(&chart.rows).into_iter().enumerate() {
        let panels: Vec<Panel> = rows.iter().filter_map(Panel::of).collect();
        if let Some(heading) = rows.first().and_then(|row| row.group) {
            y = Pen::at(&mut scene, 0.0, y).group(heading);
        }
        for line in panels.chunks(columns.count) {
            y = side_by_side(&mut scene, chart, line, columns, least, y) + 20.0;
        }
        if ledger.has(at) {
            y = ledger.rows(&mut scene, at, frame.air, y) + 12.0;
        }
    }
    scene
}

/// Two figures of a row.
struct Panel<'a> {
    row: &'a Row<'a>,
    values: [&'a Item<'a>; 2],
}

/// One line of panels; returns the y below it.
fn side_by_side(
    scene: &mut Scene,
    chart: &Resolved,
    line: &[Panel],
    columns: Columns,
    least: f64,
    y: f64,
) -> f64 {
    let mut bottom = y;
    for (at, panel) in line.iter().enumerate() {
        let mut drawn = Scene::new(columns.width);
        let top = panel.heading(&mut drawn, chart) + 2.0;
        drawn.height = panel.bars(&mut drawn, chart, least, top);
        bottom = f64::max(bottom, y + drawn.height);
        scene.place(drawn, (columns.left(at), y));
    }
    bottom
}

impl<'a> Panel<'a> {
    fn of(row: &'a Row<'a>) -> Option<Panel<'a>> {
        let mut values = row.role("value");
        Some(Panel { row, values: [values.next()?, values.next()?] })
    }

    /// The row's name, and its growth at the other end of the line or beneath; returns the y below them.
    fn heading(&self, scene: &mut Scene, chart: &Resolved) -> f64 {
        let growth = self.row.one("growth").map(|item| (item, chart.figure(item)));
        let Some((item, figure)) = growth else { return Pen::on(scene).bold().paragraph(self.row.label) };
        let label = Label::new(figure, (scene.width, NUMBER), NUMBER).bold().anchored(Anchor::End);
        let rest = scene.width - label.width() - APART;
        if text::longest_part(self.row.label, BODY, Weight::Bold) > rest {
            let y = Pen::on(scene).bold().paragraph(self.row.label);
            return Pen::at(scene, 0.0, y).of(&item.key).number(&chart.shown(item), NUMBER).bottom;
        }
        let bottom = Pen::at(scene, 0.0, NUMBER - ASCENT).within(rest).bold().paragraph(self.row.label);
        Pen::on(scene).of(&item.key).text(label);
        bottom
    }

    /// The figures of all rows whose bars readers compare with this one's: those in its unit.
    fn comparable<'b>(&self, chart: &'b Resolved) -> Vec<&'b Item<'b>> {
        let panels = chart.rows.iter().filter_map(Panel::of);
        let own = self.values[0].figure.unit;
        panels.flat_map(|panel| panel.values).filter(|item| item.figure.unit.id == own.id).collect()
    }

    /// A bar for each figure between its period and its number, or beneath these where a panel of the least width has too little
    /// room; returns the y below them.
    fn bars(&self, scene: &mut Scene, chart: &Resolved, least: f64, mut y: f64) -> f64 {
        let values = self.comparable(chart);
        let periods = values.iter().map(|item| width(&chart.period(item))).fold(0.0, f64::max);
        let figures = values.iter().map(|item| bold_width(&chart.figure(item))).fold(0.0, f64::max);
        let beside = least - periods - figures - 2.0 * APART >= TRACK;
        let (left, right) =
            if beside { (periods + APART, scene.width - figures - APART) } else { (0.0, scene.width) };
        let reaches = values.iter().filter_map(|item| item.reach()).fold(Extent::ZERO, Extent::and);
        let scale = Linear::new(Extent::from_zero([reaches.lo, reaches.hi]), left, right - 1.0);
        for (at, item) in self.values.into_iter().enumerate() {
            let (ink, figure) = (chart.ink(item), chart.figure(item));
            let texts = y;
            let room = if beside { periods + 0.5 } else { scene.width };
            let pen = Pen::at(scene, 0.0, y).within(room).ink(Ink::Muted).of(&item.key);
            y = pen.paragraph(&chart.period(item));
            if beside {
                let label = Label::new(figure, (scene.width, texts + ASCENT), BODY).bold();
                Pen::on(scene).ink(ink).of(&item.key).text(label.anchored(Anchor::End));
            } else {
                let pen = Pen::at(scene, 0.0, y).bold().ink(ink).of(&item.key);
                y = pen.paragraph(&figure);
            }
            let middle = if beside { texts } else { y } + LEADING / 2.0;
            let bar = Bar { item, ink, pale: at == 0, base: 0.0, y: middle - BAR / 2.0, height: BAR };
            bar.draw(scene, &scale);
            y = if beside { y } else { y + LEADING };
            if item.is_derived() {
                let pen = Pen::at(scene, left, y).ink(Ink::Muted).of(&item.key);
                y = pen.paragraph(&chart.range(item));
            }
            y += 4.0;
        }
        y
    }
}
