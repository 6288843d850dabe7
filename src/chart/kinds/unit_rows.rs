//! Unit rows: one mark for each unit counted; rows claim no nesting in each other, units are among those of a whole.

use crate::chart::layout::blocks::{self, Block};
use crate::chart::layout::field::{self, Field};
use crate::chart::layout::{BODY, Pen, bold_width};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, Values, WidthClass, role};
use crate::scene::{Anchor, Key, Label, Mark, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::{Ink, on, soft};
use crate::words::{self, words};
use rust_decimal::Decimal;

/// Registered in `chart::KINDS`. `whole` has its units drawn around those of the row; `subset` counts units of the same row that carry names with that role, `aside`
/// stands beneath the label; a row of `aside` alone is text.
pub const KIND: Kind = Kind {
    id: "unit-rows",
    roles: &[
        role("value", Count::Optional).of(Values::NotNegative),
        role("subset", Count::Optional).of(Values::NotNegative),
        role("whole", Count::Optional).of(Values::Positive).single().beside(&["value"]),
        role("aside", Count::Many).or_mark(),
    ],
    axis: Axis::None,
    encodes: &["value", "whole"],
    claims: &[Claim::Part { part: "value", whole: "whole" }, Claim::Part { part: "subset", whole: "value" }],
    layout,
};

/// Up to this many units are cells, which can carry names; more are dots.
const MOST_CELLS: usize = 40;
/// More units than this can't be told apart at any size: then a dot stands for several, and the chart says so.
const MOST_UNITS: usize = 20_000;
/// Up to so many dots are drawn where each stands for several units.
const MOST_DOTS: usize = 2_000;
const NUMBER: f64 = 22.0;
const GAP: f64 = 4.0;
/// The distance of baselines in a cell.
const LINE: f64 = 17.0;
/// The space at both sides of a name in its cell.
const PADDING: f64 = 4.0;
/// How round its corners are.
const CORNER: f64 = 3.0;

/// A heading a row, with its units beneath: cells where few or named, else dots of one size in all rows.
///
/// Dots are as large as the frame's height allows.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    if let Some(scene) = blocks(chart, frame) {
        return scene;
    }
    let natural = natural(frame.class);
    let height = frame.height.unwrap_or(0.0);
    let steps = (0..24).map(|step| 12.0 - f64::from(step) * 0.25).take_while(|&pitch| pitch > natural);
    let larger = steps.map(|pitch| rows(chart, frame, pitch)).find(|scene| scene.height <= height);
    larger.unwrap_or_else(|| rows(chart, frame, natural))
}

/// The distance of dots in a class.
fn natural(class: WidthClass) -> f64 {
    match class {
        WidthClass::Narrow => 6.0,
        WidthClass::Medium => 6.5,
        WidthClass::Wide => 8.0,
    }
}

/// Dots in blocks side by side, and beneath them what has no units; `None` where units are cells, rows are in groups, or have more
/// than a figure and a name.
fn blocks(chart: &Resolved, frame: Frame) -> Option<Scene> {
    if chart.rows.iter().any(|row| row.group.is_some()) {
        return None;
    }
    let plain = |row: &Row| row.items.len() == 1 && row.names.is_empty();
    let (counted, others): (Vec<&Row>, Vec<&Row>) =
        chart.rows.iter().partition(|row| row.one("value").is_some());
    let most = counted.iter().filter_map(|row| units(row)).max().filter(|most| *most > MOST_CELLS)?;
    let worth = worth(most);
    if worth > 1 || !counted.iter().all(|row| plain(row) && units(row).is_some()) {
        return None;
    }
    let blocks: Vec<Block> = counted
        .iter()
        .filter_map(|row| Some(Block { item: row.one("value")?, label: row.label, dots: units(row)? }))
        .collect();
    // What stands beneath takes its part of the height.
    let mut beneath = Scene::new(frame.width);
    let mut y = 0.0;
    for row in others {
        y = Pen::at(&mut beneath, 0.0, y).bold().ink(Ink::Muted).paragraph(row.label);
        y = asides(&mut beneath, chart, row, false, y) + 12.0;
    }
    let height = frame.height.map(|height| height - if y > 0.0 { y + 16.0 } else { 0.0 });
    let mut scene = Scene::new(frame.width);
    let bottom = blocks::draw(&mut scene, chart, &blocks, Frame { height, ..frame }, natural(frame.class))?;
    scene.place(beneath, (0.0, bottom + 16.0));
    Some(scene)
}

/// How the units of all rows are drawn.
enum Drawing {
    /// As cells of one size, some of them in a whole.
    Field(Field),
    /// As cells that can carry names.
    Cells(Cells),
    /// As dots of a pitch that stand for so many units each.
    Dots { pitch: f64, worth: usize },
}

