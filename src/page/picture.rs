//! A chart as a picture that stands alone: headline, measure, drawing, notes and source in one scene.

use super::reader::source_line;
use crate::chart::{Frame, Resolved, WidthClass};
use crate::scene::{Label, Mark, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words::words;

/// The picture's width in CSS pixels.
pub const WIDTH: f64 = 640.0;
const MARGIN: f64 = 32.0;
const HEADLINE: f64 = 22.0;
const SMALL: f64 = 13.0;

/// A chart as a picture of `WIDTH`, as tall as it needs.
pub fn picture(chart: &Resolved) -> Scene {
    let (spec, lang) = (chart.spec, chart.lang);
    let words = words(lang);
    let width = WIDTH - 2.0 * MARGIN;
    let mut scene = Scene::new(WIDTH);
    let mut y = MARGIN - 4.0;
    y = block(&mut scene, spec.headline.get(lang), y, (HEADLINE, Weight::Bold), Ink::Text);
    y = block(&mut scene, spec.measure.get(lang), y + 2.0, (SMALL, Weight::Regular), Ink::Muted) + 16.0;
    // Nothing goes live in a picture: the drawing is as tall as it needs at this width.
    let drawing = chart.scene(Frame { width, class: WidthClass::Medium, height: None, air: 0.0 });
    let height = drawing.height;
    scene.place(drawing, (MARGIN, y));
    y += height + 12.0;
    for note in &spec.notes {
        y = block(&mut scene, note.get(lang), y, (SMALL, Weight::Regular), Ink::Muted) + 4.0;
    }
    y += 8.0;
    scene.push(Mark::stroke(Shape::Line(vec![(MARGIN, y), (WIDTH - MARGIN, y)]), Ink::Rule, 1.0));
    let source = format!("{}{}", words.source, source_line(chart, words));
    y = block(&mut scene, &source, y + 8.0, (SMALL, Weight::Regular), Ink::Muted);
    scene.height = y + MARGIN - 8.0;
    scene
}

/// Wrapped lines from a y on; returns the y below them.
fn block(scene: &mut Scene, text: &str, mut y: f64, (size, weight): (f64, Weight), ink: Ink) -> f64 {
    for line in text::wrap(text, size, weight, WIDTH - 2.0 * MARGIN) {
        let label = Label { weight, ..Label::new(line, (MARGIN, y + 1.1 * size), size) };
        scene.push(Mark::text(label, ink));
        y += 1.5 * size;
    }
    y
}
