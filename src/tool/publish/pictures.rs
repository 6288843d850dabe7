//! The pictures of a site: charts as SVG and PNG, for chats, and as previews of links.

use super::each_chart;
use super::output::Output;
use super::painter::Painter;
use guanzhi::chart;
use guanzhi::page::picture;
use guanzhi::report::Report;
use guanzhi::site::meta::{self, Subject};
use guanzhi::site::{chart_page, preview};

/// Each chart as SVG and PNG, for chats as a PNG with its address, and previews of links where pages can lead to them,
/// since the site's address is known; in both languages.
///
/// # Errors
/// When a picture can't be painted.
pub fn write(
    report: &Report,
    site: Option<&str>,
    painter: &Painter,
    output: &mut Output,
) -> anyhow::Result<()> {
    let mut drawings = of_charts(report, site, output);
    if site.is_some() {
        drawings.extend(previews(report));
    }
    let pngs = painter.pngs(&drawings)?;
    for ((name, _), png) in drawings.iter().zip(pngs) {
        output.add(&format!("site/{name}"), png);
    }
    Ok(())
}

/// Writes the charts as SVG, and returns what of them is to be painted: names and SVG.
fn of_charts(report: &Report, site: Option<&str>, output: &mut Output) -> Vec<(String, String)> {
    let (mut drawings, own) = (Vec::new(), &report.package.meta);
    for (spec, lang) in each_chart(report) {
        let Some(chart) = chart::resolve(report, &spec.id, lang) else { continue };
        let name = chart_page::file_name(&spec.id, lang).replace(".html", "");
        let drawing = picture::file(&chart, true);
        output.add(&format!("site/picture/{name}.svg"), drawing.clone());
        drawings.push((format!("picture/{name}.png"), drawing));
        let address =
            site.map(|site| meta::address(own, Subject::Chart(&spec.id), lang, site)).unwrap_or_default();
        drawings.push((format!("picture/{name}.chat.png"), picture::for_chats(&chart, &address)));
    }
    drawings
}

fn previews(report: &Report) -> impl Iterator<Item = (String, String)> {
    let charts = each_chart(report).map(|(spec, lang)| (Subject::Chart(&spec.id), lang));
    let all = report.package.meta.languages().map(|lang| (Subject::Report, lang)).chain(charts);
    all.map(|(subject, lang)| (meta::preview_name(subject, lang), preview::file(report, subject, lang)))
}
