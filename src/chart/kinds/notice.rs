//! Contradiction notice: figures that can't all be true, as printed, with the reason; nothing is drawn of them.

use crate::chart::layout::Pen;
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, role};
use crate::package::Relation;
use crate::package::relation::Part;
use crate::report::Verdict;
use crate::scene::Scene;
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`.
pub const KIND: Kind = Kind {
    id: "notice",
    roles: &[role("value", Count::One)],
    axis: Axis::None,
    encodes: &[],
    claims: &[],
    layout,
};

/// The size of numbers.
const SIZE: f64 = 22.0;

/// One line a figure with its label, then one sentence a contradiction.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for row in &chart.rows {
        if let Some(item) = row.one("value") {
            let pen = Pen::at(&mut scene, 0.0, y).of(&item.key);
            y = pen.labelled(&chart.shown(item), SIZE, row.label) + 6.0;
        }
    }
    for sentence in clashes(chart) {
        y = warn(&mut scene, &sentence, y + 4.0);
    }
    scene
}

/// A sentence beside a thick line; returns the y below it.
fn warn(scene: &mut Scene, sentence: &str, y: f64) -> f64 {
    let bottom = Pen::at(scene, 14.0, y).bold().ink(Ink::Warn).paragraph(sentence);
    Pen::at(scene, 2.0, y + 2.0).ink(Ink::Warn).down(bottom - 2.0, 4.0);
    bottom
}

/// What contradicts what, of the relations between the chart's own figures.
fn clashes(chart: &Resolved) -> Vec<String> {
    let relations = chart.report.package.relations.iter().zip(&chart.report.verdicts);
    let broken = relations.filter(|(relation, verdict)| {
        relation.kind.part() == Part::ResultOfOperand && matches!(verdict, Verdict::Contradicts { .. })
    });
    broken.filter_map(|(relation, _)| clash(chart, relation)).collect()
}

/// A part that is larger than its whole, in words.
fn clash(chart: &Resolved, relation: &Relation) -> Option<String> {
    let part = item(chart, &relation.result)?;
    let whole = item(chart, relation.operands.first()?)?;
    let clash = words(chart.lang).chart.clash;
    Some(clash(chart.name(part), &chart.figure(part), chart.name(whole), &chart.figure(whole)))
}

/// A figure of the chart.
fn item<'a>(chart: &'a Resolved, id: &str) -> Option<&'a Item<'a>> {
    chart.rows.iter().flat_map(|row| &row.items).find(|item| &*item.key == id)
}
