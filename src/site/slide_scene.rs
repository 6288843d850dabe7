//! A slide as a scene, for files: the same content as the page's, laid out for a sheet of 16 to 9.

use super::slides::{all_sources, source_line, title};
use crate::lang::Lang;
use crate::package::{Slide, Tile};
use crate::page::slides::{HEIGHT, LEAST, chart_of, fit};
use crate::report::Report;
use crate::scene::{Anchor, Label, Mark, Paint, Scene, Shape};
use crate::text::{self, Weight};
use crate::theme::Ink;
use crate::words;

/// The width of a slide, in pixels of a screen with 1080 lines.
pub const WIDTH: f64 = 1920.0;
/// The height of a slide that has its notes beneath it.
pub const NOTED: f64 = 1440.0;
const MARGIN: (f64, f64) = (96.0, 54.0);
const INNER: f64 = WIDTH - 2.0 * MARGIN.0;
const LEADING: f64 = 1.4;
/// Lines must not be thinner.
const HAIRLINE: f64 = 2.0;

/// A slide of `WIDTH` by `HEIGHT`, or by `NOTED` with its notes; `number` counts the shown slides from 1.
pub fn scene(
    report: &Report,
    slide: &Slide,
    (number, count): (usize, usize),
    lang: Lang,
    notes: bool,
) -> Scene {
    let mut sheet = Sheet { scene: Scene::new(WIDTH), y: MARGIN.1 };
    let foot = sheet.foot(&source_line(report, slide, lang).unwrap_or_default(), number, count);
    if slide.kicker.is_empty() {
        sheet.headline(title(report, slide, lang), 56.0);
    } else {
        sheet.opening(report, slide, lang);
    }
    if let Some(chart) = chart_of(report, slide, lang) {
        sheet.y += 8.0;
        sheet.block(chart.spec.measure.get(lang), (28.0, Weight::Regular), Ink::Muted);
        sheet.y += 24.0;
        let room = foot - 16.0 - sheet.y;
        let (drawing, scale) = fit(&chart, (INNER, room), 1.0);
        let mut drawing = drawing.scaled(scale);
        for mark in &mut drawing.marks {
            if let Paint::Stroke { width, .. } = &mut mark.paint {
                *width = width.max(HAIRLINE);
            }
        }
        let above = ((room - drawing.height) / 2.0).max(0.0);
        sheet.scene.place(drawing, (MARGIN.0, sheet.y + above));
    }
    sheet.figures(report, &slide.figures, lang, foot);
    if slide.kicker.is_empty() && !slide.points.is_empty() {
        sheet.points(slide, lang, foot);
    }
    if slide.sources {
        sheet.columns(&all_sources(report, lang));
    }
    sheet.scene.height = HEIGHT;
    if notes {
        sheet.notes(slide.notes.get(lang));
    }
    sheet.scene
}

/// A slide while it is laid out, from the top down.
struct Sheet {
    scene: Scene,
    /// Where what comes next begins.
    y: f64,
}

impl Sheet {
    /// Wrapped lines at the left margin.
    fn block(&mut self, text: &str, font: (f64, Weight), ink: Ink) {
        self.lines(text, font, ink, (MARGIN.0, INNER));
    }

    /// A headline whose lines are of much the same width.
    fn headline(&mut self, text: &str, size: f64) {
        let lines = |width| text::wrap(text, size, Weight::Bold, width).len();
        let mut width = INNER;
        while lines(width - size) == lines(INNER) && width > 4.0 * size {
            width -= size;
        }
        self.lines(text, (size, Weight::Bold), Ink::Text, (MARGIN.0, width));
    }

    fn lines(&mut self, text: &str, (size, weight): (f64, Weight), ink: Ink, (x, width): (f64, f64)) {
        for line in text::wrap(text, size, weight, width) {
            let label = Label { weight, ..Label::new(line, (x, self.y + size), size) };
            self.scene.push(Mark::text(label, ink));
            self.y += LEADING * size;
        }
    }

    /// Source and page number at the foot; returns the y that they begin at.
    fn foot(&mut self, source: &str, number: usize, count: usize) -> f64 {
        let lines = text::wrap(source, LEAST, Weight::Regular, INNER - 160.0);
        let top = HEIGHT - MARGIN.1 - LEADING * LEAST * lines.len() as f64;
        self.y = top;
        self.lines(source, (LEAST, Weight::Regular), Ink::Muted, (MARGIN.0, INNER - 160.0));
        let page = Label::new(format!("{number} / {count}"), (WIDTH - MARGIN.0, top + LEAST), LEAST);
        self.scene.push(Mark::text(page.anchored(Anchor::End), Ink::Muted));
        self.y = MARGIN.1;
        top
    }

