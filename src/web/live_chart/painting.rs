//! Painting: the chart, and over it what stands out, with the tip's words.

use super::pointing::Pointing;
use super::{Drawing, Parts, Props};
use crate::{canvas, dom};
use guanzhi::chart::Fitted;
use guanzhi::page::card;
use guanzhi::scene::Key;
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

/// Paints the chart while it is near the viewport, and hides the static drawing meanwhile.
#[hook]
pub fn use_base(parts: &Rc<Parts>, drawing: &Drawing, near: bool, props: &Props) {
    use_effect_with((drawing.scene.clone(), props.epoch, near, props.plot.clone()), {
        let parts = parts.clone();
        move |(scene, _, near, plot)| paint_base(&parts, plot, scene.as_ref().filter(|_| *near))
    });
}

/// Without a scene it gives the canvas's memory back.
fn paint_base(parts: &Parts, plot: &Element, scene: Option<&Fitted>) {
    let Some(base) = parts.base.cast::<HtmlCanvasElement>() else { return };
    let painted = scene
        .zip(look(parts))
        .and_then(|(scene, look)| canvas::draw(&base, &scene.scene, scene.scale, &look));
    let classes = plot.class_list();
    if painted.is_some() {
        let _ = classes.add_1("painted");
        dom::mark("guanzhi:painted");
    } else {
        canvas::clear(&base);
        let _ = classes.remove_1("painted");
    }
}

/// Paints the figure that is pointed out, and says what it is.
#[hook]
pub fn use_highlight(pointing: &Rc<Pointing>, drawing: &Drawing, figure: Option<&Key>, props: &Props) {
    use_effect_with((drawing.scene.clone(), props.epoch, figure.cloned(), props.lang), {
        let (report, pointing) = (props.report.clone(), pointing.clone());
        move |(scene, _, figure, lang)| {
            paint_over(&pointing.parts, scene.as_ref(), figure.as_ref());
            if let (Some(figure), Some(tip)) = (figure, pointing.parts.tip.cast::<HtmlElement>()) {
                tip.set_inner_html(&card::tip(&report, figure, *lang).0);
                pointing.place();
            }
        }
    });
}

fn paint_over(parts: &Parts, scene: Option<&Fitted>, figure: Option<&Key>) {
    let Some(over) = parts.over.cast::<HtmlCanvasElement>() else { return };
    match scene.zip(figure).zip(look(parts)) {
        Some(((scene, figure), look)) => {
            let _ = canvas::draw(&over, &scene.scene.halo(figure), scene.scale, &look);
        }
        None => canvas::clear(&over),
    }
}

fn look(parts: &Parts) -> Option<canvas::Look> {
    parts.probe.cast::<HtmlElement>().and_then(|probe| canvas::Look::of(&probe))
}
