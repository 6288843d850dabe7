//! A chart that responds: a canvas over its static drawing, a highlight and a tip for the figure under the
//! pointer.

use crate::address::{open, point_out};
use crate::{Done, Intent, Reports, Shared, canvas, dom, save};
use gloo::events::{EventListener, EventListenerOptions};
use guanzhi::chart::{self, Fitted, WidthClass};
use guanzhi::lang::Lang;
use guanzhi::outline::{Node, Way, outline, step};
use guanzhi::page::card;
use guanzhi::report::Report;
use guanzhi::scene::{Key, Point};
use guanzhi::words::words;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlCanvasElement, HtmlElement, IntersectionObserver, IntersectionObserverInit, KeyboardEvent,
    MouseEvent, PointerEvent, ResizeObserver,
};
use yew::prelude::*;

/// How far a pointer may be from a mark, in CSS pixels: a mouse's, a finger's.
const REACH: (f64, f64) = (10.0, 22.0);

/// What a live chart is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report.
    pub report: Shared<Report>,
    /// It in all languages, for pictures.
    pub reports: Shared<Reports>,
    /// The chart's id.
    pub id: AttrValue,
    /// The box of the chart's drawing in the static page.
    pub plot: Element,
    /// The language.
    pub lang: Lang,
    /// Counts up when everything must be painted again.
    pub epoch: u32,
    /// Whether a finger was last put down elsewhere: that hides the tip.
    pub left: bool,
    /// Counts up when Escape is pressed anywhere: that hides the tip, too.
    pub escaped: u32,
    /// What the reader has done before the app was there.
    pub intent: Shared<Intent>,
    /// The figure that the address points out, if it names this chart.
    pub figure: Option<AttrValue>,
}

/// A figure under the pointer.
#[derive(Clone, PartialEq)]
struct Hover {
    figure: Key,
    at: Point,
}

impl Hover {
    /// At the middle of a figure's upper edge.
    fn of(node: &Node, scale: f64) -> Hover {
        let at = ((node.area.x + node.area.width / 2.0) * scale, node.area.y * scale);
        Hover { figure: node.figure.clone(), at }
    }
}

