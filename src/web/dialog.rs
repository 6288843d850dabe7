//! A dialog whose markup is the library's.

use crate::dom;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a dialog is told.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its class.
    pub class: &'static str,
    /// The id of the element that names it.
    pub name: &'static str,
    /// What is in it; a button with `data-act="close"` closes it.
    pub html: AttrValue,
    /// Closes it.
    pub on_close: Callback<()>,
    /// What another button with `data-act` does, by that.
    #[prop_or_default]
    pub on_act: Callback<String>,
}

/// A modal dialog; the browser keeps the focus in it and gives it back. A press beside it closes it.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let node = use_modal();
    let closed = props.on_close.reform(|_: Event| ());
    // Text that is selected may end where the dialog does.
    let beside = use_mut_ref(|| false);
    let put_down = {
        let beside = beside.clone();
        Callback::from(move |event: PointerEvent| *beside.borrow_mut() = is_beside(&event))
    };
    let pressed = {
        let (on_close, on_act) = (props.on_close.clone(), props.on_act.clone());
        Callback::from(move |event: MouseEvent| {
            match dom::closest(&event, "[data-act]").and_then(|it| it.get_attribute("data-act")) {
                Some(act) if act != "close" => on_act.emit(act),
                None if !(*beside.borrow() && is_beside(&event)) => {}
                _ => on_close.emit(()),
            }
        })
    };
    html! {
        <dialog ref={node} class={props.class} aria-labelledby={props.name} onclose={closed} onclick={pressed}
            onpointerdown={put_down}>
            {Html::from_html_unchecked(props.html.clone())}
        </dialog>
    }
}

/// Whether a press is beside a dialog: on its backdrop, which is the dialog itself to the browser.
fn is_beside(event: &MouseEvent) -> bool {
    event.target_dyn_into::<HtmlDialogElement>().is_some_and(|dialog| {
        let area = dialog.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        x < area.left() || x > area.right() || y < area.top() || y > area.bottom()
    })
}

/// A dialog that is shown as a modal one as soon as it is there.
#[hook]
pub fn use_modal() -> NodeRef {
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
    node
}
