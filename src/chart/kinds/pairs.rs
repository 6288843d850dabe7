//! Pairs and shares: figures of two regions side by side without arithmetic, and parts drawn in their whole.

use crate::chart::layout::block;
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, nominal, of_region, role};
use crate::scene::{Label, Mark, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, Shown, words};

/// Registered in `chart::KINDS`. A row is either a `part` of a `whole` with its derived `share`, or `value`s that
/// stand side by side and share no axis; `aside` stands beneath, by its region.
pub const KIND: Kind = Kind {
    id: "pairs",
    roles: &[
        role("part", Count::Optional),
        role("whole", Count::Optional),
        role("value", Count::Many),
        role("share", Count::Optional),
        role("aside", Count::Many),
    ],
    axis: Axis::None,
    claims: &[
        Claim::Part { part: "part", whole: "whole" },
        Claim::Share { share: "share", part: "part", whole: "whole" },
    ],
    layout,
};

const NUMBER: f64 = 22.0;
/// The size of numbers in rows that share columns.
const SMALL: f64 = 18.0;
/// The narrowest column that a group may have.
const COLUMN: f64 = 320.0;
/// The narrowest cell that a figure may have.
const CELL: f64 = 96.0;
const GAP: f64 = 16.0;

/// Groups side by side where there is room, else beneath each other; their rows parted by rules. Rows that hold
/// the same number of figures side by side share columns, and heads where regions and periods are the same.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    block::grouped(&chart.rows, frame, COLUMN, &|scene, rows, mut y| {
        let width = scene.width;
        let mut rest = rows;
        while let Some(row) = rest.first() {
            if rest.len() < rows.len() {
                y = rule(scene, y, (0.0, 10.0), frame.air);
            }
            let alike = alike(chart, rest);
            let columns = if alike > 1 { Columns::fit(chart, row.items.len(), width) } else { None };
            let done = if let Some(columns) = columns {
                y = table(scene, chart, &rest[..alike], &columns, frame.air, y) + 12.0;
                alike
            } else {
                y = draw(scene, chart, row, y, width) + 12.0;
                1
            };
            rest = &rest[done..];
        }
        y
    })
}

/// How many of the first rows hold nothing but the same number of figures side by side, where that spares heads.
fn alike(chart: &Resolved, rows: &[Row]) -> usize {
    let count = rows.first().map_or(0, beside);
    let alike = rows.iter().take_while(|row| count > 0 && beside(row) == count).count();
    let spared = rows[..alike].windows(2).any(|pair| heads(chart, &pair[0]) == heads(chart, &pair[1]));
    if spared { alike } else { 0 }
}

/// Regions and periods of a row's figures.
fn heads(chart: &Resolved, row: &Row) -> Vec<(String, String)> {
    let region = |item: &Item| item.figure.region.name.get(chart.lang).to_owned();
    row.items.iter().map(|item| (region(item), period(chart, item).0)).collect()
}

/// How many figures a row sets side by side; none where it holds others too.
fn beside(row: &Row) -> usize {
    if row.items.iter().all(|item| item.role == "value") { row.items.len() } else { 0 }
}

/// The columns of rows that hold the same number of figures.
struct Columns {
    /// The width of the labels, where they stand beside their figures rather than above.
    labels: Option<f64>,
    /// The left end and the width of each.
    cells: Vec<(f64, f64)>,
}

