//! The slides as a PDF: scenes painted as vectors, with the fonts that they use inside, each once for all pages.

use super::output::Output;
use super::painter::Painter;
use anyhow::{Context, anyhow};
use guanzhi::lang::Lang;
use guanzhi::page;
use guanzhi::report::Report;
use guanzhi::scene::{Anchor, Label, Mark, Paint, Point, Rect, Scene, Shape};
use guanzhi::site::slide_scene::scene;
use guanzhi::site::slides::title;
use guanzhi::text::Weight;
use guanzhi::theme::{Ink, Theme, themes};
use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{self, Path, PathBuilder, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use resvg::usvg::fontdb;
use skrifa::MetadataProvider;
use std::sync::Arc;

/// Points of a page for each pixel of a slide: 1920 pixels become 13⅓ inches.
const SCALE: f32 = 0.5;

/// Writes the slides in both languages, and once more with notes if they are asked for; nothing for a report without any.
///
/// # Errors
/// When a font can't be read.
pub fn write(report: &Report, notes: bool, painter: &Painter, output: &mut Output) -> anyhow::Result<()> {
    if report.package.story.shown_slides().next().is_none() {
        return Ok(());
    }
    for lang in report.package.meta.languages() {
        let ending = match lang {
            Lang::Zh => "pdf",
            Lang::En => "en.pdf",
        };
        output.add(&format!("site/slides.{ending}"), pdf(report, lang, false, painter)?);
        if notes {
            output.add(&format!("site/slides-notes.{ending}"), pdf(report, lang, true, painter)?);
        }
    }
    Ok(())
}

/// All slides as a PDF, one a page; with `notes`, what the speaker may say stands beneath each.
fn pdf(report: &Report, lang: Lang, notes: bool, painter: &Painter) -> anyhow::Result<Vec<u8>> {
    let fonts = Fonts::of(painter, lang)?;
    let [_, _, theme, _] = themes(report.package.meta.accent.as_ref());
    let mut document = Document::new();
    let (mut outline, count) = (Outline::new(), report.package.story.shown_slides().count());
    for (at, slide) in report.package.story.shown_slides().enumerate() {
        let scene = scene(report, slide, (at + 1, count), lang, notes);
        let (width, height) = (scene.width as f32 * SCALE, scene.height as f32 * SCALE);
        let settings = PageSettings::from_wh(width, height).context("a slide has no size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(SCALE, SCALE));
        paint(&mut surface, &scene, &fonts, &theme);
        surface.pop();
        surface.finish();
        page.finish();
        let top = XyzDestination::new(at, geom::Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title(report, slide, lang).to_owned(), top));
    }
    document.set_outline(outline);
    let name = page::title(report, lang);
    document.set_metadata(Metadata::new().title(name).language(lang.tag().to_owned()));
    document.finish().map_err(|error| anyhow!("the slides’ PDF can’t be written: {error:?}"))
}

/// In the look for projectors.
fn paint(surface: &mut Surface, scene: &Scene, fonts: &Fonts, theme: &Theme) {
    let ground = Rect::new(0.0, 0.0, scene.width, scene.height);
    mark(surface, &Mark::fill(Shape::Rect(ground, 0.0), Ink::Card), fonts, theme);
    for each in &scene.marks {
        mark(surface, each, fonts, theme);
    }
}

fn mark(surface: &mut Surface, mark: &Mark, fonts: &Fonts, theme: &Theme) {
    let (red, green, blue) = theme.colour(mark.ink);
    let colour: krilla::paint::Paint = rgb::Color::new(red, green, blue).into();
    match mark.paint {
        Paint::Fill => {
            surface.set_stroke(None);
            surface.set_fill(Some(Fill { paint: colour, ..Fill::default() }));
        }
        Paint::Stroke { width, dash } => {
            let dash = dash.map(|length| StrokeDash { array: vec![length as f32; 2], offset: 0.0 });
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: colour,
                width: width as f32,
                opacity: NormalizedF32::ONE,
                dash,
                ..Stroke::default()
            }));
        }
    }
    match &mark.shape {
        Shape::Text(label) => text(surface, label, fonts),
        shape => {
            if let Some(path) = path(shape) {
                surface.draw_path(&path);
            }
        }
    }
}

/// A shape's outline; `None` for one without any extent.
fn path(shape: &Shape) -> Option<Path> {
    let mut path = PathBuilder::new();
    match shape {
        Shape::Rect(rect, radius) => rectangle(&mut path, rect, *radius),
        Shape::Circle(centre, radius) => circle(&mut path, *centre, *radius),
        Shape::Dots(centres, radius) => centres.iter().for_each(|centre| circle(&mut path, *centre, *radius)),
        Shape::Line(points) => {
            let (first, rest) = points.split_first()?;
            path.move_to(first.0 as f32, first.1 as f32);
            for point in rest {
                path.line_to(point.0 as f32, point.1 as f32);
            }
        }
        Shape::Text(_) => {}
    }
    path.finish()
}

/// How far a curve's handles stand from its ends, for a quarter of a circle of radius 1.
const QUARTER: f64 = 0.552_284_75;

