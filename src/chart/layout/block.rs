//! What several layouts are made of: paragraphs, large numbers, labels that keep out of each other's way.

use crate::chart::{Frame, Item, Row};
use crate::index::sorted;
use crate::lang::Lang;
use crate::scene::{Anchor, Key, Label, Mark, Point, Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, Shown, words};

/// The size of ordinary chart text; nothing is smaller.
pub const BODY: f64 = 14.0;
/// The distance of baselines of ordinary text.
pub const LEADING: f64 = 20.0;
/// The distance from the top of a line to its baseline.
pub const ASCENT: f64 = 15.0;

/// A paragraph of ordinary text from a top left corner; returns the y below it.
pub fn paragraph(
    scene: &mut Scene,
    text: &str,
    (x, y): (f64, f64),
    width: f64,
    ink: Ink,
    key: Option<&Key>,
) -> f64 {
    lines(scene, text, (x, y), width, (Weight::Regular, ink), key)
}

/// Like `paragraph`, in a weight.
pub fn lines(
    scene: &mut Scene,
    text: &str,
    (x, y): (f64, f64),
    width: f64,
    (weight, ink): (Weight, Ink),
    key: Option<&Key>,
) -> f64 {
    let mut y = y;
    for line in text::wrap(text, BODY, weight, width) {
        let label = Label { weight, ..Label::new(line, (x, y + ASCENT), BODY) };
        let mark = Mark::text(label, ink);
        scene.push(match key {
            Some(key) => mark.of(key),
            None => mark,
        });
        y += LEADING;
    }
    y
}

/// The width of a large number with its unit at a size.
pub fn number_width(shown: &Shown, size: f64) -> f64 {
    let number = text::width(&shown.number, size, Weight::Bold);
    if shown.unit.is_empty() {
        number
    } else {
        number + 5.0 + text::width(&shown.unit, BODY, Weight::Regular)
    }
}

/// Where a large number ended.
pub struct Ended {
    /// The x behind it; the right end of the room where it took several lines.
    pub right: f64,
    /// Its baseline.
    pub baseline: f64,
    /// The y below it.
    pub bottom: f64,
}

/// A large number with its unit from a top left corner, no larger than its room; a number that is too long even
/// at the smallest size is wrapped like text.
pub fn number(
    scene: &mut Scene,
    shown: &Shown,
    (x, y): (f64, f64),
    width: f64,
    (size, ink): (f64, Ink),
    key: &Key,
) -> Ended {
    const SIZES: [f64; 5] = [30.0, 26.0, 22.0, 18.0, BODY];
    let baseline = y + size;
    let fitting = SIZES.into_iter().filter(|&smaller| smaller <= size);
    let Some(size) = fitting.into_iter().find(|&size| number_width(shown, size) <= width) else {
        let bottom = lines(scene, &shown.line(), (x, y), width, (Weight::Bold, ink), Some(key));
        return Ended { right: x + width, baseline: bottom - LEADING + ASCENT, bottom };
    };
    let label = Label::new(shown.number.clone(), (x, baseline), size).bold();
    let mut right = x + label.width();
    scene.push(Mark::text(label, ink).of(key));
    if !shown.unit.is_empty() {
        let unit = Label::new(shown.unit.clone(), (right + 5.0, baseline), BODY);
        right = unit.area().right();
        scene.push(Mark::text(unit, Ink::Muted).of(key));
    }
    Ended { right, baseline, bottom: baseline + 6.0 }
}

/// A large number with a label beside it, or beneath it where there is no room; returns the y below both.
pub fn labelled(
    scene: &mut Scene,
    shown: &Shown,
    text: &str,
    y: f64,
    width: f64,
    (size, ink): (f64, Ink),
    key: &Key,
) -> f64 {
    let ended = number(scene, shown, (0.0, y), width, (size, ink), key);
    let left = ended.right + 10.0;
    let beside = text::width(text, BODY, Weight::Regular) <= width - left;
    let at = if beside { (left, ended.baseline - ASCENT) } else { (0.0, ended.bottom) };
    paragraph(scene, text, at, width - at.0, Ink::Muted, Some(key)).max(ended.bottom)
}

/// How many columns of at least a width stand side by side.
pub fn most_columns(width: f64, least: f64, gap: f64) -> usize {
    (((width + gap) / (least + gap)) as usize).max(1)
}