impl Columns {
    /// The same for all rows of a chart that hold so many figures; `None` where a head or a number has no room.
    fn fit(chart: &Resolved, count: usize, width: f64) -> Option<Columns> {
        /// The narrowest column that labels of several lines may have.
        const LABELS: f64 = 150.0;
        let mut needs = vec![0.0_f64; count];
        let mut labels = 0.0_f64;
        for row in chart.rows.iter().filter(|row| beside(row) == count) {
            labels = labels.max(text::width(row.label, block::BODY, Weight::Bold));
            for (need, item) in needs.iter_mut().zip(&row.items) {
                let (text, right) = period(chart, item);
                let number = block::number_width(&words::shown(chart.lang, &item.figure), SMALL);
                *need = need.max(number).max(right).max(text::width(&text, block::BODY, Weight::Regular));
            }
        }
        let widest = needs.iter().fold(0.0, |widest: f64, need| widest.max(*need));
        // What is left of the width beside labels, in equal parts.
        let even = |labels: f64| (width - labels) / count as f64 - GAP;
        let room = [labels.max(width * 0.4), labels].into_iter().find(|room| even(*room) >= widest);
        let rest = width - needs.iter().map(|need| need + GAP).sum::<f64>();
        let (labels, widths) = match room {
            Some(room) => (Some(room), vec![even(room); count]),
            None if rest >= labels.min(LABELS) => (Some(rest), needs),
            None if even(-GAP) >= widest => (None, vec![even(-GAP); count]),
            None => return None,
        };
        let mut left = labels.map_or(0.0, |labels| labels + GAP);
        let mut cells = Vec::new();
        for width in widths {
            cells.push((left, width));
            left += width + GAP;
        }
        Some(Columns { labels, cells })
    }
}

/// Rows that hold the same number of figures: their regions and periods where these change, and the figures
/// beneath.
fn table(scene: &mut Scene, chart: &Resolved, rows: &[Row], columns: &Columns, air: f64, mut y: f64) -> f64 {
    let width = scene.width;
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            y = rule(scene, y, (6.0, 6.0), air);
        }
        if at == 0 || heads(chart, row) != heads(chart, &rows[at - 1]) {
            let mut below = y;
            for (item, &(left, room)) in row.items.iter().zip(&columns.cells) {
                below = below.max(head(scene, chart, item, (left, y), (room, false)));
            }
            y = below + if columns.labels.is_some() { 2.0 } else { 6.0 };
        }
        let label = (Weight::Bold, Ink::Text);
        let mut bottom = y;
        match columns.labels {
            // On one baseline with the numbers.
            Some(room) => {
                let top = y + SMALL - block::ASCENT;
                bottom = block::lines(scene, row.label, (0.0, top), room, label, None);
            }
            None => y = block::lines(scene, row.label, (0.0, y), width, label, None),
        }
        for (item, &(left, room)) in row.items.iter().zip(&columns.cells) {
            let shown = words::shown(chart.lang, &item.figure);
            let number = (SMALL, ink(chart, item));
            bottom = bottom.max(block::number(scene, &shown, (left, y), room, number, &item.key).bottom);
        }
        y = bottom;
    }
    y
}

/// The line between two rows; returns the y of the second.
fn rule(scene: &mut Scene, y: f64, (above, below): (f64, f64), air: f64) -> f64 {
    // Lines lie on whole pixels.
    let half = (air / 2.0).floor();
    let y = y + above + half;
    block::rule(scene, y, Ink::Rule);
    y + below + air - half
}

/// The ink of a figure's number.
fn ink(chart: &Resolved, item: &Item) -> Ink {
    if of_region(chart, &item.figure) { Ink::Province } else { Ink::Text }
}

/// A row's label, its figures in cells, the strip of a share, and what stands beneath.
fn draw(scene: &mut Scene, chart: &Resolved, row: &Row, y: f64, width: f64) -> f64 {
    let y = block::lines(scene, row.label, (0.0, y), width, (Weight::Bold, Ink::Text), None) + 2.0;
    let mut y = cells(scene, chart, row, y, width);
    if let (Some(part), Some(whole)) = (row.one("part"), row.one("whole")) {
        y = strip(scene, chart, (part, whole), y, width);
    }
    let text = |item: &Item| {
        let figure = words::figure(chart.lang, &item.figure);
        let aside = words(chart.lang).chart.aside;
        if item.role == "share" {
            return aside(item.figure.indicator.name.get(chart.lang), &figure);
        }
        let period = words::period(chart.lang, &item.figure.observation.period);
        [aside(item.figure.region.name.get(chart.lang), &figure), period].join(words(chart.lang).comma)
    };
    let beneath = row.role("share").chain(row.role("aside"));
    let texts: Vec<_> = beneath.map(|item| (text(item), &item.key)).collect();
    block::flow(scene, &texts, y, width, Ink::Muted)
}

