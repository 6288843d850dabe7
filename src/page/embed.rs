//! A chart for other people's pages: the document in a frame, and the code that puts it there.

use super::chart_page::file_name;
use super::reader::{figure, source_line, unquoted};
use crate::chart::{self, Resolved, WidthClass};
use crate::lang::Lang;
use crate::paint::svg::escape;
use crate::report::Report;
use crate::text::{self, Weight};
use crate::view::{Look, Route, View};
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

/// How a chart is to stand in somebody's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Its language.
    pub lang: Lang,
    /// Its look.
    pub look: Look,
    /// Its height in CSS pixels, until it tells its own.
    pub height: u32,
    /// Whether the report is one file, which shows the chart by itself; else it is a site.
    pub one_file: bool,
}

/// The height of a chart's page for frames in a width class, in CSS pixels: an estimate with all its text, since fonts
/// differ.
pub fn height(chart: &Resolved, class: WidthClass) -> u32 {
    let (spec, words) = (chart.spec, words(chart.lang));
    let width = class.still_width() - 32.0;
    let lines = |text: &str, size, weight| text::wrap(text, size, weight, width).len() as f64;
    let small = |text: &str| 22.4 * lines(text, 14.0, Weight::Regular);
    let notes: f64 = spec.notes.iter().map(|note| 8.0 + small(note.get(chart.lang))).sum();
    let head = 12.0 + 27.0 * lines(spec.headline.get(chart.lang), 20.0, Weight::Bold) + 4.0;
    let below = 12.0 + 36.0 + 12.0 + 9.0 + small(&source_line(chart, words)) + 8.0 + 28.0 + 12.0;
    (head + small(spec.measure.get(chart.lang)) + 16.0 + chart.height(class) + notes + below).ceil() as u32
}

/// The address of a chart for a frame; `base` is that of the site's folder, or of the report where it is one file.
pub fn address(chart: &Resolved, frame: &Frame, base: &str) -> String {
    let id = &chart.spec.id;
    let view = View { look: frame.look, ..View::default() };
    if frame.one_file {
        let view = View { route: Route::Chart(id.clone()), lang: frame.lang, plain: true, ..view };
        return format!("{base}{}", view.hash());
    }
    let look = if frame.look == Look::default() { String::new() } else { view.hash() };
    format!("{base}embed/{}{look}", file_name(id, frame.lang))
}

/// A frame with a fixed height.
pub fn frame(chart: &Resolved, frame: &Frame, base: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" style=\"border:0\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-popups allow-downloads\" allow=\"clipboard-write; fullscreen\"></iframe>",
        escape(&address(chart, frame, base)),
        escape(chart.spec.headline.get(frame.lang)),
        frame.height
    )
}

/// A frame with a script that follows the height which the chart tells: any number of them may be in a page.
pub fn frame_with_script(chart: &Resolved, frame: &Frame, base: &str) -> String {
    const FOLLOW: &str = "<script>addEventListener(\"message\",(e)=>{const h=e.data?.[\"datawrapper-height\"];if(h)\
        for(const f of document.querySelectorAll(\"iframe\"))if(f.contentWindow===e.source)\
        f.style.height=Object.values(h)[0]+\"px\"})</script>";
    self::frame(chart, frame, base) + FOLLOW
}

/// The web component, with a picture that stands there until it is painted, and where no scripts run.
pub fn component(chart: &Resolved, frame: &Frame, base: &str) -> String {
    let look =
        if frame.look == Look::default() { String::new() } else { format!(" look=\"{}\"", frame.look.id()) };
    format!(
        "<script src=\"{}assets/embed.js\" async></script>\n<guanzhi-chart src=\"{}\" lang=\"{}\"{look}>{}</guanzhi-chart>",
        escape(base),
        escape(&address(chart, &Frame { look: Look::default(), ..frame.clone() }, base)),
        frame.lang.id(),
        picture(chart, frame, base)
    )
}

/// The still picture with a link to the chart's page, and what it shows in words.
pub fn picture(chart: &Resolved, frame: &Frame, base: &str) -> String {
    let name = file_name(&chart.spec.id, frame.lang);
    format!(
        "<a href=\"{base}chart/{name}\"><img src=\"{base}picture/{}.png\" alt=\"{}\" style=\"max-width:100%;height:auto\"></a>",
        name.trim_end_matches(".html"),
        escape(&chart.summary()),
        base = escape(base)
    )
}

/// Words for where a picture stands alone: headline, measure, source, and the chart's address, if there is a site.
pub fn caption(chart: &Resolved, site: Option<&str>) -> String {
    let (spec, words) = (chart.spec, words(chart.lang));
    let source = format!("{}{}", words.source, source_line(chart, words));
    let mut lines =
        vec![spec.headline.get(chart.lang).to_owned(), spec.measure.get(chart.lang).to_owned(), source];
    lines.extend(site.map(|site| format!("{site}chart/{}", file_name(&spec.id, chart.lang))));
    lines.join("\n")
}