    /// What a deck begins with.
    fn opening(&mut self, report: &Report, slide: &Slide, lang: Lang) {
        self.y = 300.0;
        self.block(slide.kicker.get(lang), (30.0, Weight::Bold), Ink::Province);
        self.y += 20.0;
        self.headline(title(report, slide, lang), 88.0);
        self.y += 60.0;
        for point in &slide.points {
            self.block(point.get(lang), (34.0, Weight::Regular), Ink::Muted);
        }
    }

    /// Large figures in two columns.
    fn figures(&mut self, report: &Report, tiles: &[Tile], lang: Lang, foot: f64) {
        let rows = tiles.len().div_ceil(2);
        let step = 260.0;
        let top = self.y + ((foot - self.y - step * rows as f64) / 2.0).max(0.0);
        for (at, tile) in tiles.iter().enumerate() {
            let Some(figure) = report.figure(&tile.figure) else { continue };
            let shown = words::shown(lang, &figure);
            let (x, width) = (MARGIN.0 + (at % 2) as f64 * (INNER / 2.0 + 24.0), INNER / 2.0 - 24.0);
            self.y = top + (at / 2) as f64 * step;
            let key = tile.figure.as_str().into();
            let unit = text::width(&shown.unit, 32.0, Weight::Regular) + 16.0;
            let em = text::width(&shown.number, 1.0, Weight::Bold).max(1.0);
            let size = ((width - unit) / em).min(96.0);
            let number = Label::new(shown.number, (x, self.y + 96.0), size).bold();
            let unit = Label::new(shown.unit, (x + number.width() + 16.0, self.y + 96.0), 32.0);
            self.scene.push(Mark::text(number, Ink::Province).of(&key));
            self.scene.push(Mark::text(unit, Ink::Text).of(&key));
            self.y += 124.0;
            self.lines(tile.caption.get(lang), (30.0, Weight::Regular), Ink::Text, (x, width));
        }
    }

    /// Sentences with dots before them.
    fn points(&mut self, slide: &Slide, lang: Lang, foot: f64) {
        const SIZE: f64 = 40.0;
        const GAP: f64 = 24.0;
        let (x, width) = (MARGIN.0 + SIZE, INNER - SIZE);
        let lines = |text| text::wrap(text, SIZE, Weight::Regular, width).len() as f64;
        let height: f64 =
            slide.points.iter().map(|point| GAP + LEADING * SIZE * lines(point.get(lang))).sum();
        self.y += ((foot - self.y - height) / 2.0).max(0.0);
        for point in &slide.points {
            let dot = Shape::Circle((MARGIN.0 + 10.0, self.y + 0.65 * SIZE), 6.0);
            self.scene.push(Mark::fill(dot, Ink::Text));
            self.lines(point.get(lang), (SIZE, Weight::Regular), Ink::Text, (x, width));
            self.y += GAP;
        }
    }

    /// Paragraphs in two columns, the first of which has half of their lines.
    fn columns(&mut self, paragraphs: &[String]) {
        let width = INNER / 2.0 - 36.0;
        let lines = |text: &String| text::wrap(text, LEAST, Weight::Regular, width).len();
        let half = paragraphs.iter().map(lines).sum::<usize>().div_ceil(2);
        self.y += 32.0;
        let (top, mut so_far, mut x) = (self.y, 0, MARGIN.0);
        for paragraph in paragraphs {
            if so_far >= half && x < WIDTH / 2.0 {
                (x, self.y) = (WIDTH / 2.0 + 36.0, top);
            }
            so_far += lines(paragraph);
            self.lines(paragraph, (LEAST, Weight::Regular), Ink::Text, (x, width));
            self.y += 14.0;
        }
    }

    /// What the speaker may say, beneath a line.
    fn notes(&mut self, notes: &str) {
        self.scene.height = NOTED;
        let line = Shape::Line(vec![(0.0, HEIGHT), (WIDTH, HEIGHT)]);
        self.scene.push(Mark::stroke(line, Ink::Rule, HAIRLINE));
        self.y = HEIGHT + 36.0;
        self.block(notes, (36.0, Weight::Regular), Ink::Text);
    }
}
