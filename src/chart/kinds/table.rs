//! Table: figures by row and column as printed, without sums or bars; what isn't stated stays blank.

use crate::chart::layout::block;
use crate::chart::{Axis, Count, Frame, Item, Kind, Resolved, Role, Row, WidthClass, role};
use crate::scene::{Anchor, Label, Mark, Scene};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::{self, words};

/// Registered in `chart::KINDS`. A role is the number of a column of `columns`.
pub const KIND: Kind = Kind { id: "table", roles: ROLES, axis: Axis::None, claims: &[], layout };

const ROLES: &[Role] = &[
    role("1", Count::Optional),
    role("2", Count::Optional),
    role("3", Count::Optional),
    role("4", Count::Optional),
    role("5", Count::Optional),
    role("6", Count::Optional),
    role("7", Count::Optional),
    role("8", Count::Optional),
];

/// The distance of a column's figures from the column before it.
const GUTTER: f64 = 14.0;
/// The space between a number and its unit.
const SPACE: f64 = 4.0;
/// What the rows' labels are given at least.
const LABELS: f64 = 88.0;
/// How much wider than they need columns may be, so that the eye finds its way from label to figure.
const SPREAD: f64 = 130.0;

/// A table where every figure has room in its column, else a list for each row.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let used = |role: &&Role| chart.rows.iter().any(|row| row.one(role.id).is_some());
    let mut columns: Vec<Column> = ROLES.iter().filter(used).map(|role| Column::of(chart, role)).collect();
    let fits = |columns: &[Column]| {
        // At the upper end of a class, too, a list stays one, since its height stays.
        let needed: f64 = columns.iter().map(Column::least).sum();
        frame.class != WidthClass::Narrow && frame.width - needed >= LABELS
    };
    if !fits(&columns) {
        for column in &mut columns {
            column.unit = None;
        }
    }
    if fits(&columns) {
        grid(&mut scene, chart, &columns, frame.air);
    } else {
        list(&mut scene, chart, &columns, frame.air);
    }
    scene
}

/// A column with the room that its figures need.
struct Column<'a> {
    role: &'static str,
    heading: &'a str,
    /// The width of its widest number and of its widest figure.
    number: f64,
    figure: f64,
    /// The width of its widest unit; `None` where numbers don't end at one x, for want of room.
    unit: Option<f64>,
}

impl Column<'_> {
    fn of<'a>(chart: &'a Resolved, role: &Role) -> Column<'a> {
        let heading = role.id.parse::<usize>().ok().and_then(|at| chart.spec.columns.get(at - 1));
        let heading = heading.map_or("", |text| text.get(chart.lang));
        let mut column = Column { role: role.id, heading, number: 0.0, figure: 0.0, unit: Some(0.0) };
        for item in chart.rows.iter().filter_map(|row| row.one(role.id)) {
            let shown = words::shown(chart.lang, &item.figure);
            let (number, unit) = (width(&shown.number), width(&shown.unit));
            column.number = column.number.max(number);
            column.unit = column.unit.map(|widest| widest.max(unit));
            column.figure = column.figure.max(number + SPACE + unit);
        }
        column
    }

    fn least(&self) -> f64 {
        let heading = text::longest_part(self.heading, block::BODY, Weight::Bold);
        GUTTER + heading.max(self.unit.map_or(self.figure, |unit| self.number + SPACE + unit))
    }
}

fn width(text: &str) -> f64 {
    text::width(text, block::BODY, Weight::Regular)
}

