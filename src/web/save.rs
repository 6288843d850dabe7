//! What the core makes to be saved and cited; the dialog that asks for it is a script that the page has apart.

use crate::{Reports, Shared};
use guanzhi::export::Subject;
use guanzhi::lang::Lang;
use guanzhi::page::save::{self, Made};
use js_sys::{Array, Function, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Opens the dialog, or the one with code for other people's pages. Where its script can't be had, the browser's console
/// tells why, and the page stays as it is.
pub fn open(reports: &Shared<Reports>, subject: Subject, lang: Lang, embed: bool) {
    let (kind, id) = match &subject {
        Subject::Chart(id) if embed => ("embed", id.clone()),
        Subject::Report => ("report", String::new()),
        Subject::Chart(id) => ("chart", id.clone()),
        Subject::Figures(_) => ("figures", String::new()),
    };
    ask(reports, (kind, &id), subject, lang, &JsValue::NULL);
}

/// Gives a finger that is put down on a chart a picture to press and hold, as browsers save one.
pub fn to_press(reports: &Shared<Reports>, plot: &Element, id: &str, lang: Lang) {
    let Ok(Some(image)) = plot.query_selector(".press") else { return };
    if image.get_attribute("lang").as_deref() != Some(lang.tag()) {
        let _ = image.set_attribute("lang", lang.tag());
        ask(reports, ("press", id), Subject::Chart(id.to_owned()), lang, &image);
    }
}

fn ask(reports: &Shared<Reports>, (kind, id): (&str, &str), subject: Subject, lang: Lang, image: &JsValue) {
    let given =
        Array::of5(&lang.id().into(), &kind.into(), &id.into(), &maker(reports.clone(), subject), image);
    let _ = reports.save.apply(&JsValue::NULL, &given);
}

/// Makes things by name and language, and hands them over; in a language that isn't there yet, once it is.
fn maker(reports: Shared<Reports>, subject: Subject) -> JsValue {
    let subject = Rc::new(subject);
    let make = move |what: String, lang: String, done: Function| {
        let lang = Lang::from_id(&lang).unwrap_or_default();
        let (known, subject) = (reports.clone(), subject.clone());
        let hand_over = move || {
            let made = known.get(lang).and_then(|report| save::make(&report, &subject, &what, lang));
            let _ = done.call1(&JsValue::NULL, &made.map_or(JsValue::NULL, handed));
        };
        if reports.get(lang).is_some() {
            hand_over();
        } else {
            Reports::fetch(reports.clone(), lang, Box::new(hand_over));
        }
    };
    Closure::<dyn Fn(String, String, Function)>::new(make).into_js_value()
}

fn handed(made: Made) -> JsValue {
    match made {
        Made::Text(text) => text.into(),
        Made::Bytes(bytes) => Uint8Array::from(&bytes[..]).into(),
    }
}
