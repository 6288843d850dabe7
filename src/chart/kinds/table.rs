//! Table: figures by row and column as printed, without sums or bars; what isn't stated stays blank.

use crate::chart::layout::{ASCENT, BODY, LEADING, Pen, width};
use crate::chart::{Axis, COLUMNS, Frame, Item, Kind, Resolved, Row, WidthClass, layout};
use crate::scene::{Anchor, Key, Label, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, Shown, words};

/// Registered in `chart::KINDS`. A role is the number of a column of `columns`.
pub const KIND: Kind =
    Kind { id: "table", roles: &[COLUMNS], axis: Axis::None, encodes: &[], claims: &[], layout };

/// The distance of a column's figures from the column before it.
const GUTTER: f64 = 14.0;
/// The space between a number and its unit.
const SPACE: f64 = 4.0;
/// What the rows' labels are given at least.
const LABELS: f64 = 88.0;
/// How much wider than they need columns may be, so that the eye finds its way from label to figure.
const SPREAD: f64 = 130.0;

/// A table where every figure has room in its column, else a few beneath each other with as many columns as have room, else a
/// list for each row.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    /// More tables than this are harder to read than a list.
    const TABLES: usize = 2;
    /// Of fewer columns each figure has its unit, and of fewer figures in a list.
    const MANY: usize = 4;
    const LONG: usize = 8;
    let mut scene = Scene::new(frame.width);
    let style = if chart.columns().len() < MANY { Style::default() } else { Style::of(chart) };
    let roles = chart.columns().into_iter();
    let mut columns: Vec<Column> = roles.map(|role| Column::of(chart, role, &style)).collect();
    if !fit(&columns, frame) {
        for column in &mut columns {
            column.unit = None;
        }
    }
    // As even as they can be.
    let even = |count: usize| columns.chunks(columns.len().div_ceil(count).max(1));
    let count = (1..=TABLES).find(|count| even(*count).all(|some| fit(some, frame)));
    if let Some(count) = count {
        for columns in even(count) {
            let mut part = Scene::new(frame.width);
            grid(&mut part, chart, columns, &style, frame.air);
            let y = if scene.marks.is_empty() { 0.0 } else { scene.height + 28.0 };
            scene.place(part, (0.0, y));
        }
    } else {
        let long = chart.rows.iter().map(|row| row.items.len()).sum::<usize>() >= LONG;
        list(&mut scene, chart, &columns, &if long { Style::of(chart) } else { style }, frame.air);
    }
    scene
}

/// How the figures of a table are written.
#[derive(Default)]
struct Style {
    /// What all of them end with, behind a space: the unit, and the word of scale before it. It is said once, where the columns
    /// are headed. Empty where a table has few figures, or they end otherwise.
    common: String,
    /// Whether numbers that were printed in digits have no words of scale, since these would differ.
    digits: bool,
}

impl Style {
    fn of(chart: &Resolved) -> Style {
        let items: Vec<&Item> =
            chart.rows.iter().flat_map(|row| &row.items).filter(|item| item.reach().is_some()).collect();
        let ends = |digits| -> Vec<String> {
            items.iter().map(|item| end(&shown(chart, item, digits).line())).collect()
        };
        let common =
            |ends: &[String]| ends.iter().cloned().reduce(|all, end| shared(&all, &end)).unwrap_or_default();
        let printed = ends(false);
        let end = common(&printed);
        let digits = printed.iter().any(|it| *it != end) && items.iter().all(|item| item.is_in_digits());
        Style { common: if digits { common(&ends(true)) } else { end }, digits }
    }

    /// What all figures end with, unless it stands above the chart.
    fn said(&self, chart: &Resolved) -> &str {
        if chart.names_unit(&self.common) { "" } else { &self.common }
    }

    /// A figure without what all of its table end with.
    fn shown(&self, chart: &Resolved, item: &Item) -> Shown {
        let shown = shown(chart, item, self.digits);
        match shown.line().strip_suffix(&*self.common) {
            Some(number) if !self.common.is_empty() => {
                Shown { number: number.trim_end().to_owned(), unit: String::new(), spaced: false }
            }
            _ => shown,
        }
    }
}

