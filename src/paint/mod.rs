//! Painting a scene: one `match` onto any surface that plotters' `DrawingBackend` can be.
//!
//! plotters' coordinates are integers, so everything is painted in eighths of a pixel; a surface scales by 1/8.

pub mod svg;

use crate::scene::{Anchor, Label, Mark, Paint, Point, Rect, Scene, Shape};
use crate::text::Weight;
use crate::theme::Ink;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
    text_anchor::{HPos, Pos, VPos},
};
use std::convert::Infallible;
use std::f64::consts::FRAC_1_SQRT_2;

/// Painted units a pixel.
pub const EIGHTHS: f64 = 8.0;

/// A drawing backend that knows what it is painting.
pub trait Surface: DrawingBackend {
    /// The colour of an ink. A surface that paints roles rather than colours may return any opaque colour.
    fn colour(&self, ink: Ink) -> BackendColor;

    /// Called before a mark's shapes are drawn.
    fn begin(&mut self, mark: &Mark);

    /// Whether the surface dashes lines by itself; otherwise it is given each dash as a path.
    fn dashes(&self) -> bool {
        false
    }

    /// Whether the surface rounds a rectangle's corners by itself, as `begin` told it; otherwise it is given a path.
    fn rounds(&self) -> bool {
        false
    }
}

/// The outcome of painting on a surface.
pub type Painted<S> = Result<(), DrawingErrorKind<<S as DrawingBackend>::ErrorType>>;

/// Paints all marks in order.
///
/// # Errors
/// Those of the surface.
pub fn paint<S: Surface>(scene: &Scene, surface: &mut S) -> Painted<S> {
    surface.ensure_prepared()?;
    for mark in &scene.marks {
        surface.begin(mark);
        draw(mark, surface)?;
    }
    surface.present()
}

fn draw<S: Surface>(mark: &Mark, surface: &mut S) -> Painted<S> {
    let (filled, style) = match mark.paint {
        Paint::Fill => (true, Style::new(surface.colour(mark.ink), 0.0)),
        Paint::Stroke { width, .. } => (false, Style::new(surface.colour(mark.ink), width)),
    };
    let dash = match mark.paint {
        Paint::Stroke { dash, .. } if !surface.dashes() => dash,
        _ => None,
    };
    match (&mark.shape, dash) {
        (Shape::Rect(rect, radius), None) => draw_rect(surface, rect, *radius, &style, filled),
        (Shape::Rect(rect, radius), Some(length)) => {
            dashes(&outline(rect, *radius), length, |dash| surface.draw_path(dash, &style))
        }
        (Shape::Circle(centre, r), _) => surface.draw_circle(eighths(*centre), eighth(*r), &style, filled),
        (Shape::Dots(centres, r), _) => {
            centres.iter().try_for_each(|&at| surface.draw_circle(eighths(at), eighth(*r), &style, filled))
        }
        (Shape::Line(points), None) => surface.draw_path(points.iter().map(|&point| eighths(point)), &style),
        (Shape::Line(points), Some(length)) => dashes(points, length, |dash| surface.draw_path(dash, &style)),
        (Shape::Text(label), _) => {
            surface.draw_text(&label.text, &TextStyle { label, colour: style.colour }, eighths(label.at))
        }
    }
}

fn draw_rect<S: Surface>(
    surface: &mut S,
    rect: &Rect,
    radius: f64,
    style: &Style,
    filled: bool,
) -> Painted<S> {
    if radius <= 0.0 || surface.rounds() {
        let ends = (eighths((rect.x, rect.y)), eighths((rect.right(), rect.bottom())));
        return surface.draw_rect(ends.0, ends.1, style, filled);
    }
    let points = outline(rect, radius).into_iter().map(eighths);
    if filled { surface.fill_polygon(points, style) } else { surface.draw_path(points, style) }
}

