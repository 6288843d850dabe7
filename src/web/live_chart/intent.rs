//! What a reader meant before the chart was live.

use super::pointing::{Hover, Pointing, place_of};
use super::{Drawing, Props};
use crate::address::open;
use crate::{Done, dom, save};
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Does what the reader meant before the chart was live, as the chart would have: points where the mouse is or a finger has
/// tapped, opens the card where a mouse has clicked, or takes the focus and the key; else points out what the address says.
#[hook]
pub fn use_intent(pointing: &Rc<Pointing>, drawing: &Drawing, props: &Props) {
    use_effect_with((drawing.clone(), props.figure.clone()), {
        let (intent, plot, pointing) = (props.intent.clone(), props.plot.clone(), pointing.clone());
        let (reports, id, lang) = (props.reports.clone(), props.id.clone(), props.lang);
        move |(drawing, figure)| {
            let Some(fitted) = drawing.scene.as_ref() else { return };
            let Some(layer) = pointing.parts.layer.cast::<HtmlElement>() else { return };
            let Done { key, finger, clicked, at } = intent.take();
            // The layer takes over from the drawing, which a keyboard can reach only while there is no layer.
            if let Ok(Some(still)) = plot.query_selector("[tabindex][role=img]") {
                let _ = still.remove_attribute("tabindex");
                if key.is_some() {
                    let _ = layer.focus();
                }
            }
            if at.is_some() {
                end_of_press(&plot, &pointing, finger);
            }
            if at.is_some() && finger {
                save::to_press(&reports, &plot, &id, lang);
            }
            let pointed = at.and_then(|at| pointing.find(at, finger));
            // A finger that has not tapped is still down, or scrolls.
            let pointed = match pointed {
                Some(pointed) if clicked && !finger => return open(&pointed.figure),
                pointed => pointed.filter(|_| clicked || !finger),
            };
            let nodes = &drawing.nodes;
            let reached = match key.as_deref() {
                Some("ArrowRight" | "ArrowDown" | "Home") => nodes.first(),
                Some("ArrowLeft" | "ArrowUp" | "End") => nodes.last(),
                _ => nodes.iter().find(|node| figure.as_ref().is_some_and(|figure| *node.figure == **figure)),
            };
            if let Some(hover) = reached.map(|node| Hover::of(node, fitted.scale)).or(pointed) {
                pointing.point(Some(hover));
            }
        }
    });
}

/// What was put down on the static drawing and is lifted on the layer clicks on neither: on the drawing that is gone, or on
/// the box that both are in.
fn end_of_press(plot: &Element, pointing: &Rc<Pointing>, finger: bool) {
    let pointing = pointing.clone();
    dom::listen_once(plot, "click", move |event| {
        if dom::closest(&event, ".layer").is_some() {
            return;
        }
        event.stop_propagation();
        match pointing.find(place_of(&event), finger) {
            Some(found) if !finger => open(&found.figure),
            found => pointing.point(found),
        }
    });
}
