//! SVG as a surface: roles as custom properties for the page, or literal colours for files.

use super::{EIGHTHS, Surface, paint};
use crate::lang::Lang;
use crate::markup::{Elements, Markup, Render, Text};
use crate::scene::{Key, Mark, Paint, Scene, Shape};
use crate::theme::{Ink, Theme};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    text_anchor::HPos,
};
use std::convert::Infallible;

/// Where the colours of an SVG come from.
#[derive(Clone, Copy, Debug)]
pub enum Colours<'a> {
    /// A class per role: the page's style sheet decides, so one SVG serves every look.
    Roles,
    /// A theme's colours, for files that stand alone.
    Literal(&'a Theme),
}

/// Families for files that stand alone, in the order of `Lang::ALL`: the style sheet's.
pub const FAMILIES: [&str; 2] = [
    "PingFang SC, Source Han Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif",
    "Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, Noto Sans CJK SC, sans-serif",
];

/// A scene inside the page, without a root element: the marks only, grouped by figure.
pub fn marks(scene: &Scene, colours: Colours) -> Markup {
    painted(scene, Svg::new(scene, colours))
}

fn painted(scene: &Scene, mut surface: Svg) -> Markup {
    let Ok(()) = paint(scene, &mut surface) else { unreachable!("writing to a string can't fail") };
    surface.out.markup()
}

/// A scene as a static drawing of the page; `class` is a space-separated list.
///
/// A page holds some eighty of them, so the style sheet says what most marks have in common (`COMMON_STYLE`), and the
/// element around them what they show.
pub fn still(scene: &Scene, class: &str) -> Markup {
    svg(scene, class, "xMinYMin", &marks(scene, Colours::Roles))
}

/// As `still`, with all marks of a figure in its groups, since slides show and pale single figures. With an `id`, the
/// drawing can be shown again elsewhere.
pub fn whole(scene: &Scene, class: &str, id: Option<&str>) -> Markup {
    let marks = painted(scene, Svg { whole: true, ..Svg::new(scene, Colours::Roles) });
    let Some(id) = id else { return svg(scene, class, "xMinYMid", &marks) };
    let mut named = Elements::default();
    named.begin("g").attribute("id", id).open().append(&marks).end("g");
    svg(scene, class, "xMinYMin", &named.markup())
}

/// The frame of a drawing in the page, which stands where `align` says if its box has another shape.
pub fn svg(scene: &Scene, class: &str, align: &str, content: &Markup) -> Markup {
    let (width, height) = (Number(scene.width), Number(scene.height));
    let mut out = Elements::default();
    out.begin("svg")
        .attribute("class", class)
        .attribute("viewBox", format_args!("0 0 {width} {height}"))
        .attribute("preserveAspectRatio", align)
        .open()
        .append(content)
        .end("svg");
    out.markup()
}

/// What static drawings need of a style sheet, besides a class for each ink: `.p{fill:…}`, `.s.p{stroke:…}`, all of
/// them within `.still` and within `g`: a drawing that is shown again is a copy of its group alone.
pub const COMMON_STYLE: &str = ".still{fill:var(--muted);font-size:14px}.still .b,g .b{font-weight:700}\
     .still .m,g .m{text-anchor:middle}.still .e,g .e{text-anchor:end}.still .n22,g .n22{font-size:22px}\
     .still .n26,g .n26{font-size:26px}.still .n30,g .n30{font-size:30px}";
const COMMON_INK: Ink = Ink::Muted;
const COMMON_SIZE: f64 = 14.0;
/// Sizes that `COMMON_STYLE` has a class for.
const SIZES: [f64; 3] = [22.0, 26.0, 30.0];

