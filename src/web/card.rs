//! The figure card: a figure as printed, what it can stand for, its ties to other figures, and its place.

use crate::Shared;
use guanzhi::card::{Card, card};
use guanzhi::lang::Lang;
use guanzhi::report::Report;
use guanzhi::words::words;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a card is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report.
    pub report: Shared<Report>,
    /// The figure's id.
    pub figure: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Closes the card.
    pub on_close: Callback<()>,
}

/// A dialog at the side of the page; the browser keeps the focus in it and gives it back.
#[component]
pub fn FigureCard(props: &Props) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        let dialog: Option<HtmlDialogElement> = node.cast();
        if let Some(dialog) = &dialog
            && dialog.show_modal().is_err()
        {
            // A dialog that can't be modal is still shown.
            dialog.set_open(true);
        }
        // Only a dialog that is closed before it is removed gives the focus back.
        move || dialog.iter().for_each(HtmlDialogElement::close)
    });
    let words = words(props.lang);
    let Some(card) = card(&props.report, &props.figure, props.lang) else { return Html::default() };
    let close = props.on_close.reform(|_: MouseEvent| ());
    let closed = props.on_close.reform(|_: Event| ());
    // A click on the backdrop is a click on the dialog itself.
    let outside = {
        let (node, on_close) = (node.clone(), props.on_close.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event.target_dyn_into::<HtmlDialogElement>();
            if target.is_some() && target == node.cast() {
                on_close.emit(());
            }
        })
    };
    html! {
        <dialog ref={node} class="card" aria-labelledby="card-name" onclose={closed} onclick={outside}>
            <div class="body">
                <div class="top">
                    <span>{words.card.title}</span>
                    <button type="button" onclick={close}>{words.card.close}</button>
                </div>
                <h2 id="card-name">{card.name.clone()}</h2>
                <p class="figure">{card.number.clone()}<span class="unit">{" "}{card.unit.clone()}</span></p>
                <dl>{for card.facts.iter().map(|(term, fact)| html! { <><dt>{*term}</dt><dd>{fact}</dd></> })}</dl>
                <h3>{words.card.relations}</h3>
                {relations(&card, props.lang)}
            </div>
        </dialog>
    }
}

fn relations(card: &Card, lang: Lang) -> Html {
    if card.relations.is_empty() {
        return html! { <p>{words(lang).card.no_relations}</p> };
    }
    let item = |relation: &guanzhi::card::Tie| {
        html! {
            <li class={classes!(relation.contradicts.then_some("contradicts"))}>
                <p>{relation.formula.clone()}</p>
                <p class="verdict">{relation.verdict.clone()}</p>
                if !relation.note.is_empty() { <p class="note">{relation.note.clone()}</p> }
            </li>
        }
    };
    html! { <ul>{for card.relations.iter().map(item)}</ul> }
}
