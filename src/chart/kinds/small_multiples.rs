//! Small multiples: a small plane of time and values for each row, as a line or as bars from zero, all on one scale.

use crate::chart::layout::groups::groups;
use crate::chart::layout::time::{Axes, DOT, Room, Series, Spot, timed};
use crate::chart::layout::{BODY, Columns, Pen};
use crate::chart::{Axis, Claim, Count, Frame, Item, Kind, Resolved, Row, role};
use crate::scene::{Rect, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::words;

/// Registered in `chart::KINDS`. A row is one panel.
pub const KIND: Kind = Kind {
    id: "small-multiples",
    roles: &[role("series", Count::Many).or_mark(), role("bars", Count::Many).single().or_mark()],
    axis: Axis::Shared(&["series", "bars"]),
    encodes: &["series", "bars"],
    claims: &[Claim::Series("series"), Claim::Series("bars")],
    layout,
};

const GAP: f64 = 28.0;
/// The narrowest panel.
const PANEL: f64 = 200.0;
/// The height of a panel's plane.
const HEIGHT: f64 = 112.0;
/// The room above and below the outermost points.
const MARGIN: f64 = 10.0;

/// Panels side by side where there is room, groups of them beneath their headings.
fn layout(chart: &Resolved, frame: Frame) -> Scene {
    let columns = Columns::fit(chart.rows.len(), frame, PANEL, GAP);
    let items: Vec<&Item> = chart.rows.iter().flat_map(|row| &row.items).collect();
    let timed: Vec<&Item> = items.iter().copied().filter(|item| timed(item).is_some()).collect();
    let zero = items.iter().any(|item| item.role == "bars");
    let room = Room { right: columns.width - DOT, bottom: HEIGHT, margin: MARGIN, zero };
    let axes = Axes::of(chart, &timed, room);
    let mut scene = Scene::new(frame.width);
    let mut y = 0.0;
    for group in groups(&chart.rows) {
        if let Some(heading) = group.first().and_then(|row| row.group) {
            y = Pen::at(&mut scene, 0.0, y).group(heading);
        }
        for line in group.chunks(columns.count) {
            y = side_by_side(&mut scene, chart, line, columns, &axes, y) + 20.0 + frame.air;
        }
    }
    scene
}

/// One line of panels, their planes at one height; returns the y below it.
fn side_by_side(
    scene: &mut Scene,
    chart: &Resolved,
    line: &[Row],
    columns: Columns,
    axes: &Axes,
    y: f64,
) -> f64 {
    let texts: Vec<Scene> = line.iter().map(|row| heading(chart, row, columns.width)).collect();
    let top = y + texts.iter().map(|text| text.height).fold(0.0, f64::max);
    let mut bottom = top;
    for (at, (row, text)) in line.iter().zip(texts).enumerate() {
        let x = columns.left(at);
        // Its last line stands on the plane.
        scene.place(text.clone(), (x, top - text.height));
        let panel = panel(chart, row, axes, columns.width);
        bottom = bottom.max(top + panel.height);
        scene.place(panel, (x, top));
    }
    bottom
}

/// A row's label, and its latest figure with its period.
fn heading(chart: &Resolved, row: &Row, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let y = Pen::on(&mut scene).bold().paragraph(row.label);
    let latest = row.items.iter().max_by_key(|item| item.figure.observation.period);
    if let Some(item) = latest {
        let (figure, period) = (chart.figure(item), chart.period(item));
        let one = [&*figure, &*period].join(words(chart.lang).comma);
        let lines =
            if text::width(&one, BODY, Weight::Regular) <= width { vec![one] } else { vec![figure, period] };
        let mut y = y;
        for line in lines {
            y = Pen::at(&mut scene, 0.0, y).ink(chart.ink(item)).of(&item.key).paragraph(&line);
        }
    }
    scene.height += 6.0;
    scene
}

/// A plane with bars, a line over them, and beneath it what has no time.
fn panel(chart: &Resolved, row: &Row, axes: &Axes, width: f64) -> Scene {
    let mut scene = Scene::new(width);
    if row.items.iter().any(|item| timed(item).is_some()) {
        axes.draw(&mut scene, chart);
    }
    for spot in &Series::of(chart, row.label, &row.items, "bars", axes).spots {
        bar(&mut scene, spot, axes);
    }
    let series = Series::of(chart, row.label, &row.items, "series", axes);
    let start = scene.marks.len();
    if let Some(spot) = series.spots.first() {
        series.draw_lines(&mut scene, spot.ink, 2.0, None);
    }
    scene.courses.push(series.course(start..scene.marks.len()));
    series.draw_alone(&mut scene, chart);
    let latest = series.order.last().copied();
    for at in series.told(chart).into_iter().chain(latest) {
        series.spots[at].draw(&mut scene, chart);
    }
    let untimed = row.items.iter().filter(|item| timed(item).is_none());
    let texts: Vec<_> = untimed.map(|item| (chart.figure(item), &item.key)).collect();
    let y = scene.height + 4.0;
    Pen::at(&mut scene, 0.0, y).ink(Ink::Muted).flow(&texts);
    scene
}

/// An upright bar from zero, hollow where the figure is derived or planned.
fn bar(scene: &mut Scene, spot: &Spot, axes: &Axes) {
    let (zero, half) = (axes.y.clamped(0.0), axes.width_of(spot) * 0.36);
    let area = Rect::new(spot.x - half, zero.min(spot.y), 2.0 * half, (zero - spot.y).abs());
    let pen = Pen::on(scene).ink(spot.ink).of(&spot.item.key);
    if spot.item.is_hollow() {
        pen.stroke(Shape::Rect(area, 0.0), 1.5);
    } else {
        pen.fill(Shape::Rect(area, 0.0));
    }
}
