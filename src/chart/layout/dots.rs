//! Rows of a label, a track with one figure's mark and its value: what kinds of dots and of level bars have in common.

use super::{BODY, LEADING, Pen, axis, bold_width, width};
use crate::chart::{Frame, Item, Resolved, Row};
use crate::scale::Extent;
use crate::scene::{Label, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;

/// The radius of a dot.
pub const DOT: f64 = 6.0;
/// The height of a bar in a track.
pub const BAR: f64 = 14.0;
/// So many rows stand closer.
const MANY: usize = 12;
/// From the middle of a dot to its value.
const GAP: f64 = 14.0;

/// One row.
pub struct Dot<'a> {
    /// The figure.
    pub item: &'a Item<'a>,
    /// The heading of the rows that begin with this one; may be empty.
    pub heading: &'a str,
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
            heading: row.group.unwrap_or_default(),
            label: row.label,
            remark: String::new(),
            value: chart.figure(item),
            ink: chart.ink(item),
            weight: Weight::Bold,
        }
    }

    /// Draws the dot at a place, or a range from one x to another as a bar.
    pub fn draw(&self, scene: &mut Scene, Extent { lo, hi }: Extent, y: f64) {
        let pen = Pen::at(scene, lo, y).ink(self.ink).of(&self.item.key);
        if self.item.nominal().is_some() {
            return pen.dot(DOT, self.item.is_hollow());
        }
        let area = Rect::new(lo, y - 4.0, (hi - lo).max(1.0), 8.0);
        pen.fill(Shape::Rect(area, 4.0));
    }

    fn label_width(&self) -> f64 {
        text::width(self.label, BODY, self.weight)
    }

    /// The width of label and remark on one line.
    fn both_width(&self) -> f64 {
        let remark = width(&self.remark);
        self.label_width() + if remark > 0.0 { remark + 10.0 } else { 0.0 }
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
    /// What is between two rows: less where they are many and of one line.
    between: f64,
    /// Where the tracks begin.
    pub left: f64,
    /// Where they end.
    pub right: f64,
}

impl Tracks {
    /// Tracks for the longest label and the longest value of some rows.
    pub fn of(dots: &[Dot], frame: Frame) -> Tracks {
        /// The shortest track on which dots can be told apart.
        const LEAST: f64 = 96.0;
        let Frame { width, air, .. } = frame;
        let label = dots.iter().map(Dot::label_width).fold(0.0, f64::max);
        let value = dots.iter().map(|dot| bold_width(&dot.value)).fold(0.0, f64::max);
        let both = dots.iter().map(Dot::both_width).fold(0.0, f64::max);
        let labels = if both <= width * 0.46 { both } else { label.min(width * 0.4) };
        // On a narrow frame labels of several lines leave more room above their tracks.
        let beside = (label <= labels || width >= 480.0) && width - labels - value - 3.0 * GAP >= LEAST;
        let inline = beside || width - value - 2.0 * GAP >= LEAST;
        let left = if beside { labels + 2.0 * GAP } else { DOT };
        let right = if inline { width - value - GAP } else { width - DOT };
        let labels = if beside { labels } else { width };
        let between = if dots.len() >= MANY && both <= labels { -3.0 } else { 6.0 };
        Tracks { labels, beside, behind: both <= labels, inline, air, between, left, right }
    }

    /// The length of the tracks.
    pub fn length(&self) -> f64 {
        self.right - self.left
    }

    /// Draws the rows over grid lines at marks, which are `tall` or only stand beneath the rows. `draw` draws a dot at
    /// a y and returns the x behind which its value has room.
    pub fn rows(
        &self,
        scene: &mut Scene,
        dots: &[Dot],
        marks: Vec<axis::Mark>,
        tall: bool,
        draw: &dyn Fn(&mut Scene, &Dot, f64) -> f64,
    ) {
        let mut over = Scene::new(scene.width);
        let mut y = 0.0;
        for dot in dots {
            if !dot.heading.is_empty() {
                y = Pen::at(&mut over, 0.0, if y > 0.0 { y + 6.0 } else { y }).bold().paragraph(dot.heading)
                    + 2.0;
            }
            let place = self.texts(&mut over, dot, y);
            let end = draw(&mut over, dot, place.middle);
            if self.inline {
                value(&mut over, dot, end.max(self.left) + GAP, place.middle + 5.0, tall);
            }
            y = place.bottom + self.air;
        }
        if !dots.is_empty() {
            axis::axis(scene, marks, if tall { 0.0 } else { y - 4.0 }, y);
        }
        scene.place(over, (0.0, 0.0));
    }

    /// Writes a row's texts.
    fn texts(&self, scene: &mut Scene, dot: &Dot, y: f64) -> Place {
        let mut texts = Scene::new(scene.width);
        let mut bottom = write(self.pen(&mut texts, dot, 0.0, y).weight(dot.weight), dot.label);
        let (x, top) = if self.behind { (dot.label_width() + 10.0, bottom - LEADING) } else { (0.0, bottom) };
        bottom = write(self.pen(&mut texts, dot, x, top).ink(Ink::Muted), &dot.remark).max(bottom);
        if !self.inline {
            bottom = write(self.pen(&mut texts, dot, 0.0, bottom).bold().ink(dot.ink), &dot.value);
        }
        if !self.beside {
            behind(scene, &texts);
        }
        scene.place(texts, (0.0, 0.0));
        if self.beside {
            Place { middle: f64::midpoint(y, bottom), bottom: bottom + self.between }
        } else {
            Place { middle: bottom + 10.0, bottom: bottom + 32.0 }
        }
    }

    /// A pen for a row's texts.
    fn pen<'a>(&self, scene: &'a mut Scene, dot: &'a Dot, x: f64, y: f64) -> Pen<'a> {
        Pen::at(scene, x, y).within(self.labels - x + 0.5).of(&dot.item.key)
    }
}

/// From the least to the greatest of what rows show, beyond some extent.
pub fn extent(dots: &[Dot], beyond: Extent) -> Extent {
    dots.iter().filter_map(|dot| dot.item.reach()).fold(beyond, Extent::and)
}

/// Where a row has its track.
struct Place {
    /// The y of the track's middle.
    middle: f64,
    /// The y below the row.
    bottom: f64,
}

/// Writes a text, if it isn't empty; returns the y below it.
fn write(pen: Pen, text: &str) -> f64 {
    if text.is_empty() { pen.y } else { pen.paragraph(text) }
}

/// The ground of texts, so that grid lines run behind them.
fn behind(scene: &mut Scene, texts: &Scene) {
    let areas = texts.marks.iter().map(|mark| mark.shape.area());
    if let Some(area) = areas.reduce(|a, b| a.union(&b)) {
        Pen::on(scene).ink(Ink::Card).fill(Shape::Rect(area, 0.0));
    }
}

/// Writes a row's value from an x; over tall grid lines on the ground of the card.
fn value(scene: &mut Scene, dot: &Dot, x: f64, baseline: f64, tall: bool) {
    let label = Label { weight: dot.weight, ..Label::new(dot.value.clone(), (x, baseline), BODY) };
    let pen = Pen::on(scene).ink(dot.ink).of(&dot.item.key);
    if tall { pen.on_card(label) } else { pen.text(label) }
}