/// A short text like `paragraph`, in lines as even as can be, so that no single character stands alone.
pub fn caption(scene: &mut Scene, text: &str, (x, y): (f64, f64), width: f64, ink: Ink, key: &Key) -> f64 {
    let lines = text::balance(text, BODY, Weight::Regular, width);
    lines.iter().fold(y, |y, line| paragraph(scene, line, (x, y), width, ink, Some(key)))
}

/// A figure's indicator and the figure, in one line.
pub fn named(lang: Lang, item: &Item) -> String {
    (words(lang).chart.aside)(item.figure.indicator.name.get(lang), &words::figure(lang, &item.figure))
}

/// What is said of a derived figure: its range, or just that it is derived where the range adds nothing.
pub fn derived(lang: Lang, item: &Item) -> Option<String> {
    let (figure, words) = (&item.figure, words(lang));
    let interval = figure.value.interval();
    figure.value.is_derived().then(|| {
        if interval.single().is_some() || words::settled(figure) {
            return words.derived.to_owned();
        }
        (words.range)(&words::rounded_bounds(lang, interval, figure.unit))
    })
}

/// Text on the ground of the card, so that grid lines don't cross it.
pub fn on_card(scene: &mut Scene, label: Label, ink: Ink, key: &Key) {
    let area = label.area();
    let (left, right) = ((area.x - 2.0).max(0.0), (area.right() + 2.0).min(scene.width));
    let ground = Rect::new(left, area.y, right - left, area.height);
    scene.push(Mark::fill(Shape::Rect(ground, 0.0), Ink::Card));
    scene.push(Mark::text(label, ink).of(key));
}

/// Short texts one after another, each with its figure; a new line where the next has no room. Returns the y
/// below them.
pub fn flow(scene: &mut Scene, texts: &[(String, &Key)], y: f64, width: f64, ink: Ink) -> f64 {
    const GAP: f64 = 18.0;
    let (mut x, mut y) = (0.0, y);
    for (text, key) in texts {
        let room = text::width(text, BODY, Weight::Regular);
        if x > 0.0 && x + room > width {
            (x, y) = (0.0, y + LEADING);
        }
        let below = paragraph(scene, text, (x, y), width - x, ink, Some(key));
        // A text of several lines leaves no room behind its last one.
        (x, y) = if below - y > LEADING { (width, below - LEADING) } else { (x + room + GAP, y) };
    }
    if texts.is_empty() { y } else { y + LEADING }
}

/// A label that belongs to an x beneath a line.
pub struct Wish {
    /// The x.
    pub x: f64,
    /// The label's width.
    pub width: f64,
}

/// Where a label was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The lane: 0 is the nearest to the line.
    pub lane: usize,
    /// The left end of the label.
    pub left: f64,
}

/// Puts labels into lanes so that none overlaps another or leaves `0..limit`.
///
/// Where there is room all labels hang to one side of their x, nearest lane first from that side, so that no
/// leader from the line to a label crosses another label.
pub fn lanes(wishes: &[Wish], limit: f64) -> Vec<Spot> {
    /// How far a label reaches over to the other side of its x.
    const OVER: f64 = 2.0;
    let hang_left = |wish: &Wish| (wish.x - wish.width + OVER, wish.x + OVER);
    let hang_right = |wish: &Wish| (wish.x - OVER, wish.x - OVER + wish.width);
    let inside = |(left, right): (f64, f64)| left >= 0.0 && right <= limit;
    if wishes.iter().all(|wish| inside(hang_left(wish))) {
        return stack(&wishes.iter().map(hang_left).collect::<Vec<_>>());
    }
    if wishes.iter().all(|wish| inside(hang_right(wish))) {
        // The same, seen in a mirror.
        let mirrored: Vec<_> = wishes.iter().map(hang_right).map(|(left, right)| (-right, -left)).collect();
        let spots = stack(&mirrored).into_iter().zip(wishes);
        return spots.map(|(spot, wish)| Spot { left: -spot.left - wish.width, ..spot }).collect();
    }
    let centred = |wish: &Wish| {
        let left = (wish.x - wish.width / 2.0).min(limit - wish.width).max(0.0);
        (left, left + wish.width)
    };
    stack(&wishes.iter().map(centred).collect::<Vec<_>>())
}

