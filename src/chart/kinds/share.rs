//! Share: one bar for a whole with its one part; numbers that aren't parts stand beside it, never in it.

use crate::chart::layout::groups::headed;
use crate::chart::layout::{BODY, Pen, numbers};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, Values, role};
use crate::scene::{Label, Rect, Scene, Shape};
use crate::theme::Ink;

/// Registered in `chart::KINDS`. Rows of `beside` alone come after those with a bar.
pub const KIND: Kind = Kind {
    id: "share",
    roles: &[
        role("part", Count::Optional).of(Values::NotNegative).single().beside(&["whole"]),
        role("whole", Count::Optional).of(Values::Positive).single().beside(&["part"]),
        role("share", Count::Optional).of(Values::Percentage).single().beside(&["part"]),
        role("beside", Count::Optional).or_mark(),
    ],
    axis: Axis::None,
    claims: &[Claim::Part { part: "part", whole: "whole" }],
    layout,
};

const BAR: f64 = 30.0;
const NUMBER: f64 = 22.0;

/// The part's number, the bar, the whole's number; then the numbers beside it in printed order.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for (heading, row) in headed(&chart.rows, "part") {
        if let (Some(part), Some(whole)) = (row.one("part"), row.one("whole")) {
            if let Some(group) = heading {
                y = Pen::at(&mut scene, 0.0, y).group(group);
            }
            y = row_below(&mut scene, chart, row, part, whole, y) + 24.0;
        }
    }
    numbers::of_role(&mut scene, chart, "beside", frame, y);
    scene
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
        Some(share) => percentage(scene, chart, share, filled, y),
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

/// The share in the part, else behind it, else beneath the bar; returns the y below both.
fn percentage(scene: &mut Scene, chart: &Resolved, share: &Item, filled: f64, y: f64) -> f64 {
    let below = y + BAR + 4.0;
    let text = chart.figure(share);
    let label = Label::new(text.clone(), (10.0, y + BAR / 2.0 + 5.0), BODY).bold();
    if label.area().right() + 6.0 <= filled {
        Pen::on(scene).ink(Ink::OnProvince).of(&share.key).text(label);
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
