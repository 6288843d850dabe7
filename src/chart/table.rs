//! Table: figures by row and column as printed, without sums or bars; what isn't stated stays blank.

use super::{Axis, Count, Frame, Item, Kind, Resolved, Role, Row, WidthClass, block, role};
use crate::scene::{Anchor, Label, Mark, Scene, Shape};
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
const LABELS: f64 = 92.0;
/// A column is never wider, so that the eye finds its way from label to figure.
const WIDEST: f64 = 200.0;

/// A table where every figure has room in its column, else a list for each row.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let used = |role: &&Role| chart.rows.iter().any(|row| row.one(role.id).is_some());
    let columns: Vec<Column> = ROLES.iter().filter(used).map(|role| Column::of(chart, role)).collect();
    let count = columns.len().max(1) as f64;
    let least = columns.iter().map(Column::least).fold(72.0, f64::max);
    let labels = chart.rows.iter().map(|row| text::width(row.label, block::BODY, Weight::Regular));
    let labels = (labels.fold(0.0, f64::max) + GUTTER).clamp(LABELS, frame.width * 0.45);
    let width = ((frame.width - labels) / count).clamp(least, WIDEST.max(least));
    // At the upper end of a class, too, a list stays one, since its height stays.
    if frame.class != WidthClass::Narrow && frame.width - count * width >= LABELS {
        grid(&mut scene, chart, &columns, width);
    } else {
        list(&mut scene, chart, &columns);
    }
    scene
}

/// A column with the room that its figures need.
struct Column<'a> {
    role: &'static str,
    heading: &'a str,
    number: f64,
    unit: f64,
}

impl Column<'_> {
    fn of<'a>(chart: &'a Resolved, role: &Role) -> Column<'a> {
        let heading = role.id.parse::<usize>().ok().and_then(|at| chart.spec.columns.get(at - 1));
        let shown = chart.rows.iter().filter_map(|row| row.one(role.id));
        let shown = shown.map(|item| words::shown(chart.lang, &item.figure));
        let (number, unit) = shown.fold((0.0_f64, 0.0_f64), |(number, unit), shown| {
            let width = |text: &str| text::width(text, block::BODY, Weight::Regular);
            (number.max(width(&shown.number)), unit.max(width(&shown.unit)))
        });
        Column { role: role.id, heading: heading.map_or("", |text| text.get(chart.lang)), number, unit }
    }

    fn least(&self) -> f64 {
        let heading = text::longest_part(self.heading, block::BODY, Weight::Bold);
        GUTTER + heading.max(self.number + SPACE + self.unit)
    }
}

/// Headings over a line, then the rows. Numbers of a column end at one x, their units begin at another.
fn grid(scene: &mut Scene, chart: &Resolved, columns: &[Column], width: f64) {
    let labels = scene.width - columns.len() as f64 * width;
    let right = |at: usize| labels + (at + 1) as f64 * width;
    let wrapped: Vec<Vec<String>> = columns
        .iter()
        .map(|column| text::balance(column.heading, block::BODY, Weight::Bold, width - GUTTER))
        .collect();
    let most = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for (at, lines) in wrapped.iter().enumerate() {
        for (line, text) in lines.iter().enumerate() {
            // Headings stand on the line beneath them.
            let y = (most - lines.len() + line) as f64 * block::LEADING + block::ASCENT;
            let label = Label::new(text.clone(), (right(at), y), block::BODY).bold().anchored(Anchor::End);
            scene.push(Mark::text(label, Ink::Muted));
        }
    }
    let mut y = rule(scene, most as f64 * block::LEADING + 4.0, Ink::Axis);
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = block::lines(scene, group, (0.0, y + 4.0), scene.width, (Weight::Bold, Ink::Muted), None);
            y = rule(scene, y + 3.0, Ink::Rule);
        }
        let bottom = block::paragraph(scene, row.label, (0.0, y), labels - GUTTER, Ink::Text, None);
        for (at, column) in columns.iter().enumerate() {
            if let Some(item) = row.one(column.role) {
                figure(scene, chart, item, (right(at) - column.unit, y + block::ASCENT));
            }
        }
        y = rule(scene, bottom + 3.0, Ink::Rule);
    }
}

/// A line across; returns the y at which what follows may start.
fn rule(scene: &mut Scene, y: f64, ink: Ink) -> f64 {
    scene.push(Mark::stroke(Shape::Line(vec![(0.0, y), (scene.width, y)]), ink, 1.0));
    y + 4.0
}

fn figure(scene: &mut Scene, chart: &Resolved, item: &Item, (x, y): (f64, f64)) {
    let shown = words::shown(chart.lang, &item.figure);
    let (gap, unit) = if shown.unit.is_empty() { (0.0, None) } else { (SPACE, Some(shown.unit)) };
    let number = Label::new(shown.number, (x - gap, y), block::BODY).anchored(Anchor::End);
    scene.push(Mark::text(number, Ink::Text).of(&item.key));
    if let Some(unit) = unit {
        scene.push(Mark::text(Label::new(unit, (x, y), block::BODY), Ink::Muted).of(&item.key));
    }
}

/// A row's label, then its figures with their columns' headings; what a row doesn't have isn't listed.
fn list(scene: &mut Scene, chart: &Resolved, columns: &[Column]) {
    let mut y = 0.0;
    for row in &chart.rows {
        if let Some(group) = row.group {
            y = block::heading(scene, group, y, scene.width) - 4.0;
        }
        y = block::lines(scene, row.label, (0.0, y), scene.width, (Weight::Bold, Ink::Text), None);
        y = block::flow(scene, &texts(chart, row, columns), y, scene.width, Ink::Text) + 12.0;
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