/// The figures of a row side by side, each under its region and period; returns the y below them.
fn cells(scene: &mut Scene, chart: &Resolved, row: &Row, mut y: f64, width: f64) -> f64 {
    let items: Vec<&Item> = row.role("part").chain(row.role("whole")).chain(row.role("value")).collect();
    let shown: Vec<Shown> = items.iter().map(|item| words::shown(chart.lang, &item.figure)).collect();
    let room = |columns: usize| (width - (columns - 1) as f64 * GAP) / columns as f64;
    let most = (((width + GAP) / (CELL + GAP)) as usize).clamp(1, items.len().max(1));
    let holds = |columns: &usize| {
        let texts =
            items.iter().map(|item| text::width(&period(chart, item).0, block::BODY, Weight::Regular));
        let numbers = shown.iter().map(|shown| block::number_width(shown, block::BODY));
        texts.chain(numbers).all(|width| width <= room(*columns))
    };
    let columns = (1..=most).rev().find(holds).unwrap_or(1);
    let room = room(columns);
    // All periods of a row stand behind their regions or all beneath.
    let behind = items.iter().all(|item| {
        let (text, right) = period(chart, item);
        right + text::width(&text, block::BODY, Weight::Regular) <= room
    });
    for (items, shown) in items.chunks(columns).zip(shown.chunks(columns)) {
        let left = |at: usize| at as f64 * (room + GAP);
        let heads = items.iter().enumerate();
        let heads = heads.map(|(at, item)| head(scene, chart, item, (left(at), y), (room, behind)));
        let (top, mut bottom) = (heads.fold(y, f64::max), y);
        for (at, (item, shown)) in items.iter().zip(shown).enumerate() {
            let number = (NUMBER, ink(chart, item));
            let ended = block::number(scene, shown, (left(at), top), room, number, &item.key);
            bottom = bottom.max(ended.bottom);
        }
        y = bottom + 6.0;
    }
    y - 6.0
}

/// A figure's region and period; returns the y below them.
fn head(
    scene: &mut Scene,
    chart: &Resolved,
    item: &Item,
    (x, y): (f64, f64),
    (width, behind): (f64, bool),
) -> f64 {
    let region = item.figure.region.name.get(chart.lang);
    let ink = if of_region(chart, &item.figure) { Ink::Province } else { Ink::Nation };
    let bottom = block::lines(scene, region, (x, y), width, (Weight::Bold, ink), Some(&item.key));
    let (text, right) = period(chart, item);
    if !behind {
        return block::paragraph(scene, &text, (x, bottom), width, Ink::Muted, Some(&item.key));
    }
    let label = Label::new(text, (x + right, y + block::ASCENT), block::BODY);
    scene.push(Mark::text(label, Ink::Muted).of(&item.key));
    bottom
}

/// A figure's period, and where it starts behind the name of its region.
fn period(chart: &Resolved, item: &Item) -> (String, f64) {
    let region = item.figure.region.name.get(chart.lang);
    let right = text::width(region, block::BODY, Weight::Bold) + 8.0;
    (words::period(chart.lang, &item.figure.observation.period), right)
}

/// A whole with its part; one that is only about known has no end drawn. Returns the y below.
fn strip(scene: &mut Scene, chart: &Resolved, (part, whole): (&Item, &Item), y: f64, width: f64) -> f64 {
    let (Some(units), Some(all)) = (nominal(part), nominal(whole).filter(|all| *all > 0.0)) else {
        return y;
    };
    let own = of_region(chart, &whole.figure);
    let (soft, strong) =
        if own { (Ink::ProvinceSoft, Ink::Province) } else { (Ink::NationSoft, Ink::Nation) };
    let exact = whole.figure.value.interval().single().is_some();
    let inks = (soft, if exact { strong } else { soft });
    let parts = [(units.min(all), &part.key)];
    let lines = if exact { 2 } else { 1 };
    block::strip(scene, (all, &whole.key), &parts, inks, (0.0, y + 4.0), (width, lines)).0 + 4.0
}