/// A scene as a file: literal colours, families and, if wanted, a ground; text selectable.
pub fn file(scene: &Scene, theme: &Theme, label: &str, lang: Lang, ground: bool) -> String {
    let (width, height) = (&Number(scene.width), &Number(scene.height.ceil()));
    let fill = if ground { hex(theme, Ink::Card) } else { "none".to_owned() };
    let mut out = Elements::default();
    out.begin("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("width", width)
        .attribute("height", height)
        .attribute("viewBox", format_args!("0 0 {width} {height}"))
        .attribute("xml:lang", lang.tag())
        .attribute("font-family", FAMILIES[lang as usize])
        .attribute("role", "img")
        .attribute("aria-label", Text(label))
        .open();
    out.begin("rect").attribute("width", width).attribute("height", height).attribute("fill", fill).empty();
    out.append(&marks(scene, Colours::Literal(theme))).end("svg");
    out.markup().into_string() + "\n"
}

/// A colour as `#rrggbb`.
pub fn hex(theme: &Theme, ink: Ink) -> String {
    let (r, g, b) = theme.colour(ink);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// A length with at most three decimals and no zeros at its end; lengths come in eighths.
pub(crate) struct Number(pub(crate) f64);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let thousandths = (self.0 * 1000.0).round() as i64;
        let size = thousandths.unsigned_abs();
        let text = format!("{}.{:03}", size / 1000, size % 1000);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if thousandths < 0 { "-" } else { "" })?;
        f.write_str(text)
    }
}

impl Render for Number {
    fn render_to(&self, out: &mut String) {
        format_args!("{self}").render_to(out);
    }
}

/// The path of a line that was just written.
struct Line {
    /// Where its data ends.
    data: usize,
    /// Where its element ends.
    end: usize,
    /// How it is painted.
    painted: String,
}

/// The surface: writes elements as they are drawn.
struct Svg<'a> {
    size: (u32, u32),
    colours: Colours<'a>,
    /// Whether all marks of a figure are in groups, rather than the first ones.
    whole: bool,
    out: Elements,
    ink: Ink,
    dash: Option<f64>,
    corner: f64,
    group: Option<Key>,
    grouped: Vec<Key>,
    line: Option<Line>,
    /// Equal filled circles in a row, kept back to be written as one path.
    circles: Vec<BackendCoord>,
    radius: u32,
}