fn circle(path: &mut PathBuilder, (x, y): Point, radius: f64) {
    rectangle(path, &Rect::new(x - radius, y - radius, 2.0 * radius, 2.0 * radius), radius);
}

/// A rectangle with corners of a radius, clockwise from the left end of its upper edge.
fn rectangle(path: &mut PathBuilder, rect: &Rect, radius: f64) {
    let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0).max(0.0);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let corners = [
        (right, top, 1.0, 0.0),
        (right, bottom, 0.0, 1.0),
        (left, bottom, -1.0, 0.0),
        (left, top, 0.0, -1.0),
    ];
    path.move_to((left + radius) as f32, top as f32);
    for (x, y, along, down) in corners {
        // Each corner is entered in one direction, and left to the right of it.
        let at = |before: f64, after: f64| {
            let (dx, dy) = (-along * before - down * after, -down * before + along * after);
            ((x + dx) as f32, (y + dy) as f32)
        };
        let (enter, leave) = (at(radius, 0.0), at(0.0, radius));
        path.line_to(enter.0, enter.1);
        if radius > 0.0 {
            let handle = radius * (1.0 - QUARTER);
            let (one, two) = (at(handle, 0.0), at(0.0, handle));
            path.cubic_to(one.0, one.1, two.0, two.1, leave.0, leave.1);
        }
    }
    path.close();
}

fn text(surface: &mut Surface, label: &Label, fonts: &Fonts) {
    let runs = fonts.runs(&label.text, label.weight);
    let size = label.size as f32;
    let width: f32 = runs.iter().map(|run| run.width * size).sum();
    let mut x = label.at.0 as f32
        - match label.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
    for run in runs {
        let start = geom::Point::from_xy(x, label.at.1 as f32);
        surface.draw_glyphs(start, &run.glyphs, run.face.font.clone(), &run.text, size, false);
        x += run.width * size;
    }
}

/// Fonts in which every character is found: the language's own first, then one with Chinese.
struct Fonts {
    regular: Vec<Face>,
    bold: Vec<Face>,
}

/// One font: for the document, and to look glyphs up in.
struct Face {
    font: Font,
    data: Arc<Vec<u8>>,
    index: u32,
}

/// Characters in one font.
struct Run<'a> {
    face: &'a Face,
    text: String,
    glyphs: Vec<KrillaGlyph>,
    /// In units of the font size.
    width: f32,
}

impl Fonts {
    fn of(painter: &Painter, lang: Lang) -> anyhow::Result<Fonts> {
        let chinese = painter.family();
        let families: &[&str] = match lang {
            Lang::Zh => &[chinese],
            // As in the page: fonts for Chinese have full-width quotation marks.
            Lang::En => &["Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans", chinese],
        };
        let faces = |weight| -> anyhow::Result<Vec<Face>> {
            let found = families.iter().filter_map(|family| Face::of(painter.fonts(), family, weight));
            let faces: Vec<Face> = found.collect();
            (!faces.is_empty()).then_some(faces).with_context(|| format!("the font {chinese} can’t be read"))
        };
        Ok(Fonts { regular: faces(fontdb::Weight::NORMAL)?, bold: faces(fontdb::Weight::BOLD)? })
    }

    fn runs(&self, text: &str, weight: Weight) -> Vec<Run<'_>> {
        let faces = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let mut runs: Vec<Run> = Vec::new();
        for c in text.chars() {
            let found = faces.iter().find_map(|face| Some((face, face.glyph(c)?)));
            // A character that no font has is shown as the font shows such ones.
            let (face, (glyph, advance)) = found.unwrap_or((&faces[0], (0, 1.0)));
            if runs.last().is_none_or(|run| !std::ptr::eq(run.face, face)) {
                runs.push(Run { face, text: String::new(), glyphs: Vec::new(), width: 0.0 });
            }
            let Some(run) = runs.last_mut() else { continue };
            let from = run.text.len();
            run.text.push(c);
            let range = from..run.text.len();
            run.glyphs.push(KrillaGlyph::new(GlyphId::new(glyph), advance, 0.0, 0.0, 0.0, range, None));
            run.width += advance;
        }
        runs
    }
}

impl Face {
    /// The face of a family that is nearest to a weight.
    fn of(fonts: &fontdb::Database, family: &str, weight: fontdb::Weight) -> Option<Face> {
        let families = [fontdb::Family::Name(family)];
        let id = fonts.query(&fontdb::Query { families: &families, weight, ..fontdb::Query::default() })?;
        let (data, index) = fonts.with_face_data(id, |data, index| (Arc::new(data.to_vec()), index))?;
        Some(Face { font: Font::new(data.clone().into(), index)?, data, index })
    }

    /// A character's glyph and how far it advances, in units of the font size.
    fn glyph(&self, c: char) -> Option<(u32, f32)> {
        let font = skrifa::FontRef::from_index(&self.data, self.index).ok()?;
        let glyph = font.charmap().map(c)?;
        let metrics =
            font.glyph_metrics(skrifa::instance::Size::new(1.0), skrifa::instance::LocationRef::default());
        Some((glyph.to_u32(), metrics.advance_width(glyph)?))
    }
}
