//! Painting: the chart, and over it what stands out, with the tip's words.

use super::pointing::Pointing;
use super::{Drawing, Parts, Props};
use crate::canvas::{self, Look};
use crate::marked::Marked;
use crate::{Shared, dom};
use guanzhi::chart::Fitted;
use guanzhi::lang::Lang;
use guanzhi::page::card;
use guanzhi::scene::{Key, Scene};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

/// Paints the chart while it is near the viewport, and hides the static drawing meanwhile.
#[hook]
pub fn use_base(parts: &Rc<Parts>, drawing: &Drawing, near: bool, props: &Props) {
    use_effect_with((drawing.scene.clone(), props.epoch, near, props.plot.clone(), props.lang), {
        let parts = parts.clone();
        move |(scene, epoch, near, plot, lang)| {
            let scene = scene.as_ref().filter(|_| *near);
            paint_base(&parts, plot, scene.and_then(|scene| Some((scene, look(&parts, (*epoch, *lang))?))));
        }
    });
}

/// Without a scene it gives the canvas's memory back.
fn paint_base(parts: &Parts, plot: &Element, scene: Option<(&Fitted, Shared<Look>)>) {
    let Some(base) = parts.base.cast::<HtmlCanvasElement>() else { return };
    let painted = scene.and_then(|(scene, look)| canvas::draw(&base, &scene.scene, scene.scale, &look));
    let classes = plot.class_list();
    if painted.is_some() {
        let _ = classes.add_1("painted");
        dom::mark("guanzhi:painted");
    } else {
        canvas::clear(&base);
        let _ = classes.remove_1("painted");
    }
}

/// Paints the figure that is pointed out, and says what it is; and those that are marked, while the chart is near.
#[hook]
pub fn use_highlight(
    pointing: &Rc<Pointing>,
    drawing: &Drawing,
    figure: Option<&Key>,
    near: bool,
    props: &Props,
) {
    let marked = props.marked.clone().filter(|marked| near && !marked.figures.is_empty());
    use_effect_with((drawing.scene.clone(), props.epoch, figure.cloned(), props.lang, marked), {
        let (report, pointing) = (props.report.clone(), pointing.clone());
        move |(scene, epoch, figure, lang, marked)| {
            let over = scene
                .as_ref()
                .map(|fitted| (fitted, over(&fitted.scene, figure.as_ref(), marked.as_deref())));
            let over = over.filter(|(_, over)| !over.marks.is_empty());
            let look = over.as_ref().and_then(|_| look(&pointing.parts, (*epoch, *lang)));
            paint_over(&pointing.parts, over.zip(look), marked.is_some());
            if let (Some(figure), Some(tip)) = (figure, pointing.parts.tip.cast::<HtmlElement>()) {
                tip.set_inner_html(&card::tip(&report, figure, *lang).0);
                pointing.place();
            }
        }
    });
}

/// How wide the outlines are of what is marked: of the figures themselves, of their kin.
const MARKED: [f64; 2] = [4.0, 2.0];

/// What stands out from a chart.
fn over(scene: &Scene, figure: Option<&Key>, marked: Option<&Marked>) -> Scene {
    let mut over = marked.map_or_else(Scene::default, |marked| {
        let mut rings = scene.rings(&marked.kin, MARKED[1]);
        rings.marks.extend(scene.rings(&marked.figures, MARKED[0]).marks);
        rings
    });
    if let Some(figure) = figure {
        let halo = scene.halo(figure);
        over = Scene { marks: [over.marks, halo.marks].concat(), ..halo };
    }
    over
}

fn paint_over(parts: &Parts, painted: Option<((&Fitted, Scene), Shared<Look>)>, marked: bool) {
    let Some(over) = parts.over.cast::<HtmlCanvasElement>() else { return };
    // What comes with a mark fades in; where the pointer is, is shown at once.
    let _ = over.class_list().toggle_with_force("ringed", marked && painted.is_some());
    match painted {
        Some(((fitted, scene), look)) => {
            let _ = canvas::draw(&over, &scene, fitted.scale, &look);
        }
        None => canvas::clear(&over),
    }
}

/// When colours and fonts were read: until everything must be painted again, or in another language, they are the same.
type When = (u32, Lang);

thread_local! {
    /// What was read last, by whichever chart came first: asking for a computed colour has the browser work out styles anew,
    /// and all charts of a page have the same.
    static LAST: RefCell<Option<(When, Shared<Look>)>> = const { RefCell::new(None) };
}

fn look(parts: &Parts, when: When) -> Option<Shared<Look>> {
    if let Some((_, look)) = LAST.with_borrow(|last| last.clone().filter(|last| last.0 == when)) {
        return Some(look);
    }
    let look = parts.probe.cast::<HtmlElement>().and_then(|probe| Look::of(&probe));
    let look = Shared(Rc::new(look?));
    LAST.set(Some((when, look.clone())));
    Some(look)
}
