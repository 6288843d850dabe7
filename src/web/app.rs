//! The app: the address is its state; it sets the page's language and look, and mounts what responds.

use crate::address::{SHOWN, asked, bare, close, go, has_marks, hash, lang_of, mark, replace, tell};
use crate::dialog::Dialog;
use crate::dom;
use crate::explorer::Explorer;
use crate::live_chart::LiveChart;
use crate::marked::{self, Bar, Marked};
use crate::{Intent, Reports, Shared};
use crate::{pairs, present, save};
use guanzhi::chart::Resolved;
use guanzhi::explore::{Filter, options};
use guanzhi::export::Subject;
use guanzhi::lang::Lang;
use guanzhi::page::{self, reader, slides};
use guanzhi::report::Report;
use guanzhi::view::{Look, Route, View};
use guanzhi::words::words;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// What the app is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report, in the languages that are there.
    pub reports: Shared<Reports>,
    /// What the reader has done before.
    pub intent: Shared<Intent>,
}

/// Everything that responds.
#[component]
pub fn App(props: &Props) -> Html {
    // Until the report in the address's language is there, nothing is live.
    let state = use_state(|| None::<State>);
    let report = state.as_ref().and_then(|state| props.reports.get(lang_of(&state.view)));
    let epoch = use_reducer(Epoch::default);
    let repaint = {
        let epoch = epoch.dispatcher();
        move || epoch.dispatch(())
    };
    // The boxes of the charts, and in which language.
    let plots = use_state(|| (Lang::default(), Vec::<(AttrValue, Element)>::new()));
    let touched = use_state_eq(|| None::<String>);
    let marked = {
        let view = state.as_ref().map(|state| state.view.clone()).unwrap_or_default();
        use_memo((report.clone(), view.pick, view.vs), |(report, pick, vs)| {
            Marked::of(report.as_deref(), pick, vs)
        })
    };
    let escaped = use_reducer(Epoch::default);

    use_effect_with((), {
        let (reports, state) = (props.reports.clone(), state.setter());
        let (repaint, touched, escaped) = (repaint.clone(), touched.setter(), escaped.dispatcher());
        move |()| {
            let Some(report) = reports.first() else { return };
            on_touch(reports.clone(), report.clone(), touched);
            on_escape(move || escaped.dispatch(()));
            on_address(reports.clone(), report.clone(), state);
            on_press(reports.clone(), report);
            on_change_of_ratio(repaint.clone());
            on_change_of_look(repaint);
            present::offer(reports);
            dom::listen(&dom::document(), "guanzhi:table", |event| {
                if let Some(place) = event.target().and_then(|target| target.dyn_into().ok()) {
                    lead_to_cards(&place);
                }
            });
        }
    });
    use_effect_with((state.as_ref().map(|state| state.view.clone()), report.clone()), {
        let plots = plots.setter();
        move |(view, report)| {
            let (Some(view), Some(report)) = (view, report) else { return };
            let lang = lang_of(view);
            if set_language(report, lang) {
                if let Some(list) = dom::element("remarks") {
                    list.set_inner_html(&page::method::remarks(report, lang).0);
                }
                if let Some(menus) = dom::element("choices") {
                    menus.set_inner_html(report.menus.get(lang));
                }
                if let Some(page) = dom::element("page") {
                    lead_to_cards(&page);
                }
                plots.set((lang, find_plots()));
                dom::mark("guanzhi:live");
            }
            if set_look(view.look) {
                repaint();
            }
            set_marks(view);
            show(view);
        }
    });

    let view = state.as_ref().map(|state| state.view.clone()).unwrap_or_default();
    let lang = lang_of(&view);
    let Some(report) = report else { return Html::default() };
    let card = match &view.route {
        Route::Figure(id) => id.as_str(),
        Route::Data(_) => &view.figure,
        _ => "",
    };
    let has_marks = has_marks();
    let mended = state.as_ref().is_some_and(|state| !state.whole);
    // Slides cover the page: its charts give their memory back.
    let covered = matches!(view.route, Route::Present(_));
    // A switch of language brings other boxes, a moment later: nothing is put into those that are gone by then.
    let charts = plots.1.iter().filter(|_| !covered && plots.0 == lang).map(|(id, plot)| {
        html! {
            <LiveChart key={format!("{id} {}", lang.id())} report={report.clone()} id={id.clone()}
                intent={props.intent.clone()} reports={props.reports.clone()}
                plot={plot.clone()} {lang} epoch={epoch.0}
                figure={matches!(&view.route, Route::Chart(shown) if **id == *shown).then(|| AttrValue::from(view.figure.clone()))}
                marked={has_marks.then(|| Shared(marked.clone()))}
                escaped={escaped.0} left={touched.as_ref().is_some_and(|touched| *touched != **id)} />
        }
    });
    html! {
        <>
            {for charts}
            if let Route::Data(selection) = &view.route {
                <Explorer key="explorer" report={report.clone()} selection={selection.clone()} {lang} reports={props.reports.clone()} {mended} />
            }
            if !card.is_empty() {
                <Dialog key={card.to_owned()} class="card" name="card-name" on_close={Callback::from(|()| close())}
                    on_act={on_act(card, &view)}
                    html={page::card::card(&report, card, has_marks.then_some(&view.pick), lang).0} />
            }
            if has_marks {
                <Bar key="marked" report={report.clone()} pick={view.pick.clone()} vs={view.vs.clone()} {lang} />
            }
            if mended {
                <p key={state.as_ref().map_or(0, |state| state.nth)} class="toast" role="status">{words(lang).unknown_address}</p>
            }
        </>
    }
}

