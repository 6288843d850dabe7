//! The room of a chart: its layer's size, and whether it is near the viewport.

use crate::{canvas, dom};
use guanzhi::chart::WidthClass;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit, ResizeObserver};
use yew::prelude::*;

/// The room of a chart.
#[derive(Clone, Copy, PartialEq)]
pub struct Room {
    /// Width and height in CSS pixels.
    pub size: (f64, f64),
    /// The class that the style sheet has decided on.
    pub class: WidthClass,
    /// Whether it is near what is on the screen: only then it holds a canvas.
    pub near: bool,
}

/// Follows the layer's size and whether it is near the viewport.
#[hook]
pub fn use_room(layer: &NodeRef, plot: &Element) -> Option<Room> {
    let size = use_state_eq(|| None::<((f64, f64), WidthClass)>);
    let near = use_state_eq(|| false);
    use_effect_with((layer.clone(), plot.clone()), {
        let (size, near) = (size.setter(), near.setter());
        move |(layer, plot): &(NodeRef, Element)| {
            let layer: Option<Element> = layer.cast();
            let resized = Closure::<dyn FnMut()>::new({
                let (layer, plot) = (layer.clone(), plot.clone());
                move || {
                    let now = layer.as_ref().and_then(canvas::size);
                    size.set(now.map(|now| (now, class_of(&plot, now.0))));
                }
            });
            let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                if let Some(entry) = entries.iter().last() {
                    near.set(entry.unchecked_into::<web_sys::IntersectionObserverEntry>().is_intersecting());
                }
            });
            let sizes = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
            let margin = IntersectionObserverInit::new();
            margin.set_root_margin("100% 0px");
            let views = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &margin).ok();
            if let (Some(layer), Some(sizes)) = (&layer, &sizes) {
                sizes.observe(layer);
            }
            if let (Some(layer), Some(views)) = (&layer, &views) {
                views.observe(layer);
            }
            let observers = [sizes.map(JsValue::from), views.map(JsValue::from)];
            let ends = observers.map(|observer| observer.as_ref().and_then(dom::Ending::of));
            move || drop((ends, resized, seen))
        }
    });
    (*size).map(|(size, class)| Room { size, class, near: *near })
}

/// The room once it has been near the viewport: what nobody looks at needn't be laid out.
#[hook]
pub fn use_seen(room: Option<Room>) -> Option<Room> {
    let seen = use_mut_ref(|| false);
    let now = *seen.borrow() || room.is_some_and(|room| room.near);
    seen.replace(now);
    room.filter(|_| now)
}

/// The width class as the style sheet has it; by the width where it says nothing.
fn class_of(plot: &Element, width: f64) -> WidthClass {
    let declared = dom::window().get_computed_style(plot).ok().flatten();
    let declared = declared.and_then(|style| style.get_property_value("--class").ok()).unwrap_or_default();
    WidthClass::ALL
        .into_iter()
        .find(|class| class.id() == declared.trim())
        .unwrap_or_else(|| WidthClass::of(width))
}
