//! Grid lines at ticks, with as many of their texts beneath as have room.

use super::{ASCENT, Pen, tick_label};
use crate::lang::Lang;
use crate::scale::{Linear, Log};
use crate::scene::{Label, Rect, Scene};
use crate::theme::Ink;
use crate::words;

/// A tick in the place where it is drawn.
pub struct Mark {
    /// Its x.
    pub x: f64,
    /// What stands beneath.
    pub text: String,
}

/// About so many ticks of a linear scale, in words.
pub fn linear(lang: Lang, scale: &Linear, count: usize) -> Vec<Mark> {
    let ticks = scale.ticks(count);
    let digits: Vec<String> = ticks.iter().map(|tick| tick.digits.clone()).collect();
    let texts = words::ticks(lang, &digits).into_iter();
    ticks.iter().zip(texts).map(|(tick, text)| Mark { x: scale.at(tick.value), text }).collect()
}

/// The ticks of a logarithmic scale, in words: each decade in its own scale, since they are far apart.
pub fn logarithmic(lang: Lang, scale: &Log) -> Vec<Mark> {
    let marks = scale.ticks().into_iter().flat_map(|tick| {
        let texts = words::ticks(lang, &[tick.digits]).into_iter();
        texts.filter_map(move |text| Some(Mark { x: scale.at(tick.value)?, text }))
    });
    marks.collect()
}

/// Grid lines from a top to a bottom, from left to right, with as many texts beneath as have room at equal distances.
pub fn axis(scene: &mut Scene, marks: Vec<Mark>, top: f64, bottom: f64) {
    let width = scene.width;
    let mut labels: Vec<Label> = Vec::new();
    for Mark { x, text } in marks {
        Pen::at(scene, x, top).ink(Ink::Rule).down(bottom, 1.0);
        labels.push(tick_label(text, x, bottom + ASCENT + 4.0, width));
    }
    // Zero is among them, if there is one.
    let zero =
        labels.iter().position(|label| label.text.bytes().all(|b| matches!(b, b'0' | b'.'))).unwrap_or(0);
    let apart = (1..labels.len()).find(|every| stand_apart(&labels[zero % every..], *every));
    let every = apart.unwrap_or(labels.len().max(1));
    for label in labels.into_iter().skip(zero % every).step_by(every) {
        Pen::on(scene).ink(Ink::Muted).text(label);
    }
}

/// Whether every nth label leaves room for the next.
fn stand_apart(labels: &[Label], every: usize) -> bool {
    let kept: Vec<Rect> = labels.iter().step_by(every).map(Label::area).collect();
    kept.windows(2).all(|pair| pair[0].right() + 8.0 < pair[1].x)
}
