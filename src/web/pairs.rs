//! The bench: rows in the order and of the sorts that the address asks for.

use crate::address::{SHOWN, now, replace};
use crate::dom;
use guanzhi::lang::Lang;
use guanzhi::pairs::{Choice, FIRST};
use guanzhi::view::Route;
use guanzhi::words::words;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Has the address tell what a control of the bench says.
pub fn choose(control: &Element) {
    let get = |name: &str| {
        let value = js_sys::Reflect::get(control, &name.into()).ok();
        value.and_then(|value| value.as_string()).unwrap_or_default()
    };
    let now = now();
    let mut choice = match &now.route {
        Route::Pairs(choice) => choice.clone(),
        _ => Choice::default(),
    };
    choice.set(&get("name"), &get("value"));
    let route = Route::Pairs(choice);
    // The reader is there already.
    SHOWN.set(route.anchor());
    replace(&now.at(route));
}

/// Orders and filters the static rows as the options that are chosen list them, and has the controls say so. What a reader asks
/// for isn't hidden behind more.
pub fn arrange(choice: &Choice, lang: Lang) {
    for (name, value) in choice.values() {
        for control in dom::all(&["#pairs [name=", name, "]"].concat()) {
            let _ = js_sys::Reflect::set(&control, &"value".into(), &JsValue::from_str(&value));
        }
    }
    let (rows, lists) = (dom::all("#pairs .row"), dom::all("#pairs ul:not(.counts)"));
    // Of those that choose all there is none; the last one orders.
    let mut chosen: Vec<String> =
        dom::all("#pairs :checked").iter().filter_map(|option| option.get_attribute("data-rows")).collect();
    let order = chosen.pop().unwrap_or_default();
    let (mut found, mut beside) = (0, 0);
    for place in order.split(' ') {
        let is = |row: &&Element| row.get_attribute("data-at").as_deref() == Some(place);
        let Some(row) = rows.iter().find(is) else { continue };
        let fits = chosen.iter().all(|rows| rows.split(' ').any(|row| row == place));
        let _ = row.toggle_attribute_with_force("hidden", !fits);
        let computed = row.query_selector("svg").is_ok_and(|drawing| drawing.is_some());
        let list = if computed { 0 } else { 1 + usize::from(beside >= FIRST) };
        if fits {
            found += 1;
            beside += usize::from(!computed);
        }
        if let Some(list) = lists.get(list) {
            let _ = list.append_child(row);
        }
    }
    for rest in dom::all("#pairs details") {
        let _ = rest.toggle_attribute_with_force("hidden", beside <= FIRST);
        if found < rows.len() {
            let _ = rest.set_attribute("open", "");
        }
        if let Ok(Some(summary)) = rest.query_selector("summary") {
            summary.set_text_content(Some(&(words(lang).pairs.rest)(beside.saturating_sub(FIRST))));
        }
    }
    if let Some(status) = dom::all("#pairs [role=status]").first() {
        status.set_text_content(Some(&(words(lang).pairs.found)(found, rows.len())));
    }
}
