//! A chart as a picture that stands alone: headline, measure, drawing, notes and source in one scene.

use super::figure::source_line;
use crate::chart::{Frame, Resolved, WidthClass};
use crate::paint::svg;
use crate::scene::{Label, Mark, Point, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::{self, Ink};
use crate::words::{self, words};

/// A picture's usual width in CSS pixels.
const WIDTH: f64 = 640.0;
/// The width of one for chats and official accounts: 1,080 pixels when drawn at double size.
const FOR_CHATS: f64 = 540.0;
pub(crate) const MARGIN: f64 = 32.0;
const HEADLINE: f64 = 22.0;
const SMALL: f64 = 13.0;

/// A chart as an SVG file in the light look; without a ground it is transparent.
pub fn file(chart: &Resolved, ground: bool) -> String {
    in_light(&picture(chart, WIDTH, None), chart, ground)
}

/// A chart for chats and official accounts as an SVG file; with the address that others can reach, unless it is empty.
pub fn for_chats(chart: &Resolved, address: &str) -> String {
    let address = Some(address).filter(|address| !address.is_empty());
    in_light(&picture(chart, FOR_CHATS, address), chart, true)
}

fn in_light(scene: &Scene, chart: &Resolved, ground: bool) -> String {
    let light = theme::light(chart.report.package.meta.accent.as_ref());
    svg::file(scene, &light, &chart.summary(), chart.lang, ground)
}

/// A chart as a picture of a width, as tall as it needs; `address` stands in it, since nothing leads from a picture to its
/// page.
fn picture(chart: &Resolved, width: f64, address: Option<&str>) -> Scene {
    let (spec, lang) = (chart.spec, chart.lang);
    let words = words(lang);
    let mut scene = Scene::new(width);
    let room = width - 2.0 * MARGIN;
    let text = |scene: &mut Scene, text: &str, y: f64, bold: bool| {
        let (font, ink) =
            if bold { ((HEADLINE, Weight::Bold), Ink::Text) } else { ((SMALL, Weight::Regular), Ink::Muted) };
        lines(scene, text, (MARGIN, y), room, font, ink)
    };
    let mut y = MARGIN - 4.0;
    y = text(&mut scene, spec.headline.get(lang), y, true);
    y = text(&mut scene, spec.measure.get(lang), y + 2.0, false) + 16.0;
    // Nothing goes live in a picture: the drawing is as tall as it needs at this width.
    let class = WidthClass::of(room);
    let drawing = chart.scene(Frame { width: room, class, height: None, air: 0.0 });
    let height = drawing.height;
    scene.place(drawing, (MARGIN, y));
    y += height + 12.0;
    for remark in words::remarks(lang, spec) {
        y = text(&mut scene, &remark, y, false) + 4.0;
    }
    y += 8.0;
    scene.push(Mark::stroke(Shape::Line(vec![(MARGIN, y), (width - MARGIN, y)]), Ink::Rule, 1.0));
    y = text(&mut scene, &format!("{}{}", words.source, source_line(chart, words)), y + 8.0, false);
    if let Some(address) = address {
        y = text(&mut scene, address, y + 4.0, false);
    }
    scene.height = y + MARGIN - 8.0;
    scene
}

/// Wrapped lines from a place on; returns the y below them.
pub(crate) fn lines(
    scene: &mut Scene,
    text: &str,
    (x, mut y): Point,
    room: f64,
    (size, weight): (f64, Weight),
    ink: Ink,
) -> f64 {
    for line in text::wrap(text, size, weight, room) {
        let label = Label { weight, ..Label::new(line, (x, y + 1.1 * size), size) };
        scene.push(Mark::text(label, ink));
        y += 1.5 * size;
    }
    y
}
