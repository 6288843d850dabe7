//! The explorer: all figures in one table, to be searched, filtered, ordered and saved; only the rows on the screen
//! are in the document.

use crate::address::{leave, open, select};
use crate::dialog::use_modal;
use crate::{Reports, Shared, dom, save};
use guanzhi::explore::{self, Column, Filter, Selection, Texts};
use guanzhi::export::Subject;
use guanzhi::lang::Lang;
use guanzhi::page::explorer;
use guanzhi::report::Report;
use guanzhi::words::words;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusOptions, HtmlElement};
use yew::prelude::*;

/// What the explorer is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report.
    pub report: Shared<Report>,
    /// What is selected.
    pub selection: Selection,
    /// The language.
    pub lang: Lang,
    /// The report in the languages that are there.
    pub reports: Shared<Reports>,
    /// Whether the address had something that isn't known.
    pub mended: bool,
}

/// A dialog over the whole page. Its markup is the library's; one listener serves all of its controls.
#[component]
pub fn Explorer(props: &Props) -> Html {
    let (controls, list) = (use_node_ref(), use_node_ref());
    let listing = use_mut_ref(Listing::default);
    // Before the dialog is shown, so that the focus goes to the first control.
    use_effect_with((props.report.clone(), props.lang), {
        let (controls, list) = (controls.clone(), list.clone());
        move |(report, lang)| {
            if let (Some(controls), Some(list)) = (controls.cast::<Element>(), list.cast::<Element>()) {
                controls.set_inner_html(&explorer::controls(report, *lang).0);
                list.set_inner_html(&explorer::table(*lang).0);
            }
        }
    });
    let dialog = use_modal();
    let texts = Shared(use_memo(props.report.clone(), |report| Texts::of(report)));
    use_effect_with((texts, props.selection.clone(), props.lang), {
        let (controls, list, listing) = (controls.clone(), list.clone(), listing.clone());
        let report = props.report.clone();
        move |(texts, selection, lang)| {
            let (Some(controls), Some(list)) = (controls.cast::<Element>(), list.cast::<Element>()) else {
                return;
            };
            let rows = texts.select(&report, selection, *lang);
            say(&controls, &list, selection, rows.len(), report.package.observations.len(), *lang);
            *listing.borrow_mut() = Listing { rows, window: None };
            list.set_scroll_top(0);
            fill(&list, &listing, &report, selection, *lang);
        }
    });
    let scrolled = {
        let (report, selection, lang) = (props.report.clone(), props.selection.clone(), props.lang);
        let (list, listing) = (list.clone(), listing.clone());
        Callback::from(move |_: Event| {
            if let Some(list) = list.cast::<Element>() {
                fill(&list, &listing, &report, &selection, lang);
            }
        })
    };
    let changed = {
        let selection = props.selection.clone();
        Callback::from(move |event: Event| select(read(&selection, &event)))
    };
    let typed = changed.reform(Event::from);
    let closed = Callback::from(|_: Event| leave());
    html! {
        <dialog ref={dialog} class="explorer" aria-labelledby="explorer-name" onclose={closed}
            onclick={on_press(props, &listing)} onchange={changed} oninput={typed}>
            <div ref={controls}></div>
            <div ref={list} class="list" tabindex="0" role="region" aria-labelledby="explorer-name" onscroll={scrolled}></div>
            if props.mended {
                <p class="toast" role="status">{words(props.lang).unknown_address}</p>
            }
        </dialog>
    }
}

/// The selected figures' places, and which of them are in the document.
#[derive(Default)]
struct Listing {
    rows: Vec<usize>,
    window: Option<(usize, usize)>,
}

/// Puts the rows on the screen into the document, if others are there.
fn fill(list: &Element, listing: &Rc<RefCell<Listing>>, report: &Report, selection: &Selection, lang: Lang) {
    const USUAL: f64 = 48.0;
    let mut listing = listing.borrow_mut();
    let Some(body) = list.query_selector("tbody").ok().flatten() else { return };
    let known = row_height(list);
    let (top, height) = (f64::from(list.scroll_top()), f64::from(list.client_height()));
    let window = explore::window(listing.rows.len(), known.unwrap_or(USUAL), top, height);
    if listing.window == Some(window) {
        return;
    }
    listing.window = Some(window);
    let focused = focused_row(&body);
    body.set_inner_html(&explorer::rows(report, &listing.rows, window, selection, lang).0);
    // Nothing may be measured before the other rows' room is there again: the list would have lost its place.
    let row = known.or_else(|| row_height(list)).unwrap_or(USUAL);
    let pads =
        [(body.first_element_child(), window.0), (body.last_element_child(), listing.rows.len() - window.1)];
    for (pad, rows) in pads {
        if let Some(pad) = pad.and_then(|pad| pad.dyn_into::<HtmlElement>().ok()) {
            let height = [&((row * rows as f64) as i64).to_string(), "px"].concat();
            let _ = pad.style().set_property("height", &height);
        }
    }
    // A keyboard goes on from the row that it was on.
    let link =
        focused.and_then(|id| body.query_selector(&["[data-figure=\"", &id, "\"] a"].concat()).ok()?);
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = link.focus_with_options(&options);
    }
}

