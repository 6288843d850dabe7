//! A chart that responds: a canvas over its static drawing, a highlight and a tip for the figure that is pointed out.
//!
//! Pointing is kept out of rendering: a figure that is pointed out is the component's state, where the pointer is isn't, and
//! listeners are added once and ask [`Pointing`] what holds now.

mod intent;
mod keys;
mod painting;
mod pointing;
mod room;

use crate::marked::Marked;
use crate::{Intent, Reports, Shared};
use guanzhi::chart::{self, Fitted};
use guanzhi::lang::Lang;
use guanzhi::outline::{Node, at_once, outline};
use guanzhi::report::Report;
use guanzhi::scene::Key;
use guanzhi::words::words;
use pointing::Pointing;
use room::Room;
use web_sys::Element;
use yew::prelude::*;

/// What a live chart is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report.
    pub report: Shared<Report>,
    /// It in all languages, for pictures.
    pub reports: Shared<Reports>,
    /// The chart's id; another chart is another component.
    pub id: AttrValue,
    /// The box of the chart's drawing in the static page.
    pub plot: Element,
    /// The language; in another one it is another component.
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
    /// The figures that are marked in all charts, where any can be.
    pub marked: Option<Shared<Marked>>,
}

/// The elements of a chart's layer.
#[derive(Clone, Default, PartialEq)]
struct Parts {
    layer: NodeRef,
    /// The canvas with the chart.
    base: NodeRef,
    /// The canvas with what stands out.
    over: NodeRef,
    /// Never shown: it is asked for colours.
    probe: NodeRef,
    tip: NodeRef,
}

/// A chart laid out for its room, once that is known, and its figures in reading order.
#[derive(Clone, PartialEq)]
struct Drawing {
    scene: Shared<Option<Fitted>>,
    nodes: Shared<Vec<Node>>,
}

/// The layer over a chart's static drawing.
#[component]
pub fn LiveChart(props: &Props) -> Html {
    let parts = use_memo((), |()| Parts::default());
    let room = room::use_room(&parts.layer, &props.plot);
    let seen = room::use_seen(room);
    let drawing = use_drawing(seen, props);
    let figure = use_state(|| None::<Key>);
    let asked = use_state_eq(|| false);
    let pointing = use_memo((), |()| Pointing::new(props, &parts, figure.setter(), asked.setter()));
    pointing.follow(&drawing);
    use_effect_with(props.left, {
        let pointing = pointing.clone();
        move |left| {
            if *left {
                pointing.point(None);
            }
        }
    });
    use_effect_with(props.escaped, {
        let pointing = pointing.clone();
        move |_| pointing.point(None)
    });
    painting::use_base(&parts, &drawing, room.is_some_and(|room| room.near), props);
    pointing::use_pointer(&pointing);
    keys::use_keys(&pointing);
    intent::use_intent(&pointing, &drawing, props);
    let near = room.is_some_and(|room| room.near);
    painting::use_highlight(&pointing, &drawing, (*figure).as_ref(), near, props);

    let label = use_memo((props.report.clone(), props.id.clone(), props.lang), |(report, id, lang)| {
        Some(AttrValue::from(chart::resolve(report, id, *lang)?.summary()))
    });
    let help = words(props.lang);
    let help = [help.chart_help, props.marked.as_ref().map_or("", |_| help.chart_help_marks)].concat();
    let chosen = figure.as_ref().and_then(|figure| drawing.nodes.iter().position(|it| it.figure == *figure));
    let there = at_once(&drawing.nodes, chosen);
    // Where not all are there, the browser can't count them.
    let all = Some(drawing.nodes.len()).filter(|all| *all > there.len());
    // No id of a chart has two hyphens in a row.
    let option = |at: usize| format!("{}--{at}", props.id);
    let tip = figure.as_ref().map(|_| html! { <div key="tip" ref={&parts.tip} class="tip"></div> });
    // Keys, since Yew matches children without them from the last one backwards: a tip that comes and goes would
    // swap the canvases.
    create_portal(
        html! {
            <>
            <div key="layer" ref={&parts.layer} class="layer" tabindex="0" role="listbox" aria-label={(*label).clone()}
                aria-describedby={format!("{}-help", props.id)} aria-activedescendant={chosen.map(option)}>
                <canvas key="base" ref={&parts.base} aria-hidden="true" />
                <canvas key="over" ref={&parts.over} aria-hidden="true" />
                <img key="press" class="press" alt="" draggable="false" aria-hidden="true" />
                <i key="probe" ref={&parts.probe} class="probe" hidden=true />
                {for there.iter().map(|&at| (at, &drawing.nodes[at])).map(|(at, node)| html! {
                    <span key={at} id={option(at)} class="unseen" role="option" data-figure={node.figure.to_string()}
                        aria-posinset={all.map(|_| (at + 1).to_string())} aria-setsize={all.map(|all| all.to_string())}
                        aria-selected={(chosen == Some(at)).to_string()}>{node.label.clone()}</span>
                })}
                <p key="help" id={format!("{}-help", props.id)} class={if *asked { "help asked" } else { "help" }}
                    aria-hidden="true">{&help}</p>
                {for tip}
            </div>
            <span key="said" class="said unseen" role="status">{if *asked { &help } else { "" }}</span>
            </>
        },
        props.plot.clone(),
    )
}

/// Lays the chart out for its room, which it has once it has been near the viewport. What comes out is compared by identity:
/// nothing may compare all marks.
#[hook]
fn use_drawing(room: Option<Room>, props: &Props) -> Drawing {
    let scene = {
        let (report, id) = (props.report.clone(), props.id.clone());
        use_memo((room.map(|room| (room.size, room.sheet)), props.lang), move |(room, lang)| {
            let (size, sheet) = (*room)?;
            let chart = chart::resolve(&report, &id, *lang)?;
            Some(chart.fitted_to(size, sheet.class, sheet.height))
        })
    };
    let scene = Shared(scene);
    let nodes = {
        let (report, id) = (props.report.clone(), props.id.clone());
        use_memo((scene.clone(), props.lang), move |(scene, lang)| {
            let chart = chart::resolve(&report, &id, *lang);
            scene
                .as_ref()
                .zip(chart)
                .map(|(fitted, chart)| outline(&fitted.scene, &chart))
                .unwrap_or_default()
        })
    };
    Drawing { scene, nodes: Shared(nodes) }
}
