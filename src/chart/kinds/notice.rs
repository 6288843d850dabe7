//! Contradiction notice: figures that can't all be true, as printed, with the reason; nothing is drawn of them.

use crate::chart::layout::block;
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, role};
use crate::package::RelationKind;
use crate::report::Verdict;
use crate::scene::{Mark, Scene, Shape};
use crate::text::Weight;
use crate::theme::Ink;
use crate::words::{self, words};

/// Registered in `chart::KINDS`.
pub const KIND: Kind =
    Kind { id: "notice", roles: &[role("value", Count::One)], axis: Axis::None, claims: &[], layout };

/// One line a figure with its label, then one sentence a contradiction.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    const SIZE: f64 = 22.0;
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for row in &chart.rows {
        let Some(item) = row.one("value") else { continue };
        let shown = words::shown(chart.lang, &item.figure);
        y = block::labelled(&mut scene, &shown, row.label, y, frame.width, (SIZE, Ink::Text), &item.key)
            + 6.0;
    }
    for sentence in clashes(chart) {
        y += 4.0;
        let top = y;
        y = block::lines(
            &mut scene,
            &sentence,
            (14.0, y),
            frame.width - 14.0,
            (Weight::Bold, Ink::Warn),
            None,
        );
        scene.push(Mark::stroke(Shape::Line(vec![(2.0, top + 2.0), (2.0, y - 2.0)]), Ink::Warn, 4.0));
    }
    scene
}

/// What contradicts what, of the relations between the chart's own figures.
fn clashes(chart: &Resolved) -> Vec<String> {
    let report = chart.report;
    let item = |id: &str| chart.rows.iter().flat_map(|row| &row.items).find(|item| &*item.key == id);
    let relations = report.package.relations.iter().zip(&report.verdicts);
    relations
        .filter(|(relation, verdict)| {
            relation.kind == RelationKind::Within && matches!(verdict, Verdict::Contradicts { .. })
        })
        .filter_map(|(relation, _)| {
            let (part, whole) = (item(&relation.result)?, item(relation.operands.first()?)?);
            let name = |item: &Item| item.figure.indicator.name.get(chart.lang).to_owned();
            let figure = |item: &Item| words::figure(chart.lang, &item.figure);
            let clash = words(chart.lang).chart.clash;
            Some(clash(&name(part), &figure(part), &name(whole), &figure(whole)))
        })
        .collect()
}
