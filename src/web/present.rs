//! What the script of the slides asks of the app: drawings for the room that there is, and the words of a figure.

use crate::{Reports, Shared, dom};
use guanzhi::chart;
use guanzhi::lang::Lang;
use guanzhi::page::{card, slides};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Fills what asks for it by the event `guanzhi:fill`: a tip with the words of its figure, a stage with its chart.
pub fn offer(reports: Shared<Reports>) {
    let Some(deck) = dom::element("slides") else { return };
    dom::listen(&deck, "guanzhi:fill", move |event| {
        let Some(place) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let english = dom::root().is_some_and(|root| root.lang() == Lang::En.tag());
        let lang = if english { Lang::En } else { Lang::Zh };
        let Some(report) = reports.get(lang) else { return };
        let value = |name: &str| place.get_attribute(name).unwrap_or_default();
        let figure = value("data-figure");
        if !figure.is_empty() {
            place.set_inner_html(&card::tip(&report, &figure, lang).0);
        } else if let Some(chart) = chart::resolve(&report, &value("data-of"), lang) {
            let section = place.closest("[data-steps]").ok().flatten();
            let steps = section.and_then(|section| section.get_attribute("data-steps")).unwrap_or_default();
            let [rows, area] = ["data-rows", "data-area"].map(value);
            place.set_inner_html(&slides::drawing(chart, &rows, &steps, &area).0);
        }
    });
}