/// Puts spans `(left, right)` into lanes from left to right, each in the nearest lane that has room.
fn stack(spans: &[(f64, f64)]) -> Vec<Spot> {
    const GAP: f64 = 10.0;
    let order = sorted(spans.len(), &|a, b| spans[a].1.total_cmp(&spans[b].1));
    let mut ends: Vec<f64> = Vec::new();
    let mut spots = vec![Spot { lane: 0, left: 0.0 }; spans.len()];
    for at in order {
        let (left, right) = spans[at];
        let lane = ends.iter().position(|&end| end + GAP <= left).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(0.0);
        }
        ends[lane] = right;
        spots[at] = Spot { lane, left };
    }
    spots
}

/// Grid lines at ticks `(x, text)`, from left to right, with as many of their texts beneath as have room at equal
/// distances.
pub fn axis(scene: &mut Scene, ticks: Vec<(f64, String)>, (top, bottom): (f64, f64)) {
    let width = scene.width;
    let mut labels: Vec<Label> = Vec::new();
    for (x, text) in ticks {
        scene.push(Mark::stroke(Shape::Line(vec![(x, top), (x, bottom)]), Ink::Rule, 1.0));
        labels.push(tick_label(text, x, bottom + ASCENT + 4.0, width));
    }
    let apart = |every: &usize| {
        let kept: Vec<Rect> = labels.iter().step_by(*every).map(Label::area).collect();
        kept.windows(2).all(|pair| pair[0].right() + 8.0 < pair[1].x)
    };
    let every = (1..labels.len()).find(apart).unwrap_or(labels.len().max(1));
    for label in labels.into_iter().step_by(every) {
        scene.push(Mark::text(label, Ink::Muted));
    }
}

/// A row's label in bold on the ground of the card; returns the y below it.
pub fn heading(scene: &mut Scene, text: &str, (x, y): Point, width: f64, ink: Ink) -> f64 {
    let lines = text::wrap(text, BODY, Weight::Bold, width);
    for (at, line) in lines.iter().enumerate() {
        let label = Label::new(line.clone(), (x, y + at as f64 * LEADING + ASCENT), BODY).bold();
        scene.push(Mark::fill(Shape::Rect(label.area(), 0.0), Ink::Card));
        scene.push(Mark::text(label, ink));
    }
    y + lines.len() as f64 * LEADING
}

/// A figure's dot: filled as printed, hollow where derived.
pub fn dot(scene: &mut Scene, at: Point, radius: f64, ink: Ink, derived: bool, key: &Key) {
    if derived {
        scene.push(Mark::fill(Shape::Circle(at, radius), Ink::Card).of(key));
        scene.push(Mark::stroke(Shape::Circle(at, radius - 1.0), ink, 2.0).of(key));
    } else {
        scene.push(Mark::fill(Shape::Circle(at, radius), ink).of(key));
    }
}

/// Groups of rows in columns, in reading order line by line, each beneath its heading; as many columns no narrower than
/// `least` as all widths of the class have room for. `draw` draws a group's rows from a y on and returns the y below
/// them.
pub fn grouped(
    rows: &[Row],
    frame: Frame,
    least: f64,
    draw: &dyn Fn(&mut Scene, &[Row], f64) -> f64,
) -> Scene {
    const GAP: f64 = 32.0;
    let groups = groups(rows);
    let columns = groups.len().clamp(1, most_columns(frame.class.least(), least, GAP));
    let column = (frame.width - (columns - 1) as f64 * GAP) / columns as f64;
    let mut scene = Scene::new(frame.width);
    let (mut y, mut bottom) = (0.0, 0.0_f64);
    for (at, rows) in groups.into_iter().enumerate() {
        let place = at % columns;
        if place == 0 && at > 0 {
            y = bottom + 12.0 + frame.air;
        }
        let mut part = Scene::new(column);
        let top = match rows.first().and_then(|row| row.group) {
            Some(heading) => group(&mut part, heading, 0.0, column),
            None => 0.0,
        };
        part.height = draw(&mut part, rows, top);
        bottom = bottom.max(y + part.height);
        scene.place(part, (place as f64 * (column + GAP), y));
    }
    scene
}

/// Splits rows where a group starts.
fn groups<'a, 'b>(rows: &'b [Row<'a>]) -> Vec<&'b [Row<'a>]> {
    let mut groups = Vec::new();
    let mut start = 0;
    for at in 1..=rows.len() {
        if at == rows.len() || rows[at].group.is_some() {
            groups.push(&rows[start..at]);
            start = at;
        }
    }
    groups
}

