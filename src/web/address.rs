//! The address is the app's state: what it says now, and going elsewhere by changing it.

use crate::dom;
use guanzhi::explore::Selection;
use guanzhi::lang::Lang;
use guanzhi::scene::Key;
use guanzhi::view::{Look, Route, View};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The address's fragment.
pub fn hash() -> String {
    dom::window().location().hash().unwrap_or_default()
}

/// Goes to a view; the address's change does the rest. In a frame that is no step in the history, which is the host's.
pub fn go(view: &View) {
    if dom::is_framed() {
        return replace(view);
    }
    let _ = dom::window().location().set_hash(&view.hash());
}

/// Changes the view without a step in the history.
pub fn replace(view: &View) {
    let _ = dom::window().location().replace(&view.hash());
}

/// Has the address tell what the page shows already: no step in the history, and nothing moves.
pub fn tell(view: &View) {
    SHOWN.set(view.route.anchor());
    if let Ok(history) = dom::window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&view.hash()));
    }
}

thread_local! {
    /// The part of the page that was brought to the screen last.
    pub static SHOWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The language that the page opens in, as the boot script found out.
pub fn opening() -> Lang {
    let opening = dom::root().and_then(|root| root.dataset().get("opening"));
    opening.and_then(|lang| Lang::from_id(&lang)).unwrap_or_default()
}

/// The language of a view.
pub fn lang_of(view: &View) -> Lang {
    view.lang.unwrap_or_else(opening)
}

/// What an address has to say for a language: nothing, if the page opens in it.
pub fn asked(lang: Lang) -> Option<Lang> {
    Some(lang).filter(|lang| *lang != opening())
}

/// The reader page in the language and look of now.
pub fn bare() -> View {
    let shown = dom::root().map(|root| root.dataset());
    let get = |name: &str| shown.as_ref().and_then(|shown| shown.get(name));
    View {
        lang: get("lang").and_then(|lang| asked(Lang::from_id(&lang)?)),
        look: get("look").and_then(|look| Look::from_id(&look)).unwrap_or_default(),
        plain: get("plain").is_some(),
        pick: get("pick").unwrap_or_default(),
        vs: get("vs").unwrap_or_default(),
        ..View::default()
    }
}

/// The view of now, as the address has it.
pub fn now() -> View {
    let bare = bare();
    match View::parse(&hash(), |_| true) {
        Some(parsed) => View { lang: bare.lang, ..parsed.view },
        None => bare,
    }
}

/// Opens a figure's card: over the explorer, if that is open.
pub fn open(figure: &str) {
    let (now, figure) = (now(), figure.to_owned());
    go(&match now.route {
        Route::Data(_) => View { figure, ..now },
        _ => now.at(Route::Figure(figure)),
    });
}

/// Closes a figure's card. Back must not open again what was closed.
pub fn close() {
    let now = now();
    let only = dom::all("#page figure.only").into_iter().find(|_| now.plain);
    replace(&match now.route {
        Route::Data(_) => View { figure: String::new(), ..now },
        _ => now.at(only.map_or(Route::Reader, |only| Route::Chart(only.id()))),
    });
}

/// Whether figures can be marked: only where there are several charts for it.
pub fn has_marks() -> bool {
    !bare().plain && dom::all("#page figure[data-chart]").len() > 1
}

/// Marks figures in all charts; empty ids stand for none. What lay over the page leaves it.
pub fn mark(pick: &str, vs: &str) {
    let now = now();
    let lies_over = matches!(now.route, Route::Figure(_) | Route::Data(_));
    let view = if lies_over { now.at(Route::Reader) } else { now };
    replace(&view.marking(pick, vs));
}

/// Leaves the explorer.
pub fn leave() {
    go(&now().at(Route::Reader));
}

/// Selects figures in the explorer.
pub fn select(selection: Selection) {
    replace(&now().at(Route::Data(selection)));
}

/// Has the address tell which figure of a chart is pointed out, by keys or touch.
pub fn point_out(chart: &str, figure: Option<&Key>) {
    let figure = figure.map(ToString::to_string).unwrap_or_default();
    tell(&View { figure, ..bare().at(Route::Chart(chart.to_owned())) });
}
