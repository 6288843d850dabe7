//! Rows of a label, a track with one dot and its value: what open, logarithmic and ranked dots have in common.

use crate::chart::layout::block;
use crate::chart::{Frame, Item, Resolved, Row, of_region};
use crate::scene::{Label, Mark, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words;

/// The radius of a dot.
pub const DOT: f64 = 6.0;
/// From the middle of a dot to its value.
const GAP: f64 = 14.0;

/// One row.
pub struct Dot<'a> {
    /// The figure.
    pub item: &'a Item<'a>,
    /// What it is called.
    pub label: &'a str,
    /// A remark behind the label; may be empty.
    pub remark: String,
    /// The figure as shown.
    pub value: String,
    /// The ink of dot and value.
    pub ink: Ink,
    /// The weight of label and value.
    pub weight: Weight,
}

impl<'a> Dot<'a> {
    /// A row's figure under the row's label, in the ink of its region.
    pub fn of(chart: &Resolved, row: &'a Row, item: &'a Item<'a>) -> Dot<'a> {
        Dot {
            item,
            label: row.label,
            remark: String::new(),
            value: words::figure(chart.lang, &item.figure),
            ink: if of_region(chart, &item.figure) { Ink::Province } else { Ink::Nation },
            weight: Weight::Bold,
        }
    }
}

/// Where rows have their labels, tracks and values: label and track side by side where they leave room for each
/// other, else the label above its track; the value behind the dot, or with the label where it has no room there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tracks {
    /// The width of the labels.
    labels: f64,
    /// Whether labels stand beside their tracks.
    beside: bool,
    /// Whether remarks stand behind their labels rather than beneath: all of them or none.
    behind: bool,
    /// Whether values stand behind their dots.
    inline: bool,
    /// How much further apart rows stand than they need.
    air: f64,
    /// The ends of the tracks.
    pub ends: (f64, f64),
}

/// Tracks for the longest label and the longest value of some rows.
pub fn tracks(dots: &[Dot], frame: Frame) -> Tracks {
    /// The shortest track on which dots can be told apart.
    const LEAST: f64 = 96.0;
    let Frame { width, air, .. } = frame;
    let longest = |text: &dyn Fn(&Dot) -> f64| dots.iter().map(text).fold(0.0, f64::max);
    let label = longest(&|dot| text::width(dot.label, block::BODY, dot.weight));
    let value = longest(&|dot| text::width(&dot.value, block::BODY, Weight::Bold));
    let both = longest(&|dot| {
        let remark = text::width(&dot.remark, block::BODY, Weight::Regular);
        text::width(dot.label, block::BODY, dot.weight) + if remark > 0.0 { remark + 10.0 } else { 0.0 }
    });
    let labels = if both <= width * 0.46 { both } else { label.min(width * 0.4) };
    // On a narrow frame labels of several lines leave more room above their tracks.
    let beside = (label <= labels || width >= 480.0) && width - labels - value - 3.0 * GAP >= LEAST;
    let inline = beside || width - value - 2.0 * GAP >= LEAST;
    let left = if beside { labels + 2.0 * GAP } else { DOT };
    let right = if inline { width - value - GAP } else { width - DOT };
    let labels = if beside { labels } else { width };
    Tracks { labels, beside, behind: both <= labels, inline, air, ends: (left, right) }
}

/// Draws the rows over grid lines at ticks `(x, text)`, which are `tall` or only stand beneath the rows. `mark` draws
/// a dot at a y and returns the x behind which its value has room.
pub fn rows(
    scene: &mut Scene,
    dots: &[Dot],
    tracks: &Tracks,
    (ticks, tall): (Vec<(f64, String)>, bool),
    mark: &dyn Fn(&mut Scene, &Dot, f64) -> f64,
) {
    let mut over = Scene::new(scene.width);
    let mut y = 0.0;
    for dot in dots {
        let (middle, bottom) = label(&mut over, dot, tracks, y);
        let end = mark(&mut over, dot, middle);
        if tracks.inline {
            let at = (end.max(tracks.ends.0) + GAP, middle + 5.0);
            let label = Label { weight: dot.weight, ..Label::new(dot.value.clone(), at, block::BODY) };
            if tall {
                block::on_card(&mut over, label, dot.ink, &dot.item.key);
            } else {
                over.push(Mark::text(label, dot.ink).of(&dot.item.key));
            }
        }
        y = bottom + tracks.air;
    }
    if !dots.is_empty() {
        block::axis(scene, ticks, (if tall { 0.0 } else { y - 4.0 }, y));
    }
    scene.place(over, (0.0, 0.0));
}

/// Draws a row's texts; returns the y of its track's middle and the y below the row.
fn label(scene: &mut Scene, dot: &Dot, tracks: &Tracks, y: f64) -> (f64, f64) {
    let mut parts = vec![(dot.label, dot.weight, Ink::Text), (&dot.remark, Weight::Regular, Ink::Muted)];
    if !tracks.inline {
        parts.push((&dot.value, Weight::Bold, dot.ink));
    }
    let mut bottom = y;
    let mut texts = Scene::new(scene.width);
    for (at, (text, weight, ink)) in parts.into_iter().enumerate().filter(|(_, part)| !part.0.is_empty()) {
        let (x, top) = if at == 1 && tracks.behind {
            (text::width(dot.label, block::BODY, dot.weight) + 10.0, bottom - block::LEADING)
        } else {
            (0.0, bottom)
        };
        for (at, line) in
            text::wrap(text, block::BODY, weight, tracks.labels - x + 0.5).into_iter().enumerate()
        {
            bottom = top + (at + 1) as f64 * block::LEADING;
            let baseline = bottom - block::LEADING + block::ASCENT;
            let label = Label { weight, ..Label::new(line, (x, baseline), block::BODY) };
            texts.push(Mark::text(label, ink).of(&dot.item.key));
        }
    }
    if !tracks.beside {
        // Grid lines run behind the texts.
        let areas = texts.marks.iter().map(|mark| mark.shape.area());
        if let Some(area) = areas.reduce(|a, b| a.union(&b)) {
            scene.push(Mark::fill(Shape::Rect(area, 0.0), Ink::Card));
        }
    }
    scene.place(texts, (0.0, 0.0));
    if tracks.beside { (f64::midpoint(y, bottom), bottom + 6.0) } else { (bottom + 10.0, bottom + 32.0) }
}
