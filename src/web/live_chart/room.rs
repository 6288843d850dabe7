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
    /// What the style sheet has decided.
    pub sheet: Sheet,
    /// Whether it is near what is on the screen: only then it holds a canvas.
    pub near: bool,
}

/// What the style sheet says of a chart.
#[derive(Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Its width class.
    pub class: WidthClass,
    /// Its height in that class, in its own pixels, where the sheet has one.
    pub height: Option<f64>,
}

/// Follows the layer's size and whether it is near the viewport.
#[hook]
pub fn use_room(layer: &NodeRef, plot: &Element) -> Option<Room> {
    let size = use_state_eq(|| None::<((f64, f64), Sheet)>);
    let near = use_state_eq(|| false);
    use_effect_with((layer.clone(), plot.clone()), {
        let (size, near) = (size.setter(), near.setter());
        move |(layer, plot): &(NodeRef, Element)| {
            let layer: Option<Element> = layer.cast();
            let resized = Closure::<dyn FnMut()>::new({
                let (layer, plot) = (layer.clone(), plot.clone());
                move || {
                    let now = layer.as_ref().and_then(canvas::size);
                    size.set(now.map(|now| (now, Sheet::of(&plot, now.0))));
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
    (*size).map(|(size, sheet)| Room { size, sheet, near: *near })
}

/// The room once it has been near the viewport: what nobody looks at needn't be laid out.
#[hook]
pub fn use_seen(room: Option<Room>) -> Option<Room> {
    let seen = use_mut_ref(|| false);
    let now = *seen.borrow() || room.is_some_and(|room| room.near);
    seen.replace(now);
    room.filter(|_| now)
}

impl Sheet {
    /// As it is computed for a chart; the class by the width where it says nothing.
    fn of(plot: &Element, width: f64) -> Sheet {
        let style = dom::window().get_computed_style(plot).ok().flatten();
        let declared = |name: &str| style.as_ref()?.get_property_value(name).ok();
        let id = declared("--class").unwrap_or_default();
        let class = WidthClass::ALL.into_iter().find(|class| class.id() == id.trim());
        let class = class.unwrap_or_else(|| WidthClass::of(width));
        let height = declared(&["--", class.id()].concat());
        // Whole pixels: reading any number weighs a dozen kB.
        let height = height.and_then(|height| height.trim().parse::<u32>().ok());
        Sheet { class, height: height.map(f64::from) }
    }
}