/// The layer over a chart's static drawing.
#[component]
pub fn LiveChart(props: &Props) -> Html {
    let layer = use_node_ref();
    let (base, over, probe) = (use_node_ref(), use_node_ref(), use_node_ref());
    let room = use_room(&layer, &props.plot);
    let hover = use_state_eq(|| None::<Hover>);
    use_effect_with(props.left, {
        let set = hover.setter();
        move |left| {
            if *left {
                set.set(None);
            }
        }
    });
    use_effect_with(props.escaped, {
        let set = hover.setter();
        move |_| set.set(None)
    });

    let scene = {
        let (report, id) = (props.report.clone(), props.id.clone());
        use_memo((room.map(|room| (room.size, room.class)), props.lang), move |(room, lang)| {
            let (size, class) = (*room)?;
            chart::resolve(&report, &id, *lang).map(|chart| chart.fitted_to(size, class))
        })
    };
    // Compared by identity: a pointer that moves must not compare all marks.
    let scene = Shared(scene);
    let near = room.is_some_and(|room| room.near);
    use_effect_with((scene.clone(), props.epoch, near, props.plot.clone()), {
        let (base, probe) = (base.clone(), probe.clone());
        move |(scene, _, near, plot)| paint_base(&base, &probe, plot, scene.as_ref().filter(|_| *near))
    });
    let nodes = Shared({
        let (report, id) = (props.report.clone(), props.id.clone());
        use_memo((scene.clone(), props.lang), move |(scene, lang)| {
            let chart = chart::resolve(&report, &id, *lang);
            scene
                .as_ref()
                .zip(chart)
                .map(|(fitted, chart)| outline(&fitted.scene, &chart))
                .unwrap_or_default()
        })
    });
    let asked = use_state_eq(|| false);
    use_pointer(&layer, &scene, &hover, props);
    use_keys(&layer, &scene, &nodes, &hover, &asked, props);
    use_intent(&layer, &scene, &nodes, props, &hover);

    let label = use_memo((props.report.clone(), props.id.clone(), props.lang), |(report, id, lang)| {
        Some(AttrValue::from(chart::resolve(report, id, *lang)?.summary()))
    });
    let help = words(props.lang).chart_help;
    let chosen = hover.as_ref().and_then(|hover| nodes.iter().position(|node| node.figure == hover.figure));
    let option = |at: usize| format!("{}-{at}", props.id);
    let tip = use_node_ref();
    use_effect_with((scene.clone(), props.epoch, (*hover).clone(), props.lang), {
        let (report, tip) = (props.report.clone(), tip.clone());
        let (over, probe) = (over.clone(), probe.clone());
        move |(scene, _, hover, lang)| {
            paint_over(&over, &probe, scene.as_ref(), hover.as_ref().map(|hover| &hover.figure));
            if let (Some(hover), Some(scene), Some(tip)) = (hover, &**scene, tip.cast::<HtmlElement>()) {
                tip.set_inner_html(&card::tip(&report, &hover.figure, *lang).0);
                place(&tip, hover.at, scene.scene.width * scene.scale);
            }
        }
    });
    let tip = hover.as_ref().map(|_| html! { <div key="tip" ref={tip} class="tip"></div> });
    // Keys, since Yew matches children without them from the last one backwards: a tip that comes and goes would
    // swap the canvases.
    create_portal(
        html! {
            <>
            <div key="layer" ref={layer} class="layer" tabindex="0" role="listbox" aria-label={(*label).clone()}
                aria-describedby={format!("{}-help", props.id)} aria-activedescendant={chosen.map(option)}>
                <canvas key="base" ref={base} aria-hidden="true" />
                <canvas key="over" ref={over} aria-hidden="true" />
                <img key="press" class="press" alt="" draggable="false" aria-hidden="true" />
                <i key="probe" ref={probe} class="probe" hidden=true />
                {for nodes.iter().enumerate().map(|(at, node)| html! {
                    <span key={at} id={option(at)} class="unseen" role="option" data-figure={node.figure.to_string()}
                        aria-selected={(chosen == Some(at)).to_string()}>{node.label.clone()}</span>
                })}
                <p key="help" id={format!("{}-help", props.id)} class={if *asked { "help asked" } else { "help" }}
                    aria-hidden="true">{help}</p>
                {for tip}
            </div>
            <span key="said" class="said unseen" role="status">{if *asked { help } else { "" }}</span>
            </>
        },
        props.plot.clone(),
    )
}

/// The room of a chart.
#[derive(Clone, Copy, PartialEq)]
struct Room {
    /// Width and height in CSS pixels.
    size: (f64, f64),
    /// The class that the style sheet has decided on.
    class: WidthClass,
    /// Whether it is near what is on the screen: only then it holds a canvas.
    near: bool,
}