impl Drawing {
    fn of(chart: &Resolved, frame: Frame, pitch: f64) -> Drawing {
        let most = chart.rows.iter().filter_map(units).max().unwrap_or(0);
        let whole = chart.rows.iter().filter_map(|row| field::cells(row.one("whole")?)).max();
        if let Some(whole) = whole.filter(|_| most <= field::MOST) {
            Drawing::Field(Field::of(whole.max(most), frame.width))
        } else if most > MOST_CELLS {
            Drawing::Dots { pitch, worth: worth(most) }
        } else {
            Drawing::Cells(Cells::of(&chart.rows, most, frame.width))
        }
    }
}

/// How many units a dot stands for where the most of a row are so many: one, or a round number.
fn worth(most: usize) -> usize {
    if most <= MOST_UNITS {
        return 1;
    }
    let powers = (0..19).map(|power| 10_usize.pow(power));
    let round = powers.flat_map(|power| [1, 2, 5].map(|digit| power.saturating_mul(digit)));
    round.into_iter().find(|worth| most / worth <= MOST_DOTS).unwrap_or(usize::MAX)
}

fn rows(chart: &Resolved, frame: Frame, pitch: f64) -> Scene {
    let mut scene = Scene::new(frame.width);
    let drawing = Drawing::of(chart, frame, pitch);
    // Dots fill the height themselves.
    let air = if matches!(drawing, Drawing::Dots { .. }) { 0.0 } else { frame.air };
    let mut y = legend(&mut scene, chart, &drawing);
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = Pen::at(&mut scene, 0.0, y).group(group);
        }
        let Some(value) = row.one("value") else {
            y = Pen::at(&mut scene, 0.0, y).bold().ink(Ink::Muted).paragraph(row.label);
            y = asides(&mut scene, chart, row, false, y) + 12.0;
            continue;
        };
        let told = match (&drawing, units(row)) {
            (Drawing::Field(field), Some(units)) => field.says_more(chart, row, units, frame.width),
            _ => false,
        };
        y = heading(&mut scene, chart, row, value, told, y);
        let pen = Pen::at(&mut scene, 0.0, y).ink(chart.ink(value)).of(&value.key);
        y = match (units(row).filter(|units| *units > 0), &drawing) {
            (Some(units), Drawing::Dots { pitch, worth }) => {
                // Of a few units there is one dot, too.
                dots(pen, ((units + worth / 2) / worth).max(1), *pitch, value.is_hollow())
            }
            (Some(units), Drawing::Cells(size)) => cells(pen, chart, row, value, units, size),
            (Some(units), Drawing::Field(field)) => field.draw(&mut scene, chart, row, units, y),
            (None, _) => y,
        };
        if let Some(whole) = row.one("whole") {
            y = Pen::at(&mut scene, 0.0, y).ink(Ink::Muted).of(&whole.key).paragraph(&chart.named(whole));
        }
        y += 12.0 + air;
    }
    scene
}

/// What a dot stands for, where that isn't one; returns the y below it.
fn legend(scene: &mut Scene, chart: &Resolved, drawing: &Drawing) -> f64 {
    let Drawing::Dots { worth: worth @ 2.., .. } = drawing else { return 0.0 };
    let Some(value) = chart.rows.iter().find_map(|row| row.one("value")) else { return 0.0 };
    let units = words::plain(chart.lang, Decimal::from(*worth), value.figure.unit).line();
    let text = (words(chart.lang).chart.dot)(&units);
    Pen::on(scene).ink(Ink::Muted).paragraph(&text) + 8.0
}

/// How many units a row has; `None` where rounding leaves it open, since then no unit can be drawn.
fn units(row: &Row) -> Option<usize> {
    row.one("value")?.units()
}

/// The number, the row's label, and what stands aside, without a subset that is told among the units.
fn heading(scene: &mut Scene, chart: &Resolved, row: &Row, value: &Item, told: bool, y: f64) -> f64 {
    let y = Pen::at(scene, 0.0, y).of(&value.key).labelled(&chart.shown(value), NUMBER, row.label);
    asides(scene, chart, row, told, y) + 4.0
}

/// The further figures of a row.
fn asides(scene: &mut Scene, chart: &Resolved, row: &Row, told: bool, y: f64) -> f64 {
    let items = row.role("aside").chain(row.role("subset").filter(|_| !told));
    let texts: Vec<_> = items.map(|item| (chart.named(item), &item.key)).collect();
    Pen::at(scene, 0.0, y).ink(Ink::Muted).flow(&texts)
}

