//! Share: one bar for a whole with its one part; figures that aren't parts stand below a dashed line, never in it.

use crate::chart::layout::groups::groups;
use crate::chart::layout::ledger::{Ledger, dashes};
use crate::chart::layout::{BODY, Pen};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, Values, role};
use crate::scene::{Label, Rect, Scene, Shape};
use crate::theme::{Ink, on};

/// Registered in `chart::KINDS`. Rows of `bar` or `beside` alone come after those of their group with a whole, below a dashed
/// line: they are no parts. Those of `bar` are drawn on the scale of a whole in their unit.
pub const KIND: Kind = Kind {
    id: "share",
    roles: &[
        role("part", Count::Optional).of(Values::NotNegative).single().beside(&["whole"]),
        role("whole", Count::Optional).of(Values::Positive).single().beside(&["part"]),
        role("share", Count::Optional).of(Values::Percentage).single().beside(&["part"]),
        role("bar", Count::Optional).of(Values::NotNegative).or_mark(),
        role("beside", Count::Optional).or_mark(),
    ],
    axis: Axis::Each(&["bar"]),
    encodes: &["part", "bar"],
    claims: &[Claim::Part { part: "part", whole: "whole" }],
    layout,
};

const BAR: f64 = 30.0;
const NUMBER: f64 = 22.0;

/// Group by group: the part's number, the bar, the whole's number; then the figures that are no parts, below a dashed line.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    let has_some = |row: &Row| row.one("bar").or(row.one("beside")).is_some();
    let ledger = Ledger::of(chart, &has_some, frame.width, most(chart));
    for (at, rows) in groups(&chart.rows).into_iter().enumerate() {
        let mut heading = rows.first().and_then(|row| row.group);
        for row in rows {
            if let (Some(part), Some(whole)) = (row.one("part"), row.one("whole")) {
                if let Some(group) = heading.take() {
                    y = Pen::at(&mut scene, 0.0, y).group(group);
                }
                y = row_below(&mut scene, chart, row, part, whole, y) + 20.0;
            }
        }
        if !ledger.has(at) {
            continue;
        }
        if y > 0.0 {
            y = dashes(&mut scene, y);
        }
        if let Some(heading) = heading {
            y = Pen::at(&mut scene, 0.0, y).group(heading);
        }
        y = ledger.rows(&mut scene, at, frame.air, y) + 12.0;
    }
    scene
}

/// The greatest whole in the unit of the figures that have a bar.
fn most(chart: &Resolved) -> f64 {
    let all = |role: &'static str| chart.rows.iter().flat_map(move |row| row.role(role));
    let Some(bar) = all("bar").next() else { return 0.0 };
    let wholes = all("whole").filter(|whole| whole.figure.unit.id == bar.figure.unit.id);
    wholes.filter_map(Item::nominal).fold(0.0, f64::max)
}

/// A row's label, its part, the bar and its whole; returns the y below them.
fn row_below(scene: &mut Scene, chart: &Resolved, row: &Row, part: &Item, whole: &Item, y: f64) -> f64 {
    let y = Pen::at(scene, 0.0, y).bold().paragraph(row.label) + 4.0;
    let pen = Pen::at(scene, 0.0, y).ink(chart.ink(part)).of(&part.key);
    let y = pen.labelled(&chart.shown(part), NUMBER, chart.name(part)) + 4.0;
    let filled = filled(part, whole) * scene.width;
    rest(scene, whole, y);
    let bar = Shape::Rect(Rect::new(0.0, y, filled, BAR), 0.0);
    Pen::on(scene).ink(chart.ink(part)).of(&part.key).fill(bar);
    let below = match row.one("share") {
        Some(share) => percentage(scene, chart, share, on(chart.ink(part)), filled, y),
        None => y + BAR + 4.0,
    };
    Pen::at(scene, 0.0, below).of(&whole.key).labelled(&chart.shown(whole), NUMBER, chart.name(whole))
}

/// How much of the bar is the part's.
fn filled(part: &Item, whole: &Item) -> f64 {
    match (part.nominal(), whole.nominal()) {
        (Some(part), Some(whole)) if whole > 0.0 => (part / whole).clamp(0.0, 1.0),
        _ => 0.0,
    }
}

/// The share in the part in an ink that is read there, else behind it, else beneath the bar; returns the y below both.
fn percentage(scene: &mut Scene, chart: &Resolved, share: &Item, ink: Ink, filled: f64, y: f64) -> f64 {
    let below = y + BAR + 4.0;
    let text = chart.figure(share);
    let label = Label::new(text.clone(), (10.0, y + BAR / 2.0 + 5.0), BODY).bold();
    if label.area().right() + 6.0 <= filled {
        Pen::on(scene).ink(ink).of(&share.key).text(label);
    } else if filled + 20.0 + label.width() <= scene.width {
        let label = Label { at: (filled + 10.0, label.at.1), ..label };
        Pen::on(scene).of(&share.key).text(label);
    } else {
        return Pen::at(scene, 0.0, below).of(&share.key).paragraph(&text);
    }
    below
}

/// The whole behind its part: pale as printed, empty where it is derived; outlined, so that its end is seen on
/// any ground.
fn rest(scene: &mut Scene, whole: &Item, y: f64) {
    let width = scene.width;
    if !whole.is_derived() {
        let area = Shape::Rect(Rect::new(0.0, y, width, BAR), 0.0);
        Pen::on(scene).ink(Ink::NationSoft).of(&whole.key).fill(area);
    }
    let inner = Shape::Rect(Rect::new(0.5, y + 0.5, width - 1.0, BAR - 1.0), 0.0);
    Pen::on(scene).ink(Ink::Nation).of(&whole.key).stroke(inner, 1.0);
}