/// A closed path around a rectangle with corners of a radius, clockwise from the upper left.
fn outline(rect: &Rect, radius: f64) -> Vec<Point> {
    /// Sines of 0°, 22.5°, 45°, 67.5° and 90°; a table, since trigonometry weighs several kB in the page.
    const SINES: [f64; 5] = [0.0, 0.382_683, FRAC_1_SQRT_2, 0.923_880, 1.0];
    let r = radius.min(rect.width / 2.0).min(rect.height / 2.0);
    let (left, right) = (rect.x + r, rect.right() - r);
    let (top, bottom) = (rect.y + r, rect.bottom() - r);
    let mut points: Vec<Point> = Vec::new();
    for (at, sine) in SINES.into_iter().enumerate() {
        points.push((left - SINES[4 - at] * r, top - sine * r));
    }
    for (at, sine) in SINES.into_iter().enumerate() {
        points.push((right + sine * r, top - SINES[4 - at] * r));
    }
    for (at, sine) in SINES.into_iter().enumerate() {
        points.push((right + SINES[4 - at] * r, bottom + sine * r));
    }
    for (at, sine) in SINES.into_iter().enumerate() {
        points.push((left - sine * r, bottom + SINES[4 - at] * r));
    }
    points.push(points[0]);
    points
}

/// Splits connected lines into dashes and gaps of one length, since plotters has no dashed lines.
fn dashes<E>(
    points: &[Point],
    length: f64,
    mut draw: impl FnMut(Vec<BackendCoord>) -> Result<(), E>,
) -> Result<(), E> {
    let mut dash: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut on, mut left) = (true, length);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        let mut rest = (to.0 - from.0).hypot(to.1 - from.1);
        while rest > left {
            let part = left / rest;
            from = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            rest -= left;
            left = length;
            dash.push(from);
            if on {
                draw(dash.iter().map(|&point| eighths(point)).collect())?;
            }
            on = !on;
            dash = vec![from];
        }
        left -= rest;
        dash.push(to);
    }
    if on && dash.len() > 1 { draw(dash.iter().map(|&point| eighths(point)).collect()) } else { Ok(()) }
}

/// Places and lengths are held to this, far beyond any frame, so that distances of places are still integers.
const MOST: f64 = (1 << 28) as f64;

fn eighths((x, y): Point) -> BackendCoord {
    let eighths = |length: f64| (length * EIGHTHS).round().clamp(-MOST, MOST) as i32;
    (eighths(x), eighths(y))
}

fn eighth(length: f64) -> u32 {
    (length * EIGHTHS).round().clamp(1.0, MOST) as u32
}

/// A colour with a line width in painted units.
struct Style {
    colour: BackendColor,
    width: u32,
}

impl Style {
    fn new(colour: BackendColor, width: f64) -> Style {
        Style { colour, width: eighth(width) }
    }
}

impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// A label's style in painted units. Surfaces put the alphabetic baseline at the given point.
struct TextStyle<'a> {
    label: &'a Label,
    colour: BackendColor,
}

impl BackendTextStyle for TextStyle<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.colour
    }

    fn size(&self) -> f64 {
        self.label.size * EIGHTHS
    }

    fn style(&self) -> FontStyle {
        match self.label.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        let across = match self.label.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(across, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, _text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = (self.label.width() * EIGHTHS) as i32;
        Ok(((0, (-self.size()) as i32), (width, 0)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _at: BackendCoord,
        _pixel: F,
    ) -> Result<Result<(), E>, Infallible> {
        // Only surfaces without text of their own ask for pixels; every `Surface` has its own.
        Ok(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dashed_line_is_split_at_corners() {
        let mut drawn = Vec::new();
        let line = [(0.0, 0.0), (5.0, 0.0), (5.0, 2.0)];
        let outcome: Result<(), Infallible> = dashes(&line, 2.0, |dash| {
            drawn.push(dash);
            Ok(())
        });
        assert!(outcome.is_ok());
        assert_eq!(drawn, [vec![(0, 0), (16, 0)], vec![(32, 0), (40, 0), (40, 8)]]);
    }

    #[test]
    fn a_rounded_rectangle_stays_within_its_area() {
        let rect = Rect::new(1.0, 2.0, 10.0, 6.0);
        let points = outline(&rect, 50.0);
        assert!(points.iter().all(|&point| rect.distance(point) < 1e-6), "{points:?}");
        assert!(points.contains(&(1.0, 5.0)) && points.contains(&(11.0, 5.0)), "{points:?}");
    }
}