/// What a card's buttons do.
fn on_act(figure: &str, view: &View) -> Callback<String> {
    let (figure, pick) = (figure.to_owned(), view.pick.clone());
    Callback::from(move |act: String| match act.as_str() {
        "pick" => mark(&figure, ""),
        "vs" => mark(&pick, &figure),
        _ => mark("", ""),
    })
}

/// Counts how often everything had to be painted again.
#[derive(Default)]
struct Epoch(u32);

impl Reducible for Epoch {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Epoch(self.0.wrapping_add(1)))
    }
}

/// The view and whether all of the address was understood.
#[derive(Clone, Default, PartialEq)]
struct State {
    view: View,
    whole: bool,
    /// Counts addresses: each that isn't understood has a notice of its own.
    nth: u32,
}

/// Reads the address; a fragment that isn't a route leaves language and look as they are.
fn read_address(report: &Report, before: &View) -> State {
    let known = |route: &Route| match route {
        Route::Chart(id) => report.chart(id).is_some(),
        Route::Figure(id) => report.figure(id).is_some(),
        Route::Subject(id) => report.package.story.subjects.iter().any(|subject| subject.id == *id),
        Route::Section(id) => is_section(report, id),
        Route::Reader | Route::Pairs(_) | Route::Method | Route::Data(_) => true,
        Route::Present(_) => !report.package.story.slides.is_empty(),
    };
    let mut state = match View::parse(&hash(), known) {
        Some(parsed) => State { view: parsed.view, whole: parsed.whole, nth: 0 },
        // A fragment leads to a place of the page.
        None => State { view: before.at(Route::Reader), whole: true, nth: 0 },
    };
    state.whole &= mend(&mut state.view, report);
    // A page in one language, which it opens in, has the other one on another page, or nowhere.
    let only = dom::root().and_then(|root| root.dataset().get("only")).is_some();
    state.view.lang = state.view.lang.and_then(asked).filter(|_| !only);
    state
}

/// Whether the page has a section of that name: the package's, or the one with all figures.
fn is_section(report: &Report, id: &str) -> bool {
    id == "figures" || report.package.story.sections.iter().any(|section| section.id == id)
}

