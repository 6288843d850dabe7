//! Pointing: which figure of a chart is pointed out and where, by a mouse or a finger.

use super::{Drawing, Parts, Props};
use crate::address::{open, point_out};
use crate::{Intent, Shared, dom};
use gloo::events::{EventListener, EventListenerOptions};
use guanzhi::chart::Fitted;
use guanzhi::outline::Node;
use guanzhi::scene::{Key, Point};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, MouseEvent, PointerEvent};
use yew::prelude::*;

/// How far a pointer may be from a mark, in CSS pixels: a mouse's, a finger's.
const REACH: (f64, f64) = (10.0, 22.0);

/// A figure and the point at which it is pointed out, in CSS pixels of the layer.
pub struct Hover {
    pub figure: Key,
    pub at: Point,
}

impl Hover {
    /// At the middle of a figure's upper edge.
    pub fn of(node: &Node, scale: f64) -> Hover {
        let at = ((node.area.x + node.area.width / 2.0) * scale, node.area.y * scale);
        Hover { figure: node.figure.clone(), at }
    }
}

/// What a chart's listeners need to know of it now. They are added once; the drawing and the figure change.
pub struct Pointing {
    /// The chart's id.
    pub chart: AttrValue,
    /// The elements of its layer.
    pub parts: Rc<Parts>,
    /// Tells the component whether help was asked for.
    pub ask: UseStateSetter<bool>,
    /// Where the arrows were last: a card, or a look elsewhere, doesn't lose the place.
    pub walked: RefCell<Option<Key>>,
    /// Tells the component of another figure.
    show: UseStateSetter<Option<Key>>,
    figure: RefCell<Option<Key>>,
    at: Cell<Point>,
    drawing: RefCell<Option<Drawing>>,
    intent: Shared<Intent>,
    /// Of a click, engines say for sure neither what it was made with nor that it is a pointer's event. Until a pointer is
    /// put down here, a click ends what began before the chart was live.
    finger: Cell<Option<bool>>,
}

impl Pointing {
    /// Nothing is pointed out, and the drawing is still to come.
    pub fn new(
        props: &Props,
        parts: &Rc<Parts>,
        show: UseStateSetter<Option<Key>>,
        ask: UseStateSetter<bool>,
    ) -> Pointing {
        Pointing {
            chart: props.id.clone(),
            parts: parts.clone(),
            ask,
            walked: RefCell::default(),
            show,
            figure: RefCell::default(),
            at: Cell::default(),
            drawing: RefCell::default(),
            intent: props.intent.clone(),
            finger: Cell::default(),
        }
    }

    /// From now on the chart has this drawing.
    pub fn follow(&self, drawing: &Drawing) {
        self.drawing.replace(Some(drawing.clone()));
    }

    /// The drawing of now.
    pub fn drawing(&self) -> Option<Drawing> {
        self.drawing.borrow().clone()
    }

    /// The figure that is pointed out now.
    pub fn figure(&self) -> Option<Key> {
        self.figure.borrow().clone()
    }

    /// Points a figure out, or none. Within one figure only its tip moves: nothing is rendered.
    pub fn point(&self, hover: Option<Hover>) {
        let figure = hover.map(|hover| {
            self.at.set(hover.at);
            hover.figure
        });
        if *self.figure.borrow() == figure {
            return self.place();
        }
        self.figure.replace(figure.clone());
        self.show.set(figure);
    }

    /// Puts the tip, if there is one, above the point, or below it where it would leave the screen, within the chart's width.
    pub fn place(&self) {
        const GAP: f64 = 14.0;
        let Some(tip) = self.parts.tip.cast::<HtmlElement>() else { return };
        let drawing = self.drawing.borrow();
        let Some(scene) = drawing.as_ref().and_then(|drawing| drawing.scene.as_ref()) else { return };
        let ((x, y), width) = (self.at.get(), scene.scene.width * scene.scale);
        let (own_width, own_height) = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
        let left = (x - own_width / 2.0).min(width - own_width).max(0.0);
        let top_of_layer = tip.parent_element().map_or(0.0, |layer| layer.get_bounding_client_rect().top());
        let above = y - own_height - GAP;
        let top = if top_of_layer + above >= 0.0 { above } else { y + GAP + 6.0 };
        // The policy forbids `style` attributes, not the style object.
        let _ =
            tip.style().set_property("transform", &format!("translate({}px,{}px)", left as i32, top as i32));
    }

    /// The figure at a point of the window.
    pub fn find(&self, (x, y): Point, finger: bool) -> Option<Hover> {
        let area = self.parts.layer.cast::<Element>()?.get_bounding_client_rect();
        let at = (x - area.left(), y - area.top());
        let drawing = self.drawing.borrow();
        let scene: &Fitted = drawing.as_ref()?.scene.as_ref()?;
        let figure = scene.hit(at, if finger { REACH.1 } else { REACH.0 })?.clone();
        Some(Hover { figure, at })
    }

    fn moved(&self, event: &Event) {
        if is_mouse(event) {
            self.point(self.find(place_of(event), false));
        }
    }

    fn left(&self, event: &Event) {
        if is_mouse(event) {
            self.point(None);
        }
    }

    fn put_down(&self, event: &Event) {
        self.finger.set(Some(!is_mouse(event)));
    }

    fn clicked(&self, event: &Event) {
        // A screen reader presses on what it reads.
        if let Some(figure) = dom::closest(event, "[role=option]") {
            let figure = figure.get_attribute("data-figure").unwrap_or_default();
            return open(&figure);
        }
        let put_down = self.finger.get();
        let finger = put_down.unwrap_or(self.intent.finger.get());
        let found = self.find(place_of(event), finger);
        let again =
            put_down.is_some() && found.as_ref().map(|found| &found.figure) == self.figure.borrow().as_ref();
        match &found {
            Some(found) if !finger || again => {
                self.point(None);
                open(&found.figure);
            }
            _ => {
                if finger {
                    point_out(&self.chart, found.as_ref().map(|found| &found.figure));
                }
                self.point(found);
            }
        }
    }
}

/// A mouse shows a figure by pointing and opens its card by a click; a finger shows it by a tap and opens its card
/// by a second one.
#[hook]
pub fn use_pointer(pointing: &Rc<Pointing>) {
    use_listeners(
        pointing,
        [
            ("pointermove", Pointing::moved),
            ("pointerleave", Pointing::left),
            ("pointerdown", Pointing::put_down),
            ("click", Pointing::clicked),
        ],
    );
}

/// An event's name, and what is done about it.
type Answer = (&'static str, fn(&Pointing, &Event));

/// Listeners of a chart's layer, added once. They may keep the browser from what it would do.
#[hook]
pub fn use_listeners<const N: usize>(pointing: &Rc<Pointing>, listeners: [Answer; N]) {
    let pointing = pointing.clone();
    use_effect_with((), move |()| {
        let layer = pointing.parts.layer.cast::<Element>();
        let listen = |layer: &Element| {
            listeners.map(|(event, act)| {
                let pointing = pointing.clone();
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(layer, event, options, move |event| act(&pointing, event))
            })
        };
        let listeners = layer.as_ref().map(listen);
        move || drop(listeners)
    });
}

fn is_mouse(event: &Event) -> bool {
    event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse"
}

/// Where an event of a pointer is, in CSS pixels of the window.
pub fn place_of(event: &Event) -> Point {
    let event: &MouseEvent = event.unchecked_ref();
    (f64::from(event.client_x()), f64::from(event.client_y()))
}