/// A whole from a top left corner with parts of it from the left, which are strong; returns the y below it and
/// how wide one unit is.
///
/// Units are dots in up to so many lines where there is room to tell them apart, else the whole is one bar.
pub fn strip(
    scene: &mut Scene,
    (whole, key): (f64, &Key),
    parts: &[(f64, &Key)],
    (soft, outline): (Ink, Ink),
    (x, y): Point,
    (width, lines): (f64, usize),
) -> (f64, f64) {
    const HEIGHT: f64 = 18.0;
    /// The distances of dots: the largest, one that needs no further line, and the smallest.
    const PITCHES: [f64; 3] = [22.0, 13.0, 6.0];
    let pitch = |lines: usize| (width / (whole / lines as f64).ceil()).min(PITCHES[0]);
    let lines = (1..lines).find(|lines| pitch(*lines) >= PITCHES[1]).unwrap_or(lines);
    let pitch = pitch(lines);
    if whole.fract() == 0.0 && pitch >= PITCHES[2] {
        let (radius, columns) = (pitch * 0.38, (whole / lines as f64).ceil() as usize);
        let dots = |from: f64, to: f64| {
            let centre = |at: usize| {
                let (column, line) = ((at % columns) as f64, (at / columns) as f64);
                (x + radius + column * pitch, y + radius + line * pitch)
            };
            Shape::Dots((from as usize..to as usize).map(centre).collect(), radius)
        };
        let strong = parts.first().map_or(0.0, |part| part.0.min(whole));
        if strong < whole {
            scene.push(Mark::fill(dots(strong, whole), soft).of(key));
            scene.push(Mark::stroke(dots(strong, whole), outline, 1.0).of(key));
        }
        // The innermost last, so that each is found where it is.
        for (units, key) in parts.iter().filter(|part| part.0 >= 1.0) {
            scene.push(Mark::fill(dots(0.0, *units), Ink::Province).of(key));
        }
        return (y + pitch * lines as f64, pitch);
    }
    let pitch = width / whole;
    let bar = |units: f64| Rect::new(x, y, (units * pitch).max(1.0), HEIGHT);
    scene.push(Mark::fill(Shape::Rect(bar(whole), 2.0), soft).of(key));
    for (units, key) in parts {
        scene.push(Mark::fill(Shape::Rect(bar(*units), 2.0), Ink::Province).of(key));
    }
    let inset = Rect::new(x + 0.5, y + 0.5, width - 1.0, HEIGHT - 1.0);
    scene.push(Mark::stroke(Shape::Rect(inset, 2.0), outline, 1.0).of(key));
    (y + HEIGHT, pitch)
}

/// The heading of a group with a rule beneath it; returns the y below both.
pub fn group(scene: &mut Scene, text: &str, y: f64, width: f64) -> f64 {
    let y = lines(scene, text, (0.0, y), width, (Weight::Bold, Ink::Muted), None) + 4.0;
    rule(scene, y, Ink::Rule);
    y + 10.0
}

/// A line across a scene.
pub fn rule(scene: &mut Scene, y: f64, ink: Ink) {
    scene.push(Mark::stroke(Shape::Line(vec![(0.0, y), (scene.width, y)]), ink, 1.0));
}

/// The label of an axis tick, held within the frame.
pub fn tick_label(text: String, x: f64, y: f64, limit: f64) -> Label {
    let label = Label::new(text, (x, y), BODY).anchored(Anchor::Middle);
    let half = label.width() / 2.0;
    Label { at: (x.max(half).min(limit - half), y), ..label }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wishes: &[(f64, f64)], limit: f64, expected: &[(usize, f64)]) {
        let wishes: Vec<Wish> = wishes.iter().map(|&(x, width)| Wish { x, width }).collect();
        let spots: Vec<_> = lanes(&wishes, limit).into_iter().map(|spot| (spot.lane, spot.left)).collect();
        assert_eq!(spots, expected);
    }

    #[test]
    fn labels_hang_to_the_side_that_has_room() {
        check(&[(250.0, 60.0), (255.0, 60.0), (290.0, 60.0)], 300.0, &[(0, 192.0), (1, 197.0), (2, 232.0)]);
        check(&[(10.0, 60.0), (15.0, 60.0), (200.0, 60.0)], 300.0, &[(1, 8.0), (0, 13.0), (0, 198.0)]);
        check(&[(10.0, 60.0), (295.0, 60.0)], 300.0, &[(0, 0.0), (0, 240.0)]);
        check(&[], 300.0, &[]);
    }
}