/// Clears what a chart or the explorer doesn't have; `false` if there was something.
fn mend(view: &mut View, report: &Report) -> bool {
    let (mut whole, lang) = (true, lang_of(view));
    match &mut view.route {
        Route::Chart(id) if !view.figure.is_empty() => {
            let rows = report.chart(id).map_or(&[][..], |chart| &chart.rows);
            let mut shown = rows.iter().flat_map(|row| row.figures.values().flatten());
            if !shown.any(|figure| *figure == view.figure) {
                view.figure.clear();
                whole = false;
            }
        }
        Route::Pairs(choice) if !choice.theme.is_empty() && report.theme(&choice.theme).is_none() => {
            choice.theme.clear();
            whole = false;
        }
        Route::Data(selection) => {
            for filter in Filter::ALL {
                let value = &mut selection.filters[filter.place()];
                let known = value.is_empty() || options(report, filter, lang).iter().any(|it| it.0 == *value);
                if !known {
                    value.clear();
                    whole = false;
                }
            }
        }
        _ => {}
    }
    whole
}

/// Follows the address, from now on.
fn on_address(reports: Shared<Reports>, report: Shared<Report>, state: UseStateSetter<Option<State>>) {
    let follow = Rc::new(Follow { reports, report, state, before: RefCell::default() });
    let first = follow.clone();
    dom::listen(&dom::window(), "hashchange", move |_| Follow::now(&follow));
    Follow::now(&first);
}

struct Follow {
    reports: Shared<Reports>,
    report: Shared<Report>,
    state: UseStateSetter<Option<State>>,
    before: RefCell<State>,
}

impl Follow {
    /// Shows what the address asks for; once the report is there in its language, if it isn't yet. Where that can't be
    /// had, the address asks for it no longer.
    fn now(follow: &Rc<Follow>) {
        let before = follow.before.borrow().clone();
        let mut now = read_address(&follow.report, &before.view);
        now.nth = before.nth.wrapping_add(1);
        let lang = lang_of(&now.view);
        if follow.reports.get(lang).is_none() {
            let again = follow.clone();
            let settled = move || {
                // By then the address may ask for something else.
                let now = read_address(&again.report, &before.view).view;
                if again.reports.get(lang_of(&now)).is_some() {
                    Follow::now(&again);
                } else {
                    replace(&View { lang: before.view.lang, ..now });
                }
            };
            return Reports::fetch(follow.reports.clone(), lang, Box::new(settled));
        }
        if !now.whole {
            tell(&now.view);
            SHOWN.set(None);
        }
        follow.before.replace(now.clone());
        follow.state.set(Some(now));
    }
}

/// Presses on the page's own controls and figures; one listener serves also what a switch of language brings.
fn on_press(reports: Shared<Reports>, report: Shared<Report>) {
    dom::listen(&dom::document(), "change", |event| {
        if let Some(control) = dom::closest(&event, "#pairs select") {
            pairs::choose(&control);
        }
        marked::on_choice(&event);
    });
    dom::listen(&dom::document(), "click", move |event| {
        if marked::on_press(&event) {
            return;
        }
        let Some(page) = dom::element("page") else { return };
        if dom::elsewhere(&event) {
            return complete(&event, &report);
        }
        let inside = |found: &Element| page.contains(Some(found));
        let view = current(&report);
        let pressed = |selector: &str| dom::closest(&event, selector).filter(inside);
        if let Some(lang) = pressed("button[data-lang]").and_then(|button| value(&button, "lang")) {
            replace(&View { lang: Lang::from_id(&lang).and_then(asked), ..view });
        } else if let Some(look) = pressed("button[data-look]").and_then(|button| value(&button, "look")) {
            replace(&View { look: Look::from_id(&look).unwrap_or_default(), ..view });
        } else if let Some(button) = pressed("button[data-save], button[data-embed]") {
            let chart =
                button.closest("[data-chart]").ok().flatten().and_then(|chart| value(&chart, "chart"));
            let embed = button.has_attribute("data-embed");
            save::open(&reports, chart.map_or(Subject::Report, Subject::Chart), lang_of(&view), embed);
        } else if let Some(figure) =
            pressed("[data-figure]").filter(|_| !in_layer(&event) && !dom::selecting())
        {
            let Some(id) = value(&figure, "figure") else { return };
            event.prevent_default();
            go(&view.at(Route::Figure(id)));
        } else if let Some(part) = pressed("summary").and_then(|summary| summary.parent_element()) {
            on_unfold(&part, &view);
        } else if let Some(link) = pressed("a[href^='#/']") {
            // What its address says of language and look may be of before.
            if let Some(route) = route_of(&link, &report) {
                event.prevent_default();
                lead(&view.at(route));
            }
        } else if let Some(link) = pressed("a[href^='#']")
            && bare() != View::default()
        {
            // A fragment alone would lose language and look.
            if let Some(route) = route_of(&link, &report) {
                event.prevent_default();
                lead(&view.at(route));
            } else if let Some(place) = link.get_attribute("href").and_then(|hash| dom::element(&hash[1..]))
                && place.id() != "slides"
            {
                event.prevent_default();
                enter(&place);
            }
        }
    });
}

