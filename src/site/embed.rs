//! A chart for other people's pages: the document in a frame, and the code that puts it there.

use super::chart_page::file_name;
use crate::chart::{self, Resolved, WidthClass};
use crate::lang::Lang;
use crate::markup::{Markup, Render, html};
use crate::page::columns::Span;
use crate::page::figure::{Place, figure, source_line};
use crate::report::Report;
use crate::text::{self, Weight};
use crate::words::{self, words};

/// The web component of hosts, as its source.
pub const COMPONENT: &str = include_str!("../../assets/embed.js");

/// Everything between `<div id="page">` and its end; `None` for a chart that the report doesn't have.
pub fn embed_page(report: &Report, id: &str, lang: Lang) -> Option<Markup> {
    let chart = chart::resolve(report, id, lang)?;
    Some(html! {
        main id="report" { div class="charts" { (figure(&chart, Span::Full, Place::Framed, words(lang))) } }
        footer {
            p {
                a href={ "../chart/" (file_name(id, lang)) } target="_blank" rel="noopener" {
                    (report.package.story.title.get(lang))
                }
            }
        }
    })
}

/// Code for other people's pages, with slots: `{address}` of the chart for frames, `{title}`, `{height}` in CSS pixels,
/// `{lang}`, `{look}` as an attribute or nothing, `{base}` of the site, `{page}` and `{image}` of the chart, and `{words}`
/// for the picture. The dialog fills them in as a reader chooses.
pub struct Code {
    /// A frame that a script keeps as high as the chart tells; any number of them may be in a page.
    pub script: &'static str,
    /// A frame with a fixed height.
    pub frame: &'static str,
    /// The web component, with the picture inside.
    pub component: &'static str,
    /// The still picture, leading to the chart's page.
    pub picture: &'static str,
}

macro_rules! frame {
    () => {
        concat!(
            r#"<iframe src="{address}" title="{title}" width="100%" height="{height}" style="border:0" loading="lazy""#,
            r#" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads""#,
            r#" allow="clipboard-write; fullscreen"></iframe>"#
        )
    };
}

macro_rules! picture {
    () => {
        r#"<a href="{page}"><img src="{image}" alt="{words}" style="max-width:100%;height:auto"></a>"#
    };
}

/// The code.
pub const CODE: Code = Code {
    script: concat!(
        frame!(),
        r#"<script>addEventListener("message",(e)=>{const h=e.data?.["datawrapper-height"];if(h)"#,
        r#"for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)"#,
        r#"f.style.height=Object.values(h)[0]+"px"})</script>"#
    ),
    frame: frame!(),
    component: concat!(
        r#"<script src="{base}assets/embed.js" async></script>"#,
        "\n",
        r#"<guanzhi-chart src="{base}embed/{file}" lang="{lang}"{look}>"#,
        picture!(),
        "</guanzhi-chart>"
    ),
    picture: picture!(),
};

/// Code with its slots filled in, as attributes want it.
pub fn filled(code: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(code.to_owned(), |code, (slot, value)| code.replace(slot, &value.render().0))
}

/// The height of a chart's page for frames in a width class, in CSS pixels: an estimate with all its text, since fonts
/// differ.
pub fn height(chart: &Resolved, class: WidthClass) -> u32 {
    let (spec, words) = (chart.spec, words(chart.lang));
    let width = class.still_width() - 32.0;
    let lines = |text: &str, size, weight| text::wrap(text, size, weight, width).len() as f64;
    let small = |text: &str| 22.4 * lines(text, 14.0, Weight::Regular);
    let notes: f64 = words::remarks(chart.lang, spec).iter().map(|remark| 8.0 + small(remark)).sum();
    let head = 12.0 + 27.0 * lines(spec.headline.get(chart.lang), 20.0, Weight::Bold) + 4.0;
    let below = 12.0 + 36.0 + 12.0 + 9.0 + small(&source_line(chart, words)) + 8.0 + 28.0 + 12.0;
    (head + small(spec.measure.get(chart.lang)) + 16.0 + chart.height(class) + notes + below).ceil() as u32
}
