//! Pairs and shares: figures of two regions side by side without arithmetic, and parts drawn in their whole.

use crate::chart::layout::groups::grouped;
use crate::chart::layout::strip::Strip;
use crate::chart::layout::{self, ASCENT, BODY, Pen, bold_width, number_width, width};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, Values, role};
use crate::scene::{Label, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`. A row is either a `part` of a `whole` with its derived `share`, or `value`s that
/// stand side by side and share no axis; `aside` stands beneath, by its region.
pub const KIND: Kind = Kind {
    id: "pairs",
    roles: &[
        role("part", Count::Optional).of(Values::NotNegative).or_mark(),
        role("whole", Count::Optional).of(Values::NotNegative).or_mark(),
        role("value", Count::Many).or_mark(),
        role("share", Count::Optional).or_mark(),
        role("aside", Count::Many).or_mark(),
    ],
    axis: Axis::None,
    encodes: &["part", "whole"],
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
/// A label that is no wider stays in the line of its numbers.
const LABEL: f64 = 170.0;
/// The narrowest cell that a figure may have.
const CELL: f64 = 96.0;
const GAP: f64 = 16.0;

/// Groups side by side where there is room, else beneath each other; their rows parted by rules. Rows that hold
/// the same number of figures side by side share columns, and heads where regions and periods are the same.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    grouped(&chart.rows, frame, COLUMN, &|scene, rows, mut y| {
        let mut rest = rows;
        while let Some(row) = rest.first() {
            if rest.len() < rows.len() {
                y = rule(scene, y, frame.air) + 10.0;
            }
            let (alike, others) = rest.split_at(alike(chart, rest));
            let columns =
                if alike.len() > 1 { Columns::fit(chart, row.items.len(), scene.width) } else { None };
            (y, rest) = match columns {
                Some(columns) => (columns.table(scene, chart, alike, frame.air, y), others),
                None => (draw(scene, chart, row, y), &rest[1..]),
            };
            y += 12.0;
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
fn heads(chart: &Resolved, row: &Row) -> Vec<[String; 2]> {
    row.items.iter().map(|item| [chart.region(item).to_owned(), chart.period(item)]).collect()
}

/// How many figures a row sets side by side; none where it holds others too.
fn beside(row: &Row) -> usize {
    if row.items.iter().all(|item| item.role == "value") { row.items.len() } else { 0 }
}

/// The columns of rows that hold the same number of figures.
struct Columns {
    /// The width of the labels, where they stand beside their figures rather than above.
    labels: Option<f64>,
    cells: Vec<Cell>,
}

/// Where a figure stands.
#[derive(Clone, Copy)]
struct Cell {
    left: f64,
    width: f64,
}

/// What the rows of a chart need that share columns.
struct Needs {
    /// The longest label.
    label: f64,
    /// The widest head or number of each column.
    columns: Vec<f64>,
}

impl Needs {
    fn of(chart: &Resolved, count: usize) -> Needs {
        let mut needs = Needs { label: 0.0, columns: vec![0.0; count] };
        for row in chart.rows.iter().filter(|row| beside(row) == count) {
            needs.label = needs.label.max(bold_width(row.label));
            for (need, item) in needs.columns.iter_mut().zip(&row.items) {
                let number = number_width(&chart.shown(item), SMALL);
                let head = after_region(chart, item).max(width(&chart.period(item)));
                *need = need.max(number).max(head);
            }
        }
        needs
    }

    /// The widths of labels and columns; `None` where a head or a number has no room.
    fn widths(self, width: f64) -> Option<(Option<f64>, Vec<f64>)> {
        /// The narrowest column that labels of several lines may have.
        const LABELS: f64 = 150.0;
        let (label, count) = (self.label, self.columns.len());
        let widest = self.columns.iter().fold(0.0, |widest: f64, need| widest.max(*need));
        // What is left of the width beside labels, in equal parts.
        let even = |labels: f64| (width - labels) / count as f64 - GAP;
        let room = [label.max(width * 0.4), label].into_iter().find(|room| even(*room) >= widest);
        let rest = width - self.columns.iter().map(|need| need + GAP).sum::<f64>();
        match room {
            Some(room) => Some((Some(room), vec![even(room); count])),
            None if rest >= label.min(LABELS) => Some((Some(rest), self.columns)),
            None if even(-GAP) >= widest => Some((None, vec![even(-GAP); count])),
            None => None,
        }
    }
}

impl Columns {
    /// The same for all rows of a chart that hold so many figures; `None` where a head or a number has no room.
    fn fit(chart: &Resolved, count: usize, width: f64) -> Option<Columns> {
        let (labels, widths) = Needs::of(chart, count).widths(width)?;
        let mut left = labels.map_or(0.0, |labels| labels + GAP);
        let cells = widths.into_iter().map(|width| {
            let cell = Cell { left, width };
            left += width + GAP;
            cell
        });
        let cells = cells.collect();
        Some(Columns { labels, cells })
    }

    /// Rows that hold the same number of figures: their regions and periods where these change, and the figures
    /// beneath. Returns the y below them.
    fn table(&self, scene: &mut Scene, chart: &Resolved, rows: &[Row], air: f64, mut y: f64) -> f64 {
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                y = rule(scene, y + 6.0, air) + 6.0;
            }
            if at == 0 || heads(chart, row) != heads(chart, &rows[at - 1]) {
                let below = self.figures(row).map(|(item, cell)| {
                    head(Pen::at(scene, cell.left, y).within(cell.width), chart, item, false)
                });
                y = below.fold(y, f64::max) + if self.labels.is_some() { 2.0 } else { 6.0 };
            }
            y = self.row(scene, chart, row, y);
        }
        y
    }

    /// A row's label and its numbers; returns the y below them.
    fn row(&self, scene: &mut Scene, chart: &Resolved, row: &Row, mut y: f64) -> f64 {
        let mut bottom = y;
        match self.labels {
            // On one baseline with the numbers.
            Some(room) => {
                let pen = Pen::at(scene, 0.0, y + SMALL - ASCENT).within(room);
                bottom = pen.bold().paragraph(row.label);
            }
            None => y = Pen::at(scene, 0.0, y).bold().paragraph(row.label),
        }
        for (item, cell) in self.figures(row) {
            let pen = Pen::at(scene, cell.left, y).within(cell.width);
            let pen = pen.ink(number_ink(chart, item)).of(&item.key);
            bottom = bottom.max(pen.number(&chart.shown(item), SMALL).bottom);
        }
        bottom
    }

    /// A row's figures in their cells.
    fn figures<'a>(&self, row: &'a Row) -> impl Iterator<Item = (&'a Item<'a>, Cell)> {
        row.items.iter().zip(self.cells.iter().copied())
    }
}

/// The line between two rows, with the air between them; returns the y of both.
fn rule(scene: &mut Scene, y: f64, air: f64) -> f64 {
    // Lines lie on whole pixels.
    let half = (air / 2.0).floor();
    layout::rule(scene, y + half, Ink::Rule);
    y + air
}

/// The ink of a figure's number.
fn number_ink(chart: &Resolved, item: &Item) -> Ink {
    if chart.is_own(item) { Ink::Province } else { Ink::Text }
}

/// A row's label, its figures in cells, the strip of a share, and what stands beneath.
fn draw(scene: &mut Scene, chart: &Resolved, row: &Row, y: f64) -> f64 {
    if let (Some(part), Some(whole)) = (row.one("part"), row.one("whole"))
        && let Some(y) = shared(scene, chart, row, [part, whole], y)
    {
        return y;
    }
    let y = Pen::at(scene, 0.0, y).bold().paragraph(row.label) + 2.0;
    let mut y = cells(scene, chart, row, y);
    if let (Some(part), Some(whole)) = (row.one("part"), row.one("whole")) {
        y = strip(scene, chart, part, whole, y);
    }
    let beneath = row.role("share").chain(row.role("aside"));
    let texts: Vec<_> = beneath.map(|item| (text(chart, item), &item.key)).collect();
    Pen::at(scene, 0.0, y).ink(Ink::Muted).flow(&texts)
}

/// A part in its whole: the row's label with both numbers and the share at the other end of its line, the strip, and beneath it
/// regions with their periods, and what stands aside. `None` where both numbers have no room in one line.
fn shared(scene: &mut Scene, chart: &Resolved, row: &Row, [part, whole]: [&Item; 2], y: f64) -> Option<f64> {
    if row.role("value").next().is_some() || part.nominal().is_none() || whole.nominal().is_none() {
        return None;
    }
    // One unit is said once.
    let [of, all] = [part, whole].map(|item| chart.shown(item));
    let number = if of.unit == all.unit { of.number } else { of.line() };
    let mut texts = vec![
        (number, number_ink(chart, part), SMALL, &part.key),
        (format!("/ {}", all.line()), Ink::Text, BODY, &whole.key),
    ];
    texts.extend(row.one("share").map(|share| (chart.figure(share), Ink::Text, BODY, &share.key)));
    let size = |text: &str, size: f64| text::width(text, size, Weight::Bold);
    let room: f64 = texts.iter().map(|(text, _, height, _)| size(text, *height) + 10.0).sum();
    if room > scene.width {
        return None;
    }
    let rest = scene.width - room - GAP;
    let beside = bold_width(row.label).min(LABEL) <= rest;
    let pen = Pen::at(scene, 0.0, y + SMALL - ASCENT).bold();
    let below = if beside { pen.within(rest).paragraph(row.label) } else { pen.paragraph(row.label) };
    let (mut x, top) = if beside { (scene.width - room + 10.0, y) } else { (0.0, below) };
    for (text, ink, height, key) in texts {
        let label = Label::new(text, (x, top + SMALL), height).bold();
        x += label.width() + 10.0;
        Pen::on(scene).ink(ink).of(key).text(label);
    }
    let y = strip(scene, chart, part, whole, below.max(top + SMALL + 4.0));
    let mut beneath: Vec<_> = [part, whole]
        .into_iter()
        .map(|item| ((words(chart.lang).chart.aside)(chart.region(item), &chart.period(item)), &item.key))
        .collect();
    if let Some(share) = row.one("share") {
        beneath.push((chart.name(share).to_owned(), &share.key));
    }
    beneath.extend(row.role("aside").map(|item| (text(chart, item), &item.key)));
    Some(Pen::at(scene, 0.0, y).ink(Ink::Muted).flow(&beneath))
}

/// A share by its name; what stands aside by its region and period.
fn text(chart: &Resolved, item: &Item) -> String {
    let words = words(chart.lang);
    if item.role == "share" {
        return chart.named(item);
    }
    let figure = (words.chart.aside)(chart.region(item), &chart.figure(item));
    [figure, chart.period(item)].join(words.comma)
}

/// The figures of a row side by side, each under its region and period; returns the y below them.
fn cells(scene: &mut Scene, chart: &Resolved, row: &Row, mut y: f64) -> f64 {
    let items: Vec<&Item> = row.role("part").chain(row.role("whole")).chain(row.role("value")).collect();
    let columns = columns(chart, &items, scene.width);
    // All periods of a row stand behind their regions or all beneath.
    let behind =
        items.iter().all(|item| after_region(chart, item) + width(&chart.period(item)) <= columns.width);
    for items in items.chunks(columns.count) {
        let pens = |at: usize, y: f64| (columns.left(at), y);
        let mut top = y;
        for (at, item) in items.iter().enumerate() {
            let (x, y) = pens(at, y);
            top = top.max(head(Pen::at(scene, x, y).within(columns.width), chart, item, behind));
        }
        let mut bottom = y;
        for (at, item) in items.iter().enumerate() {
            let (x, y) = pens(at, top);
            let pen = Pen::at(scene, x, y).within(columns.width);
            let pen = pen.ink(number_ink(chart, item)).of(&item.key);
            bottom = bottom.max(pen.number(&chart.shown(item), NUMBER).bottom);
        }
        y = bottom + 6.0;
    }
    y - 6.0
}

/// As many columns as hold the numbers and periods of a row.
fn columns(chart: &Resolved, items: &[&Item], room: f64) -> layout::Columns {
    let most = (((room + GAP) / (CELL + GAP)) as usize).clamp(1, items.len().max(1));
    let needs = items.iter().map(|item| {
        let number = number_width(&chart.shown(item), BODY);
        number.max(width(&chart.period(item)))
    });
    let widest = needs.fold(0.0, f64::max);
    let mut columns = (1..=most).rev().map(|count| layout::Columns::of(count, room, GAP));
    columns.find(|columns| widest <= columns.width).unwrap_or(layout::Columns::of(1, room, GAP))
}

/// A figure's region and period; returns the y below them.
fn head(mut pen: Pen, chart: &Resolved, item: &Item, behind: bool) -> f64 {
    let (x, y) = (pen.x, pen.y);
    let bottom = pen.copy().bold().ink(chart.ink(item)).of(&item.key).paragraph(chart.region(item));
    let pen = pen.lower(bottom).ink(Ink::Muted).of(&item.key);
    if !behind {
        return pen.paragraph(&chart.period(item));
    }
    let right = x + after_region(chart, item);
    pen.text(Label::new(chart.period(item), (right, y + ASCENT), BODY));
    bottom
}

/// Where a figure's period starts behind the name of its region.
fn after_region(chart: &Resolved, item: &Item) -> f64 {
    bold_width(chart.region(item)) + 8.0
}

/// A whole with its part; one that is only about known has no end drawn. Returns the y below.
fn strip(scene: &mut Scene, chart: &Resolved, part: &Item, whole: &Item, y: f64) -> f64 {
    let (Some(units), Some(all)) = (part.nominal(), whole.nominal().filter(|all| *all > 0.0)) else {
        return y;
    };
    let (soft, strong) = match chart.ink(whole) {
        Ink::Province => (Ink::ProvinceSoft, Ink::Province),
        _ => (Ink::NationSoft, Ink::Nation),
    };
    let exact = whole.figure.value.interval().single().is_some();
    let (outline, lines) = if exact { (strong, 2) } else { (soft, 1) };
    let parts = vec![(units.min(all), &part.key)];
    Strip { whole: all, key: &whole.key, parts, soft, outline, lines }.draw(scene, y + 4.0).bottom + 4.0
}