/// Where a link of the page leads to, if it has an address of its own.
fn route_of(link: &Element, report: &Report) -> Option<Route> {
    let hash = link.get_attribute("href")?;
    if let Some(parsed) = View::parse(&hash, |_| true) {
        return Some(parsed.view.route);
    }
    let id = hash.strip_prefix('#')?;
    Some(match id {
        "method" => Route::Method,
        _ if is_section(report, id) => Route::Section(id.to_owned()),
        _ if report.chart(id).is_some() => Route::Chart(id.to_owned()),
        _ => return None,
    })
}

/// Has a link say language and look too, for another tab and for copies of its address.
fn complete(event: &Event, report: &Report) {
    let link = dom::closest(event, "#page a[href^='#'], #live a[href^='#']");
    if let Some(link) = link.filter(|_| bare() != View::default())
        && let Some(route) = route_of(&link, report)
    {
        let _ = link.set_attribute("href", &bare().at(route).hash());
    }
}

/// Goes to a view, or once more to where it has led.
fn lead(view: &View) {
    if view.hash() == hash() {
        SHOWN.set(None);
        show(view);
    } else {
        go(view);
    }
}

/// Brings a place of the page to the screen; a keyboard goes on from there, as after a fragment.
fn enter(place: &Element) {
    place.scroll_into_view();
    if let Some(place) = place.dyn_ref::<HtmlElement>() {
        let _ = place.set_attribute("tabindex", "-1");
        let _ = place.focus();
    }
}

/// Has the address tell of a table or a subject that is being opened or closed.
fn on_unfold(part: &Element, view: &View) {
    let opens = !part.has_attribute("open");
    let chart = part.closest("[data-chart]").ok().flatten().and_then(|chart| value(&chart, "chart"));
    if let Some(chart) = chart {
        tell(&View { table: opens, ..view.at(Route::Chart(chart)) });
    } else if let Some(subject) = part.id().strip_prefix("subject-") {
        tell(&view.at(if opens { Route::Subject(subject.to_owned()) } else { Route::Reader }));
    }
}

/// Follows on which chart a finger was last put down; an empty id stands for none of them.
fn on_touch(reports: Shared<Reports>, report: Shared<Report>, touched: UseStateSetter<Option<String>>) {
    dom::listen(&dom::document(), "pointerdown", move |event| {
        complete(&event, &report);
        hide_notice();
        let chart =
            dom::closest(&event, ".layer").and_then(|layer| layer.closest("[data-chart]").ok().flatten());
        let mouse = event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse";
        if let Some(chart) = chart.as_ref().filter(|_| !mouse) {
            save::to_press(&reports, chart, &chart.id(), lang_of(&bare()));
        }
        touched.set(Some(chart.map(|chart| chart.id()).unwrap_or_default()));
    });
}

/// Escape hides what is shown for a while only, wherever the focus is.
fn on_escape(escaped: impl Fn() + 'static) {
    dom::listen(&dom::document(), "keydown", move |event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            // One press closes one thing: what is marked comes last.
            // Engines that have no popovers refuse what asks for them.
            let over = ["dialog[open], .toast:not([hidden]), .tip, .help.asked", ":popover-open"];
            let other = over.iter().any(|selector| !dom::all(selector).is_empty());
            hide_notice();
            escaped();
            if !other && !event.default_prevented() && !bare().pick.is_empty() {
                marked::clear();
            }
        }
    });
}