/// The figure of the row that has the focus.
fn focused_row(body: &Element) -> Option<String> {
    let focused = dom::document().active_element().filter(|focused| body.contains(Some(focused)))?;
    focused.closest("[data-figure]").ok()??.get_attribute("data-figure")
}

/// The height of a row in CSS pixels, if there is one: all rows have that of the first.
fn row_height(list: &Element) -> Option<f64> {
    let first = list.query_selector("tr[data-figure]").ok().flatten()?;
    Some(first.get_bounding_client_rect().height()).filter(|height| *height > 0.0)
}

/// Shows in the controls and column headings what is selected, and says how much that is.
fn say(controls: &Element, list: &Element, selection: &Selection, found: usize, all: usize, lang: Lang) {
    let set = |name: &str, property: &str, value: JsValue| {
        let control = controls.query_selector(&["[name=", name, "]"].concat()).ok().flatten();
        if let Some(control) = control
            && js_sys::Reflect::get(&control, &property.into()).ok().as_ref() != Some(&value)
        {
            let _ = js_sys::Reflect::set(&control, &property.into(), &value);
        }
    };
    set("q", "value", selection.query.as_str().into());
    set("digits", "checked", selection.digits.into());
    for filter in Filter::ALL {
        set(filter.id(), "value", selection.filters[filter.place()].as_str().into());
    }
    for column in Column::ALL {
        let heading = list.query_selector(&["[data-column=", column.id(), "]"].concat()).ok().flatten();
        let sort = match selection.sort {
            Some((by, false)) if by == column => "ascending",
            Some((by, true)) if by == column => "descending",
            _ => "none",
        };
        if let Some(heading) = heading {
            let _ = heading.set_attribute("aria-sort", sort);
        }
    }
    if let Ok(Some(status)) = controls.query_selector("[role=status]") {
        status.set_text_content(Some(&(words(lang).explorer.found)(found, all)));
    }
    if let Ok(Some(table)) = list.query_selector("table") {
        let _ = table.set_attribute("aria-rowcount", &(found + 1).to_string());
    }
}

/// A selection with what a control says now.
fn read(before: &Selection, event: &Event) -> Selection {
    let mut selection = before.clone();
    let Some(control) = event.target() else { return selection };
    let get = |name: &str| js_sys::Reflect::get(&control, &name.into()).unwrap_or(JsValue::NULL);
    let value = get("value").as_string().unwrap_or_default();
    let name = get("name").as_string().unwrap_or_default();
    if name == "q" {
        selection.query = value;
    } else if name == "digits" {
        selection.digits = get("checked").is_truthy();
    } else if let Some(filter) = Filter::ALL.into_iter().find(|filter| filter.id() == name) {
        selection.filters[filter.place()] = value;
    }
    selection
}

/// Presses on buttons, column headings and rows.
fn on_press(props: &Props, listing: &Rc<RefCell<Listing>>) -> Callback<MouseEvent> {
    let selection = props.selection.clone();
    let (reports, lang) = (props.reports.clone(), props.lang);
    let listing = listing.clone();
    Callback::from(move |event: MouseEvent| {
        let pressed = |attribute: &str| {
            dom::closest(&event, &["[", attribute, "]"].concat()).and_then(|it| it.get_attribute(attribute))
        };
        if dom::elsewhere(&event) {
            return;
        }
        if let Some(figure) = pressed("data-figure") {
            event.prevent_default();
            if !dom::selecting() {
                open(&figure);
            }
        } else if let Some(column) = pressed("data-column") {
            let column = Column::ALL.into_iter().find(|known| known.id() == column);
            select(Selection {
                sort: column.and_then(|column| next(selection.sort, column)),
                ..selection.clone()
            });
        } else {
            match pressed("data-act").as_deref() {
                Some("close") => leave(),
                Some("reset") => select(Selection::default()),
                Some("save") => {
                    save::open(&reports, Subject::Figures(listing.borrow().rows.clone()), lang, false);
                }
                _ => {}
            }
        }
    })
}

/// The order after a press on a column: first upwards, then downwards, then as in the package.
fn next(before: Option<(Column, bool)>, column: Column) -> Option<(Column, bool)> {
    match before {
        Some((by, false)) if by == column => Some((column, true)),
        Some((by, true)) if by == column => None,
        _ => Some((column, false)),
    }
}
