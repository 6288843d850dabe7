//! The script that saves and cites, with the dialog that asks what.
//!
//! The dialog and its words are no part of the app: the tool writes them into the script, which is fetched or unpacked
//! when it is first asked for. What it saves is made by the app (`page::save`).

use super::{bare, embed, fill};

use crate::export::frame;
use crate::lang::Lang;
use crate::paint::svg::escape;
use crate::words::{self, words};
use std::fmt::Write;

/// The script as its source.
const SAVE: &str = include_str!("../../assets/save.js");

/// What makes pictures of charts, as its source.
pub const PICTURE: &str = include_str!("../../assets/picture.js");

/// The script: a module whose default export opens the dialog.
pub fn script() -> String {
    fill(&bare(SAVE), |slot| match slot {
        "picture" => bare(PICTURE),
        "zh" => texts(Lang::Zh),
        "en" => texts(Lang::En),
        "code" => {
            let embed::Code { script, frame, component, picture } = &embed::CODE;
            [("script", script), ("frame", frame), ("component", component), ("picture", picture)]
                .map(|(name, code)| format!("{name}:{}", quoted(code)))
                .join(",")
        }
        other => unreachable!("save.js has the unknown slot {other}"),
    })
}

/// What the script has in a language: the dialog, the names of columns, and a workbook's files but its sheets.
fn texts(lang: Lang) -> String {
    let columns = words::Columns::of(lang);
    let list = |names: &[&str]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(",");
    let frame: Vec<String> = frame(lang)
        .iter()
        .map(|file| format!("[{},{}]", quoted(&file.name), quoted(&String::from_utf8_lossy(&file.content))))
        .collect();
    format!(
        "tag:\"{}\",dialog:{},embed:{},columns:[{}],sources:[{}],frame:[{}]",
        lang.tag(),
        quoted(&dialog(lang)),
        quoted(&embedding(lang)),
        list(&columns.figures),
        list(&columns.sources),
        frame.join(",")
    )
}

/// Text between back quotes.
fn quoted(text: &str) -> String {
    format!("`{}`", text.replace('\\', "\\\\").replace('`', "\\`").replace('$', "\\$"))
}

/// The inside of the dialog. `data-for` says which subjects a part is for; `data-save` names a file, and `data-copy`
/// what is copied.
fn dialog(lang: Lang) -> String {
    let (own, close) = (words::Save::of(lang), words(lang).card.close);
    [
        top(own.title, close),
        format!(
            "<section data-for=\"chart\"><h3>{}</h3><p class=\"actions\">{}{}{}{}{}</p>\
             <p><label><input type=\"checkbox\" name=\"clear\"> {}</label></p></section>",
            escape(own.picture),
            button("data-save=\"png\" data-scale=\"1\"", "PNG 1×"),
            button("data-save=\"png\" data-scale=\"2\"", "PNG 2×"),
            button("data-save=\"png\" data-scale=\"4\"", "PNG 4×"),
            button("data-save=\"svg\"", "SVG"),
            button("data-copy=\"picture\"", own.copy_picture),
            escape(own.clear)
        ),
        format!(
            "<h3>{}</h3><p class=\"actions\">{}{}{}{}<a data-for=\"package\" download>{}</a>{}</p>",
            escape(own.data),
            button("data-save=\"csv\"", "CSV"),
            button("data-save=\"xlsx\"", "XLSX"),
            button("data-save=\"json\"", "JSON"),
            button("data-copy=\"table\"", own.copy_table),
            escape(own.package),
            button("data-save=\"zip\" data-for=\"archive\"", own.package)
        ),
        format!("<h3 data-for=\"chart report\">{}</h3>", escape(own.citation)),
        Lang::ALL.map(|form| citation(form, own)).concat(),
        format!(
            "<h3>{}</h3><div class=\"field\"><input name=\"link\" aria-label=\"{}\" readonly>{}{}</div>\
             <p data-for=\"file\">{}</p>",
            escape(own.link),
            escape(own.link),
            button("data-copy=\"link\"", own.copy),
            button("data-act=\"share\" data-for=\"share\"", own.share),
            escape(own.link_of_file)
        ),
        said(own, words(lang).not_fetched),
    ]
    .concat()
}