/// A notice has been read when the reader goes on.
fn hide_notice() {
    for notice in dom::all(".toast") {
        let _ = notice.set_attribute("hidden", "");
    }
}

/// The view that the page shows now: a fragment in the address says nothing of language and look.
fn current(report: &Report) -> View {
    read_address(report, &bare()).view
}

fn value(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(&format!("data-{name}"))
}

/// Charts answer presses on their layer themselves.
fn in_layer(event: &Event) -> bool {
    dom::closest(event, ".layer").is_some()
}

/// Colours, fonts, pixel ratio and a page brought back by the browser: each asks for a repaint.
fn on_change_of_look(repaint: impl Fn() + Clone + 'static) {
    let window = dom::window();
    for event in ["resize", "pageshow"] {
        let repaint = repaint.clone();
        dom::listen(&window, event, move |_| repaint());
    }
    for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"] {
        if let Ok(Some(media)) = window.match_media(query) {
            let repaint = repaint.clone();
            dom::listen(&media, "change", move |_| repaint());
        }
    }
    let fonts = js_sys::Reflect::get(&dom::document(), &"fonts".into()).ok();
    if let Some(fonts) = fonts.and_then(|fonts| fonts.dyn_into::<web_sys::EventTarget>().ok()) {
        dom::listen(&fonts, "loadingdone", move |_| repaint());
    }
}

/// Puts the page into a language, if it is in another one: open tables, focus and place stay.
///
/// Returns whether there is new markup, as there is when the page goes live.
fn set_language(report: &Report, lang: Lang) -> bool {
    let (Some(root), Some(content)) = (dom::root(), dom::element("page")) else { return false };
    let _ = root.dataset().set("lang", lang.id());
    let first = root.dataset().get("state").as_deref() != Some("live");
    let _ = root.dataset().set("state", "live");
    if root.lang() == lang.tag() {
        return first;
    }
    let open: Vec<bool> = dom::all("#page details").iter().map(|part| part.has_attribute("open")).collect();
    let focused = dom::document().active_element().is_some_and(|focused| focused.has_attribute("data-lang"));
    let anchor = anchor();
    root.set_lang(lang.tag());
    // Drawings that slides show again keep their names.
    let named = |chart: &Resolved, class| {
        let id = slides::reused_id(&chart.spec.id, class);
        dom::element(&id).map(|_| id)
    };
    content.set_inner_html(&reader::reader(report, lang, &named).0);
    dom::document().set_title(&page::title(report, lang));
    for (part, _) in dom::all("#page details").iter().zip(open).filter(|(_, open)| *open) {
        let _ = part.set_attribute("open", "");
        // Its table now, rather than once the browser tells: what comes above the place would move it.
        let _ = web_sys::Event::new("toggle").map(|event| part.dispatch_event(&event));
    }
    press_look_button();
    if focused && let Some(button) = dom::all("#page button[data-lang]").first() {
        let _ = button.unchecked_ref::<HtmlElement>().focus();
    }
    if let Some((id, top)) = anchor
        && let Some(now) = dom::element(&id)
    {
        dom::window().scroll_by_with_x_and_y(0.0, now.get_bounding_client_rect().top() - top);
    }
    true
}

/// The chart or section that begins nearest to the screen's upper edge, and where.
fn anchor() -> Option<(String, f64)> {
    if dom::window().scroll_y().ok()? < 1.0 {
        return None;
    }
    let mut nearest = None;
    for place in dom::all("#page figure[id], #page section[id]") {
        let top = place.get_bounding_client_rect().top();
        if nearest.as_ref().is_none_or(|(_, other): &(String, f64)| top.abs() < other.abs()) {
            nearest = Some((place.id(), top));
        }
    }
    nearest
}

