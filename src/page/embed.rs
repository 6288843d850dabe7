//! A chart for other people's pages: the document in a frame, and the code that puts it there.

use super::chart_page::file_name;
use super::reader::{figure, unquoted};
use crate::chart;
use crate::lang::Lang;
use crate::paint::svg::escape;
use crate::report::Report;
use crate::words::words;
use std::fmt::Write;

/// The web component of hosts, as its source.
pub const COMPONENT: &str = include_str!("../../assets/embed.js");

/// Everything between `<div id="page">` and its end; `None` for a chart that the report doesn't have.
pub fn embed_page(report: &Report, id: &str, lang: Lang) -> Option<String> {
    let chart = chart::resolve(report, id, lang)?;
    let mut markup = String::new();
    figure(&mut markup, &chart, true, words(lang));
    // The headline is the document's; and a keyboard finds the drawing before the app has put its layer there.
    let markup = markup.replace("<h3 ", "<h1 ").replace("</h3>", "</h1>");
    let markup = markup.replace("<div role=\"img\"", "<div role=\"img\" tabindex=\"0\"");
    let mut out = format!("<main id=\"report\"><div class=\"charts\">\n{markup}</div></main>\n");
    let _ = writeln!(
        out,
        "<footer><p><a href=\"../chart/{}\" target=\"_blank\" rel=\"noopener\">{}</a></p></footer>",
        escape(&file_name(id, lang)),
        escape(report.package.story.title.get(lang))
    );
    Some(unquoted(&out))
}
