//! The outline of a drawing: its figures in reading order, each with what is read aloud and where it stands.

use crate::lang::Lang;
use crate::report::Report;
use crate::scene::{Key, Rect, Scene};
use crate::words;

/// A figure of a drawing, for keyboards and screen readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The figure.
    pub figure: Key,
    /// What is read aloud: region, indicator, figure, period, and what is derived.
    pub label: String,
    /// The rectangle around all its marks.
    pub area: Rect,
}

/// The figures of a scene, each once, in the order in which it was laid out.
pub fn outline(scene: &Scene, report: &Report, lang: Lang) -> Vec<Node> {
    let nodes = scene.figures().into_iter().filter_map(|(figure, area)| {
        let label = words::spoken(lang, &report.figure(&figure)?);
        Some(Node { figure, label, area })
    });
    nodes.collect()
}

/// The node to go to from the one of a figure: the next or the one before, without leaving the ends. Without a
/// figure, the first or the last.
pub fn step<'a>(nodes: &'a [Node], from: Option<&Key>, forward: bool) -> Option<&'a Node> {
    let at = from.and_then(|from| nodes.iter().position(|node| node.figure == *from));
    match (at, forward) {
        (Some(at), true) => nodes.get(at + 1).or(nodes.last()),
        (Some(at), false) => nodes.get(at.saturating_sub(1)),
        (None, true) => nodes.first(),
        (None, false) => nodes.last(),
    }
}