/// Headings over a line, then the rows. Columns share what the rows' labels leave them.
fn grid(scene: &mut Scene, chart: &Resolved, columns: &[Column], air: f64) {
    let needed: f64 = columns.iter().map(Column::least).sum();
    let labels = chart.rows.iter().map(|row| width(row.label) + GUTTER).fold(LABELS, f64::max);
    let more = (scene.width - needed - labels) / columns.len().max(1) as f64;
    let mut right = scene.width;
    let mut rights: Vec<f64> = Vec::new();
    for column in columns.iter().rev() {
        rights.insert(0, right);
        right -= column.least() + more.clamp(0.0, SPREAD);
    }
    let labels = right;
    let lefts = [labels].into_iter().chain(rights.iter().copied());
    let wrapped = columns.iter().zip(lefts).zip(&rights).map(|((column, left), right)| {
        text::balance(column.heading, block::BODY, Weight::Bold, right - left - GUTTER)
    });
    let wrapped: Vec<Vec<String>> = wrapped.collect();
    let most = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for (lines, right) in wrapped.iter().zip(&rights) {
        for (line, text) in lines.iter().enumerate() {
            // Headings stand on the line beneath them.
            let y = (most - lines.len() + line) as f64 * block::LEADING + block::ASCENT;
            let label = Label::new(text.clone(), (*right, y), block::BODY).bold().anchored(Anchor::End);
            scene.push(Mark::text(label, Ink::Muted));
        }
    }
    // Lines lie on whole pixels.
    let above = (air / 2.0).floor();
    let mut y = rule(scene, most as f64 * block::LEADING + 4.0, Ink::Axis);
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = block::lines(scene, group, (0.0, y + 4.0), scene.width, (Weight::Bold, Ink::Muted), None);
            y = rule(scene, y + 3.0, Ink::Rule);
        }
        let top = y + above;
        let bottom = block::paragraph(scene, row.label, (0.0, top), labels - GUTTER, Ink::Text, None);
        for (column, right) in columns.iter().zip(&rights) {
            if let Some(item) = row.one(column.role) {
                figure(scene, chart, item, column, (*right, top + block::ASCENT));
            }
        }
        y = rule(scene, bottom + air - above + 3.0, Ink::Rule);
    }
}

/// A line across; returns the y at which what follows may start.
fn rule(scene: &mut Scene, y: f64, ink: Ink) -> f64 {
    block::rule(scene, y, ink);
    y + 4.0
}

/// A figure that ends at an x; where there is room, numbers of a column end at one x and units begin at another.
fn figure(scene: &mut Scene, chart: &Resolved, item: &Item, column: &Column, (right, y): (f64, f64)) {
    let shown = words::shown(chart.lang, &item.figure);
    let x = right - column.unit.unwrap_or(width(&shown.unit));
    let gap = if shown.unit.is_empty() { 0.0 } else { SPACE };
    let number = Label::new(shown.number, (x - gap, y), block::BODY).anchored(Anchor::End);
    scene.push(Mark::text(number, Ink::Text).of(&item.key));
    if !shown.unit.is_empty() {
        scene.push(Mark::text(Label::new(shown.unit, (x, y), block::BODY), Ink::Muted).of(&item.key));
    }
}

/// A row's label, then its figures with their columns' headings; what a row doesn't have isn't listed.
fn list(scene: &mut Scene, chart: &Resolved, columns: &[Column], air: f64) {
    let mut y = 0.0;
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = block::group(scene, group, y, scene.width) - 4.0;
        }
        y = block::lines(scene, row.label, (0.0, y), scene.width, (Weight::Bold, Ink::Text), None);
        y = block::flow(scene, &texts(chart, row, columns), y, scene.width, Ink::Text) + 12.0 + air;
    }
}

fn texts<'a>(chart: &Resolved, row: &'a Row, columns: &[Column]) -> Vec<(String, &'a crate::scene::Key)> {
    let figures = columns.iter().filter_map(|column| Some((column.heading, row.one(column.role)?)));
    let text = |(heading, item): (&str, &'a Item)| {
        let shown = words::figure(chart.lang, &item.figure);
        let text = if heading.is_empty() { shown } else { (words(chart.lang).chart.aside)(heading, &shown) };
        (text, &item.key)
    };
    figures.map(text).collect()
}
