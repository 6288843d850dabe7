//! Share: one bar for a whole with its one part; numbers that aren't parts stand beside it, never in it.

use crate::chart::layout::{block, numbers};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, nominal, role};
use crate::scene::{Label, Mark, Rect, Scene, Shape};
use crate::text::Weight;
use crate::theme::Ink;
use crate::words;

/// Registered in `chart::KINDS`. Rows of `beside` alone come after those with a bar.
pub const KIND: Kind = Kind {
    id: "share",
    roles: &[
        role("part", Count::Optional),
        role("whole", Count::Optional),
        role("share", Count::Optional),
        role("beside", Count::Optional),
    ],
    axis: Axis::None,
    claims: &[Claim::Part { part: "part", whole: "whole" }],
    layout,
};

const BAR: f64 = 30.0;
const NUMBER: f64 = 22.0;
/// The narrowest column of numbers.
const COLUMN: f64 = 112.0;

/// The part's number, the bar, the whole's number; then the numbers beside it in printed order.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for row in &chart.rows {
        if let (Some(part), Some(whole)) = (row.one("part"), row.one("whole")) {
            y = bar(&mut scene, chart, row, (part, whole), y) + 24.0;
        }
    }
    numbers::grids(&mut scene, chart, y, (frame, COLUMN), |row, lang| numbers::cell(row, lang, "beside"));
    scene
}

fn bar(scene: &mut Scene, chart: &Resolved, row: &Row, (part, whole): (&Item, &Item), y: f64) -> f64 {
    let width = scene.width;
    let number = |scene: &mut Scene, item: &Item, ink, y| {
        let shown = words::shown(chart.lang, &item.figure);
        let name = item.figure.indicator.name.get(chart.lang);
        block::labelled(scene, &shown, name, y, width, (NUMBER, ink), &item.key)
    };
    let y = block::lines(scene, row.label, (0.0, y), width, (Weight::Bold, Ink::Text), None) + 4.0;
    let y = number(scene, part, Ink::Province, y) + 4.0;
    let filled = match (nominal(part), nominal(whole)) {
        (Some(part), Some(whole)) if whole > 0.0 => (part / whole).clamp(0.0, 1.0) * width,
        _ => 0.0,
    };
    rest(scene, whole, Rect::new(0.0, y, width, BAR));
    scene.push(Mark::fill(Shape::Rect(Rect::new(0.0, y, filled, BAR), 0.0), Ink::Province).of(&part.key));
    let mut below = y + BAR + 4.0;
    if let Some(share) = row.one("share") {
        let text = words::figure(chart.lang, &share.figure);
        let label = Label::new(text.clone(), (10.0, y + BAR / 2.0 + 5.0), block::BODY).bold();
        if label.area().right() + 6.0 <= filled {
            scene.push(Mark::text(label, Ink::OnProvince).of(&share.key));
        } else if filled + 20.0 + label.width() <= width {
            let label = Label { at: (filled + 10.0, label.at.1), ..label };
            scene.push(Mark::text(label, Ink::Text).of(&share.key));
        } else {
            below = block::paragraph(scene, &text, (0.0, below), width, Ink::Text, Some(&share.key));
        }
    }
    number(scene, whole, Ink::Text, below)
}

/// The whole behind its part: pale as printed, empty where it is derived; outlined, so that its end is seen on
/// any ground.
fn rest(scene: &mut Scene, whole: &Item, area: Rect) {
    if !whole.figure.value.is_derived() {
        scene.push(Mark::fill(Shape::Rect(area, 0.0), Ink::NationSoft).of(&whole.key));
    }
    let inner = Rect::new(area.x + 0.5, area.y + 0.5, area.width - 1.0, area.height - 1.0);
    scene.push(Mark::stroke(Shape::Rect(inner, 0.0), Ink::Nation, 1.0).of(&whole.key));
}