impl<'a> Svg<'a> {
    fn new(scene: &Scene, colours: Colours<'a>) -> Svg<'a> {
        let size = ((scene.width * EIGHTHS) as u32, (scene.height * EIGHTHS) as u32);
        Svg {
            size,
            colours,
            whole: false,
            out: Elements::default(),
            ink: Ink::Text,
            dash: None,
            corner: 0.0,
            group: None,
            grouped: Vec::new(),
            line: None,
            circles: Vec::new(),
            radius: 0,
        }
    }

    /// What fills a shape: in a page a class, unless it is the common one.
    fn fill(&self, out: &mut Elements) {
        match self.colours {
            Colours::Literal(theme) => out.attribute("fill", hex(theme, self.ink)),
            Colours::Roles if self.ink == COMMON_INK => out,
            Colours::Roles => out.attribute("class", self.ink.class()),
        };
    }

    /// What draws a line of a width.
    fn stroke(&self, width: u32, out: &mut Elements) {
        let width = units(width);
        match self.colours {
            Colours::Literal(theme) => out
                .attribute("fill", "none")
                .attribute("stroke", hex(theme, self.ink))
                .attribute("stroke-width", width),
            Colours::Roles => {
                out.attribute("class", ["s ", self.ink.class()].concat());
                // One is what a line has without a width.
                if (width.0 - 1.0).abs() < f64::EPSILON { out } else { out.attribute("stroke-width", width) }
            }
        };
    }

    /// How an element is painted.
    fn painted(&self, style: &impl BackendStyle, fill: bool) -> Markup {
        let mut out = Elements::default();
        if fill {
            self.fill(&mut out);
        } else {
            self.stroke(style.stroke_width(), &mut out);
            if let Some(length) = self.dash {
                out.attribute("stroke-dasharray", Number(length));
            }
        }
        out.markup()
    }

    /// A place: in a page to a tenth of a pixel, which takes fewer digits than eighths.
    fn at(&self, eighths: i32) -> Number {
        let Number(place) = coordinate(eighths);
        match self.colours {
            Colours::Roles => Number((place * 10.0).round() / 10.0),
            Colours::Literal(_) => Number(place),
        }
    }

    /// A text's place: in a page to a whole pixel, which no eye tells from eighths.
    fn text_at(&self, eighths: i32) -> Number {
        let Number(place) = coordinate(eighths);
        match self.colours {
            Colours::Roles => Number(place.round()),
            Colours::Literal(_) => Number(place),
        }
    }

    fn path(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        closed: bool,
        style: &impl BackendStyle,
        fill: bool,
    ) {
        let painted = self.painted(style, fill);
        // Lines of one sort that follow each other are one path: a page has hundreds of rules and ticks.
        if closed {
            self.begin_path();
        } else {
            self.begin_or_go_on(&painted);
        }
        let mut before = None;
        for (x, y) in points {
            let (from_x, from_y) = before.unwrap_or((0, 0));
            let (dx, dy) = (coordinate(x - from_x), coordinate(y - from_y));
            match before {
                None => self.out.value(format_args!("M{dx} {dy}")),
                // Most lines are upright or level, and say so in half the bytes.
                Some(_) if y == from_y => self.out.value(format_args!("h{dx}")),
                Some(_) if x == from_x => self.out.value(format_args!("v{dy}")),
                Some(_) => self.out.value(format_args!("l{dx} {dy}")),
            };
            before = Some((x, y));
        }
        if closed {
            self.out.value("Z").close_attribute().append(&painted).empty();
            self.line = None;
        } else {
            self.end_line(painted);
        }
    }

    /// An outlined circle as an arc that all but closes, which goes on the path before it if that is painted alike: a page
    /// has hundreds of them in rows.
    fn ring(&mut self, x: &Number, y: &Number, r: &Number, style: &impl BackendStyle) {
        let painted = self.painted(style, false);
        self.begin_or_go_on(&painted);
        self.out.value(format_args!("M{} {y}a{r} {r} 0 1 1 0 .1z", Number(x.0 - r.0)));
        self.end_line(painted);
    }

    fn begin_path(&mut self) {
        self.out.begin("path").open_attribute("d");
    }

    /// Begins a path, or goes on with the one that was just written, if it is painted alike.
    fn begin_or_go_on(&mut self, painted: &Markup) {
        match &self.line {
            Some(line) if line.end == self.out.len() && line.painted == painted.0 => {
                self.out.truncate(line.data);
            }
            _ => self.begin_path(),
        }
    }

    fn end_line(&mut self, painted: Markup) {
        let data = self.out.len();
        self.out.close_attribute().append(&painted).empty();
        self.line = Some(Line { data, end: self.out.len(), painted: painted.0 });
    }

    fn circle(&mut self, x: &Number, y: &Number, r: &Number, painted: &Markup) {
        self.out.begin("circle").attribute("cx", x).attribute("cy", y).attribute("r", r);
        self.out.append(painted).empty();
    }

    /// Writes the circles kept back: one as `<circle>`, several as a path of round dots, which takes a fifth
    /// of the bytes.
    fn flush(&mut self) {
        let circles = std::mem::take(&mut self.circles);
        let mut painted = Elements::default();
        if let [(x, y)] = circles[..] {
            self.fill(&mut painted);
            self.circle(&self.at(x), &self.at(y), &units(self.radius), &painted.markup());
        } else if !circles.is_empty() {
            self.stroke(self.radius * 2, &mut painted);
            painted.attribute("stroke-linecap", "round");
            self.begin_path();
            let gap = match self.colours {
                Colours::Roles => even(&circles),
                Colours::Literal(_) => None,
            };
            match gap {
                Some(gap) => {
                    painted.attribute("stroke-dasharray", format_args!("0 {}", coordinate(gap)));
                    self.rows(&circles, gap);
                }
                None => self.dots(&circles),
            }
            self.out.close_attribute().append(&painted.markup()).empty();
        }
    }

    /// One line of no length a dot.
    fn dots(&mut self, circles: &[BackendCoord]) {
        let mut before = (0, 0);
        for (x, y) in circles {
            let (dx, dy) = (coordinate(x - before.0), coordinate(y - before.1));
            self.out.value(format_args!("m{dx} {dy}h0"));
            before = (*x, *y);
        }
    }

    /// One line a row of dots, to be dashed with dashes of no length: browsers draw it alike in a fraction of the
    /// bytes. Lines end between two dots, so that none depends on rounding.
    fn rows(&mut self, circles: &[BackendCoord], gap: i32) {
        for row in circles.chunk_by(|a, b| a.1 == b.1 && b.0 - a.0 == gap) {
            let length = gap * (row.len() as i32 - 1) + gap / 2;
            let (x, y) = row[0];
            self.out.value(format_args!("M{} {}h{}", coordinate(x), coordinate(y), coordinate(length)));
        }
    }
}

/// The distance of dots that stand at even distances in rows, if most of them do.
fn even(circles: &[BackendCoord]) -> Option<i32> {
    let gap = circles[1].0 - circles[0].0;
    let rows = circles.chunk_by(|a, b| a.1 == b.1 && b.0 - a.0 == gap).count();
    (gap > 0 && rows * 4 <= circles.len()).then_some(gap)
}

fn coordinate(eighths: i32) -> Number {
    Number(f64::from(eighths) / EIGHTHS)
}

fn units(eighths: u32) -> Number {
    Number(f64::from(eighths) / EIGHTHS)
}

impl Surface for Svg<'_> {
    fn colour(&self, _ink: Ink) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (0, 0, 0) }
    }

    fn begin(&mut self, mark: &Mark) {
        self.flush();
        // A page needs each figure once.
        let figure = mark.figure.as_ref().filter(|figure| match self.colours {
            Colours::Roles => {
                self.whole || self.group.as_ref() == Some(figure) || !self.grouped.contains(figure)
            }
            Colours::Literal(_) => true,
        });
        if figure != self.group.as_ref() {
            if self.group.is_some() {
                self.out.end("g");
            }
            if let Some(figure) = figure {
                self.out.begin("g").attribute("data-figure", &**figure).open();
                self.grouped.push(figure.clone());
            }
            self.group = figure.cloned();
        }
        self.ink = mark.ink;
        self.corner = match mark.shape {
            Shape::Rect(_, radius) => radius,
            _ => 0.0,
        };
        self.dash = match mark.paint {
            Paint::Stroke { dash, .. } => dash,
            Paint::Fill => None,
        };
    }

    fn dashes(&self) -> bool {
        true
    }

    fn rounds(&self) -> bool {
        true
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.flush();
        if self.group.take().is_some() {
            self.out.end("g");
        }
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = (self.at(left), self.at(top));
        let (width, height) = (self.at(right - left), self.at(bottom - top));
        let painted = self.painted(style, fill);
        let corner = Number(self.corner.min(width.0 / 2.0).min(height.0 / 2.0));
        let rect = self.out.begin("rect").attribute("x", x).attribute("y", y);
        rect.attribute("width", width).attribute("height", height);
        if self.corner > 0.0 {
            rect.attribute("rx", corner);
        }
        rect.append(&painted).empty();
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.path(path, false, style, false);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.path(path, true, style, true);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if fill {
            self.radius = radius;
            self.circles.push(centre);
            return Ok(());
        }
        let (x, y, r) = (self.at(centre.0), self.at(centre.1), units(radius));
        if let Colours::Roles = self.colours {
            self.ring(&x, &y, &r, style);
        } else {
            self.circle(&x, &y, &r, &self.painted(style, false));
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let (x, y, size) = (self.text_at(x), self.text_at(y), Number(style.size() / EIGHTHS));
        let bold = matches!(style.style(), FontStyle::Bold);
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let is = |known: f64| (size.0 - known).abs() < 1e-9;
        let mut painted = Elements::default();
        match self.colours {
            Colours::Literal(_) => {
                painted.attribute("font-size", size);
                if bold {
                    painted.attribute("font-weight", "700");
                }
                if !anchor.is_empty() {
                    painted.attribute("text-anchor", anchor);
                }
                self.fill(&mut painted);
            }
            Colours::Roles => {
                let sized = SIZES.into_iter().any(is);
                if !sized && !is(COMMON_SIZE) {
                    painted.attribute("font-size", &size);
                }
                let size = if sized { format!("n{size}") } else { String::new() };
                let ink = if self.ink == COMMON_INK { "" } else { self.ink.class() };
                let classes = [if bold { "b" } else { "" }, anchor.get(..1).unwrap_or(""), &size, ink];
                let classes: Vec<&str> = classes.into_iter().filter(|class| !class.is_empty()).collect();
                if !classes.is_empty() {
                    painted.attribute("class", classes.join(" "));
                }
            }
        }
        self.out.begin("text");
        // Where no place is given, it is 0.
        if x.0.abs() >= 1e-9 || matches!(self.colours, Colours::Literal(_)) {
            self.out.attribute("x", x);
        }
        self.out.attribute("y", y).append(&painted.markup()).open().text(text).end("text");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Label, Shape};
    use crate::theme::LIGHT;

    #[test]
    fn text_is_data() {
        let mut scene = Scene::new(100.0);
        scene.push(
            Mark::text(Label::new("<script>\"&\u{0}", (0.0, 10.0), 10.0), Ink::Text).of(&"a\"b".into()),
        );
        let svg = marks(&scene, Colours::Roles).0;
        assert_eq!(
            svg,
            "<g data-figure=\"a&quot;b\"><text y=\"10\" font-size=\"10\" class=\"t\">\
             &lt;script&gt;&quot;&amp;</text></g>"
        );
    }

    #[test]
    fn dots_are_one_path() {
        let mut scene = Scene::new(100.0);
        scene.push(Mark::fill(Shape::Dots(vec![(1.0, 1.0), (4.5, 1.0), (1.0, 4.5)], 0.75), Ink::Province));
        assert_eq!(
            marks(&scene, Colours::Literal(&LIGHT)).0,
            "<path d=\"m1 1h0m3.5 0h0m-3.5 3.5h0\" fill=\"none\" stroke=\"#b3261e\" stroke-width=\"1.5\" \
             stroke-linecap=\"round\"/>"
        );
    }

    #[test]
    fn rows_of_dots_are_dashed_lines_in_a_page() {
        let mut scene = Scene::new(100.0);
        let dots = (0..10).map(|at| (f64::from(at % 5) * 3.0, f64::from(at / 5) * 3.0)).collect();
        scene.push(Mark::fill(Shape::Dots(dots, 1.0), Ink::Province));
        assert_eq!(
            marks(&scene, Colours::Roles).0,
            "<path d=\"M0 0h13.5M0 3h13.5\" class=\"s p\" stroke-width=\"2\" \
             stroke-linecap=\"round\" stroke-dasharray=\"0 3\"/>"
        );
    }

    #[test]
    fn a_dashed_line_is_one_path() {
        let mut scene = Scene::new(100.0);
        let line = Shape::Line(vec![(0.0, 0.0), (5.0, 0.0), (5.0, 2.0)]);
        scene.push(Mark::stroke(line, Ink::Rule, 1.0).dashed(2.0));
        assert_eq!(
            marks(&scene, Colours::Roles).0,
            "<path d=\"M0 0h5v2\" class=\"s r\" stroke-dasharray=\"2\"/>"
        );
    }
}