/// Follows the layer's size and whether it is near the viewport.
#[hook]
fn use_room(layer: &NodeRef, plot: &Element) -> Option<Room> {
    let size = use_state_eq(|| None::<((f64, f64), WidthClass)>);
    let near = use_state_eq(|| false);
    use_effect_with((layer.clone(), plot.clone()), {
        let (size, near) = (size.setter(), near.setter());
        move |(layer, plot): &(NodeRef, Element)| {
            let layer: Option<Element> = layer.cast();
            let resized = Closure::<dyn FnMut()>::new({
                let (layer, plot) = (layer.clone(), plot.clone());
                move || {
                    let now = layer.as_ref().and_then(canvas::size);
                    size.set(now.map(|now| (now, class_of(&plot, now.0))));
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
            if let Some(layer) = &layer {
                if let Some(sizes) = &sizes {
                    sizes.observe(layer);
                    dom::disconnect_with_app(sizes);
                }
                if let Some(views) = &views {
                    views.observe(layer);
                    dom::disconnect_with_app(views);
                }
            }
            move || {
                sizes.iter().for_each(ResizeObserver::disconnect);
                views.iter().for_each(IntersectionObserver::disconnect);
                drop((resized, seen));
            }
        }
    });
    (*size).map(|(size, class)| Room { size, class, near: *near })
}

/// The width class as the style sheet has it; by the width where it says nothing.
fn class_of(plot: &Element, width: f64) -> WidthClass {
    let declared = dom::window().get_computed_style(plot).ok().flatten();
    let declared = declared.and_then(|style| style.get_property_value("--class").ok()).unwrap_or_default();
    WidthClass::ALL
        .into_iter()
        .find(|class| class.id() == declared.trim())
        .unwrap_or_else(|| WidthClass::of(width))
}

/// Paints the chart and hides the static drawing; without a scene it gives the canvas's memory back.
fn paint_base(base: &NodeRef, probe: &NodeRef, plot: &Element, scene: Option<&Fitted>) {
    let Some(base) = base.cast::<HtmlCanvasElement>() else { return };
    let look = probe.cast::<HtmlElement>().and_then(|probe| canvas::Look::of(&probe));
    let painted =
        scene.zip(look).and_then(|(scene, look)| canvas::draw(&base, &scene.scene, scene.scale, &look));
    let classes = plot.class_list();
    if painted.is_some() {
        let _ = classes.add_1("painted");
        dom::mark("guanzhi:painted");
    } else {
        canvas::clear(&base);
        let _ = classes.remove_1("painted");
    }
}

fn paint_over(over: &NodeRef, probe: &NodeRef, scene: Option<&Fitted>, figure: Option<&Key>) {
    let Some(over) = over.cast::<HtmlCanvasElement>() else { return };
    let look = probe.cast::<HtmlElement>().and_then(|probe| canvas::Look::of(&probe));
    match scene.zip(figure).zip(look) {
        Some(((scene, figure), look)) => {
            let _ = canvas::draw(&over, &scene.scene.halo(figure), scene.scale, &look);
        }
        None => canvas::clear(&over),
    }
}

/// A mouse shows a figure by pointing and opens its card by a click; a finger shows it by a tap and opens its card
/// by a second one.
#[hook]
fn use_pointer(
    layer: &NodeRef,
    scene: &Shared<Option<Fitted>>,
    hover: &UseStateHandle<Option<Hover>>,
    props: &Props,
) {
    // Of a click, engines say for sure neither what it was made with nor that it is a pointer's event. Until a pointer is
    // put down here, a click ends what began before the chart was live.
    let finger = use_mut_ref(|| None::<bool>);
    let deps = (layer.clone(), scene.clone(), (**hover).clone());
    use_effect_with(deps, {
        let (set, chart, intent) = (hover.setter(), props.id.clone(), props.intent.clone());
        move |(layer, scene, hover)| {
            let Some(layer) = layer.cast::<Element>() else { return Box::new(|| ()) as Box<dyn FnOnce()> };
            let find = {
                let (scene, layer) = (scene.clone(), layer.clone());
                move |event: &MouseEvent, finger: bool| find(&layer, scene.as_ref()?, place_of(event), finger)
            };
            let moved = {
                let (find, set) = (find.clone(), set.clone());
                move |event: &Event| {
                    let event: &PointerEvent = event.unchecked_ref();
                    if event.pointer_type() == "mouse" {
                        set.set(find(event, false));
                    }
                }
            };
            let down = {
                let finger = finger.clone();
                move |event: &Event| {
                    let event: &PointerEvent = event.unchecked_ref();
                    *finger.borrow_mut() = Some(event.pointer_type() != "mouse");
                }
            };
            let left = {
                let set = set.clone();
                move |event: &Event| {
                    if event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse" {
                        set.set(None);
                    }
                }
            };
            let clicked = {
                let chart = chart.clone();
                let hover = hover.clone();
                move |event: &Event| {
                    // A screen reader presses on what it reads.
                    if let Some(figure) = dom::closest(event, "[role=option]") {
                        let figure = figure.get_attribute("data-figure").unwrap_or_default();
                        return open(&figure);
                    }
                    let put_down = *finger.borrow();
                    let finger = put_down.unwrap_or(intent.finger.get());
                    let found = find(event.unchecked_ref(), finger);
                    let again = put_down.is_some()
                        && found.as_ref().map(|found| &found.figure)
                            == hover.as_ref().map(|hover| &hover.figure);
                    match &found {
                        Some(found) if !finger || again => {
                            set.set(None);
                            open(&found.figure);
                        }
                        _ => {
                            if finger {
                                point_out(&chart, found.as_ref().map(|found| &found.figure));
                            }
                            set.set(found);
                        }
                    }
                }
            };
            let listeners = [
                EventListener::new(&layer, "pointermove", moved),
                EventListener::new(&layer, "pointerleave", left),
                EventListener::new(&layer, "pointerdown", down),
                EventListener::new(&layer, "click", clicked),
            ];
            Box::new(move || drop(listeners))
        }
    });
}

/// Arrows walk the figures in reading order and between rows, Home and End go to the ends, Enter opens a card, Escape
/// hides the tip, a question mark tells all that; only while the chart has the focus.
#[hook]
fn use_keys(
    layer: &NodeRef,
    scene: &Shared<Option<Fitted>>,
    nodes: &Shared<Vec<Node>>,
    hover: &UseStateHandle<Option<Hover>>,
    asked: &UseStateHandle<bool>,
    props: &Props,
) {
    // Where the arrows were last: a card, or a look elsewhere, doesn't lose the place.
    let place = use_mut_ref(|| None::<Key>);
    let deps = (layer.clone(), nodes.clone(), (**hover).clone());
    use_effect_with(deps, {
        let (set, ask, chart) = (hover.setter(), asked.setter(), props.id.clone());
        let scale = scene.as_ref().map_or(1.0, |scene| scene.scale);
        move |(layer, nodes, hover)| {
            let Some(layer) = layer.cast::<Element>() else { return Box::new(|| ()) as Box<dyn FnOnce()> };
            let (nodes, chart) = (nodes.clone(), chart.clone());
            let figure = hover.as_ref().map(|hover| hover.figure.clone());
            let (left, plot, quiet) = (set.clone(), layer.clone(), ask.clone());
            let pressed = move |event: &Event| {
                let key: &KeyboardEvent = event.unchecked_ref();
                if key.ctrl_key() || key.alt_key() || key.meta_key() {
                    return;
                }
                let name = key.key();
                ask.set(name == "?");
                if name == "?" {
                    return event.prevent_default();
                }
                let way = match name.as_str() {
                    "ArrowRight" => Some(Way::After),
                    "ArrowLeft" => Some(Way::Before),
                    "ArrowDown" => Some(Way::Down),
                    "ArrowUp" => Some(Way::Up),
                    "Home" => Some(Way::First),
                    "End" => Some(Way::Last),
                    "Enter" => {
                        if let Some(figure) = &figure {
                            // What the key does by itself comes after the card, and would press its first button.
                            event.prevent_default();
                            open(figure);
                        }
                        return;
                    }
                    "Escape" => None,
                    _ => return,
                };
                event.prevent_default();
                let from = figure.clone().or_else(|| place.borrow().clone());
                let node = way.and_then(|way| step(&nodes, from.as_ref(), way));
                if let Some(node) = node {
                    *place.borrow_mut() = Some(node.figure.clone());
                    show(&plot, (node.area.y + node.area.height / 2.0) * scale);
                }
                point_out(&chart, node.map(|node| &node.figure));
                set.set(node.map(|node| Hover::of(node, scale)));
            };
            let options = EventListenerOptions::enable_prevent_default();
            let listeners = [
                EventListener::new_with_options(&layer, "keydown", options, pressed),
                EventListener::new(&layer, "blur", move |_| {
                    left.set(None);
                    quiet.set(false);
                }),
            ];
            Box::new(move || drop(listeners))
        }
    });
}

/// Does what the reader meant before the chart was live, as the chart would have: points where the mouse is or a finger has
/// tapped, opens the card where a mouse has clicked, or takes the focus and the key; else points out what the address says.
#[hook]
fn use_intent(
    layer: &NodeRef,
    scene: &Shared<Option<Fitted>>,
    nodes: &Shared<Vec<Node>>,
    props: &Props,
    hover: &UseStateHandle<Option<Hover>>,
) {
    use_effect_with((layer.clone(), scene.clone(), nodes.clone(), props.figure.clone()), {
        let (intent, plot, set) = (props.intent.clone(), props.plot.clone(), hover.setter());
        let (reports, id, lang) = (props.reports.clone(), props.id.clone(), props.lang);
        move |(layer, scene, nodes, figure)| {
            let (Some(fitted), Some(layer)) = (scene.as_ref(), layer.cast::<HtmlElement>()) else { return };
            let Done { key, finger, clicked, at } = intent.take();
            // The layer takes over from the drawing, which a keyboard can reach only while there is no layer.
            if let Ok(Some(still)) = plot.query_selector("[tabindex][role=img]") {
                let _ = still.remove_attribute("tabindex");
                if key.is_some() {
                    let _ = layer.focus();
                }
            }
            if at.is_some() {
                end_of_press(&plot, &layer, scene, finger, &set);
            }
            if at.is_some() && finger {
                save::to_press(&reports, &plot, &id, lang);
            }
            let pointed = at.and_then(|at| find(&layer, fitted, at, finger));
            // A finger that has not tapped is still down, or scrolls.
            let pointed = match pointed {
                Some(pointed) if clicked && !finger => return open(&pointed.figure),
                pointed => pointed.filter(|_| clicked || !finger),
            };
            let reached = match key.as_deref() {
                Some("ArrowRight" | "ArrowDown" | "Home") => nodes.first(),
                Some("ArrowLeft" | "ArrowUp" | "End") => nodes.last(),
                _ => nodes.iter().find(|node| figure.as_ref().is_some_and(|figure| *node.figure == **figure)),
            };
            if let Some(hover) = reached.map(|node| Hover::of(node, fitted.scale)).or(pointed) {
                set.set(Some(hover));
            }
        }
    });
}

/// What was put down on the static drawing and is lifted on the layer clicks on neither: on the drawing that is gone, or on
/// the box that both are in.
fn end_of_press(
    plot: &Element,
    layer: &Element,
    scene: &Shared<Option<Fitted>>,
    finger: bool,
    set: &UseStateSetter<Option<Hover>>,
) {
    let (layer, scene, set) = (layer.clone(), scene.clone(), set.clone());
    dom::listen_once(plot, "click", move |event| {
        let elsewhere = dom::closest(&event, ".layer").is_none();
        let Some(scene) = scene.as_ref().filter(|_| elsewhere) else { return };
        event.stop_propagation();
        match find(&layer, scene, place_of(event.unchecked_ref()), finger) {
            Some(found) if !finger => open(&found.figure),
            found => set.set(found),
        }
    });
}

/// Where an event of a pointer is, in CSS pixels of the window.
fn place_of(event: &MouseEvent) -> Point {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The figure at a point of the window, and the point within the layer.
fn find(layer: &Element, scene: &Fitted, (x, y): Point, finger: bool) -> Option<Hover> {
    let area = layer.get_bounding_client_rect();
    let at = (x - area.left(), y - area.top());
    let figure = scene.hit(at, if finger { REACH.1 } else { REACH.0 })?.clone();
    Some(Hover { figure, at })
}

/// Brings a height of a drawing to the screen, if it isn't there: charts may be taller than that.
fn show(layer: &Element, y: f64) {
    let window = dom::window();
    let at = layer.get_bounding_client_rect().top() + y;
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if at < 40.0 || at > height - 40.0 {
        window.scroll_by_with_x_and_y(0.0, at - height / 2.0);
    }
}

/// Puts a tip above the point, or below it where it would leave the screen, within the chart's width.
fn place(tip: &HtmlElement, (x, y): Point, width: f64) {
    const GAP: f64 = 14.0;
    let (own_width, own_height) = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
    let left = (x - own_width / 2.0).min(width - own_width).max(0.0);
    let top_of_layer = tip.parent_element().map_or(0.0, |layer| layer.get_bounding_client_rect().top());
    let above = y - own_height - GAP;
    let top = if top_of_layer + above >= 0.0 { above } else { y + GAP + 6.0 };
    // The policy forbids `style` attributes, not the style object.
    let _ = tip.style().set_property("transform", &format!("translate({}px,{}px)", left as i32, top as i32));
}
