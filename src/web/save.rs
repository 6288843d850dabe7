//! What the core makes to be saved and cited; the dialog that asks for it is a script that the page has apart.

use crate::{Reports, Shared};
use guanzhi::export::Subject;
use guanzhi::lang::Lang;
use guanzhi::page::save;
use js_sys::{Array, Function};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Opens the dialog, or the one with code for other people's pages. Where its script can't be had, the browser's console tells why, and the page stays as it is.
pub fn open(reports: &Shared<Reports>, subject: Subject, lang: Lang, embed: bool) {
    let (kind, id) = match &subject {
        Subject::Chart(id) if embed => ("embed", id.as_str()),
        Subject::Report => ("report", ""),
        Subject::Chart(id) => ("chart", id.as_str()),
        Subject::Figures(_) => ("figures", ""),
    };
    let given = Array::of4(&lang.id().into(), &kind.into(), &id.into(), &JsValue::NULL);
    given.set(3, maker(reports.clone(), subject));
    let _ = reports.save.apply(&JsValue::NULL, &given);
}

/// Makes things by name and language, and hands them over as text; in a language that isn't there yet, once it is.
fn maker(reports: Shared<Reports>, subject: Subject) -> JsValue {
    let subject = Rc::new(subject);
    let make = move |what: String, lang: String, done: Function| {
        let lang = Lang::from_id(&lang).unwrap_or_default();
        let (known, subject) = (reports.clone(), subject.clone());
        let hand_over = move || {
            let made = known.get(lang).and_then(|report| save::make(&report, &subject, &what, lang));
            let _ = done.call1(&JsValue::NULL, &made.map_or(JsValue::NULL, JsValue::from));
        };
        if reports.get(lang).is_some() {
            hand_over();
        } else {
            Reports::fetch(reports.clone(), lang, Box::new(hand_over));
        }
    };
    Closure::<dyn Fn(String, String, Function)>::new(make).into_js_value()
}
