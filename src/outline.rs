//! The outline of a drawing: its figures in reading order, each with what is read aloud and where it stands.

use crate::chart::Resolved;
use crate::lang::Lang;
use crate::package::Use;
use crate::package::relation::Comparison;
use crate::report::{Figure, Report, Value, Verdict};
use crate::scene::{Key, Rect, Scene};
use crate::words::{self, words};

/// A figure of a drawing, for keyboards and screen readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The figure.
    pub figure: Key,
    /// What is read aloud: region, indicator, figure, period; what is derived; how it stands to others; its rank.
    pub label: String,
    /// The rectangle around all its marks.
    pub area: Rect,
    /// The chart's row, or series, that the figure belongs to; the first one if there are several.
    pub row: usize,
}

/// Where to go from a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the first figure.
    First,
    /// To the one before in reading order.
    Before,
    /// To the next one in reading order.
    After,
    /// To the last figure.
    Last,
    /// To the row above, at the same place in it.
    Up,
    /// To the row below, at the same place in it.
    Down,
}

/// The figures of a chart's scene, each once, in the order in which it was laid out.
pub fn outline(scene: &Scene, chart: &Resolved) -> Vec<Node> {
    let nodes = scene.figures().into_iter().filter_map(|(figure, area)| {
        let label = spoken(chart.report, &chart.report.figure(&figure)?, chart.lang);
        let row = chart.rows.iter().position(|row| row.items.iter().any(|item| item.key == figure))?;
        let label = match chart.rows[row].unsaid {
            Some(unsaid) => {
                let words = words(chart.lang);
                [label, (words.chart.aside)(words.unsaid, unsaid)].join(words.comma)
            }
            None => label,
        };
        Some(Node { figure, label, area, row })
    });
    nodes.collect()
}

/// The node to go to from the one of a figure, without leaving the ends. Without a figure, the first, or the last for
/// those who go backwards. In a chart of one row, up and down are before and after.
pub fn step<'a>(nodes: &'a [Node], from: Option<&Key>, way: Way) -> Option<&'a Node> {
    let last = nodes.len().checked_sub(1)?;
    let at = from.and_then(|from| nodes.iter().position(|node| node.figure == *from));
    let to = match (at, way) {
        (_, Way::First) | (None, Way::After | Way::Down) => 0,
        (_, Way::Last) | (None, Way::Before | Way::Up) => last,
        (Some(at), Way::Before) => at.saturating_sub(1),
        (Some(at), Way::After) => (at + 1).min(last),
        (Some(at), Way::Up) => across(nodes, at, false).unwrap_or(at),
        (Some(at), Way::Down) => across(nodes, at, true).unwrap_or(at),
    };
    nodes.get(to)
}

/// The places of the nodes that are in a document at once: all of a drawing's, or of one with very many those of one row, which
/// is that of a node, else the first. Arrows lead from row to row, and bring the nodes of the next.
pub fn at_once(nodes: &[Node], chosen: Option<usize>) -> Vec<usize> {
    /// So many are no burden.
    const MOST: usize = 200;
    let row = chosen.and_then(|at| nodes.get(at)).or(nodes.first()).map(|node| node.row);
    let of_row = |at: &usize| nodes.len() <= MOST || Some(nodes[*at].row) == row;
    (0..nodes.len()).filter(of_row).collect()
}

/// The figure in the row below or above, at the same place in its row, or at its end.
fn across(nodes: &[Node], at: usize, down: bool) -> Option<usize> {
    let row = nodes[at].row;
    let places =
        |row: usize| nodes.iter().enumerate().filter(move |(_, node)| node.row == row).map(|(at, _)| at);
    let others = nodes.iter().map(|node| node.row);
    if others.clone().all(|other| other == row) {
        return if down { Some(at + 1).filter(|at| *at < nodes.len()) } else { at.checked_sub(1) };
    }
    let to = if down { others.filter(|it| *it > row).min() } else { others.filter(|it| *it < row).max() }?;
    let place = places(row).take_while(|other| *other != at).count();
    places(to).take(place + 1).last()
}

/// What is read aloud for a figure.
fn spoken(report: &Report, it: &Figure, lang: Lang) -> String {
    let parts = [Some(words::spoken(lang, it)), beside(report, it, lang), rank(report, it, lang)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words(lang).comma)
}

/// How a figure stands to that of a region which the report's is held against, where a relation of the report says so: the difference, or the part of it.
fn beside(report: &Report, it: &Figure, lang: Lang) -> Option<String> {
    report.relations_of(&it.observation.id).find_map(|(relation, verdict)| {
        let [own, other] = &relation.operands[..] else { return None };
        let (other, result) = (report.figure(other)?, report.figure(&relation.result)?);
        let stands = matches!(verdict, Verdict::Derives { .. } | Verdict::Holds { .. });
        if *own != it.observation.id || other.region.role.is_none() || !stands {
            return None;
        }
        let (region, amount) = (other.region.name.get(lang), words::figure(lang, &result));
        match relation.kind.compares()? {
            Comparison::Difference => {
                let above = result.value.nominal()?.is_sign_positive();
                let words = &words(lang).chart;
                let beside = if above { words.above } else { words.below };
                Some(beside(region, &amount.replace(['+', '−'], "")))
            }
            Comparison::Share => {
                let granted = other.observation.usage == Some(Use::Share);
                granted.then(|| (words(lang).chart.share_of)(region, &amount))
            }
        }
    })
}

/// The place that a figure was given, where a list of ranks has it as the figure that was ranked.
fn rank(report: &Report, it: &Figure, lang: Lang) -> Option<String> {
    let lists = report.package.charts.iter().filter(|chart| chart.kind == "rank-list");
    let mut rows = lists.flat_map(|chart| &chart.rows);
    let row =
        rows.find(|row| row.figures.get("value").is_some_and(|ids| ids.contains(&it.observation.id)))?;
    let rank = report.figure(row.figures.get("rank")?.first()?)?;
    matches!(rank.value, Value::Printed(_)).then(|| words::figure(lang, &rank))
}