/// The dialog's first line, and room for its name.
fn top(title: &str, close: &str) -> String {
    format!(
        "<div class=\"body\"><div class=\"top\"><span>{}</span>{}</div><h2 id=\"save-name\" tabindex=\"-1\" autofocus></h2>",
        escape(title),
        button("data-act=\"close\"", close)
    )
}

/// Where the dialog tells what became of a press, and shows what a browser neither saves nor copies.
fn said(own: &words::Save, unfetched: &str) -> String {
    let said = |name: &str, text: &str| format!(" data-{name}=\"{}\"", escape(text));
    [
        "<p class=\"said\"><span role=\"status\"",
        &said("saved", &(own.saved)("{}")),
        &said("copied", own.copied),
        &said("kept", own.not_copied),
        &said("failed", own.failed),
        &said("unfetched", unfetched),
        &said("press", own.press),
        &said("open", own.open),
        &said("selected", &(own.selected)("{}")),
        "></span> ",
        &button("data-act=\"show\" hidden", own.not_saved),
        "</p><div class=\"shown\"></div></div>",
    ]
    .concat()
}

/// The inside of the dialog with code for other people's pages.
fn embedding(lang: Lang) -> String {
    let (own, save, all) = (words::Embed::of(lang), words::Save::of(lang), words(lang));
    let choice = |name: &str, label: &str, options: &[(&str, &str)]| {
        let options = options.iter().fold(String::new(), |mut out, (value, text)| {
            let tag = Lang::from_id(value).map(|lang| format!(" lang=\"{}\"", lang.tag()));
            let _ =
                write!(out, "<option value=\"{value}\"{}>{}</option>", tag.unwrap_or_default(), escape(text));
            out
        });
        format!("<label>{}<select name=\"{name}\">{options}</select></label>", escape(label))
    };
    let code = |which: &str, name: &str, label: &str, rows: u32| {
        format!(
            "<div class=\"field\" data-for=\"{which}\"><label for=\"embed-{name}\">{}</label>\
             <textarea id=\"embed-{name}\" name=\"{name}\" rows=\"{rows}\" readonly></textarea>{}</div>",
            escape(label),
            button(&format!("data-copy=\"{name}\" aria-describedby=\"embed-{name}\""), save.copy)
        )
    };
    let (both, site) = ("site alone", "site");
    [
        top(own.title, all.card.close),
        "<p class=\"choices\">".to_owned(),
        choice("language", own.language, &[("zh", own.languages[0]), ("en", own.languages[1])]),
        choice("look", all.look, &[("auto", all.looks[0]), ("light", all.looks[1]), ("dark", all.looks[2])]),
        choice("width", own.width, &[("360", "360 px"), ("640", "640 px"), ("960", "960 px")]),
        format!("</p><div class=\"field\"><label for=\"embed-base\">{}</label>", escape(own.base)),
        "<input id=\"embed-base\" name=\"base\" type=\"url\" spellcheck=\"false\"></div>".to_owned(),
        format!("<p data-for=\"file\">{}</p>", escape(own.base_of_file)),
        format!(
            "<h3 id=\"embed-preview\">{}</h3>\
             <div class=\"preview\" role=\"region\" tabindex=\"0\" aria-labelledby=\"embed-preview\"></div>",
            escape(own.preview)
        ),
        format!("<h3>{}</h3>", escape(own.frames)),
        code(both, "script", own.script, 5),
        code(both, "frame", own.frame, 4),
        code(site, "component", own.component, 5),
        code(site, "picture", own.picture, 4),
        format!("<h3>{}</h3><p class=\"actions\">", escape(own.chats)),
        button("data-save=\"chat\"", own.chat_picture),
        button("data-save=\"svg\"", "SVG"),
        "</p>".to_owned(),
        code(both, "caption", own.caption, 4),
        said(save, all.not_fetched),
    ]
    .concat()
}

fn citation(form: Lang, own: &words::Save) -> String {
    let (id, name) = (form.id(), escape(own.forms[form as usize]));
    format!(
        "<div class=\"field\" data-for=\"chart report\"><label for=\"save-{id}\">{name}</label>\
         <textarea id=\"save-{id}\" name=\"{id}\" rows=\"4\" lang=\"{}\" readonly></textarea>{}</div>",
        form.tag(),
        button(&format!("data-copy=\"{id}\" aria-describedby=\"save-{id}\""), own.copy)
    )
}

fn button(attributes: &str, text: &str) -> String {
    format!("<button type=\"button\" {attributes}>{}</button>", escape(text))
}
