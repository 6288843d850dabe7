//! The pictures that previews of links show.

use super::meta::{PREVIEW, Subject};
use crate::chart::{self, Frame, Resolved, WidthClass};
use crate::lang::Lang;
use crate::page::picture::{MARGIN, lines};
use crate::paint::svg;
use crate::report::Report;
use crate::scene::{Label, Mark, Scene};
use crate::text::{self, Weight};
use crate::theme::{self, Ink};
use crate::words::{self, words};

/// The preview of a link as an SVG file.
pub fn file(report: &Report, subject: Subject, lang: Lang) -> String {
    let light = theme::light(report.package.meta.accent.as_ref());
    svg::file(&preview(report, subject, lang), &light, "", lang, true)
}

/// The preview of a link, at half of `PREVIEW` in CSS pixels: a chart, or the report's title and key figures.
fn preview(report: &Report, subject: Subject, lang: Lang) -> Scene {
    let size = (f64::from(PREVIEW.0) / 2.0, f64::from(PREVIEW.1) / 2.0);
    let mut scene = Scene::new(size.0);
    let chart = match subject {
        Subject::Report => None,
        Subject::Chart(id) => chart::resolve(report, id, lang),
    };
    match chart {
        Some(chart) => chart_preview(&mut scene, chart, size),
        None => report_preview(&mut scene, report, lang, size),
    }
    scene.height = size.1;
    scene
}

/// Smaller, the text of a drawing can't be read in a preview.
const LEAST_SCALE: f64 = 0.45;

fn chart_preview(scene: &mut Scene, mut chart: Resolved, (width, height): (f64, f64)) {
    let (spec, lang, room) = (chart.spec, chart.lang, width - 2.0 * MARGIN);
    let y = lines(scene, spec.headline.get(lang), (MARGIN, 20.0), room, (20.0, Weight::Bold), Ink::Text);
    let y =
        lines(scene, spec.measure.get(lang), (MARGIN, y), room, (11.0, Weight::Regular), Ink::Muted) + 8.0;
    let below = height - 32.0;
    let all = chart.rows.len();
    let whole = fitted(&chart, room, below - y);
    let (mut shown, mut drawing, mut scale) = (all, whole.0.clone(), whole.1);
    // The first rows, and that there are more, say more than all of them too small to read.
    while scale < LEAST_SCALE && shown > 1 {
        chart.rows.pop();
        shown -= 1;
        (drawing, scale) = fitted(&chart, room, below - y);
    }
    // Where rows share one plane, fewer of them don't take less room.
    if scale < LEAST_SCALE {
        (shown, drawing, scale) = (all, whole.0, whole.1);
    }
    let left = MARGIN + (room - drawing.width * scale) / 2.0;
    scene.place(drawing.scaled(scale), (left, y));
    let mut source = report_line(chart.report, lang);
    if shown < all {
        let words = words(lang);
        let first = (words.first_rows)(shown);
        source = format!("{first}{}{source}", words.semicolon);
    }
    scene.push(Mark::text(Label::new(source, (MARGIN, height - 12.0), 11.0), Ink::Muted));
}

/// A chart laid out for a larger frame of the same shape, and how much smaller it must be drawn to fit into this one: as
/// little as possible.
fn fitted(chart: &Resolved, width: f64, height: f64) -> (Scene, f64) {
    let mut last = (Scene::default(), 1.0);
    for step in 0..16 {
        let scale = 0.95_f64.powi(step);
        let room = width / scale;
        let frame = Frame { width: room, class: WidthClass::of(room), height: None, air: 0.0 };
        last = (chart.scene(frame), scale);
        if last.0.height * scale <= height {
            return last;
        }
    }
    let scale = height / last.0.height;
    (last.0, scale.min(last.1))
}

fn report_preview(scene: &mut Scene, report: &Report, lang: Lang, (width, height): (f64, f64)) {
    let (story, room) = (&report.package.story, width - 2.0 * MARGIN);
    let y = lines(scene, story.kicker.get(lang), (MARGIN, 28.0), room, (13.0, Weight::Bold), Ink::Province);
    lines(scene, story.title.get(lang), (MARGIN, y + 4.0), room, (28.0, Weight::Bold), Ink::Text);
    let tiles: Vec<_> =
        story.tiles.iter().filter_map(|tile| Some((tile, report.figure(&tile.figure)?))).collect();
    let (columns, top) = (tiles.len().clamp(1, 4) as f64, 176.0);
    let column = (room - 16.0 * (columns - 1.0)) / columns;
    for (at, (tile, figure)) in tiles.iter().take(4).enumerate() {
        let x = MARGIN + at as f64 * (column + 16.0);
        let shown = words::shown(lang, figure).line();
        // As large as the widest of them allows would differ between neighbours: one size for all that fit.
        let size = if text::width(&shown, 22.0, Weight::Bold) <= column { 22.0 } else { 15.0 };
        let y = lines(scene, &shown, (x, top), column, (size, Weight::Bold), Ink::Text);
        lines(scene, tile.caption.get(lang), (x, y), column, (11.0, Weight::Regular), Ink::Muted);
    }
    let source = report_line(report, lang);
    scene.push(Mark::text(Label::new(source, (MARGIN, height - 12.0), 11.0), Ink::Muted));
}

/// The report that a preview is of.
fn report_line(report: &Report, lang: Lang) -> String {
    let meta = &report.package.meta;
    let source = report.source(&meta.source).map_or("", |source| source.title.get(lang));
    let parts = [meta.brand.get(lang), source].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}