fn shown(chart: &Resolved, item: &Item, digits: bool) -> Shown {
    if digits { words::in_digits(chart.lang, &item.figure) } else { chart.shown(item) }
}

/// What a figure ends with behind the space after its digits.
fn end(line: &str) -> String {
    let at = line.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    line[at..].split_once(' ').map(|(_, end)| end.to_owned()).unwrap_or_default()
}

/// The words that two texts end with.
fn shared(one: &str, other: &str) -> String {
    let alike = one.rsplit(' ').zip(other.rsplit(' ')).take_while(|(one, other)| one == other);
    let mut words: Vec<&str> = alike.map(|(word, _)| word).collect();
    words.reverse();
    words.join(" ")
}

/// Whether columns have room beside the rows' labels. At the upper end of a class, too, a list stays one, since its
/// height stays.
fn fit(columns: &[Column], frame: Frame) -> bool {
    frame.class != WidthClass::Narrow && frame.width - least(columns) >= LABELS
}

/// What columns need.
fn least(columns: &[Column]) -> f64 {
    columns.iter().map(Column::least).sum()
}

/// A column with the room that its figures need.
struct Column<'a> {
    role: &'a str,
    heading: &'a str,
    /// The width of its widest number and of its widest figure.
    number: f64,
    figure: f64,
    /// The width of its widest unit; `None` where numbers don't end at one x, for want of room.
    unit: Option<f64>,
}

impl Column<'_> {
    fn of<'a>(chart: &'a Resolved, role: &'a str, style: &Style) -> Column<'a> {
        let heading = chart.heading(role);
        let mut column = Column { role, heading, number: 0.0, figure: 0.0, unit: Some(0.0) };
        for item in chart.rows.iter().filter_map(|row| row.one(role)) {
            let shown = style.shown(chart, item);
            let (number, unit) = (width(&shown.number), width(&shown.unit));
            column.number = column.number.max(number);
            column.unit = column.unit.map(|widest| widest.max(unit));
            column.figure = column.figure.max(number + SPACE + unit);
        }
        column
    }

    fn least(&self) -> f64 {
        let heading = text::longest_part(self.heading, BODY, Weight::Bold);
        GUTTER + heading.max(self.unit.map_or(self.figure, |unit| self.number + SPACE + unit))
    }
}

/// Headings over a line, then the rows.
fn grid(scene: &mut Scene, chart: &Resolved, columns: &[Column], style: &Style, air: f64) {
    let ends = ends(chart, columns, scene.width);
    // Lines lie on whole pixels.
    let above = (air / 2.0).floor();
    let mut y = headings(scene, columns, style.said(chart), &ends);
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = Pen::at(scene, 0.0, y + 4.0).bold().ink(Ink::Muted).paragraph(group);
            y = rule(scene, y + 3.0, Ink::Rule);
        }
        let bottom = grid_row(scene, chart, row, columns, style, &ends, y + above);
        y = rule(scene, bottom + air - above + 3.0, Ink::Rule);
    }
}

/// The right ends of the labels and of each column. Columns share what the rows' labels leave them.
fn ends(chart: &Resolved, columns: &[Column], room: f64) -> Vec<f64> {
    let labels = chart.rows.iter().map(|row| width(row.label) + GUTTER).fold(LABELS, f64::max);
    let more = (room - least(columns) - labels) / columns.len().max(1) as f64;
    let mut ends = vec![room];
    for column in columns.iter().rev() {
        ends.insert(0, ends[0] - (column.least() + more.clamp(0.0, SPREAD)));
    }
    ends
}

