//! The script that saves and cites, with the dialog that asks what.
//!
//! The dialog and its words are no part of the app: the tool writes them into the script, which is fetched or unpacked
//! when it is first asked for. What it saves is made by the app (`page::save`).

use super::embed;
use super::script::joined;

use crate::export::{FORMATS, Format};
use crate::lang::Lang;
use crate::markup::{Markup, html};
use crate::package::Meta;
use crate::words::{self, words};
use serde_json::{Value, json};

/// The script as its source.
const SAVE: &str = include_str!("../../assets/save.js");

/// What makes pictures of charts, as its source.
pub const PICTURE: &str = include_str!("../../assets/picture.js");

/// The script: a module whose default export opens the dialog.
pub fn script(meta: &Meta) -> String {
    let texts = meta.languages().map(|lang| (lang.id(), texts(meta, lang)));
    let embed::Code { script, frame, component, picture } = embed::CODE;
    let code = [("script", script), ("frame", frame), ("component", component), ("picture", picture)];
    let formats = FORMATS.iter().map(|it| (it.id, Value::from(it.media)));
    let slots = [
        ("\"{{texts}}\"", object(texts)),
        ("\"{{code}}\"", object(code.into_iter().map(|(name, code)| (name, Value::from(code))))),
        ("\"{{formats}}\"", object(formats)),
    ];
    slots.into_iter().fold(joined(&[PICTURE, SAVE]), |script, (slot, value)| script.replace(slot, &value))
}

/// What the script has in a language: the dialogs.
fn texts(meta: &Meta, lang: Lang) -> Value {
    json!({ "tag": lang.tag(), "dialog": dialog(meta, lang).0, "embed": embedding(meta, lang).0 })
}

fn object<'a>(fields: impl Iterator<Item = (&'a str, Value)>) -> String {
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect()).to_string()
}

/// The inside of the dialog. `data-for` says which subjects a part is for; `data-save` names a file, and `data-copy`
/// what is copied.
fn dialog(meta: &Meta, lang: Lang) -> Markup {
    let own = words::Save::of(lang);
    html! {
        div class="body" {
            (top(own.title, words(lang).card.close))
            section data-for="chart" { (pictures(own)) }
            h3 { (own.data) }
            (data(own))
            h3 data-for="chart report" { (own.citation) }
            @for form in meta.languages() { (citation(form, own)) }
            h3 { (own.link) }
            div class="field" {
                input name="link" aria-label=(own.link) readonly;
                (copy("link", own.copy))
                button type="button" data-act="share" data-for="share" { (own.share) }
            }
            p data-for="file" { (own.link_of_file) }
            (said(own, words(lang).not_fetched))
        }
    }
}

/// The dialog's first line, and room for its name.
fn top(title: &str, close: &str) -> Markup {
    html! {
        div class="top" {
            span { (title) }
            button type="button" data-act="close" { (close) }
        }
        h2 id="save-name" tabindex="-1" autofocus {}
    }
}

fn pictures(own: &words::Save) -> Markup {
    html! {
        h3 { (own.picture) }
        p class="actions" {
            @for scale in ["1", "2", "4"] {
                button type="button" data-save="png" data-scale=(scale) { "PNG " (scale) "×" }
            }
            (save("svg", "SVG"))
            (copy("picture", own.copy_picture))
        }
        p { label { input type="checkbox" name="clear"; " " (own.clear) } }
    }
}

fn data(own: &words::Save) -> Markup {
    html! {
        p class="actions" {
            @for format in Format::files() { (save(format.id, format.label)) }
            (copy("table", own.copy_table))
            a data-for="package" download { (own.package) }
            button type="button" data-save="zip" data-for="archive" { (own.package) }
        }
    }
}

fn save(what: &str, text: &str) -> Markup {
    html! { button type="button" data-save=(what) { (text) } }
}

fn copy(what: &str, text: &str) -> Markup {
    html! { button type="button" data-copy=(what) { (text) } }
}

/// A text to be copied, under its label; `prefix` makes its id one of the dialog's.
fn field(prefix: &str, name: &str, label: &str, rows: u32, lang: Option<Lang>, copy: &str) -> Markup {
    let id = [prefix, "-", name].concat();
    html! {
        label for=(id) { (label) }
        textarea id=(id) name=(name) rows=(rows) lang=[lang.map(Lang::tag)] readonly {}
        button type="button" data-copy=(name) aria-describedby=(id) { (copy) }
    }
}

fn citation(form: Lang, own: &words::Save) -> Markup {
    html! {
        div class="field" data-for="chart report" {
            (field("save", form.id(), own.forms[form as usize], 4, Some(form), own.copy))
        }
    }
}

/// Where the dialog tells what became of a press, and shows what a browser neither saves nor copies.
fn said(own: &words::Save, unfetched: &str) -> Markup {
    html! {
        p class="said" {
            span role="status" data-saved=((own.saved)("{}")) data-copied=(own.copied) data-kept=(own.not_copied)
                data-failed=(own.failed) data-unfetched=(unfetched) data-press=(own.press) data-open=(own.open)
                data-selected=((own.selected)("{}")) {}
            " "
            button type="button" data-act="show" hidden { (own.not_saved) }
        }
        div class="shown" {}
    }
}

/// The inside of the dialog with code for other people's pages.
fn embedding(meta: &Meta, lang: Lang) -> Markup {
    let (own, copy, all) = (words::Embed::of(lang), words::Save::of(lang).copy, words(lang));
    let code = |which: &str, name: &str, label: &str, rows: u32| {
        html! {
            div class="field" data-for=(which) { (field("embed", name, label, rows, None, copy)) }
        }
    };
    let (both, site) = ("site alone", "site");
    html! {
        div class="body" {
            (top(own.title, all.card.close))
            (choices(meta, lang))
            div class="field" {
                label for="embed-base" { (own.base) }
                input id="embed-base" name="base" type="url" spellcheck="false";
            }
            p data-for="file" { (own.base_of_file) }
            h3 id="embed-preview" { (own.preview) }
            div class="preview" role="region" tabindex="0" aria-labelledby="embed-preview" {}
            h3 { (own.frames) }
            (code(both, "script", own.script, 5))
            (code(both, "frame", own.frame, 4))
            (code(site, "component", own.component, 5))
            (code(site, "picture", own.picture, 4))
            h3 { (own.chats) }
            p class="actions" {
                (save("chat", own.chat_picture))
                (save("svg", "SVG"))
            }
            (code(both, "caption", own.caption, 4))
            (said(words::Save::of(lang), all.not_fetched))
        }
    }
}

/// What can be chosen of a frame: its language, its look, and how wide its preview is.
fn choices(meta: &Meta, lang: Lang) -> Markup {
    let (own, all) = (words::Embed::of(lang), words(lang));
    let languages: Vec<(&str, &str)> =
        meta.languages().map(|lang| (lang.id(), own.languages[lang as usize])).collect();
    // Where there is one, there is nothing to choose, but the script reads it all the same.
    let choice = |name: &str, label: &str, options: &[(&str, &str)]| {
        html! {
            label hidden[options.len() < 2] {
                (label)
                select name=(name) {
                    @for (value, text) in options {
                        option value=(value) lang=[Lang::from_id(value).map(Lang::tag)] { (text) }
                    }
                }
            }
        }
    };
    html! {
        p class="choices" {
            (choice("language", own.language, &languages))
            (choice("look", all.look, &[("auto", all.looks[0]), ("light", all.looks[1]), ("dark", all.looks[2])]))
            (choice("width", own.width, &[("360", "360 px"), ("640", "640 px"), ("960", "960 px")]))
        }
    }
}
