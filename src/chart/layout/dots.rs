//! Rows of a label, a track with one figure's mark and its value: what kinds of dots and of level bars have in common.

use super::groups::headed;
use super::{ASCENT, BODY, LEADING, Pen, axis, bold_width, width};
use crate::chart::{Frame, Item, Resolved, Row, WidthClass};
use crate::lang::Lang;
use crate::scale::Extent;
use crate::scene::{Anchor, Label, Rect, Scene, Shape};
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
    /// The rows' figures of a role, the first of each group with its heading.
    pub fn all(
        chart: &'a Resolved,
        role: &str,
        of: &dyn Fn(&'a Row<'a>, &'a Item<'a>) -> Dot<'a>,
    ) -> Vec<Dot<'a>> {
        let rows = headed(&chart.rows, role).into_iter();
        let dots = rows.filter_map(|(heading, row)| {
            Some(Dot { heading: heading.unwrap_or_default(), ..of(row, row.one(role)?) })
        });
        dots.collect()
    }

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
    /// Where values stand.
    values: Place,
    /// How much further apart rows stand than they need.
    air: f64,
    /// What is between two rows: less where they are many and of one line.
    between: f64,
    /// Where the tracks begin.
    pub left: f64,
    /// Where they end.
    pub right: f64,
}

/// Where the values of rows stand.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    /// Behind their dots.
    Behind,
    /// At the ends of their labels' lines.
    Ending,
    /// Beneath their labels.
    Beneath,
}

impl Tracks {
    /// Tracks for the longest label and the longest value of some rows.
    pub fn of(dots: &[Dot], frame: Frame) -> Tracks {
        Tracks::without(0.0, dots, frame)
    }

    /// The same for values that are so much shorter.
    fn without(less: f64, dots: &[Dot], frame: Frame) -> Tracks {
        /// The shortest track on which dots can be told apart; a fifth of the narrowest frame.
        const LEAST: f64 = 96.0;
        let Frame { width, air, class, .. } = frame;
        let label = dots.iter().map(Dot::label_width).fold(0.0, f64::max);
        let shown = |dot: &Dot| bold_width(&dot.value) - less;
        let value = dots.iter().map(shown).fold(0.0, f64::max);
        let both = dots.iter().map(Dot::both_width).fold(0.0, f64::max);
        let labels = if both <= width * 0.46 { both } else { label.min(width * 0.4) };
        // On a narrow frame labels of several lines leave more room above their tracks. What has no room beside them at the least
        // width of a class stands above at all of its widths, since its height stays.
        let beside = if class == WidthClass::Narrow {
            let least = width.min(class.least());
            let labels = if both <= least * 0.46 { both } else { label };
            label <= labels && labels <= width * 0.46 && least - labels - value - 3.0 * GAP >= least / 5.0
        } else {
            (label <= labels || width >= 480.0) && width - labels - value - 3.0 * GAP >= LEAST
        };
        // A long value leaves its track the width where it has room behind the label.
        let has_room = |dot: &Dot| dot.both_width() + shown(dot) + GAP <= width;
        let track = width - value - 2.0 * GAP;
        let values = match track {
            _ if beside => Place::Behind,
            _ if track < width * 0.6 && dots.iter().all(has_room) => Place::Ending,
            _ if track >= LEAST => Place::Behind,
            _ => Place::Beneath,
        };
        let inline = values == Place::Behind;
        let left = if beside { labels + 2.0 * GAP } else { DOT };
        let right = if inline { width - value - GAP } else { width - DOT };
        let labels = if beside { labels } else { width };
        let between = if dots.len() >= MANY && both <= labels { -3.0 } else { 6.0 };
        Tracks { labels, beside, behind: both <= labels, values, air, between, left, right }
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
            let spot = self.texts(&mut over, dot, y);
            let end = draw(&mut over, dot, spot.middle);
            if self.values == Place::Behind {
                value(&mut over, dot, end.max(self.left) + GAP, spot.middle + 5.0, tall);
            }
            y = spot.bottom + self.air;
        }
        if !dots.is_empty() {
            axis::axis(scene, marks, if tall { 0.0 } else { y - 4.0 }, y);
        }
        scene.place(over, (0.0, 0.0));
    }

    /// Writes a row's texts.
    fn texts(&self, scene: &mut Scene, dot: &Dot, y: f64) -> Spot {
        let mut texts = Scene::new(scene.width);
        let mut bottom = write(self.pen(&mut texts, dot, 0.0, y).weight(dot.weight), dot.label);
        let (x, top) = if self.behind { (dot.label_width() + 10.0, bottom - LEADING) } else { (0.0, bottom) };
        bottom = write(self.pen(&mut texts, dot, x, top).ink(Ink::Muted), &dot.remark).max(bottom);
        let pen = self.pen(&mut texts, dot, 0.0, bottom).weight(dot.weight).ink(dot.ink);
        match self.values {
            Place::Behind => {}
            Place::Ending => {
                let label = Label::new(dot.value.clone(), (scene.width, y + ASCENT), BODY);
                pen.text(Label { weight: dot.weight, ..label }.anchored(Anchor::End));
            }
            Place::Beneath => bottom = write(pen.bold(), &dot.value),
        }
        if !self.beside {
            behind(scene, &texts);
        }
        scene.place(texts, (0.0, 0.0));
        if self.beside {
            Spot { middle: f64::midpoint(y, bottom), bottom: bottom + self.between }
        } else {
            Spot { middle: bottom + 10.0, bottom: bottom + 32.0 }
        }
    }

    /// A pen for a row's texts.
    fn pen<'a>(&self, scene: &'a mut Scene, dot: &'a Dot, x: f64, y: f64) -> Pen<'a> {
        Pen::at(scene, x, y).within(self.labels - x + 0.5).of(&dot.item.key)
    }
}

/// Takes the unit from values where only then tracks have room beside their labels, or values on the lines of these, or tracks
/// are much longer; returns it, to be said once, unless it stands above the chart.
pub fn unit_apart(chart: &Resolved, dots: &mut [Dot], frame: Frame) -> Option<String> {
    let unit = dots.first()?.item.figure.unit;
    let word = if chart.lang == Lang::Zh { &unit.id } else { &unit.many };
    let before = Tracks::of(dots, frame);
    let is_apart = dots.iter().all(|dot| dot.value.ends_with(word.as_str()) && dot.value.contains(' '));
    if word.is_empty() || !is_apart || before.beside {
        return None;
    }
    let after = Tracks::without(bold_width(word), dots, frame);
    let saves_a_line = before.values == Place::Beneath && after.values != Place::Beneath;
    if !after.beside && !saves_a_line && after.length() <= before.length() * 1.25 {
        return None;
    }
    for dot in dots {
        dot.value.truncate(dot.value.len() - word.len());
        dot.value.truncate(dot.value.trim_end().len());
    }
    (!chart.names_unit(word)).then(|| word.clone())
}

/// A drawing beneath the unit of its values, if that is said once.
pub fn beneath_unit(unit: Option<String>, drawing: Scene) -> Scene {
    let Some(unit) = unit else { return drawing };
    let mut scene = Scene::new(drawing.width);
    let y = Pen::on(&mut scene).ink(Ink::Muted).paragraph(&unit) + 4.0;
    scene.place(drawing, (0.0, y));
    scene
}

/// From the least to the greatest of what rows show, beyond some extent.
pub fn extent(dots: &[Dot], beyond: Extent) -> Extent {
    dots.iter().filter_map(|dot| dot.item.reach()).fold(beyond, Extent::and)
}

/// Where a row has its track.
struct Spot {
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
