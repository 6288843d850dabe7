//! What the app asks of the browser: elements, and listeners that all end with one signal.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    AbortSignal, AddEventListenerOptions, Document, Element, Event, EventTarget, HtmlElement, MouseEvent,
    NodeList, Window,
};

thread_local! {
    static SIGNAL: RefCell<Option<AbortSignal>> = const { RefCell::new(None) };
}

/// Sets the signal that ends every listener of `listen`, also those that are added later.
pub fn listen_until(signal: AbortSignal) {
    SIGNAL.set(Some(signal));
}

/// A listener for the life of the app. The boot script ends it through the signal, since after a trap nothing of
/// the app may run again.
pub fn listen(target: &EventTarget, event: &str, handler: impl FnMut(Event) + 'static) {
    add(target, event, handler, &AddEventListenerOptions::new());
}

/// A listener for the next event only, ended like those of `listen`.
pub fn listen_once(target: &EventTarget, event: &str, handler: impl FnMut(Event) + 'static) {
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    add(target, event, handler, &options);
}

fn add(
    target: &EventTarget,
    event: &str,
    handler: impl FnMut(Event) + 'static,
    options: &AddEventListenerOptions,
) {
    SIGNAL.with_borrow(|signal| signal.iter().for_each(|signal| options.set_signal(signal)));
    let closure = Closure::<dyn FnMut(Event)>::new(handler).into_js_value();
    // Adding a listener to a target that exists can't fail.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
        event,
        closure.unchecked_ref(),
        options,
    );
}

/// Ends an observer with the app, or before that when it is dropped.
pub struct Ending(Function);

impl Ending {
    /// By the observer's own `disconnect`: after a trap no code of the app runs for it.
    pub fn of(observer: &JsValue) -> Option<Ending> {
        let disconnect = js_sys::Reflect::get(observer, &"disconnect".into()).ok()?;
        let disconnect = disconnect.dyn_into::<Function>().ok()?.bind0(observer);
        SIGNAL.with_borrow(|signal| {
            let _ = signal.as_ref()?.add_event_listener_with_callback("abort", &disconnect);
            Some(())
        });
        Some(Ending(disconnect))
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
        SIGNAL.with_borrow(|signal| {
            let _ = signal.as_ref()?.remove_event_listener_with_callback("abort", &self.0);
            Some(())
        });
    }
}

/// The window.
pub fn window() -> Window {
    gloo::utils::window()
}

/// The document.
pub fn document() -> Document {
    gloo::utils::document()
}

/// Whether the page is in a frame of another one.
pub fn is_framed() -> bool {
    window().parent().ok().flatten().is_none_or(|parent| parent != window())
}

/// `<html>`.
pub fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// An element by id.
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// All elements that match a selector, in document order.
pub fn all(selector: &str) -> Vec<Element> {
    elements(document().query_selector_all(selector))
}

/// All elements in a part of the document that match a selector.
pub fn within(part: &Element, selector: &str) -> Vec<Element> {
    elements(part.query_selector_all(selector))
}

fn elements(list: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// The nearest ancestor of an event's target, or the target itself, that matches a selector.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Whether a press on a link asks for another tab or window, which is the browser's business.
pub fn elsewhere(event: &Event) -> bool {
    let keys: &MouseEvent = event.unchecked_ref();
    (keys.ctrl_key() || keys.meta_key() || keys.shift_key()) && closest(event, "a[href]").is_some()
}

/// Whether text is being selected: that must not open a card.
pub fn selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Puts a mark into the performance timeline, for hosts and tests.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}