/// A dot each; returns the y below them.
fn dots(pen: Pen, units: usize, pitch: f64, hollow: bool) -> f64 {
    let y = pen.y;
    let columns = ((pen.width / pitch) as usize).max(1);
    pen.dots(units, columns, pitch, hollow);
    y + units.div_ceil(columns) as f64 * pitch
}

/// The cells of all rows: of one size, so that rows can be compared by their lengths.
struct Cells {
    columns: usize,
    width: f64,
    height: f64,
}

impl Cells {
    /// As many columns as hold the longest name.
    fn of(rows: &[Row], most: usize, room: f64) -> Cells {
        let names: Vec<&str> = rows.iter().flat_map(|row| &row.names).map(|(name, _)| *name).collect();
        let longest = names.iter().map(|name| whole_part(name)).fold(0.0, f64::max);
        let least = if longest > 0.0 { longest + 2.0 * PADDING } else { 12.0 };
        let most = most.max(1);
        let columns = (((room + GAP) / (least + GAP)) as usize).clamp(1, most);
        // Lines as full as they can be: 16 units stand in two lines of eight rather than of 15 and one.
        let columns = most.div_ceil(most.div_ceil(columns));
        // Cells never grow to banners: a row of few stays a row of units.
        let width = ((room - (columns - 1) as f64 * GAP) / columns as f64).min(120.0);
        let lines = names.iter().map(|name| lines(name, width).len()).max().unwrap_or(0) as f64;
        let height = if lines > 0.0 { (lines * LINE + 12.0).max(32.0) } else { 22.0 };
        Cells { columns, width, height }
    }

    /// The place of a cell.
    fn area(&self, at: usize, y: f64) -> Rect {
        let (column, line) = ((at % self.columns) as f64, (at / self.columns) as f64);
        let (x, y) = (column * (self.width + GAP), y + line * (self.height + GAP));
        Rect::new(x, y, self.width, self.height)
    }
}

/// A name in the lines that it takes in a cell.
fn lines(name: &str, width: f64) -> Vec<String> {
    text::balance(name, BODY, Weight::Bold, width - 2.0 * PADDING)
}

/// Cells: named ones filled unless they are derived or planned, those that a source leaves unnamed dashed. Returns the y below
/// them.
fn cells(mut pen: Pen, chart: &Resolved, row: &Row, value: &Item, units: usize, size: &Cells) -> f64 {
    let y = pen.y;
    for at in 0..units {
        let area = size.area(at, y);
        match row.names.get(at) {
            Some((name, role)) => {
                let lines = lines(name, size.width);
                let counted = role.and_then(|role| row.one(role));
                let item = counted.unwrap_or(value);
                let ink = chart.ink(item);
                let (ground, text) = match counted {
                    _ if item.is_hollow() => (None, Ink::Text),
                    Some(_) => (Some(ink), on(ink)),
                    None => (Some(soft(ink)), Ink::Text),
                };
                match ground {
                    Some(ground) => pen.copy().ink(ground).of(&item.key).fill(Shape::Rect(area, CORNER)),
                    None => outline(pen.scene, area, ink, &item.key, None),
                }
                name_in(pen.copy().ink(text).of(&item.key), area, &lines);
            }
            None => outline(pen.scene, area, pen.ink, &value.key, Some(3.0)),
        }
    }
    y + units.div_ceil(size.columns) as f64 * (size.height + GAP) - GAP
}

/// The outline of a cell, in dashes of a length if it has one.
fn outline(scene: &mut Scene, area: Rect, ink: Ink, key: &Key, dash: Option<f64>) {
    let inset = Rect::new(area.x + 0.5, area.y + 0.5, area.width - 1.0, area.height - 1.0);
    let outline = Mark::stroke(Shape::Rect(inset, CORNER), ink, 1.0).of(key);
    scene.push(if let Some(dash) = dash { outline.dashed(dash) } else { outline });
}

/// A cell's name.
fn name_in(mut pen: Pen, area: Rect, lines: &[String]) {
    let first = area.y + (area.height - lines.len() as f64 * LINE) / 2.0 + 13.5;
    for (at, line) in lines.iter().enumerate() {
        let middle = (area.x + area.width / 2.0, first + at as f64 * LINE);
        let label = Label::new(line.clone(), middle, BODY).bold().anchored(Anchor::Middle);
        pen.copy().text(label);
    }
}

/// The width of a name's part that must stay whole: an English word, or three Chinese characters.
fn whole_part(name: &str) -> f64 {
    let three = name.chars().take(3).collect::<String>();
    let three = if name.is_ascii() { 0.0 } else { bold_width(&three) };
    text::longest_part(name, BODY, Weight::Bold).max(three)
}
