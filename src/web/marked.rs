//! Figures that are marked in all charts, and the bar that says which.

use crate::address::{mark, now, open};
use crate::{Shared, dom};
use guanzhi::compare::together;
use guanzhi::kin::kin;
use guanzhi::lang::Lang;
use guanzhi::page::picked;
use guanzhi::report::Report;
use guanzhi::scene::Key;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusOptions, HtmlElement};
use yew::prelude::*;

/// What is marked.
#[derive(Default)]
pub struct Marked {
    /// The figure that was picked, and one that it is compared with.
    pub figures: Vec<Key>,
    /// The kin of the first one.
    pub kin: Vec<Key>,
}

impl Marked {
    /// What is marked with a figure and one that it is compared with, if there are any.
    pub fn of(report: Option<&Report>, pick: &str, vs: &str) -> Marked {
        let Some(kin) = report.and_then(|report| kin(report, pick)) else { return Marked::default() };
        let figures: Vec<Key> = [pick, vs].into_iter().filter(|id| !id.is_empty()).map(Key::from).collect();
        let kin = kin.all().map(|it| Key::from(it.observation.id.as_str()));
        Marked { kin: kin.filter(|id| !figures.contains(id)).collect(), figures }
    }
}

/// Marks a figure, or compares it with the one that is marked; one that is marked is no longer.
pub fn press(figure: &str) {
    let now = now();
    if figure == now.pick {
        clear();
    } else if now.pick.is_empty() {
        mark(figure, "");
    } else if figure == now.vs {
        mark(&now.pick, "");
    } else {
        mark(&now.pick, figure);
    }
}

/// Marks nothing any more. A keyboard that was in the bar goes on in the report.
pub fn clear() {
    let inside = bar().zip(dom::document().active_element()).is_some_and(|(bar, it)| bar.contains(Some(&it)));
    mark("", "");
    if inside && let Some(main) = dom::all("#page main").first() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = main.set_attribute("tabindex", "-1");
        let _ = main.unchecked_ref::<HtmlElement>().focus_with_options(&options);
    }
}

/// Does what a press in the bar asks for; `false` for presses elsewhere.
///
/// Yew isn't asked to listen: it would listen in every chart too, also after the app has ended.
pub fn on_press(event: &Event) -> bool {
    let Some(control) = dom::closest(event, ".marked [data-act]") else { return false };
    if control.get_attribute("data-act").as_deref() == Some("clear") {
        clear();
    } else if !dom::elsewhere(event) {
        event.prevent_default();
        open(&now().pick);
    }
    true
}

/// Compares with the figure that was chosen in one of the bar's menus.
pub fn on_choice(event: &Event) {
    let menu = dom::closest(event, ".marked select");
    let chosen = menu.and_then(|menu| js_sys::Reflect::get(&menu, &"value".into()).ok());
    if let Some(chosen) = chosen {
        mark(&now().pick, &chosen.as_string().unwrap_or_default());
    }
}

/// How much of the screen's lower end the bar covers.
pub fn height() -> f64 {
    bar().map_or(0.0, |bar| bar.get_bounding_client_rect().height())
}

fn bar() -> Option<Element> {
    dom::all(".marked").into_iter().next()
}

/// What the bar is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report.
    pub report: Shared<Report>,
    /// The figure that is marked, or nothing.
    pub pick: String,
    /// One that it is compared with, or nothing.
    pub vs: String,
    /// The language.
    pub lang: Lang,
}

/// Says which figure is marked, or what comes of two. It is there before there is anything to say, since only then is that read
/// aloud.
#[component]
pub fn Bar(props: &Props) -> Html {
    let node = use_node_ref();
    let said = use_memo((props.report.clone(), props.pick.clone(), props.vs.clone(), props.lang), Said::of);
    use_effect_with((said.clone(), props.vs.clone()), {
        let node = node.clone();
        move |(_, vs)| {
            let Some(bar) = node.cast::<Element>() else { return };
            for select in dom::within(&bar, "select") {
                // One that isn't among its options chooses none.
                for value in ["", vs] {
                    let has = select.query_selector(&["option[value='", value, "']"].concat());
                    if has.is_ok_and(|option| option.is_some()) {
                        let _ = js_sys::Reflect::set(&select, &"value".into(), &JsValue::from_str(value));
                    }
                }
            }
        }
    });
    let there = !said.text.is_empty();
    html! {
        <div ref={node} class={if there { "marked" } else { "unseen" }} role={there.then_some("region")}
            aria-label={there.then_some(said.name)}>
            <p key="said" role="status">{&said.text}</p>
            <div key="bars">{Html::from_html_unchecked(said.bars.clone())}</div>
            <div key="controls">{Html::from_html_unchecked(said.controls.clone())}</div>
        </div>
    }
}

/// What the bar shows.
#[derive(Default, PartialEq)]
struct Said {
    name: &'static str,
    text: String,
    bars: AttrValue,
    controls: AttrValue,
}

impl Said {
    fn of((report, pick, vs, lang): &(Shared<Report>, String, String, Lang)) -> Said {
        let Some(kin) = kin(report, pick) else { return Said::default() };
        let together = together(report, pick, vs);
        Said {
            name: guanzhi::words::words(*lang).picked.bar,
            text: together.as_ref().map_or_else(
                || picked::marked(report, &kin, *lang),
                |it| picked::compared(report, it, *lang),
            ),
            bars: together.map(|it| picked::bars(report, &it).0).unwrap_or_default().into(),
            controls: picked::controls(report, &kin, *lang).0.into(),
        }
    }
}
