//! The explorer's markup: controls, and a table of which only a window of rows is there.

use crate::chart::spot;
use crate::explore::{Column, Filter, Selection, options};
use crate::lang::Lang;
use crate::paint::svg::escape;
use crate::report::Report;
use crate::words::{self, words};
use std::fmt::Write;

/// Heading, search, filters and buttons; `data-act` names what a button does.
pub fn controls(report: &Report, lang: Lang) -> String {
    let words = words(lang);
    let explorer = &words.explorer;
    let mut out = format!(
        "<div class=\"top\"><h2 id=\"explorer-name\">{}</h2>{}</div>\n\
         <div class=\"filters\" role=\"search\"><label class=\"query\">{}<input type=\"search\" name=\"q\" \
         placeholder=\"{}\" autocomplete=\"off\" spellcheck=\"false\"></label>",
        escape(words.all_figures),
        button("close", explorer.close),
        escape(explorer.search),
        escape(explorer.hint)
    );
    for filter in Filter::ALL {
        let _ = write!(
            out,
            "<label>{}<select name=\"{}\"><option value=\"\">{}</option>",
            escape(explorer.filters[filter.place()]),
            filter.id(),
            escape(explorer.all)
        );
        for (value, label) in options(report, filter, lang) {
            let _ = write!(out, "<option value=\"{}\">{}</option>", escape(&value), escape(&label));
        }
        out.push_str("</select></label>");
    }
    let _ = write!(
        out,
        "<label class=\"digits\"><input type=\"checkbox\" name=\"digits\">{}</label></div>\n\
         <p class=\"found\"><span role=\"status\"></span>{}{}<span class=\"missing\" role=\"alert\">{}</span></p>",
        escape(explorer.digits),
        button("reset", explorer.reset),
        button("save", explorer.download),
        escape(words.save_not_fetched)
    );
    out
}

fn button(act: &str, text: &str) -> String {
    format!("<button type=\"button\" data-act=\"{act}\">{}</button>", escape(text))
}

/// The table without rows. Roles are given too, since style sheets may turn rows into blocks.
pub fn table(lang: Lang) -> String {
    let words = words(lang);
    let mut out =
        "<table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\" aria-rowindex=\"1\">".to_owned();
    for column in Column::ALL {
        let name = words.columns[column as usize];
        let _ = write!(
            out,
            "<th scope=\"col\" role=\"columnheader\" data-column=\"{}\"><button type=\"button\" title=\"{}\">{}</button></th>",
            column.id(),
            escape(&words::sort(lang, name)),
            escape(name)
        );
    }
    let _ = write!(
        out,
        "<th scope=\"col\" role=\"columnheader\">{}</th></tr></thead><tbody role=\"rowgroup\"></tbody></table>",
        escape(words.columns[4])
    );
    out
}

/// The rows from one place of a list to another, between two that stand for all the others.
pub fn rows(
    report: &Report,
    list: &[usize],
    (from, to): (usize, usize),
    selection: &Selection,
    lang: Lang,
) -> String {
    const PAD: &str = "<tr class=\"pad\" aria-hidden=\"true\"></tr>";
    let mut out = PAD.to_owned();
    for (at, place) in list.iter().enumerate().take(to).skip(from) {
        let Some(it) = report.at(*place) else { continue };
        let id = escape(&it.observation.id);
        let shown = if selection.digits { words::in_digits(lang, &it) } else { words::figure(lang, &it) };
        let _ = write!(
            out,
            "<tr role=\"row\" aria-rowindex=\"{}\" data-figure=\"{id}\"><th scope=\"row\" role=\"rowheader\">\
             <a href=\"#/figure/{id}\">{}</a></th><td role=\"cell\">{}</td><td role=\"cell\">{}</td>\
             <td role=\"cell\">{}</td><td role=\"cell\"><span class=\"tag\">{}</span> {}</td></tr>",
            at + 2,
            escape(it.indicator.name.get(lang)),
            escape(&shown),
            escape(it.region.name.get(lang)),
            escape(&words::period(lang, &it.observation.period)),
            escape(words(lang).explorer.tiers[it.observation.tier as usize]),
            escape(&spot(lang, &it))
        );
    }
    out + PAD
}
