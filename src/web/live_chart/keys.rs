//! Keys: arrows walk the figures in reading order and between rows, Home and End go to the ends, Enter opens a card, Escape
//! hides the tip, P marks a figure in all charts, a question mark tells all that; only while the chart has the focus.

use super::pointing::{Hover, Pointing, use_listeners};
use crate::address::{has_marks, open, point_out};
use crate::{dom, marked};
use guanzhi::outline::{Way, step};
use guanzhi::scene::Key;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent};
use yew::prelude::*;

/// Answers keys.
#[hook]
pub fn use_keys(pointing: &Rc<Pointing>) {
    use_listeners(pointing, [("keydown", pressed), ("blur", blurred)]);
}

fn pressed(pointing: &Pointing, event: &Event) {
    let key: &KeyboardEvent = event.unchecked_ref();
    if key.ctrl_key() || key.alt_key() || key.meta_key() {
        return;
    }
    let name = key.key();
    pointing.ask.set(name == "?");
    if name == "?" {
        return event.prevent_default();
    }
    let way = match name.as_str() {
        "ArrowRight" => Some(Way::After),
        "ArrowLeft" => Some(Way::Before),
        "ArrowDown" => Some(Way::Down),
        "ArrowUp" => Some(Way::Up),
        "Home" => Some(Way::First),
        "End" => Some(Way::Last),
        "Enter" => {
            if let Some(figure) = pointing.figure() {
                // What the key does by itself comes after the card, and would press its first button.
                event.prevent_default();
                open(&figure);
            }
            return;
        }
        "p" | "P" => {
            if let Some(figure) = pointing.figure().filter(|_| has_marks()) {
                event.prevent_default();
                marked::press(&figure);
            }
            return;
        }
        // With nothing to hide it is for the page.
        "Escape" if pointing.figure().is_none() => return,
        "Escape" => None,
        _ => return,
    };
    event.prevent_default();
    walk(pointing, way);
}

/// Goes on to another figure, or to none.
fn walk(pointing: &Pointing, way: Option<Way>) {
    let Some(drawing) = pointing.drawing() else { return };
    let scale = drawing.scene.as_ref().map_or(1.0, |scene| scene.scale);
    let from: Option<Key> = pointing.figure().or_else(|| pointing.walked.borrow().clone());
    let node = way.and_then(|way| step(&drawing.nodes, from.as_ref(), way));
    if let Some(node) = node {
        pointing.walked.replace(Some(node.figure.clone()));
        if let Some(layer) = pointing.parts.layer.cast() {
            show(&layer, (node.area.y + node.area.height / 2.0) * scale);
        }
    }
    point_out(&pointing.chart, node.map(|node| &node.figure));
    pointing.point(node.map(|node| Hover::of(node, scale)));
}

fn blurred(pointing: &Pointing, _: &Event) {
    pointing.point(None);
    pointing.ask.set(false);
}

/// Brings a height of a drawing to the screen, if it isn't there: charts may be taller than that.
fn show(layer: &Element, y: f64) {
    let window = dom::window();
    let at = layer.get_bounding_client_rect().top() + y;
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let height = height - marked::height();
    if at < 40.0 || at > height - 40.0 {
        window.scroll_by_with_x_and_y(0.0, at - height / 2.0);
    }
}
