//! Blocks of dots side by side: figures counted out at one pitch, so that areas can be compared.

use super::{LEADING, Pen, RADIUS, number_width, width};
use crate::chart::{Frame, Item, Resolved, WidthClass};
use crate::scene::{Point, Scene};
use crate::theme::Ink;

/// A figure with its dots.
pub struct Block<'a> {
    /// The figure.
    pub item: &'a Item<'a>,
    /// What it is called.
    pub label: &'a str,
    /// How many dots it has.
    pub dots: usize,
}

/// How blocks stand: the distance of dots, and how many are in a column.
#[derive(Clone, Copy)]
pub struct Size {
    pitch: f64,
    lines: usize,
}

/// Between two blocks.
const GAP: f64 = 28.0;
/// The size of numbers.
const NUMBER: f64 = 22.0;
/// How many dots are in a column where all blocks stand in one line.
const HIGH: usize = 15;
/// How many are in one of a block that shares its line with others, where they don't.
const LOW: usize = 5;
/// The least distance at which dots can be told apart.
const LEAST: f64 = 5.0;
/// What a block has above its dots.
const HEAD: f64 = NUMBER + 6.0 + LEADING + 4.0;

impl Block<'_> {
    /// What number and name need.
    fn text(&self, chart: &Resolved) -> f64 {
        number_width(&chart.shown(self.item), NUMBER).max(width(self.label)) + 1.0
    }

    /// How wide its dots are.
    fn field(&self, size: Size) -> f64 {
        self.dots.div_ceil(size.lines) as f64 * size.pitch
    }
}

/// The largest dots at which all blocks stand in one line; where there is a height to fill, in columns of the least length at
/// which they do.
fn one_line(chart: &Resolved, blocks: &[Block], frame: Frame) -> Option<Size> {
    let most = match (frame.height, frame.class) {
        (Some(_), _) => 20.0,
        (None, WidthClass::Narrow) => 6.0,
        (None, WidthClass::Medium) => 7.0,
        (None, WidthClass::Wide) => 9.0,
    };
    let lines = HIGH..=if frame.height.is_some() { 3 * HIGH } else { HIGH };
    let needs = |size: Size| -> f64 {
        let widths = blocks.iter().map(|block| block.text(chart).max(block.field(size)));
        widths.sum::<f64>() + blocks.len().saturating_sub(1) as f64 * GAP
    };
    let fits = |size: Size| {
        let tall = HEAD + size.lines as f64 * size.pitch;
        needs(size) <= frame.width && frame.height.is_none_or(|height| tall <= height)
    };
    let steps = (0..=60).map(|step| most - f64::from(step) * 0.25).take_while(|pitch| *pitch >= LEAST);
    steps.flat_map(|pitch| lines.clone().map(move |lines| Size { pitch, lines })).find(|size| fits(*size))
}

/// Draws blocks from a y on, in one line where there is room, else in as many as they need; returns the y below them. `None`
/// where a name has no room.
pub fn draw(scene: &mut Scene, chart: &Resolved, blocks: &[Block], frame: Frame, pitch: f64) -> Option<f64> {
    if blocks.iter().any(|block| block.text(chart) > frame.width) {
        return None;
    }
    let size = one_line(chart, blocks, frame).unwrap_or(Size { pitch, lines: LOW });
    let most = ((frame.width / size.pitch) as usize).max(1);
    let (mut x, mut y, mut bottom) = (0.0, 0.0, 0.0_f64);
    for block in blocks {
        let columns = block.dots.div_ceil(size.lines).clamp(1, most);
        let room = block.text(chart).max(columns as f64 * size.pitch);
        if x > 0.0 && x + room > frame.width {
            (x, y) = (0.0, bottom + 16.0);
        }
        let key = &block.item.key;
        let ink = chart.ink(block.item);
        let below = Pen::at(scene, x, y).of(key).number(&chart.shown(block.item), NUMBER).bottom;
        let below = Pen::at(scene, x, below).ink(Ink::Muted).of(key).paragraph(block.label) + 4.0;
        if block.dots > 0 {
            let (radius, hollow) = (size.pitch * RADIUS, block.item.is_hollow());
            Pen::on(scene).ink(ink).of(key).dots_at(
                field(block.dots, columns, size, (x, below)),
                radius,
                hollow,
            );
        }
        bottom = bottom.max(below + block.dots.div_ceil(columns) as f64 * size.pitch);
        x += room + GAP;
    }
    Some(bottom)
}

/// Dots column by column where columns are full, else line by line.
fn field(dots: usize, columns: usize, size: Size, (x, y): Point) -> Vec<Point> {
    let radius = size.pitch * RADIUS;
    let high = dots <= columns * size.lines;
    let centre = |at: usize| {
        let (column, line) =
            if high { (at / size.lines, at % size.lines) } else { (at % columns, at / columns) };
        (x + column as f64 * size.pitch + radius, y + line as f64 * size.pitch + radius)
    };
    (0..dots).map(centre).collect()
}
