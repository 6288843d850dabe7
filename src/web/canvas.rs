//! A canvas as a surface: plotters-canvas, with text on the alphabetic baseline and the page's own colours.

use crate::dom;
use guanzhi::colour::Rgb;
use guanzhi::paint::{EIGHTHS, Surface, paint};
use guanzhi::scene::{Mark, Scene};
use guanzhi::theme::{Ink, LIGHT};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement};

/// A canvas may have no more pixels than this: some engines refuse larger ones.
const MOST_PIXELS: f64 = 16_000_000.0;

/// How the page wants things painted: colours of the inks and the font family.
#[derive(Clone, PartialEq)]
pub struct Look {
    colours: [Rgb; Ink::ALL.len()],
    family: String,
}

impl Look {
    /// Reads the computed colours of an element's inks, so that forced colours and any look hold.
    ///
    /// `probe` is an element inside the chart that is not shown; its colour is set to each ink in turn.
    pub fn of(probe: &HtmlElement) -> Option<Look> {
        let computed = dom::window().get_computed_style(probe).ok()??;
        let mut colours = LIGHT.colours;
        for ink in Ink::ALL {
            probe.style().set_property("color", &format!("var(--{})", ink.id())).ok()?;
            if let Some(colour) = rgb(&computed.get_property_value("color").ok()?) {
                colours[ink as usize] = colour;
            }
        }
        Some(Look { colours, family: computed.get_property_value("font-family").ok()? })
    }
}

/// Reads `rgb(1, 2, 3)` or `rgba(1, 2, 3, 1)`, the forms that computed colours have.
fn rgb(colour: &str) -> Option<Rgb> {
    let inside = colour.split_once('(')?.1.trim_end_matches(')');
    let mut parts = inside.split([',', ' ', '/']).filter(|part| !part.is_empty());
    let mut next = || parts.next()?.parse::<u8>().ok();
    Some((next()?, next()?, next()?))
}

/// Paints a scene on a canvas, `scale` CSS pixels for each of the scene's, at the screen's pixel ratio. `None` where the
/// canvas can't be had; the static drawing then stays.
pub fn draw(canvas: &HtmlCanvasElement, scene: &Scene, scale: f64, look: &Look) -> Option<()> {
    let ratio = dom::window().device_pixel_ratio().max(1.0) * scale;
    let ratio = ratio.min((MOST_PIXELS / (scene.width * scene.height).max(1.0)).sqrt());
    let (width, height) = ((scene.width * ratio).round(), (scene.height * ratio).round());
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // The canvas is shown at whole CSS pixels of its box; both scales follow the rounded size.
    context.scale(width / scene.width / EIGHTHS, height / scene.height / EIGHTHS).ok()?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
    paint(scene, &mut Canvas { backend, context, look }).ok()
}

/// Gives a canvas's memory back.
pub fn clear(canvas: &HtmlCanvasElement) {
    canvas.set_width(0);
    canvas.set_height(0);
}

/// Whether an element is displayed, and how large in CSS pixels.
pub fn size(element: &Element) -> Option<(f64, f64)> {
    let area = element.get_bounding_client_rect();
    (area.width() > 0.0 && area.height() > 0.0).then(|| (area.width(), area.height()))
}

struct Canvas<'a> {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    look: &'a Look,
}

impl Surface for Canvas<'_> {
    fn colour(&self, ink: Ink) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.look.colours[ink as usize] }
    }

    fn begin(&mut self, _mark: &Mark) {}
}

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Canvas<'_> {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        self.backend.draw_pixel(at, colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.backend.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.backend.draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.backend.draw_circle(centre, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.backend.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let (red, green, blue) = style.color().rgb;
        let weight = match style.style() {
            FontStyle::Bold => 700,
            _ => 400,
        };
        let context = &self.context;
        context.set_font(&format!("{weight} {}px {}", style.size() as u32, self.look.family));
        context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
        context.set_text_baseline("alphabetic");
        context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        // Text can only fail to be drawn where the context is lost; the next repaint draws it.
        let _ = context.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }
}