/// The columns' headings over a line, on which they stand, and what all figures end with; returns the y below it.
fn headings(scene: &mut Scene, columns: &[Column], common: &str, ends: &[f64]) -> f64 {
    let wrapped = columns
        .iter()
        .zip(ends.windows(2))
        .map(|(column, ends)| text::balance(column.heading, BODY, Weight::Bold, ends[1] - ends[0] - GUTTER));
    let wrapped: Vec<Vec<String>> = wrapped.collect();
    let units = if common.is_empty() {
        Vec::new()
    } else {
        text::wrap(common, BODY, Weight::Regular, ends[0] - GUTTER)
    };
    let most = wrapped.iter().chain([&units]).map(Vec::len).max().unwrap_or(0);
    for (line, text) in units.iter().enumerate() {
        let y = (most - units.len() + line) as f64 * LEADING + ASCENT;
        Pen::on(scene).ink(Ink::Muted).text(Label::new(text.clone(), (0.0, y), BODY));
    }
    for (lines, right) in wrapped.iter().zip(&ends[1..]) {
        for (line, text) in lines.iter().enumerate() {
            let y = (most - lines.len() + line) as f64 * LEADING + ASCENT;
            let label = Label::new(text.clone(), (*right, y), BODY).bold().anchored(Anchor::End);
            Pen::on(scene).ink(Ink::Muted).text(label);
        }
    }
    rule(scene, most as f64 * LEADING + 4.0, Ink::Axis)
}

/// A row's label and its figures; returns the y below them.
fn grid_row(
    scene: &mut Scene,
    chart: &Resolved,
    row: &Row,
    columns: &[Column],
    style: &Style,
    ends: &[f64],
    y: f64,
) -> f64 {
    let bottom = Pen::at(scene, 0.0, y).within(ends[0] - GUTTER + 0.5).paragraph(row.label);
    for (column, right) in columns.iter().zip(&ends[1..]) {
        if let Some(item) = row.one(column.role) {
            let shown = style.shown(chart, item);
            figure(Pen::at(scene, *right, y + ASCENT).of(&item.key), shown, column);
        }
    }
    bottom
}

/// A line across; returns the y at which what follows may start.
fn rule(scene: &mut Scene, y: f64, ink: Ink) -> f64 {
    layout::rule(scene, y, ink);
    y + 4.0
}

/// A figure that ends at the pen; where there is room, numbers of a column end at one x and units begin at another.
fn figure(mut pen: Pen, shown: Shown, column: &Column) {
    let y = pen.y;
    let x = pen.x - column.unit.unwrap_or(width(&shown.unit));
    let gap = if shown.unit.is_empty() { 0.0 } else { SPACE };
    pen.copy().text(Label::new(shown.number, (x - gap, y), BODY).anchored(Anchor::End));
    if !shown.unit.is_empty() {
        pen.ink(Ink::Muted).text(Label::new(shown.unit, (x, y), BODY));
    }
}

/// What all figures end with, then each row's label and its figures with their columns' headings; what a row doesn't have isn't listed.
fn list(scene: &mut Scene, chart: &Resolved, columns: &[Column], style: &Style, air: f64) {
    let mut y = 0.0;
    let said = style.said(chart);
    if !said.is_empty() {
        y = Pen::at(scene, 0.0, y).ink(Ink::Muted).paragraph(said) + 8.0;
    }
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = Pen::at(scene, 0.0, y).group(group) - 4.0;
        }
        y = Pen::at(scene, 0.0, y).bold().paragraph(row.label);
        y = Pen::at(scene, 0.0, y).flow(&texts(chart, row, columns, style)) + 12.0 + air;
    }
}

fn texts<'a>(chart: &Resolved, row: &'a Row, columns: &[Column], style: &Style) -> Vec<(String, &'a Key)> {
    let figures = columns.iter().filter_map(|column| Some((column.heading, row.one(column.role)?)));
    figures.map(|(heading, item)| (text(chart, heading, item, style), &item.key)).collect()
}

/// A figure with its column's heading, if that has any.
fn text(chart: &Resolved, heading: &str, item: &Item, style: &Style) -> String {
    let shown = style.shown(chart, item).line();
    if heading.is_empty() { shown } else { (words(chart.lang).chart.aside)(heading, &shown) }
}