/// A window on another screen, or a page zoomed: a media query for the ratio of now fails, and is asked anew.
fn on_change_of_ratio(repaint: impl Fn() + Clone + 'static) {
    let ratio = js_sys::Number::from(dom::window().device_pixel_ratio()).to_string_with_radix(10);
    let Some(ratio) = ratio.ok().and_then(|ratio| ratio.as_string()) else { return };
    if let Ok(Some(media)) = dom::window().match_media(&format!("(resolution: {ratio}dppx)")) {
        dom::listen_once(&media, "change", move |_| {
            repaint();
            on_change_of_ratio(repaint.clone());
        });
    }
}

/// Returns whether the look is another one now.
fn set_look(look: Look) -> bool {
    let Some(root) = dom::root() else { return false };
    let changed = root.dataset().get("look").as_deref() != Some(look.id());
    let _ = root.dataset().set("look", look.id());
    press_look_button();
    changed
}

/// Has the page know which figures are marked, as it knows language and look.
fn set_marks(view: &View) {
    let Some(root) = dom::root() else { return };
    for (name, value) in [("pick", &view.pick), ("vs", &view.vs)] {
        if value.is_empty() {
            root.dataset().delete(name);
        } else {
            let _ = root.dataset().set(name, value);
        }
    }
}

/// Shows on the buttons which look is on.
fn press_look_button() {
    let look = dom::root().and_then(|root| root.dataset().get("look"));
    for button in dom::all("#page button[data-look]") {
        let pressed = button.get_attribute("data-look") == look;
        let _ = button.set_attribute("aria-pressed", if pressed { "true" } else { "false" });
    }
}

/// Marks the view on the page, and brings what the address names to the screen.
fn show(view: &View) {
    let Some(root) = dom::root() else { return };
    let route = &view.route;
    if let (Route::Chart(id), true) = (route, view.plain) {
        let _ = root.dataset().set("plain", "");
        for figure in dom::all("#page figure") {
            let _ = figure.class_list().toggle_with_force("only", figure.id() == *id);
        }
        return;
    }
    if let (Route::Reader | Route::Chart(_), false) = (route, view.plain) {
        root.dataset().delete("plain");
    }
    let before = root.dataset().get("view");
    let _ = root.dataset().set("view", route.id());
    if let Route::Pairs(choice) = route {
        pairs::arrange(choice, lang_of(view));
        if before.as_deref() == Some(route.id()) {
            return;
        }
    }
    if let (Route::Chart(id), true) = (route, view.table) {
        for table in dom::all(&["#", id, " details"].concat()) {
            let _ = table.set_attribute("open", "");
        }
    }
    // A switch of language or look leads nowhere, nor does coming back from what was laid over the page.
    if let Route::Figure(_) | Route::Data(_) = route {
        return;
    }
    let anchor = route.anchor();
    if SHOWN.replace(anchor.clone()) == anchor {
        return;
    }
    if let Some(place) = anchor.and_then(|id| dom::element(&id)) {
        if let Route::Subject(_) = route {
            // It may be behind what opens it.
            let mut part = Some(place.clone());
            while let Some(opened) = part.and_then(|part| part.closest("details").ok().flatten()) {
                let _ = opened.set_attribute("open", "");
                part = opened.parent_element();
            }
        }
        if let Route::Section(_) | Route::Method = route {
            enter(&place);
        } else {
            place.scroll_into_view();
        }
    }
}

/// Gives what opens figures' cards an address, so that it is a link for keyboards too.
fn lead_to_cards(part: &Element) {
    for link in dom::within(part, "a[data-figure], [data-figure] a") {
        if let Some(id) = link.closest("[data-figure]").ok().flatten().and_then(|it| value(&it, "figure")) {
            let _ = link.set_attribute("href", &["#/figure/", &id].concat());
        }
    }
}

/// The boxes of the static page's drawings, with their charts' ids.
fn find_plots() -> Vec<(AttrValue, Element)> {
    let figures = dom::all("#page figure[data-chart]").into_iter();
    let plots = figures.filter_map(|figure| {
        let plot = figure.query_selector(".plot").ok()??;
        Some((AttrValue::from(figure.get_attribute("data-chart")?), plot))
    });
    plots.collect()
}
